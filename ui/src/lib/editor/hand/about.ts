// Whom the selected cards are about, as a menu of the map's personas.

import type { Action } from "../../actions/action";
import type { Editor } from "../editor.svelte";
import { personaName } from "../names";
import { haveAll, toggleIn } from "./lists";

/** A row for each persona of the map, checked where all selected cards are about it. */
export function aboutActions(editor: Editor): Action[] {
  const cards = [...editor.selected("card")];
  return (editor.store.doc.map.personas ?? []).map((id) => ({
    id: `about:${id}`,
    label: personaName(editor, id),
    checked: haveAll(editor, "personas", cards, id),
    run: () => void toggleIn(editor, "personas", cards, id),
  }));
}
