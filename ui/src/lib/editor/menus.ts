// Which actions the context menu of a thing offers.

import type { Action } from "../actions/action";
import { action, type ActionId } from "./actions";
import type { Editor } from "./editor.svelte";

type Groups = readonly (readonly ActionId[])[];

const CARD: Groups = [
  ["edit", "open-link", "channels", "moment-of-truth", "color", "personas"],
  ["draw-link", "next-link"],
  ["move-left", "move-right", "move-up", "move-down"],
  ["reach-more", "reach-less", "to-tray"],
  ["cut", "copy", "paste"],
  ["duplicate", "delete", "properties"],
];
const STAGE: Groups = [
  ["edit", "edit-gloss", "moment-of-truth", "color"],
  ["draw-link", "select-cards"],
  ["insert-before", "insert-after", "step-below"],
  ["move-left", "move-right"],
  ["collapse", "hide", "start-sheet", "fit-width"],
  ["cut", "copy", "paste"],
  ["duplicate", "delete", "properties"],
];
const LANE: Groups = [
  ["edit", "color", "select-cards"],
  ["lane-above", "lane-below"],
  ["move-up", "move-down"],
  ["collapse", "hide", "start-sheet", "fit-height"],
  ["cut", "copy", "paste"],
  ["duplicate", "delete", "properties"],
];
const LINK: Groups = [["edit"], ["attach-to", "attach-from", "next-link"], ["delete", "properties"]];
const TITLE: Groups = [
  ["edit-title", "edit-goal", "add-persona"],
  ["save-copy", "export", "print"],
  ["outline", "steps", "properties"],
];
const GROUND: Groups = [
  ["add-card", "add-stage", "add-lane"],
  ["paste", "copy-table", "copy-picture"],
  ["select-all", "zoom-fit"],
  ["show-all", "view-before"],
  ["filter", "views"],
  ["show", "show-lanes"],
  ["print", "sheet-edges"],
  ["outline", "steps", "properties"],
];

/** What never applies to some kinds of cards is left out there; what only cannot be done now stays, greyed. */
const SOMETIMES: ReadonlySet<string> = new Set<ActionId>(["channels", "color", "draw-link", "moment-of-truth", "open-link", "personas", "reach-more", "reach-less", "edit-gloss", "start-sheet", "show-all", "view-before"]);

/** The menu of what is selected, or of the ground, in groups. */
export function contextActions(editor: Editor): Action[][] {
  return shown(editor, groupsOf(editor));
}

/** The menu of the map's title and goal. */
export function titleActions(editor: Editor): Action[][] {
  return shown(editor, TITLE);
}

function shown(editor: Editor, wanted: Groups): Action[][] {
  const groups = wanted.map((group) => group.map((id) => action(editor, id)));
  return groups.map((group) => group.filter((each) => each.enabled || !SOMETIMES.has(each.id)));
}

function groupsOf({ selection }: Editor): Groups {
  if (selection.ids.size === 0) return GROUND;
  return { card: CARD, stage: STAGE, lane: LANE, link: LINK }[selection.kind];
}
