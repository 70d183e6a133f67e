import { expect, test } from "vitest";

import { aimed, frameOf, gripOf, miniScale, MOST, overflows } from "./minimap";
import { BARE } from "./viewport";

const MAP = { w: 1760, h: 460 };

test("the map fits its corner, however long or high it is", () => {
  expect([miniScale(MAP) * MAP.w, miniScale(MAP) * MAP.h]).toEqual([MOST.w, 46]);
  expect(miniScale({ w: 100, h: 9200 }) * 9200).toBe(MOST.h);
});

test("it is there only where the map runs over the window", () => {
  const on = (w: number, h: number, zoom: number) => overflows(MAP, { w, h }, zoom, BARE);
  expect([on(1900, 700, 1), on(1700, 700, 1), on(1900, 300, 1), on(1000, 700, 0.5)]).toEqual([false, true, true, false]);
  expect(on(0, 0, 1), "before the window has a size").toBe(false);
});

test("the frame never leaves the map", () => {
  expect(frameOf({ x: -40, y: -40, w: 880, h: 1000 }, MAP, 0.1)).toEqual({ x: 0, y: 0, w: 84, h: 46 });
  expect(frameOf({ x: 1700, y: 100, w: 880, h: 200 }, MAP, 0.1)).toEqual({ x: 170, y: 10, w: 6, h: 20 });
});

test("a press beside the frame brings that place into the middle; a drag of the frame begins where it is", () => {
  const frame = { x: 20, y: 10, w: 40, h: 20 };
  const beside = { x: 100, y: 30 };
  expect(aimed(beside, gripOf(beside, frame), 0.1)).toEqual({ x: 1000, y: 300 });
  const held = { x: 25, y: 12 };
  expect(aimed(held, gripOf(held, frame), 0.1), "the middle of the frame: nothing moves yet").toEqual({ x: 400, y: 200 });
});
