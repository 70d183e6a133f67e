import { expect, test } from "vitest";

import { place } from "./anchor";

const FRAME = { width: 900, height: 600 };
const MENU = { width: 240, height: 200 };
const button = (left: number, top = 100) => ({ left, top, right: left + 32, bottom: top + 32 });

test.each([
  ["begins where its button begins", button(100), "start", 100],
  ["ends where its button ends where it would leave the window at the right", button(800), "start", 592],
  ["ends where its button ends", button(400), "end", 192],
  ["begins where its button begins where it would leave the window at the left", button(60), "end", 60],
] as const)("a menu %s", (_, anchor, align, x) => {
  expect(place(anchor, MENU, FRAME, align)).toEqual({ x, y: 136 });
});

test("a menu opens above its button where there is no room below", () => {
  expect(place(button(100, 500), MENU, FRAME, "start").y).toBe(296);
});

test("a panel wider than the room at either end stays in the window", () => {
  expect(place(button(450), { width: 800, height: 200 }, FRAME, "start").x).toBe(92);
});
