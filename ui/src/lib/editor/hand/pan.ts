// The map follows the hand: the middle button, or the space bar and a drag.

import type { Dragging } from "../drag";
import type { Point } from "../geometry";
import type { Gestures } from "../gestures.svelte";

export function panning(hand: Gestures): Dragging {
  let last: Point;
  const end = (): void => hand.clear();
  return {
    start: (_, from) => {
      last = from;
      return (hand.panning = true);
    },
    move: (at) => {
      hand.editor.canvas.pan(last.x - at.x, last.y - at.y);
      last = at;
    },
    drop: end,
    cancel: end,
  };
}
