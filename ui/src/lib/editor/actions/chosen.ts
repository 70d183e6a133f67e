// What rows ask of the selection.

import type { Editor } from "../editor.svelte";

/** Something is selected. */
export const some = (editor: Editor): boolean => editor.selection.ids.size > 0;
/** Cards or points are selected. */
export const cards = (editor: Editor): boolean => editor.selection.kind === "card" && some(editor);
/** Cards are selected, and none of them is a point of a curve, which has its color and its form from its value. */
export function boxes(editor: Editor): boolean {
  return cards(editor) && each(editor, (lane) => editor.form(lane) !== "curve");
}
/** Stages are selected. */
export const stages = (editor: Editor): boolean => editor.selection.kind === "stage" && some(editor);
/** Lanes are selected. */
export const lanes = (editor: Editor): boolean => editor.selection.kind === "lane" && some(editor);

/** Cards are selected, and one of them lies on the map. */
export function placed(editor: Editor): boolean {
  return cards(editor) && [...editor.selection.ids].some((card) => editor.card(card)?.place);
}

/** Cards are selected, and all lie in lanes that hold cards. */
export function reaching(editor: Editor): boolean {
  return cards(editor) && each(editor, (lane) => editor.form(lane) === "cards");
}

/** Cards are selected, and all may have channels. */
export function touchpoints(editor: Editor): boolean {
  return cards(editor) && each(editor, (lane) => editor.role(lane)?.fields.includes("channels") === true);
}

function each(editor: Editor, holds: (lane: string) => boolean): boolean {
  return [...editor.selection.ids].every((card) => holds(editor.card(card)?.place?.lane ?? ""));
}
