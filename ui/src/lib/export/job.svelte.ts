// One file of a map being written: asked where to, told how far it is, called off.

import type { Exporting, HowFar, MapId, TargetKind } from "../backend/types";
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
  get progress(): HowFar | null {
    return this.#job.progress;
  }

  /** Asks where to, and writes the file; `how` says what its kind leaves open. True when it is there. */
  async run(kind: TargetKind, title: string, how: Exporting): Promise<boolean> {
    if (this.progress) return false;
    const { backend, notices } = this.session;
    const path = await notices.guard(() => backend.pickTarget(kind, title));
    return path ? this.#write(path, how) : false;
  }

  /** The file that is being written is not wanted. Nothing of it stays. */
  cancel(): void {
    this.#job.cancel();
  }

  #write(path: string, how: Exporting): Promise<boolean> {
    this.file = path.replace(/^.*[/\\]/, "");
    const words = { done: say("export.done", { file: path }), cancelled: say("export.cancelled") };
    return this.#job.run((job, onprogress) => this.session.backend.exportMap(this.map, path, job, how, onprogress), words);
  }
}
