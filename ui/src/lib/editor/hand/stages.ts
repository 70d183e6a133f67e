// Stages, steps and moments go with all below them: beside others, or inside a stage that has no steps yet.

import type { StageSpot } from "../../backend/types";
import type { Editor } from "../editor.svelte";
import { inside, type Point, type Rect } from "../geometry";
import type { Grid, HeadNode } from "../grid";
import type { Landing, Mark } from "../landing";
import type { Heads } from "./heads";
import { type HeadGroup, heads, toHead } from "./hit";

/** Levels of the head: stage, step, moment. */
const LEVELS = 3;
/** The lower part of a cell without steps, where a drop goes inside it. */
const INSIDE = 0.36;

export const STAGES: Heads = {
  kind: "stage",
  order: (editor) => editor.store.shown.head.map((node) => node.stage),
  corner: (editor, id) => heads(editor.store.layout).find((group) => group.tag.stage === id) ?? null,
  place: toHead,
  landing: (editor, ids, held, at) => {
    const place = toHead(editor, at);
    const group = groupAt(editor, held, place);
    return group && stageLanding(editor, ids, group, wish(editor, group, place));
  },
};

/** Before, after or inside a stage. */
export type Wish = "before" | "after" | "inside";

/** The cell of the head that a drop is about: the one below the pointer; outside of the head one of the held one's level. */
function groupAt(editor: Editor, held: string, at: Point): HeadGroup | null {
  const all = heads(editor.store.layout);
  const there = all.findLast((group) => inside(group, at));
  if (there) return there;
  const level = editor.store.grid.node(held)?.level ?? 1;
  const row = all.filter((group) => group.tag.level <= level);
  const below = row.findLast((group) => at.x >= group.x && at.x < group.x + group.w);
  const [first] = row;
  return below ?? (first && at.x < first.x ? first : (all.findLast((group) => group.tag.level === 1) ?? null));
}

function wish(editor: Editor, group: HeadGroup, at: Point): Wish {
  const leaf = editor.store.grid.columnOf(group.tag.stage) >= 0;
  if (leaf && group.tag.level < LEVELS && at.y > group.y + group.h * (1 - INSIDE) && at.y <= group.y + group.h) return "inside";
  return at.x < group.x + group.w / 2 ? "before" : "after";
}

/** Where stages land that are wished beside or inside a cell of the head. */
export function stageLanding(editor: Editor, ids: readonly string[], group: HeadGroup, wished: Wish): Landing {
  const { grid } = editor.store;
  const { stage } = group.tag;
  const key = `stages:${stage}:${wished}`;
  const marks = [markOf(editor, group, wished)];
  const tops = topsOf(grid, ids);
  if (tops.some((top) => isBelow(grid, stage, top))) return { key, why: tops.includes(stage) ? null : "hand.why.itself", marks: [], edit: null };
  const parent = wished === "inside" ? stage : (grid.node(stage)?.parent ?? null);
  const depth = parent === null ? 0 : (grid.node(parent)?.level ?? 0);
  const height = Math.max(...tops.map((top) => heightOf(grid, top)));
  if (depth + height > LEVELS) return { key, why: "hand.why.deep", marks, edit: null };
  const at: StageSpot = wished === "inside" ? { spot: "inside", parent: stage } : { spot: wished, stage };
  return { key, why: null, marks, edit: (stages) => ({ edit: "move_stages", stages: [...stages], at }) };
}

/** A line down the map where the columns come between others; the cell itself where they go inside. */
function markOf(editor: Editor, group: HeadGroup, wished: Wish): Mark {
  const rect: Rect = { x: group.x, y: group.y, w: group.w, h: group.h };
  if (wished === "inside") return { look: "ground", rect };
  const { lanes, grid_y } = editor.store.layout.frame;
  const last = lanes.at(-1);
  const x = wished === "before" ? group.x : group.x + group.w;
  return { look: "line", rect: { x: x - 1, y: group.y, w: 2, h: (last ? last.y + last.h : grid_y) - group.y } };
}

/** Those of the stages that lie below no other of them. */
function topsOf(grid: Grid, ids: readonly string[]): string[] {
  return ids.filter((id) => !ids.some((other) => other !== id && isBelow(grid, id, other)));
}

/** True where a stage is another or lies below it. */
function isBelow(grid: Grid, stage: string, top: string): boolean {
  let node: HeadNode | undefined = grid.node(stage);
  while (node && node.stage !== top) node = node.parent === null ? undefined : grid.node(node.parent);
  return node !== undefined;
}

/** Levels of a stage and what lies below it. */
function heightOf(grid: Grid, stage: string): number {
  const node = grid.node(stage);
  if (!node) return 1;
  return Math.max(...grid.head.filter((other) => isBelow(grid, other.stage, stage)).map((other) => other.level)) - node.level + 1;
}
