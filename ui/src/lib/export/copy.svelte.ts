// Copies of the open map as files: the one that Ctrl+S writes again and again, and the way out where the library cannot
// be written.

import type { Copied, MapId, Unsaved } from "../backend/types";
import type { Session } from "../session/session.svelte";
import { say } from "../words.svelte";

/** The map that is copied. */
export type CopySource = {
  readonly map: MapId;
  title(): string;
  /** Saves all there is; false where something cannot be saved. */
  flush(): Promise<boolean>;
  /** What the library could not take. */
  unsaved(): Unsaved;
};

/** The copy of one map. */
export class MapCopy {
  /** The file of the last copy, while it is asked what to do because somebody changed it. */
  changed = $state<string | null>(null);

  constructor(
    private readonly session: Session,
    private readonly source: CopySource,
  ) {}

  /** Writes the map to where its copy lies; asks where that is, or what to do with a copy that somebody changed. */
  async save(): Promise<void> {
    await this.session.notices.guard(async () => {
      // What cannot be saved must be in the copy all the same.
      if (!(await this.source.flush())) return this.rescue();
      return this.#next(await this.session.backend.saveCopy(this.source.map, null));
    }, "copy");
  }

  /** Writes over a copy that somebody changed. */
  async overwrite(): Promise<void> {
    const file = this.changed;
    this.changed = null;
    if (file !== null) await this.#write(file);
  }

  /** Leaves a copy that somebody changed as it is, and asks for another place. */
  async elsewhere(): Promise<void> {
    this.changed = null;
    await this.session.notices.guard(() => this.#ask(), "copy");
  }

  /** Writes the map with all that the library could not take. The next Ctrl+S does not know of that file. */
  async rescue(): Promise<void> {
    const { backend, notices } = this.session;
    await notices.guard(async () => {
      const file = await backend.pickTarget("lajur", this.source.title());
      if (!file) return;
      await backend.rescueCopy(this.source.map, file, this.source.unsaved());
      notices.done(say("export.done", { file }));
    }, "copy");
  }

  async #next(copied: Copied): Promise<void> {
    if (copied.copied === "changed") this.changed = copied.file;
    else if (copied.copied === "unplaced") await this.#ask();
    else this.session.notices.done(say("export.done", { file: copied.file }));
  }

  async #ask(): Promise<void> {
    const file = await this.session.backend.pickTarget("lajur", this.source.title());
    if (file) await this.#write(file);
  }

  async #write(file: string): Promise<void> {
    await this.session.notices.guard(async () => this.#next(await this.session.backend.saveCopy(this.source.map, file)), "copy");
  }
}
