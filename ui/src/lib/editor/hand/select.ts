// Selecting many things at once, and where the selection is seen.

import type { Editor } from "../editor.svelte";
import type { Rect } from "../geometry";
import { cardRect } from "../visible";
import { labelPlace } from "../arrows";
import { heads, toHead } from "./hit";

/** Selects all cards of the selected lanes or below the selected stages. */
export function selectCards(editor: Editor): void {
  const { grid } = editor.store;
  const { kind, ids } = editor.selection;
  const nodes = grid.head.filter((node) => ids.has(node.stage));
  const columns = grid.columns.filter((_, column) => kind === "lane" || nodes.some((node) => node.column <= column && column < node.column + node.columns));
  const lanes = kind === "lane" ? grid.lanes.filter((lane) => ids.has(lane)) : grid.lanes;
  const cards = lanes.flatMap((lane) => columns.flatMap((stage) => [...grid.cards(lane, stage)]));
  if (cards.length > 0) editor.chooseCards(cards);
}

/** Where the selection is seen in the window; none where it is not drawn on the map. */
export function seenSelection(editor: Editor): Rect | null {
  const { kind, ids } = editor.selection;
  const rects = [...ids].flatMap((id) => seen(editor, kind, id) ?? []);
  const [first] = rects;
  if (!first) return null;
  const left = Math.min(...rects.map(({ x }) => x));
  const top = Math.min(...rects.map(({ y }) => y));
  return { x: left, y: top, w: Math.max(...rects.map(({ x, w }) => x + w)) - left, h: Math.max(...rects.map(({ y, h }) => y + h)) - top };
}

function seen(editor: Editor, kind: string, id: string): Rect | null {
  const { canvas, store } = editor;
  const { frame } = store.layout;
  if (kind === "stage") {
    const group = heads(store.layout).find(({ tag }) => tag.stage === id);
    if (!group) return null;
    // The head stays at the top of the viewport.
    const shift = canvas.toMap(canvas.viewport).y - toHead(editor, canvas.viewport).y;
    return canvas.toWindow({ x: group.x, y: group.y + shift, w: group.w, h: group.h });
  }
  if (kind === "lane") {
    const track = frame.lanes.find(({ lane }) => lane === id);
    if (!track) return null;
    const rect = canvas.toWindow({ x: 0, y: track.y, w: frame.grid_x, h: track.h });
    return { ...rect, x: Math.max(rect.x, canvas.viewport.x) };
  }
  if (kind === "link") {
    const arrow = frame.links.find(({ group: { tag } }) => tag.tag === "link" && tag.link === id);
    return arrow ? canvas.toWindow(labelPlace(arrow)) : null;
  }
  const rect = cardRect(store.layout, id) ?? pointRect(editor, id);
  return rect && canvas.toWindow(rect);
}

function pointRect(editor: Editor, id: string): Rect | null {
  const { figures, frame } = editor.store.layout;
  const lane = editor.card(id)?.place?.lane ?? "";
  const figure = figures[lane];
  const point = figure?.points.find(({ card }) => card === id);
  const track = frame.lanes.find((each) => each.lane === lane);
  if (!figure || !point || !track) return null;
  const { x, y, r } = point;
  return { x: figure.group.x + x - r, y: track.y + figure.group.y + y - r, w: 2 * r, h: 2 * r };
}

/** Room between the selection and its bar: the knob of a card stands there. */
const GAP = 14;

/** Where the bar stands beside the selection without covering it: above, below, right or left; none where there is no room. */
export function barPlace(selection: Rect, bar: { w: number; h: number }, room: Rect): { x: number; y: number } | null {
  const clampX = Math.max(room.x, Math.min(selection.x + selection.w / 2 - bar.w / 2, room.x + room.w - bar.w));
  const clampY = Math.max(room.y, Math.min(selection.y, room.y + room.h - bar.h));
  const places = [
    { x: clampX, y: selection.y - GAP - bar.h },
    { x: clampX, y: selection.y + selection.h + GAP },
    { x: selection.x + selection.w + GAP, y: clampY },
    { x: selection.x - GAP - bar.w, y: clampY },
  ];
  const fits = ({ x, y }: { x: number; y: number }): boolean =>
    x >= room.x && y >= room.y && x + bar.w <= room.x + room.w && y + bar.h <= room.y + room.h;
  const away = selection.x > room.x + room.w || selection.y > room.y + room.h || selection.x + selection.w < room.x || selection.y + selection.h < room.y;
  return away ? null : (places.find(fits) ?? null);
}
