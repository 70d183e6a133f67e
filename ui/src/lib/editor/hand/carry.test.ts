import { beforeEach, expect, test, vi } from "vitest";

import type { Edit, Fields } from "../../backend/types";
import { openSample } from "../../../test/window";
import { action } from "../actions";
import { canvasKey } from "../canvaskeys";
import type { Editor } from "../editor.svelte";
import { Grid } from "../grid";
import type { SampleBackend } from "../sample";
import { carryLink, carryLinkEnd, pickUp } from "./carry";

let backend: SampleBackend;
let editor: Editor;

beforeEach(async () => {
  ({ backend, editor } = await openSample());
});

const edits = (): Edit[] => backend.edits.map(({ edit }) => edit);

type Held = { readonly ctrlKey?: boolean; readonly altKey?: boolean; readonly shiftKey?: boolean };

/** Presses keys, each alone or with others held. */
async function keys(...pressed: (string | readonly [string, Held])[]): Promise<void> {
  for (const each of pressed) {
    const [key, held] = typeof each === "string" ? [each, {}] : each;
    const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, target: null };
    expect(canvasKey(editor, editor.gestures, { key, ...none, ...held }), `${key} is taken`).toBe(true);
  }
  await editor.store.settled();
}

test("a card is picked up, walks with the arrows and is put down by Enter, in one edit", async () => {
  editor.choose("card", "a1");
  pickUp(editor);
  expect(editor.said, "where it is now").toMatch(/1.*2/);
  await keys("ArrowRight", "ArrowDown", "Enter");
  expect(edits()).toEqual([{ edit: "move_cards", cards: ["a1"], at: { spot: "after", card: "a3" } }]);
  expect(editor.gestures.dragging).toBe(false);
});

test("below the last place of a cell comes the next lane that holds cards", async () => {
  editor.choose("card", "t1");
  pickUp(editor);
  await keys("ArrowUp", "Enter");
  expect(edits()).toEqual([{ edit: "move_cards", cards: ["t1"], at: { spot: "after", card: "a2" } }]);
});

test("Escape leaves all where it was", () => {
  editor.choose("card", "a1");
  pickUp(editor);
  editor.gestures.keys?.step("right");
  expect(editor.gestures.cancel()).toBe(true);
  expect(edits()).toEqual([]);
  expect([editor.gestures.carried, editor.gestures.landing, editor.gestures.keys]).toEqual([null, null, null]);
});

test("a note of the tray is picked up like a card and lands in the cell where the keyboard stood", async () => {
  editor.store.doc = { ...editor.store.doc, cards: { ...editor.store.doc.cards, note: { id: "note", text: "heard" } } };
  editor.store.grid = new Grid(editor.store.doc);
  editor.go({ on: "cell", lane: "touch", stage: "s2a", card: null });
  editor.choose("card", "note", false);
  pickUp(editor);
  await keys("ArrowRight", "Enter");
  expect(edits()).toEqual([{ edit: "move_cards", cards: ["note"], at: { spot: "cell", lane: "touch", stage: "s2b" } }]);
});

test("stages walk through all places where they fit, inside others too", async () => {
  editor.choose("stage", "s3");
  pickUp(editor);
  const heard: string[] = [];
  for (let step = 0; step < 8; step += 1) {
    heard.push(editor.gestures.landing?.key ?? "");
    editor.gestures.keys?.step("left");
  }
  expect(new Set(heard)).toContain("stages:s1:inside");
  expect(new Set(heard)).toContain("stages:s2a:before");
  await keys("Enter");
  expect(edits()).toEqual([{ edit: "move_stages", stages: ["s3"], at: { spot: "before", stage: "s1" } }]);
});

test("a lane walks up and down", async () => {
  editor.choose("lane", "touch");
  pickUp(editor);
  await keys("ArrowUp", "Enter");
  expect(edits()).toEqual([{ edit: "move_lanes", lanes: ["touch"], at: { spot: "before", lane: "act" } }]);
});

test("an arrow is drawn by walking to where it shall lead", async () => {
  editor.choose("card", "a1");
  carryLink(editor);
  await keys("ArrowRight");
  expect(editor.gestures.link?.aim?.kind).toBe("flow");
  await keys("Enter");
  expect(edits()).toEqual([{ edit: "add_link", from: { card: "a1" }, to: { card: "a3" }, kind: "flow", label: "" }]);
});

test("walking an arrow to a point of a curve says why it cannot end there, and Enter draws none", async () => {
  editor.choose("card", "t1");
  carryLink(editor);
  expect(editor.said, "how to go on").toMatch(/Choose where the arrow shall lead/);
  await keys("ArrowDown");
  while (!editor.said.includes("Emotions")) await keys("ArrowDown");
  expect(editor.said).toContain("No arrow leads to a point of a curve");
  await keys("Enter");
  expect(edits()).toEqual([]);
});

test("each place is said, and why nothing can land there", () => {
  editor.chooseCards(["a1", "t1"]);
  pickUp(editor);
  const said = vi.fn();
  editor.gestures.keys?.step("down");
  said(editor.said);
  expect(said.mock.calls[0]?.[0]).toMatch(/leave the map|holds no cards/);
});

test("the end of a selected arrow walks with the arrows to another card", async () => {
  const link = { id: "l1", from: { card: "a1" }, to: { card: "t1" }, kind: "flow" };
  editor.store.doc = { ...editor.store.doc, links: { l1: link } };
  editor.choose("link", "l1");
  carryLinkEnd(editor, "to");
  await keys("ArrowUp", "Enter");
  expect(edits()).toEqual([{ edit: "attach_link", link: "l1", from: { card: "a1" }, to: { card: "a2" } }]);
});

test("columns and lanes grow, shrink and fit by keys", async () => {
  const alt = { altKey: true, shiftKey: true };
  editor.choose("stage", "s1");
  await keys(["ArrowRight", alt]);
  editor.choose("lane", "act");
  await keys(["ArrowUp", alt]);
  action(editor, "fit-height").run();
  await editor.store.settled();
  const set = (kind: "stage" | "lane", id: string, fields: Fields): Edit => ({ edit: "set", kind, ids: [id], fields });
  expect(edits()).toEqual([set("stage", "s1", { width: 224 }), set("lane", "act", { height: 88 }), set("lane", "act", { height: null })]);
});

test("cards that are no neighbours are selected by keys: Ctrl walks past what lies between", async () => {
  const mod = { ctrlKey: true };
  editor.choose("card", "a1");
  await keys(["ArrowDown", mod], ["ArrowDown", mod]);
  expect([editor.spot, [...editor.selection.ids]]).toEqual([{ on: "cell", lane: "touch", stage: "s1", card: "t1" }, ["a1"]]);
  await keys([" ", mod]);
  expect([...editor.selection.ids]).toEqual(["a1", "t1"]);
});
