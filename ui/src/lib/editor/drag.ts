// One drag of the pointer, from press to release: a click until it has gone a few pixels, then a drag that follows,
// scrolls at the edges, and leaves nothing behind when it is cancelled. Knows nothing of what is dragged.

import type { Point, Rect } from "./geometry";

/** How far the pointer goes before a press becomes a drag, in pixels. */
export const THRESHOLD = 4;
/** How near to an edge of the viewport it scrolls. */
const EDGE = 48;
/** How fast it scrolls at the very edge, in pixels a frame. */
const FASTEST = 18;

/** What a drag is for. Points are where the pointer is in the window. */
export type Dragging = {
  /** The press became a drag. False: this cannot be dragged, so nothing follows. */
  start(at: Point, from: Point): boolean;
  /** The pointer went on, or the ground moved below it. */
  move(at: Point): void;
  /** Released: carry it out. */
  drop(at: Point): void;
  /** Escape, or the system took the pointer away: as if it had never been. */
  cancel(): void;
  /** Released without ever becoming a drag. */
  click?(at: Point): void;
};

/** What a drag needs of the window. */
export type Surroundings = {
  /** The viewport, in the window's pixels; none where the drag shall not scroll. */
  viewport(): Rect | null;
  /** Scrolls; returns false where nothing moved. */
  scroll(dx: number, dy: number): boolean;
  /** Calls back at the next frame. */
  frame(callback: () => void): number;
  /** Forgets a call. */
  unframe(handle: number): void;
};

type State = "pressed" | "dragging" | "over";

/** A press of the pointer and what becomes of it. */
export class Drag {
  #state: State = "pressed";
  #at: Point;
  #frame: number | null = null;

  constructor(
    readonly pointer: number,
    readonly from: Point,
    private readonly what: Dragging,
    private readonly around: Surroundings,
  ) {
    this.#at = from;
  }

  /** True from the moment it is more than a click until its end. */
  get dragging(): boolean {
    return this.#state === "dragging";
  }

  /** True when nothing more comes of it. */
  get over(): boolean {
    return this.#state === "over";
  }

  /** The pointer moved. */
  move(at: Point): void {
    if (this.#state === "over") return;
    this.#at = at;
    if (this.#state === "pressed" && !this.#begins(at)) return;
    this.what.move(at);
    this.#scrollOn();
  }

  /** Something else than the place changed, such as a key that is held. */
  again(): void {
    if (this.#state === "dragging") this.what.move(this.#at);
  }

  /** The pointer was released. */
  up(at: Point): void {
    const was = this.#state;
    if (was === "over") return;
    this.#end();
    if (was === "dragging") this.what.drop(at);
    else this.what.click?.(at);
  }

  /** Leaves nothing behind. */
  cancel(): void {
    const was = this.#state;
    this.#end();
    if (was === "dragging") this.what.cancel();
  }

  #begins(at: Point): boolean {
    if (Math.hypot(at.x - this.from.x, at.y - this.from.y) < THRESHOLD) return false;
    if (!this.what.start(at, this.from)) {
      this.#end();
      return false;
    }
    this.#state = "dragging";
    return true;
  }

  #scrollOn(): void {
    if (this.#frame !== null) return;
    const viewport = this.around.viewport();
    if (!viewport || !pulls(this.#at, viewport)) return;
    this.#frame = this.around.frame(() => {
      this.#frame = null;
      if (this.#state !== "dragging") return;
      const { x, y } = pull(this.#at, viewport);
      if (!this.around.scroll(x, y)) return;
      this.what.move(this.#at);
      this.#scrollOn();
    });
  }

  #end(): void {
    this.#state = "over";
    if (this.#frame !== null) this.around.unframe(this.#frame);
    this.#frame = null;
  }
}

/** How far the viewport scrolls in a frame while the pointer is at a place near its edge. */
export function pull(at: Point, viewport: Rect): Point {
  return { x: along(at.x, viewport.x, viewport.w), y: along(at.y, viewport.y, viewport.h) };
}

function pulls(at: Point, viewport: Rect): boolean {
  const { x, y } = pull(at, viewport);
  return x !== 0 || y !== 0;
}

function along(at: number, start: number, length: number): number {
  const before = start + EDGE - at;
  if (before > 0) return -Math.round((Math.min(before, EDGE) / EDGE) * FASTEST);
  const after = at - (start + length - EDGE);
  if (after > 0) return Math.round((Math.min(after, EDGE) / EDGE) * FASTEST);
  return 0;
}
