// Which cards are drawn: those in sight and a screen around, and never more than a few new ones in one frame.

import type { Layout } from "../backend/types";
import { meet, type Rect } from "./geometry";

/** How many cards are mounted in one frame at most. */
export const PER_FRAME = 40;

/** The box of a card on the map; none where it has none. */
export function cardRect(layout: Layout, card: string): Rect | null {
  const box = layout.cards[card];
  const column = box && layout.frame.columns[box.column];
  const lane = box && layout.frame.lanes.find((track) => track.lane === box.lane);
  if (!box || !column || !lane) return null;
  return { x: column.x + box.x, y: lane.y + box.y, w: box.w, h: box.h };
}

/** The cards whose boxes meet a part of the map. */
export function cardsIn(layout: Layout, part: Rect): string[] {
  const lanes = new Map(layout.frame.lanes.filter((lane) => meet({ ...part, y: lane.y, h: lane.h }, part)).map((lane) => [lane.lane, lane.y]));
  const found: string[] = [];
  for (const [card, box] of Object.entries(layout.cards)) {
    const y = lanes.get(box.lane);
    const x = layout.frame.columns[box.column]?.x;
    if (y === undefined || x === undefined) continue;
    if (meet({ x: x + box.x, y: y + box.y, w: box.w, h: box.h }, part)) found.push(card);
  }
  return found;
}

/** What is mounted in the next frame: all that is wanted and there already, and some of what is missing. */
export function nextMounted(mounted: ReadonlySet<string>, wanted: readonly string[], atMost = PER_FRAME): Set<string> {
  const next = new Set(wanted.filter((card) => mounted.has(card)));
  let room = atMost;
  for (const card of wanted) {
    if (room === 0) break;
    if (next.has(card)) continue;
    next.add(card);
    room -= 1;
  }
  return next;
}

/** The numbers of the tracks that meet a stretch, first and last; an empty range where none does. */
export function tracksIn(tracks: readonly { start: number; length: number }[], from: number, to: number): [number, number] {
  const first = tracks.findIndex((track) => track.start + track.length > from);
  if (first < 0) return [0, -1];
  const last = tracks.findLastIndex((track) => track.start < to);
  return [first, last];
}
