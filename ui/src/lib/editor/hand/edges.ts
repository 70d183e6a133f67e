// An edge of a card goes to an earlier or later column, so that the card reaches over more of them or fewer.

import { edit } from "../doing";
import type { Dragging } from "../drag";
import type { Editor } from "../editor.svelte";
import { clamp, type Point, type Rect } from "../geometry";
import type { Gestures } from "../gestures.svelte";
import { cardRect } from "../visible";

/** Which edge: where the card begins, or where it ends. */
export type Side = "start" | "end";

/** An edge on its way: where the card would lie, and over how many columns. */
export type DraggedEdge = { readonly card: string; readonly rect: Rect; readonly columns: number; readonly by: number };

export function draggingEdge(hand: Gestures, card: string, side: Side): Dragging {
  const { editor } = hand;
  return {
    start: () => {
      if (!editor.isSelected("card", card)) editor.choose("card", card);
      return editor.store.layout.cards[card] !== undefined;
    },
    move: (at) => {
      const next = reached(editor, card, side, editor.canvas.toMap(at));
      if (next && next.by !== hand.edge?.by) hand.edge = next;
    },
    drop: () => {
      const by = hand.edge?.by ?? 0;
      if (by === 0) return hand.clear();
      const cards = editor.selected("card").filter((id) => editor.store.layout.cards[id]);
      hand.settle(edit(editor, { edit: "span_cards", cards, first: side === "start" ? by : 0, last: side === "end" ? by : 0 }));
    },
    cancel: () => hand.clear(),
  };
}

/** Where the card lies with its edge in the column at a point. */
function reached(editor: Editor, card: string, side: Side, at: Point): DraggedEdge | null {
  const { layout } = editor.store;
  const box = layout.cards[card];
  const rect = cardRect(layout, card);
  if (!box || !rect) return null;
  const { grid, shown } = editor.store;
  const { columns } = layout.frame;
  const first = box.column;
  const last = box.column + box.columns - 1;
  const edge = columnAt(columns, at.x, side);
  const to = side === "end" ? clamp(edge, first, columns.length - 1) : clamp(edge, 0, last);
  const [a, b] = side === "end" ? [first, to] : [to, last];
  const inset = box.x;
  const left = columns[a];
  const right = columns[b];
  if (!left || !right) return null;
  const x = left.x + inset;
  if (shown.isFolded(columns[to]?.stage ?? "")) return null;
  // Hidden columns count on the map, though nobody sees them.
  const number = (at: number): number => grid.columnOf(columns[at]?.stage ?? "");
  const record = editor.card(card);
  const now = record ? (side === "end" ? grid.lastColumn(record) : grid.columnOf(record.place?.stage ?? "")) : number(to);
  return { card, rect: { ...rect, x, w: right.x + right.w - inset - x }, columns: number(b) - number(a) + 1, by: number(to) - now };
}

/** The column an edge snaps to: it changes where the pointer passes the middle of a column. */
function columnAt(columns: readonly { x: number; w: number }[], x: number, side: Side): number {
  const passed = columns.filter((column) => column.x + column.w / 2 < x).length;
  return side === "end" ? passed - 1 : passed;
}
