// The curve of the active persona: where it lacks points, and the way to begin it.

import type { Editor } from "./editor.svelte";
import { meet, type Rect } from "./geometry";
import type { CellName } from "./hand/hit";

/** The lanes with curves, from top to bottom; none that is folded. */
export function curveLanes(editor: Editor): string[] {
  return editor.store.layout.frame.lanes.filter(({ form, collapsed }) => form === "curve" && collapsed === null).map(({ lane }) => lane);
}

/** True for a lane in which the active persona has no point at all. */
export function unbegun(editor: Editor, lane: string): boolean {
  const { columns } = editor.store.grid;
  return editor.persona !== null && columns.length > 0 && columns.every((stage) => editor.pointOf(lane, stage) === null);
}

/** True for a cell of a curve in which the active persona has no point yet. */
export function lacksPoint(editor: Editor, { lane, stage }: CellName): boolean {
  return editor.persona !== null && editor.form(lane) === "curve" && editor.pointOf(lane, stage) === null;
}

/** How many points a part of the map covers in the lane of a curve. */
export function pointsBelow(editor: Editor, lane: string, part: Rect): number {
  const { figures, frame } = editor.store.layout;
  const figure = figures[lane];
  const track = frame.lanes.find((each) => each.lane === lane);
  if (!figure || !track) return 0;
  const top = track.y + figure.group.y;
  const covered = figure.points.filter(({ x, y, r }) => meet({ x: figure.group.x + x - r, y: top + y - r, w: 2 * r, h: 2 * r }, part));
  return covered.filter(({ card }) => !editor.isAway(card)).length;
}

/** Makes a persona the active one, and goes to the first column of the first curve. */
export function drawCurve(editor: Editor, persona: string): void {
  const [lane] = curveLanes(editor);
  const stage = editor.store.shown.columnFrom(0);
  editor.showPersona(persona);
  if (lane === undefined || stage === undefined) return;
  editor.gestures.pointing = false;
  editor.go({ on: "cell", lane, stage, card: editor.pointOf(lane, stage) });
}
