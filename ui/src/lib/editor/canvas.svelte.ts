// Zoom, scroll position and what is in sight. Scrolling is the browser's own; a zoom changes one custom property of the
// sheet. Components hear of it only when the view crosses a line of the tile grid.

import type { Frame, Layout } from "../backend/types";
import { EDGE, scaleOf, stepOf } from "./far/tiles";
import { clamp, grown, type Point, type Rect } from "./geometry";
import { BARE, FAR, farthest, fitted, type Heads, headScale, MARGIN, NEAREST, revealed, room, shown, stepped, TILE, tiled, toMap, type View, wheeled, zoomedAt } from "./viewport";
import { cardsIn, nextMounted, PER_FIRST_FRAME, PER_FRAME, PER_MOVING_FRAME } from "./visible";

const NOWHERE: Rect = { x: 0, y: 0, w: 0, h: 0 };
/** A zoom or a scroll has ended when none has come for so long, in ms. */
const SETTLED = 140;
/** Zooming out below this, a picture stands for the cards until the hand rests: hundreds of them are too many to scale
 *  in every frame. */
const CROWDED = 0.85;
/** Share of the viewport that is drawn around what is in sight. */
const AROUND = 0.5;

/** How much stands on the screen: nothing, all that is in sight, or what lies around it too. */
export type Drawn = "nothing" | "sight" | "all";

/** The window's view of the map. */
export class CanvasView {
  /** Screen pixels per map pixel. */
  zoom = $state(1);
  /** True where the map is shown as a picture, for texts are too small to be read. */
  far = $state(false);
  /** The half step of zoom that far tiles are drawn at. */
  sharpness = $state(0);
  /** What is drawn: what is in sight, grown to the tile grid, and something around. */
  area = $state.raw<Rect>(NOWHERE);
  /** What is in sight, grown to the tile grid. */
  sight = $state.raw<Rect>(NOWHERE);
  /** Size of the viewport in the window's pixels. */
  width = $state(0);
  height = $state(0);
  /** The cards that are drawn. */
  mounted = $state.raw<ReadonlySet<string>>(new Set());
  /** How much of the cards stands as elements. */
  near = $state<Drawn>("nothing");
  /** How much of the far picture stands. */
  picture = $state<Drawn>("nothing");
  /** The whole map as a small picture, and how often it was drawn. */
  overview = $state.raw<{ canvas: HTMLCanvasElement; times: number } | null>(null);
  /** Who follows each move of the view, outside of Svelte. */
  readonly followers = new Set<() => void>();
  #heads: Heads = BARE;
  #magnified = 1;
  #map = { w: 1, h: 1 };
  #scroller: HTMLElement | null = null;
  #sheet: HTMLElement | null = null;
  #frame: number | null = null;
  #settling: ReturnType<typeof setTimeout> | null = null;
  #wanted: string[] = [];
  #known: Layout["parts"] = new Map();
  #inSight = 0;
  /** True since all that was in sight stood for the first time, or a picture stands for it. */
  #opened = false;
  /** When the view moved last. */
  #moved = -SETTLED;

  /** How much of the map stands on the screen. */
  get drawn(): Drawn {
    return this.far ? this.picture : this.near;
  }

  /** Takes hold of the elements; gives back how to let go. */
  attach(scroller: HTMLElement, sheet: HTMLElement): () => void {
    this.#scroller = scroller;
    this.#sheet = sheet;
    const watch = new ResizeObserver(() => {
      this.width = scroller.clientWidth;
      this.height = scroller.clientHeight;
      this.scrolled();
    });
    watch.observe(scroller);
    this.show({ zoom: this.zoom, x: 0, y: 0 });
    return () => {
      watch.disconnect();
      if (this.#frame !== null) cancelAnimationFrame(this.#frame);
      if (this.#settling !== null) clearTimeout(this.#settling);
      this.#frame = null;
      this.#scroller = null;
    };
  }

  /** The tracks that stick, and the size of the map. */
  lay({ grid_x, grid_y, head_y, width, height }: Frame): void {
    this.#heads = { x: grid_x, y: grid_y - head_y };
    this.#map = { w: width, h: height };
  }

  /** The viewport in the window's pixels. */
  get viewport(): Rect {
    const box = this.#scroller?.getBoundingClientRect();
    return box ? { x: box.x, y: box.y, w: this.#scroller?.clientWidth ?? 0, h: this.#scroller?.clientHeight ?? 0 } : NOWHERE;
  }

  /** The part of the viewport that shows cells, beside the head and the names that stick, in the window's pixels. */
  get cells(): Rect {
    const { x, y, w, h } = this.viewport;
    const scale = headScale(this.zoom);
    const [left, top] = [this.#heads.x * scale, this.#heads.y * scale];
    return { x: x + left, y: y + top, w: w - left, h: h - top };
  }

  /** Pixels of the screen for one of the page. */
  get density(): number {
    return devicePixelRatio * this.#magnified;
  }

  /** The window shows everything so much larger, which the engine's own number says nothing of. */
  magnify(by: number): void {
    this.#magnified = by;
    if (this.far) this.sharpness = stepOf(this.zoom, this.density);
  }

  /** Where the window stands. */
  get view(): View {
    return { zoom: this.zoom, x: this.#scroller?.scrollLeft ?? 0, y: this.#scroller?.scrollTop ?? 0 };
  }

  /** The part of the map in the viewport, beside what sticks. */
  get shown(): Rect {
    const { w, h } = this.viewport;
    return shown(this.view, { w, h }, this.#heads);
  }

  /** The place on the map below a place in the window. */
  toMap(at: Point): Point {
    const { x, y } = this.viewport;
    return toMap(this.view, { x: at.x - x, y: at.y - y }, this.#heads);
  }

  /** A part of the map in the window's pixels. */
  toWindow(part: Rect): Rect {
    const { x, y } = this.viewport;
    const { zoom, x: left, y: top } = this.view;
    const more = room(zoom, this.#heads);
    return { x: part.x * zoom + MARGIN + more.x - left + x, y: part.y * zoom + MARGIN + more.y - top + y, w: part.w * zoom, h: part.h * zoom };
  }

  /** Goes there. */
  show(view: View): void {
    if (view.zoom !== this.zoom) this.#zoomed(view.zoom);
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
    const next = clamp(zoom, farthest(this.#map, { w, h }, this.#heads), NEAREST);
    this.show(zoomedAt(this.view, next, place, this.#heads));
  }

  /** That part of the map, as large as it can be. */
  fit(part: Rect): void {
    this.show(fitted(part, this.viewport, this.#heads));
  }

  /** Puts a place of the map into the middle. */
  center(at: Point): void {
    const { w, h } = this.viewport;
    const now = this.shown;
    this.pan((at.x - now.x) * this.zoom - w / 2, (at.y - now.y) * this.zoom - h / 2);
  }

  /** Comes near to a part whose text is to be written, where it is too small to be read. */
  approach(part: Rect): void {
    if (this.zoom < FAR) this.zoomTo(1, this.toWindow(part));
  }

  /** Scrolls as little as brings that part into sight, beside the sticky tracks. */
  reveal(part: Rect, inset: Point): void {
    const scale = Math.max(this.zoom, FAR);
    const by = revealed(this.view, part, this.viewport, { x: inset.x * scale, y: inset.y * scale }, this.#heads);
    if (by.x !== 0 || by.y !== 0) this.pan(by.x, by.y);
  }

  /** The view moved: find out whether other things are in sight now. */
  scrolled(): void {
    this.#moved = performance.now();
    const { w, h } = this.viewport;
    const view = shown(this.view, { w, h }, this.#heads);
    const sight = tiled(view, this.far ? EDGE / scaleOf(this.sharpness) : TILE);
    if (!equal(sight, this.sight)) this.sight = sight;
    const area = tiled(grown(sight, view.w * AROUND, view.h * AROUND));
    if (!equal(area, this.area)) this.area = area;
    for (const follow of this.followers) follow();
  }

  /**
   * Mounts what is in sight first, then the rest of the area, some in each frame; `pinned` whatever comes. A card waits
   * until it is known what it draws. Gives back all that is wanted.
   */
  mount(layout: Layout, area: Rect, pinned: readonly string[]): readonly string[] {
    const there = pinned.filter((card) => layout.cards[card]);
    const sight = this.far ? there : [...new Set([...there, ...cardsIn(layout, this.sight)])];
    this.#inSight = sight.length;
    this.#wanted = this.far ? sight : [...new Set([...sight, ...cardsIn(layout, area)])];
    this.#known = layout.parts;
    if (this.#frame === null) this.#mountSome();
    return this.#wanted;
  }

  #mountSome(): void {
    const ready = this.#wanted.filter((card) => this.#known.has(card));
    const next = nextMounted(this.mounted, ready, this.#atMost());
    if (next !== this.mounted) this.mounted = next;
    const missing = this.#wanted.findIndex((card) => !next.has(card));
    this.near = missing < 0 ? "all" : missing >= this.#inSight ? "sight" : "nothing";
    this.#opened ||= this.far || (this.#inSight > 0 && this.near !== "nothing");
    const settled = next.size === ready.length && ready.every((card) => next.has(card));
    this.#frame = settled ? null : requestAnimationFrame(() => this.#goOn());
  }

  /** How many cards are mounted in the next frame. */
  #atMost(): number {
    if (!this.#opened) return PER_FIRST_FRAME;
    const moving = this.near !== "nothing" && performance.now() - this.#moved < SETTLED;
    return moving ? PER_MOVING_FRAME : PER_FRAME;
  }

  #goOn(): void {
    this.#frame = null;
    this.#mountSome();
  }

  /** Far away at once; near again when the hand has come to rest, for cards that only flash by need not be made. */
  #zoomed(zoom: number): void {
    const crowded = zoom < this.zoom && zoom < CROWDED;
    this.zoom = zoom;
    if (this.#settling !== null) clearTimeout(this.#settling);
    this.#settling = null;
    if (zoom < FAR || crowded) this.far = true;
    if (zoom >= FAR && this.far) this.#settling = setTimeout(() => this.#comeNear(), SETTLED);
    if (this.far) this.sharpness = stepOf(zoom, this.density);
  }

  #comeNear(): void {
    this.far = false;
    this.scrolled();
  }
}

function equal(a: Rect, b: Rect): boolean {
  return a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h;
}
