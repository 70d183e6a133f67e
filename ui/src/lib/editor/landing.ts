// Where what is dragged would land: the place itself, how it is shown, whether it is possible, and the edit it means.

import type { CardSpot, Edit, Form, Layout } from "../backend/types";
import type { Point, Rect } from "./geometry";
import type { Ground } from "./walk";

/** Room between stacked cards, for the line drawn between two of them. */
const HALF_GAP = 4;

/** A sign on the map that shows a landing place: ground that would receive, or the line where something comes between. */
export type Mark = { readonly look: "ground" | "line"; readonly rect: Rect };

/** A landing place. */
export type Landing = {
  /** Two landings with the same key are drawn alike and mean the same. */
  readonly key: string;
  /** Why nothing can land there, as a key of the catalogue; none where it can. */
  readonly why: string | null;
  readonly marks: readonly Mark[];
  /** What releasing does with these records; none where it is impossible or changes nothing. */
  readonly edit: ((ids: readonly string[]) => Edit) | null;
};

/** A cell by the numbers of its column and lane on the whole map, of which a view may hide some. */
export type Cell = { readonly column: number; readonly lane: number };

/** Cards taken up. What is asked again and again while they are on their way is found out once. */
export type Lifted = {
  /** In reading order, those of the tray last. */
  readonly cards: readonly string[];
  /** The one that the pointer holds. */
  readonly held: string;
  /** The cells they come from, each once; none where cards of the tray are among them, which have no distances. */
  readonly homes: readonly Cell[];
  /** True where copies land and the cards themselves stay. */
  readonly copy: boolean;
};

/** Takes up cards. */
export function lift(layout: Layout, { whole }: Ground, cards: readonly string[], held: string, copy = false): Lifted {
  const homes = new Map<string, Cell>();
  for (const card of cards) {
    const box = layout.cards[card];
    if (!box) return { cards, held, homes: [], copy };
    const stage = layout.frame.columns[box.column]?.stage ?? "";
    homes.set(`${box.lane}:${stage}`, { column: whole.columnOf(stage), lane: whole.laneOf(box.lane) });
  }
  return { cards, held, homes: [...homes.values()], copy };
}

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

/** True where cards can lie in a lane of this form. */
export function holdsCards(form: Form | undefined): boolean {
  return form === "cards" || form === "numbers";
}

/** Where cards land at a point. They come together in one cell if they come from one; else they keep their distances. */
export function landing(layout: Layout, ground: Ground, lifted: Lifted, at: Point): Landing | null {
  const seen = cellAt(layout, at);
  const track = layout.frame.lanes[seen?.lane ?? -1];
  const stage = layout.frame.columns[seen?.column ?? -1]?.stage;
  if (!track || stage === undefined) return null;
  if (keepsDistances(lifted)) return shifted(layout, ground, lifted, track.lane, stage);
  const others = othersIn(ground, lifted, track.lane, stage);
  const before = others.filter((card) => middle(layout, card) < at.y - track.y).length;
  return stacked(layout, ground, lifted, track.lane, stage, before);
}

/** True where the cards come from several cells, so that they move as they lie to each other. */
export function keepsDistances(lifted: Lifted): boolean {
  return lifted.homes.length > 1;
}

/** The cards of a cell that stay there while the lifted ones are on their way. */
export function othersIn({ whole }: Ground, lifted: Lifted, lane: string, stage: string): string[] {
  const all = whole.cards(lane, stage);
  if (lifted.copy) return [...all];
  const moving = new Set(lifted.cards);
  return all.filter((card) => !moving.has(card));
}

/** The cards together in a cell, above the `before`th of those that are there. */
export function stacked(layout: Layout, ground: Ground, lifted: Lifted, lane: string, stage: string, before: number): Landing {
  const rect = cellOf(layout, lane, stage);
  const marks: Mark[] = rect ? [{ look: "ground", rect }] : [];
  const key = `${lane}:${stage}`;
  const form = ground.form(lane);
  if (!rect || !ground.grid.hasCell(lane, stage)) return { key, why: "hand.why.folded", marks, edit: null };
  if (!holdsCards(form)) return { key, why: `hand.why.${form ?? "line"}`, marks, edit: null };
  const others = othersIn(ground, lifted, lane, stage);
  const at = spot(others, before, lane, stage);
  return {
    key: `${key}:${before}`,
    why: null,
    marks: [...marks, { look: "line", rect: line(layout, rect, others, before) }],
    edit: stays(ground.whole.cards(lane, stage), lifted, others, before) ? null : (cards) => ({ edit: "move_cards", cards: [...cards], at }),
  };
}

function spot(others: readonly string[], before: number, lane: string, stage: string): CardSpot {
  const next = others[before];
  const last = others.at(-1);
  if (next !== undefined) return { spot: "before", card: next };
  return last === undefined ? { spot: "cell", lane, stage } : { spot: "after", card: last };
}

/** True where the cards lie side by side already, at just that place. */
function stays(all: readonly string[], { cards, copy }: Lifted, others: readonly string[], before: number): boolean {
  if (copy || others.length + cards.length !== all.length) return false;
  const moving = new Set(cards);
  const then = [...others.slice(0, before), ...all.filter((card) => moving.has(card)), ...others.slice(before)];
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

/** The cards as they lie to each other, the held one in this cell. */
export function shifted(layout: Layout, ground: Ground, lifted: Lifted, lane: string, stage: string): Landing {
  const { whole: grid } = ground;
  const rows = grid.lanes.filter((each) => ground.form(each) !== "line");
  const row = (number: number): number => rows.indexOf(grid.lanes[number] ?? "");
  const box = layout.cards[lifted.held];
  const lanes = rows.indexOf(lane) - rows.indexOf(box?.lane ?? "");
  const columns = grid.columnOf(stage) - grid.columnOf(layout.frame.columns[box?.column ?? -1]?.stage ?? "");
  const goals = lifted.homes.map((home) => ({ stage: grid.columns[home.column + columns], lane: rows[row(home.lane) + lanes] }));
  const marks = goals.flatMap((goal): Mark[] => {
    const rect = cellOf(layout, goal.lane ?? "", goal.stage ?? "");
    return rect ? [{ look: "ground", rect }] : [];
  });
  const hindered = (): string | null => {
    if (ground.form(lane) === "line") return "hand.why.line";
    if (!ground.grid.hasCell(lane, stage)) return "hand.why.folded";
    if (goals.some((goal) => goal.lane === undefined || goal.stage === undefined)) return "hand.why.edge";
    if (goals.some((goal) => !ground.grid.hasCell(goal.lane ?? "", goal.stage ?? ""))) return "hand.why.hidden";
    return goals.every((goal) => holdsCards(ground.form(goal.lane ?? ""))) ? null : "hand.why.curve";
  };
  const why = hindered();
  const moves = why === null && (lifted.copy || columns !== 0 || lanes !== 0);
  return {
    key: `shift:${lane}:${stage}`,
    why,
    marks,
    edit: moves ? (cards) => ({ edit: "shift_cards", cards: [...cards], columns, lanes }) : null,
  };
}

/** The ground of a cell that is shown. */
export function cellOf(layout: Layout, lane: string, stage: string): Rect | null {
  const column = layout.frame.columns.findIndex((track) => track.stage === stage);
  return cellRect(layout, column, layout.frame.lanes.findIndex((track) => track.lane === lane));
}
