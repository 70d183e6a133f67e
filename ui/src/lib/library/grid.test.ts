import { describe, expect, it } from "vitest";

import { walk } from "./grid";

describe("walking a grid of seven cards in three columns", () => {
  const step = (key: string, at: number) => walk(key, at, 7, 3);

  it("goes to the neighbours", () => {
    expect([step("ArrowRight", 0), step("ArrowLeft", 4), step("ArrowDown", 1), step("ArrowUp", 4)]).toEqual([1, 3, 4, 1]);
  });

  it("stays at the borders", () => {
    expect([step("ArrowLeft", 0), step("ArrowRight", 6), step("ArrowUp", 2), step("ArrowDown", 6)]).toEqual([0, 6, 2, 6]);
  });

  it("finds the last card below a longer row", () => {
    expect(step("ArrowDown", 5)).toBe(6);
  });

  it("knows Home and End, and no other keys", () => {
    expect([step("Home", 4), step("End", 4), step("a", 4)]).toEqual([0, 6, null]);
  });
});
