// Where a text is edited in place: exactly over the lines that the layout drew, or where they will be drawn.

import type { CardBox, CardParts, EditBox, Group, Layout, Part, TextPart } from "../backend/types";
import { cardRect } from "./visible";
import type { Grid } from "./grid";

/** Room around cards in their cell, until the layout says better. */
const INSET = 8;
const GAP = 6;
/** Inside a card, until a card of the lane shows it. */
const TYPE: EditBox = { x: 10, y: 8, w: 0, size: 14, line: 20, weight: 400, italic: false };

/** A box on the map with the lines of text inside it. */
export type TextPlace = {
  x: number;
  y: number;
  w: number;
  h: number;
  edit: EditBox;
  /** Room below the last line. */
  foot: number;
  /** Ground and border of the card, as CSS; none where the text stands without a box. */
  fill: string | null;
  line: string | null;
  radius: number;
};

/** Over a card that is drawn. */
export function overCard(layout: Layout, card: string): TextPlace | null {
  const box = layout.cards[card];
  const rect = cardRect(layout, card);
  if (!box || !rect) return null;
  const drawn = layout.parts.get(card);
  const edit = drawn?.edit ?? { ...TYPE, w: box.w - 2 * TYPE.x };
  return { ...rect, edit, foot: drawn ? foot(box, drawn) : TYPE.y, ...look(drawn) };
}

/** Beside a point of a curve: its label is edited below it, and not under the names of the lanes. */
export function overPoint(layout: Layout, lane: string, card: string): TextPlace | null {
  const figure = layout.figures[lane];
  const point = figure?.points.find((each) => each.card === card);
  const track = layout.frame.lanes.find((each) => each.lane === lane);
  if (!figure || !point || !track) return null;
  const w = 180;
  const x = Math.max(layout.frame.grid_x + INSET, figure.group.x + point.x - w / 2);
  const y = track.y + figure.group.y + point.y + point.r + 6;
  const edit = { ...TYPE, x: 10, y: 6, w: w - 20 };
  return { x, y, w, h: edit.line + 12, edit, foot: 6, fill: "var(--paper)", line: "var(--hairline)", radius: 8 };
}

/** Where a new card of a cell will stand: below the card `after`, or below the last one. */
export function inCell(layout: Layout, shown: Grid, lane: string, stage: string, after: string | null): TextPlace | null {
  const track = layout.frame.columns[shown.columnOf(stage)];
  const row = layout.frame.lanes.find((each) => each.lane === lane);
  if (!track || !row) return null;
  const model = modelOf(layout, lane);
  const above = layout.cards[after ?? shown.cards(lane, stage).at(-1) ?? ""];
  const inset = model && model.box.columns === 1 ? model.box.x : INSET;
  const w = track.w - 2 * inset;
  const edit = model ? { ...model.drawn.edit, w: w - (model.box.w - model.drawn.edit.w) } : { ...TYPE, w: w - 2 * TYPE.x };
  const room = model ? foot(model.box, model.drawn) : TYPE.y;
  const top = above ? above.y + above.h + GAP : inset;
  const h = edit.y + edit.line + room;
  return { x: track.x + inset, y: row.y + top, w, h, edit, foot: room, ...look(model?.drawn) };
}

/** Below a place that is not drawn yet: the next card of a chain. */
export function below(place: TextPlace, height: number): TextPlace {
  const h = place.edit.y + place.edit.line + place.foot;
  return { ...place, y: place.y + height + GAP, h };
}

/** Where the name of a head cell begins while it has none: stages are arrows, steps are plain cells. */
export function indentOf(level: number): number {
  return level === 1 ? 20 : 12;
}

/** Over a text of a group: its name (the first text) or its second line; `spare` pixels at its end stay free. */
export function overGroup(group: Group, which: "name" | "gloss", spare: number, indent = TYPE.x): TextPlace {
  const texts = group.parts.filter((part): part is Part & { part: "text" } & TextPart => part.part === "text");
  const first = texts[0];
  const lines = texts.filter((text) => same(text, first));
  const other = texts.find((text) => !same(text, first));
  const part = which === "name" ? first : other;
  const x = first?.x ?? indent;
  const line = part?.line ?? 18;
  const top = part?.top ?? (which === "gloss" && first ? (lines.at(-1)?.top ?? first.top) + first.line : Math.max(0, (group.h - line) / 2));
  const edit: EditBox = {
    x,
    y: top,
    w: Math.max(48, group.w - x - 8 - spare),
    size: part?.size ?? (which === "name" ? 14 : 12),
    line,
    weight: part?.weight ?? (which === "name" ? 600 : 400),
    italic: part?.italic ?? false,
  };
  return { x: group.x, y: group.y, w: group.w, h: group.h, edit, foot: 4, fill: null, line: null, radius: 0 };
}

function same(a: TextPart, b: TextPart | undefined): boolean {
  return b !== undefined && a.size === b.size && a.weight === b.weight;
}

/** A card of the lane that shows how its kind is drawn: one without more in it than its text, of those that are known. */
function modelOf(layout: Layout, lane: string): Model | undefined {
  let plainest: Model | undefined;
  for (const card of layout.lanes.get(lane) ?? []) {
    const box = layout.cards[card];
    const drawn = layout.parts.get(card);
    if (box && drawn && (!plainest || isPlainer({ box, drawn }, plainest))) plainest = { box, drawn };
  }
  return plainest;
}

type Model = { readonly box: CardBox; readonly drawn: CardParts };

function isPlainer(a: Model, b: Model): boolean {
  const [first, other] = [a.drawn.edit.y, b.drawn.edit.y];
  return first < other || (first === other && a.box.columns < b.box.columns);
}

/** Room between the last line of text and the lower edge. */
function foot(box: CardBox, { parts, edit }: CardParts): number {
  const texts = parts.filter((part) => part.part === "text" && part.top >= edit.y - 1) as TextPart[];
  const last = Math.max(edit.y + edit.line, ...texts.map((text) => text.top + text.line));
  return Math.max(4, Math.min(box.h - last, box.h - edit.y - edit.line));
}

function look(drawn: CardParts | undefined): { fill: string | null; line: string | null; radius: number } {
  const ground = drawn?.parts.find((part) => part.part === "rect");
  if (!ground || ground.part !== "rect") return { fill: "var(--paper)", line: "var(--hairline)", radius: 8 };
  const css = (ink: unknown): string | null => (typeof ink === "string" ? ink : null);
  return { fill: css(ground.fill), line: css(ground.stroke?.ink), radius: ground.radius };
}
