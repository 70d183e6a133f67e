// The map as a tree of lines: stages with their steps, moments and cards, then lanes with their cards.

import type { Edit } from "../backend/types";
import { say } from "../words.svelte";
import type { Editor } from "./editor.svelte";
import { cardText } from "./names";

/** A line of the outline. */
export type OutlineRow = {
  /** Unlike all others: a card lies below its stage and below its lane. */
  readonly key: string;
  readonly kind: "section" | "stage" | "lane" | "card";
  /** Id of the record; of a section, which one. */
  readonly id: string;
  readonly name: string;
  /** From 1, as screen readers count. */
  readonly level: number;
  /** Key of the row it lies below; none for the sections. */
  readonly parent: string | null;
  /** None where nothing lies below it. */
  readonly open: boolean | null;
  /** Place among its siblings, from 1, and how many they are. */
  readonly place: number;
  readonly of: number;
};

type Draft = Omit<OutlineRow, "place" | "of" | "open" | "level" | "parent"> & { readonly below: readonly Draft[] };

/** The lines in sight: those below closed ones are left out. `open` holds the keys of rows that are open. */
export function outlineRows(editor: Editor, open: ReadonlySet<string>): OutlineRow[] {
  const sections: Draft[] = [
    { key: "stages", kind: "section", id: "stages", name: say("outline.stages"), below: stagesBelow(editor, null, open) },
    { key: "lanes", kind: "section", id: "lanes", name: say("outline.lanes"), below: lanes(editor, open) },
  ];
  return sections.flatMap((section, at) => unrolled(section, 1, null, at + 1, sections.length, open));
}

function unrolled(draft: Draft, level: number, parent: string | null, place: number, of: number, open: ReadonlySet<string>): OutlineRow[] {
  const { below, ...row } = draft;
  const isOpen = open.has(draft.key);
  const own: OutlineRow = { ...row, level, parent, place, of, open: below.length === 0 ? null : isOpen };
  return isOpen ? [own, ...below.flatMap((child, at) => unrolled(child, level + 1, draft.key, at + 1, below.length, open))] : [own];
}

function stagesBelow(editor: Editor, parent: string | null, open: ReadonlySet<string>): Draft[] {
  const { grid } = editor.store;
  return grid.head
    .filter((node) => node.parent === parent)
    .map(({ stage }) => {
      const key = `stage:${stage}`;
      const steps = stagesBelow(editor, stage, open);
      const own = steps.length > 0 ? [] : grid.lanes.flatMap((lane) => grid.cards(lane, stage));
      return { key, kind: "stage", id: stage, name: editor.stageName(stage), below: steps.length > 0 ? steps : cards(editor, key, own, open) };
    });
}

function lanes(editor: Editor, open: ReadonlySet<string>): Draft[] {
  const { grid } = editor.store;
  return grid.lanes.map((lane) => {
    const key = `lane:${lane}`;
    const own = grid.columns.flatMap((stage) => grid.cards(lane, stage));
    return { key, kind: "lane", id: lane, name: editor.laneName(lane), below: cards(editor, key, own, open) };
  });
}

/** Cards of a closed row are counted only. */
function cards(editor: Editor, above: string, ids: readonly string[], open: ReadonlySet<string>): Draft[] {
  const named = open.has(above);
  return ids.map((id) => ({ key: `${above}/${id}`, kind: "card", id, name: named ? cardText(editor, id) : "", below: [] }));
}

/** Where a row is let go on another. */
export type Where = "before" | "inside" | "after";

/** What letting go `row` there does; null where it cannot lie there. */
export function dropped(editor: Editor, row: OutlineRow, on: OutlineRow, where: Where): Edit | null {
  if (row.key === on.key) return null;
  if (row.kind === "stage" && on.kind === "stage") return stageDropped(editor, row.id, on.id, where);
  if (row.kind === "lane" && on.kind === "lane" && where !== "inside") return { edit: "move_lanes", lanes: [row.id], at: { spot: where, lane: on.id } };
  if (row.kind !== "card") return null;
  if (on.kind === "card" && where !== "inside" && bothHold(editor, row.id, on.id)) return { edit: "move_cards", cards: [row.id], at: { spot: where, card: on.id } };
  const place = editor.card(row.id)?.place;
  if (!place || where !== "inside") return null;
  if (on.kind === "stage" && editor.store.grid.columnOf(on.id) >= 0) return { edit: "move_cards", cards: [row.id], at: { spot: "cell", lane: place.lane, stage: on.id } };
  if (on.kind === "lane" && editor.form(on.id) === "cards") return { edit: "move_cards", cards: [row.id], at: { spot: "cell", lane: on.id, stage: place.stage } };
  return null;
}

function stageDropped(editor: Editor, stage: string, on: string, where: Where): Edit | null {
  for (let at: string | null | undefined = on; at; at = editor.stage(at)?.parent) if (at === stage) return null;
  const at = where === "inside" ? ({ spot: "inside", parent: on } as const) : ({ spot: where, stage: on } as const);
  return { edit: "move_stages", stages: [stage], at };
}

/** In a curve each column has one point: nothing lands before or after it. */
function bothHold(editor: Editor, ...ids: readonly string[]): boolean {
  return ids.every((id) => editor.form(editor.card(id)?.place?.lane ?? "") !== "curve");
}
