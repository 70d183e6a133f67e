// Stages, steps and moments.

import type { Table } from "../../actions/action";
import * as doing from "../doing";
import type { Editor } from "../editor.svelte";
import { fitSelected, resize } from "../hand/borders";
import { stages } from "./chosen";

/** Rows about the head. */
export const STAGES = {
  "add-stage": {
    words: "editor.stage.add",
    also: "palette.also.stage",
    icon: "columns-3",
    run: (editor) => doing.addStage(editor, { spot: "inside", parent: null }),
  },
  "add-step": {
    words: "editor.stage.add_step",
    icon: "list-tree",
    enabled: (editor) => doing.stageHere(editor) !== null,
    run: (editor) => doing.addStage(editor, stepSpot(editor)),
  },
  "edit-gloss": {
    words: "editor.stage.gloss",
    icon: "languages",
    enabled: (editor) => stages(editor) && editor.selection.ids.size === 1,
    run: (editor) => doing.editField(editor, "stage", editor.selection.anchor ?? "", "gloss"),
  },
  "insert-before": { words: "editor.stage.insert_before", icon: "arrow-left", enabled: stages, run: (editor) => insertStage(editor, "before") },
  "insert-after": { words: "editor.stage.insert_after", icon: "arrow-right", enabled: stages, run: (editor) => insertStage(editor, "after") },
  "step-below": {
    words: "editor.stage.add_inside",
    icon: "list-tree",
    enabled: (editor) => stages(editor) && (editor.store.grid.node(editor.selection.anchor ?? "")?.level ?? 3) < 3,
    run: (editor) => doing.addStage(editor, { spot: "inside", parent: editor.selection.anchor }),
  },
  wider: { words: "editor.stage.wider", keys: ["Alt+Shift+ArrowRight"], enabled: stages, run: (editor) => resize(editor, "stage", 1) },
  narrower: { words: "editor.stage.narrower", keys: ["Alt+Shift+ArrowLeft"], enabled: stages, run: (editor) => resize(editor, "stage", -1) },
  "fit-width": { words: "editor.stage.fit", enabled: stages, run: (editor) => fitSelected(editor, "stage") },
} satisfies Table<Editor>;

function insertStage(editor: Editor, where: "before" | "after"): void {
  const stage = editor.selection.anchor;
  if (stage !== null) void doing.addStage(editor, { spot: where, stage });
}

/** A step goes below the stage where one stands; beside the step where one stands on one. */
function stepSpot(editor: Editor): { spot: "inside"; parent: string | null } | { spot: "after"; stage: string } {
  const stage = doing.stageHere(editor);
  const node = editor.store.grid.node(stage ?? "");
  return node && node.level > 1 ? { spot: "after", stage: node.stage } : { spot: "inside", parent: stage };
}
