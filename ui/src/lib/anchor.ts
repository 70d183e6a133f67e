// Where a popup stands beside what opened it.

/** A box in window coordinates. */
export type Anchor = { left: number; top: number; right: number; bottom: number };
export type Size = { width: number; height: number };

const GAP = 4;
const EDGE = 8;

/** The anchor of a context menu: the pointer. */
export function pointAnchor(x: number, y: number): Anchor {
  return { left: x, top: y, right: x, bottom: y };
}

/** An anchor for what shall stand to the right of a box, level with its upper edge. */
export function besides({ right, top }: Anchor): Anchor {
  return { left: right + GAP, top: top - GAP, right: right + GAP, bottom: top - GAP };
}

/** Below the anchor, or above it where there is more room, level with one of its ends; never beyond the window's edge. */
export function place(anchor: Anchor, panel: Size, frame: Size, align: "start" | "end"): { x: number; y: number } {
  const below = anchor.bottom + GAP;
  const above = anchor.top - GAP - panel.height;
  const fitsBelow = below + panel.height + EDGE <= frame.height;
  const wantedY = fitsBelow || above < EDGE ? below : above;
  return { x: clamp(along(anchor, panel.width, frame.width, align), panel.width, frame.width), y: clamp(wantedY, panel.height, frame.height) };
}

/** Level with the wanted end of the anchor, or with its other end where only that leaves the panel in the window. */
function along(anchor: Anchor, width: number, frame: number, align: "start" | "end"): number {
  const [start, end] = [anchor.left, anchor.right - width];
  if (align === "start") return start + width + EDGE > frame && end >= EDGE ? end : start;
  return end < EDGE && start + width + EDGE <= frame ? start : end;
}

function clamp(at: number, size: number, frame: number): number {
  return Math.max(EDGE, Math.min(at, frame - size - EDGE));
}
