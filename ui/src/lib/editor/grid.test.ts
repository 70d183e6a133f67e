import { expect, test } from "vitest";

import { Grid } from "./grid";
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
