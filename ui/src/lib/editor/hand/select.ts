// Selecting many things at once, and where the selection is seen.

import type { Layout } from "../../backend/types";
import type { Editor } from "../editor.svelte";
import { meet, type Point, type Rect } from "../geometry";
import { cardRect, pointRect, pointRects } from "../visible";
import { labelPlace } from "../arrows";
import { headScale, room } from "../viewport";
import { heads } from "./hit";

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

/** Where the map lies in the window; asking the page once is enough for all that is drawn on it. */
type Ground = {
  readonly layout: Layout;
  readonly zoom: number;
  /** The scale of the head and of the names of lanes, which stay readable from far away. */
  readonly scale: number;
  /** The corner of the map. */
  readonly origin: Point;
  /** Where the names of lanes begin; they stay at the left of the viewport. */
  readonly left: number;
  /** Where the head begins; it stays at the top. */
  readonly top: number;
};

function groundOf({ canvas, store: { layout } }: Editor): Ground {
  const { viewport, zoom } = canvas;
  const { grid_x, grid_y, head_y } = layout.frame;
  const origin = canvas.toWindow({ x: 0, y: 0, w: 0, h: 0 });
  const more = room(zoom, { x: grid_x, y: grid_y - head_y });
  const left = Math.max(viewport.x, origin.x - more.x);
  const top = Math.max(viewport.y, origin.y - more.y + head_y * zoom);
  return { layout, zoom, scale: headScale(zoom), origin, left, top };
}

function seenRect({ x, y, w, h }: Rect, { zoom, origin }: Ground): Rect {
  return { x: origin.x + x * zoom, y: origin.y + y * zoom, w: w * zoom, h: h * zoom };
}

/** The name of a stage. */
function seenHead({ x, y, w, h }: Rect, { layout, zoom, scale, origin, top }: Ground): Rect {
  return { x: origin.x + x * zoom, y: top + (y - layout.frame.head_y) * scale, w: w * zoom, h: h * scale };
}

/** The name of a lane. */
function seenLaneHead({ y, h }: { readonly y: number; readonly h: number }, { layout, zoom, scale, origin, left }: Ground): Rect {
  return { x: left, y: origin.y + y * zoom, w: layout.frame.grid_x * scale, h: h * zoom };
}

/** Where the selection is seen in the window; none where it is not drawn on the map. */
export function seenSelection(editor: Editor): Rect | null {
  const { kind, ids } = editor.selection;
  const ground = groundOf(editor);
  const rects = [...ids].flatMap((id) => seen(editor, ground, kind, id) ?? []);
  if (rects.length === 0) return null;
  const left = Math.min(...rects.map(({ x }) => x));
  const top = Math.min(...rects.map(({ y }) => y));
  return { x: left, y: top, w: Math.max(...rects.map(({ x, w }) => x + w)) - left, h: Math.max(...rects.map(({ y, h }) => y + h)) - top };
}

/** Where one of the selected is seen in the window. */
function seen(editor: Editor, ground: Ground, kind: string, id: string): Rect | null {
  const { layout } = ground;
  if (kind === "stage") {
    const group = heads(layout).find(({ tag }) => tag.stage === id);
    return group ? seenHead(group, ground) : null;
  }
  if (kind === "lane") {
    const track = layout.frame.lanes.find(({ lane }) => lane === id);
    return track ? seenLaneHead(track, ground) : null;
  }
  if (kind === "link") {
    const arrow = layout.frame.links.find(({ group: { tag } }) => tag.tag === "link" && tag.link === id);
    return arrow ? seenRect(labelPlace(arrow), ground) : null;
  }
  const rect = cardRect(layout, id) ?? pointRect(layout, editor.card(id)?.place?.lane ?? "", id);
  return rect && seenRect(rect, ground);
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
  const ground = groundOf(editor);
  const { layout } = ground;
  const others = <T>(all: Iterable<T>, idOf: (one: T) => string): T[] => [...all].filter((one) => !selection.ids.has(idOf(one)));
  const cards = others(canvas.mounted, (card) => card).flatMap((card) => cardRect(layout, card) ?? []);
  const points = others(pointRects(layout), ({ card }) => card).map(({ rect }) => rect);
  return [
    ...[...cards, ...points].map((rect) => seenRect(rect, ground)),
    ...others(heads(layout), ({ tag }) => tag.stage).map((group) => seenHead(group, ground)),
    ...others(layout.frame.lanes, ({ lane }) => lane).map((track) => seenLaneHead(track, ground)),
  ];
}

/** The lane of the selected cards, in the window; none where they lie in several. */
export function laneGround(editor: Editor): Rect | null {
  const lanes = new Set(editor.selected("card").map((id) => editor.card(id)?.place?.lane));
  const [lane] = lanes;
  const track = lanes.size === 1 ? editor.store.layout.frame.lanes.find((each) => each.lane === lane) : undefined;
  const { grid_x, width } = editor.store.layout.frame;
  return track ? seenRect({ x: grid_x, y: track.y, w: width - grid_x, h: track.h }, groundOf(editor)) : null;
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
