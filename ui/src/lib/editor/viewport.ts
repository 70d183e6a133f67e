// Where the window stands over the map: zoom and scroll position. Scroll positions are screen pixels, map positions
// are CSS pixels of the Layout; `MARGIN` screen pixels of ground lie around the map at every zoom.

import { clamp, type Point, type Rect } from "./geometry";

/** Ground around the map, in screen pixels. */
export const MARGIN = 24;
/** Cards are mounted anew when the view crosses a line of this grid, in map pixels. */
export const TILE = 384;
/** The smallest zoom. */
export const FARTHEST = 0.25;
/** The largest zoom. */
export const NEAREST = 4;

const STEPS = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 2, 3, 4];

/** Zoom and scroll position. */
export type View = { zoom: number; x: number; y: number };

/** The place on the map below a place in the viewport. */
export function toMap(view: View, at: Point): Point {
  return { x: (view.x + at.x - MARGIN) / view.zoom, y: (view.y + at.y - MARGIN) / view.zoom };
}

/** The place in the viewport above a place on the map. */
export function toScreen(view: View, at: Point): Point {
  return { x: at.x * view.zoom + MARGIN - view.x, y: at.y * view.zoom + MARGIN - view.y };
}

/** The view at another zoom, with the place below `at` where it was. */
export function zoomedAt(view: View, zoom: number, at: Point): View {
  const next = clamp(zoom, FARTHEST, NEAREST);
  const map = toMap(view, at);
  return { zoom: next, x: map.x * next + MARGIN - at.x, y: map.y * next + MARGIN - at.y };
}

/** The zoom that a turn of the wheel by `delta` pixels leads to; the same turn back leads back. */
export function wheeled(zoom: number, delta: number): number {
  return clamp(zoom * Math.exp(-clamp(delta, -100, 100) / 300), FARTHEST, NEAREST);
}

/** The next rounder zoom, larger (1) or smaller (-1). */
export function stepped(zoom: number, direction: 1 | -1): number {
  const further = direction > 0 ? STEPS.find((step) => step > zoom + 0.001) : STEPS.findLast((step) => step < zoom - 0.001);
  return further ?? clamp(zoom, FARTHEST, NEAREST);
}

/** Room at the foot that the zoom control and the hints take. */
const FOOT = 64;

/** The view in which a part of the map fills the viewport as far as it can, never above 100 %. */
export function fitted(part: Rect, room: { w: number; h: number }): View {
  const zoom = clamp(Math.min((room.w - 2 * MARGIN) / part.w, (room.h - 2 * MARGIN - FOOT) / part.h, 1), FARTHEST, NEAREST);
  return { zoom, x: part.x * zoom, y: part.y * zoom };
}

/** The part of the map that the viewport shows. */
export function shown(view: View, room: { w: number; h: number }): Rect {
  const { x, y } = toMap(view, { x: 0, y: 0 });
  return { x, y, w: room.w / view.zoom, h: room.h / view.zoom };
}

/** The rectangle grown to the lines of the tile grid: it stays the same until the view crosses one. */
export function tiled({ x, y, w, h }: Rect): Rect {
  const left = Math.floor(x / TILE) * TILE;
  const top = Math.floor(y / TILE) * TILE;
  return { x: left, y: top, w: Math.ceil((x + w) / TILE) * TILE - left, h: Math.ceil((y + h) / TILE) * TILE - top };
}

/** How far to scroll so that a part of the map is in sight, beside the sticky head and lane names (`inset`). */
export function revealed(view: View, part: Rect, room: { w: number; h: number }, inset: Point): Point {
  const a = toScreen(view, part);
  const b = toScreen(view, { x: part.x + part.w, y: part.y + part.h });
  return {
    x: nudge(a.x - MARGIN / 2, b.x + MARGIN / 2, inset.x, room.w),
    y: nudge(a.y - MARGIN / 2, b.y + MARGIN / 2, inset.y, room.h),
  };
}

function nudge(low: number, high: number, from: number, to: number): number {
  if (low < from) return low - from;
  if (high > to) return Math.min(high - to, low - from);
  return 0;
}
