// The one place where the window says that something went wrong, or that something is done.

import { noticeOf } from "../backend/backend";

export type NoticeAction = { label: string; run: () => void };
export type ShownNotice = {
  number: number;
  /** Done, not possible and nothing is wrong, or failed. */
  tone: "done" | "note" | "failure";
  text: string;
  way: string;
  /** For a report; empty where there is nothing to report. */
  details: string;
  action: NoticeAction | null;
  /** The action it is about; a later success of that one closes it. Empty where nobody says. */
  about: string;
};

type Told = Pick<ShownNotice, "tone" | "text"> & Partial<ShownNotice>;

const STAY_MS = 8_000;

/** What is shown now, oldest first. Failures stay until they are closed or mended; the rest leaves by itself. */
export class Notices {
  shown = $state.raw<ShownNotice[]>([]);
  /** True while nothing may lie over what an audience sees; what comes meanwhile is shown afterwards. */
  held = $state(false);
  #last = 0;

  constructor(private readonly log: (details: string) => void = () => {}) {}

  /** What a person can see of them now. */
  get seen(): readonly ShownNotice[] {
    return this.held ? [] : this.shown;
  }

  /** Something is done. */
  done(text: string, action: NoticeAction | null = null, way = ""): void {
    this.#passing({ tone: "done", text, way, action });
  }

  /** Something was not done, and nothing is wrong: it is not possible, or was not wanted any more. */
  note(text: string, way = "", about = ""): void {
    this.#passing({ tone: "note", text, way, about });
  }

  /** Something went wrong. Goes into the log as well. */
  fail(error: unknown, about = ""): void {
    const notice = noticeOf(error);
    const place = [notice.file, notice.line, notice.field].filter((part) => part != null).join(":");
    const details = [notice.code, notice.message, place, notice.details].filter(Boolean).join("\n");
    this.log(details);
    this.#show({ tone: "failure", text: notice.message, way: notice.way, details, about });
  }

  close(number: number): void {
    this.shown = this.shown.filter((notice) => notice.number !== number);
  }

  /** Closes the failure that came last; false where none can be seen. What leaves by itself takes no key from the map. */
  closeNewest(): boolean {
    const newest = this.seen.findLast(({ tone }) => tone === "failure");
    if (newest) this.close(newest.number);
    return newest !== undefined;
  }

  /** That action went well: what was said against it holds no longer. */
  well(about: string): void {
    const over = (notice: ShownNotice): boolean => notice.about === about && notice.tone !== "done";
    if (this.shown.some(over)) this.shown = this.shown.filter((notice) => !over(notice));
  }

  /** What could be taken back has been, or something came after it: its button would lead nowhere. */
  settle(): void {
    const over = ({ tone, action }: ShownNotice): boolean => tone === "done" && action !== null;
    if (this.shown.some(over)) this.shown = this.shown.filter((notice) => !over(notice));
  }

  /** The view they are about is left: only what is done may still be taken back. */
  leave(): void {
    this.shown = this.shown.filter(({ tone }) => tone === "done");
  }

  /** All go: nobody looks for them any more, or their words are of another language. */
  clear(): void {
    this.shown = [];
  }

  /** Do `work`; what it throws is shown, and `undefined` comes back. With `about` a success closes what failed before. */
  async guard<T>(work: () => Promise<T>, about = ""): Promise<T | undefined> {
    try {
      const done = await work();
      if (about) this.well(about);
      return done;
    } catch (error) {
      this.fail(error, about);
      return undefined;
    }
  }

  #passing(told: Told): void {
    const number = this.#show(told);
    setTimeout(() => this.close(number), STAY_MS);
  }

  #show(told: Told): number {
    const number = ++this.#last;
    // The same words twice are one notice, so that a failing autosave does not fill the window.
    const others = this.shown.filter((other) => other.text !== told.text);
    this.shown = [...others, { way: "", details: "", action: null, about: "", ...told, number }].slice(-4);
    return number;
  }
}
