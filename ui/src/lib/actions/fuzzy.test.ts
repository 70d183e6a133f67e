import { expect, test } from "vitest";

import { fit } from "./fuzzy";

function best(query: string, names: readonly string[]): string | undefined {
  const fitting = names.flatMap((name) => {
    const points = fit(query, name);
    return points === null ? [] : [{ name, points }];
  });
  return fitting.sort((a, b) => b.points - a.points)[0]?.name;
}

test.each([
  ["add l", ["Add card", "Add lane", "Add the first lane"], "Add lane"],
  ["al", ["Fill cell", "Add lane"], "Add lane"],
  ["undo", ["Undo: move 3 cards", "Redo", "Unfold"], "Undo: move 3 cards"],
  ["zoom", ["Fit and zoom", "Zoom in"], "Zoom in"],
  ["tl", ["Tambah kartu", "Tambah lajur"], "Tambah lajur"],
  ["cafe", ["Tea", "Café"], "Café"],
])("%s finds %j", (query, names, expected) => {
  expect(best(query, names)).toBe(expected);
});

test("what lacks a letter does not fit, nor what has the letters strewn about", () => {
  expect(fit("xyz", "Add card")).toBeNull();
  expect(fit("dcd", "Moved a third card to the end")).toBeNull();
});

test("an empty query fits all alike", () => {
  expect([fit("", "a"), fit("  ", "b")]).toEqual([0, 0]);
});
