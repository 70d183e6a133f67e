// Where dragged cards would land: the cell below the pointer, the place in it, and whether that is possible.

import type { CardSpot, Edit, Layout } from "../backend/types";
import type { Point, Rect } from "./geometry";
import type { Grid } from "./grid";

/** Room between stacked cards, for the line drawn between two of them. */
const HALF_GAP = 4;

/** A landing place. */
export type Landing = {
  /** What releasing does; none where it is impossible or changes nothing. */
  edit: Edit | null;
  /** False where cards cannot lie. */
  possible: boolean;
  /** The cells that would receive, on the map. */
  cells: Rect[];
  /** The line where a card comes between others, on the map. */
  line: Rect | null;
};

/** The cell below a point of the map, by numbers; none beside the grid. */
export function cellAt(layout: Layout, at: Point): { column: number; lane: number } | null {
  const column = layout.frame.columns.findIndex(({ x, w }) => at.x >= x && at.x < x + w);
  const lane = layout.frame.lanes.findIndex(({ y, h }) => at.y >= y && at.y < y + h);
  return column < 0 || lane < 0 ? null : { column, lane };
}

/** The ground of a cell. */
export function cellRect(layout: Layout, column: number, lane: number): Rect | null {
  const track = layout.frame.columns[column];
  const row = layout.frame.lanes[lane];
  return track && row ? { x: track.x, y: row.y, w: track.w, h: row.h } : null;
}

/** Where cards land at a point. They come together in one cell if they come from one; else they keep their distances. */
export function landing(layout: Layout, grid: Grid, cards: readonly string[], held: string, at: Point): Landing | null {
  const cell = cellAt(layout, at);
  if (!cell) return null;
  const homes = new Set(cards.map((card) => `${layout.cards[card]?.lane}:${layout.cards[card]?.column}`));
  return homes.size > 1 ? shifted(layout, cards, held, cell) : stacked(layout, grid, cards, cell, at);
}

function stacked(layout: Layout, grid: Grid, cards: readonly string[], cell: { column: number; lane: number }, at: Point): Landing {
  const track = layout.frame.lanes[cell.lane];
  const rect = cellRect(layout, cell.column, cell.lane);
  if (!track || !rect || track.form !== "cards") return { edit: null, possible: false, cells: rect ? [rect] : [], line: null };
  const stage = grid.columns[cell.column] ?? "";
  const all = grid.cards(track.lane, stage);
  const others = all.filter((card) => !cards.includes(card));
  const before = others.filter((card) => middle(layout, card) < at.y - track.y).length;
  const edit: Edit | null = stays(all, cards, others, before)
    ? null
    : { edit: "move_cards", cards: [...cards], at: spot(others, before, track.lane, stage) };
  return { edit, possible: true, cells: [rect], line: line(layout, rect, others, before) };
}

function spot(others: readonly string[], before: number, lane: string, stage: string): CardSpot {
  const next = others[before];
  const last = others.at(-1);
  if (next !== undefined) return { spot: "before", card: next };
  return last === undefined ? { spot: "cell", lane, stage } : { spot: "after", card: last };
}

/** True where the cards lie side by side already, at just that place. */
function stays(all: readonly string[], cards: readonly string[], others: readonly string[], before: number): boolean {
  if (!cards.every((card) => all.includes(card))) return false;
  const then = [...others.slice(0, before), ...all.filter((card) => cards.includes(card)), ...others.slice(before)];
  return then.every((card, index) => card === all[index]);
}

function middle(layout: Layout, card: string): number {
  const box = layout.cards[card];
  return box ? box.y + box.h / 2 : 0;
}

function line(layout: Layout, cell: Rect, others: readonly string[], before: number): Rect {
  const above = layout.cards[others[before - 1] ?? ""];
  const below = layout.cards[others[before] ?? ""];
  const box = above ?? below;
  const y = above ? above.y + above.h + HALF_GAP : below ? below.y - HALF_GAP : 2 * HALF_GAP;
  const x = box?.x ?? 2 * HALF_GAP;
  return { x: cell.x + x, y: cell.y + y - 1, w: cell.w - 2 * x, h: 2 };
}

function shifted(layout: Layout, cards: readonly string[], held: string, cell: { column: number; lane: number }): Landing {
  const rows = layout.frame.lanes.map((track, number) => ({ ...track, number })).filter((track) => track.form !== "line");
  const row = (lane: string): number => rows.findIndex((track) => track.lane === lane);
  const from = layout.cards[held];
  const to = rows.findIndex((track) => track.number === cell.lane);
  const lanes = to - (from ? row(from.lane) : 0);
  const columns = cell.column - (from?.column ?? 0);
  const goals = cards.map((card) => {
    const box = layout.cards[card];
    return box ? { column: box.column + columns, row: rows[row(box.lane) + lanes] } : null;
  });
  const possible = to >= 0 && goals.every((goal) => goal?.row?.form === "cards" && layout.frame.columns[goal.column]);
  const cells = goals.flatMap((goal) => (goal?.row ? (cellRect(layout, goal.column, goal.row.number) ?? []) : []));
  const moves = possible && (columns !== 0 || lanes !== 0);
  return { edit: moves ? { edit: "shift_cards", cards: [...cards], columns, lanes } : null, possible, cells, line: null };
}
