// The order of things on a map: columns from left to right, lanes from top to bottom, cards in their cells.
// The same rules as `Grid` in lajur-model; it knows ids only, so it stays valid while texts change.

import type { Card, Doc, Stage, View } from "../backend/types";

/** Levels of the head; a node further down is left out, as the model does. */
const LEVELS = 3;

/** A node of the head with the columns below it. */
export type HeadNode = { stage: string; parent: string | null; level: number; column: number; columns: number };

/** Compares ranks and ids as Rust compares their bytes: by code unit, in no language's order. */
export function bytewise(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

type Ranked = { id?: string; rank?: string };

function byRank(a: Ranked, b: Ranked): number {
  return bytewise(a.rank ?? "", b.rank ?? "") || bytewise(a.id ?? "", b.id ?? "");
}

function values<T>(table: { [id: string]: T | undefined }): T[] {
  return Object.values(table) as T[];
}

const NOTHING: readonly string[] = [];

/** What is hidden and folded of a map. */
export type Folds = Partial<Pick<View, "hidden_lanes" | "hidden_stages" | "collapsed_lanes" | "collapsed_stages">>;

/** True where anything is hidden or folded. */
export function folds(view: Folds): boolean {
  return [view.hidden_lanes, view.hidden_stages, view.collapsed_lanes, view.collapsed_stages].some((ids) => ids !== undefined && ids.length > 0);
}

/** A card with its place, in columns of the whole map. */
type Placed = { readonly card: Card; readonly from: number };

/** A map in reading order: all of it, or as a view shows it, as `shown.rs` of lajur-layout does. */
export class Grid {
  /** From left to right: leaves of the head, and folded stages. */
  readonly columns: string[] = [];
  /** All nodes of the head, parents before their children. */
  readonly head: HeadNode[];
  /** Lanes from top to bottom. */
  readonly lanes: string[];
  /** Cards without a place, the oldest first. */
  readonly tray: string[] = [];
  /** Lanes and stages whose cards are folded away. */
  readonly #folded: ReadonlySet<string>;
  readonly #columnOf = new Map<string, number>();
  readonly #laneOf = new Map<string, number>();
  readonly #cells = new Map<string, string[]>();
  /** Leaves of the whole map by their number. */
  readonly #leaves = new Map<string, number>();
  /** By leaf of the whole map: the column that shows its cards, -1 where none does. */
  readonly #at: number[] = [];
  /** Last column of the cards that reach further than their first. */
  readonly #until = new Map<string, number>();
  /** Cards that reach to later columns, by lane, in order of their first column. */
  readonly #reaching = new Map<string, { card: string; first: number; last: number }[]>();

  constructor(doc: Doc, view: Folds = {}) {
    this.#folded = new Set([...(view.collapsed_lanes ?? []), ...(view.collapsed_stages ?? [])]);
    this.head = this.#walk(children(doc), null, 1, new Set(view.hidden_stages)).filter(({ columns }) => columns > 0);
    const hidden = new Set(view.hidden_lanes);
    this.lanes = values(doc.lanes).sort(byRank).map((lane) => lane.id ?? "").filter((lane) => !hidden.has(lane));
    this.lanes.forEach((lane, at) => this.#laneOf.set(lane, at));
    this.#fill(doc);
  }

  /** The cards that begin in a cell, from top to bottom. One whose first columns are not shown begins in the first that is. */
  cards(lane: string, stage: string): readonly string[] {
    return this.#cells.get(`${lane}:${stage}`) ?? NOTHING;
  }

  /** The cards that begin in a cell, then those that reach over it from the left. */
  covering(lane: string, column: number): readonly string[] {
    const begin = this.cards(lane, this.columns[column] ?? "");
    const over = this.#reaching.get(lane)?.filter(({ first, last }) => first < column && column <= last) ?? [];
    return over.length === 0 ? begin : [...begin, ...over.map(({ card }) => card)];
  }

  /** The number of the column that shows the cards of a stage, counted from 0; -1 where there is none. */
  columnOf(stage: string): number {
    return this.#columnOf.get(stage) ?? -1;
  }

  /** The stage of the column in which a card is shown first; none where it is nowhere. */
  stageOf(card: Card): string | undefined {
    return this.columns[this.#spanOf(card)[0]];
  }

  /** The number of a lane, counted from 0; -1 where there is none. */
  laneOf(lane: string): number {
    return this.#laneOf.get(lane) ?? -1;
  }

  /** True where the cards of a lane, or below a stage, are folded away. */
  isFolded(laneOrStage: string): boolean {
    return this.#folded.has(laneOrStage);
  }

  /** True for a lane whose cells are shown: neither hidden nor folded away. */
  isRow(lane: string): boolean {
    return this.#laneOf.has(lane) && !this.#folded.has(lane);
  }

  /** True where the cards of a cell are shown. */
  hasCell(lane: string, stage: string): boolean {
    return this.isRow(lane) && this.columnOf(stage) >= 0;
  }

  /** The stage of the first column from this number on whose cells are shown. */
  columnFrom(number: number): string | undefined {
    return this.columns.slice(number).find((stage) => !this.isFolded(stage));
  }

  /** The last column a card covers. */
  lastColumn(card: Card): number {
    return this.#until.get(card.id ?? "") ?? this.columnOf(card.place?.stage ?? "");
  }

  /** The node of the head for a stage. */
  node(stage: string): HeadNode | undefined {
    return this.head.find((node) => node.stage === stage);
  }

  /** All placed cards: lane by lane, column by column, from top to bottom. */
  inReadingOrder(): string[] {
    return this.lanes.flatMap((lane) => this.columns.flatMap((stage) => [...this.cards(lane, stage)]));
  }

  /** Of these cards those that are there, in reading order, those of the tray last. */
  sorted(cards: Iterable<string>): string[] {
    const wanted = new Set(cards);
    return [...this.inReadingOrder(), ...this.tray].filter((card) => wanted.has(card));
  }

  /** The nodes below a parent; finds columns and leaves on its way. */
  #walk(below: Map<string, Stage[]>, parent: string | null, level: number, hidden: ReadonlySet<string>): HeadNode[] {
    if (level > LEVELS) return [];
    return (below.get(parent ?? "") ?? []).flatMap((stage) => {
      const id = stage.id ?? "";
      if (hidden.has(id)) return this.#pass(below, id, level);
      const node: HeadNode = { stage: id, parent, level, column: this.columns.length, columns: 1 };
      if (this.#folded.has(id)) {
        this.columns.push(id);
        return [node, ...this.#pass(below, id, level)];
      }
      const leaves = this.#leaves.size;
      const children = this.#walk(below, id, level + 1, hidden);
      if (this.#leaves.size === leaves) this.#open(id);
      return [{ ...node, columns: this.columns.length - node.column }, ...children];
    });
  }

  /** A leaf with a column of its own. */
  #open(leaf: string): void {
    const column = this.columns.length;
    this.#columnOf.set(leaf, column);
    this.columns.push(leaf);
    this.#leaves.set(leaf, this.#at.push(column) - 1);
  }

  /** What is hidden or folded away with a stage: its leaves count, but show no cards. */
  #pass(below: Map<string, Stage[]>, stage: string, level: number): HeadNode[] {
    const children = level < LEVELS ? (below.get(stage) ?? []) : [];
    for (const child of children) this.#pass(below, child.id ?? "", level + 1);
    if (children.length === 0) this.#leaves.set(stage, this.#at.push(-1) - 1);
    return [];
  }

  #fill(doc: Doc): void {
    const cells = new Map<string, Placed[]>();
    for (const card of values(doc.cards)) {
      const { place, id = "" } = card;
      if (!place) {
        this.tray.push(id);
        continue;
      }
      const column = this.#spread(card);
      if (column < 0 || !this.isRow(place.lane)) continue;
      const key = `${place.lane}:${this.columns[column]}`;
      const placed = { card, from: this.#leaves.get(place.stage) ?? -1 };
      const cell = cells.get(key);
      if (cell) cell.push(placed);
      else cells.set(key, [placed]);
    }
    for (const [key, cards] of cells) {
      cards.sort((a, b) => a.from - b.from || byRank(ranked(a), ranked(b)));
      this.#cells.set(key, cards.map(({ card }) => card.id ?? ""));
    }
    this.tray.sort(bytewise);
    for (const list of this.#reaching.values()) list.sort((a, b) => a.first - b.first || bytewise(a.card, b.card));
  }

  /** The first column that shows a card, -1 where none does; takes note of how far it reaches. */
  #spread(card: Card): number {
    const [first, last] = this.#spanOf(card);
    const { id = "", place } = card;
    if (!place || last <= first) return first;
    this.#until.set(id, last);
    const list = this.#reaching.get(place.lane) ?? [];
    list.push({ card: id, first, last });
    this.#reaching.set(place.lane, list);
    return first;
  }

  /** The first and the last column that show a card, -1 where none does. */
  #spanOf({ place }: Card): readonly [number, number] {
    const from = this.#leaves.get(place?.stage ?? "");
    if (from === undefined) return [-1, -1];
    const until = Math.max(from, this.#leaves.get(place?.until ?? "") ?? from);
    const own = this.#at[from] ?? -1;
    if (from === until) return [own, own];
    const shown = this.#at.slice(from, until + 1).filter((column) => column >= 0);
    return [shown[0] ?? -1, shown.at(-1) ?? -1];
  }
}

function ranked({ card }: Placed): Ranked {
  return { id: card.id, rank: card.place?.rank };
}

function children(doc: Doc): Map<string, Stage[]> {
  const below = new Map<string, Stage[]>();
  for (const stage of values(doc.stages)) {
    const parent = stage.parent ?? "";
    const list = below.get(parent);
    if (list) list.push(stage);
    else below.set(parent, [stage]);
  }
  for (const list of below.values()) list.sort(byRank);
  return below;
}
