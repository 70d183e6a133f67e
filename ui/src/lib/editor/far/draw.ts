// The map drawn from far away: the same places and colors as near, with texts as quiet lines and pictures as plain
// blocks. Draws into whatever canvas it is handed.

import type { Group, Ink, Part, Stroke } from "../../backend/types";
import { isGradient } from "../parts";
import type { Rect } from "../geometry";
import type { Colors } from "./colors";
import { type FarCard, type Look, type Scene, seen } from "./scene";

type Canvas = CanvasRenderingContext2D;

/** How dense a line of text looks from far away. */
const TEXT = 0.34;
/** What the filter leaves of a card or a curve. */
const FADED = 0.2;
/** Part of the height of a line that letters fill. */
const LETTERS = 0.4;
/** Height of a card's line. */
const LINE = 20;
/** Smaller than this, in screen pixels, a line of text is not drawn. */
const LEAST_LINE = 1;
/** Smaller than this, in screen pixels, corners are not round. */
const LEAST_RADIUS = 1.5;

const NOTHING: ReadonlySet<string> = new Set();

/** Draws a part of the map at a scale, with what is selected; the canvas begins at the part's corner. */
export function drawPart(canvas: Canvas, scene: Scene, part: Rect, scale: number, colors: Colors): void {
  draw(canvas, scene, part, scale, colors, scene.selected);
}

/** Draws the whole map, small, with nothing selected. */
export function drawOverview(canvas: Canvas, scene: Scene, scale: number, colors: Colors): void {
  draw(canvas, scene, scene.map, scale, colors, NOTHING);
}

function draw(canvas: Canvas, scene: Scene, part: Rect, scale: number, colors: Colors, selected: ReadonlySet<string>): void {
  canvas.setTransform(1, 0, 0, 1, 0, 0);
  canvas.clearRect(0, 0, canvas.canvas.width, canvas.canvas.height);
  canvas.setTransform(scale, 0, 0, scale, -part.x * scale, -part.y * scale);
  for (const group of scene.frame.ground) drawGroup(canvas, group, 0, scale, colors);
  for (const { group, top, layers } of scene.figuresIn(part)) {
    drawGroup(canvas, { ...group, parts: [...layers.ground] }, top, scale, colors);
    drawGroup(canvas, { ...group, parts: [...layers.faded] }, top, scale, colors, FADED);
    drawGroup(canvas, { ...group, parts: [...layers.clear] }, top, scale, colors);
  }
  const cards = scene.cardsIn(part);
  const faded = cards.filter(({ id }) => scene.faded.has(id));
  drawCards(canvas, faded.length === 0 ? cards : cards.filter(({ id }) => !scene.faded.has(id)), 1, scale, colors);
  drawCards(canvas, faded, FADED, scale, colors);
  outlineCards(canvas, cards.filter(({ id }) => selected.has(id)), scale, colors);
  for (const { group } of scene.frame.links) drawGroup(canvas, group, 0, scale, colors);
}

/** Cards that look alike together, so that a color is set once for many. */
function drawCards(canvas: Canvas, cards: readonly FarCard[], opacity: number, scale: number, colors: Colors): void {
  const round = 8 * scale >= LEAST_RADIUS;
  for (const { look, same } of byLook(cards)) {
    canvas.beginPath();
    for (const { x, y, w, h } of same) {
      if (round) canvas.roundRect(x + 0.5, y + 0.5, w - 1, h - 1, 7.5);
      else canvas.rect(x + 0.5, y + 0.5, w - 1, h - 1);
    }
    canvas.globalAlpha = opacity;
    fillAndStroke(canvas, look.fill, look.line, colors);
    canvas.globalAlpha = 1;
    if (look.text === null || LINE * LETTERS * scale < LEAST_LINE) continue;
    canvas.globalAlpha = TEXT * opacity;
    canvas.fillStyle = colors.get(look.text);
    for (const card of same) drawBars(canvas, card, seen(card.box).bars);
    canvas.globalAlpha = 1;
  }
}

function drawBars(canvas: Canvas, { x, y }: FarCard, bars: readonly number[]): void {
  for (let at = 0; at + 2 < bars.length; at += 3) bar(canvas, x + (bars[at] ?? 0), y + (bars[at + 1] ?? 0), bars[at + 2] ?? 0, LINE);
}

function byLook(cards: readonly FarCard[]): Iterable<{ look: Look; same: FarCard[] }> {
  const found = new Map<string, { look: Look; same: FarCard[] }>();
  for (const card of cards) {
    const { look } = seen(card.box);
    const key = `${look.fill} ${look.line} ${look.text}`;
    const alike = found.get(key);
    if (alike) alike.same.push(card);
    else found.set(key, { look, same: [card] });
  }
  return found.values();
}

/** Around what is selected, never thinner than a line of the screen. */
function outlineCards(canvas: Canvas, cards: readonly FarCard[], scale: number, colors: Colors): void {
  if (cards.length === 0) return;
  canvas.beginPath();
  for (const { x, y, w, h } of cards) canvas.roundRect(x - 3, y - 3, w + 6, h + 6, 11);
  canvas.strokeStyle = colors.get("var(--accent)");
  canvas.lineWidth = Math.max(2, 1.5 / scale);
  canvas.stroke();
}

function fillAndStroke(canvas: Canvas, fill: string | null, line: string | null, colors: Colors): void {
  if (fill !== null) {
    canvas.fillStyle = colors.get(fill);
    canvas.fill();
  }
  if (line === null) return;
  canvas.strokeStyle = colors.get(line);
  canvas.lineWidth = 1;
  canvas.stroke();
}

/** A line of text: as high as its small letters, in the middle of the line. */
function bar(canvas: Canvas, x: number, top: number, w: number, line: number): void {
  canvas.fillRect(x, top + (line * (1 - LETTERS)) / 2, w, line * LETTERS);
}

/** A group of parts; `top` is the upper edge of its lane. */
export function drawGroup(canvas: Canvas, group: Group, top: number, scale: number, colors: Colors, opacity = 1): void {
  canvas.save();
  canvas.globalAlpha = opacity;
  canvas.translate(group.x, top + group.y);
  for (const part of group.parts) drawOne(canvas, part, scale, colors, opacity);
  canvas.restore();
}

function drawOne(canvas: Canvas, part: Part, scale: number, colors: Colors, opacity: number): void {
  if (part.part === "text") {
    if (typeof part.ink !== "string" || part.line * LETTERS * scale < LEAST_LINE) return;
    canvas.globalAlpha = TEXT * opacity;
    canvas.fillStyle = colors.get(part.ink);
    bar(canvas, part.x, part.top, part.w, part.line);
    canvas.globalAlpha = opacity;
  } else if (part.part === "image") {
    canvas.fillStyle = colors.get("var(--rule)");
    canvas.fillRect(part.x, part.y, part.w, part.h);
  } else if (part.part === "rect") {
    const shape = new Path2D();
    shape.roundRect(part.x, part.y, part.w, part.h, part.radius);
    paint(canvas, shape, part.fill, part.stroke, colors);
  } else if (part.part === "path") paint(canvas, outline(part), part.fill, part.stroke, colors);
}

const outlines = new WeakMap<object, Path2D>();

/** The outline of a part, read once. */
function outline(part: { readonly d: string }): Path2D {
  const known = outlines.get(part);
  if (known) return known;
  const shape = new Path2D(part.d);
  outlines.set(part, shape);
  return shape;
}

function paint(canvas: Canvas, shape: Path2D, fill: Ink | null, stroke: Stroke | null, colors: Colors): void {
  if (fill !== null) {
    canvas.fillStyle = inkOf(canvas, fill, colors);
    canvas.fill(shape);
  }
  if (stroke === null) return;
  canvas.strokeStyle = inkOf(canvas, stroke.ink, colors);
  canvas.lineWidth = stroke.width;
  canvas.setLineDash(stroke.dash);
  canvas.lineCap = stroke.round ? "round" : "butt";
  canvas.lineJoin = stroke.round ? "round" : "miter";
  canvas.stroke(shape);
  canvas.setLineDash([]);
}

function inkOf(canvas: Canvas, ink: Ink, colors: Colors): string | CanvasGradient {
  if (!isGradient(ink)) return colors.get(ink);
  const { y0, y1, stops } = ink.vertical;
  const gradient = canvas.createLinearGradient(0, y0, 0, y1);
  for (const stop of stops) gradient.addColorStop(stop.at, faded(colors.get(stop.ink), stop.opacity));
  return gradient;
}

/** A color of the theme, #RRGGBB, with an opacity. */
function faded(color: string, opacity: number): string {
  if (opacity >= 1 || !/^#[\da-f]{6}$/i.test(color)) return color;
  return `${color}${Math.round(opacity * 255).toString(16).padStart(2, "0")}`;
}
