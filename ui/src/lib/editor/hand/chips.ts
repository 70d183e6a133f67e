// A persona's chip or a channel on its way to a card, which then is about that persona or happens in that channel.

import type { Dragging } from "../drag";
import type { Editor } from "../editor.svelte";
import { inside, type Point } from "../geometry";
import type { Gestures } from "../gestures.svelte";
import type { Landing } from "../landing";
import { cardRect } from "../visible";
import { cardAt } from "./hit";
import { addTo } from "./lists";

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
      hand.settle(addTo(hand.editor, FIELD[kind], cards, id));
    },
    cancel: () => hand.clear(),
  };
}

function cardBelow(editor: Editor, at: Point): string | null {
  if (!inside(editor.canvas.viewport, at)) return null;
  return cardAt(editor.store.layout, editor.store.shown, editor.canvas.toMap(at));
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
