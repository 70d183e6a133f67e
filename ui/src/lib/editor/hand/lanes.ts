// Lanes go up and down between other lanes.

import type { Editor } from "../editor.svelte";
import type { Point } from "../geometry";
import type { Landing } from "../landing";
import type { Heads } from "./heads";

export const LANES: Heads = {
  kind: "lane",
  order: (editor) => editor.store.shown.lanes,
  corner: (editor, id) => editor.rectOf({ on: "lane", lane: id }),
  // The names of lanes stay at the left of the viewport wherever it stands.
  place: (editor, at) => ({ x: (at.x - editor.canvas.toWindow({ x: 0, y: 0, w: 0, h: 0 }).x) / editor.canvas.zoom, y: editor.canvas.toMap(at).y }),
  landing: (editor, ids, _, at) => laneLanding(editor, ids, editor.canvas.toMap(at)),
};

/** Lanes above or below the one at this height. */
function laneLanding(editor: Editor, ids: readonly string[], at: Point): Landing {
  const { lanes } = editor.store.layout.frame;
  const above = lanes.filter(({ y, h }) => y + h / 2 < at.y).length;
  return laneGap(editor, ids, above);
}

/** Lanes at the gap below the first `above` lanes. */
export function laneGap(editor: Editor, ids: readonly string[], above: number): Landing {
  const { lanes, grid_y, width } = editor.store.layout.frame;
  const before = lanes[above - 1];
  const after = lanes[above];
  const y = after?.y ?? (before ? before.y + before.h : grid_y);
  const at = after ? ({ spot: "before", lane: after.lane } as const) : ({ spot: "last" } as const);
  const stays = ids.length === 1 && (ids[0] === before?.lane || ids[0] === after?.lane);
  return {
    key: `lanes:${above}`,
    why: null,
    marks: [{ look: "line", rect: { x: 0, y: y - 1, w: width, h: 2 } }],
    edit: stays ? null : (lanes) => ({ edit: "move_lanes", lanes: [...lanes], at }),
  };
}
