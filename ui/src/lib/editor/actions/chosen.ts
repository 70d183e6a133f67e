// What rows ask of the selection.

import type { Editor } from "../editor.svelte";

/** Something is selected. */
export const some = (editor: Editor): boolean => editor.selection.ids.size > 0;
/** Cards or points are selected. */
export const cards = (editor: Editor): boolean => editor.selection.kind === "card" && some(editor);
/** The selected cards that are no points of a curve, which have their color and their form from their value. */
export const boxesOf = (editor: Editor): string[] => those(editor, (lane) => editor.form(lane) !== "curve");
/** The selected cards that can reach over columns. */
export const reachingOf = (editor: Editor): string[] => those(editor, (lane) => editor.form(lane) === "cards");
/** The selected cards that may have channels. */
export const touchpointsOf = (editor: Editor): string[] => those(editor, (lane) => editor.role(lane)?.fields.includes("channels") === true);
/** Some of the selection have what these have; the others are left as they are. */
export const boxes = (editor: Editor): boolean => boxesOf(editor).length > 0;
export const reaching = (editor: Editor): boolean => reachingOf(editor).length > 0;
export const touchpoints = (editor: Editor): boolean => touchpointsOf(editor).length > 0;
/** Stages are selected. */
export const stages = (editor: Editor): boolean => editor.selection.kind === "stage" && some(editor);
/** Lanes are selected. */
export const lanes = (editor: Editor): boolean => editor.selection.kind === "lane" && some(editor);

/** Cards are selected, and one of them lies on the map. */
export function placed(editor: Editor): boolean {
  return cards(editor) && [...editor.selection.ids].some((card) => editor.card(card)?.place);
}

function those(editor: Editor, takes: (lane: string) => boolean): string[] {
  return cards(editor) ? [...editor.selection.ids].filter((card) => takes(editor.card(card)?.place?.lane ?? "")) : [];
}
