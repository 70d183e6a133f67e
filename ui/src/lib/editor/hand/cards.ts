// Cards on their way, from the map or the tray: to a place in a cell, or back into the tray.

import { anchorOf } from "../anchors";
import { edit } from "../doing";
import type { Dragging } from "../drag";
import type { Editor } from "../editor.svelte";
import { inside, type Point } from "../geometry";
import type { Gestures, Press, Pressed } from "../gestures.svelte";
import { type Landing, landing, lift, type Lifted } from "../landing";
import { openLink } from "../weblinks";
import { copied } from "./copies";

export function draggingCard(hand: Gestures, { id, link }: Pressed & { on: "card" }, press: Press): Dragging {
  let lifted: Lifted;
  return {
    click: (at) => clickCard(hand.editor, id, press, at, link),
    start: (_, from) => {
      const cards = takeUp(hand, id, from);
      lifted = lift(hand.editor.store.layout, hand.editor.ground, cards, id);
      return cards.length > 0;
    },
    move: (at) => {
      if (lifted.copy !== hand.copying) lifted = { ...lifted, copy: hand.copying };
      hand.land(landingOf(hand, lifted, at));
      hand.moveGhost(at);
    },
    drop: () => putDown(hand, lifted),
    cancel: () => hand.clear(),
  };
}

function clickCard(editor: Editor, id: string, press: Press, at: Point, link?: string): void {
  if (press.shift || press.mod) return editor.toggle("card", id);
  editor.choose("card", id);
  if (link !== undefined) return void openLink(editor, link);
  if (!editor.show.on && onChannel(editor, id, at)) editor.popup = { kind: "channel", anchor: anchorOf({ x: at.x - 8, y: at.y - 8, w: 16, h: 16 }) };
}

/** True on the line above the text of a touchpoint, where its channel stands. */
function onChannel(editor: Editor, id: string, at: Point): boolean {
  const drawn = editor.store.layout.parts.get(id);
  const card = editor.card(id);
  const place = card?.place;
  if (!drawn || !place || !card.channels?.length || !editor.role(place.lane)?.fields.includes("channels")) return false;
  const rect = editor.rectOf({ on: "cell", lane: place.lane, stage: place.stage, card: id });
  return rect !== null && editor.canvas.toMap(at).y - rect.y < drawn.edit.y;
}

/** The cards that go: all that are selected where the held one is among them. Points stay on their curves. */
function takeUp(hand: Gestures, id: string, from: Point): string[] {
  const { editor } = hand;
  if (!editor.isSelected("card", id)) editor.choose("card", id);
  const { cards: boxes } = editor.store.layout;
  const cards = editor.selected("card").filter((card) => boxes[card] || !editor.card(card)?.place);
  const place = editor.card(id)?.place;
  const rect = place ? editor.rectOf({ on: "cell", lane: place.lane, stage: place.stage, card: id }) : null;
  const at = editor.canvas.toMap(from);
  const grip = rect ? { x: at.x - rect.x, y: at.y - rect.y } : { x: 20, y: 16 };
  hand.carry({ kind: "card", ids: new Set(cards), held: id, grip });
  return cards;
}

function landingOf(hand: Gestures, lifted: Lifted, at: Point): Landing | null {
  const { editor } = hand;
  if (hand.overTray(at)) return intoTray(editor, lifted);
  if (!inside(editor.canvas.viewport, at)) return null;
  return landing(editor.store.layout, editor.ground, lifted, editor.canvas.toMap(at));
}

function intoTray(editor: Editor, { cards, copy }: Lifted): Landing {
  const moves = copy || cards.some((card) => editor.card(card)?.place);
  return { key: "tray", why: null, marks: [], edit: moves ? (ids) => ({ edit: "move_cards", cards: [...ids], at: { spot: "tray" } }) : null };
}

/** Puts cards down where they would land. */
export function putDown(hand: Gestures, { cards, copy }: Lifted): void {
  const { editor, landing: place } = hand;
  if (!place?.edit) return hand.clear();
  const done = copy
    ? copied(editor, "card", place.edit(cards))
    : edit(editor, place.edit(cards)).then(() => cards);
  hand.settle(done.then((landed) => editor.chooseCards(landed)));
}
