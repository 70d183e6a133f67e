// Which cards are drawn: those in sight and a screen around, and never more than a few new ones in one frame.

import type { Layout, PointBox } from "../backend/types";
import { meet, type Point, type Rect } from "./geometry";

/** How many cards are mounted in one frame at most. */
export const PER_FRAME = 16;
/** When a map has just been opened nothing moves, and the whole window is painted anew in each frame: few frames are best. */
export const PER_FIRST_FRAME = 100;
/** And while the view moves and all in sight stands: what comes lies around, and the hand must not feel it. */
export const PER_MOVING_FRAME = 4;

/** The box of a card on the map; none where it has none. */
export function cardRect(layout: Layout, card: string): Rect | null {
  const box = layout.cards[card];
  const column = box && layout.frame.columns[box.column];
  const lane = box && layout.frame.lanes.find((track) => track.lane === box.lane);
  if (!box || !column || !lane) return null;
  return { x: column.x + box.x, y: lane.y + box.y, w: box.w, h: box.h };
}

/** The box around a point of a curve on the map; none where the card is no point. */
export function pointRect(layout: Layout, lane: string, card: string): Rect | null {
  const point = layout.figures[lane]?.points.find((each) => each.card === card);
  const corner = cornerOf(layout, lane);
  return point && corner ? around(corner, point) : null;
}

/** The boxes around all points of curves on the map, with their cards. */
export function pointRects(layout: Layout): { readonly card: string; readonly rect: Rect }[] {
  return Object.entries(layout.figures).flatMap(([lane, { points }]) => {
    const corner = cornerOf(layout, lane);
    return corner ? points.map((point) => ({ card: point.card, rect: around(corner, point) })) : [];
  });
}

/** Where the curves of a lane begin on the map. */
function cornerOf(layout: Layout, lane: string): Point | null {
  const figure = layout.figures[lane];
  const track = layout.frame.lanes.find((each) => each.lane === lane);
  return figure && track ? { x: figure.group.x, y: track.y + figure.group.y } : null;
}

function around(corner: Point, { x, y, r }: PointBox): Rect {
  const reach = r + 4;
  return { x: corner.x + x - reach, y: corner.y + y - reach, w: 2 * reach, h: 2 * reach };
}

/** The cards whose boxes meet a part of the map. */
export function cardsIn(layout: Layout, part: Rect): string[] {
  const found: string[] = [];
  for (const track of layout.frame.lanes) {
    if (track.y >= part.y + part.h || track.y + track.h <= part.y) continue;
    for (const card of layout.lanes.get(track.lane) ?? []) {
      const box = layout.cards[card];
      const x = box && layout.frame.columns[box.column]?.x;
      if (box && x !== undefined && meet({ x: x + box.x, y: track.y + box.y, w: box.w, h: box.h }, part)) found.push(card);
    }
  }
  return found;
}

/** What is mounted in the next frame: some of what is missing comes, some of what nobody wants goes; the same set where all is as wanted. */
export function nextMounted(mounted: ReadonlySet<string>, wanted: readonly string[], atMost: number): ReadonlySet<string> {
  const asked = new Set(wanted);
  const missing = wanted.filter((card) => !mounted.has(card)).slice(0, atMost);
  const gone = [...mounted].filter((card) => !asked.has(card)).slice(0, 2 * atMost);
  if (missing.length === 0 && gone.length === 0) return mounted;
  const next = new Set(mounted);
  for (const card of gone) next.delete(card);
  for (const card of missing) next.add(card);
  return next;
}

/** The numbers of the tracks that meet a stretch, first and last; an empty range where none does. */
export function tracksIn(tracks: readonly { start: number; length: number }[], from: number, to: number): [number, number] {
  const first = tracks.findIndex((track) => track.start + track.length > from);
  if (first < 0) return [0, -1];
  const last = tracks.findLastIndex((track) => track.start < to);
  return [first, last];
}
