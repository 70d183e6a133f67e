// A persona's chip or a channel on its way to a card, which then is about that persona or happens in that channel.

import type { Dragging } from "../drag";
import type { Editor } from "../editor.svelte";
import { inside, type Point } from "../geometry";
import type { Gestures } from "../gestures.svelte";
import type { Landing } from "../landing";
import { cardRect } from "../visible";
import { together } from "./edits";
import { cardAt } from "./hit";

/** What chips stand for, and the field of a card that names them. */
export type Shared = "persona" | "channel";
const FIELD = { persona: "personas", channel: "channels" } as const;

export function draggingChip(hand: Gestures, kind: Shared, id: string): Dragging {
  let cards: string[] = [];
  return {
    start: () => {
      hand.carry({ kind, ids: new Set([id]), held: id, grip: { x: 16, y: 16 } });
      return true;
    },
    move: (at) => {
      const card = cardBelow(hand.editor, at);
      cards = card === null ? [] : meant(hand.editor, card);
      hand.land(card === null ? null : chipLanding(hand.editor, kind, card, cards));
      hand.moveGhost(at);
    },
    drop: () => {
      if (hand.landing?.why !== null) return hand.clear();
      hand.settle(addShared(hand.editor, kind, cards, id));
    },
    cancel: () => hand.clear(),
  };
}

function cardBelow(editor: Editor, at: Point): string | null {
  if (!inside(editor.canvas.viewport, at)) return null;
  return cardAt(editor.store.layout, editor.store.grid, editor.canvas.toMap(at));
}

/** All that are selected where the card is one of them. */
function meant(editor: Editor, card: string): string[] {
  return editor.isSelected("card", card) ? [...editor.selected("card")] : [card];
}

function chipLanding(editor: Editor, kind: Shared, card: string, cards: readonly string[]): Landing {
  const takes = (id: string): boolean => editor.role(editor.card(id)?.place?.lane ?? "")?.fields.includes(FIELD[kind]) ?? false;
  const rects = cards.flatMap((id) => cardRect(editor.store.layout, id) ?? []);
  return { key: card, why: cards.every(takes) ? null : `hand.why.${kind}`, marks: rects.map((rect) => ({ look: "ground", rect })), edit: null };
}

/** Gives cards one more persona or channel, as one step. */
export function addShared(editor: Editor, kind: Shared, cards: readonly string[], id: string): Promise<unknown> {
  return relist(editor, kind, cards, (list) => (list.includes(id) ? list : [...list, id]));
}

/** Takes a persona or channel from the cards where all have it, else gives it to those that lack it. */
export function toggleShared(editor: Editor, kind: Shared, cards: readonly string[], id: string): Promise<unknown> {
  return hasShared(editor, kind, cards, id) ? relist(editor, kind, cards, (list) => list.filter((each) => each !== id)) : addShared(editor, kind, cards, id);
}

/** True where all the cards have a persona or channel. */
export function hasShared(editor: Editor, kind: Shared, cards: readonly string[], id: string): boolean {
  return cards.length > 0 && cards.every((card) => editor.card(card)?.[FIELD[kind]]?.includes(id) === true);
}

/** New lists for cards, those with the same list together. */
function relist(editor: Editor, kind: Shared, cards: readonly string[], change: (list: string[]) => string[]): Promise<unknown> {
  const field = FIELD[kind];
  const sets = new Map<string, { ids: string[]; list: string[] }>();
  for (const card of cards) {
    const now = editor.card(card)?.[field] ?? [];
    const list = change([...now]);
    if (list.join() === now.join()) continue;
    const alike = sets.get(now.join()) ?? { ids: [], list };
    alike.ids.push(card);
    sets.set(now.join(), alike);
  }
  return together(editor, [...sets.values()].map(({ ids, list }) => () => ({ edit: "set", kind: "card", ids, fields: { [field]: list } })));
}
