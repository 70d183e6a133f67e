// The order of things on a map: columns from left to right, lanes from top to bottom, cards in their cells.
// The same rules as `Grid` in lajur-model; it knows ids only, so it stays valid while texts change.

import type { Card, Doc, Stage } from "../backend/types";

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

/** A map in reading order. */
export class Grid {
  /** Leaves of the head from left to right. */
  readonly columns: string[] = [];
  /** All nodes of the head, parents before their children. */
  readonly head: HeadNode[] = [];
  /** Lanes from top to bottom. */
  readonly lanes: string[];
  /** Cards without a place, the oldest first. */
  readonly tray: string[] = [];
  readonly #columnOf = new Map<string, number>();
  readonly #laneOf = new Map<string, number>();
  readonly #cells = new Map<string, string[]>();
  /** Last column of the cards that reach further than their first. */
  readonly #until = new Map<string, number>();
  /** Cards that reach to later columns, by lane, in order of their first column. */
  readonly #reaching = new Map<string, { card: string; first: number; last: number }[]>();

  constructor(doc: Doc) {
    this.#walk(children(doc), null, 1);
    this.lanes = values(doc.lanes).sort(byRank).map((lane) => lane.id ?? "");
    this.lanes.forEach((lane, at) => this.#laneOf.set(lane, at));
    this.#fill(doc);
  }

  /** The cards that begin in a cell, from top to bottom. */
  cards(lane: string, stage: string): readonly string[] {
    return this.#cells.get(`${lane}:${stage}`) ?? NOTHING;
  }

  /** The cards that begin in a cell, then those that reach over it from the left. */
  covering(lane: string, column: number): readonly string[] {
    const begin = this.cards(lane, this.columns[column] ?? "");
    const over = this.#reaching.get(lane)?.filter(({ first, last }) => first < column && column <= last) ?? [];
    return over.length === 0 ? begin : [...begin, ...over.map(({ card }) => card)];
  }

  /** The number of a column, counted from 0; -1 where there is none. */
  columnOf(stage: string): number {
    return this.#columnOf.get(stage) ?? -1;
  }

  /** The number of a lane, counted from 0; -1 where there is none. */
  laneOf(lane: string): number {
    return this.#laneOf.get(lane) ?? -1;
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

  #walk(below: Map<string, Stage[]>, parent: string | null, level: number): void {
    if (level > LEVELS) return;
    for (const stage of below.get(parent ?? "") ?? []) {
      const id = stage.id ?? "";
      const node: HeadNode = { stage: id, parent, level, column: this.columns.length, columns: 1 };
      this.head.push(node);
      this.#walk(below, id, level + 1);
      if (this.columns.length === node.column) {
        this.#columnOf.set(id, node.column);
        this.columns.push(id);
      }
      node.columns = this.columns.length - node.column;
    }
  }

  #fill(doc: Doc): void {
    const cells = new Map<string, Card[]>();
    for (const card of values(doc.cards)) {
      const place = card.place;
      if (!place) {
        this.tray.push(card.id ?? "");
        continue;
      }
      const key = `${place.lane}:${place.stage}`;
      const cell = cells.get(key);
      if (cell) cell.push(card);
      else cells.set(key, [card]);
      this.#reach(card);
    }
    for (const [key, cards] of cells) {
      cards.sort((a, b) => byRank({ id: a.id, rank: a.place?.rank }, { id: b.id, rank: b.place?.rank }));
      this.#cells.set(key, cards.map((card) => card.id ?? ""));
    }
    this.tray.sort(bytewise);
    for (const list of this.#reaching.values()) list.sort((a, b) => a.first - b.first || bytewise(a.card, b.card));
  }

  #reach(card: Card): void {
    const place = card.place;
    if (!place?.until || !place.lane || !place.stage || !card.id) return;
    const first = this.columnOf(place.stage);
    const last = this.columnOf(place.until);
    if (first < 0 || last <= first) return;
    this.#until.set(card.id, last);
    const list = this.#reaching.get(place.lane) ?? [];
    list.push({ card: card.id, first, last });
    this.#reaching.set(place.lane, list);
  }
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
