// Points and rectangles, and the few questions the canvas asks of them.

/** A place, in whatever pixels its owner counts. */
export type Point = { x: number; y: number };

/** A rectangle. */
export type Rect = { x: number; y: number; w: number; h: number };

/** The rectangle between two corners. */
export function between(a: Point, b: Point): Rect {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(a.x - b.x), h: Math.abs(a.y - b.y) };
}

/** True where two rectangles share some ground. */
export function meet(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** True where the point lies in the rectangle. */
export function inside(rect: Rect, { x, y }: Point): boolean {
  return x >= rect.x && x < rect.x + rect.w && y >= rect.y && y < rect.y + rect.h;
}

/** The rectangle with so much more on every side. */
export function grown(rect: Rect, dx: number, dy: number): Rect {
  return { x: rect.x - dx, y: rect.y - dy, w: rect.w + 2 * dx, h: rect.h + 2 * dy };
}

/** The value kept between two bounds. */
export function clamp(value: number, lowest: number, highest: number): number {
  return Math.min(Math.max(value, lowest), highest);
}

/** The middle of a rectangle. */
export function middle({ x, y, w, h }: Rect): Point {
  return { x: x + w / 2, y: y + h / 2 };
}

/** The place on a rectangle's edge where the way from its middle to a point leaves it. */
export function nearest(rect: Rect, to: Point): Point {
  const from = middle(rect);
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const share = Math.min(rect.w / 2 / Math.abs(dx || 1e-9), rect.h / 2 / Math.abs(dy || 1e-9), 1);
  return { x: from.x + dx * share, y: from.y + dy * share };
}
