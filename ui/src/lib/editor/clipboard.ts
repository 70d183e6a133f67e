// Copying and pasting: what goes out is what is selected, what comes in is one edit where the keyboard stands.

import type { ClipForm, Edit, Item, Pasted, PasteSpot } from "../backend/types";
import { say, sayN } from "../words.svelte";
import { remove } from "./deleting";
import { edit, items } from "./doing";
import type { Editor } from "./editor.svelte";
import type { Point } from "./geometry";
import { cardAt, cellBelow } from "./hand/hit";
import { TextSession } from "./texts.svelte";

const IMAGE = /\.(png|jpe?g|webp|gif)$/i;

/** Puts what is selected on the clipboard, for Lajur with all its fields and for other programs as a table. */
export async function copy(editor: Editor): Promise<void> {
  if (await put(editor, items(editor), "records")) editor.announce(say("clipboard.copied"));
}

/** The same, and deletes it here. What could not be copied stays. */
export async function cut(editor: Editor): Promise<void> {
  if (await put(editor, items(editor), "records")) await remove(editor);
}

/** Puts what is selected, or the whole map, on the clipboard as a table with its heads. */
export async function copyTable(editor: Editor): Promise<void> {
  if (await put(editor, chosen(editor), "table")) editor.session.notices.done(say("clipboard.table_copied"));
}

/** Puts a picture of what is selected, or of the whole map, on the clipboard. */
export async function copyPicture(editor: Editor): Promise<void> {
  if (await put(editor, chosen(editor), "picture")) editor.session.notices.done(say("clipboard.picture_copied"));
}

/** Pastes what lies on the clipboard where the keyboard stands. */
export function paste(editor: Editor): Promise<void> {
  return take(editor, () => editor.session.backend.paste(editor.store.map, pasteSpot(editor)));
}

/** What is pasted into a new card that has no letter yet comes as cards in its stead, where it is cells; text is text. */
export function pasteInstead(editor: Editor, text: TextSession, pasted: DataTransfer | null): boolean {
  const { target } = text;
  if (target.on !== "new" || text.card !== null || text.text !== "" || !isCells(pasted)) return false;
  const after = target.after instanceof TextSession ? target.after.card : target.after;
  void editor.leaveText(false).then(() => {
    const at = here(target.lane, target.stage, after);
    return take(editor, () => editor.session.backend.paste(editor.store.map, at));
  });
  return true;
}

/** Cells are a table, as spreadsheets and Lajur itself give them. */
function isCells(pasted: DataTransfer | null): boolean {
  return /<table\b/i.test(pasted?.getData("text/html") ?? "") || (pasted?.getData("text/plain") ?? "").includes("\t");
}

/** Takes image files that were let go over the map; false where the files are for somebody else, such as maps. */
export function dropped(editor: Editor, paths: readonly string[], at: Point): boolean {
  if (!paths.every((path) => IMAGE.test(path))) return false;
  const spot = spotAt(editor, at);
  if (spot) void take(editor, () => editor.session.backend.dropImages(editor.store.map, paths, spot));
  else editor.session.notices.done(say("clipboard.drop_on_card"));
  return true;
}

/** Where a person stands who pastes. */
export function pasteSpot(editor: Editor): PasteSpot {
  const { selection, spot } = editor;
  const [card, ...others] = editor.selected("card");
  if (card !== undefined && !editor.card(card)?.place) return { spot: "tray", card: others.length === 0 ? card : null };
  if (selection.kind === "stage" && selection.anchor !== null) return here(null, selection.anchor);
  if (selection.kind === "lane" && selection.anchor !== null) return here(selection.anchor, null);
  if (spot?.on === "cell") return here(spot.lane, spot.stage, spot.card !== null && editor.isSelected("card", spot.card) ? spot.card : null);
  if (spot?.on === "stage") return here(null, spot.stage);
  return here(spot?.lane ?? null, null);
}

function here(lane: string | null, stage: string | null, card: string | null = null): PasteSpot {
  return { spot: "here", lane, stage, card };
}

/** The card, cell or tray at a place of the window. */
function spotAt(editor: Editor, at: Point): PasteSpot | null {
  if (editor.gestures.overTray(at)) return { spot: "tray", card: editor.gestures.noteAt(at) };
  const cell = cellBelow(editor, at);
  if (!cell) return null;
  const card = cardAt(editor.store.layout, editor.store.shown, editor.canvas.toMap(at));
  const home = card === null ? null : editor.card(card)?.place;
  return home ? here(home.lane, home.stage, card) : here(cell.lane, cell.stage);
}

/** What is selected, without arrows: they are drawn where their ends are. */
function chosen(editor: Editor): Item[] {
  return editor.selection.kind === "link" ? [] : items(editor);
}

async function put(editor: Editor, what: Item[], form: ClipForm): Promise<boolean> {
  const { backend, notices } = editor.session;
  const done = await notices.guard(() =>
    editor.clipboard.add(async () => {
      await editor.text?.flush();
      await editor.store.settled();
      await backend.copy(editor.store.map, what, form);
      return true;
    }),
  );
  return done === true;
}

async function take(editor: Editor, ask: () => Promise<Pasted>): Promise<void> {
  await editor.session.notices.guard(() => editor.clipboard.add(async () => land(editor, await ask())));
}

async function land(editor: Editor, pasted: Pasted): Promise<void> {
  const { notices } = editor.session;
  if (!pasted.edit) return notices.done(say("clipboard.empty"));
  const created = await edit(editor, pasted.edit);
  if (!created) return;
  choose(editor, pasted.edit, created);
  // What came into the tray must be seen.
  if (created.some((id) => editor.card(id) && !editor.card(id)?.place)) editor.panels.show("tray", true);
  if (pasted.left_out > 0) notices.done(sayN("clipboard.left_out", pasted.left_out));
}

/** Selects what was pasted. */
function choose(editor: Editor, { edit: what, ...rest }: Edit, created: readonly string[]): void {
  const kind = what === "paste" && "piece" in rest ? rest.piece.of : "cards";
  const fresh = new Set(created);
  if (kind === "lanes") return editor.chooseSeveral("lane", created.filter((id) => editor.lane(id)));
  const tops = created.filter((id) => editor.stage(id) && !fresh.has(editor.stage(id)?.parent ?? ""));
  if (kind === "stages") return editor.chooseSeveral("stage", tops);
  const cards = created.filter((id) => editor.card(id));
  if (cards.length > 0) editor.chooseCards(cards);
}
