// Dragging without a pointer: what is selected is picked up, arrows move the place where it would land, Enter puts it
// down, Escape leaves it where it was. A screen reader hears each place.

import type { Target } from "../../backend/types";
import { say } from "../../words.svelte";
import type { Direction } from "../doing";
import type { Editor } from "../editor.svelte";
import { clamp, middle, type Point } from "../geometry";
import type { Gestures } from "../gestures.svelte";
import { holdsCards, keepsDistances, type Landing, lift, type Lifted, othersIn, shifted, stacked } from "../landing";
import { cardText } from "../names";
import { type Spot, walked } from "../walk";
import { type Aim, aim, aimAt, type End, type Held } from "./aim";
import { putDown } from "./cards";
import { dropHeads } from "./heads";
import { heads, targetRect } from "./hit";
import { LANES, laneGap } from "./lanes";
import { addLink, attachLink } from "./links";
import { stageLanding, STAGES, type Wish } from "./stages";

/** Something that the keyboard carries. */
export type Carrying = {
  /** To the next place in a direction. */
  step(direction: Direction): void;
  /** Catalogue key of a line that says how to go on. */
  readonly hint?: string;
  /** Puts it down where it would land. */
  drop(): void;
  /** The pointer takes over, where it can: a press then puts it down there. */
  follow?(at: Point): void;
};

/** Picks up what is selected; false where nothing can be picked up. */
export function pickUp(editor: Editor): boolean {
  const { kind } = editor.selection;
  const carrying = kind === "card" ? carryCards(editor) : kind === "stage" ? carryStages(editor) : kind === "lane" ? carryLanes(editor) : null;
  if (carrying) editor.gestures.take(carrying);
  return carrying !== null;
}

/** Shows a landing and says where it is, or why nothing can land there. */
function show(hand: Gestures, landing: Landing, words: string): void {
  hand.land(landing);
  hand.editor.announce(landing.why === null ? words : `${words}. ${say(landing.why)}`);
}

// Cards

type Where = { readonly lane: string; readonly stage: string; readonly before: number };

function carryCards(editor: Editor): Carrying | null {
  const hand = editor.gestures;
  const { layout } = editor.store;
  const cards = editor.selected("card").filter((card) => layout.cards[card] || !editor.card(card)?.place);
  const held = cards.includes(editor.selection.anchor ?? "") ? (editor.selection.anchor ?? "") : cards[0];
  if (held === undefined) return null;
  const lifted = lift(layout, editor.ground, cards, held);
  let where = whereNow(editor, lifted);
  if (!where) return null;
  hand.carry({ kind: "card", ids: new Set(cards), held, grip: { x: 0, y: 0 } });
  const there = (next: Where): void => {
    where = next;
    show(hand, landingAt(editor, lifted, next), wordsFor(editor, lifted, next));
    editor.reveal({ on: "cell", lane: next.lane, stage: next.stage, card: null });
  };
  there(where);
  return {
    step: (direction) => where && there(stepped(editor, lifted, where, direction)),
    drop: () => putDown(hand, lifted),
  };
}

/** Where the held card lies; a note of the tray begins in the cell where the keyboard stood last. */
function whereNow(editor: Editor, lifted: Lifted): Where | null {
  const place = editor.card(lifted.held)?.place;
  if (place) {
    const all = editor.store.grid.cards(place.lane, place.stage);
    const others = new Set(othersIn(editor.ground, lifted, place.lane, place.stage));
    return { lane: place.lane, stage: place.stage, before: all.slice(0, all.indexOf(lifted.held)).filter((card) => others.has(card)).length };
  }
  const { shown } = editor.store;
  const { spot } = editor;
  const here = spot?.on === "cell" && holdsCards(editor.form(spot.lane)) ? spot : null;
  const lane = here?.lane ?? shown.lanes.find((each) => holdsCards(editor.form(each)) && shown.isRow(each));
  const stage = here?.stage ?? shown.columnFrom(0);
  return lane === undefined || stage === undefined ? null : { lane, stage, before: othersIn(editor.ground, lifted, lane, stage).length };
}

function landingAt(editor: Editor, lifted: Lifted, { lane, stage, before }: Where): Landing {
  const { layout } = editor.store;
  return keepsDistances(lifted) ? shifted(layout, editor.ground, lifted, lane, stage) : stacked(layout, editor.ground, lifted, lane, stage, before);
}

function stepped(editor: Editor, lifted: Lifted, where: Where, direction: Direction): Where {
  const { frame } = editor.store.layout;
  const count = (lane: string, stage: string): number => othersIn(editor.ground, lifted, lane, stage).length;
  if (direction === "left" || direction === "right") {
    const at = frame.columns.findIndex(({ stage }) => stage === where.stage) + (direction === "left" ? -1 : 1);
    const stage = frame.columns[at]?.stage ?? where.stage;
    return { ...where, stage, before: clamp(where.before, 0, count(where.lane, stage)) };
  }
  const by = direction === "up" ? -1 : 1;
  const before = where.before + by;
  if (!keepsDistances(lifted) && before >= 0 && before <= count(where.lane, where.stage)) return { ...where, before };
  const lanes = frame.lanes.filter(({ form }) => holdsCards(form)).map(({ lane }) => lane);
  const lane = lanes[lanes.indexOf(where.lane) + by];
  return lane === undefined ? where : { ...where, lane, before: by > 0 ? 0 : count(lane, where.stage) };
}

function wordsFor(editor: Editor, lifted: Lifted, { lane, stage, before }: Where): string {
  const cell = { lane: editor.laneName(lane), stage: editor.stageName(stage) };
  if (keepsDistances(lifted)) return say("hand.carry.cell", cell);
  return say("hand.carry.place", { ...cell, number: before + 1, total: othersIn(editor.ground, lifted, lane, stage).length + 1 });
}

// Stages

function carryStages(editor: Editor): Carrying | null {
  const hand = editor.gestures;
  const ids = STAGES.order(editor).filter((id) => editor.isSelected("stage", id));
  const places = stagePlaces(editor, ids);
  const own = editor.store.grid.node(ids[0] ?? "");
  if (!own || places.length === 0) return null;
  let at = Math.max(0, places.findIndex(({ column }) => column >= own.column));
  hand.carry({ kind: "stage", ids: new Set(ids), held: own.stage, grip: { x: 0, y: 0 } });
  const there = (next: number): void => {
    at = clamp(next, 0, places.length - 1);
    const place = places[at];
    if (place) show(hand, place.landing, say(`hand.carry.${place.wish}`, { name: editor.stageName(place.stage) }));
    if (place) editor.reveal({ on: "stage", stage: place.stage });
  };
  there(at);
  return { step: (direction) => there(at + (direction === "left" || direction === "up" ? -1 : 1)), drop: () => dropHeads(hand, STAGES, ids) };
}

type StagePlace = { readonly stage: string; readonly wish: Wish; readonly column: number; readonly landing: Landing };

/** All places where the stages can go, from left to right. */
function stagePlaces(editor: Editor, ids: readonly string[]): StagePlace[] {
  const { grid, layout } = editor.store;
  const last = new Map(grid.head.map((node) => [node.parent, node.stage]));
  const places = heads(layout).flatMap((group) => {
    const { stage, column, columns } = group.tag;
    const ends = last.get(grid.node(stage)?.parent ?? null) === stage;
    const wishes: Wish[] = ["before", ...(grid.columnOf(stage) >= 0 ? (["inside"] as const) : []), ...(ends ? (["after"] as const) : [])];
    return wishes.map((wish) => ({ stage, wish, column: wish === "after" ? column + columns : column, landing: stageLanding(editor, ids, group, wish) }));
  });
  return places.filter(({ landing }) => landing.edit !== null).sort((a, b) => a.column - b.column);
}

// Lanes

function carryLanes(editor: Editor): Carrying | null {
  const hand = editor.gestures;
  const ids = LANES.order(editor).filter((id) => editor.isSelected("lane", id));
  const lanes = editor.store.layout.frame.lanes.map(({ lane }) => lane);
  let above = lanes.indexOf(ids[0] ?? "");
  if (above < 0) return null;
  hand.carry({ kind: "lane", ids: new Set(ids), held: ids[0] ?? "", grip: { x: 0, y: 0 } });
  const there = (next: number): void => {
    above = clamp(next, 0, lanes.length);
    const before = lanes[above];
    const words = before === undefined ? say("hand.carry.last") : say("hand.carry.above", { name: editor.laneName(before) });
    show(hand, laneGap(editor, ids, above), words);
    editor.reveal({ on: "lane", lane: before ?? lanes.at(-1) ?? "" });
  };
  there(above);
  return { step: (direction) => there(above + (direction === "up" || direction === "left" ? -1 : 1)), drop: () => dropHeads(hand, LANES, ids) };
}

// Arrows

const KEYS = { left: "ArrowLeft", right: "ArrowRight", up: "ArrowUp", down: "ArrowDown" };

/** Begins an arrow at the selected card or stage: arrow keys walk to where it shall lead, Enter draws it. */
export function carryLink(editor: Editor): void {
  const { kind, anchor } = editor.selection;
  const { spot } = editor;
  if (anchor === null || !spot || (kind !== "card" && kind !== "stage")) return;
  carryEnd(editor, { other: kind === "card" ? { card: anchor } : { stage: anchor }, end: "to", link: null }, spot);
}

/** Takes up an end of the selected arrow: arrow keys walk to where it shall be attached, Enter attaches it. */
export function carryLinkEnd(editor: Editor, end: End): void {
  const link = editor.selection.anchor;
  const { from, to } = editor.link(link ?? "") ?? {};
  if (link === null || !from || !to) return;
  const [other, held] = end === "to" ? [from, to] : [to, from];
  const spot: Spot | null = held.stage !== undefined ? { on: "stage", stage: held.stage } : editor.spotOf("card", held.card ?? "");
  if (spot) carryEnd(editor, { other, end, link }, spot);
}

function carryEnd(editor: Editor, held: Held, begin: Spot): void {
  const hand = editor.gestures;
  let at: Spot = begin;
  let over: Aim | null = null;
  const show = (next: Aim | null, end: Point | null): void => {
    over = next;
    const fixed = targetRect(editor.store.layout, held.other);
    const there = next ? middle(next.rect) : end;
    if (fixed && there) hand.link = { fixed, at: there, end: held.end, aim: next, link: held.link };
  };
  const there = (next: Spot): void => {
    at = next;
    const seen = editor.rectOf(next);
    show(aim(editor, held, targetOf(editor, next)), seen && middle(seen));
    editor.reveal(next);
    const words = wordsAt(editor, next);
    editor.announce(over?.why ? `${words}. ${say(over.why)}` : words);
  };
  hand.take({
    hint: "hand.carry.link",
    step: (direction) => {
      const next = walked(editor.ground, at, KEYS[direction]);
      if (next) there(next);
    },
    drop: () => (over?.why === null ? hand.settle(attached(editor, held, over.target)) : hand.clear()),
    follow: (pointer) => show(aimAt(editor, held, pointer), editor.canvas.toMap(pointer)),
  });
  there(at);
  editor.announce(say("hand.carry.link"));
}

function attached(editor: Editor, { other, end, link }: Held, target: Target): Promise<void> {
  return link === null ? addLink(editor, other, target) : attachLink(editor, link, end, target);
}

/** What the keyboard stands on there; in a curve the point of that column. */
function targetOf(editor: Editor, spot: Spot): Target | null {
  if (spot.on === "stage") return { stage: spot.stage };
  if (spot.on === "lane") return null;
  const card = spot.card ?? (editor.form(spot.lane) === "curve" ? editor.pointOf(spot.lane, spot.stage) : null);
  return card === null ? null : { card };
}

function wordsAt(editor: Editor, spot: Spot): string {
  if (spot.on === "stage") return editor.stageName(spot.stage);
  if (spot.on === "lane") return editor.laneName(spot.lane);
  const cell = { lane: editor.laneName(spot.lane), stage: editor.stageName(spot.stage) };
  const where = say("hand.carry.cell", cell);
  return spot.card === null ? where : `${cardText(editor, spot.card)}. ${where}`;
}
