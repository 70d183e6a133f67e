// What is carried with Ctrl held down stays, and copies of it land.

import type { Edit, Item } from "../../backend/types";
import { edit } from "../doing";
import type { Editor } from "../editor.svelte";

/** Puts copies where the records themselves would have gone, as one step; the ids of the copies. */
export async function copied(editor: Editor, kind: Item["kind"], move: Edit): Promise<readonly string[]> {
  const created = await edit(editor, copying(move));
  return (created ?? []).filter((id) => isTop(editor, kind, id, created ?? []));
}

/** The edit that leaves copies where another moves things. */
function copying(move: Edit): Edit {
  switch (move.edit) {
    case "move_cards":
      return { ...move, edit: "copy_cards" };
    case "shift_cards":
      return { ...move, edit: "copy_shifted" };
    case "move_stages":
      return { ...move, edit: "copy_stages" };
    case "move_lanes":
      return { ...move, edit: "copy_lanes" };
    default:
      return move;
  }
}

/** Of what was copied the things themselves, without what came along inside them. */
function isTop(editor: Editor, kind: Item["kind"], id: string, created: readonly string[]): boolean {
  if (kind === "card") return editor.card(id) !== undefined;
  if (kind === "lane") return editor.lane(id) !== undefined;
  const stage = editor.stage(id);
  return stage !== undefined && !created.includes(stage.parent ?? "");
}
