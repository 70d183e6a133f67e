// Lanes.

import type { Table } from "../../actions/action";
import { revealAnchor } from "../anchors";
import * as doing from "../doing";
import type { Editor } from "../editor.svelte";
import { fitSelected, resize } from "../hand/borders";
import { lanes } from "./chosen";

/** Rows about lanes. */
export const LANES = {
  "add-lane": { words: "editor.lane.add", also: "palette.also.lane", icon: "rows-3", run: (editor) => pickRole(editor, "after") },
  "lane-above": { words: "editor.lane.insert_above", icon: "arrow-up", enabled: lanes, run: (editor) => pickRole(editor, "before") },
  "lane-below": { words: "editor.lane.insert_below", icon: "arrow-down", enabled: lanes, run: (editor) => pickRole(editor, "after") },
  taller: { words: "editor.lane.taller", keys: ["Alt+Shift+ArrowDown"], enabled: lanes, run: (editor) => resize(editor, "lane", 1) },
  shorter: { words: "editor.lane.shorter", keys: ["Alt+Shift+ArrowUp"], enabled: lanes, run: (editor) => resize(editor, "lane", -1) },
  "fit-height": { words: "editor.lane.fit", enabled: lanes, run: (editor) => fitSelected(editor, "lane") },
} satisfies Table<Editor>;

function pickRole(editor: Editor, where: "before" | "after"): void {
  const lane = doing.laneHere(editor);
  editor.popup = { kind: "role", at: lane === null ? { spot: "last" } : { spot: where, lane }, anchor: revealAnchor(editor) };
}
