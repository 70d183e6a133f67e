// One map going out as a file.

import { noticeOf } from "../backend/backend";
import type { MapId, Progress, TargetKind } from "../backend/types";
import type { Session } from "../session/session.svelte";
import { say } from "../words.svelte";

export const FORMATS: readonly TargetKind[] = ["pdf", "png", "svg", "lajur"];

/** Names of papers beside the A series, which is called the same everywhere. */
const PAPERS: Record<string, string> = {
  letter: "paper.letter",
  legal: "paper.legal",
  tabloid: "paper.tabloid",
  f4: "paper.f4",
};

export function paperName(paper: string): string {
  const key = PAPERS[paper];
  return key ? say(key) : paper.toUpperCase();
}

let jobs = 0;

export class MapExport {
  format = $state<TargetKind>("pdf");
  paper = $state("a3");
  /** Set while the file is being written. */
  progress = $state.raw<Progress | null>(null);
  /** Where to. */
  file = $state("");
  #job = "";

  constructor(
    private readonly session: Session,
    private readonly map: MapId,
    private readonly title: string,
  ) {
    const format = FORMATS.find((each) => each === session.setting("export_format"));
    const paper = this.papers.find((each) => each === session.setting("export_paper"));
    this.format = format ?? "pdf";
    this.paper = paper ?? (this.papers.includes("a3") ? "a3" : (this.papers[0] ?? "a4"));
  }

  get papers(): string[] {
    return this.session.start?.papers ?? [];
  }

  /** Ask where to, and write the file. True when it is there. */
  async run(): Promise<boolean> {
    if (this.progress) return false;
    const { backend, notices } = this.session;
    const path = await notices.guard(() => backend.pickTarget(this.format, this.title));
    if (!path) return false;
    void this.session.saveSetting("export_format", this.format);
    void this.session.saveSetting("export_paper", this.paper);
    return this.#write(path);
  }

  /** The file that is being written is not wanted. Nothing of it stays. */
  cancel(): void {
    if (this.progress) void this.session.notices.guard(() => this.session.backend.cancel(this.#job));
  }

  async #write(path: string): Promise<boolean> {
    const { backend, notices } = this.session;
    this.#job = `export-${++jobs}`;
    this.file = path.replace(/^.*[/\\]/, "");
    this.progress = { done: 0, total: 0 };
    const paper = this.format === "pdf" ? this.paper : null;
    try {
      await backend.exportMap(this.map, path, this.#job, paper, (progress) => (this.progress &&= progress));
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
