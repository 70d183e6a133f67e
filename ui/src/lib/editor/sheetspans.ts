// Sheets of a print as areas of the map on screen, which is laid out in sizes of its own.

import type { Frame, RowEdge, StageId } from "../backend/types";
import type { Rect } from "./geometry";

/** A sheet: its name, and the part of the map that stands on it. */
export type Span = { readonly name: string; readonly rect: Rect };

/** Where each sheet of a row begins; the first takes the names of lanes in. What is not shown begins nowhere. */
export function columnEdges(frame: Frame, columns: readonly StageId[]): number[] {
  const at = columns.slice(1).map((stage) => frame.columns.find((track) => track.stage === stage)?.x);
  return [0, ...at.map((x) => x ?? Number.NaN)];
}

/** The sheets as areas, row by row; those of which an end is not shown are left out. */
export function sheetSpans(names: readonly string[], lefts: readonly number[], rows: readonly RowEdge[], frame: Frame): Span[] {
  const right = Math.max(frame.grid_x, ...frame.columns.map(({ x, w }) => x + w));
  const bottom = Math.max(frame.grid_y, ...frame.lanes.map(({ y, h }) => y + h));
  const tops = rows.map(({ lane, share }, row) => {
    const track = frame.lanes.find((each) => each.lane === lane);
    if (row === 0) return frame.head_y;
    return track ? track.y + track.h * share : Number.NaN;
  });
  const spans = tops.flatMap((y, row) =>
    lefts.map((x, column) => {
      const w = (lefts[column + 1] ?? right) - x;
      const h = (tops[row + 1] ?? bottom) - y;
      return { name: names[row * lefts.length + column] ?? "", rect: { x, y, w, h } };
    }),
  );
  return spans.filter(({ rect }) => Object.values(rect).every(Number.isFinite));
}
