// A presentation: what is shown one after the other, how large, and where the window stands for each screen of it.

import type { Layout } from "../backend/types";
import type { Rect } from "./geometry";
import { heads } from "./hand/hit";
import { MARGIN, type View } from "./viewport";

/** What is shown one after the other. */
export type ShowBy = "stage" | "lane";

/** One of them: its record and the part of the map that stays full while the rest is dimmed. */
export type Step = { readonly id: string; readonly part: Rect };

type Size = { readonly w: number; readonly h: number };
type Stretch = { readonly from: number; readonly to: number };

/** Size of a card's letters at 100 %. */
const LETTERS = 14;
/** Letters of cards are at least so high on a screen of so many lines. */
const READABLE = { letters: 22, lines: 720 };
/** Height at the lower edge of the screen in which the bar of the presentation stands. */
const BAR = 64;
/** Where there is room, everything is so much larger, never more. */
const LARGEST = 1.25;

/** Stages of the first level from left to right, or lanes from top to bottom; what is hidden is left out. */
export function steps({ frame, ...rest }: Layout, by: ShowBy): Step[] {
  const { width, height, grid_x, grid_y } = frame;
  if (by === "lane") {
    const lanes = frame.lanes.filter(({ form }) => form !== "line");
    return lanes.map(({ lane, y, h }) => ({ id: lane, part: { x: grid_x, y, w: width - grid_x, h } }));
  }
  const stages = heads({ frame, ...rest }).filter(({ tag }) => tag.level === 1);
  return stages.map(({ tag, x, w }) => ({ id: tag.stage, part: { x, y: grid_y, w, h: height - grid_y } }));
}

/** The zoom of a whole presentation: cards can be read from the last row, and larger where every step then still fits. */
export function showZoom(all: readonly Step[], by: ShowBy, layout: Layout, screen: Size): number {
  const least = (READABLE.letters / LETTERS) * (screen.h / READABLE.lines);
  const { grid_x, grid_y, head_y } = layout.frame;
  const fits = all.map(({ part }) =>
    by === "stage" ? (screen.w - 2 * MARGIN) / (grid_x + part.w) : (screen.h - 2 * MARGIN) / (grid_y - head_y + part.h),
  );
  return Math.min(Math.max(least, Math.min(...fits)), least * LARGEST);
}

/** Where the window stands, screen by screen, until all of a step was seen: along columns first, then down the lanes. */
export function screens({ part }: Step, layout: Layout, zoom: number, screen: Size): View[] {
  const { columns, lanes, grid_x, grid_y, head_y } = layout.frame;
  const room = { w: screen.w / zoom - grid_x, h: (screen.h - BAR) / zoom - (grid_y - head_y) };
  const wide = columns.map(({ x, w }) => ({ from: x, to: x + w })).filter(({ from, to }) => from >= part.x && to <= part.x + part.w);
  const high = lanes.map(({ y, h }) => ({ from: y, to: y + h })).filter(({ from, to }) => from >= part.y && to <= part.y + part.h);
  const lefts = pages(wide, room.w);
  const tops = pages(high, room.h);
  // What is narrower than the screen stands in its middle, as far as the map goes.
  const indent = lefts.length === 1 ? Math.max(0, (room.w - part.w) / 2) : 0;
  const lead = tops.length === 1 ? Math.max(0, (room.h - part.h) / 2) : 0;
  return tops.flatMap((top) =>
    lefts.map((left) => ({
      zoom,
      x: Math.max(0, (left - grid_x - indent) * zoom + MARGIN),
      y: Math.max(head_y * zoom + MARGIN, (top - (grid_y - head_y) - lead) * zoom + MARGIN),
    })),
  );
}

/** Where screens begin: each holds as many tracks as it has room for; a track that is longer than it takes several. */
export function pages(tracks: readonly Stretch[], room: number): number[] {
  const begins: number[] = [];
  let begin = tracks[0]?.from ?? 0;
  for (const { from, to } of tracks) {
    if (to - begin <= room) continue;
    if (from > begin) begins.push(begin);
    for (begin = from; to - begin > room; begin += room) begins.push(begin);
  }
  return [...begins, begin];
}
