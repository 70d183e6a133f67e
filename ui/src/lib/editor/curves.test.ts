import { beforeEach, expect, test } from "vitest";

import { begin } from "../../test/window";
import { drawCurve, lacksPoint, pointsBelow, unbegun } from "./curves";
import { selectAll } from "./doing";
import { Editor } from "./editor.svelte";
import { selectCards } from "./hand/select";
import { personaActions } from "./personas";
import { goTo } from "./places";
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

test("whose curve goes away, his points are no longer selected, and the keyboard stands on the ground of the cell", () => {
  editor.chooseCards(["p1", "a1"]);
  editor.showPersona("budi", true);
  expect([[...editor.selection.ids], editor.spot]).toEqual([["a1"], { on: "cell", lane: "mood", stage: "s1", card: null }]);
  selectAll(editor);
  expect(editor.isSelected("card", "p1"), "nor with all others").toBe(false);
  editor.choose("lane", "mood");
  selectCards(editor);
  expect(editor.selection.kind, "nor with its lane").toBe("lane");
  editor.showPersona("rina", true);
  editor.choose("card", "p1");
  editor.tidy();
  expect([...editor.selection.ids], "her own stay").toEqual(["p1"]);
});

test("whoever goes to a point that is not drawn sees it again", async () => {
  editor.showPersona("budi", true);
  await goTo(editor, "card", "p1");
  expect([editor.persona, editor.alone, [...editor.selection.ids]]).toEqual(["budi", false, ["p1"]]);
});

test("what a hint would cover of a curve are the points that are drawn", () => {
  const track = editor.store.layout.frame.lanes.find(({ lane }) => lane === "mood");
  const upper = { x: 100, y: track?.y ?? 0, w: 480, h: 50 };
  expect([pointsBelow(editor, "mood", upper), pointsBelow(editor, "mood", { ...upper, h: 30 })]).toEqual([1, 0]);
  editor.showPersona("budi", true);
  expect(pointsBelow(editor, "mood", upper)).toBe(0);
});
