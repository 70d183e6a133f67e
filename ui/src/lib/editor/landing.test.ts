import { expect, test } from "vitest";

import { Grid } from "./grid";
import { landing } from "./landing";
import { sampleDoc, sampleLayout } from "./sample";

const doc = sampleDoc();
const layout = sampleLayout(doc);
const grid = new Grid(doc);
/** Places on the map: the sample's columns are 200 wide from 100, its first lane begins at 100. */
const at = (column: number, y: number) => ({ x: 100 + column * 200 + 50, y });

test("between two cards it lands before the lower one, with a line between them", () => {
  const place = landing(layout, grid, ["t1"], "t1", at(0, 152));
  expect(place?.edit).toEqual({ edit: "move_cards", cards: ["t1"], at: { spot: "before", card: "a2" } });
  expect(place?.line?.y).toBeGreaterThan(140);
});

test("below the last card it lands after it", () => {
  expect(landing(layout, grid, ["t1"], "t1", at(0, 205))?.edit).toMatchObject({ at: { spot: "after", card: "a2" } });
});

test("an empty cell takes it", () => {
  expect(landing(layout, grid, ["a1"], "a1", at(3, 120))?.edit).toMatchObject({ at: { spot: "cell", lane: "act", stage: "s3" } });
});

test("where it lies already nothing happens", () => {
  const place = landing(layout, grid, ["a1"], "a1", at(0, 115));
  expect(place).toMatchObject({ edit: null, possible: true });
});

test("a line and a curve hold no dragged cards", () => {
  const line = layout.frame.lanes.find((lane) => lane.form === "line");
  const curve = layout.frame.lanes.find((lane) => lane.form === "curve");
  for (const lane of [line, curve]) {
    expect(landing(layout, grid, ["a1"], "a1", at(0, (lane?.y ?? 0) + 5))).toMatchObject({ edit: null, possible: false });
  }
});

test("beside the grid there is no landing", () => {
  expect(landing(layout, grid, ["a1"], "a1", { x: 20, y: 120 })).toBeNull();
});

test("cards of several cells keep their distances", () => {
  const place = landing(layout, grid, ["a1", "t1"], "a1", at(1, 120));
  expect(place?.edit).toEqual({ edit: "shift_cards", cards: ["a1", "t1"], columns: 1, lanes: 0 });
  expect(place?.cells).toHaveLength(2);
});

test("cards of several cells do not move where one of them would leave the grid", () => {
  expect(landing(layout, grid, ["a1", "t1"], "t1", at(0, 120))).toMatchObject({ edit: null, possible: false });
});
