import { expect, test } from "vitest";

import { existing, extended, marked, NONE, only, these, toggled } from "./selection";

test("Shift and a click add one more, and take it away again", () => {
  const two = toggled(only("card", "a"), "card", "b");
  expect([...two.ids]).toEqual(["a", "b"]);
  expect([...toggled(two, "card", "a").ids]).toEqual(["b"]);
});

test("another kind begins a new selection", () => {
  expect(toggled(only("card", "a"), "stage", "s")).toEqual(only("stage", "s"));
  expect(extended(only("lane", "l"), "card", "a")).toEqual(only("card", "a"));
});

test("Shift and an arrow keep the place where it began", () => {
  const more = extended(extended(only("card", "a"), "card", "b"), "card", "c");
  expect([...more.ids]).toEqual(["a", "b", "c"]);
  expect(more.anchor).toBe("a");
});

test("a rectangle adds to what was selected when it began", () => {
  expect([...marked(these("card", ["a"]), ["b", "a"]).ids]).toEqual(["a", "b"]);
  expect([...marked(only("stage", "s"), ["b"]).ids], "stages are no cards").toEqual(["b"]);
});

test("what is gone is no longer selected", () => {
  const left = existing(these("card", ["a", "b"]), (_, id) => id === "b");
  expect(left).toEqual(only("card", "b"));
  expect(existing(NONE, () => true), "nothing changes where nothing is gone").toBe(NONE);
});
