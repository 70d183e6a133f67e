// Text in progress: saved 300 ms after the last key and at least each second, never two saves at once, and at once when
// it is left. All saves of one session carry the same join key, so they are one step of undo.

/** Time as a session sees it; tests bring their own. */
export type Clock = {
  now(): number;
  after(ms: number, then: () => void): unknown;
  forget(handle: unknown): void;
};

/** The clock of the browser. */
export const BROWSER: Clock = {
  now: () => Date.now(),
  after: (ms, then) => setTimeout(then, ms),
  forget: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
};

/** How long after the last key a text is saved. */
export const QUIET = 300;
/** How long a text is left unsaved at most while keys keep coming. */
export const LONGEST = 1000;

/** A text that is being typed. */
export class Typing {
  #saved: string;
  #text: string;
  #timer: unknown = null;
  #since: number | null = null;
  #saving: Promise<boolean> | null = null;

  /** `save` puts the text into the library and says whether that went well; a failed one is tried again. */
  constructor(
    text: string,
    private readonly save: (text: string) => Promise<boolean>,
    private readonly clock: Clock = BROWSER,
  ) {
    this.#saved = text;
    this.#text = text;
  }

  /** The text as it is now. */
  get text(): string {
    return this.#text;
  }

  /** True while something of it is not saved. */
  get dirty(): boolean {
    return this.#text !== this.#saved || this.#saving !== null;
  }

  /** A key was pressed: this is the text now. */
  input(text: string): void {
    this.#text = text;
    if (text === this.#saved && this.#saving === null) return this.#forget();
    const now = this.clock.now();
    this.#since ??= now;
    if (this.#timer !== null) this.clock.forget(this.#timer);
    const wait = Math.max(0, Math.min(QUIET, this.#since + LONGEST - now));
    this.#timer = this.clock.after(wait, () => void this.flush());
  }

  /** Saves now what is not saved; true when nothing is left. */
  async flush(): Promise<boolean> {
    this.#forget();
    // Another flush may have begun one while this waited.
    while (this.#saving) await this.#saving;
    if (this.#text === this.#saved) return true;
    const text = this.#text;
    const saving = this.save(text).then((well) => {
      if (well) this.#saved = text;
      this.#saving = null;
      return well;
    });
    this.#saving = saving;
    const well = await saving;
    return well && this.#text !== this.#saved ? this.flush() : well;
  }

  #forget(): void {
    if (this.#timer !== null) this.clock.forget(this.#timer);
    this.#timer = null;
    this.#since = null;
  }
}
