// Where the window stands over the map: zoom and scroll position. Scroll positions are screen pixels, map positions
// are CSS pixels of the Layout; `MARGIN` screen pixels of ground lie around the map at every zoom.
//
// From far away the sticky head and the names of lanes keep the size they have at `FAR`, so that they can be read; the
// cells make room for them.

import { clamp, type Point, type Rect } from "./geometry";

/** Ground around the map, in screen pixels. */
export const MARGIN = 24;
/** Cards are mounted anew when the view crosses a line of this grid, in map pixels. */
export const TILE = 384;
/** Below this zoom texts cannot be read: the map is drawn as a picture. */
export const FAR = 0.5;
/** The smallest zoom of a map that fits the window there; larger maps go on until they fit. */
export const FARTHEST = 0.25;
/** The largest zoom. */
export const NEAREST = 4;

const STEPS = [0.03, 0.05, 0.1, 0.15, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 2, 3, 4];

/** Zoom and scroll position. */
export type View = { zoom: number; x: number; y: number };

/** Width of the lanes' names and height of the head at 100 %. */
export type Heads = { x: number; y: number };

/** Where nothing sticks. */
export const BARE: Heads = { x: 0, y: 0 };

/** The scale of the sticky head and names. */
export function headScale(zoom: number): number {
  return Math.max(zoom, FAR);
}

/** How far the cells are moved to make room for the head and names, in screen pixels. */
export function room(zoom: number, heads: Heads): Point {
  const more = headScale(zoom) - zoom;
  return { x: heads.x * more, y: heads.y * more };
}

/** The place on the map below a place in the viewport. */
export function toMap(view: View, at: Point, heads = BARE): Point {
  const { x, y } = room(view.zoom, heads);
  return { x: (view.x + at.x - MARGIN - x) / view.zoom, y: (view.y + at.y - MARGIN - y) / view.zoom };
}

/** The place in the viewport above a place on the map. */
export function toScreen(view: View, at: Point, heads = BARE): Point {
  const { x, y } = room(view.zoom, heads);
  return { x: at.x * view.zoom + MARGIN + x - view.x, y: at.y * view.zoom + MARGIN + y - view.y };
}

/** The view at another zoom, with the place below `at` where it was. */
export function zoomedAt(view: View, zoom: number, at: Point, heads = BARE): View {
  const map = toScreen({ zoom, x: 0, y: 0 }, toMap(view, at, heads), heads);
  return { zoom, x: map.x - at.x, y: map.y - at.y };
}

/** The zoom that a turn of the wheel by `delta` pixels leads to; the same turn back leads back. */
export function wheeled(zoom: number, delta: number): number {
  return zoom * Math.exp(-clamp(delta, -100, 100) / 300);
}

/** The next rounder zoom, larger (1) or smaller (-1). */
export function stepped(zoom: number, direction: 1 | -1): number {
  const further = direction > 0 ? STEPS.find((step) => step > zoom + 0.001) : STEPS.findLast((step) => step < zoom - 0.001);
  return further ?? zoom;
}

/** The smallest zoom of a map: all of it can be seen. */
export function farthest(map: { w: number; h: number }, viewport: { w: number; h: number }, heads = BARE): number {
  return Math.min(FARTHEST, fitting({ ...map, x: 0, y: 0 }, viewport, heads));
}

/** Room at the foot that the zoom control and the hints take. */
const FOOT = 64;

/** The view in which a part of the map fills the viewport as far as it can, never above 100 %. */
export function fitted(part: Rect, viewport: { w: number; h: number }, heads = BARE): View {
  const zoom = fitting(part, viewport, heads);
  return { zoom, x: part.x * zoom, y: part.y * zoom };
}

/** The zoom at which a part of the map, and beside it the head and names, fill the viewport. */
function fitting(part: Rect, viewport: { w: number; h: number }, heads: Heads): number {
  return Math.min(
    along(part.w, viewport.w - 2 * MARGIN, heads.x),
    along(part.h, viewport.h - 2 * MARGIN - FOOT, heads.y),
    1,
  );
}

/** The zoom at which a length fits, if what sticks keeps the size that it has at `FAR` or grows with the map. */
function along(length: number, free: number, head: number): number {
  const near = free / length;
  return near >= FAR ? near : Math.max((free - head * FAR) / Math.max(length - head, 1), 0.01);
}

/** The part of the map that the viewport shows. */
export function shown(view: View, viewport: { w: number; h: number }, heads = BARE): Rect {
  const { x, y } = toMap(view, { x: 0, y: 0 }, heads);
  return { x, y, w: viewport.w / view.zoom, h: viewport.h / view.zoom };
}

/** The rectangle grown to the lines of a grid: it stays the same until the view crosses one. */
export function tiled({ x, y, w, h }: Rect, grid = TILE): Rect {
  const left = Math.floor(x / grid) * grid;
  const top = Math.floor(y / grid) * grid;
  return { x: left, y: top, w: Math.ceil((x + w) / grid) * grid - left, h: Math.ceil((y + h) / grid) * grid - top };
}

/** How far to scroll so that a part of the map is in sight, beside the sticky head and lane names (`inset`). */
export function revealed(view: View, part: Rect, viewport: { w: number; h: number }, inset: Point, heads = BARE): Point {
  const a = toScreen(view, part, heads);
  const b = toScreen(view, { x: part.x + part.w, y: part.y + part.h }, heads);
  return {
    x: nudge(a.x - MARGIN / 2, b.x + MARGIN / 2, inset.x, viewport.w),
    y: nudge(a.y - MARGIN / 2, b.y + MARGIN / 2, inset.y, viewport.h),
  };
}

function nudge(low: number, high: number, from: number, to: number): number {
  if (low < from) return low - from;
  if (high > to) return Math.min(high - to, low - from);
  return 0;
}
