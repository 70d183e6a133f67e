// A table before it comes in: how it was understood, what a person says of that, and where it goes.

import type { MapId, TableChoice, TableLook, TableTrack } from "../backend/types";
import type { Session } from "../session/session.svelte";
import type { Report } from "./imports.svelte";

/** What became of it: the map that holds it now, and what was said about it. */
export type TableDecision = { readonly map: MapId | null; readonly report: Report | null };

/** Where a table goes when it becomes a map of its own. */
export const NEW = "";

export class TableImport {
  /** How the table is understood now. */
  look = $state.raw<TableLook>() as TableLook;
  /** The map that would come of it, as an address; null until it is drawn. */
  picture = $state.raw<string | null>(null);
  /** The map it goes into; empty for a new one. */
  into = $state(NEW);
  /** True while what was chosen last is not understood yet. */
  waiting = $state(false);
  readonly file: string;
  /** Told when the person has decided. */
  readonly decided: Promise<TableDecision>;
  #decide: (decision: TableDecision) => void = () => undefined;
  #choice: TableChoice = {};
  #asked = 0;

  constructor(
    private readonly session: Session,
    private readonly path: string,
    look: TableLook,
  ) {
    this.look = look;
    this.file = path.replace(/^.*[/\\]/, "");
    this.decided = new Promise((resolve) => (this.#decide = resolve));
    void this.#draw(this.#asked);
  }

  /** Another table of the file; what was said of rows and columns was about the one before. */
  async chooseTable(table: number): Promise<void> {
    await this.#change({ table });
  }

  /** How it lies. */
  async chooseLayout(layout: string): Promise<void> {
    await this.#change({ table: this.look.table, layout });
  }

  /** What a row or column is for. */
  async mean(track: TableTrack, meaning: string): Promise<void> {
    const { number, head } = track;
    const others = (this.#choice.meanings ?? []).filter((each) => each.number !== number);
    const { table, layout } = this.look;
    await this.#change({ table, layout, meanings: [...others, { number, head, meaning }] });
  }

  /** Takes it in. */
  async run(): Promise<void> {
    const { backend, notices } = this.session;
    await notices.guard(async () => {
      if (this.into !== NEW) {
        const notes = await backend.importTableInto(this.into, this.path, this.#choice);
        this.#decide({ map: this.into, report: this.#report(this.look.title, notes) });
        return;
      }
      const result = await backend.importTable(this.path, this.#choice);
      const report = result.result === "imported" ? this.#report(result.title, result.notes) : null;
      this.#decide({ map: result.map, report });
    });
  }

  /** Leaves it. */
  cancel(): void {
    this.#decide({ map: null, report: null });
  }

  /** What was not said before it landed. */
  #report(title: string, notes: readonly string[]): Report {
    return { title, notes: notes.filter((note) => !this.look.notes.includes(note)) };
  }

  /** Asks how the table is understood with this choice; an answer that came late is of no use. */
  async #change(choice: TableChoice): Promise<void> {
    const before = this.#choice;
    this.#choice = choice;
    const asked = ++this.#asked;
    this.waiting = true;
    const looked = await this.session.notices.guard(() => this.session.backend.look(this.path, choice));
    if (asked !== this.#asked) return;
    this.waiting = false;
    if (looked?.found !== "tables") {
      this.#choice = before;
      return;
    }
    this.look = looked;
    await this.#draw(asked);
  }

  async #draw(asked: number): Promise<void> {
    const picture = await this.session.backend.lookPicture(this.path, this.#choice).catch(() => null);
    if (asked === this.#asked) this.picture = picture;
  }
}
