// Presenting the map: full screen, one stage or lane after the other with the rest dimmed. The map stays the map: it
// can be selected, dragged and written in meanwhile.

import { say } from "../words.svelte";
import type { Editor } from "./editor.svelte";
import { clamp } from "./geometry";
import { NONE } from "./selection";
import { screens, type ShowBy, showZoom, type Step, steps } from "./show";
import type { View } from "./viewport";
import type { Spot } from "./walk";

/** The presentation of one map. */
export class Show {
  on = $state(false);
  by = $state<ShowBy>("stage");
  /** True while the screen is blank. */
  blank = $state(false);
  /** Number of the step. */
  at = $state(0);
  /** Number of the screen within the step. */
  #screen = 0;
  #before: View | null = null;
  readonly steps: readonly Step[] = $derived.by(() => (this.on ? steps(this.editor.store.layout, this.by) : []));
  readonly step: Step | undefined = $derived(this.steps[Math.min(this.at, this.steps.length - 1)]);

  constructor(private readonly editor: Editor) {}

  /** What the step is called. */
  get name(): string {
    const id = this.step?.id ?? "";
    return this.by === "stage" ? this.editor.stageName(id) : this.editor.laneName(id);
  }

  /** Begins where one is seen to stand, else with the first. */
  async start(by: ShowBy): Promise<void> {
    if (this.on) return this.turn(by);
    if (steps(this.editor.store.layout, by).length === 0) return;
    this.#before = this.editor.canvas.view;
    const from = this.#stood();
    this.editor.selection = NONE;
    this.editor.session.notices.clear();
    this.editor.session.notices.held = true;
    this.by = by;
    this.on = true;
    this.#go(this.#numberOf(from));
    await this.editor.session.notices.guard(() => this.editor.session.backend.setFullScreen(true), "full screen");
  }

  /** Ends; the window stands where it stood before. */
  async end(): Promise<void> {
    if (!this.on) return;
    this.on = false;
    this.blank = false;
    this.editor.session.notices.held = false;
    await this.editor.session.notices.guard(() => this.editor.session.backend.setFullScreen(false), "full screen");
    if (this.#before) this.editor.canvas.show(this.#before);
    this.editor.announce(say("show.ended"));
    this.editor.focus();
  }

  /** Goes on by stages or by lanes, where one is. */
  turn(by: ShowBy): void {
    if (by === this.by) return;
    this.by = by;
    this.#go(this.#numberOf(this.editor.spot));
  }

  /** To the next step or the one before; none beyond the ends. */
  move(by: 1 | -1): void {
    this.#go(clamp(this.at + by, 0, Math.max(0, this.steps.length - 1)));
  }

  /** To the next screen of the step, and after its last one to the next step; or back. */
  page(by: 1 | -1): void {
    const next = this.#screen + by;
    if (next >= 0 && next < this.#screens().length) {
      this.#screen = next;
      this.blank = false;
      this.look();
    } else if (this.steps[this.at + by]) {
      this.#go(this.at + by);
      this.#screen = by < 0 ? this.#screens().length - 1 : 0;
      this.look();
    }
  }

  /** Shows the step again, after the window or the map has got another size. */
  look(): void {
    const views = this.#screens();
    this.#screen = clamp(this.#screen, 0, Math.max(0, views.length - 1));
    const view = views[this.#screen];
    if (view) this.editor.canvas.show(view);
  }

  /** Does what a key means in a presentation; false where it means nothing. */
  key(pressed: string): boolean {
    const along = this.by === "stage" ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
    const across = this.by === "stage" ? ["ArrowUp", "ArrowDown"] : ["ArrowLeft", "ArrowRight"];
    const does: { [key: string]: () => void } = {
      [along[0] ?? ""]: () => this.move(-1),
      [along[1] ?? ""]: () => this.move(1),
      [across[0] ?? ""]: () => this.page(-1),
      [across[1] ?? ""]: () => this.page(1),
      PageUp: () => this.page(-1),
      PageDown: () => this.page(1),
      Home: () => this.#go(0),
      End: () => this.#go(this.steps.length - 1),
      b: () => this.#turnBlank(),
      B: () => this.#turnBlank(),
      Escape: () => void this.end(),
    };
    does[pressed]?.();
    return does[pressed] !== undefined;
  }

  #turnBlank(): void {
    this.blank = !this.blank;
    if (this.blank) this.editor.announce(say("show.blanked"));
    else this.#tell();
  }

  #go(at: number): void {
    this.at = at;
    this.#screen = 0;
    this.blank = false;
    this.look();
    this.#tell();
  }

  #tell(): void {
    this.editor.announce(say("show.said", { number: this.at + 1, total: this.steps.length, name: this.name }));
  }

  #screens(): View[] {
    const { step } = this;
    const { width, height } = this.editor.canvas;
    const { layout } = this.editor.store;
    const screen = { w: width, h: height };
    return step && width > 0 ? screens(step, layout, showZoom(this.steps, this.by, layout, screen), screen) : [];
  }

  /** On what is selected, or where the ring of the keyboard is. A hand that works with the pointer sees no other place. */
  #stood(): Spot | null {
    const { selection, spot, gestures } = this.editor;
    if (!gestures.pointing) return spot;
    return selection.anchor === null ? null : this.editor.spotOf(selection.kind, selection.anchor);
  }

  /** Number of the step that a spot lies in; the first where it lies in none. */
  #numberOf(spot: Spot | null): number {
    const { store } = this.editor;
    const lane = spot && spot.on !== "stage" ? spot.lane : null;
    const stage = spot && spot.on !== "lane" ? spot.stage : null;
    const column = store.grid.node(stage ?? "")?.column ?? -1;
    const at = this.steps.findIndex(({ id }) => {
      if (this.by === "lane") return id === lane;
      const node = store.grid.node(id);
      return node !== undefined && node.column <= column && column < node.column + node.columns;
    });
    return Math.max(0, at);
  }
}
