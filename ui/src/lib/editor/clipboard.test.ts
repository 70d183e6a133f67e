import { beforeEach, expect, test, vi } from "vitest";

import { Failure } from "../backend/backend";
import type { Pasted } from "../backend/types";
import { openSample } from "../../test/window";
import { action } from "./actions";
import { dropped, pasteInstead, pasteSpot } from "./clipboard";
import { startCard, step } from "./doing";
import type { Editor } from "./editor.svelte";
import { Grid } from "./grid";
import { notice, type SampleBackend } from "./sample";
import { MARGIN } from "./viewport";

let backend: SampleBackend;
let editor: Editor;

beforeEach(async () => {
  ({ backend, editor } = await openSample());
});

const shown = () => editor.session.notices.shown.map(({ text }) => text);
const sent = () => backend.edits.map(({ edit }) => edit);
const run = (id: "copy" | "cut" | "paste" | "copy-table" | "copy-picture") => action(editor, id).run();

test("what is selected goes out with its records", async () => {
  editor.chooseCards(["a2", "a1"]);
  run("copy");
  await vi.waitFor(() => expect(backend.clipped).toHaveLength(1));
  expect(backend.clipped[0]).toEqual({
    items: [
      { kind: "card", id: "a1" },
      { kind: "card", id: "a2" },
    ],
    form: "records",
  });
  expect(sent(), "copying changes nothing").toEqual([]);
});

test("what is cut is deleted once it is on the clipboard, and stays where that failed", async () => {
  editor.choose("card", "a1");
  const copy = vi.spyOn(backend, "copy").mockRejectedValueOnce(new Failure(notice("no_clipboard", "No clipboard.")));
  run("cut");
  await vi.waitFor(() => expect(shown()).toEqual(["No clipboard."]));
  expect(sent()).toEqual([]);
  run("cut");
  await vi.waitFor(() => expect(sent()).toEqual([{ edit: "delete", items: [{ kind: "card", id: "a1" }] }]));
  expect(copy).toHaveBeenCalledTimes(2);
});

test("nothing selected: copying is not offered, table and picture are those of the whole map", async () => {
  editor.clear();
  expect([action(editor, "copy").enabled, action(editor, "cut").enabled]).toEqual([false, false]);
  run("copy-table");
  run("copy-picture");
  await vi.waitFor(() => expect(backend.clipped.map(({ form }) => form)).toEqual(["table", "picture"]));
  expect(backend.clipped.every(({ items }) => items.length === 0)).toBe(true);
  await vi.waitFor(() => expect(shown()).toEqual(["The table is on the clipboard.", "The picture is on the clipboard."]));
});

test("what comes in is one edit where the keyboard stands, and is selected", async () => {
  editor.go({ on: "cell", lane: "touch", stage: "s3", card: null });
  backend.pasted = { edit: { edit: "add_cards", cards: [{ at: editor.cell("touch", "s3"), fields: { text: "new" } }] }, left_out: 2 };
  run("paste");
  await vi.waitFor(() => expect(editor.selected("card")).toEqual(["new1"]));
  expect(backend.pastes).toEqual([{ at: { spot: "here", lane: "touch", stage: "s3", card: null }, paths: null }]);
  expect(sent()).toHaveLength(1);
  expect(shown()).toEqual(["2 personas, channels or pictures are not in this library and were left out."]);
});

test("an empty clipboard is said, and changes nothing", async () => {
  run("paste");
  await vi.waitFor(() => expect(shown()).toEqual(["There is nothing on the clipboard that can be pasted here."]));
  expect(sent()).toEqual([]);
});

test("pasting waits for copying", async () => {
  let end = (): void => undefined;
  vi.spyOn(backend, "copy").mockImplementation(() => new Promise((resolve) => (end = resolve)));
  editor.choose("card", "a1");
  run("copy");
  run("paste");
  await vi.waitFor(() => expect(backend.copy).toHaveBeenCalled());
  expect(backend.pastes).toEqual([]);
  end();
  await vi.waitFor(() => expect(backend.pastes).toHaveLength(1));
});

test("undo waits for pasting: what is taken back is what was just pasted", async () => {
  let end = (_: Pasted): void => undefined;
  vi.spyOn(backend, "paste").mockImplementation(() => new Promise((resolve) => (end = resolve)));
  const undo = vi.spyOn(backend, "undo");
  run("paste");
  const undone = step(editor, "undo");
  await vi.waitFor(() => expect(backend.paste).toHaveBeenCalled());
  expect(undo).not.toHaveBeenCalled();
  end({ edit: { edit: "add_cards", cards: [{ at: editor.cell("touch", "s3"), fields: { text: "new" } }] }, left_out: 0 });
  await undone;
  expect([sent().length, undo.mock.calls.length]).toEqual([1, 1]);
});

test("the place of pasting is what is selected, or the cell", () => {
  editor.choose("card", "a1");
  expect(pasteSpot(editor)).toEqual({ spot: "here", lane: "act", stage: "s1", card: "a1" });
  editor.clear();
  expect(pasteSpot(editor), "a card that is not selected is no place").toEqual({ spot: "here", lane: "act", stage: "s1", card: null });
  editor.choose("stage", "s2");
  expect(pasteSpot(editor)).toEqual({ spot: "here", lane: null, stage: "s2", card: null });
  editor.choose("lane", "touch");
  expect(pasteSpot(editor)).toEqual({ spot: "here", lane: "touch", stage: null, card: null });
});

test("images dropped on a card or a cell are taken, other files are left to the library", async () => {
  const set: Pasted = { edit: { edit: "set", kind: "card", ids: ["a1"], fields: { image: "hash" } }, left_out: 0 };
  backend.pasted = set;
  const at = (x: number, y: number) => ({ x: x + MARGIN, y: y + MARGIN });
  expect(dropped(editor, ["/maps/shop.lajur", "/a.png"], at(150, 120))).toBe(false);
  expect(dropped(editor, ["/pictures"], at(150, 120)), "a folder is refused there").toBe(false);
  expect(dropped(editor, ["/a.PNG"], at(150, 120))).toBe(true);
  await vi.waitFor(() => expect(sent()).toEqual([set.edit]));
  expect(backend.pastes).toEqual([{ at: { spot: "here", lane: "act", stage: "s1", card: "a1" }, paths: ["/a.PNG"] }]);
  expect(dropped(editor, ["/a.png"], at(2000, 2000)), "beside the map").toBe(true);
  expect(shown()).toEqual(["Drop images on a card, a cell or a note."]);
});

test("an image goes on the one note of the tray that is selected, or that it is let go over", async () => {
  const notes = { n1: { id: "n1", text: "heard" }, n2: { id: "n2", text: "seen" } };
  editor.store.doc = { ...editor.store.doc, cards: { ...editor.store.doc.cards, ...notes } };
  editor.store.grid = new Grid(editor.store.doc);
  editor.choose("card", "n1");
  expect(pasteSpot(editor)).toEqual({ spot: "tray", card: "n1" });
  editor.chooseCards(["n1", "n2"]);
  expect(pasteSpot(editor), "none of several").toEqual({ spot: "tray", card: null });

  const element = (name: "div" | "ul", top: number, height: number) => {
    const made = document.createElement(name);
    made.getBoundingClientRect = () => new DOMRect(1000, top, 200, height);
    return made;
  };
  const tray = element("div", 0, 400);
  const list = element("ul", 100, 300);
  const [away, note] = [element("div", 20, 40), element("div", 120, 40)];
  [away.dataset.note, note.dataset.note] = ["n1", "n2"];
  list.append(away, note);
  tray.append(list);
  editor.gestures.tray = tray;
  for (const y of [30, 130, 300]) dropped(editor, ["/a.png"], { x: 1010, y });
  await vi.waitFor(() =>
    expect(backend.pastes.map(({ at }) => at), "a note that is scrolled away gets none").toEqual([
      { spot: "tray", card: null },
      { spot: "tray", card: "n2" },
      { spot: "tray", card: null },
    ]),
  );
});

/** What a paste event brings. */
const clip = (types: { [mime: string]: string }) => ({ getData: (mime: string) => types[mime] ?? "" }) as DataTransfer;
const TABLE = clip({ "text/html": "<meta><table data-lajur='x'><tr><td>a</table>", "text/plain": "a" });

test("cells pasted into an empty new card come as cards in its stead, below the card it began below", async () => {
  backend.pasted = { edit: { edit: "add_cards", cards: [{ at: editor.cell("act", "s1"), fields: { text: "new" } }] }, left_out: 0 };
  startCard(editor, "act", "s1", "", "a1");
  expect(editor.text && pasteInstead(editor, editor.text, TABLE)).toBe(true);
  await vi.waitFor(() => expect(editor.selected("card")).toEqual(["new1"]));
  expect(editor.text, "the new card went").toBeNull();
  expect(backend.pastes).toEqual([{ at: { spot: "here", lane: "act", stage: "s1", card: "a1" }, paths: null }]);
  expect(sent()).toHaveLength(1);
});

test("text pasted into a new card is its text, and so is anything once there are letters", () => {
  startCard(editor, "act", "s1");
  expect(editor.text && pasteInstead(editor, editor.text, clip({ "text/plain": "one\ntwo", "text/html": "<p>one</p>" }))).toBe(false);
  editor.text?.input("typed");
  expect(editor.text && pasteInstead(editor, editor.text, TABLE)).toBe(false);
  expect(backend.pastes).toEqual([]);
});
