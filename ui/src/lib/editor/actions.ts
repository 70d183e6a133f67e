// Everything the editor can do, in one table: it feeds the bar, the menus, the context menus and the keys.

import type { Action } from "../actions";
import { say } from "../words.svelte";
import * as doing from "./doing";
import type { Editor } from "./editor.svelte";
import { revealAnchor } from "./anchors";

type Row = {
  icon?: string;
  /** Shortcuts as `chord` names them; the first one is shown. */
  keys?: readonly string[];
  danger?: boolean;
  enabled?(editor: Editor): boolean;
  checked?(editor: Editor): boolean;
  /** Catalogue key of its name. */
  words: string;
  /** Words that depend on what is selected or done. */
  label?(editor: Editor): string;
  run(editor: Editor): unknown;
};

const some = (editor: Editor): boolean => editor.selection.ids.size > 0;
const cards = (editor: Editor): boolean => editor.selection.kind === "card" && some(editor);
const stages = (editor: Editor): boolean => editor.selection.kind === "stage" && some(editor);
const lanes = (editor: Editor): boolean => editor.selection.kind === "lane" && some(editor);
const reaching = (editor: Editor): boolean =>
  cards(editor) && editor.selected("card").every((card) => editor.form(editor.card(card)?.place?.lane ?? "") === "cards");
const touchpoints = (editor: Editor): boolean =>
  cards(editor) && editor.selected("card").every((card) => editor.role(editor.card(card)?.place?.lane ?? "")?.fields.includes("channels"));

const ROWS = {
  undo: {
    words: "editor.undo",
    icon: "undo-2",
    keys: ["Mod+Z"],
    enabled: (editor) => editor.store.undoWords !== null,
    label: (editor) => (editor.store.undoWords === null ? say("editor.undo") : say("editor.undo_step", { step: editor.store.undoWords })),
    run: (editor) => doing.step(editor, "undo"),
  },
  redo: {
    words: "editor.redo",
    icon: "redo-2",
    keys: ["Mod+Shift+Z", "Mod+Y"],
    enabled: (editor) => editor.store.redoWords !== null,
    label: (editor) => (editor.store.redoWords === null ? say("editor.redo") : say("editor.redo_step", { step: editor.store.redoWords })),
    run: (editor) => doing.step(editor, "redo"),
  },
  export: { words: "editor.export", icon: "upload", keys: ["Mod+E"], run: (editor) => (editor.exporting = true) },
  properties: {
    words: "editor.panel.properties",
    icon: "panel-right",
    keys: ["Mod+."],
    checked: (editor) => editor.panel,
    run: (editor) => editor.showPanel(!editor.panel),
  },
  "zoom-in": { words: "editor.zoom.in", icon: "plus", keys: ["Mod++", "Mod+="], run: (editor) => editor.canvas.step(1) },
  "zoom-out": { words: "editor.zoom.out", icon: "minus", keys: ["Mod+-"], run: (editor) => editor.canvas.step(-1) },
  "zoom-100": { words: "editor.zoom.full", keys: ["Mod+0"], run: (editor) => editor.canvas.zoomTo(1) },
  "zoom-fit": { words: "editor.zoom.fit", icon: "maximize", keys: ["Mod+1"], run: fit },
  "zoom-selection": { words: "editor.zoom.fit_selection", icon: "scan-line", keys: ["Mod+2"], enabled: some, run: fitSelection },
  "add-card": { words: "editor.card.add", icon: "sticky-note", keys: ["Mod+Enter"], run: doing.startCardHere },
  "add-stage": {
    words: "editor.stage.add",
    icon: "columns-3",
    run: (editor) => doing.addStage(editor, { spot: "inside", parent: null }),
  },
  "add-step": {
    words: "editor.stage.add_inside",
    icon: "list-tree",
    enabled: (editor) => doing.stageHere(editor) !== null,
    run: (editor) => doing.addStage(editor, stepSpot(editor)),
  },
  "add-lane": { words: "editor.lane.add", icon: "rows-3", run: (editor) => pickRole(editor, "after") },
  "add-persona": { words: "editor.personas.add", icon: "user-round-plus", run: (editor) => (editor.personaDialog = { persona: null }) },
  edit: {
    words: "editor.card.edit",
    icon: "pencil",
    keys: ["Enter", "F2"],
    enabled: (editor) => some(editor) || editor.spot?.on === "cell",
    label: (editor) => say(editor.selection.kind === "card" ? "editor.card.edit" : `editor.${editor.selection.kind}.rename`),
    run: doing.editText,
  },
  "edit-gloss": {
    words: "editor.stage.gloss",
    icon: "languages",
    enabled: (editor) => stages(editor) && editor.selection.ids.size === 1,
    run: (editor) => doing.editField(editor, "stage", editor.selection.anchor ?? "", "gloss"),
  },
  channels: {
    words: "channel.pick",
    icon: "waypoints",
    enabled: touchpoints,
    run: (editor) => (editor.popup = { kind: "channel", anchor: revealAnchor(editor) }),
  },
  "moment-of-truth": {
    words: "editor.stage.moment",
    icon: "star",
    enabled: (editor) => cards(editor) || stages(editor),
    checked: doing.isMoment,
    run: doing.toggleMoment,
  },
  "insert-before": { words: "editor.stage.insert_before", icon: "arrow-left", enabled: stages, run: (editor) => insertStage(editor, "before") },
  "insert-after": { words: "editor.stage.insert_after", icon: "arrow-right", enabled: stages, run: (editor) => insertStage(editor, "after") },
  "step-below": {
    words: "editor.stage.add_inside",
    icon: "list-tree",
    enabled: (editor) => stages(editor) && (editor.store.grid.node(editor.selection.anchor ?? "")?.level ?? 3) < 3,
    run: (editor) => doing.addStage(editor, { spot: "inside", parent: editor.selection.anchor }),
  },
  "lane-above": { words: "editor.lane.insert_above", icon: "arrow-up", enabled: lanes, run: (editor) => pickRole(editor, "before") },
  "lane-below": { words: "editor.lane.insert_below", icon: "arrow-down", enabled: lanes, run: (editor) => pickRole(editor, "after") },
  "move-left": { words: "editor.card.move_left", icon: "arrow-left", keys: ["Alt+ArrowLeft"], enabled: (editor) => cards(editor) || stages(editor), run: (editor) => doing.move(editor, "left") },
  "move-right": { words: "editor.card.move_right", icon: "arrow-right", keys: ["Alt+ArrowRight"], enabled: (editor) => cards(editor) || stages(editor), run: (editor) => doing.move(editor, "right") },
  "move-up": { words: "editor.card.move_up", icon: "arrow-up", keys: ["Alt+ArrowUp"], enabled: (editor) => !stages(editor), run: (editor) => doing.move(editor, "up") },
  "move-down": { words: "editor.card.move_down", icon: "arrow-down", keys: ["Alt+ArrowDown"], enabled: (editor) => !stages(editor), run: (editor) => doing.move(editor, "down") },
  "reach-more": { words: "editor.card.reach_more", icon: "arrow-left-right", keys: ["Alt+Shift+ArrowRight"], enabled: reaching, run: (editor) => doing.reach(editor, 1) },
  "reach-less": { words: "editor.card.reach_less", keys: ["Alt+Shift+ArrowLeft"], enabled: reaching, run: (editor) => doing.reach(editor, -1) },
  duplicate: { words: "app.duplicate", icon: "copy", keys: ["Mod+D"], enabled: some, run: doing.duplicate },
  delete: { words: "app.delete", icon: "trash-2", keys: ["Delete", "Backspace"], danger: true, enabled: some, run: doing.remove },
  "select-all": { words: "editor.select_all", keys: ["Mod+A"], run: doing.selectAll },
  clear: { words: "app.clear", keys: ["Escape"], run: (editor) => editor.clear() },
} satisfies { [id: string]: Row };

/** The name of an action. */
export type ActionId = keyof typeof ROWS;

const TABLE: { readonly [id in ActionId]: Row } = ROWS;

/** An action as menus and buttons show it. */
export function action(editor: Editor, id: ActionId): Action {
  const row = TABLE[id];
  const [shortcut] = row.keys ?? [];
  return {
    id,
    label: row.label?.(editor) ?? say(row.words),
    ...(row.icon === undefined ? {} : { icon: row.icon }),
    ...(shortcut === undefined ? {} : { shortcut: shown(shortcut) }),
    ...(row.danger === undefined ? {} : { danger: row.danger }),
    ...(row.checked === undefined ? {} : { checked: row.checked(editor) }),
    enabled: row.enabled?.(editor) ?? true,
    run: () => void row.run(editor),
  };
}

/** A shortcut with arrows as signs, as menus show it. */
function shown(shortcut: string): string {
  return shortcut.replace("ArrowLeft", "←").replace("ArrowRight", "→").replace("ArrowUp", "↑").replace("ArrowDown", "↓");
}

/** Several actions. */
export function actions(editor: Editor, ids: readonly ActionId[]): Action[] {
  return ids.map((id) => action(editor, id));
}

/** Runs the action that a chord stands for; true where there was one that could run. */
export function runChord(editor: Editor, chord: string): boolean {
  const found = (Object.values(TABLE) as Row[]).find((row) => row.keys?.includes(chord));
  if (!found || found.enabled?.(editor) === false) return false;
  void found.run(editor);
  return true;
}

/** What the context menu of the selection offers, in groups. */
export function contextActions(editor: Editor): Action[][] {
  const groups: readonly (readonly ActionId[])[] =
    editor.selection.kind === "stage"
      ? [["edit", "edit-gloss", "moment-of-truth"], ["insert-before", "insert-after", "step-below"], ["move-left", "move-right"], ["duplicate", "delete", "properties"]]
      : editor.selection.kind === "lane"
        ? [["edit"], ["lane-above", "lane-below"], ["move-up", "move-down"], ["duplicate", "delete", "properties"]]
        : some(editor)
          ? [["edit", "channels", "moment-of-truth"], ["move-left", "move-right", "move-up", "move-down"], ["reach-more", "reach-less"], ["duplicate", "delete", "properties"]]
          : [["add-card", "add-stage", "add-lane"], ["select-all"]];
  // What never applies to this kind of card is left out; what only cannot be done now stays, greyed.
  return groups.map((group) => actions(editor, group).filter((each) => each.enabled || !SOMETIMES.has(each.id)));
}

const SOMETIMES = new Set<string>(["channels", "reach-more", "reach-less", "edit-gloss"]);

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

function pickRole(editor: Editor, where: "before" | "after"): void {
  const lane = doing.laneHere(editor);
  editor.popup = { kind: "role", at: lane === null ? { spot: "last" } : { spot: where, lane }, anchor: revealAnchor(editor) };
}

function fit(editor: Editor): void {
  const { width, height } = editor.store.layout.frame;
  editor.canvas.fit({ x: 0, y: 0, w: width, h: height });
}

function fitSelection(editor: Editor): void {
  const spots = [...editor.selection.ids].flatMap((id) => {
    if (editor.selection.kind === "stage") return editor.rectOf({ on: "stage", stage: id }) ?? [];
    if (editor.selection.kind === "lane") return editor.rectOf({ on: "lane", lane: id }) ?? [];
    const place = editor.card(id)?.place;
    return place ? (editor.rectOf({ on: "cell", lane: place.lane, stage: place.stage, card: id }) ?? []) : [];
  });
  if (spots.length === 0) return;
  const left = Math.min(...spots.map(({ x }) => x));
  const top = Math.min(...spots.map(({ y }) => y));
  const right = Math.max(...spots.map(({ x, w }) => x + w));
  const bottom = Math.max(...spots.map(({ y, h }) => y + h));
  editor.canvas.fit({ x: left, y: top, w: right - left, h: bottom - top });
}
