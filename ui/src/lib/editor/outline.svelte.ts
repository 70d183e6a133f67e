// The outline panel: which rows are open, where the keyboard stands, which name is being written.

import type { Edit, StageSpot } from "../backend/types";
import * as doing from "./doing";
import type { Editor } from "./editor.svelte";
import { give } from "./fields";
import { dropped, type OutlineRow, outlineRows, type Where } from "./outline";
import { goTo } from "./places";

/** Where a dragged row would land. */
export type Landing = { readonly key: string; readonly where: Where };

/** The outline of one map. */
export class Outline {
  #open = $state.raw<ReadonlySet<string>>(new Set(["stages", "lanes"]));
  /** Key of the row that Tab reaches. */
  at = $state("stages");
  /** Key of the row whose name is being written. */
  writing = $state<string | null>(null);
  /** The row on its way. */
  dragged = $state.raw<OutlineRow | null>(null);
  landing = $state.raw<Landing | null>(null);
  readonly rows: readonly OutlineRow[] = $derived.by(() => outlineRows(this.editor, this.#open));
  readonly current: OutlineRow | undefined = $derived(this.rows.find(({ key }) => key === this.at) ?? this.rows[0]);

  constructor(private readonly editor: Editor) {}

  /** Opens or closes a row. */
  turn(row: OutlineRow, open = !row.open): void {
    if (row.open === null) return;
    const next = new Set(this.#open);
    if (open) next.add(row.key);
    else next.delete(row.key);
    this.#open = next;
  }

  /** Stands on a row and selects what it is about; the map comes along. */
  choose(row: OutlineRow): void {
    this.at = row.key;
    if (row.kind !== "section") goTo(this.editor, row.kind, row.id, false);
  }

  /** Stands on a row that is so many lines away. */
  step(by: number): void {
    const from = this.rows.findIndex(({ key }) => key === this.current?.key);
    const row = this.rows[Math.max(0, Math.min(from + by, this.rows.length - 1))];
    if (row) this.choose(row);
  }

  /** To the right: opens, or goes to the first row below. */
  inward(): void {
    const { current } = this;
    if (!current || current.open === null) return;
    if (current.open) this.step(1);
    else this.turn(current, true);
  }

  /** To the left: closes, or goes to the row above it. */
  outward(): void {
    const { current } = this;
    if (current?.open) return this.turn(current, false);
    const above = this.rows.find(({ key }) => key === current?.parent);
    if (above) this.choose(above);
  }

  /** The keyboard goes on the map, to what the row is about. */
  goThere(): void {
    const { current } = this;
    if (current && current.kind !== "section") goTo(this.editor, current.kind, current.id);
  }

  /** Begins to write the name of a row. */
  write(row: OutlineRow): void {
    if (row.kind === "section") return;
    this.choose(row);
    this.writing = row.key;
  }

  /** What stands in the field of a row. */
  source(row: OutlineRow): string {
    if (row.kind === "stage") return this.editor.stage(row.id)?.name ?? "";
    return row.kind === "lane" ? (this.editor.lane(row.id)?.name ?? "") : (this.editor.card(row.id)?.text ?? "");
  }

  /** Gives a row its new name, where it is another one. */
  async rename(row: OutlineRow, name: string): Promise<void> {
    this.writing = null;
    if (row.kind === "section" || name === this.source(row)) return;
    await give(this.editor, row.kind, [row.id], { [row.kind === "card" ? "text" : "name"]: name });
  }

  /** Moves the row among its siblings; lines of the tree go up and down, stages of the map left and right. */
  async move(by: 1 | -1): Promise<void> {
    const { current } = this;
    if (!current || current.kind === "section") return;
    const sideways = current.kind === "stage" || (current.kind === "card" && current.parent?.startsWith("lane:") === true);
    await doing.move(this.editor, sideways ? (by < 0 ? "left" : "right") : by < 0 ? "up" : "down");
  }

  /** Adds a stage or a lane after the row, at the end of its section. */
  async add(row: OutlineRow): Promise<void> {
    const stages = row.kind === "stage" || row.id === "stages";
    const [made] = (await doing.edit(this.editor, stages ? stageAfter(row) : this.#laneAfter(row))) ?? [];
    const added = this.rows.find(({ key }) => key === `${stages ? "stage" : "lane"}:${made}`);
    if (added) this.write(added);
  }

  /** A new lane holds what the one before it holds; a first one holds notes. */
  #laneAfter(row: OutlineRow): Edit {
    const role = (row.kind === "lane" ? this.editor.lane(row.id)?.role : undefined) ?? "note";
    return { edit: "add_lane", at: row.kind === "lane" ? { spot: "after", lane: row.id } : { spot: "last" }, role, fields: {} };
  }

  /** Where the dragged row would land on this one; `share` is how far down the row the pointer is, 0 to 1. */
  over(row: OutlineRow, share: number): void {
    const { dragged } = this;
    const order: Where[] = share < 0.3 ? ["before", "inside"] : share > 0.7 ? ["after", "inside"] : ["inside", share < 0.5 ? "before" : "after"];
    const where = dragged ? order.find((each) => dropped(this.editor, dragged, row, each)) : undefined;
    this.landing = where === undefined ? null : { key: row.key, where };
  }

  /** Lets the dragged row go. */
  async drop(): Promise<void> {
    const { dragged, landing } = this;
    this.letGo();
    const on = this.rows.find(({ key }) => key === landing?.key);
    const edit = dragged && on && landing ? dropped(this.editor, dragged, on, landing.where) : null;
    if (edit) await doing.edit(this.editor, edit);
  }

  /** Forgets the drag. */
  letGo(): void {
    this.dragged = null;
    this.landing = null;
  }
}

/** A new stage after that of the row, or at the end. */
function stageAfter(row: OutlineRow): Edit {
  const at: StageSpot = row.kind === "stage" ? { spot: "after", stage: row.id } : { spot: "inside", parent: null };
  return { edit: "add_stage", at, fields: {} };
}
