// Walking the grid by keyboard: where each key leads from where one stands.

import type { Form } from "../backend/types";
import type { Grid, HeadNode } from "./grid";

/** Where the keyboard stands: in a cell (on a card of it, or on its ground), on a cell of the head, on a lane's name. */
export type Spot =
  | { readonly on: "cell"; readonly lane: string; readonly stage: string; readonly card: string | null }
  | { readonly on: "stage"; readonly stage: string }
  | { readonly on: "lane"; readonly lane: string };

/** What walking needs to know of a map. */
export type Ground = {
  /** As it is shown. */
  readonly grid: Grid;
  /** With all that the view hides and folds. */
  readonly whole: Grid;
  /** How a lane is drawn. A line has no cells; in a curve arrows stand on cells, so that they never change a value. */
  form(lane: string): Form | undefined;
  /** The point of the active persona in a cell of a curve. */
  point(lane: string, stage: string): string | null;
};

/** The name of a spot, which its element carries as `data-spot`. */
export function spotKey(spot: Spot): string {
  if (spot.on === "cell") return spot.card === null ? `cell:${spot.lane}:${spot.stage}` : `card:${spot.card}`;
  return spot.on === "stage" ? `stage:${spot.stage}` : `lane:${spot.lane}`;
}

/** Where a key leads; none where it leads nowhere, so that Tab can leave the grid there. */
export function walked(ground: Ground, from: Spot, key: string): Spot | null {
  const step = STEPS[key];
  if (step) return step(ground, from);
  if (key === "Mod+Home") return firstCell(ground);
  if (key === "Mod+End") return lastCell(ground);
  return null;
}

/** Where the keyboard stands first: in the first cell, else on the first head. */
export function firstSpot(ground: Ground): Spot | null {
  const stage = ground.grid.head[0]?.stage;
  const lane = ground.grid.lanes[0];
  return firstCell(ground) ?? (stage !== undefined ? { on: "stage", stage } : lane !== undefined ? { on: "lane", lane } : null);
}

type Step = (ground: Ground, from: Spot) => Spot | null;

const STEPS: { [key: string]: Step } = {
  ArrowUp: (ground, from) => vertical(ground, from, -1),
  ArrowDown: (ground, from) => vertical(ground, from, 1),
  ArrowLeft: (ground, from) => horizontal(ground, from, -1),
  ArrowRight: (ground, from) => horizontal(ground, from, 1),
  Home: (ground, from) => rowEnd(ground, from, 0),
  End: (ground, from) => rowEnd(ground, from, ground.grid.columns.length - 1),
  Tab: (ground, from) => reading(ground, from, 1),
  "Shift+Tab": (ground, from) => reading(ground, from, -1),
};

function cell(ground: Ground, lane: string, column: number, which: "first" | "last" | number): Spot | null {
  const stage = ground.grid.columns[column];
  if (stage === undefined) return null;
  if (ground.form(lane) === "curve") return { on: "cell", lane, stage, card: null };
  const cards = ground.grid.covering(lane, column);
  const at = which === "first" ? 0 : which === "last" ? cards.length - 1 : Math.min(which, cards.length - 1);
  return { on: "cell", lane, stage, card: cards[at] ?? null };
}

/** True for a lane with cells that are shown. */
function isRow({ grid, form }: Ground, lane: string): boolean {
  return form(lane) !== "line" && grid.isRow(lane);
}

/** The next column from here in a direction whose cells are shown, this one too; outside the grid where there is none. */
function openColumn({ grid }: Ground, column: number, by: 1 | -1): number {
  let at = column;
  while (grid.isFolded(grid.columns[at] ?? "")) at += by;
  return at;
}

function lanes(ground: Ground): string[] {
  return ground.grid.lanes.filter((lane) => isRow(ground, lane));
}

function firstCell(ground: Ground): Spot | null {
  const lane = lanes(ground)[0];
  return lane === undefined ? null : cell(ground, lane, openColumn(ground, 0, 1), "first");
}

function lastCell(ground: Ground): Spot | null {
  const lane = lanes(ground).at(-1);
  return lane === undefined ? null : cell(ground, lane, openColumn(ground, ground.grid.columns.length - 1, -1), "last");
}

function vertical(ground: Ground, from: Spot, by: 1 | -1): Spot | null {
  if (from.on === "stage") return by < 0 ? above(ground, from.stage) : below(ground, from.stage);
  if (from.on === "lane") {
    const lane = ground.grid.lanes[ground.grid.laneOf(from.lane) + by];
    return lane === undefined ? null : { on: "lane", lane };
  }
  const column = ground.grid.columnOf(from.stage);
  const cards = ground.grid.covering(from.lane, column);
  const inCurve = ground.form(from.lane) === "curve";
  const next = from.card === null || inCurve ? undefined : cards[cards.indexOf(from.card) + by];
  if (next !== undefined) return { ...from, card: next };
  const all = lanes(ground);
  const lane = all[all.indexOf(from.lane) + by];
  if (lane !== undefined) return cell(ground, lane, column, by > 0 ? "first" : "last");
  return by < 0 ? { on: "stage", stage: from.stage } : null;
}

function above(ground: Ground, stage: string): Spot | null {
  const parent = ground.grid.node(stage)?.parent;
  return parent ? { on: "stage", stage: parent } : null;
}

function below(ground: Ground, stage: string): Spot | null {
  const child = ground.grid.head.find((node) => node.parent === stage);
  if (child) return { on: "stage", stage: child.stage };
  const lane = lanes(ground)[0];
  return lane === undefined ? null : cell(ground, lane, ground.grid.columnOf(stage), "first");
}

function horizontal(ground: Ground, from: Spot, by: 1 | -1): Spot | null {
  if (from.on === "stage") return beside(ground.grid, from.stage, by);
  if (from.on === "lane") {
    return by > 0 && isRow(ground, from.lane) ? cell(ground, from.lane, openColumn(ground, 0, 1), "first") : null;
  }
  const { grid } = ground;
  if (from.card !== null && ground.form(from.lane) === "curve") return nextPoint(ground, from, by);
  let column = grid.columnOf(from.stage);
  const index = from.card === null ? 0 : grid.covering(from.lane, column).indexOf(from.card);
  // A card that reaches is one stop, however many columns it covers.
  do column = openColumn(ground, column + by, by);
  while (from.card !== null && grid.covering(from.lane, column).includes(from.card));
  if (column < 0) return { on: "lane", lane: from.lane };
  return cell(ground, from.lane, column, index);
}

function nextPoint(ground: Ground, from: Spot & { on: "cell" }, by: 1 | -1): Spot | null {
  const stage = ground.grid.columns[openColumn(ground, ground.grid.columnOf(from.stage) + by, by)];
  return stage === undefined ? null : { ...from, stage, card: ground.point(from.lane, stage) };
}

function beside(grid: Grid, stage: string, by: 1 | -1): Spot | null {
  const node = grid.node(stage);
  if (!node) return null;
  const wanted = by > 0 ? node.column + node.columns : node.column - 1;
  const covers = (other: HeadNode): boolean => other.column <= wanted && wanted < other.column + other.columns;
  // The node of the same level there, or the leaf where that branch is not as deep.
  const next = grid.head.filter(covers).findLast((other) => other.level <= node.level);
  return next ? { on: "stage", stage: next.stage } : null;
}

function rowEnd(ground: Ground, from: Spot, column: number): Spot | null {
  if (from.on === "cell") return cell(ground, from.lane, openColumn(ground, column, column === 0 ? 1 : -1), "first");
  if (from.on === "lane") return from;
  const level = ground.grid.node(from.stage)?.level ?? 1;
  const row = ground.grid.head.filter((node) => node.level === level);
  const node = column === 0 ? row[0] : row.at(-1);
  return node ? { on: "stage", stage: node.stage } : null;
}

/** Card by card as one reads; empty cells are passed over, but the head and lane names are no part of it. */
function reading(ground: Ground, from: Spot, by: 1 | -1): Spot | null {
  if (from.on !== "cell") return null;
  const { grid } = ground;
  const columns = grid.columns.length;
  const all = lanes(ground);
  const own = grid.cards(from.lane, from.stage);
  const next = from.card === null ? undefined : own[own.indexOf(from.card) + by];
  if (next !== undefined && own.includes(from.card ?? "")) return { ...from, card: next };
  let at = all.indexOf(from.lane) * columns + grid.columnOf(from.stage) + by;
  for (; at >= 0 && at < all.length * columns; at += by) {
    const lane = all[Math.floor(at / columns)] ?? "";
    const stage = grid.columns[at % columns] ?? "";
    const cards = grid.cards(lane, stage);
    const card = by > 0 ? cards[0] : cards.at(-1);
    if (card !== undefined) return { on: "cell", lane, stage, card };
  }
  return null;
}
