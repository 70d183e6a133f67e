// Points of curves go up and down: the one that is held and all that are selected with it, each by as many steps. Those of
// other personas than the active one stay where they are.

import { editTogether, setValue } from "../doing";
import type { Dragging } from "../drag";
import type { Editor } from "../editor.svelte";
import type { Point } from "../geometry";
import type { DraggedPoint, Gestures, Press } from "../gestures.svelte";
import { heightOf, type ScaleBox, scaleOf, stepped, stepsBetween, valueAt } from "../points";

export function draggingPoint(hand: Gestures, id: string, lane: string, press: Press): Dragging {
  const { editor } = hand;
  let moving: readonly string[] = [];
  return {
    click: () => (press.shift || press.mod ? editor.toggle("card", id) : editor.choose("card", id)),
    start: () => {
      if (!editor.isSelected("card", id)) editor.choose("card", id);
      moving = editor.selected("card").filter((card) => editor.draws(card) && scaleOfPoint(editor, card) !== null);
      return moving.includes(id);
    },
    move: (at) => {
      const scale = scaleOfPoint(editor, id);
      const top = editor.store.layout.figures[lane]?.group.y ?? 0;
      if (!scale) return;
      const value = valueAt(scale, heightIn(editor, lane, at) - top);
      if (hand.points.some((point) => point.card === id && point.value === value)) return;
      const steps = stepsBetween(scale, editor.card(id)?.value ?? value, value);
      const held = { card: id, lane, value, y: heightOf(scale, value), held: true };
      const others = moving.filter((card) => card !== id);
      hand.points = [held, ...others.flatMap((card) => moved(editor, card, steps))];
    },
    drop: () => {
      const changed = hand.points.filter(({ card, value }) => value !== editor.card(card)?.value);
      if (changed.length === 0) return hand.clear();
      hand.settle(editTogether(editor, changed.map(({ card, value }) => () => setValue(card, value))));
    },
    cancel: () => hand.clear(),
  };
}

/** A point so many steps from where it is. */
function moved(editor: Editor, card: string, steps: number): DraggedPoint[] {
  const lane = editor.card(card)?.place?.lane;
  const now = editor.card(card)?.value;
  const scale = scaleOfPoint(editor, card);
  if (lane === undefined || now === undefined || now === null || !scale) return [];
  // One that stays is left as it is, on a step of its scale or not.
  const value = steps === 0 ? now : stepped(scale, now, steps);
  return [{ card, lane, value, y: heightOf(scale, value), held: false }];
}

/** The scale along which a point moves; none for a card that is no point. */
function scaleOfPoint(editor: Editor, card: string): ScaleBox | null {
  const figure = editor.store.layout.figures[editor.card(card)?.place?.lane ?? ""];
  const point = figure?.points.find((each) => each.card === card);
  return figure && point ? scaleOf(figure, point.series) : null;
}

/** How far below the lane's upper edge a place of the window lies. */
export function heightIn(editor: Editor, lane: string, at: Point): number {
  const track = editor.store.layout.frame.lanes.find((each) => each.lane === lane);
  return editor.canvas.toMap(at).y - (track?.y ?? 0);
}
