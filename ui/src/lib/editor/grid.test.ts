import { expect, test } from "vitest";

import { type Folds, Grid } from "./grid";
import { sampleDoc } from "./sample";

test("columns are the leaves of the head in the order of their ranks", () => {
  expect(new Grid(sampleDoc()).columns).toEqual(["s1", "s2a", "s2b", "s3"]);
});

test("a node of the head knows how many columns lie below it", () => {
  expect(new Grid(sampleDoc()).node("s2")).toEqual({ stage: "s2", parent: null, level: 1, column: 1, columns: 2 });
});

test("ranks are compared by their bytes, so capitals come before small letters", () => {
  const doc = sampleDoc();
  doc.lanes = { small: { id: "small", rank: "a" }, capital: { id: "capital", rank: "Z" }, digit: { id: "digit", rank: "9" } };
  expect(new Grid(doc).lanes, "0-9 A-Z a-z, as Rust sorts them").toEqual(["digit", "capital", "small"]);
});

test("cards of one rank are in the order of their ids", () => {
  const doc = sampleDoc();
  for (const id of ["a1", "a2"]) doc.cards[id] = { id, place: { lane: "act", stage: "s1", rank: "5" } };
  expect(new Grid(doc).cards("act", "s1")).toEqual(["a1", "a2"]);
});

test("a card that reaches covers its later columns", () => {
  const grid = new Grid(sampleDoc());
  expect(grid.cards("act", "s2b"), "it begins in the column before").toEqual([]);
  expect(grid.covering("act", 2)).toEqual(["a3"]);
});

test("a stage that hangs on itself is left out instead of being walked for ever", () => {
  const doc = sampleDoc();
  doc.stages["loop"] = { id: "loop", parent: "loop", rank: "1" };
  expect(new Grid(doc).columns).not.toContain("loop");
});

test("cards without a place lie in the tray", () => {
  const doc = sampleDoc();
  doc.cards["loose"] = { id: "loose" };
  expect(new Grid(doc).tray).toEqual(["loose"]);
});

const shown = (view: Folds) => new Grid(sampleDoc(), view);

test("what is hidden is in no order, and the columns behind it move up", () => {
  const grid = shown({ hidden_stages: ["s1"], hidden_lanes: ["act"] });
  expect([grid.columns, grid.lanes]).toEqual([["s2a", "s2b", "s3"], ["touch", "line", "mood"]]);
  expect([grid.columnOf("s1"), grid.columnOf("s2a"), grid.node("s2")?.column, grid.laneOf("act")]).toEqual([-1, 0, 0, -1]);
  expect(grid.inReadingOrder(), "no card of what is hidden").toEqual([]);
});

test("a folded stage is one column without cells, and a folded lane a row without", () => {
  const grid = shown({ collapsed_stages: ["s2"], collapsed_lanes: ["touch"] });
  expect(grid.columns).toEqual(["s1", "s2", "s3"]);
  expect(grid.node("s2")).toMatchObject({ column: 1, columns: 1 });
  expect([grid.columnOf("s2"), grid.columnOf("s2a"), grid.columnOf("s3"), grid.isFolded("s2"), grid.isFolded("touch")]).toEqual([-1, -1, 2, true, true]);
  expect(grid.inReadingOrder()).toEqual(["a1", "a2", "p1"]);
});

test("a stage all of whose steps are hidden is not shown, and is no column itself", () => {
  const grid = shown({ hidden_stages: ["s2a", "s2b"] });
  expect([grid.columns, grid.node("s2")]).toEqual([["s1", "s3"], undefined]);
});

test("a card that reaches out of a hidden column begins in the first one that is shown", () => {
  const grid = shown({ hidden_stages: ["s2a"] });
  expect([grid.cards("act", "s2b"), grid.covering("act", 1)]).toEqual([["a3"], ["a3"]]);
});
