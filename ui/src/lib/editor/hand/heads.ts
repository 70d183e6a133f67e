// What stages and lanes have in common when they are taken hold of: a click selects, a drag carries all that are selected.

import { edit } from "../doing";
import type { Dragging } from "../drag";
import type { Editor } from "../editor.svelte";
import type { Point } from "../geometry";
import type { Gestures, Press } from "../gestures.svelte";
import type { Landing } from "../landing";
import { ranged } from "../selection";
import { copied } from "./copies";

/** A kind of head: its order on the map, and where such heads land. */
export type Heads = {
  readonly kind: "stage" | "lane";
  /** All of them in the order of the map. */
  order(editor: Editor): readonly string[];
  /** The corner of one, in the coordinates of `place`. */
  corner(editor: Editor, id: string): Point | null;
  /** A place of the window in the coordinates of these heads. */
  place(editor: Editor, at: Point): Point;
  /** Where they would land. */
  landing(editor: Editor, ids: readonly string[], held: string, at: Point): Landing | null;
};

export function draggingHead(hand: Gestures, heads: Heads, id: string, press: Press): Dragging {
  const { editor } = hand;
  let ids: string[] = [];
  return {
    click: () => clickHead(editor, heads, id, press),
    start: (_, from) => {
      if (!editor.isSelected(heads.kind, id)) editor.choose(heads.kind, id);
      ids = heads.order(editor).filter((each) => editor.isSelected(heads.kind, each));
      const corner = heads.corner(editor, id);
      const at = heads.place(editor, from);
      if (!corner) return false;
      hand.carry({ kind: heads.kind, ids: new Set(ids), held: id, grip: { x: at.x - corner.x, y: at.y - corner.y } });
      return true;
    },
    move: (at) => {
      hand.land(heads.landing(editor, ids, id, at));
      hand.moveGhost(at);
    },
    drop: () => dropHeads(hand, heads, ids),
    cancel: () => hand.clear(),
  };
}

/** Puts stages or lanes down where they would land. */
export function dropHeads(hand: Gestures, { kind }: Heads, ids: readonly string[]): void {
  const { editor, landing } = hand;
  if (!landing?.edit) return hand.clear();
  const done = hand.copying
    ? copied(editor, kind, landing.edit(ids))
    : edit(editor, landing.edit(ids)).then(() => ids);
  hand.settle(done.then((landed) => editor.chooseSeveral(kind, landed)));
}

/** Shift selects all from where the selection began, Ctrl one more. */
function clickHead(editor: Editor, heads: Heads, id: string, press: Press): void {
  if (press.shift) editor.extendTo(ranged(editor.selection, heads.kind, id, heads.order(editor)), heads.kind, id);
  else if (press.mod) editor.toggle(heads.kind, id);
  else editor.choose(heads.kind, id);
}
