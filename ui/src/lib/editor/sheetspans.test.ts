import { describe, expect, it } from "vitest";

import type { Frame } from "../backend/types";
import { columnEdges, sheetSpans } from "./sheetspans";

const FRAME = {
  head_y: 40,
  grid_x: 100,
  grid_y: 90,
  columns: [
    { stage: "a", x: 100, w: 200 },
    { stage: "b", x: 300, w: 200 },
    { stage: "c", x: 500, w: 200 },
  ],
  lanes: [
    { lane: "top", y: 90, h: 100 },
    { lane: "below", y: 190, h: 60 },
  ],
} as unknown as Frame;

describe("sheets on the map", () => {
  it("end where their columns and lanes end, the head and the names of lanes with the first", () => {
    const rows = [
      { lane: "top", share: 0 },
      { lane: "below", share: 0 },
    ];
    const spans = sheetSpans(["A1", "A2", "B1", "B2"], columnEdges(FRAME, ["a", "c"]), rows, FRAME);
    expect(spans).toEqual([
      { name: "A1", rect: { x: 0, y: 40, w: 500, h: 150 } },
      { name: "A2", rect: { x: 500, y: 40, w: 200, h: 150 } },
      { name: "B1", rect: { x: 0, y: 190, w: 500, h: 60 } },
      { name: "B2", rect: { x: 500, y: 190, w: 200, h: 60 } },
    ]);
  });

  it("end within a lane by the share of it that stands on the sheet", () => {
    const rows = [
      { lane: "top", share: 0 },
      { lane: "top", share: 0.25 },
    ];
    const spans = sheetSpans(["A1", "B1"], columnEdges(FRAME, ["a"]), rows, FRAME);
    expect(spans.map(({ rect }) => [rect.y, rect.h])).toEqual([
      [40, 75],
      [115, 135],
    ]);
  });

  it("whose ends are gone by now are left out", () => {
    const spans = sheetSpans(["A1", "A2"], columnEdges(FRAME, ["a", "gone"]), [{ lane: "top", share: 0 }], FRAME);
    expect(spans).toEqual([]);
  });
});
