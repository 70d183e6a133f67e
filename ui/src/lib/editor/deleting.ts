// Deleting what is selected. Where much went at once, a notice says what, with the way back.

import type { Item } from "../backend/types";
import { say, sayN } from "../words.svelte";
import { edit, items, step } from "./doing";
import type { Editor } from "./editor.svelte";

/** Deletes what is selected. Nothing is asked: undo is there. */
export async function remove(editor: Editor): Promise<void> {
  const chosen = items(editor);
  if (chosen.length === 0) return;
  const tell = counting(editor, chosen);
  if (await edit(editor, { edit: "delete", items: chosen })) tell();
  editor.focus();
}

/** Says that a persona left the map, with the way back. */
export function tellRemoved(editor: Editor, name: string): void {
  tell(editor, say("editor.deleted.persona", { name }));
}

/**
 * Takes down what there is before stages or lanes are deleted; gives back what says, when they are gone, how many cards
 * went with them. Where nothing did, the undo of the bar is enough.
 */
function counting(editor: Editor, chosen: readonly Item[]): () => void {
  const { store } = editor;
  const what = named(editor, chosen);
  const cards = Object.keys(store.doc.cards);
  const points = new Set(cards.filter((card) => editor.isPoint(card)));
  const others = Object.keys(store.doc.stages).filter((stage) => !chosen.some(({ id }) => id === stage));
  return () => {
    const lost = cards.filter((card) => !store.doc.cards[card]);
    if (what === null || (lost.length === 0 && others.every((stage) => store.doc.stages[stage]))) return;
    const count = lost.filter((card) => !points.has(card)).length;
    tell(editor, count === 0 ? say("editor.deleted.only", { what }) : sayN("editor.deleted.cards", count, { what }));
  };
}

/** Stages or lanes in words; null for anything else. */
function named(editor: Editor, chosen: readonly Item[]): string | null {
  const [first] = chosen;
  if (first?.kind !== "stage" && first?.kind !== "lane") return null;
  if (chosen.length > 1) return sayN(`editor.deleted.${first.kind}s`, chosen.length);
  return say(`editor.deleted.${first.kind}`, { name: first.kind === "stage" ? editor.stageName(first.id) : editor.laneName(first.id) });
}

function tell(editor: Editor, words: string): void {
  const { revision } = editor.store;
  editor.session.notices.done(words, { label: say("app.undo"), run: () => undo(editor, revision) });
}

/** Takes the deed back while it is the last one; what came after it is not taken back unasked. */
function undo(editor: Editor, revision: number): void {
  if (editor.store.revision === revision) void step(editor, "undo");
  else editor.session.notices.done(say("editor.deleted.later"));
}
