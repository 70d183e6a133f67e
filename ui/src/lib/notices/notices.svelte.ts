// The one place where the window says that something went wrong, or that something is done.

import { noticeOf } from "../backend/backend";

export type NoticeAction = { label: string; run: () => void };
export type ShownNotice = {
  number: number;
  tone: "done" | "failure";
  text: string;
  way: string;
  /** For a report; empty where there is nothing to report. */
  details: string;
  action: NoticeAction | null;
};

const STAY_MS = 8_000;

/** What is shown now, oldest first. Failures stay until they are closed; the rest leaves by itself. */
export class Notices {
  shown = $state.raw<ShownNotice[]>([]);
  #last = 0;

  constructor(private readonly log: (details: string) => void = () => {}) {}

  /** Something is done. */
  done(text: string, action: NoticeAction | null = null, way = ""): void {
    const number = this.#show({ tone: "done", text, way, details: "", action });
    setTimeout(() => this.close(number), STAY_MS);
  }

  /** Something went wrong. Goes into the log as well. */
  fail(error: unknown, action: NoticeAction | null = null): void {
    const notice = noticeOf(error);
    const place = [notice.file, notice.line, notice.field].filter((part) => part != null).join(":");
    const details = [notice.code, notice.message, place, notice.details].filter(Boolean).join("\n");
    this.log(details);
    this.#show({ tone: "failure", text: notice.message, way: notice.way, details, action });
  }

  close(number: number): void {
    this.shown = this.shown.filter((notice) => notice.number !== number);
  }

  /** Do `work`; what it throws is shown, and `undefined` comes back. */
  async guard<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.fail(error);
      return undefined;
    }
  }

  #show(notice: Omit<ShownNotice, "number">): number {
    const number = ++this.#last;
    // The same words twice are one notice, so that a failing autosave does not fill the window.
    const others = this.shown.filter((other) => other.text !== notice.text);
    this.shown = [...others, { ...notice, number }].slice(-4);
    return number;
  }
}
