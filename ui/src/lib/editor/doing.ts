// What a person can do to a map, one function per deed: each makes an edit of what is selected and says what it did.

import type { Edit, Fields, Item, LaneSpot, StageSpot } from "../backend/types";
import { say } from "../words.svelte";
import { boxesOf, reachingOf } from "./actions/chosen";
import type { Editor } from "./editor.svelte";
import { newJoin } from "./join";
import { middleOf, stepped } from "./points";
import { NONE } from "./selection";
import type { TextSession } from "./texts.svelte";

/** A direction on the grid. */
export type Direction = "left" | "right" | "up" | "down";

/** Opens the print preview, with all in it that is being written. */
export async function print(editor: Editor): Promise<void> {
  await editor.flush();
  editor.printing = true;
}

/** Sends an edit, and says its words when it is done. */
export async function edit(editor: Editor, what: Edit): Promise<readonly string[] | null> {
  await editor.text?.flush();
  const done = await editor.store.edit(what);
  told(editor, done !== null);
  return done?.created ?? null;
}

/** After an edit: says what was done, where it was. */
function told(editor: Editor, done: boolean): void {
  editor.tidy();
  if (!done) return;
  editor.session.notices.settle();
  if (editor.store.undoWords) editor.announce(editor.store.undoWords);
}

/** Takes back the last step, or does it again. */
export async function step(editor: Editor, which: "undo" | "redo"): Promise<void> {
  await editor.leaveText();
  // What is just being pasted is the last step.
  await editor.clipboard.idle();
  const stepped = await editor.store[which]();
  editor.tidy();
  editor.session.notices.settle();
  // What was refused has been told already.
  if (stepped) {
    const words = stepsWords(which, stepped.words);
    editor.announce(words);
    if (stepped.unseen) editor.session.notices.note(words);
  }
  editor.focus();
}

/** Undo in a text of something new that nobody has written in yet takes back the new thing; false for any other text. */
export function takeBack(editor: Editor, text: TextSession): boolean {
  if (text.touched || !(text.fresh || text.isNew)) return false;
  // A new card that has nothing was never made.
  if (text.isNew && text.card === null) editor.leave();
  else void step(editor, "undo");
  return true;
}

function stepsWords(which: "undo" | "redo", step: string | null): string {
  if (step === null) return say(`editor.${which}_nothing`);
  return say(which === "undo" ? "editor.undone" : "editor.redone", { step });
}

// Cards

/** Begins a new card; with `after` below that card, else at the end of the cell. */
export function startCard(editor: Editor, lane: string, stage: string, first = "", after: string | TextSession | null = null): void {
  if (editor.form(lane) === "curve") return void setPoint(editor, lane, stage, null);
  if (editor.form(lane) === "line") return;
  editor.selection = NONE;
  editor.spot = { on: "cell", lane, stage, card: null };
  editor.reveal(editor.spot);
  editor.write({ on: "new", lane, stage, after, fields: editor.fieldsFor(lane) }, first);
}

/** Begins a card where the keyboard stands: below the card there, or in the cell. */
export function startCardHere(editor: Editor): void {
  const { spot } = editor;
  // Below a card that only reaches to here there is no place here.
  if (spot?.on === "cell") return startCard(editor, spot.lane, spot.stage, "", editor.card(spot.card ?? "")?.place?.stage === spot.stage ? spot.card : null);
  const { shown } = editor.store;
  const takes = (lane: string): boolean => editor.form(lane) === "cards" && shown.isRow(lane);
  const lane = shown.lanes.find(takes);
  const first = spot?.on === "stage" ? (shown.node(spot.stage)?.column ?? 0) : 0;
  const stage = shown.columnFrom(first);
  const there = spot?.on === "lane" && takes(spot.lane) ? spot.lane : lane;
  if (there !== undefined && stage !== undefined) startCard(editor, there, stage);
}

/** Edits the text of what is selected: a card, a stage's name, a lane's name. */
export function editText(editor: Editor): void {
  const { spot, selection } = editor;
  const [card] = editor.selected("card");
  if (card !== undefined) return editCard(editor, card);
  if (selection.kind === "stage" && selection.anchor) return editField(editor, "stage", selection.anchor, "name");
  if (selection.kind === "lane" && selection.anchor) return editField(editor, "lane", selection.anchor, "name");
  if (selection.kind === "link" && selection.anchor) return editField(editor, "link", selection.anchor, "label");
  if (spot?.on === "cell") startCard(editor, spot.lane, spot.stage);
}

/** Edits a card's text where it stands; a figure is its value. */
export function editCard(editor: Editor, card: string): void {
  const record = editor.card(card);
  const lane = record?.place?.lane;
  if (!record || lane === undefined) return;
  editor.choose("card", card, false);
  const value = record.value ?? null;
  const figure = editor.form(lane) === "numbers" && value !== null;
  editor.write({ on: "card", card }, figure ? String(value) : (record.text ?? ""), figure);
}

/** Edits one line of a stage, a lane, an arrow or the map. */
export function editField(editor: Editor, kind: "stage" | "lane" | "link" | "map", id: string, field: string): void {
  const record = kind === "map" ? editor.store.doc.map : editor[kind](id);
  if (kind !== "map") editor.choose(kind, id, false);
  const text = (record as Record<string, unknown> | undefined)?.[field];
  editor.write({ on: "field", kind, id, field }, typeof text === "string" ? text : "", true);
}

/** Commits a new card and begins the next: below it, or in the next column. An empty one ends the chain. */
export function nextCard(editor: Editor, where: "below" | "beside"): void {
  const { text } = editor;
  if (!text || text.target.on !== "new" || text.text.trim() === "") return editor.leave();
  const { lane, stage } = text.target;
  if (where === "below") return startCard(editor, lane, stage, "", text);
  const { shown } = editor.store;
  const beside = shown.columnFrom(shown.columnOf(stage) + 1);
  if (beside === undefined) return editor.leave();
  startCard(editor, lane, beside);
}

/** Moves what is selected by one place. */
export async function move(editor: Editor, direction: Direction): Promise<void> {
  const by = direction === "left" || direction === "up" ? -1 : 1;
  const sideways = direction === "left" || direction === "right";
  const cards = editor.selected("card");
  if (cards.length > 0) return moveCards(editor, [...cards], by, sideways);
  const { spot } = editor;
  if (spot?.on === "cell" && editor.form(spot.lane) === "curve" && !sideways) return raise(editor, spot.lane, spot.stage, -by);
  if (editor.selection.kind === "stage" && sideways) return moveStages(editor, by);
  if (editor.selection.kind === "lane" && !sideways) return moveLanes(editor, by);
}

async function moveCards(editor: Editor, cards: string[], by: 1 | -1, sideways: boolean): Promise<void> {
  const place = editor.card(cards[0] ?? "")?.place;
  if (!sideways && place && editor.form(place.lane) === "curve") return raiseAll(editor, cards, -by);
  const what: Edit = sideways
    ? { edit: "shift_cards", cards, columns: by * columnsTo(editor, cards, by), lanes: 0 }
    : atEdge(editor, cards, by)
      ? { edit: "shift_cards", cards, columns: 0, lanes: by * lanesTo(editor, cards, by) }
      : { edit: "stack_cards", cards, by };
  if (what.edit === "shift_cards" && what.columns === 0 && what.lanes === 0) return;
  await edit(editor, what);
  follow(editor, cards);
}

/** How many columns away all the cards find columns that are shown; 1 at the edge of the map, as the core then says. */
function columnsTo(editor: Editor, cards: readonly string[], by: 1 | -1): number {
  const { grid, shown } = editor.store;
  const from = cards.map((card) => grid.columnOf(editor.card(card)?.place?.stage ?? ""));
  const steps = far(grid.columns, from, by, (stage) => shown.columnOf(stage) >= 0);
  if (steps > 0) return steps;
  return from.some((at) => grid.columns[at + by] === undefined) ? 1 : 0;
}

/** How many lanes away all the cards find lanes that hold cards; 0 where there are none. Lines do not count. */
function lanesTo(editor: Editor, cards: readonly string[], by: 1 | -1): number {
  const { grid, shown } = editor.store;
  const rows = grid.lanes.filter((lane) => editor.form(lane) !== "line");
  const from = cards.map((card) => rows.indexOf(editor.card(card)?.place?.lane ?? ""));
  return Math.max(0, far(rows, from, by, (lane) => editor.form(lane) === "cards" && shown.isRow(lane)));
}

/** How many tracks away in a direction there is one for each that may be taken; -1 where nowhere is. */
function far(tracks: readonly string[], from: readonly number[], by: 1 | -1, takes: (track: string) => boolean): number {
  return tracks.findIndex((_, steps) => steps > 0 && from.every((at) => takes(tracks[at + by * steps] ?? "")));
}

/** True where none of the cards can go further in its cell. */
function atEdge(editor: Editor, cards: readonly string[], by: 1 | -1): boolean {
  return cards.every((card) => {
    const place = editor.card(card)?.place;
    const cell = place ? editor.store.grid.cards(place.lane, place.stage) : [];
    const beyond = by < 0 ? cell.slice(0, cell.indexOf(card)) : cell.slice(cell.indexOf(card) + 1);
    return beyond.every((other) => cards.includes(other));
  });
}

/** The keyboard stays with the card that moved. */
function follow(editor: Editor, cards: readonly string[]): void {
  const card = editor.selection.anchor ?? cards[0];
  const spot = card === undefined ? null : editor.spotOf("card", card);
  if (!spot) return;
  editor.spot = spot;
  editor.reveal(spot);
  editor.focus();
}

/** Lets the selected cards reach to more or fewer columns. */
export async function reach(editor: Editor, columns: 1 | -1): Promise<void> {
  const cards = reachingOf(editor);
  if (cards.length > 0) await edit(editor, { edit: "reach_cards", cards, columns });
}

// Stages and lanes

async function moveStages(editor: Editor, by: 1 | -1): Promise<void> {
  const grid = editor.store.shown;
  const stages = grid.head.map((node) => node.stage).filter((stage) => editor.isSelected("stage", stage));
  const end = grid.node((by < 0 ? stages[0] : stages.at(-1)) ?? "");
  const siblings = grid.head.filter((node) => node.parent === end?.parent).map((node) => node.stage);
  const beside = siblings[siblings.indexOf(end?.stage ?? "") + by];
  if (beside !== undefined) await edit(editor, { edit: "move_stages", stages, at: { spot: by < 0 ? "before" : "after", stage: beside } });
  editor.focus();
}

async function moveLanes(editor: Editor, by: 1 | -1): Promise<void> {
  const grid = editor.store.shown;
  const lanes = grid.lanes.filter((lane) => editor.isSelected("lane", lane));
  const beside = grid.lanes[grid.laneOf((by < 0 ? lanes[0] : lanes.at(-1)) ?? "") + by];
  if (beside !== undefined) await edit(editor, { edit: "move_lanes", lanes, at: { spot: by < 0 ? "before" : "after", lane: beside } });
  editor.focus();
}

/** Adds a stage and begins its name. */
export async function addStage(editor: Editor, at: StageSpot): Promise<void> {
  const created = await edit(editor, { edit: "add_stage", at, fields: {} });
  const [stage] = created ?? [];
  if (stage === undefined) return;
  await editor.views.unfold("stage", stage);
  editor.go({ on: "stage", stage });
  editField(editor, "stage", stage, "name");
  if (editor.text) editor.text.fresh = true;
}

/** Adds a lane with a role. */
export async function addLane(editor: Editor, at: LaneSpot, role: string): Promise<void> {
  const created = await edit(editor, { edit: "add_lane", at, role, fields: {} });
  const [lane] = created ?? [];
  if (lane !== undefined) editor.go({ on: "lane", lane });
}

/** The stage that "before", "after" and "below" are meant from. */
export function stageHere(editor: Editor): string | null {
  if (editor.selection.kind === "stage") return editor.selection.anchor;
  const { spot } = editor;
  return spot?.on === "stage" || spot?.on === "cell" ? spot.stage : null;
}

/** The lane that "above" and "below" are meant from. */
export function laneHere(editor: Editor): string | null {
  if (editor.selection.kind === "lane") return editor.selection.anchor;
  const { spot } = editor;
  return spot?.on === "lane" || spot?.on === "cell" ? spot.lane : null;
}

// Points

/** Chooses the point of the active persona in a column; makes it where there is none, without a value in the middle. */
export async function setPoint(editor: Editor, lane: string, stage: string, value: number | null): Promise<string | null> {
  const figure = editor.store.layout.figures[lane];
  const point = editor.pointOf(lane, stage);
  if (point !== null) {
    editor.choose("card", point);
    return point;
  }
  const fields = { ...editor.fieldsFor(lane), value: value ?? (figure ? middleOf(figure) : 0) };
  const created = await edit(editor, { edit: "add_cards", cards: [{ at: editor.cell(lane, stage), fields }] });
  const card = created?.[0] ?? null;
  if (card !== null) editor.choose("card", card);
  return card;
}

/** Raises or lowers a point by steps of its scale; makes it where there is none. */
export async function raise(editor: Editor, lane: string, stage: string, steps: number, point?: string): Promise<void> {
  const figure = editor.store.layout.figures[lane];
  const card = point ?? editor.pointOf(lane, stage);
  if (card === null || !figure) return void (await setPoint(editor, lane, stage, null));
  const value = stepped(figure, editor.card(card)?.value ?? middleOf(figure), steps);
  await edit(editor, setValue(card, value));
  editor.choose("card", card);
}

/** Raises or lowers several points by as many steps, each from its own value. */
async function raiseAll(editor: Editor, points: readonly string[], steps: number): Promise<void> {
  await editTogether(editor, points.map((point) => () => raised(editor, point, steps)));
}

/** Sends several edits that are one step of undo. */
export async function editTogether(editor: Editor, edits: readonly (() => Edit | null)[]): Promise<void> {
  await editor.text?.flush();
  const join = newJoin();
  // Each is planned when its turn comes, and no other press comes between them.
  const done = await Promise.all(edits.map((edit) => editor.store.edit(edit, join)));
  told(editor, done.some((each) => each !== null));
}

function raised(editor: Editor, point: string, steps: number): Edit | null {
  const card = editor.card(point);
  const figure = editor.store.layout.figures[card?.place?.lane ?? ""];
  return figure ? setValue(point, stepped(figure, card?.value ?? middleOf(figure), steps)) : null;
}

/** Gives a point a value. */
export function setValue(card: string, value: number): Edit {
  return { edit: "set", kind: "card", ids: [card], fields: { value } };
}

// Anything

/** The selected records as an edit names them. */
export function items(editor: Editor): Item[] {
  return editor.selected(editor.selection.kind).map((id) => ({ kind: editor.selection.kind, id }));
}

/** Doubles what is selected, and selects the copies. */
export async function duplicate(editor: Editor): Promise<void> {
  const { kind } = editor.selection;
  const chosen = kind === "link" ? [] : items(editor);
  const created = chosen.length > 0 ? await edit(editor, { edit: "duplicate", items: chosen }) : null;
  if (!created || created.length === 0) return;
  if (kind === "card") editor.chooseCards(created.filter((id) => editor.card(id)));
  const tops = created.filter((id) => editor[kind](id) && !created.includes(editor.stage(id)?.parent ?? ""));
  if (kind !== "card") editor.chooseSeveral(kind, tops);
}

/** Gives the looks of all that is selected and has any new values: points of curves have theirs from their value. */
export async function setLook(editor: Editor, fields: Fields): Promise<void> {
  const { kind } = editor.selection;
  const ids = kind === "card" ? boxesOf(editor) : [...editor.selected(kind)];
  if (ids.length > 0) await edit(editor, { edit: "set", kind, ids, fields });
}

/** Marks what is selected as a moment of truth, or no longer. */
export async function toggleMoment(editor: Editor): Promise<void> {
  await setLook(editor, { moment_of_truth: !isMoment(editor) });
}

/** True where all that is selected is a moment of truth. */
export function isMoment(editor: Editor): boolean {
  const { kind } = editor.selection;
  const ids = kind === "card" ? boxesOf(editor) : editor.selected(kind);
  return ids.length > 0 && ids.every((id) => (kind === "stage" ? editor.stage(id) : editor.card(id))?.moment_of_truth === true);
}

/** Selects all cards that are shown, or all stages or lanes where one is selected. */
export function selectAll(editor: Editor): void {
  const grid = editor.store.shown;
  if (editor.selection.kind === "stage") {
    editor.selection = { ...editor.selection, ids: new Set(grid.head.map((node) => node.stage)) };
  } else if (editor.selection.kind === "lane") {
    editor.selection = { ...editor.selection, ids: new Set(grid.lanes) };
  } else {
    const cards = grid.inReadingOrder().filter((card) => !editor.isAway(card));
    editor.selection = { kind: "card", ids: new Set(cards), anchor: editor.selection.anchor ?? cards[0] ?? null };
  }
}
