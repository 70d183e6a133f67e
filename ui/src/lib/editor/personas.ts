// Personas on the map: taking one off it, putting one into the bin that all maps share, and back.

import { type Action, actionOf, type Table } from "../actions/action";
import type { Persona } from "../backend/types";
import { say } from "../words.svelte";
import { curveLanes, drawCurve } from "./curves";
import { tellRemoved } from "./deleting";
import { edit } from "./doing";
import type { Editor } from "./editor.svelte";
import { personaName } from "./names";

/** A persona of an open map. */
type OnMap = { readonly editor: Editor; readonly persona: string };

const binned = ({ editor, persona }: OnMap): boolean => editor.store.doc.shared.personas[persona]?.deleted === true;

const ROWS = {
  "draw-curve": {
    words: "editor.personas.activate",
    icon: "spline",
    enabled: ({ editor }) => curveLanes(editor).length > 0,
    label: ({ editor, persona }) => say("editor.personas.activate", { name: personaName(editor, persona) }),
    run: ({ editor, persona }) => drawCurve(editor, persona),
  },
  "persona-alone": {
    words: "editor.personas.alone",
    icon: "eye",
    checked: ({ editor, persona }) => editor.alone && editor.persona === persona,
    label: ({ editor, persona }) => say("editor.personas.alone", { name: personaName(editor, persona) }),
    run: ({ editor, persona }) => editor.showPersona(persona, !(editor.alone && editor.persona === persona)),
  },
  "edit-persona": {
    words: "persona.edit",
    icon: "pencil",
    run: ({ editor, persona }) => (editor.personaDialog = { persona }),
  },
  "remove-persona": { words: "editor.personas.remove", icon: "x", run: ({ editor, persona }) => takeOff(editor, persona) },
  "bin-persona": { words: "persona.delete", icon: "trash-2", danger: true, run: ({ editor, persona }) => putIntoBin(editor, persona) },
  "restore-persona": { words: "persona.restore", icon: "rotate-ccw", run: ({ editor, persona }) => takeOutOfBin(editor, persona) },
} satisfies Table<OnMap>;

/** What can be done with a persona of the map, in groups. */
export function personaActions(editor: Editor, persona: string): Action[][] {
  const on = { editor, persona };
  const last = binned(on) ? "restore-persona" : "bin-persona";
  const groups = [["draw-curve", "persona-alone"], ["edit-persona", "remove-persona"], [last]] as const;
  return groups.map((group) => group.map((id) => actionOf(id, ROWS[id], on)));
}

/** Puts a persona of the library on the map as its last, and makes it the one whose points are set. */
export async function putOn(editor: Editor, persona: string): Promise<void> {
  await setPersonas(editor, [...(editor.store.doc.map.personas ?? []).filter((other) => other !== persona), persona]);
  editor.persona = persona;
  // Where one persona stood alone, her curve goes away for the new one.
  editor.tidy();
}

/** Takes a persona off the map. The library keeps it, and so do the cards that are about it. */
export async function takeOff(editor: Editor, persona: string): Promise<void> {
  const others = (editor.store.doc.map.personas ?? []).filter((other) => other !== persona);
  if (await setPersonas(editor, others)) tellRemoved(editor, personaName(editor, persona));
}

/** Puts a persona into the bin. The maps that name it keep drawing it. */
export async function putIntoBin(editor: Editor, persona: string): Promise<void> {
  const done = await editor.store.editShared({ edit: "delete", items: [{ kind: "persona", id: persona }] });
  if (!done) return;
  const back = { label: say("app.undo"), run: () => void takeOutOfBin(editor, persona) };
  editor.session.notices.done(say("persona.deleted", { name: personaName(editor, persona) }), back);
}

/** Takes a persona out of the bin. */
export async function takeOutOfBin(editor: Editor, persona: string): Promise<void> {
  const done = await editor.store.editShared({ edit: "restore", items: [{ kind: "persona", id: persona }] });
  if (done) editor.announce(say("persona.restored", { name: personaName(editor, persona) }));
}

/** The personas of the library that are not on the map, by name; none of the bin. */
export async function elsewhere(editor: Editor): Promise<Persona[]> {
  const { personas } = await editor.session.backend.shared();
  const here = editor.store.doc.map.personas ?? [];
  const others = Object.values(personas).filter((persona) => !persona.deleted && !here.includes(persona.id));
  return others.sort((a, b) => (a.name ?? "").localeCompare(b.name ?? ""));
}

async function setPersonas(editor: Editor, personas: string[]): Promise<boolean> {
  const done = await edit(editor, { edit: "set", kind: "map", ids: [editor.store.doc.map.id], fields: { personas } });
  return done !== null;
}
