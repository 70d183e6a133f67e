// An arrow as the layout drew it: its way, its two ends, and where its words stand.

import type { Group } from "../backend/types";
import type { Point } from "./geometry";
import type { TextPlace } from "./textplace";

const LABEL = { w: 160, h: 26 };

/** The line of an arrow, as the `d` of a path relative to the group. */
export function wayOf(group: Group): string {
  const line = group.parts.find((part) => part.part === "path" && part.stroke !== null);
  return line?.part === "path" ? line.d : "";
}

/** Where an arrow begins and ends, on the map. */
export function endsOf(group: Group): { from: Point; to: Point } {
  const way = pointsOf(group);
  return { from: way[0] ?? group, to: way.at(-1) ?? group };
}

/** Where the words of an arrow are edited, on the map: where they stand, or at the middle of the way. */
export function labelPlace(group: Group): TextPlace {
  const text = group.parts.find((part) => part.part === "text");
  const way = pointsOf(group);
  const at = text?.part === "text" ? { x: group.x + text.x + text.w / 2, y: group.y + text.top + text.line / 2 } : halfway(way);
  const { w, h } = LABEL;
  const edit = { x: 8, y: 4, w: w - 16, size: 12, line: 18, weight: 400, italic: false };
  return { x: at.x - w / 2, y: at.y - h / 2, w, h, edit, foot: 4, fill: null, line: null, radius: 6 };
}

/** The corners of the way. In the layout's paths a bend is a curve between two of them, so its own points do no harm. */
function pointsOf(group: Group): Point[] {
  const numbers = (wayOf(group).match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  const points: Point[] = [];
  for (let at = 0; at + 1 < numbers.length; at += 2) points.push({ x: group.x + (numbers[at] ?? 0), y: group.y + (numbers[at + 1] ?? 0) });
  return points;
}

/** The point half of the way along. */
function halfway(way: readonly Point[]): Point {
  const lengths = way.slice(1).map((to, at) => Math.hypot(to.x - (way[at]?.x ?? 0), to.y - (way[at]?.y ?? 0)));
  let rest = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (const [at, length] of lengths.entries()) {
    const from = way[at];
    const to = way[at + 1];
    if (from && to && rest <= length) {
      const share = length === 0 ? 0 : rest / length;
      return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
    }
    rest -= length;
  }
  return way[0] ?? { x: 0, y: 0 };
}
