// The editor of one map: what is selected, where the keyboard stands, which text is being edited, which panels are open.
// What it can do with that stands in doing.ts and actions.ts.

import type { Card, CardSpot, Fields, LaneSpot, Lane, Link, RoleInfo, Stage } from "../backend/types";
import type { Anchor } from "../anchor";
import { MapCopy } from "../export/copy.svelte";
import type { Session } from "../session/session.svelte";
import { hasWord, languageOf, say, sayIn } from "../words.svelte";
import { curveLanes, unbegun } from "./curves";
import { CanvasView } from "./canvas.svelte";
import type { Rect } from "./geometry";
import { Gestures } from "./gestures.svelte";
import { Find } from "./find.svelte";
import { existing, extended, NONE, only, type Selectable, type Selection, these, toggled } from "./selection";
import { type PanelName, Panels } from "./panels.svelte";
import type { Looked } from "./points";
import { Queue } from "./queue";
import { Sheets } from "./sheets.svelte";
import { Show } from "./show.svelte";
import type { Store } from "./store.svelte";
import { TextSession, type TextTarget } from "./texts.svelte";
import { cardRect } from "./visible";
import { Views } from "./views.svelte";
import { firstSpot, type Ground, type Spot } from "./walk";

/** A small panel beside something of the map. */
export type Popup =
  | { readonly kind: "role"; readonly at: LaneSpot; readonly anchor: Anchor }
  | { readonly kind: "channel" | "color" | "personas"; readonly anchor: Anchor }
  | { readonly kind: "persona"; readonly persona: string; readonly anchor: Anchor }
  | { readonly kind: "menu" | "title"; readonly anchor: Anchor }
  | { readonly kind: "filter" | "views"; readonly anchor: Element | Anchor };

/** The persona dialog: a new persona, or the one with this id. */
export type PersonaDialogState = { readonly persona: string | null };

/** A name is asked for what is shown now, or anew for a view that was kept. */
export type NamingView = { readonly view: string | null };

/** One open map and what a person does to it. */
export class Editor {
  readonly canvas = new CanvasView();
  readonly gestures = new Gestures(this);
  readonly find = new Find(this);
  readonly views = new Views(this);
  readonly show = new Show(this);
  /** Where the sheets of a print end. */
  readonly sheets: Sheets;
  /** The panels at the sides of the map. */
  readonly panels: Panels;
  /** What has to do with the clipboard, one after the other: what is copied first is there to be pasted. */
  readonly clipboard = new Queue();
  /** The copy of the map as a file. */
  readonly copy: MapCopy;
  /** Where somebody wanted to go last, by find, palette or outline. */
  way = Symbol();
  selection = $state.raw<Selection>(NONE);
  /** Where the keyboard stands. */
  spot = $state.raw<Spot | null>(null);
  /** Counts wishes that the element of the spot takes the focus. */
  focusWishes = $state(0);
  text = $state.raw<TextSession | null>(null);
  popup = $state.raw<Popup | null>(null);
  personaDialog = $state.raw<PersonaDialogState | null>(null);
  exporting = $state(false);
  /** The print preview is open. */
  printing = $state(false);
  /** The view whose name is asked for: a new one, or one that was kept. */
  namingView = $state.raw<NamingView | null>(null);
  /** The persona whose points a click sets; none where all count alike. */
  persona = $state<string | null>(null);
  /** True while only the active persona's curves are shown. */
  alone = $state(false);
  /** Whose curves are looked at. */
  readonly looked: Looked = $derived({ persona: this.persona, alone: this.alone });
  /** The cards that stand back: those that the filter fades, and while something is found all others. */
  readonly faded: ReadonlySet<string> = $derived.by(() => {
    const { marked } = this.find;
    if (marked.size === 0) return this.views.faded;
    return new Set(Object.keys(this.store.doc.cards).filter((card) => !marked.has(card)));
  });
  /** What a screen reader hears next. */
  said = $state("");
  /** Fields outside of the map that may have keys that are not saved: the title, the properties. */
  readonly fields = new Set<{ flush(): Promise<boolean> }>();
  /** The map as walking sees it. */
  readonly ground: Ground = {
    grid: null as never,
    whole: null as never,
    form: (lane) => this.form(lane),
    point: (lane, stage) => this.pointOf(lane, stage),
  };

  constructor(
    readonly session: Session,
    readonly store: Store,
  ) {
    Object.defineProperty(this.ground, "grid", { get: () => this.store.shown });
    Object.defineProperty(this.ground, "whole", { get: () => this.store.grid });
    this.copy = new MapCopy(session, {
      map: store.map,
      title: () => store.doc.map.title || say("app.untitled"),
      flush: () => this.flush(),
      unsaved: () => store.unsaved(),
    });
    this.panels = new Panels(session, () => innerWidth);
    this.sheets = new Sheets(this);
    this.persona = store.doc.map.personas?.[0] ?? null;
    this.spot = firstSpot(this.ground);
  }

  // What is there

  card(id: string): Card | undefined {
    return this.store.doc.cards[id];
  }

  lane(id: string): Lane | undefined {
    return this.store.doc.lanes[id];
  }

  stage(id: string): Stage | undefined {
    return this.store.doc.stages[id];
  }

  link(id: string): Link | undefined {
    return this.store.doc.links[id];
  }

  /** The row of the role table for a lane. */
  role(lane: string): RoleInfo | undefined {
    return this.session.role(this.lane(lane)?.role ?? "note") ?? this.session.role("note");
  }

  /** How a lane is drawn. */
  form(lane: string) {
    const shown = this.store.layout.frame.lanes.find((track) => track.lane === lane)?.form;
    return shown ?? (this.lane(lane) ? this.role(lane)?.form : undefined);
  }

  /** True for a point of a curve; those are no cards to people who look at the map. */
  isPoint(card: string): boolean {
    return this.form(this.card(card)?.place?.lane ?? "") === "curve";
  }

  /** What a lane is called: its own name, or its role's in the language of the map, as the map itself shows it. */
  laneName(id: string): string {
    const lane = this.lane(id);
    const role = lane?.role ?? "note";
    const key = `role.${role}`;
    return lane?.name?.trim() || (hasWord(key) ? sayIn(languageOf(this.store.doc.map.language), key) : role);
  }

  /** What a stage is called. */
  stageName(id: string): string {
    return this.stage(id)?.name || say("editor.stage.unnamed", { number: (this.store.grid.node(id)?.column ?? 0) + 1 });
  }

  /** The point of the active persona in a cell of a curve; a point of everybody where there is none. */
  pointOf(lane: string, stage: string): string | null {
    const cards = this.store.grid.cards(lane, stage);
    const about = (id: string): readonly string[] => this.card(id)?.personas ?? [];
    const own = cards.find((id) => this.persona !== null && about(id).includes(this.persona));
    return own ?? cards.find((id) => about(id).length === 0) ?? null;
  }

  /** True where the hand may set this point: it is about the active persona, about everybody, or no persona is active. */
  draws(point: string): boolean {
    const about = this.card(point)?.personas ?? [];
    return this.persona === null || about.length === 0 || about.includes(this.persona);
  }

  /** True for a point of a curve that is not drawn, for another persona stands alone. No hand reaches what nobody sees. */
  isAway(card: string): boolean {
    return this.alone && this.isPoint(card) && !this.draws(card);
  }

  /** The selected records of a kind. */
  selected(kind: Selectable): readonly string[] {
    const { selection } = this;
    if (selection.kind !== kind) return [];
    return kind === "card" ? this.store.grid.sorted(selection.ids) : [...selection.ids];
  }

  /** True where just this is selected, or among others. */
  isSelected(kind: Selectable, id: string): boolean {
    return this.selection.kind === kind && this.selection.ids.has(id);
  }

  /** True where what is selected shows its ring: always, but not for the pointer in a presentation. */
  get rings(): boolean {
    return !this.show.on || !this.gestures.pointing;
  }

  // Selecting and walking

  /** Selects one thing and stands on it. */
  choose(kind: Selectable, id: string, focus = true): void {
    this.selection = only(kind, id);
    this.stand(kind, id, focus);
  }

  /** Selects one more, or one less. */
  toggle(kind: Selectable, id: string): void {
    this.selection = toggled(this.selection, kind, id);
    this.stand(kind, id, true);
  }

  /** Selects these cards; the keyboard stands on the first. */
  chooseCards(cards: readonly string[], focus = true): void {
    this.chooseSeveral("card", cards, focus);
  }

  /** Selects these; the keyboard stands on the first. */
  chooseSeveral(kind: Selectable, ids: readonly string[], focus = true): void {
    this.selection = these(kind, ids);
    const [first] = ids;
    if (first !== undefined) this.stand(kind, first, focus);
  }

  /** Selects up to this one; the keyboard stands there. */
  extendTo(selection: Selection, kind: Selectable, id: string): void {
    this.selection = selection;
    this.stand(kind, id, true);
  }

  /** The keyboard goes there; what is there is selected, or as well, or the selection stays as it is. */
  go(spot: Spot, how: "choose" | "extend" | "keep" = "choose"): void {
    const [kind, id] = spot.on === "cell" ? (["card", spot.card] as const) : ([spot.on, spot.on === "stage" ? spot.stage : spot.lane] as const);
    if (how === "choose") this.selection = id === null ? NONE : only(kind, id);
    else if (how === "extend" && id !== null) this.selection = extended(this.selection, kind, id);
    this.spot = spot;
    this.reveal(spot);
    this.focusWishes += 1;
  }

  /** Nothing is selected; the keyboard stays in its cell. */
  clear(): void {
    this.selection = NONE;
    if (this.spot?.on === "cell" && this.spot.card !== null && this.form(this.spot.lane) === "curve") {
      this.go({ ...this.spot, card: null });
    }
  }

  /** The element of the spot takes the focus. */
  focus(): void {
    this.focusWishes += 1;
  }

  private stand(kind: Selectable, id: string, focus: boolean): void {
    const spot = this.spotOf(kind, id);
    if (spot) this.spot = spot;
    if (focus) this.focusWishes += 1;
  }

  /** Where the keyboard stands on something; an arrow and a note of the tray lie in no cell. */
  spotOf(kind: Selectable, id: string): Spot | null {
    if (kind === "card") return this.#spotOfCard(id);
    if (kind === "stage") return { on: "stage", stage: id };
    return kind === "lane" ? { on: "lane", lane: id } : null;
  }

  /** In the first of its columns that is shown. */
  #spotOfCard(id: string): Spot | null {
    const card = this.card(id);
    const stage = card?.place ? (this.store.shown.stageOf(card) ?? card.place.stage) : undefined;
    return card?.place && stage !== undefined ? { on: "cell", lane: card.place.lane, stage, card: id } : null;
  }

  /** After a change: what is gone is no longer selected, and the keyboard stands on something that is there. */
  tidy(): void {
    // "All" stays; a persona that left the map hands over to the first.
    if (this.persona !== null && !this.store.doc.map.personas?.includes(this.persona)) {
      this.persona = this.store.doc.map.personas?.[0] ?? null;
    }
    this.selection = existing(this.selection, (kind, id) => this.#isThere(kind, id));
    // What is written into something that is gone has no place any more.
    if (this.text?.gone) this.text = null;
    const { spot } = this;
    if (spot && !this.#stands(spot)) this.spot = this.#nearest(spot);
  }

  /** True for a record that is shown, and for what no view hides: notes of the tray and arrows. */
  #isThere(kind: Selectable, id: string): boolean {
    const { shown } = this.store;
    if (kind === "lane") return shown.laneOf(id) >= 0;
    if (kind === "stage") return shown.node(id) !== undefined;
    if (kind === "link") return this.link(id) !== undefined;
    const card = this.card(id);
    if (!card?.place) return card !== undefined;
    return shown.isRow(card.place.lane) && shown.stageOf(card) !== undefined && !this.isAway(id);
  }

  #stands(spot: Spot): boolean {
    const { shown } = this.store;
    if (spot.on === "stage") return shown.node(spot.stage) !== undefined;
    if (spot.on === "lane") return shown.laneOf(spot.lane) >= 0;
    if (!shown.hasCell(spot.lane, spot.stage)) return false;
    return spot.card === null || (Boolean(this.card(spot.card)?.place) && !this.isAway(spot.card));
  }

  #nearest(spot: Spot): Spot | null {
    if (spot.on !== "cell" || !this.store.shown.hasCell(spot.lane, spot.stage)) return firstSpot(this.ground);
    const card = this.form(spot.lane) === "curve" ? null : (this.store.shown.cards(spot.lane, spot.stage).at(-1) ?? null);
    return { ...spot, card };
  }

  // In sight

  /** The part of the map where a spot is drawn. */
  rectOf(spot: Spot): Rect | null {
    const { frame } = this.store.layout;
    if (spot.on === "stage") {
      const node = this.store.shown.node(spot.stage);
      const first = frame.columns[node?.column ?? -1];
      return first ? { x: first.x, y: frame.head_y, w: first.w, h: frame.grid_y - frame.head_y } : null;
    }
    const track = frame.lanes.find((each) => each.lane === spot.lane);
    if (!track) return null;
    if (spot.on === "lane") return { x: 0, y: track.y, w: frame.grid_x, h: track.h };
    const drawn = spot.card === null ? null : cardRect(this.store.layout, spot.card);
    const column = frame.columns[this.store.shown.columnOf(spot.stage)];
    return drawn ?? (column ? { x: column.x, y: track.y, w: column.w, h: track.h } : null);
  }

  /** Brings a spot into sight. */
  reveal(spot: Spot): void {
    const rect = this.rectOf(spot);
    const { frame } = this.store.layout;
    if (!rect) return;
    if (spot.on === "cell") this.canvas.reveal(rect, { x: frame.grid_x, y: frame.grid_y - frame.head_y });
    // The head and the names of lanes stick: only the other direction needs scrolling.
    else if (spot.on === "stage") this.canvas.reveal({ ...rect, y: this.canvas.toMap(this.canvas.viewport).y + 40, h: 0 }, { x: frame.grid_x, y: 0 });
    else this.canvas.reveal({ ...rect, x: this.canvas.toMap(this.canvas.viewport).x + 40, w: 0 }, { x: 0, y: frame.grid_y - frame.head_y });
  }

  // Texts

  /** Begins to edit a text; the one before is kept. */
  write(target: TextTarget, first: string, all = false): TextSession {
    void this.text?.flush();
    this.text = new TextSession(this.store, target, first, all);
    return this.text;
  }

  /** Leaves the text and keeps it; until it is saved it takes no keys. A card that has no text was never made. */
  async leaveText(focus = true): Promise<boolean> {
    const { text } = this;
    if (!text) return true;
    text.left = true;
    const { selection, spot } = this;
    const well = await this.#kept(text);
    text.left = false;
    // Another text may have begun meanwhile.
    if (this.text !== text) return well;
    this.text = well ? null : text;
    // Where the hand has gone elsewhere meanwhile, it stays there.
    const still = this.selection === selection && this.spot === spot;
    if (well && still && text.card !== null && this.card(text.card)) this.choose("card", text.card, focus);
    else if (well && focus) this.focus();
    return well;
  }

  /** Leaves the text where nobody has to know when that is done. */
  leave(focus = true): void {
    void this.leaveText(focus);
  }

  async #kept(text: TextSession): Promise<boolean> {
    const well = await text.flush();
    return well && text.isNew && text.text.trim() === "" ? text.discard() : well;
  }

  /** Saves all there is; false where something is not saved. */
  async flush(): Promise<boolean> {
    const texts = [...this.fields, ...(this.text ? [this.text] : [])];
    const saved = await Promise.all(texts.map((text) => text.flush()));
    return (await this.store.settled()) && saved.every(Boolean);
  }

  /** The fields a new card of a lane has from the start: in a curve the active persona. */
  fieldsFor(lane: string): Fields {
    const curve = this.form(lane) === "curve";
    return curve && this.persona !== null ? { personas: [this.persona] } : {};
  }

  /** The end of a cell. */
  cell(lane: string, stage: string): CardSpot {
    return { spot: "cell", lane, stage };
  }

  /** Makes a persona the active one, alone or among the others; none makes all equal. */
  showPersona(persona: string | null, alone = false): void {
    this.persona = persona;
    this.alone = alone && persona !== null;
    this.tidy();
    const name = persona === null ? say("editor.personas.all") : this.store.doc.shared.personas[persona]?.name || say("persona.unnamed");
    const words = say(this.alone ? "editor.personas.alone" : "editor.personas.active", { name });
    const begin = curveLanes(this).some((lane) => unbegun(this, lane)) ? say("editor.curve.begin", { name }) : "";
    this.announce([words, begin].filter(Boolean).join(". "));
  }


  /** Closes a panel; the keyboard goes back to the map. */
  closePanel(name: PanelName): void {
    this.panels.show(name, false);
    this.focus();
  }

  /** A screen reader says this. The same words twice are two announcements. */
  announce(words: string): void {
    this.said = this.said === words ? `${words}\u00a0` : words;
  }
}
