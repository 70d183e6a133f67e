// Several lines pasted into one card may be meant as many cards: they are offered as such, and nothing happens unasked.

import { say } from "../../words.svelte";
import type { Editor } from "../editor.svelte";
import { linesOf } from "../lines";
import type { TextSession } from "../texts.svelte";

/** Makes a card of each line: the first stays in the card that is written, the others come below it, in one step. */
export async function makeCards(editor: Editor, session: TextSession): Promise<void> {
  const [first = "", ...rest] = linesOf(session.text);
  if (rest.length === 0) return;
  session.input(first);
  if (!(await session.flush()) || session.card === null) return;
  const { card } = session;
  const fields = session.target.on === "new" ? session.target.fields : {};
  // Each comes right below the first one, so the last line goes first.
  const cards = rest.reverse().map((text) => ({ at: { spot: "after" as const, card }, fields: { ...fields, text } }));
  const done = await editor.store.edit({ edit: "add_cards", cards }, session.join);
  await editor.leaveText();
  if (done) editor.chooseCards([card, ...[...done.created].reverse()]);
  if (done) editor.announce(say("tray.made", { count: rest.length + 1 }));
}
