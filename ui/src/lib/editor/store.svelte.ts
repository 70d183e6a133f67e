// The window's copy of one map, and the only way it changes: edits go out one after the other, and what the library
// answers is applied here. Nothing is shown as done before the library has it.

import { type Backend, noticeOf } from "../backend/backend";
import type { CardParts, Change, Doc, Edit, Layout, LayoutDelta, MapUpdate, MapView, Notice, SharedEdit, SharedUpdate, Unsaved, View } from "../backend/types";
import { forget, keep, lacks, laidOut, relaid } from "./boxes";
import { applied, changesOrder } from "./change";
import { folds, Grid } from "./grid";
import { Queue } from "./queue";
import { isQuiet, isRejection, saveState, type SaveState } from "./save";
import { type Scope, Trail } from "./trail";

/** What an answered edit gave. */
export type Done = { readonly created: readonly string[] };

/** An edit, or what makes one from the state at the time it is sent; null sends nothing. */
export type Planned = Edit | (() => Edit | null);

/** What could not be saved, and how it is sent again. */
type Failed = { readonly again: () => void; readonly planned?: Planned; readonly join?: string | null; readonly shared?: SharedEdit };

/** The step that was taken back or done again; null where it was refused. */
export type Stepped = {
  /** Its words; none where there was nothing. */
  readonly words: string | null;
  /** True where nothing on the map shows it: it was about a view that is kept. */
  readonly unseen: boolean;
} | null;

type Words = Record<Scope, string | null>;
type Direction = "undo" | "redo";

/** Cards whose parts are asked for at once. */
const AT_ONCE = 100;
/** Cards whose parts are kept, in sight or not: a few screens at the farthest zoom that shows texts. */
const KEPT = 2000;

/** Something the store tells: a rejected edit, so that the person hears why. */
export type Told = (notice: Notice) => void;

/** One map. */
export class Store {
  doc = $state.raw() as Doc;
  layout = $state.raw() as Layout;
  /** The whole map in its order. */
  grid = $state.raw() as Grid;
  /** What the view shows of it: its columns and lanes are those of the layout. */
  shown = $state.raw() as Grid;
  revision = $state(0);
  /** True while a text has keys that are not sent; the text's session says so. */
  typing = $state(false);
  #waiting = $state(0);
  #failure = $state.raw<Notice | null>(null);
  /** Why the last edit was not possible, until one is. */
  #rejection: Notice | null = null;
  #undo = $state.raw<Words>({ map: null, shared: null });
  #redo = $state.raw<Words>({ map: null, shared: null });
  #next = $state.raw<{ undo: Scope; redo: Scope }>({ undo: "map", redo: "map" });
  /** How many steps are on their way that undo could take back, or redo do again. */
  #coming = $state.raw<Record<Direction, number>>({ undo: 0, redo: 0 });
  /** How often what cards draw has come in. */
  #arrived = $state(0);
  /** How often the layout has changed. */
  #changes = 0;
  /** What is hidden and folded, none where all is shown. */
  #view: Partial<View> = {};
  /** The cards whose parts somebody shows, those in sight first. */
  #needed: readonly string[] = [];
  #asking = false;
  #failed: Failed[] = [];
  readonly #trail = new Trail();
  readonly #queue = new Queue((waiting) => (this.#waiting = waiting));

  readonly save: SaveState = $derived(
    saveState({ waiting: this.#waiting, typing: this.typing, failure: this.#failure, revision: this.revision }),
  );
  /** Words of the step that Ctrl+Z takes back, none where there is nothing. */
  readonly undoWords: string | null = $derived(this.#undo[this.#next.undo]);
  /** Words of the step that comes back with redo. */
  readonly redoWords: string | null = $derived(this.#redo[this.#next.redo]);
  /** True where there is something to take back, or will be when what is on its way is answered: a quick hand counts on it. */
  readonly canUndo: boolean = $derived(this.undoWords !== null || this.#coming.undo > 0);
  /** The same for what can be done again. */
  readonly canRedo: boolean = $derived(this.redoWords !== null || this.#coming.redo > 0);

  constructor(
    readonly backend: Backend,
    readonly map: string,
    view: MapView,
    private readonly tell: Told = () => undefined,
  ) {
    this.#show(view);
  }

  /**
   * Sends an edit; null where it was not carried out. Edits with the same `join` in a row are one step. `made` hears
   * the ids of new records before anything that waits behind this edit is sent.
   */
  edit(planned: Planned, join: string | null = null, made?: (ids: readonly string[]) => void): Promise<Done | null> {
    return this.#send(
      async () => {
        const edit = typeof planned === "function" ? planned() : planned;
        if (!edit) return { created: [] };
        const update = await this.backend.edit(this.map, edit, join);
        this.#trail.did("map", join);
        this.#take(update);
        made?.(update.created);
        return update;
      },
      { again: () => void this.edit(planned, join, made), planned, join },
    );
  }

  /** Sends an edit of what all maps share. */
  editShared(edit: SharedEdit): Promise<Done | null> {
    return this.#send(
      async () => {
        const update = await this.backend.editShared(edit, this.map);
        this.#trail.did("shared");
        this.#takeShared(update);
        return update;
      },
      { again: () => void this.editShared(edit), shared: edit },
    );
  }

  /** Something shared was changed elsewhere in this window, such as in the persona dialog: show it here too. */
  took(update: SharedUpdate): void {
    this.#trail.did("shared");
    this.#takeShared(update);
  }

  /** Takes back what was done last. */
  undo(): Promise<Stepped> {
    return this.#step("undo");
  }

  /** Does again what was taken back last. */
  redo(): Promise<Stepped> {
    return this.#step("redo");
  }

  /** Waits until everything sent so far is answered; false where something is not saved. */
  async settled(): Promise<boolean> {
    await this.#queue.idle();
    return this.#failure === null;
  }

  /** The reason why something is not saved: it failed, or is not possible on this map. */
  get trouble(): Notice | null {
    return this.#failure ?? this.#rejection;
  }

  /** Sends again what could not be saved. */
  retry(): void {
    const again = this.#failed;
    this.#failed = [];
    this.#failure = null;
    for (const failed of again) failed.again();
  }

  /** What could not be saved, oldest first. */
  unsaved(): Unsaved {
    const edits: { edit: Edit; join: string | null }[] = [];
    for (const { planned, join = null } of this.#failed) {
      const edit = typeof planned === "function" ? planned() : planned;
      // A new card that could not be made is tried again with each save of its text; the last one has all of it.
      const before = edits.findIndex((other) => other.join === join && other.edit.edit === "add_cards");
      if (edit?.edit === "add_cards" && join !== null && before >= 0) edits.splice(before, 1);
      if (edit) edits.push({ edit, join });
    }
    return { edits: edits.map(({ edit }) => edit), shared: this.#failed.flatMap(({ shared }) => shared ?? []) };
  }

  /** Reads the map anew: another process changed it, or an answer did not fit what is shown. */
  reload(): Promise<void> {
    return this.#queue.add(async () => {
      const whole = await this.backend.openMap(this.map);
      // The map and what is shown of it change together.
      const layout = folds(this.#view) ? await this.backend.show(this.map, this.#view) : null;
      this.#show(whole);
      if (layout) this.#relay(layout);
    });
  }

  /** Hides and folds what the view says, and shows what it does not name. */
  show(view: Partial<View>): Promise<void> {
    return this.#queue.add(async () => {
      const layout = await this.backend.show(this.map, view);
      this.#view = view;
      this.#order();
      this.#relay(layout);
    });
  }

  /** Grows whenever it has come in what further cards draw. */
  get arrived(): number {
    return this.#arrived;
  }

  /** What a card draws; none until it has come in. */
  parts(card: string): CardParts | undefined {
    void this.#arrived;
    return this.layout.parts.get(card);
  }

  /** Asks what these cards draw, the first ones first, as far as it is not known. They come in by and by. */
  need(cards: readonly string[]): void {
    this.#needed = cards;
    if (!this.#asking) void this.#ask();
  }

  async #ask(): Promise<void> {
    this.#asking = true;
    try {
      for (let next = this.#lacking(); next.length > 0; next = this.#lacking()) {
        const before = this.#changes;
        const parts = await this.backend.parts(this.map, next);
        // An edit that was answered meanwhile may have changed what they draw.
        if (this.#changes !== before) continue;
        keep(this.layout, parts);
        this.#arrived += 1;
        if (next.every((card) => !parts[card])) break;
      }
      forget(this.layout, new Set(this.#needed), KEPT);
    } catch (error) {
      this.tell(noticeOf(error));
    } finally {
      this.#asking = false;
    }
  }

  #lacking(): string[] {
    const lacking: string[] = [];
    for (const card of this.#needed) {
      if (lacking.length === AT_ONCE) break;
      if (lacks(this.layout, card)) lacking.push(card);
    }
    return lacking;
  }

  async #send<T extends Done>(job: () => Promise<T>, otherwise: Failed): Promise<Done | null> {
    try {
      const done = await this.#stepTo("undo", job);
      this.#rejection = null;
      if (this.#failed.length === 0) this.#failure = null;
      return done;
    } catch (error) {
      return this.#refused(noticeOf(error), otherwise);
    }
  }

  #refused(notice: Notice, otherwise: Failed): Done | null {
    if (!isRejection(notice)) {
      this.#failure = notice;
      this.#failed.push(otherwise);
      return null;
    }
    if (!isQuiet(notice)) {
      this.#rejection = notice;
      this.tell(notice);
    }
    return notice.code.endsWith("nothing") ? { created: [] } : null;
  }

  /** Does this in its turn; meanwhile it counts as a step in that direction. */
  async #stepTo<T>(direction: Direction, job: () => Promise<T>): Promise<T> {
    this.#count(direction, 1);
    try {
      return await this.#queue.add(job);
    } finally {
      this.#count(direction, -1);
    }
  }

  #count(direction: Direction, by: number): void {
    this.#coming = { ...this.#coming, [direction]: this.#coming[direction] + by };
  }

  async #step(which: Direction): Promise<Stepped> {
    try {
      return await this.#stepTo(which === "undo" ? "redo" : "undo", async () => {
        const scope = this.#trail[which];
        const words = (which === "undo" ? this.#undo : this.#redo)[scope];
        const change = scope === "map" ? await this.#mapStep(which) : await this.#sharedStep(which);
        if (which === "undo") this.#trail.undid(scope);
        else this.#trail.redid(scope);
        this.#lookAhead();
        if (this.#failed.length === 0) this.#failure = null;
        const unseen = change !== null && change.records.length > 0 && change.records.every(({ kind }) => kind === "view");
        return { words: change ? words : null, unseen };
      });
    } catch (error) {
      const notice = noticeOf(error);
      if (isRejection(notice)) this.tell(notice);
      else this.#failure = notice;
      return null;
    }
  }

  async #mapStep(which: Direction): Promise<Change | null> {
    const update = await this.backend[which](this.map);
    if (update) this.#take(update);
    return update?.change ?? null;
  }

  async #sharedStep(which: Direction): Promise<Change | null> {
    const update = await (which === "undo" ? this.backend.undoShared(this.map) : this.backend.redoShared(this.map));
    if (update) this.#takeShared(update);
    return update?.change ?? null;
  }

  #take(update: MapUpdate): void {
    this.#apply(update.change, update.layout);
    this.revision = update.revision;
    this.#undo = { ...this.#undo, map: update.undo };
    this.#redo = { ...this.#redo, map: update.redo };
    this.#lookAhead();
  }

  #takeShared(update: SharedUpdate): void {
    this.#apply(update.change, update.layout);
    this.#undo = { ...this.#undo, shared: update.undo };
    this.#redo = { ...this.#redo, shared: update.redo };
    this.#lookAhead();
  }

  #apply(change: Change, layout: LayoutDelta | null): void {
    const doc = applied(this.doc, change);
    this.doc = doc;
    if (changesOrder(change)) this.#order();
    if (layout) this.#relay(layout);
  }

  #order(): void {
    this.grid = new Grid(this.doc);
    this.shown = folds(this.#view) ? new Grid(this.doc, this.#view) : this.grid;
  }

  #relay(delta: LayoutDelta): void {
    this.#changes += 1;
    this.layout = relaid(this.layout, delta);
    this.#arrived += 1;
  }

  #lookAhead(): void {
    this.#next = { undo: this.#trail.undo, redo: this.#trail.redo };
  }

  #show(view: MapView): void {
    this.doc = view.doc;
    this.#changes += 1;
    this.layout = laidOut(view.layout);
    this.#order();
    this.revision = view.revision;
    this.#undo = { ...this.#undo, map: view.undo };
    this.#redo = { ...this.#redo, map: view.redo };
  }
}
