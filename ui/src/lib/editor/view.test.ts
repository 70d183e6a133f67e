import { expect, test } from "vitest";

import { heightOf, middleOf, stepped, valueAt } from "./points";
import { sampleDoc, sampleLayout } from "./sample";
import { FAR, farthest, FARTHEST, fitted, MARGIN, revealed, room, stepped as zoomStep, tiled, toMap, toScreen, wheeled, zoomedAt } from "./viewport";
import { cardRect, cardsIn, nextMounted, PER_FRAME, pointRect, tracksIn } from "./visible";

const SCALE = { low_y: 90, high_y: 10, lowest: -2, highest: 2, step: 0.5 };

test("a height is rounded to a value one can choose, and never beyond the scale", () => {
  expect(valueAt(SCALE, 50)).toBe(0);
  expect(valueAt(SCALE, 36)).toBe(0.5);
  expect(valueAt(SCALE, -400)).toBe(2);
  expect(heightOf(SCALE, valueAt(SCALE, 90))).toBe(90);
});

test("keys go by steps of the scale, without the dust of binary fractions", () => {
  expect(stepped({ ...SCALE, step: 0.1 }, 0.2, 1)).toBe(0.3);
  expect(stepped(SCALE, 2, 1)).toBe(2);
  expect(middleOf(SCALE)).toBe(0);
});

test("zooming keeps the place below the pointer", () => {
  const view = { zoom: 1, x: 300, y: 120 };
  const pointer = { x: 210, y: 90 };
  const next = zoomedAt(view, 1.7, pointer);
  const before = toMap(view, pointer);
  const after = toMap(next, pointer);
  expect(after.x).toBeCloseTo(before.x, 6);
  expect(after.y).toBeCloseTo(before.y, 6);
});

test("map and screen places lead back to each other", () => {
  const view = { zoom: 0.5, x: 40, y: 60 };
  expect(toMap(view, toScreen(view, { x: 123, y: 45 }))).toEqual({ x: 123, y: 45 });
});

test("a turn of the wheel and back ends at the same zoom", () => {
  expect(wheeled(wheeled(1, 60), -60)).toBeCloseTo(1, 9);
  expect(zoomStep(1, 1)).toBe(1.1);
  expect(zoomStep(1.05, -1)).toBe(1);
});

test("a map that is smaller than the window is not blown up to fit", () => {
  expect(fitted({ x: 0, y: 0, w: 300, h: 200 }, { w: 1200, h: 800 }).zoom).toBe(1);
  expect(fitted({ x: 0, y: 0, w: 2 * (1200 - 2 * MARGIN), h: 200 }, { w: 1200, h: 800 }).zoom).toBe(0.5);
});

test("revealing scrolls past the sticky head and lane names, and not at all where the place is in sight", () => {
  const view = { zoom: 1, x: 500, y: 500 };
  const room = { w: 1000, h: 700 };
  expect(revealed(view, { x: 900, y: 800, w: 100, h: 50 }, room, { x: 150, y: 80 })).toEqual({ x: 0, y: 0 });
  const by = revealed(view, { x: 500, y: 500, w: 100, h: 50 }, room, { x: 150, y: 80 });
  expect(by.x).toBeLessThan(0);
  expect(by.y).toBeLessThan(0);
});

test("what is drawn stays the same until the view crosses a line of the tile grid", () => {
  const one = tiled({ x: 10, y: 10, w: 500, h: 300 });
  expect(tiled({ x: 200, y: 50, w: 500, h: 300 })).toEqual(one);
  expect(tiled({ x: 300, y: 50, w: 500, h: 300 })).not.toEqual(one);
});

test("only cards that meet the area are drawn, those that reach into it too", () => {
  const layout = sampleLayout(sampleDoc());
  expect(cardRect(layout, "a3")).toMatchObject({ x: 310, w: 380 });
  expect(cardsIn(layout, { x: 600, y: 100, w: 50, h: 50 })).toEqual(["a3"]);
  expect(cardsIn(layout, { x: 900, y: 100, w: 50, h: 50 })).toEqual([]);
});

test("few new cards are mounted in one frame, and what is out of sight goes", () => {
  const wanted = Array.from({ length: 100 }, (_, number) => `c${number}`);
  const first = nextMounted(new Set(["gone"]), wanted, PER_FRAME);
  expect(PER_FRAME).toBeLessThanOrEqual(40);
  expect(first.size).toBe(PER_FRAME);
  expect(first.has("gone")).toBe(false);
  let mounted: ReadonlySet<string> = first;
  for (let frame = 1; frame * PER_FRAME < wanted.length; frame += 1) mounted = nextMounted(mounted, wanted, PER_FRAME);
  expect([...mounted].sort()).toEqual([...wanted].sort());
});

test("nothing is mounted anew where all that is wanted stands", () => {
  const mounted = new Set(["a", "b"]);
  expect(nextMounted(mounted, ["b", "a"], PER_FRAME)).toBe(mounted);
});

test("from far away the cells make room for head and names that stay readable", () => {
  const heads = { x: 150, y: 80 };
  expect(room(1, heads)).toEqual({ x: 0, y: 0 });
  expect(room(0.25, heads)).toEqual({ x: 150 * (FAR - 0.25), y: 80 * (FAR - 0.25) });
  const view = { zoom: 0.25, x: 40, y: 60 };
  expect(toMap(view, toScreen(view, { x: 123, y: 45 }, heads), heads)).toEqual({ x: 123, y: 45 });
});

test("zooming across the border of near and far keeps the place below the pointer", () => {
  const heads = { x: 150, y: 80 };
  const pointer = { x: 400, y: 300 };
  const view = { zoom: 0.8, x: 900, y: 700 };
  const after = toMap(zoomedAt(view, 0.2, pointer, heads), pointer, heads);
  expect(after.x).toBeCloseTo(toMap(view, pointer, heads).x, 6);
  expect(after.y).toBeCloseTo(toMap(view, pointer, heads).y, 6);
});

test("a map of any size can be seen whole", () => {
  const heads = { x: 148, y: 60 };
  const zoom = farthest({ w: 7028, h: 36762 }, { w: 1366, h: 700 }, heads);
  expect(36762 * zoom + room(zoom, heads).y).toBeLessThan(700);
  expect(farthest({ w: 1500, h: 900 }, { w: 1366, h: 700 }, heads)).toBe(FARTHEST);
});

test("tracks are found by where they begin and end", () => {
  const tracks = [0, 100, 200].map((start) => ({ start, length: 100 }));
  expect(tracksIn(tracks, 120, 220)).toEqual([1, 2]);
  expect(tracksIn(tracks, 400, 500)).toEqual([0, -1]);
});

test("a point of a curve has a box around it, a card none of that kind", () => {
  const layout = sampleLayout(sampleDoc());
  const mood = layout.frame.lanes.find(({ lane }) => lane === "mood");
  expect(pointRect(layout, "mood", "p1")).toEqual({ x: 188, y: (mood?.y ?? 0) + 38, w: 24, h: 24 });
  expect(pointRect(layout, "act", "a1")).toBeNull();
});
