// Selecting many things at once, and where the selection is seen.

import type { Layout } from "../../backend/types";
import type { Editor } from "../editor.svelte";
import { meet, type Point, type Rect } from "../geometry";
import { cardRect, pointRect, pointRects } from "../visible";
import { labelPlace } from "../arrows";
import { heads, headShift } from "./hit";

/** Selects all cards of the selected lanes or below the selected stages. */
export function selectCards(editor: Editor): void {
  const { shown } = editor.store;
  const { kind, ids } = editor.selection;
  const nodes = shown.head.filter((node) => ids.has(node.stage));
  const columns = shown.columns.filter((_, column) => kind === "lane" || nodes.some((node) => node.column <= column && column < node.column + node.columns));
  const lanes = kind === "lane" ? shown.lanes.filter((lane) => ids.has(lane)) : shown.lanes;
  const cards = lanes.flatMap((lane) => columns.flatMap((stage) => shown.cards(lane, stage).filter((card) => !editor.isAway(card))));
  if (cards.length > 0) editor.chooseCards(cards);
}

/** Where the selection is seen in the window; none where it is not drawn on the map. */
export function seenSelection(editor: Editor): Rect | null {
  const { kind, ids } = editor.selection;
  const rects = [...ids].flatMap((id) => seen(editor, kind, id) ?? []);
  if (rects.length === 0) return null;
  const left = Math.min(...rects.map(({ x }) => x));
  const top = Math.min(...rects.map(({ y }) => y));
  const [right, bottom] = [Math.max(...rects.map(({ x, w }) => x + w)), Math.max(...rects.map(({ y, h }) => y + h))];
  return editor.canvas.toWindow({ x: left, y: top, w: right - left, h: bottom - top });
}

/** Where one of the selected is seen on the map. */
function seen(editor: Editor, kind: string, id: string): Rect | null {
  const { canvas, store } = editor;
  const { layout } = store;
  if (kind === "stage") {
    const group = heads(layout).find(({ tag }) => tag.stage === id);
    return group ? headRect(group, headShift(editor)) : null;
  }
  if (kind === "lane") {
    const track = layout.frame.lanes.find(({ lane }) => lane === id);
    return track ? laneHeadRect(layout, track, canvas.toMap(canvas.viewport).x) : null;
  }
  if (kind === "link") {
    const arrow = layout.frame.links.find(({ group: { tag } }) => tag.tag === "link" && tag.link === id);
    return arrow ? labelPlace(arrow) : null;
  }
  return cardRect(layout, id) ?? pointRect(layout, editor.card(id)?.place?.lane ?? "", id);
}

/** The name of a stage on the map, for the head stays at the top of the viewport. */
function headRect({ x, y, w, h }: Rect, shift: number): Rect {
  return { x, y: y + shift, w, h };
}

/** The name of a lane on the map; these stay at the left of the viewport, which begins there. */
function laneHeadRect(layout: Layout, { y, h }: { readonly y: number; readonly h: number }, left: number): Rect {
  return { x: Math.max(0, left), y, w: layout.frame.grid_x, h };
}

/** Room between the selection and its bar: the knob of a card stands there. */
const GAP = 14;
/** How far from the selection the bar still seems to be its own. */
const REACH = 130;

/** What the bar beside a selection had better not cover. */
export type Around = {
  /** The cards and points beside it, and the names of stages and lanes. */
  readonly others: readonly Rect[];
  /** The lane that the selection lies in, none where it lies in several. */
  readonly lane: Rect | null;
};

/** What is drawn beside the selection, in the window. */
export function othersSeen(editor: Editor): Rect[] {
  const { canvas, selection } = editor;
  const { layout } = editor.store;
  // Each of these asks the page: once is enough.
  const [at, left, shift] = [canvas.toWindow({ x: 0, y: 0, w: 0, h: 0 }), canvas.toMap(canvas.viewport).x, headShift(editor)];
  const drawn = [
    ...[...canvas.mounted].map((id) => ({ id, rect: cardRect(layout, id) })),
    ...pointRects(layout).map(({ card, rect }) => ({ id: card, rect })),
    ...heads(layout).map((group) => ({ id: group.tag.stage, rect: headRect(group, shift) })),
    ...layout.frame.lanes.map((track) => ({ id: track.lane, rect: laneHeadRect(layout, track, left) })),
  ];
  return drawn.flatMap(({ id, rect }) => {
    if (!rect || selection.ids.has(id)) return [];
    return [{ x: at.x + rect.x * canvas.zoom, y: at.y + rect.y * canvas.zoom, w: rect.w * canvas.zoom, h: rect.h * canvas.zoom }];
  });
}

/** The lane of the selected cards, in the window; none where they lie in several. */
export function laneGround(editor: Editor): Rect | null {
  const lanes = new Set(editor.selected("card").map((id) => editor.card(id)?.place?.lane));
  const [lane] = lanes;
  const track = lanes.size === 1 ? editor.store.layout.frame.lanes.find((each) => each.lane === lane) : undefined;
  const { grid_x, width } = editor.store.layout.frame;
  return track ? editor.canvas.toWindow({ x: grid_x, y: track.y, w: width - grid_x, h: track.h }) : null;
}

type Size = { w: number; h: number };

const ALONE: Around = { others: [], lane: null };

/**
 * Where the bar stands without covering the selection: above, below, beside it, beyond its neighbours, or on the free ground
 * of its lane, the first of them where it covers nothing else; where there is none, where it covers least. None where there
 * is no room at all.
 */
export function barPlace(selection: Rect, bar: Size, room: Rect, around = ALONE): Point | null {
  const away = selection.x > room.x + room.w || selection.y > room.y + room.h || selection.x + selection.w < room.x || selection.y + selection.h < room.y;
  if (away) return null;
  const fits = ({ x, y }: Point): boolean => x >= room.x && y >= room.y && x + bar.w <= room.x + room.w && y + bar.h <= room.y + room.h;
  // It is asked in every frame of a scroll: what lies out of sight is in nobody's way.
  const others = around.others.filter((other) => meet(other, room));
  const covered = ({ x, y }: Point): number => others.reduce((sum, other) => sum + shared({ x, y, ...bar }, other), 0);
  const isFree = (place: Point): boolean => covered(place) === 0;
  const near = besideIt(selection, bar, room).filter(fits);
  const free =
    near.find(isFree) ??
    near.flatMap((place) => beyond(place, selection, bar, others)).filter(fits).find(isFree) ??
    inLane(selection, bar, { ...around, others }, fits).find(isFree);
  return free ?? near.toSorted((a, b) => covered(a) - covered(b))[0] ?? null;
}

/** Above, below, right and left; above and below in the middle first, then along one of its edges. */
function besideIt(selection: Rect, bar: Size, room: Rect): Point[] {
  const inX = (x: number): number => Math.max(room.x, Math.min(x, room.x + room.w - bar.w));
  const y = Math.max(room.y, Math.min(selection.y, room.y + room.h - bar.h));
  const xs = [selection.x + selection.w / 2 - bar.w / 2, selection.x, selection.x + selection.w - bar.w].map(inX);
  const ys = [selection.y - GAP - bar.h, selection.y + selection.h + GAP];
  const beside = [selection.x + selection.w + GAP, selection.x - GAP - bar.w].map((x) => ({ x, y }));
  return [...ys.flatMap((y) => xs.map((x) => ({ x, y }))), ...beside];
}

/** Above what a place above the selection covers, or below what one below it covers, as far as the bar reaches. */
function beyond({ x, y }: Point, selection: Rect, bar: Size, others: readonly Rect[]): Point[] {
  const [top, bottom] = [selection.y, selection.y + selection.h];
  if (y + bar.h > top && y < bottom) return [];
  const up = y < top;
  let at = y;
  for (;;) {
    const met = others.filter((other) => meet({ x, y: at, ...bar }, other));
    if (met.length === 0) return [{ x, y: at }];
    at = up ? Math.min(...met.map((other) => other.y)) - GAP - bar.h : Math.max(...met.map((other) => other.y + other.h)) + GAP;
    if (up ? at + bar.h < top - REACH : at > bottom + REACH) return [];
  }
}

/** Places on the ground of the lane that fit, right beside what stands there, the nearest first. */
function inLane(selection: Rect, bar: Size, { others, lane }: Around, fits: (place: Point) => boolean): Point[] {
  if (!lane) return [];
  const here = [selection, ...others.filter((other) => meet(other, lane))];
  // Cards stand in columns: many share an edge.
  const xs = new Set(here.flatMap(({ x, w }) => [x + w + GAP, x - GAP - bar.w]));
  const ys = [...new Set(here.flatMap(({ y, h }) => [y + h + GAP, y]))].filter((y) => y >= lane.y && y + bar.h <= lane.y + lane.h);
  const places = [...xs].flatMap((x) => ys.map((y) => ({ x, y }))).filter((place) => fits(place) && shared({ ...place, ...bar }, selection) === 0);
  const far = ({ x, y }: Point): number => (x + bar.w / 2 - selection.x - selection.w / 2) ** 2 + (y + bar.h / 2 - selection.y - selection.h / 2) ** 2;
  return places.toSorted((a, b) => far(a) - far(b));
}

/** The area that two rectangles have in common. */
function shared(a: Rect, b: Rect): number {
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  return w > 0 && h > 0 ? w * h : 0;
}
