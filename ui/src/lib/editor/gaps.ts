// Something that the six steps miss: how it is called, and the way to it.

import { tick } from "svelte";

import type { Gap, GapCode } from "../backend/types";
import { date, say } from "../words.svelte";
import * as doing from "./doing";
import type { Editor } from "./editor.svelte";
import { plainOf } from "./marks";
import { personaName } from "./names";
import { goTo } from "./places";

/** What is missing, in words. */
export function gapWords(editor: Editor, gap: Gap): string {
  return say(`guide.gap.${gap.code}`, { name: nameOf(editor, gap) });
}

function nameOf(editor: Editor, { code, kind, id }: Gap): string {
  if (code === "review_past") return date(editor.store.doc.map.review_on ?? "");
  if (kind === "stage") return editor.stageName(id);
  if (kind === "persona") return personaName(editor, id);
  return kind === "card" ? cardName(editor, id) : "";
}

/** The words of a card; a point of a curve is known by whom it is about and where it lies. */
function cardName(editor: Editor, id: string): string {
  const { text = "", personas = [], place } = editor.card(id) ?? {};
  const words = plainOf(text).replaceAll("\n", " ").trim();
  if (place && editor.form(place.lane) === "curve") return [...personas.map((persona) => personaName(editor, persona)), editor.stageName(place.stage)].join(", ");
  return words || say("editor.card.empty");
}

const LANES: { readonly [code in GapCode]?: string } = {
  touchpoint_lane: "touchpoint",
  emotion_lane: "emotion",
  pain_lane: "pain",
  solution_lane: "solution",
};

/** True where the way is one edit: what is missing is made at once. */
export function makes(gap: Gap): boolean {
  return gap.code === "stage" || LANES[gap.code] !== undefined;
}

/** Goes where the gap can be closed, or closes it. */
export async function wayTo(editor: Editor, gap: Gap): Promise<void> {
  const role = LANES[gap.code];
  if (role !== undefined) return doing.addLane(editor, { spot: "last" }, role);
  if (gap.code === "stage") return doing.addStage(editor, { spot: "inside", parent: null });
  if (gap.kind === "map") return ofMap(editor, gap.code);
  if (gap.kind === "persona") editor.personaDialog = { persona: gap.id };
  else if (gap.kind === "stage") await toCell(editor, laneOf(editor, gap.code), gap.id);
  else if (gap.kind === "lane") await toCell(editor, gap.id, editor.store.grid.columns[0]);
  else await toCard(editor, gap);
}

async function ofMap(editor: Editor, code: GapCode): Promise<void> {
  if (code === "persona") {
    editor.personaDialog = { persona: null };
    return;
  }
  editor.clear();
  await openField(editor, code === "goal" ? "goal" : "review_on");
}

async function toCard(editor: Editor, { code, id }: Gap): Promise<void> {
  await goTo(editor, "card", id, code !== "owner");
  if (code === "owner") await openField(editor, "owner");
}

/** The first lane of the role that a stage lacks something in. */
function laneOf(editor: Editor, code: GapCode): string | undefined {
  return editor.store.grid.lanes.find((id) => editor.lane(id)?.role === code);
}

/** The keyboard stands in an empty cell below a stage: a letter begins a card there. */
async function toCell(editor: Editor, lane: string | undefined, stage: string | undefined): Promise<void> {
  const column = editor.store.grid.columns[editor.store.grid.node(stage ?? "")?.column ?? -1];
  if (lane === undefined || column === undefined) return;
  await editor.views.unfoldCell(lane, column);
  editor.go({ on: "cell", lane, stage: column, card: null });
}

/** Opens the properties and goes into one of their fields. */
async function openField(editor: Editor, field: string): Promise<void> {
  editor.panels.show("properties", true);
  await tick();
  document.querySelector<HTMLElement>(`[data-region='properties'] [data-field='${field}'] :is(input, textarea)`)?.focus();
}
