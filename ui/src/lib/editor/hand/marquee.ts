// A press on empty ground: a click goes to that cell, a drag selects what its rectangle touches.

import type { FigureBox } from "../../backend/types";
import { setPoint } from "../doing";
import type { Dragging } from "../drag";
import type { Editor } from "../editor.svelte";
import { between, type Point } from "../geometry";
import type { Gestures, Press } from "../gestures.svelte";
import { scaleOf, seriesOf, valueAt } from "../points";
import { marked, NONE } from "../selection";
import { cellBelow, within } from "./hit";
import { heightIn } from "./points";

export function selecting(hand: Gestures, press: Press): Dragging {
  const { editor } = hand;
  const before = press.shift || press.mod ? editor.selection : NONE;
  let from: Point;
  let known = "";
  return {
    click: (at) => clickGround(editor, at),
    start: (_, at) => {
      from = editor.canvas.toMap(at);
      editor.selection = before;
      return true;
    },
    move: (at) => {
      const part = between(from, editor.canvas.toMap(at));
      hand.marquee = part;
      const found = within(editor.store.layout, editor.store.shown, part).filter((card) => !editor.isAway(card));
      const names = found.join();
      if (names !== known) editor.selection = marked(before, found);
      known = names;
    },
    drop: () => {
      hand.clear();
      const cards = editor.selected("card");
      if (cards.length > 0) editor.chooseCards([...cards]);
    },
    cancel: () => {
      hand.clear();
      editor.selection = before;
    },
  };
}

function clickGround(editor: Editor, at: Point): void {
  const name = cellBelow(editor, at);
  const form = editor.form(name?.lane ?? "");
  if (!name || form === "line") return void (editor.selection = NONE);
  if (form === "curve") return clickCurve(editor, name.lane, name.stage, at);
  standIn(editor, name.lane, name.stage);
}

/** The keyboard goes to a cell. What an audience sees stays where it is. */
function standIn(editor: Editor, lane: string, stage: string): void {
  const spot = { on: "cell", lane, stage, card: null } as const;
  if (!editor.show.on) return editor.go(spot);
  editor.selection = NONE;
  editor.spot = spot;
  editor.focus();
}

/** In a column that has a point of the active persona the click chooses it; else it makes one there. */
function clickCurve(editor: Editor, lane: string, stage: string, at: Point): void {
  const figure = editor.store.layout.figures[lane];
  const y = heightIn(editor, lane, at) - (figure?.group.y ?? 0);
  const point = editor.pointOf(lane, stage) ?? (editor.persona === null ? nearest(figure, editor.store.shown.columnOf(stage), y) : null);
  if (point !== null) return editor.choose("card", point);
  // A stray click before an audience makes nothing.
  if (editor.show.on) return standIn(editor, lane, stage);
  const scale = figure && scaleOf(figure, seriesOf(figure, editor.persona));
  void setPoint(editor, lane, stage, scale ? valueAt(scale, y) : null);
}

/** The point of a column that lies nearest to a height. */
function nearest(figure: FigureBox | undefined, column: number, y: number): string | null {
  const points = figure?.points.filter((point) => point.column === column) ?? [];
  const [first] = points.sort((a, b) => Math.abs(a.y - y) - Math.abs(b.y - y));
  return first?.card ?? null;
}
