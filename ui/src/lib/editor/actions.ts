// Everything the editor can do: the tables of its subjects, and how buttons, menus and keys come to a row.

import { type Action, actionOf, type Row, runKeys } from "../actions/action";
import type { Chapter } from "../actions/commands.svelte";
import { CARDS } from "./actions/cards";
import { CLIPBOARD } from "./actions/clipboard";
import { LANES } from "./actions/lanes";
import { MAP } from "./actions/map";
import { SELECTION } from "./actions/selection";
import { STAGES } from "./actions/stages";
import { VIEW } from "./actions/view";
import type { Editor } from "./editor.svelte";

const ALL = { ...MAP, ...CARDS, ...STAGES, ...LANES, ...CLIPBOARD, ...SELECTION, ...VIEW };

/** The name of an action of the editor. */
export type ActionId = keyof typeof ALL;

const ROWS: { readonly [id in ActionId]: Row<Editor> } = ALL;

/** The tables in the order in which palette and help show them. */
export const EDITOR_CHAPTERS: readonly Chapter<Editor>[] = [
  { words: "actions.map", rows: MAP },
  { words: "actions.cards", rows: CARDS },
  { words: "actions.stages", rows: STAGES },
  { words: "actions.lanes", rows: LANES },
  { words: "actions.clipboard", rows: CLIPBOARD },
  { words: "actions.selection", rows: SELECTION },
  { words: "actions.view", rows: VIEW },
];

/** An action as menus and buttons show it. */
export function action(editor: Editor, id: ActionId): Action {
  return actionOf(id, ROWS[id], editor);
}

/** Several actions. */
export function actions(editor: Editor, ids: readonly ActionId[]): Action[] {
  return ids.map((id) => action(editor, id));
}

/** Runs the action that these keys stand for; true where there was one that could run. */
export function runChord(editor: Editor, pressed: string): boolean {
  return runKeys(ROWS, editor, pressed);
}
