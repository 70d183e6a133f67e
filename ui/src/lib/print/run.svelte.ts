// A map on its way to a printer. It goes on where its preview is closed: a poster takes minutes.

import { noticeOf, type Backend } from "../backend/backend";
import type { MapId, Printing, PrintOrder, Progress } from "../backend/types";
import type { Notices } from "../notices/notices.svelte";
import { say } from "../words.svelte";

/** What failures of a print are about. */
const ABOUT = "print";
let jobs = 0;

/** Prints maps, one at a time. */
export class PrintRun {
  /** Set while a map is being printed. */
  progress = $state.raw<Progress | null>(null);
  /** The printer, in words for people. */
  printer = $state("");
  #job = "";

  constructor(
    private readonly backend: Backend,
    private readonly notices: Notices,
  ) {}

  /** Prints a map; `printer` is what people call the printer of the order. True when it is on paper. */
  async run(map: MapId, print: Printing, order: PrintOrder, printer: string): Promise<boolean> {
    if (this.progress) return false;
    this.#job = `print-${++jobs}`;
    this.printer = printer;
    this.progress = { done: 0, total: 0 };
    try {
      await this.backend.printMap(map, print, order, this.#job, (progress) => (this.progress &&= progress));
      this.notices.well(ABOUT);
      this.notices.done(say("print.done", { printer }));
      return true;
    } catch (error) {
      if (noticeOf(error).code === "cancelled") this.notices.note(say("print.cancelled", { printer }));
      else this.notices.fail(error, ABOUT);
      return false;
    } finally {
      this.progress = null;
    }
  }

  /** Takes the job out of the queue. What is on paper stays there. */
  cancel(): void {
    if (this.progress) void this.notices.guard(() => this.backend.cancel(this.#job));
  }
}
