// Deeds of the hand that take more than one edit: they are one step, for they share their join.

import type { Edit, Item } from "../../backend/types";
import type { Editor } from "../editor.svelte";

let steps = 0;

/** Sends edits as one step; null where one of them was not carried out. Each is made of what those before created. */
export async function together(editor: Editor, makers: readonly ((created: readonly string[]) => Edit | null)[]): Promise<readonly string[] | null> {
  await editor.text?.flush();
  const join = `hand:${++steps}`;
  const created: string[] = [];
  for (const make of makers) {
    const edit = make(created);
    const done = edit ? await editor.store.edit(edit, join) : null;
    if (edit && !done) return null;
    created.push(...(done?.created ?? []));
  }
  editor.tidy();
  if (editor.store.undoWords) editor.announce(editor.store.undoWords);
  return created;
}

/** Puts copies of records to a place; the ids of the copies. */
export async function copied(editor: Editor, items: readonly Item[], place: (ids: readonly string[]) => Edit): Promise<readonly string[]> {
  const kind = items[0]?.kind ?? "card";
  const tops = (created: readonly string[]): string[] => created.filter((id) => isTop(editor, kind, id, created));
  const created = await together(editor, [() => ({ edit: "duplicate", items: [...items] }), (made) => place(tops(made))]);
  return tops(created ?? []);
}

/** Of what was copied the things themselves, without what came along inside them. */
function isTop(editor: Editor, kind: Item["kind"], id: string, created: readonly string[]): boolean {
  if (kind === "card") return editor.card(id) !== undefined;
  if (kind === "lane") return editor.lane(id) !== undefined;
  const stage = editor.stage(id);
  return stage !== undefined && !created.includes(stage.parent ?? "");
}
