// One file of a map being written: asked where to, told how far it is, called off.

import { noticeOf } from "../backend/backend";
import type { MapId, Printing, Progress, TargetKind } from "../backend/types";
import type { Session } from "../session/session.svelte";
import { say } from "../words.svelte";

let jobs = 0;

/** Writes files of one map, one at a time. */
export class FileJob {
  /** Set while the file is being written. */
  progress = $state.raw<Progress | null>(null);
  /** Where to. */
  file = $state("");
  #job = "";

  constructor(
    private readonly session: Session,
    private readonly map: MapId,
  ) {}

  /** Asks where to, and writes the file; `print` says how a PDF is set. True when it is there. */
  async run(kind: TargetKind, title: string, print: Printing | null): Promise<boolean> {
    if (this.progress) return false;
    const { backend, notices } = this.session;
    const path = await notices.guard(() => backend.pickTarget(kind, title));
    return path ? this.#write(path, print) : false;
  }

  /** The file that is being written is not wanted. Nothing of it stays. */
  cancel(): void {
    if (this.progress) void this.session.notices.guard(() => this.session.backend.cancel(this.#job));
  }

  async #write(path: string, print: Printing | null): Promise<boolean> {
    const { backend, notices } = this.session;
    this.#job = `export-${++jobs}`;
    this.file = path.replace(/^.*[/\\]/, "");
    this.progress = { done: 0, total: 0 };
    try {
      await backend.exportMap(this.map, path, this.#job, print, (progress) => (this.progress &&= progress));
      notices.well("export");
      notices.done(say("export.done", { file: path }));
      return true;
    } catch (error) {
      if (noticeOf(error).code === "cancelled") notices.note(say("export.cancelled"));
      else notices.fail(error, "export");
      return false;
    } finally {
      this.progress = null;
    }
  }
}
