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
