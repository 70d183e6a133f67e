// A point of a curve goes up and down. The points of other personas than the active one stay where they are.

import { edit } from "../doing";
import type { Dragging } from "../drag";
import type { Editor } from "../editor.svelte";
import type { Point } from "../geometry";
import type { Gestures, Press } from "../gestures.svelte";
import { heightOf, scaleOf, valueAt } from "../points";

export function draggingPoint(hand: Gestures, id: string, lane: string, press: Press): Dragging {
  const { editor } = hand;
  const figure = () => editor.store.layout.figures[lane];
  return {
    click: () => (press.shift || press.mod ? editor.toggle("card", id) : editor.choose("card", id)),
    start: () => {
      editor.choose("card", id);
      return figure() !== undefined && editor.draws(id);
    },
    move: (at) => {
      const drawn = figure();
      if (!drawn) return;
      const scale = scaleOf(drawn, drawn.points.find((point) => point.card === id)?.series);
      const value = valueAt(scale, heightIn(editor, lane, at) - drawn.group.y);
      if (hand.point?.value !== value) hand.point = { card: id, lane, value, y: heightOf(scale, value) };
    },
    drop: () => {
      const value = hand.point?.value;
      if (value === undefined || value === editor.card(id)?.value) return hand.clear();
      hand.settle(edit(editor, { edit: "set", kind: "card", ids: [id], fields: { value } }));
    },
    cancel: () => hand.clear(),
  };
}

/** How far below the lane's upper edge a place of the window lies. */
export function heightIn(editor: Editor, lane: string, at: Point): number {
  const track = editor.store.layout.frame.lanes.find((each) => each.lane === lane);
  return editor.canvas.toMap(at).y - (track?.y ?? 0);
}
