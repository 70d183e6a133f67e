// What a person sees of the map: zoom and panels.

import type { Table } from "../../actions/action";
import { say } from "../../words.svelte";
import { railAnchor } from "../anchors";
import type { Editor } from "../editor.svelte";
import { unfiltered } from "../fading";
import type { PanelName } from "../panels.svelte";
import { lanes, some, stages } from "./chosen";

const hasStages = (editor: Editor): boolean => editor.store.layout.frame.columns.length > 0;
const hasLanes = (editor: Editor): boolean => editor.store.layout.frame.lanes.length > 0;

/** Rows about the view. */
export const VIEW = {
  "zoom-in": { words: "editor.zoom.in", icon: "plus", keys: ["Mod++", "Mod+="], run: (editor) => editor.canvas.step(1) },
  "zoom-out": { words: "editor.zoom.out", icon: "minus", keys: ["Mod+-"], run: (editor) => editor.canvas.step(-1) },
  "zoom-100": { words: "editor.zoom.full", keys: ["Mod+0"], run: (editor) => editor.canvas.zoomTo(1) },
  "zoom-fit": { words: "editor.zoom.fit", also: "palette.also.fit", icon: "maximize", keys: ["Mod+1"], run: fit },
  "zoom-selection": { words: "editor.zoom.fit_selection", icon: "scan-line", keys: ["Mod+2"], enabled: some, run: fitSelection },
  tray: {
    words: "tray.title",
    icon: "inbox",
    keys: ["Mod+Shift+T"],
    checked: (editor) => editor.panels.has("tray"),
    run: flipTray,
  },
  properties: {
    words: "editor.panel.properties",
    icon: "panel-right",
    keys: ["Mod+."],
    checked: (editor) => editor.panels.has("properties"),
    run: (editor) => flipPanel(editor, "properties"),
  },
  find: { words: "find.title", also: "palette.also.find", icon: "search", keys: ["Mod+F"], run: (editor) => editor.find.show() },
  "find-next": { words: "find.next", icon: "chevron-down", keys: ["F3"], enabled: (editor) => editor.find.open, run: (editor) => editor.find.step(1) },
  "find-previous": { words: "find.previous", icon: "chevron-up", keys: ["Shift+F3"], enabled: (editor) => editor.find.open, run: (editor) => editor.find.step(-1) },
  outline: { words: "outline.title", also: "palette.also.outline", icon: "list-tree", keys: ["Mod+Shift+O"], checked: (editor) => editor.panels.has("outline"), run: (editor) => flipPanel(editor, "outline") },
  steps: { words: "guide.title", icon: "list-checks", checked: (editor) => editor.panels.has("steps"), run: (editor) => flipPanel(editor, "steps") },
  filter: {
    words: "filter.title",
    also: "palette.also.filter",
    icon: "funnel",
    keys: ["Mod+J"],
    checked: (editor) => editor.views.filtering,
    run: (editor) => openOrClose(editor, "filter"),
  },
  "filter-clear": {
    words: "filter.clear",
    icon: "x",
    enabled: (editor) => editor.views.filtering,
    run: (editor) => editor.views.change(unfiltered(editor.views.current)),
  },
  collapse: {
    words: "view.collapse",
    also: "palette.also.fold",
    icon: "minus",
    enabled: foldable,
    label: (editor) => say(chosen(editor, "collapsed") ? "view.expand" : "view.collapse"),
    run: (editor) => flip(editor, "collapsed"),
  },
  hide: { words: "view.hide", also: "palette.also.hide", icon: "eye", enabled: foldable, run: (editor) => flip(editor, "hidden") },
  "show-all": { words: "view.show_all", also: "palette.also.show_all", enabled: (editor) => editor.views.folded || editor.views.filtering, run: (editor) => editor.views.showAll() },
  "view-before": { words: "view.before", icon: "history", keys: ["Alt+Z"], enabled: (editor) => editor.views.hasBefore, run: (editor) => editor.views.back() },
  "sheet-edges": {
    words: "sheets.show",
    also: "palette.also.sheets",
    icon: "printer",
    checked: (editor) => editor.sheets.on,
    run: (editor) => editor.sheets.show(!editor.sheets.on),
  },
  "start-sheet": {
    words: "sheets.start",
    also: "palette.also.sheets",
    icon: "printer",
    enabled: startable,
    label: (editor) => say(starts(editor) ? "sheets.start.not" : "sheets.start"),
    run: startSheet,
  },
  views: { words: "view.saved", icon: "eye", run: (editor) => openOrClose(editor, "views") },
  show: { words: "show.start", also: "palette.also.present", icon: "presentation", keys: ["F5"], enabled: hasStages, run: (editor) => editor.show.start("stage") },
  "show-lanes": { words: "show.start_lanes", also: "palette.also.present", icon: "rows-3", keys: ["Shift+F5"], enabled: hasLanes, run: (editor) => editor.show.start("lane") },
  "save-view": { words: "view.save", icon: "save", run: (editor) => (editor.namingView = { view: null }) },
} satisfies Table<Editor>;

function flipPanel({ panels }: Editor, name: PanelName): void {
  panels.show(name, !panels.has(name));
}

/** The tray is opened to write in it; when it closes, the keyboard goes back to the map. */
function flipTray(editor: Editor): void {
  if (editor.panels.has("tray")) editor.closePanel("tray");
  else editor.panels.enter("tray");
}

function openOrClose(editor: Editor, kind: "filter" | "views"): void {
  editor.popup = editor.popup?.kind === kind ? null : { kind, anchor: railAnchor(editor, kind) };
}

/** Lanes or stages are selected, which can be folded and hidden. */
function foldable(editor: Editor): boolean {
  return lanes(editor) || stages(editor);
}

function chosen(editor: Editor, what: "collapsed" | "hidden"): boolean {
  const field = editor.selection.kind === "lane" ? (`${what}_lanes` as const) : (`${what}_stages` as const);
  return foldable(editor) && [...editor.selection.ids].every((id) => editor.views.has(field, id));
}

/** Lanes or stages are selected with which a sheet could begin: the first begins one anyway. */
function startable(editor: Editor): boolean {
  const { selection, store } = editor;
  if (lanes(editor)) return !selection.ids.has(store.layout.frame.lanes[0]?.lane ?? "");
  return stages(editor) && [...selection.ids].every((id) => (store.grid.node(id)?.column ?? 0) > 0);
}

function starts(editor: Editor): boolean {
  return foldable(editor) && [...editor.selection.ids].every((id) => editor.views.has(breaks(editor), id));
}

/** Begins a sheet with what is selected, or no longer; where sheets end is shown from then on. */
function startSheet(editor: Editor): void {
  editor.views.flip(breaks(editor), [...editor.selection.ids]);
  editor.sheets.show(true);
}

function breaks(editor: Editor): "break_lanes" | "break_stages" {
  return editor.selection.kind === "lane" ? "break_lanes" : "break_stages";
}

function flip(editor: Editor, what: "collapsed" | "hidden"): void {
  editor.views.flip(editor.selection.kind === "lane" ? `${what}_lanes` : `${what}_stages`, [...editor.selection.ids]);
  if (what === "hidden") editor.clear();
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
