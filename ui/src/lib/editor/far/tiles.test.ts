import { expect, test } from "vitest";

import type { Rect } from "../geometry";
import { EDGE, MOST, partOf, scaleOf, spotsIn, stepOf, Tiles } from "./tiles";

const MAP: Rect = { x: 0, y: 0, w: 8000, h: 24000 };

type Drawn = { part: Rect | null; times: number };

function hand(most?: number) {
  const shown = new Set<Drawn>();
  let draws = 0;
  let made = 0;
  const tiles = new Tiles<Drawn>(
    {
      make: () => {
        made += 1;
        return { part: null, times: 0 };
      },
      draw: (tile, part) => {
        draws += 1;
        tile.part = part;
        shown.add(tile);
      },
      hide: (tile) => shown.delete(tile),
    },
    most,
  );
  const all = (): number => {
    const before = draws;
    while (tiles.work());
    return draws - before;
  };
  return { tiles, shown, all, made: () => made };
}

test("a tile is drawn as sharp as the screen or a little sharper, never coarser", () => {
  for (const zoom of [0.02, 0.1, 0.25, 0.3, 0.36, 0.49]) {
    const scale = scaleOf(stepOf(zoom, 1));
    expect(scale).toBeGreaterThanOrEqual(zoom * 0.999);
    expect(scale / zoom).toBeLessThan(1.4143);
  }
  expect(stepOf(0.25, 2)).toBe(stepOf(0.5, 1));
});

test("tiles of a step cover what is in sight and nothing beside the map", () => {
  const spots = spotsIn({ x: -500, y: -500, w: 3000, h: 3000 }, -4, MAP);
  expect(spots.map(partOf).every(({ x, y }) => x >= 0 && y >= 0)).toBe(true);
  expect(Math.max(...spots.map(partOf).map(({ x, w }) => x + w))).toBeGreaterThanOrEqual(2500);
});

test("each tile is drawn once, and a look at the same place draws nothing", () => {
  const { tiles, all } = hand();
  tiles.look({ x: 0, y: 0, w: 4000, h: 3000 }, 0.3, 1, MAP);
  expect(all()).toBe(tiles.count);
  tiles.look({ x: 10, y: 0, w: 4000, h: 3000 }, 0.3, 1, MAP);
  expect(all()).toBe(0);
});

test("an edit draws anew only the tiles it touches", () => {
  const { tiles, all } = hand();
  tiles.look({ x: 0, y: 0, w: 4000, h: 3000 }, 0.3, 1, MAP);
  all();
  tiles.touched([{ x: 100, y: 100, w: 150, h: 90 }]);
  expect(tiles.ready).toBe(false);
  expect(all()).toBe(1);
  tiles.spoil();
  expect(all()).toBe(tiles.count);
});

test("tiles of another sharpness stay until all in sight is sharp, then go", () => {
  const { tiles, shown, all } = hand();
  const sight = { x: 0, y: 0, w: 4000, h: 3000 };
  tiles.look(sight, 0.25, 1, MAP);
  all();
  const coarse = [...shown];
  tiles.look(sight, 0.45, 1, MAP);
  tiles.work();
  expect(coarse.every((tile) => shown.has(tile))).toBe(true);
  all();
  expect(coarse.some((tile) => shown.has(tile) && tile.part?.w === EDGE / 0.25)).toBe(false);
});

test("no more tiles are made than the budget holds, however far one goes", () => {
  const { tiles, all, made } = hand(24);
  for (let y = 0; y < 20000; y += 900) {
    tiles.look({ x: 0, y, w: 5000, h: 2800 }, 0.27, 1, MAP);
    all();
    expect(tiles.ready).toBe(true);
    expect(tiles.count).toBeLessThanOrEqual(24);
  }
  expect(made()).toBeLessThanOrEqual(24);
});

test("a sharp and large screen gets coarser tiles rather than more than the budget", () => {
  const { tiles, all } = hand();
  tiles.look({ x: 0, y: 0, w: 8000, h: 6000 }, 0.48, 2, MAP);
  all();
  expect(tiles.ready).toBe(true);
  expect(tiles.count).toBeLessThanOrEqual(MOST);
});
