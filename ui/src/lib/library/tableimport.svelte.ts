// A table before it comes in: how it was understood, what a person says of that, and where it goes.

import type { MapCard, MapId, Source, TableChoice, TableEntry, TableLook, TableTrack } from "../backend/types";
import { say } from "../words.svelte";
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
  into = $state<MapId>(NEW);
  /** True while what was chosen last is not understood yet. */
  waiting = $state(false);
  /** Name of the file; empty for the clipboard. */
  readonly file: string;
  /** Told when the person has decided. */
  readonly decided: Promise<TableDecision>;
  #decide: (decision: TableDecision) => void = () => undefined;
  /** What the person said, and the last of it that was understood. */
  #choice: TableChoice = {};
  #understood: TableChoice = {};
  #looked = 0;
  #drawn = 0;

  constructor(
    private readonly session: Session,
    private readonly source: Source,
    look: TableLook,
    /** The maps of the library. */
    readonly maps: readonly MapCard[],
  ) {
    this.look = look;
    this.file = source.from === "file" ? source.path.replace(/^.*[/\\]/, "") : "";
    this.decided = new Promise((resolve) => (this.#decide = resolve));
    void this.#draw();
  }

  /** Another table of the file; what was said of rows and columns was about the one before. */
  async chooseTable(table: number): Promise<void> {
    await this.#change({ table });
  }

  /** Into a map of the library, or a new one; the picture follows. */
  async goInto(map: MapId): Promise<void> {
    this.into = map;
    await this.#draw();
  }

  /** How it lies. */
  async chooseLayout(layout: string): Promise<void> {
    await this.#change({ table: this.look.table, layout });
  }

  /** What a row or column is for. */
  async mean(track: TableTrack, meaning: string): Promise<void> {
    const { number, head } = track;
    const others = (this.#choice.meanings ?? []).filter((each) => each.number !== number);
    await this.#change({ ...this.#settled(), meanings: [...others, { number, head, meaning }] });
  }

  /** Takes one of the other rows or columns in, or leaves it out. */
  async take({ number }: TableEntry, is_taken: boolean): Promise<void> {
    const others = (this.#choice.entries ?? []).filter((each) => each.number !== number);
    await this.#change({ ...this.#settled(), entries: [...others, { number, is_taken }] });
  }

  /** Takes it in. */
  async run(): Promise<void> {
    const { backend, notices } = this.session;
    await notices.guard(async () => {
      if (this.into !== NEW) {
        const notes = await backend.importTableInto(this.into, this.source, this.#choice);
        const title = this.maps.find(({ id }) => id === this.into)?.title ?? this.look.title;
        notices.done(say("import.joined", { title }));
        this.#decide({ map: this.into, report: this.#report(title, notes) });
        return;
      }
      const result = await backend.importTable(this.source, this.#choice);
      const report = result.result === "imported" ? this.#report(result.title, result.notes) : null;
      this.#decide({ map: result.map, report });
    });
  }

  /** Leaves it. */
  cancel(): void {
    this.#decide({ map: null, report: null });
  }

  /** What was said so far, about the table and the layout that are shown. */
  #settled(): TableChoice {
    const { table, layout } = this.look;
    return this.waiting ? this.#choice : { ...this.#choice, table, layout };
  }

  /** What was not said before it landed. */
  #report(title: string, notes: readonly string[]): Report {
    return { title, notes: notes.filter((note) => !this.look.notes.includes(note)) };
  }

  /** Asks how the table is understood with this choice; an answer that came late is of no use. */
  async #change(choice: TableChoice): Promise<void> {
    this.#choice = choice;
    const asked = ++this.#looked;
    this.waiting = true;
    const looked = await this.session.notices.guard(() => this.session.backend.look(this.source, choice));
    if (asked !== this.#looked) return;
    this.waiting = false;
    if (looked?.found !== "tables") {
      this.#choice = this.#understood;
      return;
    }
    this.#understood = choice;
    this.look = looked;
    await this.#draw();
  }

  async #draw(): Promise<void> {
    const asked = ++this.#drawn;
    const picture = await this.session.backend.lookPicture(this.source, this.#choice, this.into || null).catch(() => null);
    if (asked === this.#drawn) this.picture = picture;
  }
}
