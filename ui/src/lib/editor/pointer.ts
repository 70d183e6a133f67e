// Events of the pointer on the canvas, as the gestures need them.

import { pointAnchor } from "../anchor";
import type { Target } from "../backend/types";
import { revealAnchor } from "./anchors";
import { editCard, editField, startCard } from "./doing";
import type { Editor } from "./editor.svelte";
import type { Point } from "./geometry";
import type { Press, Pressed } from "./gestures.svelte";
import { fitBorder } from "./hand/borders";
import { cardAt, cellBelow, type CellName } from "./hand/hit";
import { NONE } from "./selection";

/** The + of the cell below the pointer. */
const GHOST = "[data-action^='add-card:']";

/** A pointer event as gestures need it. */
export function pressOf(event: PointerEvent): Press {
  return {
    pointer: event.pointerId,
    at: { x: event.clientX, y: event.clientY },
    button: event.button,
    shift: event.shiftKey,
    mod: event.ctrlKey || event.metaKey,
  };
}

/** What was pressed; none where a control inside the canvas takes the press for itself. */
export function pressedOn(editor: Editor, target: Element, at: Point): Pressed | null {
  const grip = target.closest<HTMLElement>("[data-grip]");
  if (grip) return gripped(grip.dataset["grip"] ?? "");
  if (target.closest("button, textarea, input, select, a")) return null;
  const found = target.closest<HTMLElement>("[data-card], [data-point], [data-stage], [data-lane], [data-arrow]");
  const link = target.closest<HTMLElement>("[data-link]")?.dataset["link"];
  if (found) return { ...named(found), ...(link === undefined ? {} : { link }) };
  if (target.closest("[data-sticky]")) return { on: "ground" };
  // Seen from far away cards are no elements.
  const card = cardAt(editor.store.layout, editor.store.shown, editor.canvas.toMap(at));
  return card === null ? { on: "ground" } : { on: "card", id: card };
}

function named(element: HTMLElement): Pressed {
  const { card, point, stage, arrow, lane } = element.dataset;
  if (card !== undefined) return { on: "card", id: card };
  if (point !== undefined) return { on: "point", id: point, lane: laneOf(element) };
  if (stage !== undefined) return { on: "stage", id: stage };
  if (arrow !== undefined) return { on: "link", id: arrow };
  return { on: "lane", id: lane ?? "" };
}

/** What an element is a grip of: `edge:end:CARD`, `border:stage:STAGE`, `handle:card:CARD`, `end:from:LINK`, `persona::ID`. */
function gripped(name: string): Pressed | null {
  const [what = "", which = "", ...rest] = name.split(":");
  const id = rest.join(":");
  if (what === "edge") return { on: "edge", id, side: which === "start" ? "start" : "end" };
  if (what === "border") return { on: "border", of: which === "lane" ? "lane" : "stage", id };
  if (what === "handle") return { on: "handle", from: (which === "card" ? { card: id } : { stage: id }) as Target };
  if (what === "end") return { on: "end", id, end: which === "from" ? "from" : "to" };
  return what === "persona" || what === "channel" ? { on: what, id } : null;
}

/** The lane of the cell around an element. */
function laneOf(element: Element): string {
  const cell = element.closest<HTMLElement>("[data-cell]")?.dataset["cell"] ?? "";
  return cell.slice(0, cell.indexOf(":"));
}

/** What lies below the pointer: the cell that shows its +, the cell of a curve that says whose point it takes, and the card or stage that shows its handles. */
export type Hovered = { readonly cell?: CellName; readonly column?: CellName; readonly card?: string; readonly stage?: string };

/** What lies below the pointer now; the same as before where nothing changed, so that nothing is drawn anew. */
export function hoveredAt(editor: Editor, target: Element, at: Point, before: Hovered): Hovered {
  // On a handle, or on the + itself, all stays as it is, or it would go away below the pointer.
  if (target.closest(`[data-grip^='edge'], [data-grip^='handle'], ${GHOST}`)) return before;
  const stage = target.closest<HTMLElement>("[data-stage]")?.dataset["stage"];
  const sticky = target.closest("[data-sticky]") !== null;
  const cell = sticky ? null : openCell(editor, at);
  const column = sticky ? null : cellOf(editor, at, ["curve"]);
  const card = sticky ? undefined : target.closest<HTMLElement>("[data-card]")?.dataset["card"];
  const same = sameCell(before.cell, cell) && sameCell(before.column, column) && before.card === card && before.stage === stage;
  return same ? before : { ...(cell ? { cell } : {}), ...(column ? { column } : {}), ...(card === undefined ? {} : { card }), ...(stage === undefined ? {} : { stage }) };
}

function sameCell(one: CellName | undefined, other: CellName | null): boolean {
  return one?.lane === other?.lane && one?.stage === other?.stage;
}

/** The cell below a place of the window that can take a new card. */
export function openCell(editor: Editor, at: Point): CellName | null {
  return cellOf(editor, at, ["cards", "numbers"]);
}

function cellOf(editor: Editor, at: Point, forms: readonly string[]): CellName | null {
  const name = cellBelow(editor, at);
  return name && forms.includes(editor.form(name.lane) ?? "") ? name : null;
}

/** Two clicks: a text is edited, a border fits, an empty cell gets a card, but not before an audience. */
export function twice(editor: Editor, target: Element, at: Point): void {
  if (target.closest("button")) return;
  const pressed = pressedOn(editor, target, at);
  const cell = pressed?.on === "ground" && !editor.show.on && editor.spot?.on === "cell" ? openCell(editor, at) : null;
  if (pressed?.on === "card" || pressed?.on === "point") editCard(editor, pressed.id);
  else if (pressed?.on === "stage" || pressed?.on === "lane") editField(editor, pressed.on, pressed.id, "name");
  else if (pressed?.on === "link") editField(editor, "link", pressed.id, "label");
  else if (pressed?.on === "border") fitBorder(editor, pressed.of, pressed.id);
  else if (cell) startCard(editor, cell.lane, cell.stage);
}

/** The context menu of what lies there, which is selected first. The menu key of a keyboard comes without a place. */
export function openMenu(editor: Editor, target: Element, at: Point): void {
  // The + of an empty cell covers most of it, and is no thing of the map: what lies there is the cell.
  const pressed: Pressed | null = target.closest(GHOST) ? { on: "ground" } : pressedOn(editor, target, at);
  if (!pressed) return;
  select(editor, pressed, at);
  editor.popup = { kind: "menu", anchor: at.x > 0 ? pointAnchor(at.x, at.y) : revealAnchor(editor) };
}

/** Selects what was pressed. The focus is the menu's, or its keys would be the map's. */
function select(editor: Editor, pressed: Pressed, at: Point): void {
  if (pressed.on === "ground") return goTo(editor, at);
  if (!("id" in pressed) || pressed.on === "persona" || pressed.on === "channel") return;
  const kind = pressed.on === "point" || pressed.on === "edge" ? "card" : pressed.on === "border" ? pressed.of : pressed.on === "end" ? "link" : pressed.on;
  if (!editor.isSelected(kind, pressed.id)) editor.choose(kind, pressed.id, false);
}

function goTo(editor: Editor, at: Point): void {
  const name = cellBelow(editor, at);
  editor.selection = NONE;
  if (name && editor.form(name.lane) !== "line") editor.spot = { on: "cell", ...name, card: null };
}
