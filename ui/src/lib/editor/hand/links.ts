// An arrow drawn from a card or stage to another, and the ends of an arrow taken elsewhere.

import type { Target } from "../../backend/types";
import { say } from "../../words.svelte";
import { edit } from "../doing";
import type { Dragging } from "../drag";
import type { Editor } from "../editor.svelte";
import type { Point, Rect } from "../geometry";
import type { Gestures } from "../gestures.svelte";
import { type Aim, aimAt, type End, kindBetween, oriented, same } from "./aim";
import { targetRect } from "./hit";

/** An arrow on its way. */
export type DraggedLink = {
  /** Where its other end is fixed, on the map. */
  readonly fixed: Rect;
  /** Where the pointer is, on the map. */
  readonly at: Point;
  /** Which end follows the pointer. */
  readonly end: End;
  /** What it is over, and whether it can be attached there; none over empty ground. */
  readonly aim: Aim | null;
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
  let over: Aim | null = null;
  return {
    start: () => other !== null && targetRect(editor.store.layout, other) !== null,
    move: (at) => {
      const fixed = other && targetRect(editor.store.layout, other);
      if (!other || !fixed) return;
      over = aimAt(editor, { other, end, link }, at);
      hand.link = { fixed, at: editor.canvas.toMap(at), end, aim: over, link };
    },
    drop: () => (over?.why === null ? hand.settle(attach(over.target)) : hand.clear()),
    cancel: () => hand.clear(),
  };
}

/** Draws an arrow and selects it. */
export async function addLink(editor: Editor, from: Target, to: Target): Promise<void> {
  const kind = kindBetween(editor, from, to);
  const [a, b] = oriented(editor, from, to);
  const created = await edit(editor, { edit: "add_link", from: a, to: b, kind, label: "" });
  const [link] = created ?? [];
  if (link !== undefined) editor.choose("link", link);
}

/** Takes an end of an arrow to another card or stage. */
export async function attachLink(editor: Editor, link: string, end: End, target: Target): Promise<void> {
  const record = editor.store.doc.links[link];
  if (!record?.from || !record.to || same(target, end === "to" ? record.to : record.from)) return;
  const [from, to] = end === "to" ? [record.from, target] : [target, record.to];
  // Selected at once: an Escape that comes before the answer must hold.
  editor.choose("link", link);
  await edit(editor, { edit: "attach_link", link, from, to });
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
