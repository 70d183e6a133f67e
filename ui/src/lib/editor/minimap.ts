// The whole map in a corner: how small it is, where the window stands on it, and which place of the map a press means.

import type { Frame } from "../backend/types";
import { Colors } from "./far/colors";
import { fillsOf } from "./far/fills";
import { clamp, type Point, type Rect } from "./geometry";
import { type Heads, MARGIN, room } from "./viewport";

/** The most it takes, in the window's pixels. */
export const MOST = { w: 176, h: 92 };

type Size = { readonly w: number; readonly h: number };

/** Its pixels for one of the map. */
export function miniScale(map: Size): number {
  return Math.min(MOST.w / Math.max(map.w, 1), MOST.h / Math.max(map.h, 1));
}

/** True where some of the map lies outside of the viewport, or would at another scroll position. */
export function overflows(map: Size, viewport: Size, zoom: number, heads: Heads): boolean {
  if (viewport.w === 0) return false;
  const more = room(zoom, heads);
  return map.w * zoom + more.x + MARGIN > viewport.w || map.h * zoom + more.y + MARGIN > viewport.h;
}

/** The part of the map in sight, as a frame on the small one that never leaves it. */
export function frameOf(sight: Rect, map: Size, scale: number): Rect {
  const x = clamp(sight.x, 0, map.w);
  const y = clamp(sight.y, 0, map.h);
  const w = clamp(sight.x + sight.w, x, map.w) - x;
  const h = clamp(sight.y + sight.h, y, map.h) - y;
  return { x: x * scale, y: y * scale, w: Math.max(w * scale, 4), h: Math.max(h * scale, 4) };
}

/** Which place of the map comes into the middle: dragged by the frame it keeps its distance, else it is the place itself. */
export function aimed(at: Point, grip: Point, scale: number): Point {
  return { x: (at.x + grip.x) / scale, y: (at.y + grip.y) / scale };
}

/** From where the frame is held to its middle; nothing where the press was beside it. */
export function gripOf(at: Point, frame: Rect): Point {
  const held = at.x >= frame.x && at.x <= frame.x + frame.w && at.y >= frame.y && at.y <= frame.y + frame.h;
  return held ? { x: frame.x + frame.w / 2 - at.x, y: frame.y + frame.h / 2 - at.y } : { x: 0, y: 0 };
}

/** Draws it from the picture of the whole map; the head and the names of lanes stick, so that has them not. */
export function drawMini(canvas: HTMLCanvasElement, overview: HTMLCanvasElement, frame: Frame, density: number): void {
  const scale = miniScale({ w: frame.width, h: frame.height });
  canvas.width = Math.max(1, Math.round(frame.width * scale * density));
  canvas.height = Math.max(1, Math.round(frame.height * scale * density));
  const context = canvas.getContext("2d");
  if (!context) return;
  context.imageSmoothingQuality = "high";
  context.drawImage(overview, 0, 0, canvas.width, canvas.height);
  const colors = new Colors(canvas);
  context.scale(scale * density, scale * density);
  for (const group of [...frame.heads, ...frame.lane_heads]) {
    const fills = fillsOf(group);
    const edge = group.tag.tag === "head" && group.tag.level === 1 ? fills.at(-1) : fills[0];
    if (edge === undefined) continue;
    context.fillStyle = colors.get(edge);
    context.fillRect(group.x, group.y, group.w, group.h);
  }
}
