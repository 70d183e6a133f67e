// An arrow drawn from a card or stage to another, and the ends of an arrow taken elsewhere.

import type { Target } from "../../backend/types";
import { say } from "../../words.svelte";
import { edit } from "../doing";
import type { Dragging } from "../drag";
import type { Editor } from "../editor.svelte";
import type { Point, Rect } from "../geometry";
import type { Gestures } from "../gestures.svelte";
import { targetAt, targetRect } from "./hit";

/** An end of an arrow. */
export type End = "from" | "to";

/** An arrow on its way. */
export type DraggedLink = {
  /** Where its other end is fixed, on the map. */
  readonly fixed: Rect;
  /** Where the pointer is, on the map. */
  readonly at: Point;
  /** Which end follows the pointer. */
  readonly end: End;
  /** What it would be attached to, on the map. */
  readonly target: Rect | null;
  /** What it would say, where it can be attached. */
  readonly kind: string | null;
  /** The arrow whose end it is; none for a new one. */
  readonly link: string | null;
};

/** A new arrow from a card or stage. */
export function drawingLink(hand: Gestures, from: Target): Dragging {
  return following(hand, from, "to", null, (to) => addLink(hand.editor, from, to));
}

/** An end of an arrow that is there. */
export function attachingLink(hand: Gestures, link: string, end: End): Dragging {
  const record = hand.editor.store.doc.links[link];
  const other = end === "to" ? record?.from : record?.to;
  return following(hand, other ?? null, end, link, (target) => attachLink(hand.editor, link, end, target));
}

function following(hand: Gestures, other: Target | null, end: End, link: string | null, attach: (to: Target) => Promise<unknown>): Dragging {
  const { editor } = hand;
  let target: Target | null = null;
  return {
    start: () => other !== null && targetRect(editor.store.layout, other) !== null,
    move: (at) => {
      const fixed = other && targetRect(editor.store.layout, other);
      if (!other || !fixed) return;
      const found = targetAt(editor, at);
      target = found && !same(found, other) ? found : null;
      const [from, to] = end === "to" ? [other, target] : [target, other];
      const kind = link !== null ? (editor.store.doc.links[link]?.kind ?? "flow") : from && to ? kindBetween(editor, from, to) : null;
      hand.link = { fixed, at: editor.canvas.toMap(at), end, target: target && targetRect(editor.store.layout, target), kind: target && kind, link };
    },
    drop: () => (target ? hand.settle(attach(target)) : hand.clear()),
    cancel: () => hand.clear(),
  };
}

function same(a: Target, b: Target): boolean {
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
  if (card !== undefined) return editor.store.layout.cards[card]?.column ?? 0;
  return editor.store.grid.node(stage ?? "")?.column ?? 0;
}

/** Draws an arrow and selects it. A pain drawn to its solution is the same arrow as the other way round. */
export async function addLink(editor: Editor, from: Target, to: Target): Promise<void> {
  const kind = kindBetween(editor, from, to);
  const turned = kind === "solves" && roleOf(editor, from) === "pain";
  const [a, b] = turned ? [to, from] : [from, to];
  const created = await edit(editor, { edit: "add_link", from: a, to: b, kind, label: "" });
  const [link] = created ?? [];
  if (link !== undefined) editor.choose("link", link);
}

/** Takes an end of an arrow to another card or stage. */
export async function attachLink(editor: Editor, link: string, end: End, target: Target): Promise<void> {
  const record = editor.store.doc.links[link];
  if (!record?.from || !record.to || same(target, end === "to" ? record.to : record.from)) return;
  const [from, to] = end === "to" ? [record.from, target] : [target, record.to];
  await edit(editor, { edit: "attach_link", link, from, to });
  editor.choose("link", link);
}

/** Selects the next arrow at what is selected, one after the other. */
export function nextLink(editor: Editor): void {
  const { kind, anchor } = editor.selection;
  const now = kind === "link" ? editor.link(anchor ?? "") : undefined;
  const at: Target | null = now?.from ?? (kind === "card" ? { card: anchor ?? "" } : kind === "stage" ? { stage: anchor ?? "" } : null);
  const links = at ? linksAt(editor, at) : [];
  const next = links[(links.indexOf(anchor ?? "") + 1) % links.length];
  if (next === undefined) return editor.announce(say("hand.links.none"));
  editor.choose("link", next);
  const drawn = editor.store.layout.frame.links.find(({ group: { tag } }) => tag.tag === "link" && tag.link === next)?.group;
  if (drawn?.tag.tag === "link") editor.announce(drawn.tag.alt);
}

/** The arrows that begin or end at a card or stage, in the order of their ids. */
export function linksAt(editor: Editor, target: Target): string[] {
  const links = Object.values(editor.store.doc.links);
  return links.filter(({ from, to }) => (from && same(from, target)) || (to && same(to, target))).map(({ id }) => id).sort();
}
