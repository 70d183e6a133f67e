// How components reach the editor.

import { getContext, setContext } from "svelte";

import type { Editor } from "./editor.svelte";

const KEY = Symbol("editor");

/** Gives an editor to the components below. */
export function setEditor(editor: Editor): Editor {
  return setContext(KEY, editor);
}

/** The editor above this component. */
export function getEditor(): Editor {
  const editor = getContext<Editor | undefined>(KEY);
  if (!editor) throw new Error("getEditor() works only below EditorView.svelte.");
  return editor;
}
