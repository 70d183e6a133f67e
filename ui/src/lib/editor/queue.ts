// Edits go to the library strictly one after the other; none overtakes another.

/** Things that wait for each other. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** `changed` hears how many are on their way whenever that changes. */
  constructor(private readonly changed: (waiting: number) => void = () => undefined) {}

  /** How many have not been answered yet. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Does this when all before it are done, well or not. */
  add<T>(job: () => Promise<T>): Promise<T> {
    this.#count(1);
    const mine = this.#last.then(job);
    this.#last = mine.then(
      () => this.#count(-1),
      () => this.#count(-1),
    );
    return mine;
  }

  /** Waits until everything added so far is done. */
  async idle(): Promise<void> {
    await this.#last;
  }

  #count(by: number): void {
    this.#waiting += by;
    this.changed(this.#waiting);
  }
}
