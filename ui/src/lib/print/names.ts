// What sheets are called.

import type { Preview } from "../backend/types";
import { number as counted, say } from "../words.svelte";

/** The name below a small sheet: its place among the others, or that it holds notes. The only sheet of a map is no
 *  "A1", which would be taken for its paper. */
export function sheetName({ sheets, across, down }: Preview, at: number): string {
  if (!sheets[at]?.name) return say("print.notes.sheet");
  return across * down === 1 ? counted(at + 1) : sheets[at].name;
}

/** Its name for a screen reader, and beside the buttons that lead to others. */
export function sheetLabel(preview: Preview, at: number): string {
  const total = preview.sheets.length;
  const { across, down } = preview;
  if (across * down === 1 && at === 0) return say("print.sheet.plain", { number: 1, total });
  return say("print.sheet", { name: sheetName(preview, at), number: at + 1, total });
}
