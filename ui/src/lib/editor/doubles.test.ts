import { expect, test } from "vitest";

import { Doubles } from "./doubles";

const at = { x: 100, y: 40 };

test("the second press on what was a control is known, even where the control is gone", () => {
  const doubles = new Doubles();
  expect(doubles.press({ time: 0, at, control: true })).toBe(false);
  expect(doubles.press({ time: 150, at: { x: 101, y: 41 }, control: false })).toBe(true);
  expect(doubles.press({ time: 300, at, control: false }), "a third press is one of its own").toBe(false);
});

test("two presses on the map itself, far apart or late are none of it", () => {
  const doubles = new Doubles();
  expect([doubles.press({ time: 0, at, control: false }), doubles.press({ time: 150, at, control: false })]).toEqual([false, false]);
  expect(doubles.press({ time: 1000, at, control: true })).toBe(false);
  expect(doubles.press({ time: 1100, at: { x: 160, y: 40 }, control: false }), "elsewhere").toBe(false);
  expect(doubles.press({ time: 2000, at, control: true })).toBe(false);
  expect(doubles.press({ time: 2700, at, control: false }), "too late").toBe(false);
});
