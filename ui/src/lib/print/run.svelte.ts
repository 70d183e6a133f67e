// A map on its way to a printer. It goes on where its preview is closed: a poster takes minutes.

import type { Backend } from "../backend/backend";
import type { HowFar, MapId, Printing, PrintOrder } from "../backend/types";
import { Job } from "../job.svelte";
import type { Notices } from "../notices/notices.svelte";
import { say } from "../words.svelte";

/** Prints maps, one at a time. */
export class PrintRun {
  /** The printer, in words for people. */
  printer = $state("");
  readonly #job: Job;

  constructor(
    private readonly backend: Backend,
    notices: Notices,
  ) {
    this.#job = new Job(backend, notices, "print");
  }

  /** Set while a map is being printed. */
  get progress(): HowFar | null {
    return this.#job.progress;
  }

  /** What it is doing, in words. */
  get doing(): string {
    return say(this.progress?.waits ? "print.waking" : "print.running", { printer: this.printer });
  }

  /** Prints a map; `printer` is what people call the printer of the order. True when it is on paper. */
  async run(map: MapId, print: Printing, order: PrintOrder, printer: string): Promise<boolean> {
    if (this.progress) return false;
    this.printer = printer;
    const words = { done: say("print.done", { printer }), cancelled: say("print.cancelled", { printer }) };
    return this.#job.run((job, onprogress) => this.backend.printMap(map, print, order, job, onprogress), words);
  }

  /** Takes the job out of the queue. What is on paper stays there. */
  cancel(): void {
    this.#job.cancel();
  }
}
