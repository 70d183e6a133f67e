// The clipboard.

import type { Table } from "../../actions/action";
import * as clipboard from "../clipboard";
import type { Editor } from "../editor.svelte";
import { some } from "./chosen";

/** Rows about the clipboard. */
export const CLIPBOARD = {
  cut: { words: "clipboard.cut", keys: ["Mod+X"], enabled: copyable, run: clipboard.cut },
  copy: { words: "clipboard.copy", icon: "copy", keys: ["Mod+C"], enabled: copyable, run: clipboard.copy },
  paste: { words: "clipboard.paste", icon: "clipboard-list", keys: ["Mod+V"], run: clipboard.paste },
  "copy-table": { words: "clipboard.copy_table", also: "palette.also.table", run: clipboard.copyTable },
  "copy-picture": { words: "clipboard.copy_picture", also: "palette.also.picture", icon: "image", run: clipboard.copyPicture },
} satisfies Table<Editor>;

function copyable(editor: Editor): boolean {
  return some(editor) && editor.selection.kind !== "link";
}
