// What the pointer does on the canvas: clicks that select, drags of cards and points, the marquee, panning. What a drag
// shows stands here; it becomes one edit at release, and Escape leaves nothing behind.

import type { Edit } from "../backend/types";
import { anchorOf } from "./anchors";
import * as doing from "./doing";
import { type Dragging, Drag } from "./drag";
import type { Editor } from "./editor.svelte";
import { between, type Point, type Rect } from "./geometry";
import { cellAt, type Landing, landing } from "./landing";
import { heightOf, valueAt } from "./points";
import { marked, NONE, toggled } from "./selection";
import { cardsIn } from "./visible";

/** Cards on their way. */
export type DraggedCards = {
  readonly cards: readonly string[];
  /** The one the pointer holds. */
  readonly held: string;
  /** From the held card's corner to the pointer, in map pixels. */
  readonly grip: Point;
};

/** A point on its way: where it is shown until it is released. */
export type DraggedPoint = { readonly card: string; readonly lane: string; readonly value: number; readonly y: number };

/** What was pressed. */
export type Pressed =
  | { readonly on: "card"; readonly id: string }
  | { readonly on: "point"; readonly id: string; readonly lane: string }
  | { readonly on: "stage" | "lane"; readonly id: string }
  | { readonly on: "ground" };

/** A press as the gestures need it. */
export type Press = { pointer: number; at: Point; button: number; shift: boolean; mod: boolean };

/** The pointer on the canvas. */
export class Gestures {
  cards = $state.raw<DraggedCards | null>(null);
  landing = $state.raw<Landing | null>(null);
  point = $state.raw<DraggedPoint | null>(null);
  /** The rectangle that selects, on the map. */
  marquee = $state.raw<Rect | null>(null);
  panning = $state(false);
  /** True while the space bar is down. */
  space = $state(false);
  /** Where the dragged cards are drawn; moves without any component. */
  ghost: HTMLElement | null = null;
  #drag: Drag | null = null;

  constructor(private readonly editor: Editor) {}

  /** True while something follows the pointer. */
  get dragging(): boolean {
    return this.#drag?.dragging ?? false;
  }

  /** The pointer went down; false where the press is nobody's. */
  down(press: Press, pressed: Pressed): boolean {
    if (this.#drag && !this.#drag.over) return false;
    const what = this.#what(press, pressed);
    if (!what) return false;
    this.#drag = new Drag(press.pointer, press.at, what, {
      viewport: () => (this.panning ? null : this.#room()),
      scroll: (dx, dy) => this.editor.canvas.pan(dx, dy),
      frame: (callback) => requestAnimationFrame(callback),
      unframe: (handle) => cancelAnimationFrame(handle),
    });
    return true;
  }

  move(pointer: number, at: Point): void {
    if (this.#drag?.pointer === pointer) this.#drag.move(at);
  }

  up(pointer: number, at: Point): void {
    if (this.#drag?.pointer === pointer) this.#drag.up(at);
  }

  /** Escape, or the system took the pointer: true where there was something to cancel. */
  cancel(): boolean {
    const was = this.dragging;
    this.#drag?.cancel();
    return was;
  }

  #what(press: Press, pressed: Pressed): Dragging | null {
    if (press.button === 1 || (press.button === 0 && this.space)) return this.#pan();
    if (press.button !== 0) return null;
    if (pressed.on === "card") return this.#card(pressed.id, press);
    if (pressed.on === "point") return this.#point(pressed.id, pressed.lane, press);
    if (pressed.on === "ground") return this.#ground(press);
    return this.#head(pressed.on, pressed.id, press);
  }

  /** The part of the viewport that shows cells: beside the sticky head and names. */
  #room(): Rect {
    const { viewport, zoom } = this.editor.canvas;
    const { grid_x, grid_y, head_y } = this.editor.store.layout.frame;
    const x = grid_x * zoom;
    const y = (grid_y - head_y) * zoom;
    return { x: viewport.x + x, y: viewport.y + y, w: viewport.w - x, h: viewport.h - y };
  }

  #pan(): Dragging {
    let last: Point;
    const end = (): void => void (this.panning = false);
    return {
      start: (_, from) => {
        last = from;
        return (this.panning = true);
      },
      move: (at) => {
        this.editor.canvas.pan(last.x - at.x, last.y - at.y);
        last = at;
      },
      drop: end,
      cancel: end,
    };
  }

  #card(id: string, press: Press): Dragging {
    return {
      click: (at) => this.#clickCard(id, press, at),
      start: (_, from) => this.#lift(id, from),
      move: (at) => this.#carry(at),
      drop: () => this.#putDown(),
      cancel: () => this.#letGo(),
    };
  }

  #clickCard(id: string, press: Press, at: Point): void {
    const { editor } = this;
    if (press.shift || press.mod) return editor.toggle("card", id);
    editor.choose("card", id);
    if (this.#onChannel(id, at)) editor.popup = { kind: "channel", anchor: anchorOf({ x: at.x - 8, y: at.y - 8, w: 16, h: 16 }) };
  }

  /** True on the line above the text of a touchpoint, where its channel stands. */
  #onChannel(id: string, at: Point): boolean {
    const { editor } = this;
    const box = editor.store.layout.cards[id];
    const card = editor.card(id);
    const place = card?.place;
    if (!box || !place || !card.channels?.length || !editor.role(place.lane)?.fields.includes("channels")) return false;
    const rect = editor.rectOf({ on: "cell", lane: place.lane, stage: place.stage, card: id });
    return rect !== null && editor.canvas.toMap(at).y - rect.y < box.edit.y;
  }

  #lift(id: string, from: Point): boolean {
    const { editor } = this;
    const place = editor.card(id)?.place;
    const rect = place && editor.rectOf({ on: "cell", lane: place.lane, stage: place.stage, card: id });
    if (!rect) return false;
    if (!editor.isSelected("card", id)) editor.choose("card", id);
    const at = editor.canvas.toMap(from);
    const cards = editor.selected("card").filter((card) => editor.store.layout.cards[card]);
    this.cards = { cards, held: id, grip: { x: at.x - rect.x, y: at.y - rect.y } };
    return true;
  }

  #carry(at: Point): void {
    if (!this.cards) return;
    const { canvas, store } = this.editor;
    const place = canvas.toMap(at);
    const next = landing(store.layout, store.grid, this.cards.cards, this.cards.held, place);
    if (!sameLanding(next, this.landing)) this.landing = next;
    this.moveGhost(at);
  }

  /** Moves what follows the pointer; no component is asked. */
  moveGhost(at: Point): void {
    if (!this.ghost || !this.cards) return;
    const { viewport, zoom } = this.editor.canvas;
    const x = at.x - viewport.x - this.cards.grip.x * zoom;
    const y = at.y - viewport.y - this.cards.grip.y * zoom;
    this.ghost.style.transform = `translate(${x}px, ${y}px) scale(${zoom})`;
  }

  #putDown(): void {
    const what: Edit | null = this.landing?.edit ?? null;
    const cards = this.cards?.cards ?? [];
    this.#letGo();
    if (!what) return;
    void doing.edit(this.editor, what).then(() => this.editor.chooseCards(cards));
  }

  #letGo(): void {
    this.cards = null;
    this.landing = null;
  }

  #point(id: string, lane: string, press: Press): Dragging {
    const { editor } = this;
    const figure = () => editor.store.layout.figures[lane];
    return {
      click: () => (press.shift ? editor.toggle("card", id) : editor.choose("card", id)),
      start: () => {
        editor.choose("card", id);
        return figure() !== undefined;
      },
      move: (at) => {
        const scale = figure();
        if (!scale) return;
        const value = valueAt(scale, this.#heightIn(lane, at) - scale.group.y);
        if (this.point?.value !== value) this.point = { card: id, lane, value, y: heightOf(scale, value) };
      },
      drop: () => {
        const value = this.point?.value;
        this.point = null;
        if (value === undefined || value === editor.card(id)?.value) return;
        void doing.edit(editor, { edit: "set", kind: "card", ids: [id], fields: { value } });
      },
      cancel: () => (this.point = null),
    };
  }

  /** How far below the lane's upper edge a place of the window lies. */
  #heightIn(lane: string, at: Point): number {
    const track = this.editor.store.layout.frame.lanes.find((each) => each.lane === lane);
    return this.editor.canvas.toMap(at).y - (track?.y ?? 0);
  }

  #ground(press: Press): Dragging {
    const { editor } = this;
    const before = press.shift || press.mod ? editor.selection : NONE;
    let from: Point;
    return {
      click: (at) => this.#clickGround(at),
      start: (_, at) => {
        from = editor.canvas.toMap(at);
        return true;
      },
      move: (at) => {
        this.marquee = between(from, editor.canvas.toMap(at));
        editor.selection = marked(before, cardsIn(editor.store.layout, this.marquee));
      },
      drop: () => {
        this.marquee = null;
        const [first] = editor.selected("card");
        if (first !== undefined) editor.chooseCards([...editor.selected("card")]);
      },
      cancel: () => {
        this.marquee = null;
        editor.selection = before;
      },
    };
  }

  #clickGround(at: Point): void {
    const { editor } = this;
    const { layout, grid } = editor.store;
    const cell = cellAt(layout, editor.canvas.toMap(at));
    const track = layout.frame.lanes[cell?.lane ?? -1];
    const stage = grid.columns[cell?.column ?? -1];
    if (!cell || !track || stage === undefined || track.form === "line") return void (editor.selection = NONE);
    if (track.form === "curve") {
      const figure = layout.figures[track.lane];
      const value = figure ? valueAt(figure, this.#heightIn(track.lane, at) - figure.group.y) : null;
      return void doing.setPoint(editor, track.lane, stage, value);
    }
    editor.go({ on: "cell", lane: track.lane, stage, card: null });
  }

  #head(kind: "stage" | "lane", id: string, press: Press): Dragging {
    return {
      click: () => (press.shift || press.mod ? this.#alsoHead(kind, id) : this.editor.choose(kind, id)),
      start: () => false,
      move: () => undefined,
      drop: () => undefined,
      cancel: () => undefined,
    };
  }

  #alsoHead(kind: "stage" | "lane", id: string): void {
    this.editor.selection = toggled(this.editor.selection, kind, id);
    this.editor.focus();
  }
}

/** Two landings that are drawn alike, so that nothing needs drawing again. */
function sameLanding(a: Landing | null, b: Landing | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
