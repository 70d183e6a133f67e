import { expect, test } from "vitest";

import { meet } from "../geometry";
import { barPlace } from "./select";

const ROOM = { x: 0, y: 60, w: 1000, h: 700 };
const BAR = { w: 300, h: 40 };

test.each([
  ["in the middle it stands above", { x: 400, y: 300, w: 120, h: 60 }],
  ["at the upper edge below", { x: 400, y: 70, w: 120, h: 60 }],
  ["at the left edge it stays in sight", { x: 0, y: 300, w: 120, h: 60 }],
  ["beside a whole column", { x: 400, y: 60, w: 120, h: 700 }],
])("%s, never over the selection", (_, selection) => {
  const place = barPlace(selection, BAR, ROOM);
  expect(place).not.toBeNull();
  const box = { ...BAR, ...(place ?? { x: 0, y: 0 }) };
  expect(meet(box, selection)).toBe(false);
  expect(box.x >= ROOM.x && box.y >= ROOM.y && box.x + box.w <= 1000 && box.y + box.h <= 760).toBe(true);
});

test("where everything is selected there is no room, so it goes away", () => {
  expect(barPlace({ x: -100, y: 0, w: 2000, h: 2000 }, BAR, ROOM)).toBeNull();
});

test("it does not stay behind where the selection is out of sight", () => {
  expect(barPlace({ x: 2000, y: 300, w: 100, h: 50 }, BAR, ROOM)).toBeNull();
});

/** A card in the middle of the room, with what lies around it. */
const CARD = { x: 400, y: 300, w: 120, h: 60 };
const above = { x: 300, y: 230, w: 400, h: 60 };
const below = { x: 300, y: 370, w: 400, h: 60 };
const boxOf = (place: { x: number; y: number } | null) => ({ ...BAR, ...(place ?? { x: 0, y: 0 }) });

test.each([
  ["a neighbour above sends it below", [above]],
  ["neighbours above and below send it beside", [above, below]],
  ["and where these are taken too it finds the free ground of the lane", [above, below, { x: 540, y: 300, w: 120, h: 60 }, { x: 260, y: 300, w: 120, h: 60 }]],
])("%s, so that no card is covered", (_, others) => {
  const lane = { x: 0, y: 290, w: 1000, h: 150 };
  const box = boxOf(barPlace(CARD, BAR, ROOM, { others, lane }));
  expect([CARD, ...others].filter((other) => meet(box, other))).toEqual([]);
});

test("over a head of two levels it stands above both, not on the name of the upper one", () => {
  const upper = { x: 300, y: 220, w: 400, h: 36 };
  const steps = [280, 540].map((x) => ({ x, y: 256, w: 100, h: 60 }));
  const cards = { x: 0, y: 320, w: 1000, h: 400 };
  const box = boxOf(barPlace({ ...CARD, y: 256 }, BAR, ROOM, { others: [upper, ...steps, cards], lane: null }));
  expect(box.y + box.h).toBe(206);
});

test.each([
  ["beyond a neighbour it still stands near by", 190, 136],
  ["and where that is too far, on the free ground of the lane", 180, 300],
])("%s", (_, top, y) => {
  const above = { x: 0, y: top, w: 1000, h: 290 - top };
  const below = { x: 0, y: 365, w: 700, h: 400 };
  const beside = [540, 260].map((x) => ({ x, y: 300, w: 120, h: 60 }));
  const lane = { x: 0, y: 290, w: 1000, h: 150 };
  const room = { ...ROOM, y: -200, h: 960 };
  expect(barPlace(CARD, BAR, room, { others: [above, below, ...beside], lane })?.y).toBe(y);
});

test("where nothing is free it covers as little as can be, and never the selection", () => {
  const box = boxOf(barPlace(CARD, BAR, ROOM, { others: [{ x: 0, y: 0, w: 1000, h: 340 }, { x: 0, y: 400, w: 1000, h: 400 }], lane: null }));
  expect(meet(box, CARD)).toBe(false);
  expect(box.y, "below, where a strip is free").toBe(374);
});
