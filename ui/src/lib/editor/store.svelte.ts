// The window's copy of one map, and the only way it changes: edits go out one after the other, and what the library
// answers is applied here. Nothing is shown as done before the library has it.

import { type Backend, noticeOf } from "../backend/backend";
import type { Change, Doc, Edit, Layout, LayoutDelta, MapUpdate, MapView, Notice, SharedEdit, SharedUpdate } from "../backend/types";
import { applied, changesOrder, relaid } from "./change";
import { Grid } from "./grid";
import { Queue } from "./queue";
import { isQuiet, isRejection, saveState, type SaveState } from "./save";
import { type Scope, Trail } from "./trail";

/** What an answered edit gave. */
export type Done = { readonly created: readonly string[] };

/** An edit, or what makes one from the state at the time it is sent; null sends nothing. */
export type Planned = Edit | (() => Edit | null);

type Words = Record<Scope, string | null>;

/** Something the store tells: a rejected edit, so that the person hears why. */
export type Told = (notice: Notice) => void;

/** One map. */
export class Store {
  doc = $state.raw() as Doc;
  layout = $state.raw() as Layout;
  grid = $state.raw() as Grid;
  revision = $state(0);
  /** True while a text has keys that are not sent; the text's session says so. */
  typing = $state(false);
  #waiting = $state(0);
  #failure = $state.raw<Notice | null>(null);
  #undo = $state.raw<Words>({ map: null, shared: null });
  #redo = $state.raw<Words>({ map: null, shared: null });
  #next = $state.raw<{ undo: Scope; redo: Scope }>({ undo: "map", redo: "map" });
  #failed: (() => void)[] = [];
  readonly #trail = new Trail();
  readonly #queue = new Queue((waiting) => (this.#waiting = waiting));

  readonly save: SaveState = $derived(
    saveState({ waiting: this.#waiting, typing: this.typing, failure: this.#failure, revision: this.revision }),
  );
  /** Words of the step that Ctrl+Z takes back, none where there is nothing. */
  readonly undoWords: string | null = $derived(this.#undo[this.#next.undo]);
  /** Words of the step that comes back with redo. */
  readonly redoWords: string | null = $derived(this.#redo[this.#next.redo]);

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
      () => void this.edit(planned, join, made),
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
      () => void this.editShared(edit),
    );
  }

  /** Something shared was changed elsewhere in this window, such as in the persona dialog: show it here too. */
  took(update: SharedUpdate): void {
    this.#trail.did("shared");
    this.#takeShared(update);
  }

  /** Takes back what was done last; the words of that step, null where there was nothing. */
  undo(): Promise<string | null> {
    return this.#step("undo");
  }

  /** Does again what was taken back last. */
  redo(): Promise<string | null> {
    return this.#step("redo");
  }

  /** Waits until everything sent so far is answered; false where something is not saved. */
  async settled(): Promise<boolean> {
    await this.#queue.idle();
    return this.#failure === null;
  }

  /** The reason why something is not saved. */
  get failure(): Notice | null {
    return this.#failure;
  }

  /** Sends again what could not be saved. */
  retry(): void {
    const again = this.#failed;
    this.#failed = [];
    this.#failure = null;
    for (const send of again) send();
  }

  /** Reads the map anew: another process changed it, or an answer did not fit what is shown. */
  reload(): Promise<void> {
    return this.#queue.add(async () => this.#show(await this.backend.openMap(this.map)));
  }

  async #send<T extends Done>(job: () => Promise<T>, again: () => void): Promise<Done | null> {
    try {
      const done = await this.#queue.add(job);
      if (this.#failed.length === 0) this.#failure = null;
      return done;
    } catch (error) {
      return this.#refused(noticeOf(error), again);
    }
  }

  #refused(notice: Notice, again: () => void): Done | null {
    if (!isRejection(notice)) {
      this.#failure = notice;
      this.#failed.push(again);
      return null;
    }
    if (!isQuiet(notice)) this.tell(notice);
    return notice.code.endsWith("nothing") ? { created: [] } : null;
  }

  #step(which: "undo" | "redo"): Promise<string | null> {
    return this.#queue
      .add(async () => {
        const scope = this.#trail[which];
        const words = (which === "undo" ? this.#undo : this.#redo)[scope];
        const went = scope === "map" ? await this.#mapStep(which) : await this.#sharedStep(which);
        if (which === "undo") this.#trail.undid(scope);
        else this.#trail.redid(scope);
        this.#lookAhead();
        return went ? words : null;
      })
      .catch((error: unknown) => {
        const notice = noticeOf(error);
        if (isRejection(notice)) this.tell(notice);
        else this.#failure = notice;
        return null;
      });
  }

  async #mapStep(which: "undo" | "redo"): Promise<boolean> {
    const update = await this.backend[which](this.map);
    if (update) this.#take(update);
    return update !== null;
  }

  async #sharedStep(which: "undo" | "redo"): Promise<boolean> {
    const update = await (which === "undo" ? this.backend.undoShared(this.map) : this.backend.redoShared(this.map));
    if (update) this.#takeShared(update);
    return update !== null;
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
    if (changesOrder(change)) this.grid = new Grid(doc);
    this.doc = doc;
    if (layout) this.layout = relaid(this.layout, layout);
  }

  #lookAhead(): void {
    this.#next = { undo: this.#trail.undo, redo: this.#trail.redo };
  }

  #show(view: MapView): void {
    this.doc = view.doc;
    this.layout = view.layout;
    this.grid = new Grid(view.doc);
    this.revision = view.revision;
    this.#undo = { ...this.#undo, map: view.undo };
    this.#redo = { ...this.#redo, map: view.redo };
  }
}
