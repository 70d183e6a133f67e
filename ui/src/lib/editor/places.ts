// Going to a record of the map, whoever names it: find, the palette, the outline, a hit of the search.

import type { Place } from "../actions/commands.svelte";
import { say } from "../words.svelte";
import type { Editor } from "./editor.svelte";
import { plain, wordsOf } from "./filter";
import { plainOf } from "./marks";
import { personaName } from "./names";
import type { Selectable } from "./selection";

/** More cards than this nobody reads in a list. */
const MOST_CARDS = 20;
const SHORTEST = 2;

/** Selects a record and brings it into sight; `focus`: the keyboard goes there too. */
export async function goTo(editor: Editor, kind: Selectable, id: string, focus = true): Promise<void> {
  const way = (editor.way = Symbol(id));
  await editor.views.unfold(kind, id);
  // Somebody wanted to go elsewhere meanwhile.
  if (editor.way !== way) return;
  // A point lies on a curve, which may be left out for a persona that stands alone.
  if (kind === "card" && editor.isAway(id)) editor.showPersona(editor.persona);
  editor.choose(kind, id, focus);
  if (editor.spot) editor.reveal(editor.spot);
}

/** Saved views, personas, stages, lanes and cards whose text has what is typed, for the palette. */
export function placesOf(editor: Editor, query: string): Place[] {
  const words = wordsOf(query);
  if (words.join("").length < SHORTEST) return [];
  const fits = (text: string): boolean => words.every((word) => plain(text).includes(word));
  const { grid } = editor.store;
  const stages = grid.head.map(({ stage }) => place(editor, "stage", stage, editor.stageName(stage)));
  const lanes = grid.lanes.map((lane) => place(editor, "lane", lane, editor.laneName(lane)));
  const personas = (editor.store.doc.map.personas ?? []).map((id) => ({ id: `persona:${id}`, label: personaName(editor, id), caption: say("kind.persona"), icon: "users-round", run: () => editor.showPersona(id) }));
  const views = editor.views.saved.map((view) => ({ id: `view:${view.id}`, label: view.name ?? "", caption: say("kind.view"), icon: "eye", run: () => editor.views.apply(view) }));
  return [...[...views, ...personas, ...stages, ...lanes].filter(({ label }) => fits(label)), ...cards(editor, fits)];
}

function cards(editor: Editor, fits: (text: string) => boolean): Place[] {
  const found: Place[] = [];
  for (const id of editor.store.grid.inReadingOrder()) {
    const text = plainOf(editor.card(id)?.text ?? "");
    if (text !== "" && fits(text)) found.push(place(editor, "card", id, text.replaceAll("\n", " ")));
    if (found.length === MOST_CARDS) break;
  }
  return found;
}

const ICONS = { stage: "columns-3", lane: "rows-3", card: "sticky-note" } as const;

function place(editor: Editor, kind: "stage" | "lane" | "card", id: string, label: string): Place {
  return { id: `${kind}:${id}`, label, caption: say(`kind.${kind}`), icon: ICONS[kind], run: () => goTo(editor, kind, id) };
}
