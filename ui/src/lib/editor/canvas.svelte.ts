// Zoom, scroll position and what is in sight. Scrolling is the browser's own; a zoom changes one custom property of the
// sheet. Components hear of it only when the view crosses a line of the tile grid.

import type { Layout } from "../backend/types";
import { grown, type Point, type Rect } from "./geometry";
import { fitted, MARGIN, revealed, shown, stepped, tiled, toMap, type View, wheeled, zoomedAt } from "./viewport";
import { cardsIn, nextMounted } from "./visible";

const NOWHERE: Rect = { x: 0, y: 0, w: 0, h: 0 };

/** The window's view of the map. */
export class CanvasView {
  /** Screen pixels per map pixel. */
  zoom = $state(1);
  /** What is drawn: what is in sight, grown to the tile grid, and a screen around. */
  area = $state.raw<Rect>(NOWHERE);
  /** Height of the viewport in the window's pixels. */
  height = $state(0);
  /** The cards that are drawn. */
  mounted = $state.raw<ReadonlySet<string>>(new Set());
  #inSight: Rect = NOWHERE;
  #scroller: HTMLElement | null = null;
  #sheet: HTMLElement | null = null;
  #frame: number | null = null;
  #wanted: string[] = [];

  /** Takes hold of the elements; gives back how to let go. */
  attach(scroller: HTMLElement, sheet: HTMLElement): () => void {
    this.#scroller = scroller;
    this.#sheet = sheet;
    const watch = new ResizeObserver(() => {
      this.height = scroller.clientHeight;
      this.scrolled();
    });
    watch.observe(scroller);
    this.show({ zoom: this.zoom, x: 0, y: 0 });
    return () => {
      watch.disconnect();
      if (this.#frame !== null) cancelAnimationFrame(this.#frame);
      this.#frame = null;
      this.#scroller = null;
    };
  }

  /** The viewport in the window's pixels. */
  get viewport(): Rect {
    const box = this.#scroller?.getBoundingClientRect();
    return box ? { x: box.x, y: box.y, w: this.#scroller?.clientWidth ?? 0, h: this.#scroller?.clientHeight ?? 0 } : NOWHERE;
  }

  /** Where the window stands. */
  get view(): View {
    return { zoom: this.zoom, x: this.#scroller?.scrollLeft ?? 0, y: this.#scroller?.scrollTop ?? 0 };
  }

  /** The place on the map below a place in the window. */
  toMap(at: Point): Point {
    const { x, y } = this.viewport;
    return toMap(this.view, { x: at.x - x, y: at.y - y });
  }

  /** A part of the map in the window's pixels. */
  toWindow(part: Rect): Rect {
    const { x, y } = this.viewport;
    const { zoom, x: left, y: top } = this.view;
    return { x: part.x * zoom + MARGIN - left + x, y: part.y * zoom + MARGIN - top + y, w: part.w * zoom, h: part.h * zoom };
  }

  /** Goes there. */
  show(view: View): void {
    this.zoom = view.zoom;
    this.#sheet?.style.setProperty("--zoom", String(view.zoom));
    if (this.#scroller) {
      this.#scroller.scrollLeft = view.x;
      this.#scroller.scrollTop = view.y;
    }
    this.scrolled();
  }

  /** Scrolls; false where nothing moved because there is no more. */
  pan(dx: number, dy: number): boolean {
    const before = this.view;
    this.#scroller?.scrollBy(dx, dy);
    const after = this.view;
    return before.x !== after.x || before.y !== after.y;
  }

  /** Zooms by a turn of the wheel, at a place in the window. */
  wheel(delta: number, at: Point): void {
    this.zoomTo(wheeled(this.zoom, delta), at);
  }

  /** The next rounder zoom. */
  step(direction: 1 | -1): void {
    this.zoomTo(stepped(this.zoom, direction));
  }

  /** That zoom, at a place in the window or in its middle. */
  zoomTo(zoom: number, at?: Point): void {
    const { x, y, w, h } = this.viewport;
    const place = at ? { x: at.x - x, y: at.y - y } : { x: w / 2, y: h / 2 };
    this.show(zoomedAt(this.view, zoom, place));
  }

  /** That part of the map, as large as it can be. */
  fit(part: Rect): void {
    this.show(fitted(part, this.viewport));
  }

  /** Scrolls as little as brings that part into sight, beside the sticky tracks. */
  reveal(part: Rect, inset: Point): void {
    const by = revealed(this.view, part, this.viewport, { x: inset.x * this.zoom, y: inset.y * this.zoom });
    if (by.x !== 0 || by.y !== 0) this.pan(by.x, by.y);
  }

  /** The view moved: find out whether other things are in sight now. */
  scrolled(): void {
    const { w, h } = this.viewport;
    const sight = shown(this.view, { w, h });
    const tile = tiled(sight);
    // From far away a screen around would be thousands of cards that nobody is about to see.
    const around = this.zoom < 0.6 ? 0.25 : 1;
    const area = tiled(grown(tile, sight.w * around, sight.h * around));
    this.#inSight = tile;
    const same = area.x === this.area.x && area.y === this.area.y && area.w === this.area.w && area.h === this.area.h;
    if (!same) this.area = area;
  }

  /** Mounts what is in sight first, then the rest of the area, some in each frame; `pinned` whatever comes. */
  mount(layout: Layout, area: Rect, pinned: readonly string[]): void {
    const all = cardsIn(layout, area);
    const near = new Set(cardsIn(layout, this.#inSight));
    this.#wanted = [...new Set([...pinned, ...near, ...all])].filter((card) => layout.cards[card]);
    if (this.#frame === null) this.#mountSome();
  }

  #mountSome(): void {
    const next = nextMounted(this.mounted, this.#wanted);
    if (next.size !== this.mounted.size || [...next].some((card) => !this.mounted.has(card))) this.mounted = next;
    this.#frame = next.size < this.#wanted.length ? requestAnimationFrame(() => this.#goOn()) : null;
  }

  #goOn(): void {
    this.#frame = null;
    this.#mountSome();
  }
}
