// Double clicks on controls of the map. The first click may already have taken the control away; the second half must not
// mean what has come in its place.

import type { Point } from "./geometry";

/** Two presses within so many ms and pixels are one double click. */
const TIME = 500;
const NEAR = 6;

/** A press on the map. */
export type PressAt = { readonly time: number; readonly at: Point; readonly control: boolean };

/** The presses on one map. */
export class Doubles {
  #first: PressAt | null = null;
  /** True while the last press was the second half of a double click on a control. */
  second = false;

  /** Takes note of a press; true where it is the second on what was a control. */
  press(now: PressAt): boolean {
    const first = this.#first;
    const quick = first !== null && now.time - first.time <= TIME;
    const near = first !== null && Math.hypot(now.at.x - first.at.x, now.at.y - first.at.y) <= NEAR;
    this.second = quick && near && first.control;
    this.#first = this.second ? null : now;
    return this.second;
  }
}
