// What an arrow would be attached to at a place, and why it cannot be.

import type { Target } from "../../backend/types";
import type { Editor } from "../editor.svelte";
import { inside, type Point, type Rect } from "../geometry";
import { pointRect } from "../visible";
import { targetAt, targetRect } from "./hit";

/** An end of an arrow. */
export type End = "from" | "to";

/** An arrow whose one end is held. */
export type Held = {
  /** What its other end is attached to. */
  readonly other: Target;
  /** Which end is held. */
  readonly end: End;
  /** The arrow; none for a new one. */
  readonly link: string | null;
};

/** Something that the held end is over. */
export type Aim = {
  readonly target: Target;
  /** Where it stands on the map. */
  readonly rect: Rect;
  /** What the arrow would say. */
  readonly kind: string;
  /** Catalogue key of the reason why it cannot be attached there; none where it can. */
  readonly why: string | null;
};

/** What the pointer would attach the arrow to; none over empty ground, and over what it comes from. */
export function aimAt(editor: Editor, held: Held, at: Point): Aim | null {
  const point = pointAt(editor, editor.canvas.toMap(at));
  return aim(editor, held, targetAt(editor, at) ?? (point === null ? null : { card: point }));
}

/** What attaching the arrow there would be; none where it comes from there. */
export function aim(editor: Editor, held: Held, target: Target | null): Aim | null {
  if (target === null || same(target, held.other)) return null;
  const lane = editor.card(target.card ?? "")?.place?.lane ?? "";
  const rect = targetRect(editor.store.layout, target) ?? pointRect(editor.store.layout, lane, target.card ?? "");
  if (!rect) return null;
  const kind = kindOf(editor, held, target);
  return { target, rect, kind, why: editor.form(lane) === "curve" ? "hand.why.point" : isThere(editor, held, target, kind) ? "reject.link_exists" : null };
}

/** An arrow that is there keeps its kind. */
function kindOf(editor: Editor, held: Held, target: Target): string {
  if (held.link !== null) return editor.link(held.link)?.kind ?? "flow";
  return held.end === "to" ? kindBetween(editor, held.other, target) : kindBetween(editor, target, held.other);
}

function isThere(editor: Editor, { other, end, link }: Held, target: Target, kind: string): boolean {
  const ends = end === "to" ? ([other, target] as const) : ([target, other] as const);
  const [from, to] = link === null ? oriented(editor, ...ends) : ends;
  const others = Object.values(editor.store.doc.links).filter(({ id }) => id !== link);
  return others.some((each) => each.from && each.to && same(each.from, from) && same(each.to, to) && (each.kind ?? "flow") === kind);
}

/** The point of a curve at a place of the map. */
function pointAt(editor: Editor, at: Point): string | null {
  const { layout } = editor.store;
  const lane = layout.frame.lanes.find(({ y, h }) => at.y >= y && at.y < y + h)?.lane ?? "";
  const points = layout.figures[lane]?.points ?? [];
  const over = ({ card }: { card: string }): boolean => {
    const rect = pointRect(layout, lane, card);
    return rect !== null && inside(rect, at);
  };
  return points.find(over)?.card ?? null;
}

/** True for the same card or stage. */
export function same(a: Target, b: Target): boolean {
  return a.card === b.card && a.stage === b.stage;
}

/** What an arrow between two things says by itself: a solution solves a pain, a way back is a loop, all else flows on. */
export function kindBetween(editor: Editor, from: Target, to: Target): string {
  const roles = [roleOf(editor, from), roleOf(editor, to)];
  if (roles.includes("solution") && roles.includes("pain")) return "solves";
  return columnOf(editor, to) < columnOf(editor, from) ? "loop" : "flow";
}

function roleOf(editor: Editor, { card }: Target): string {
  return (card === undefined ? undefined : editor.role(editor.card(card)?.place?.lane ?? "")?.role) ?? "";
}

function columnOf(editor: Editor, { card, stage }: Target): number {
  const { grid } = editor.store;
  return card === undefined ? (grid.node(stage ?? "")?.column ?? 0) : grid.columnOf(editor.card(card)?.place?.stage ?? "");
}

/** A pain drawn to its solution is the same arrow as the other way round. */
export function oriented(editor: Editor, from: Target, to: Target): readonly [Target, Target] {
  const turned = kindBetween(editor, from, to) === "solves" && roleOf(editor, from) === "pain";
  return turned ? [to, from] : [from, to];
}
