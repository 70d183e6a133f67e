// What of the map lies at a place: found by numbers, so that it works for what is not drawn as an element too, and in
// a time that does not grow with the map.

import type { Group, Layout, Target } from "../../backend/types";
import type { Editor } from "../editor.svelte";
import { inside, meet, type Point, type Rect } from "../geometry";
import type { Grid } from "../grid";
import { cellAt } from "../landing";
import { cardRect } from "../visible";

/** A cell of the head as the layout drew it. */
export type HeadGroup = Group & { tag: { tag: "head"; stage: string; level: number; column: number; columns: number } };

/** The cells of the head. */
export function heads(layout: Layout): HeadGroup[] {
  return layout.frame.heads.filter((group): group is HeadGroup => group.tag.tag === "head");
}

/** The card at a point of the map. */
export function cardAt(layout: Layout, shown: Grid, at: Point): string | null {
  const cell = cellAt(layout, at);
  const lane = layout.frame.lanes[cell?.lane ?? -1]?.lane;
  if (!cell || lane === undefined) return null;
  return shown.covering(lane, cell.column).find((card) => lies(layout, card, (rect) => inside(rect, at))) ?? null;
}

/** A cell by its records. */
export type CellName = { readonly lane: string; readonly stage: string };

/** The cell below a place of the window; none beside the grid, beneath what sticks, and where its cards are folded away. */
export function cellBelow({ canvas, store }: Editor, at: Point): CellName | null {
  const cell = inside(canvas.cells, at) ? cellAt(store.layout, canvas.toMap(at)) : null;
  const lane = store.shown.lanes[cell?.lane ?? -1];
  const stage = store.shown.columns[cell?.column ?? -1];
  if (lane === undefined || stage === undefined) return null;
  return store.shown.hasCell(lane, stage) ? { lane, stage } : null;
}

/** The cards whose boxes meet a part of the map; where there are none, the points of curves in it. */
export function within(layout: Layout, shown: Grid, part: Rect): string[] {
  const columns = layout.frame.columns.flatMap(({ x, w }, column) => (x < part.x + part.w && part.x < x + w ? [column] : []));
  const lanes = layout.frame.lanes.filter(({ y, h }) => y < part.y + part.h && part.y < y + h);
  const cards = new Set<string>();
  for (const { lane } of lanes) {
    for (const column of columns) {
      for (const card of shown.covering(lane, column)) if (lies(layout, card, (rect) => meet(rect, part))) cards.add(card);
    }
  }
  return cards.size > 0 ? [...cards] : lanes.flatMap(({ lane, y }) => pointsIn(layout, lane, { ...part, y: part.y - y }));
}

function pointsIn(layout: Layout, lane: string, part: Rect): string[] {
  const figure = layout.figures[lane];
  if (!figure) return [];
  const here = { ...part, x: part.x - figure.group.x, y: part.y - figure.group.y };
  return figure.points.filter((point) => inside(here, point)).map(({ card }) => card);
}

function lies(layout: Layout, card: string, meets: (rect: Rect) => boolean): boolean {
  const rect = cardRect(layout, card);
  return rect !== null && meets(rect);
}

/** How far the head has been pushed down the map to stay in sight, in map pixels. */
function headShift(editor: Editor): number {
  const { canvas, store } = editor;
  return Math.max(0, canvas.toMap(canvas.viewport).y - store.layout.frame.head_y);
}

/** The place in the head below a place of the window, in map coordinates as the layout drew it. */
export function toHead(editor: Editor, at: Point): Point {
  const map = editor.canvas.toMap(at);
  return { x: map.x, y: map.y - headShift(editor) };
}

/** The stage at a place of the window: the lowest one of the head there. */
export function stageAt(editor: Editor, at: Point): HeadGroup | null {
  const place = toHead(editor, at);
  return heads(editor.store.layout).findLast((group) => inside(group, place)) ?? null;
}

/** The card or stage at a place of the window that a link can be attached to. */
export function targetAt(editor: Editor, at: Point): Target | null {
  const stage = stageAt(editor, at);
  if (stage) return { stage: stage.tag.stage };
  const { layout, shown } = editor.store;
  const card = cardAt(layout, shown, editor.canvas.toMap(at));
  return card === null ? null : { card };
}

/** Where a card or stage stands on the map. */
export function targetRect(layout: Layout, target: Target): Rect | null {
  if (target.card !== undefined) return cardRect(layout, target.card);
  return heads(layout).find((group) => group.tag.stage === target.stage) ?? null;
}
