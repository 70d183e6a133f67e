// What is done to whatever is selected.

import type { Table } from "../../actions/action";
import { say } from "../../words.svelte";
import { barAnchor } from "../anchors";
import { remove } from "../deleting";
import * as doing from "../doing";
import type { Editor } from "../editor.svelte";
import { carryLink, carryLinkEnd, pickUp } from "../hand/carry";
import { nextLink } from "../hand/links";
import { selectCards } from "../hand/select";
import { boxes, cards, lanes, placed, some, stages } from "./chosen";

/** While presenting, no key takes a lane or a stage away before everybody's eyes. */
const deletable = (editor: Editor): boolean => some(editor) && !(editor.show.on && (lanes(editor) || stages(editor)));

const oneLink = ({ selection }: Editor): boolean => selection.kind === "link" && selection.ids.size === 1;

/** The card where the keyboard stands. */
const here = ({ spot }: Editor): string | null => (spot?.on === "cell" ? spot.card : null);

/** Rows about the selection. */
export const SELECTION = {
  edit: {
    words: "editor.card.edit",
    icon: "pencil",
    keys: ["Enter", "F2"],
    enabled: (editor) => some(editor) || editor.spot?.on === "cell",
    label: (editor) => say(editor.selection.kind === "card" ? "editor.card.edit" : `editor.${editor.selection.kind}.rename`),
    run: doing.editText,
  },
  "moment-of-truth": {
    words: "editor.stage.moment",
    icon: "star",
    enabled: (editor) => boxes(editor) || stages(editor),
    checked: doing.isMoment,
    run: doing.toggleMoment,
  },
  "move-left": { words: "editor.card.move_left", icon: "arrow-left", keys: ["Alt+ArrowLeft"], enabled: (editor) => cards(editor) || stages(editor), run: (editor) => doing.move(editor, "left") },
  "move-right": { words: "editor.card.move_right", icon: "arrow-right", keys: ["Alt+ArrowRight"], enabled: (editor) => cards(editor) || stages(editor), run: (editor) => doing.move(editor, "right") },
  "move-up": { words: "editor.card.move_up", icon: "arrow-up", keys: ["Alt+ArrowUp"], enabled: (editor) => !stages(editor), run: (editor) => doing.move(editor, "up") },
  "move-down": { words: "editor.card.move_down", icon: "arrow-down", keys: ["Alt+ArrowDown"], enabled: (editor) => !stages(editor), run: (editor) => doing.move(editor, "down") },
  duplicate: { words: "app.duplicate", also: "palette.also.duplicate", icon: "copy", keys: ["Mod+D"], enabled: some, run: doing.duplicate },
  delete: { words: "app.delete", also: "palette.also.delete", icon: "trash-2", keys: ["Delete", "Backspace"], danger: true, enabled: deletable, run: remove },
  color: {
    words: "properties.color",
    icon: "circle",
    enabled: (editor) => boxes(editor) || stages(editor) || lanes(editor),
    run: (editor) => (editor.popup = { kind: "color", anchor: barAnchor(editor, "color") }),
  },
  "pick-up": { words: "hand.pick_up", icon: "move", keys: ["Mod+Shift+M"], enabled: (editor) => some(editor) && editor.selection.kind !== "link", run: pickUp },
  "draw-link": {
    words: "hand.draw_link",
    also: "palette.also.link",
    icon: "spline",
    keys: ["Mod+Shift+K"],
    enabled: (editor) => ((boxes(editor) && placed(editor)) || stages(editor)) && editor.selection.ids.size === 1,
    run: carryLink,
  },
  "attach-to": { words: "hand.attach_to", icon: "spline", keys: ["Mod+Shift+M"], enabled: oneLink, run: (editor) => carryLinkEnd(editor, "to") },
  "attach-from": { words: "hand.attach_from", icon: "spline", enabled: oneLink, run: (editor) => carryLinkEnd(editor, "from") },
  "next-link": { words: "hand.next_link", keys: ["Mod+L"], enabled: some, run: nextLink },
  "select-cards": {
    words: "hand.select_cards",
    icon: "list-checks",
    keys: ["Mod+Shift+A"],
    enabled: (editor) => stages(editor) || lanes(editor),
    run: selectCards,
  },
  "select-all": { words: "editor.select_all", keys: ["Mod+A"], run: doing.selectAll },
  "select-here": { words: "editor.select_here", keys: ["Mod+Space", "Mod+Shift+Space"], enabled: (editor) => here(editor) !== null, run: (editor) => editor.toggle("card", here(editor) ?? "") },
  clear: { words: "editor.select_none", keys: ["Escape"], enabled: some, run: (editor) => editor.session.notices.closeNewest() || editor.clear() },
} satisfies Table<Editor>;
