// A workbook that Lajur wrote and somebody worked in: each change is taken or left.

import type { Difference, MapId, WorkbookLook } from "../backend/types";
import type { Session } from "../session/session.svelte";
import { say } from "../words.svelte";

export class WorkbookImport {
  readonly file: string;
  /** Keys of the changes that are taken. What would lose something of the library is left at first. */
  taken = $state.raw<ReadonlySet<string>>(new Set());
  /** Told when the person has decided. */
  readonly decided: Promise<{ readonly map: MapId | null }>;
  #decide: (decision: { readonly map: MapId | null }) => void = () => undefined;

  constructor(
    private readonly session: Session,
    private readonly path: string,
    readonly look: WorkbookLook,
    private readonly map: MapId,
  ) {
    this.file = path.replace(/^.*[/\\]/, "");
    this.taken = new Set(look.differences.filter(({ conflicts }) => !conflicts).map(({ key }) => key));
    this.decided = new Promise((resolve) => (this.#decide = resolve));
  }

  /** Takes a change or leaves it. */
  flip({ key }: Difference): void {
    const taken = new Set(this.taken);
    if (!taken.delete(key)) taken.add(key);
    this.taken = taken;
  }

  /** Takes all, or none where all are taken. */
  flipAll(): void {
    const all = this.look.differences.map(({ key }) => key);
    this.taken = new Set(this.taken.size === all.length ? [] : all);
  }

  /** Brings the changes into the map. */
  async run(): Promise<void> {
    const { backend, notices } = this.session;
    await notices.guard(async () => {
      if (this.taken.size > 0) {
        await backend.takeDifferences(this.path, [...this.taken]);
        notices.done(say("workbook.taken", { title: this.look.title }));
      }
      this.#decide({ map: this.map });
    });
  }

  /** Leaves all of it. */
  cancel(): void {
    this.#decide({ map: null });
  }
}
