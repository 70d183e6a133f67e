// Changes a text field so that the browser's own undo takes it back.

import type { Written } from "./marks";

/** The field's text with its selection. */
export function writtenIn(field: HTMLTextAreaElement): Written {
  return { text: field.value, start: field.selectionStart, end: field.selectionEnd };
}

/** Puts another text into the field: only the part that differs is replaced. */
export function put(field: HTMLTextAreaElement, next: Written): void {
  const { from, to, piece } = difference(field.value, next.text);
  if (from !== to || piece !== "") {
    field.setSelectionRange(from, to);
    if (!typed(piece)) replaced(field, piece);
  }
  field.setSelectionRange(next.start, next.end);
}

/** The engine's way to write as a person would, which its undo knows. */
function typed(piece: string): boolean {
  if (typeof document.execCommand !== "function") return false;
  return piece === "" ? document.execCommand("delete") : document.execCommand("insertText", false, piece);
}

function replaced(field: HTMLTextAreaElement, piece: string): void {
  field.setRangeText(piece);
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

function difference(before: string, after: string): { from: number; to: number; piece: string } {
  let from = 0;
  while (from < before.length && from < after.length && before[from] === after[from]) from += 1;
  let same = 0;
  while (same < before.length - from && same < after.length - from && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return { from, to: before.length - same, piece: after.slice(from, after.length - same) };
}
