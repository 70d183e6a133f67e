// One map going out as a file. A PDF is set in the print preview, all others are written as they are.

import type { Exporting, MapId, Report, Shown, TargetKind } from "../backend/types";
import type { Session } from "../session/session.svelte";
import { FileJob } from "./job.svelte";

/** Kinds of files, by what they are for. */
export const GROUPS: readonly { readonly words: string; readonly formats: readonly TargetKind[] }[] = [
  { words: "export.group.look", formats: ["pdf", "pptx", "html", "png", "svg"] },
  { words: "export.group.work", formats: ["xlsx", "csv", "tsv", "md"] },
  { words: "export.group.lajur", formats: ["lajur"] },
];
const FORMATS: readonly TargetKind[] = GROUPS.flatMap(({ formats }) => formats);

/** How slides, tables and texts can lie; the first of them is proposed. */
const LAYOUTS: Partial<Record<TargetKind, readonly string[]>> = {
  pptx: ["map", "stages"],
  csv: ["grid", "list"],
  tsv: ["grid", "list"],
  md: ["grid", "list", "outline"],
};

export class MapExport {
  format = $state<TargetKind>("pdf");
  /** How slides, a table or a text lie; empty where there is no choice. */
  layout = $state("");
  /** What would become of the map in the file; null until that is known. */
  report = $state.raw<Report | null>(null);
  /** What the file would begin with; null until that is known, or where it cannot be. */
  shown = $state.raw<Shown | null>(null);
  /** True while what is shown is not of this choice. */
  waiting = $state(true);
  readonly job: FileJob;
  readonly #map: MapId;
  #asked = 0;

  constructor(
    private readonly session: Session,
    map: MapId,
    private readonly title: string,
  ) {
    this.job = new FileJob(session, map);
    this.#map = map;
    this.format = FORMATS.find((each) => each === session.setting("export_format")) ?? "pdf";
    this.layout = this.#possible(this.#last());
  }

  /** The layouts that this kind of file can have; none where it has but one. */
  get layouts(): readonly string[] {
    return LAYOUTS[this.format] ?? [];
  }

  /** Chooses, and finds out what comes of it. */
  choose(format: TargetKind, layout?: string): void {
    this.format = format;
    this.layout = this.#possible(layout ?? this.#last());
    void this.weigh();
  }

  /** Finds out what would be lost, and what the file would begin with. */
  async weigh(): Promise<void> {
    const asked = ++this.#asked;
    const { backend } = this.session;
    const name = `x.${this.format}`;
    this.waiting = true;
    this.report = null;
    const report = await backend.exportReport(this.#map, name, this.#how()).catch(() => null);
    if (asked !== this.#asked) return;
    this.report = report;
    const shown = await backend.exportShown(this.#map, name, this.#how()).catch(() => null);
    if (asked !== this.#asked) return;
    this.shown = shown;
    this.waiting = false;
  }

  /** Ask where to, and write the file. True when it is there. */
  async run(): Promise<boolean> {
    this.remember();
    return this.job.run(this.format, this.title, this.#how());
  }

  /** The next export begins with this choice. */
  remember(): void {
    void this.session.saveSetting("export_format", this.format);
    if (this.layout !== "") void this.session.saveSetting(`export_layout_${this.format}`, this.layout);
  }

  /** How a file of this kind lay last time. */
  #last(): string {
    return this.session.setting(`export_layout_${this.format}`);
  }

  #possible(layout: string): string {
    return this.layouts.includes(layout) ? layout : (this.layouts[0] ?? "");
  }

  #how(): Exporting {
    if (this.format === "pptx") return { slides: this.layout };
    return this.layouts.length > 0 ? { layout: this.layout } : {};
  }
}
