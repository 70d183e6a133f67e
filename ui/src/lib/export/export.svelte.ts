// One map going out as a file. A PDF is set in the print preview, all others are written as they are.

import type { MapId, TargetKind } from "../backend/types";
import type { Session } from "../session/session.svelte";
import { FileJob } from "./job.svelte";

export const FORMATS: readonly TargetKind[] = ["pdf", "png", "svg", "lajur"];

export class MapExport {
  format = $state<TargetKind>("pdf");
  readonly job: FileJob;

  constructor(
    private readonly session: Session,
    map: MapId,
    private readonly title: string,
  ) {
    this.job = new FileJob(session, map);
    this.format = FORMATS.find((each) => each === session.setting("export_format")) ?? "pdf";
  }

  /** Ask where to, and write the file. True when it is there. */
  async run(): Promise<boolean> {
    this.remember();
    return this.job.run(this.format, this.title, null);
  }

  /** The next export begins with this format. */
  remember(): void {
    void this.session.saveSetting("export_format", this.format);
  }
}
