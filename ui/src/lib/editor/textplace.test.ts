import { expect, test } from "vitest";

import { sampleDoc, sampleLayout } from "./sample";
import { overPoint } from "./textplace";

test("the words of a point are written below its middle, and beside the lane names where these are near", () => {
  const layout = sampleLayout(sampleDoc());
  const figure = layout.figures["mood"];
  const [point] = figure?.points ?? [];
  const at = (x: number) => {
    const moved = figure && point ? { ...figure, points: [{ ...point, x }] } : undefined;
    return moved ? overPoint({ ...layout, figures: { mood: moved } }, "mood", "p1") : null;
  };
  expect(at(400)?.x).toBe(310);
  expect(at(150)?.x, "the names reach to 100").toBe(108);
});
