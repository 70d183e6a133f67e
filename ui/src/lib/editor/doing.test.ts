import { beforeEach, expect, test } from "vitest";

import type { Edit } from "../backend/types";
import { openSample } from "../../test/window";
import { move, reach, setLook } from "./doing";
import type { Editor } from "./editor.svelte";
import { Grid } from "./grid";
import type { SampleBackend } from "./sample";

let backend: SampleBackend;
let editor: Editor;

beforeEach(async () => {
  ({ backend, editor } = await openSample());
});

const edits = (): Edit[] => backend.edits.map(({ edit }) => edit);

test("in a mixed selection each card gets what it can have", async () => {
  editor.chooseCards(["a1", "t1", "p1"]);
  await setLook(editor, { color: "teal" });
  await reach(editor, 1);
  expect(edits()).toEqual([
    { edit: "set", kind: "card", ids: ["a1", "t1"], fields: { color: "teal" } },
    { edit: "reach_cards", cards: ["a1", "t1"], columns: 1 },
  ]);
});

test("several points rise together, each from its own value, in one step", async () => {
  await editor.store.edit({ edit: "add_cards", cards: [{ at: editor.cell("mood", "s3"), fields: { value: 1 } }] });
  backend.edits.length = 0;
  editor.chooseCards(["p1", "new1"]);
  await move(editor, "up");
  expect(edits()).toEqual([
    { edit: "set", kind: "card", ids: ["p1"], fields: { value: 0.5 } },
    { edit: "set", kind: "card", ids: ["new1"], fields: { value: 1.5 } },
  ]);
  expect(new Set(backend.edits.map(({ join }) => join)).size).toBe(1);
});

test("cards move to the next column and lane that are shown", async () => {
  editor.store.shown = new Grid(editor.store.doc, { hidden_stages: ["s2a"], collapsed_stages: ["s2b"] });
  editor.choose("card", "a1");
  await move(editor, "right");
  editor.store.shown = new Grid(editor.store.doc, { hidden_lanes: ["act"] });
  editor.choose("card", "t1");
  await move(editor, "up");
  expect(edits(), "there is no lane above that is shown").toEqual([{ edit: "shift_cards", cards: ["a1"], columns: 3, lanes: 0 }]);
});

test("at the last column that is shown cards stay, and at the last of the map the core says so", async () => {
  editor.choose("card", "a1");
  editor.store.shown = new Grid(editor.store.doc, { hidden_stages: ["s2", "s3"] });
  await move(editor, "right");
  expect(edits()).toEqual([]);
  await move(editor, "left");
  expect(edits()).toEqual([{ edit: "shift_cards", cards: ["a1"], columns: -1, lanes: 0 }]);
});

test("what is hidden is no longer selected, and the keyboard stands where something is seen", () => {
  editor.chooseCards(["t1", "a2"]);
  editor.store.shown = new Grid(editor.store.doc, { hidden_lanes: ["touch"] });
  editor.tidy();
  expect([...editor.selection.ids]).toEqual(["a2"]);
  editor.store.shown = new Grid(editor.store.doc, { hidden_stages: ["s2a"] });
  editor.choose("card", "a3");
  editor.tidy();
  expect([editor.spot, [...editor.selection.ids]], "it reaches out of the hidden step").toEqual([{ on: "cell", lane: "act", stage: "s2b", card: "a3" }, ["a3"]]);
});

test("a text whose card is gone is over", () => {
  editor.write({ on: "card", card: "a1" }, "a1");
  const { a1: _gone, ...cards } = editor.store.doc.cards;
  editor.store.doc = { ...editor.store.doc, cards };
  editor.tidy();
  expect(editor.text).toBeNull();
});
