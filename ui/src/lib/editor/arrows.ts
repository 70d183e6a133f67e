// An arrow as the layout drew it: its way, its two ends, and where its words stand.

import type { LinkBox } from "../backend/types";
import type { Editor } from "./editor.svelte";
import type { Point } from "./geometry";
import type { TextPlace } from "./textplace";

const LABEL = { w: 160, h: 26 };

/** True where one of the cards it joins is faded. */
export function endsFaded(editor: Editor, link: string): boolean {
  const record = editor.link(link);
  return [record?.from, record?.to].some((end) => end?.card !== undefined && editor.faded.has(end.card));
}

/** The line of an arrow on the map, as the `d` of a path. */
export function wayOf(link: LinkBox): string {
  return link.points.map(([x, y], at) => `${at === 0 ? "M" : "L"}${x} ${y}`).join("");
}

/** Where an arrow begins and ends, on the map. */
export function endsOf(link: LinkBox): { from: Point; to: Point } {
  const way = corners(link);
  return { from: way[0] ?? link.group, to: way.at(-1) ?? link.group };
}

/** Where the words of an arrow are edited, on the map: where they stand, or at the middle of the way. */
export function labelPlace(link: LinkBox): TextPlace {
  const { label } = link;
  const at = label ? { x: label.x + label.w / 2, y: label.y + label.h / 2 } : halfway(corners(link));
  const { w, h } = LABEL;
  const edit = { x: 8, y: 4, w: w - 16, size: 12, line: 18, weight: 400, italic: false };
  return { x: at.x - w / 2, y: at.y - h / 2, w, h, edit, foot: 4, fill: null, line: null, radius: 6 };
}

function corners(link: LinkBox): Point[] {
  return link.points.map(([x, y]) => ({ x, y }));
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
