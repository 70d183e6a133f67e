import { beforeEach, expect, test } from "vitest";

import type { Edit } from "../../backend/types";
import { openSample } from "../../../test/window";
import type { Editor } from "../editor.svelte";
import type { SampleBackend } from "../sample";
import { addTo, haveAll, listsOf, toggleIn } from "./lists";

let backend: SampleBackend;
let editor: Editor;

beforeEach(async () => {
  ({ backend, editor } = await openSample());
  const { doc } = editor.store;
  const tagged = (id: string, tags: string[]) => ({ [id]: { ...doc.cards[id], id, tags } });
  editor.store.doc = { ...doc, cards: { ...doc.cards, ...tagged("a1", ["slow"]), ...tagged("a2", ["slow", "new"]), ...tagged("a3", []) } };
});

const edits = (): Edit[] => backend.edits.map(({ edit }) => edit);
const change = (ids: string[], add: string[], remove: string[]): Edit => ({ edit: "change_list", kind: "card", ids, field: "tags", add, remove });

test("lists that differ have something in common and something that only some have", () => {
  expect(listsOf([{ tags: ["a", "b"] }, { tags: ["b", "c"] }], "tags")).toEqual({ all: ["b"], some: ["a", "c"] });
  expect(listsOf([{}, { tags: ["b"] }], "tags")).toEqual({ all: [], some: ["b"] });
  expect(listsOf([], "tags")).toEqual({ all: [], some: [] });
});

test("what is given to several cards comes to what each has, in one step", async () => {
  await addTo(editor, "tags", ["a1", "a2", "a3"], "new");
  expect(edits()).toEqual([change(["a1", "a2", "a3"], ["new"], [])]);
});

test("what all have is taken away, what some lack is given to them", async () => {
  await toggleIn(editor, "tags", ["a1", "a2"], "slow");
  await toggleIn(editor, "tags", ["a1", "a2"], "new");
  expect(edits()).toEqual([change(["a1", "a2"], [], ["slow"]), change(["a1", "a2"], ["new"], [])]);
  expect(haveAll(editor, "tags", [], "slow"), "of no cards").toBe(false);
});
