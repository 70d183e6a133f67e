// The border after a column or below a lane sets its width or height; two clicks give it back its own.

import { give } from "../fields";
import type { Dragging } from "../drag";
import type { Editor } from "../editor.svelte";
import { clamp, type Point } from "../geometry";
import type { Gestures } from "../gestures.svelte";
import { LANES } from "./lanes";

/** The smallest column and lane, the largest of both, and the steps between. Content may need more, and then has it. */
const LEAST = { stage: 96, lane: 40 };
const MOST = 4000;
const STEP = 8;

/** A border on its way. */
export type DraggedBorder = {
  readonly of: "stage" | "lane";
  /** Where the border was and where it would be, in map pixels. */
  readonly from: number;
  readonly at: number;
  /** What the column or lane would measure. */
  readonly size: number;
};

/** Where a track begins and how large it is. */
function track(editor: Editor, of: "stage" | "lane", id: string): { start: number; size: number } | null {
  const { columns, lanes } = editor.store.layout.frame;
  const column = columns.find((each) => each.stage === id);
  const lane = lanes.find((each) => each.lane === id);
  if (of === "stage") return column ? { start: column.x, size: column.w } : null;
  return lane ? { start: lane.y, size: lane.h } : null;
}

export function draggingBorder(hand: Gestures, of: "stage" | "lane", id: string): Dragging {
  const { editor } = hand;
  const along = (at: Point): number => (of === "stage" ? editor.canvas.toMap(at).x : editor.canvas.toMap(at).y);
  let slip = 0;
  return {
    start: (_, from) => {
      const now = track(editor, of, id);
      if (!now) return false;
      slip = along(from) - (now.start + now.size);
      return true;
    },
    move: (at) => {
      const now = track(editor, of, id);
      if (!now) return;
      const size = clamp(Math.round((along(at) - slip - now.start) / STEP) * STEP, LEAST[of], MOST);
      if (hand.border?.size !== size) hand.border = { of, from: now.start + now.size, at: now.start + size, size };
    },
    drop: () => {
      const { border } = hand;
      if (!border || border.at === border.from) return hand.clear();
      hand.settle(give(editor, of, alike(editor, of, id), { [FIELD[of]]: border.size }));
    },
    cancel: () => hand.clear(),
  };
}

const FIELD = { stage: "width", lane: "height" };

/** Two clicks on a border: the column or lane is as large as it needs to be. */
export function fitBorder(editor: Editor, of: "stage" | "lane", id: string): void {
  void give(editor, of, alike(editor, of, id), { [FIELD[of]]: null });
}

/** Makes the selected columns or lanes larger or smaller by a few steps, all alike. */
export function resize(editor: Editor, of: "stage" | "lane", by: 1 | -1): void {
  const ids = selectedTracks(editor, of);
  const [now] = ids.flatMap((id) => track(editor, of, id) ?? []);
  if (now) void give(editor, of, ids, { [FIELD[of]]: clamp(Math.round(now.size / STEP + 3 * by) * STEP, LEAST[of], MOST) });
}

/** The selected columns or lanes are as large as they need to be. */
export function fitSelected(editor: Editor, of: "stage" | "lane"): void {
  void give(editor, of, selectedTracks(editor, of), { [FIELD[of]]: null });
}

/** The tracks that become alike: all that are selected, where this one is among them. */
function alike(editor: Editor, of: "stage" | "lane", id: string): string[] {
  const all = selectedTracks(editor, of);
  return all.includes(id) ? all : [id];
}

function selectedTracks(editor: Editor, of: "stage" | "lane"): string[] {
  if (of === "lane") return LANES.order(editor).filter((lane) => editor.isSelected("lane", lane));
  const { shown } = editor.store;
  const nodes = shown.head.filter((node) => editor.isSelected("stage", node.stage));
  return shown.columns.filter((stage, column) => !shown.isFolded(stage) && nodes.some((node) => node.column <= column && column < node.column + node.columns));
}
