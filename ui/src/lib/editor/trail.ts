// Which scope was changed in which order, so that Ctrl+Z takes back what the person just did: the map's own steps and
// those of the shared records each have a list in the library, and only the window knows how they interleave.

/** A scope of steps. */
export type Scope = "map" | "shared";

/** The steps of this window, newest last. */
export class Trail {
  readonly #done: Scope[] = [];
  readonly #undone: Scope[] = [];
  #join: string | null = null;

  /** Something was done. Edits with one join key are one step. */
  did(scope: Scope, join: string | null = null): void {
    this.#undone.length = 0;
    if (join !== null && join === this.#join && this.#done.at(-1) === scope) return;
    this.#join = join;
    this.#done.push(scope);
  }

  /** The scope whose step comes next on the way back. Steps from before this window are the map's. */
  get undo(): Scope {
    return this.#done.at(-1) ?? "map";
  }

  /** The scope whose step comes next on the way forward. */
  get redo(): Scope {
    return this.#undone.at(-1) ?? "map";
  }

  /** A step was taken back. */
  undid(scope: Scope): void {
    this.#join = null;
    if (this.#done.at(-1) === scope) this.#done.pop();
    this.#undone.push(scope);
  }

  /** A step was done again. */
  redid(scope: Scope): void {
    this.#join = null;
    if (this.#undone.at(-1) === scope) this.#undone.pop();
    this.#done.push(scope);
  }
}
