// The tray: notes of the map that lie in no cell yet.

import { edit } from "../doing";
import type { Editor } from "../editor.svelte";

/** Keeps notes; the latest comes last. */
export async function addNotes(editor: Editor, texts: readonly string[]): Promise<boolean> {
  if (texts.length === 0) return true;
  return (await edit(editor, { edit: "add_cards", cards: texts.map((text) => ({ at: { spot: "tray" }, fields: { text } })) })) !== null;
}

/** Takes the selected cards from the map into the tray, and shows it. */
export async function toTray(editor: Editor): Promise<void> {
  const cards = [...editor.selected("card")];
  await edit(editor, { edit: "move_cards", cards, at: { spot: "tray" } });
  if (!editor.panels.has("tray")) editor.panels.show("tray", true);
}
