// Whether the pointer has come to rest. The clock is handed in, so that tests need not wait.

/** Runs something after so many ms; gives back how to stop that. */
export type Later = (run: () => void, ms: number) => () => void;

/** By the clock of the browser. */
export const later: Later = (run, ms) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** A pointer that rests when it has not moved for a while. */
export class Rest {
  /** True from the moment it has not moved for long enough. */
  resting = $state(false);
  #stop: () => void = () => undefined;
  #at = "";

  constructor(
    /** In ms. */
    private readonly after: number,
    private readonly clock: Later = later,
  ) {}

  /** It is awake, and rests again after a while. */
  wake(): void {
    this.resting = false;
    this.#stop();
    this.#stop = this.clock(() => (this.resting = true), this.after);
  }

  /** It was seen there. The engine also tells of pointers that stand still while something moves below them. */
  seen(x: number, y: number): void {
    const at = `${x}:${y}`;
    if (at === this.#at) return;
    this.#at = at;
    this.wake();
  }

  /** Nobody looks any more. */
  end(): void {
    this.resting = false;
    this.#stop();
  }
}
