// The map as a whole: its steps, its files, its panels.

import type { Table } from "../../actions/action";
import { say } from "../../words.svelte";
import * as doing from "../doing";
import type { Editor } from "../editor.svelte";

/** Rows about the map. */
export const MAP = {
  undo: {
    words: "editor.undo",
    also: "palette.also.undo",
    icon: "undo-2",
    keys: ["Mod+Z"],
    enabled: (editor) => editor.store.canUndo,
    label: (editor) => (editor.store.undoWords === null ? say("editor.undo") : say("editor.undo_step", { step: editor.store.undoWords })),
    run: (editor) => doing.step(editor, "undo"),
  },
  redo: {
    words: "editor.redo",
    also: "palette.also.redo",
    icon: "redo-2",
    keys: ["Mod+Shift+Z", "Mod+Y"],
    enabled: (editor) => editor.store.canRedo,
    label: (editor) => (editor.store.redoWords === null ? say("editor.redo") : say("editor.redo_step", { step: editor.store.redoWords })),
    run: (editor) => doing.step(editor, "redo"),
  },
  "save-copy": { words: "app.save_copy", also: "palette.also.save", icon: "file-down", keys: ["Mod+S"], run: (editor) => editor.copy.save() },
  print: { words: "editor.print", also: "palette.also.print", icon: "printer", keys: ["Mod+P"], run: (editor) => doing.print(editor) },
  export: { words: "editor.export", also: "palette.also.export", icon: "upload", keys: ["Mod+E"], run: (editor) => (editor.exporting = true) },
  "edit-title": { words: "editor.rename_map", icon: "square-pen", run: (editor) => doing.editField(editor, "map", editor.store.doc.map.id, "title") },
  "edit-goal": { words: "editor.goal", icon: "pencil", run: (editor) => doing.editField(editor, "map", editor.store.doc.map.id, "goal") },
  "all-personas": { words: "editor.personas.equal", icon: "users-round", enabled: (editor) => editor.persona !== null && (editor.store.doc.map.personas ?? []).length > 1, run: (editor) => editor.showPersona(null) },
  "add-persona": { words: "editor.personas.add", icon: "user-round-plus", run: (editor) => (editor.personaDialog = { persona: null }) },
} satisfies Table<Editor>;
