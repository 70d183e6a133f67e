// What a person sees of the map: zoom and panels.

import type { Table } from "../../actions/action";
import type { Editor } from "../editor.svelte";
import { some } from "./chosen";

/** Rows about the view. */
export const VIEW = {
  "zoom-in": { words: "editor.zoom.in", icon: "plus", keys: ["Mod++", "Mod+="], run: (editor) => editor.canvas.step(1) },
  "zoom-out": { words: "editor.zoom.out", icon: "minus", keys: ["Mod+-"], run: (editor) => editor.canvas.step(-1) },
  "zoom-100": { words: "editor.zoom.full", keys: ["Mod+0"], run: (editor) => editor.canvas.zoomTo(1) },
  "zoom-fit": { words: "editor.zoom.fit", icon: "maximize", keys: ["Mod+1"], run: fit },
  "zoom-selection": { words: "editor.zoom.fit_selection", icon: "scan-line", keys: ["Mod+2"], enabled: some, run: fitSelection },
  tray: {
    words: "tray.title",
    icon: "inbox",
    keys: ["Mod+Shift+T"],
    checked: (editor) => editor.tray,
    run: (editor) => editor.showTray(!editor.tray),
  },
  properties: {
    words: "editor.panel.properties",
    icon: "panel-right",
    keys: ["Mod+."],
    checked: (editor) => editor.panel,
    run: (editor) => editor.showPanel(!editor.panel),
  },
} satisfies Table<Editor>;

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
