import { beforeEach, expect, test, vi } from "vitest";

import { openSample } from "../../test/window";
import { remove } from "./deleting";
import { edit } from "./doing";
import type { Editor } from "./editor.svelte";
import { takeOff } from "./personas";
import type { SampleBackend } from "./sample";

let backend: SampleBackend;
let editor: Editor;

beforeEach(async () => {
  ({ backend, editor } = await openSample());
});

const shown = () => editor.session.notices.shown.map(({ text }) => text);

/** The core deletes what lies in a stage or lane together with it. */
function takesAlong(ids: readonly string[]): void {
  const send = backend.edit.bind(backend);
  vi.spyOn(backend, "edit").mockImplementationOnce((map, what, join) => {
    const more = ids.map((id) => ({ kind: "card" as const, id }));
    return send(map, what.edit === "delete" ? { ...what, items: [...what.items, ...more] } : what, join);
  });
}

test("a stage deleted with its cards is told by name, with its cards but not its points, and the way back", async () => {
  const undo = vi.spyOn(backend, "undo");
  editor.choose("stage", "s1");
  takesAlong(["a1", "a2", "t1", "p1"]);
  await remove(editor);
  expect(shown()).toEqual(["Stage “Aware” and 3 cards deleted."]);
  editor.session.notices.shown[0]?.action?.run();
  await vi.waitFor(() => expect(undo).toHaveBeenCalledTimes(1));
});

test("a lane of points alone is told without a number", async () => {
  editor.choose("lane", "mood");
  takesAlong(["p1"]);
  await remove(editor);
  expect(shown()).toEqual(["Lane “Emotions” deleted."]);
});

test("what takes nothing along needs no notice", async () => {
  editor.choose("card", "a1");
  await remove(editor);
  editor.choose("lane", "line");
  await remove(editor);
  expect(shown()).toEqual([]);
});

test("the way back takes back nothing that was done after it", async () => {
  const undo = vi.spyOn(backend, "undo");
  editor.choose("stage", "s1");
  takesAlong(["a1", "a2"]);
  await remove(editor);
  const back = editor.session.notices.shown[0]?.action;
  await edit(editor, { edit: "set", kind: "card", ids: ["t1"], fields: { text: "later" } });
  expect(shown()).toEqual([]);
  back?.run();
  expect(undo).not.toHaveBeenCalled();
  expect(shown()).toContain("Something else has changed since. Undo takes back one step after the other.");
});

test("a persona that left the map is told, with the way back", async () => {
  await takeOff(editor, "rina");
  expect(shown()).toEqual(["Rina is no longer on this map."]);
  expect(editor.session.notices.shown[0]?.action?.label).toBe("Undo");
});
