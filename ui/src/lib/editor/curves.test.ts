import { beforeEach, expect, test } from "vitest";

import { begin } from "../../test/window";
import { drawCurve, lacksPoint, unbegun } from "./curves";
import { Editor } from "./editor.svelte";
import { personaActions } from "./personas";
import { SampleBackend, sampleDoc, sampleView } from "./sample";
import { Store } from "./store.svelte";

let editor: Editor;

beforeEach(async () => {
  const backend = new SampleBackend();
  const doc = sampleDoc();
  doc.map.personas = ["rina", "budi"];
  doc.shared.personas["budi"] = { id: "budi", name: "Budi" };
  editor = new Editor(await begin(backend), new Store(backend, "m", sampleView(doc)));
});

test("a persona without any point is asked to begin, one with a point is not", () => {
  expect(unbegun(editor, "mood")).toBe(false);
  editor.showPersona("budi");
  expect(unbegun(editor, "mood")).toBe(true);
  expect(editor.said, "a screen reader hears how").toContain("Budi");
  editor.showPersona(null);
  expect(unbegun(editor, "mood"), "where all are equal nobody is asked").toBe(false);
});

test("a column lacks a point of the active persona, whoever else has one there", () => {
  expect(["s1", "s3"].map((stage) => lacksPoint(editor, { lane: "mood", stage }))).toEqual([false, true]);
  editor.showPersona("budi");
  expect(lacksPoint(editor, { lane: "mood", stage: "s1" })).toBe(true);
  expect(lacksPoint(editor, { lane: "act", stage: "s1" }), "no curve").toBe(false);
});

test("the persona's menu makes it active and goes to the first column of the curve", () => {
  const action = personaActions(editor, "budi").flat().find(({ id }) => id === "draw-curve");
  expect(action?.label).toContain("Budi");
  action?.run();
  expect([editor.persona, editor.spot]).toEqual(["budi", { on: "cell", lane: "mood", stage: "s1", card: null }]);
  drawCurve(editor, "rina");
  expect(editor.spot, "on the point that is there").toEqual({ on: "cell", lane: "mood", stage: "s1", card: "p1" });
});
