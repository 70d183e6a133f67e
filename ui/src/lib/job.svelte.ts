// Work that takes a while: told how far it is, called off, and said when it is over.

import { noticeOf, type Backend } from "./backend/backend";
import type { HowFar } from "./backend/types";
import type { Notices } from "./notices/notices.svelte";

/** What is said at the end. */
export type JobWords = { readonly done: string; readonly cancelled: string };

let jobs = 0;

/** One piece of work at a time. */
export class Job {
  /** Set while it runs. */
  progress = $state.raw<HowFar | null>(null);
  #name = "";

  /** `about` names the work for its notices and for the core. */
  constructor(
    private readonly backend: Backend,
    private readonly notices: Notices,
    private readonly about: string,
  ) {}

  /** Does the work, which the core knows by the name it is handed. True when it is done. */
  async run(work: (name: string, onprogress: (progress: HowFar) => void) => Promise<unknown>, words: JobWords): Promise<boolean> {
    if (this.progress) return false;
    this.#name = `${this.about}-${++jobs}`;
    this.progress = { done: 0, total: 0, waits: false };
    try {
      await work(this.#name, (progress) => (this.progress &&= progress));
      this.notices.well(this.about);
      this.notices.done(words.done);
      return true;
    } catch (error) {
      if (noticeOf(error).code === "cancelled") this.notices.note(words.cancelled);
      else this.notices.fail(error, this.about);
      return false;
    } finally {
      this.progress = null;
    }
  }

  /** It is not wanted any more. */
  cancel(): void {
    if (this.progress) void this.notices.guard(() => this.backend.cancel(this.#name));
  }
}
