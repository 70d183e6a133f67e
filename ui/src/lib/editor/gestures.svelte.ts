// What the pointer does in the editor. One press at a time becomes a click or a drag; what a drag is for stands in a file
// of its own in `hand/`. What it shows stands here: it becomes an edit at release, and Escape leaves nothing behind.

import type { Target } from "../backend/types";
import { unbegun } from "./curves";
import { type Dragging, Drag } from "./drag";
import type { Editor } from "./editor.svelte";
import { inside, type Point, type Rect } from "./geometry";
import type { End } from "./hand/aim";
import { type DraggedBorder, draggingBorder } from "./hand/borders";
import { draggingCard } from "./hand/cards";
import type { Carrying } from "./hand/carry";
import { draggingChip, type Shared } from "./hand/chips";
import { type DraggedEdge, draggingEdge, type Side } from "./hand/edges";
import { draggingHead } from "./hand/heads";
import { LANES } from "./hand/lanes";
import { attachingLink, type DraggedLink, drawingLink } from "./hand/links";
import { selecting } from "./hand/marquee";
import { panning } from "./hand/pan";
import { draggingPoint } from "./hand/points";
import { STAGES } from "./hand/stages";
import type { Landing } from "./landing";

/** What follows the pointer. */
export type Carried = {
  readonly kind: "card" | "stage" | "lane" | Shared;
  readonly ids: ReadonlySet<string>;
  /** The one the pointer holds. */
  readonly held: string;
  /** From the held one's corner to the pointer, in map pixels. */
  readonly grip: Point;
};

/** A point of a curve on its way; `y` is its height in the figure. The pointer holds one, others go along. */
export type DraggedPoint = { readonly card: string; readonly lane: string; readonly value: number; readonly y: number; readonly held: boolean };

/** What was pressed. */
export type Pressed =
  | { readonly on: "card"; readonly id: string; /** The address of the words below the pointer. */ readonly link?: string }
  | { readonly on: "stage" | "lane" | "link" | Shared; readonly id: string }
  | { readonly on: "point"; readonly id: string; readonly lane: string }
  | { readonly on: "edge"; readonly id: string; readonly side: Side }
  | { readonly on: "border"; readonly of: "stage" | "lane"; readonly id: string }
  | { readonly on: "handle"; readonly from: Target }
  | { readonly on: "end"; readonly id: string; readonly end: End }
  | { readonly on: "ground" };

/** A press as the gestures need it. */
export type Press = { pointer: number; at: Point; button: number; shift: boolean; mod: boolean };

/** The pointer in the editor. */
export class Gestures {
  carried = $state.raw<Carried | null>(null);
  landing = $state.raw<Landing | null>(null);
  points = $state.raw<readonly DraggedPoint[]>([]);
  border = $state.raw<DraggedBorder | null>(null);
  edge = $state.raw<DraggedEdge | null>(null);
  link = $state.raw<DraggedLink | null>(null);
  /** The rectangle that selects, on the map. */
  marquee = $state.raw<Rect | null>(null);
  panning = $state(false);
  /** True while the space bar is down. */
  space = $state(false);
  /** True while Ctrl is down: then a drag leaves copies. */
  copying = $state(false);
  /** True from the moment a press is more than a click until its end. */
  dragging = $state(false);
  /** True while the pointer is what one works with, false since keys walked the map. */
  pointing = $state(false);
  /** What the keyboard carries. */
  keys = $state.raw<Carrying | null>(null);
  /** Where what is carried is drawn; moves without any component. */
  ghost: HTMLElement | null = null;
  /** The tray's element while it is open. */
  tray: HTMLElement | null = null;
  #drag: Drag | null = null;
  /** Counts drags, so that one that ends late does not end the next. */
  #turn = 0;

  constructor(readonly editor: Editor) {}

  /** True for what goes along with the pointer; what is copied stays. */
  carries(kind: Carried["kind"], id: string): boolean {
    return this.carried?.kind === kind && !this.copying && this.carried.ids.has(id);
  }

  /** The pointer went down; false where the press is nobody's. */
  down(press: Press, pressed: Pressed): boolean {
    if (this.#drag && !this.#drag.over) return false;
    this.pointing = true;
    if (this.keys?.follow && press.button === 0) return this.#putDownAt(press.at);
    if (this.keys) this.cancel();
    const what = this.#what(press, pressed);
    if (!what) return false;
    this.copying = press.mod;
    this.#drag = new Drag(press.pointer, press.at, what, {
      viewport: () => (this.panning ? null : this.editor.canvas.cells),
      scroll: (dx, dy) => this.editor.canvas.pan(dx, dy),
      frame: (callback) => requestAnimationFrame(callback),
      unframe: (handle) => cancelAnimationFrame(handle),
    });
    return true;
  }

  move(pointer: number, at: Point): void {
    if (this.#drag?.pointer !== pointer || this.#drag.over) return;
    if (!this.#drag.dragging) this.#begin();
    this.#drag.move(at);
    this.dragging = this.#drag.dragging;
  }

  up(pointer: number, at: Point): void {
    if (this.#drag?.pointer !== pointer) return;
    this.#drag.up(at);
    this.dragging = false;
  }

  /** The pointer moved by itself: what the keyboard carries goes on with it, where it can. */
  follow(at: Point): void {
    this.keys?.follow?.(at);
  }

  /** Ctrl went down or up: what is carried stays a copy or not. */
  copies(copying: boolean): void {
    if (!this.dragging || this.copying === copying) return;
    this.copying = copying;
    this.#drag?.again();
  }

  /** Escape, or the system took the pointer: true where there was something to cancel. */
  cancel(): boolean {
    const was = this.dragging;
    this.#drag?.cancel();
    if (this.keys) this.clear();
    this.keys = null;
    this.dragging = false;
    return was;
  }

  /** The keyboard carries this from now on. */
  take(carrying: Carrying): void {
    this.#turn += 1;
    this.copying = false;
    this.keys = carrying;
    this.dragging = true;
  }

  /** Puts down what the keyboard carries. */
  putDown(): void {
    const { keys } = this;
    this.keys = null;
    this.dragging = false;
    keys?.drop();
  }

  #putDownAt(at: Point): boolean {
    this.follow(at);
    this.putDown();
    return true;
  }

  // For the drags themselves

  /** These go along with the pointer. */
  carry(carried: Carried): void {
    this.carried = carried;
  }

  /** They would land there; nothing is drawn anew where that is the same place. */
  land(landing: Landing | null): void {
    if (landing?.key !== this.landing?.key || landing?.why !== this.landing?.why || this.landing?.edit == null) this.landing = landing;
  }

  /** Moves what follows the pointer; no component is asked. */
  moveGhost(at: Point): void {
    if (!this.ghost || !this.carried) return;
    const { zoom } = this.editor.canvas;
    const { grip } = this.carried;
    this.ghost.style.transform = `translate(${at.x - grip.x * zoom}px, ${at.y - grip.y * zoom}px) scale(${zoom})`;
  }

  /** True where a place of the window lies in the open tray. */
  overTray(at: Point): boolean {
    return this.tray !== null && inside(boxOf(this.tray), at);
  }

  /** The note of the open tray at a place of the window. */
  noteAt(at: Point): string | null {
    const list = this.tray?.querySelector("ul");
    // Notes that are scrolled away lie below what stands around their list.
    if (!list || !inside(boxOf(list), at)) return null;
    const notes = [...list.querySelectorAll<HTMLElement>("[data-note]")];
    return notes.find((note) => inside(boxOf(note), at))?.dataset.note ?? null;
  }

  /** Nothing is shown any more. */
  clear(): void {
    this.carried = null;
    this.landing = null;
    this.points = [];
    this.border = null;
    this.edge = null;
    this.link = null;
    this.marquee = null;
    this.panning = false;
  }

  /** What is shown stays until the edit is answered, so that nothing jumps back for a frame. */
  settle(work: Promise<unknown>): void {
    const turn = this.#turn;
    void work.finally(() => {
      if (turn === this.#turn) this.clear();
    });
  }

  #begin(): void {
    this.#turn += 1;
    this.clear();
  }

  #what(press: Press, pressed: Pressed): Dragging | null {
    if (press.button === 1 || (press.button === 0 && this.space)) return panning(this);
    if (press.button !== 0) return null;
    switch (pressed.on) {
      case "card":
        return draggingCard(this, pressed, press);
      case "point":
        return this.#begins(press, pressed.lane) ? selecting(this, press) : draggingPoint(this, pressed.id, pressed.lane, press);
      case "stage":
        return draggingHead(this, STAGES, pressed.id, press);
      case "lane":
        return draggingHead(this, LANES, pressed.id, press);
      case "border":
        return draggingBorder(this, pressed.of, pressed.id);
      case "edge":
        return draggingEdge(this, pressed.id, pressed.side);
      case "link":
        return { ...IMMOVABLE, click: () => this.editor.choose("link", pressed.id) };
      case "handle":
        return drawingLink(this, pressed.from);
      case "end":
        return attachingLink(this, pressed.id, pressed.end);
      case "persona":
      case "channel":
        return draggingChip(this, pressed.on, pressed.id);
      case "ground":
        return selecting(this, press);
    }
  }

  /** True where a press begins a curve: the points of others are ground to a persona who has none. With keys they are selected. */
  #begins({ shift, mod }: Press, lane: string): boolean {
    return unbegun(this.editor, lane) && !this.editor.show.on && !shift && !mod;
  }
}

/** What only takes clicks. */
const IMMOVABLE: Dragging = { start: () => false, move: () => undefined, drop: () => undefined, cancel: () => undefined };

function boxOf(element: HTMLElement): Rect {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y, w: width, h: height };
}
