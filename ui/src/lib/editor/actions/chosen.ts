// What rows ask of the selection.

import type { Editor } from "../editor.svelte";

/** Something is selected. */
export const some = (editor: Editor): boolean => editor.selection.ids.size > 0;
/** Cards or points are selected. */
export const cards = (editor: Editor): boolean => editor.selection.kind === "card" && some(editor);
/** The selected cards that are no points of a curve, which have their color and their form from their value. */
export const boxesOf = (editor: Editor): string[] => those(editor, isBox);
/** The selected cards that can reach over columns. */
export const reachingOf = (editor: Editor): string[] => those(editor, reaches);
/** The selected cards that may have channels. */
export const touchpointsOf = (editor: Editor): string[] => those(editor, hasChannels);
/** Some of the selection have what these have; the others are left as they are. */
export const boxes = (editor: Editor): boolean => any(editor, isBox);
export const reaching = (editor: Editor): boolean => any(editor, reaches);
export const touchpoints = (editor: Editor): boolean => any(editor, hasChannels);
/** Stages are selected. */
export const stages = (editor: Editor): boolean => editor.selection.kind === "stage" && some(editor);
/** Lanes are selected. */
export const lanes = (editor: Editor): boolean => editor.selection.kind === "lane" && some(editor);

/** Cards are selected, and one of them lies on the map. */
export function placed(editor: Editor): boolean {
  return cards(editor) && [...editor.selection.ids].some((card) => editor.card(card)?.place);
}

type Takes = (editor: Editor, lane: string) => boolean;

const isBox: Takes = (editor, lane) => editor.form(lane) !== "curve";
const reaches: Takes = (editor, lane) => editor.form(lane) === "cards";
const hasChannels: Takes = (editor, lane) => editor.role(lane)?.fields.includes("channels") === true;
const laneOf = (editor: Editor, card: string): string => editor.card(card)?.place?.lane ?? "";

function those(editor: Editor, takes: Takes): string[] {
  return cards(editor) ? [...editor.selection.ids].filter((card) => takes(editor, laneOf(editor, card))) : [];
}

/** Asked again and again while a rectangle selects: the first one answers. */
function any(editor: Editor, takes: Takes): boolean {
  if (!cards(editor)) return false;
  for (const card of editor.selection.ids) if (takes(editor, laneOf(editor, card))) return true;
  return false;
}
