// One file of a map being written: asked where to, told how far it is, called off.

import type { MapId, Printing, Progress, TargetKind } from "../backend/types";
import { Job } from "../job.svelte";
import type { Session } from "../session/session.svelte";
import { say } from "../words.svelte";

/** Writes files of one map, one at a time. */
export class FileJob {
  /** Where to. */
  file = $state("");
  readonly #job: Job;

  constructor(
    private readonly session: Session,
    private readonly map: MapId,
  ) {
    this.#job = new Job(session.backend, session.notices, "export");
  }

  /** Set while the file is being written. */
  get progress(): Progress | null {
    return this.#job.progress;
  }

  /** Asks where to, and writes the file; `print` says how a PDF is set. True when it is there. */
  async run(kind: TargetKind, title: string, print: Printing | null): Promise<boolean> {
    if (this.progress) return false;
    const { backend, notices } = this.session;
    const path = await notices.guard(() => backend.pickTarget(kind, title));
    return path ? this.#write(path, print) : false;
  }

  /** The file that is being written is not wanted. Nothing of it stays. */
  cancel(): void {
    this.#job.cancel();
  }

  #write(path: string, print: Printing | null): Promise<boolean> {
    this.file = path.replace(/^.*[/\\]/, "");
    const words = { done: say("export.done", { file: path }), cancelled: say("export.cancelled") };
    return this.#job.run((job, onprogress) => this.session.backend.exportMap(this.map, path, job, print, onprogress), words);
  }
}
