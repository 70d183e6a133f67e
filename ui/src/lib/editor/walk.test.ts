import { expect, test } from "vitest";

import type { Form } from "../backend/types";
import { type Folds, Grid } from "./grid";
import { sampleDoc, sampleLayout } from "./sample";
import { firstSpot, type Ground, type Spot, walked } from "./walk";

const doc = sampleDoc();
const forms = new Map<string, Form>(sampleLayout(doc).frame.lanes.map((track) => [track.lane, track.form]));
const ground: Ground = {
  grid: new Grid(doc),
  whole: new Grid(doc),
  form: (lane) => forms.get(lane),
  point: (lane, stage) => (lane === "mood" && stage === "s1" ? "p1" : null),
};
const cell = (lane: string, stage: string, card: string | null = null): Spot => ({ on: "cell", lane, stage, card });

const cases: [string, Spot, string, Spot | null][] = [
  ["down to the next card of the cell", cell("act", "s1", "a1"), "ArrowDown", cell("act", "s1", "a2")],
  ["down to the next lane", cell("act", "s1", "a2"), "ArrowDown", cell("touch", "s1", "t1")],
  ["up to the last card of the lane above", cell("touch", "s1", "t1"), "ArrowUp", cell("act", "s1", "a2")],
  ["up from the first lane to the head", cell("act", "s2a"), "ArrowUp", { on: "stage", stage: "s2a" }],
  ["up from a step to its stage", { on: "stage", stage: "s2a" }, "ArrowUp", { on: "stage", stage: "s2" }],
  ["down from a stage to its first step", { on: "stage", stage: "s2" }, "ArrowDown", { on: "stage", stage: "s2a" }],
  ["down over a line, and onto the ground of a curve", cell("touch", "s1", "t1"), "ArrowDown", cell("mood", "s1")],
  ["down at the bottom leads nowhere", cell("mood", "s1"), "ArrowDown", null],
  ["right to the next column", cell("touch", "s1", "t1"), "ArrowRight", cell("touch", "s2a")],
  ["right over a card that reaches", cell("act", "s2a", "a3"), "ArrowRight", cell("act", "s3")],
  ["left from the first column to the lane's name", cell("act", "s1", "a1"), "ArrowLeft", { on: "lane", lane: "act" }],
  ["right from the lane's name", { on: "lane", lane: "act" }, "ArrowRight", cell("act", "s1", "a1")],
  ["right between stages of different depth", { on: "stage", stage: "s2b" }, "ArrowRight", { on: "stage", stage: "s3" }],
  ["right from a point to the next column's point", cell("mood", "s1", "p1"), "ArrowRight", cell("mood", "s2a")],
  ["End to the last column", cell("act", "s1", "a1"), "End", cell("act", "s3")],
  ["Ctrl+Home to the first cell", cell("mood", "s3"), "Mod+Home", cell("act", "s1", "a1")],
  ["Ctrl+End to the last cell", cell("act", "s1", "a1"), "Mod+End", cell("mood", "s3")],
  ["Tab to the next card as one reads", cell("act", "s1", "a2"), "Tab", cell("act", "s2a", "a3")],
  ["Shift+Tab back", cell("touch", "s1", "t1"), "Shift+Tab", cell("act", "s2a", "a3")],
  ["Tab behind the last card leaves the grid", cell("mood", "s1", "p1"), "Tab", null],
];

test.each(cases)("%s", (_, from, key, expected) => {
  expect(walked(ground, from, key)).toEqual(expected);
});

test("one stands first on the first card", () => {
  expect(firstSpot(ground)).toEqual(cell("act", "s1", "a1"));
});

test("a map without lanes is entered at its head", () => {
  const empty = { ...sampleDoc(), lanes: {}, cards: {} };
  expect(firstSpot({ ...ground, grid: new Grid(empty) })).toEqual({ on: "stage", stage: "s1" });
});

test("keys pass over what is hidden and folded", () => {
  const walk = (view: Folds, from: Spot, key: string) => walked({ ...ground, grid: new Grid(doc, view) }, from, key);
  expect(walk({ hidden_lanes: ["touch"] }, cell("act", "s1", "a2"), "ArrowDown")).toEqual(cell("mood", "s1"));
  expect(walk({ collapsed_lanes: ["touch"] }, cell("act", "s1", "a2"), "ArrowDown")).toEqual(cell("mood", "s1"));
  expect(walk({ collapsed_lanes: ["touch"] }, { on: "lane", lane: "act" }, "ArrowDown"), "its name is there").toEqual({ on: "lane", lane: "touch" });
  expect(walk({ hidden_stages: ["s2"] }, cell("touch", "s1", "t1"), "ArrowRight")).toEqual(cell("touch", "s3"));
  expect(walk({ collapsed_stages: ["s2"] }, cell("touch", "s1", "t1"), "ArrowRight")).toEqual(cell("touch", "s3"));
  expect(walk({ collapsed_stages: ["s3"] }, cell("act", "s1", "a1"), "End")).toEqual(cell("act", "s2b", "a3"));
  expect(walk({ collapsed_stages: ["s1"] }, { on: "lane", lane: "act" }, "ArrowRight")).toEqual(cell("act", "s2a", "a3"));
  expect(walk({ collapsed_stages: ["s1"] }, { on: "stage", stage: "s1" }, "ArrowDown"), "below a folded stage are no cells").toBeNull();
});
