// Files on their way into the library, from the dialog, the command line or a drop.

import { Failure, noticeOf } from "../backend/backend";
import type { Known, MapId, Source, TableLook } from "../backend/types";
import type { Session } from "../session/session.svelte";
import { say } from "../words.svelte";
import { TableImport } from "./tableimport.svelte";
import { WorkbookImport } from "./workbookimport.svelte";

export type Question = { path: string; title: string; answer: (known: Known | null) => void };
export type Report = { title: string; notes: string[] };

export class Imports {
  /** A file holds a map that the library knows with other content. */
  question = $state.raw<Question | null>(null);
  /** What files could not bring along. */
  reports = $state.raw<Report[]>([]);
  /** A file with tables that a person looks at before they come in. */
  table = $state.raw<TableImport | null>(null);
  /** A workbook of Lajur's own with changes in it. */
  workbook = $state.raw<WorkbookImport | null>(null);
  #busy = $state(false);
  #queue: Promise<void> = Promise.resolve();

  constructor(private readonly session: Session) {}

  /** True while a file is being read or a map from it opened, and nobody is asked anything. */
  get reading(): boolean {
    return this.#busy && !this.question && !this.table && !this.workbook;
  }

  /** Let the person choose files, and open them. */
  async choose(): Promise<void> {
    const paths = await this.session.notices.guard(() => this.session.backend.pickFiles("map"));
    if (paths?.length) await this.open(paths);
  }

  /** Bring files into the library one after the other and show the last one. */
  open(paths: string[]): Promise<void> {
    this.#queue = this.#queue.then(() => this.#openAll(paths));
    return this.#queue;
  }

  /** Show the table that lies on the clipboard, and take it in as it is corrected. */
  openClipboard(): Promise<void> {
    this.#queue = this.#queue.then(() => this.#openKept());
    return this.#queue;
  }

  async #openAll(paths: string[]): Promise<void> {
    this.#busy = true;
    let last: MapId | null = null;
    const failures: unknown[] = [];
    for (const path of paths) {
      const map = await this.#look(path).catch((error: unknown) => void failures.push(named(path, error)));
      last = map ?? last;
    }
    await this.#show(last);
    // The view that is left takes its notices along, so these come after it.
    for (const failure of failures) this.session.notices.fail(failure);
  }

  async #openKept(): Promise<void> {
    const { backend, notices } = this.session;
    const source: Source = { from: "clipboard" };
    this.#busy = true;
    const looked = await notices.guard(async () => {
      await backend.keepClipboard();
      return backend.look(source, {});
    });
    await this.#show(looked?.found === "tables" ? await this.#showTable(source, looked) : null);
  }

  async #show(map: MapId | null): Promise<void> {
    this.session.libraryChanges++;
    try {
      if (map) await this.session.openMap(map);
    } finally {
      this.#busy = false;
    }
  }

  /** Lajur's own files come in at once; tables and changed workbooks are shown first. */
  async #look(path: string): Promise<MapId | null> {
    const source: Source = { from: "file", path };
    const looked = await this.session.backend.look(source, {});
    if (looked.found === "map") return this.#openOne(path, "ask");
    if (looked.found === "tables") return this.#showTable(source, looked);
    if (looked.map === null) return this.#openOne(path, "keep_both");
    return this.#showWorkbook(new WorkbookImport(this.session, path, looked, looked.map));
  }

  /** With all it offers from the start: nothing moves below the hand that already corrects something. */
  async #showTable(source: Source, look: TableLook): Promise<MapId | null> {
    const maps = await this.session.backend.maps().catch(() => []);
    this.table = new TableImport(this.session, source, look, maps);
    const { map, report } = await this.table.decided;
    this.table = null;
    if (report) this.#report(report);
    return map;
  }

  async #showWorkbook(workbook: WorkbookImport): Promise<MapId | null> {
    this.workbook = workbook;
    const { map } = await workbook.decided;
    this.workbook = null;
    return map;
  }

  #report(report: Report): void {
    if (report.notes.length > 0) this.reports = [...this.reports, report];
  }

  async #openOne(path: string, known: Known): Promise<MapId | null> {
    const result = await this.session.backend.importFile(path, known);
    if (result.result === "known") {
      const answer = await this.#ask(path, result.title);
      return answer ? this.#openOne(path, answer) : null;
    }
    this.#report({ title: result.title, notes: result.notes });
    return result.map;
  }

  #ask(path: string, title: string): Promise<Known | null> {
    return new Promise((resolve) => {
      const answer = (known: Known | null) => {
        this.question = null;
        resolve(known);
      };
      this.question = { path, title, answer };
    });
  }
}

/** The failure with words that begin with the file's name and, where it is known, the line: several may have come at once. */
function named(path: string, error: unknown): unknown {
  const notice = noticeOf(error);
  const { message, line } = notice;
  const file = path.split(/[/\\]/).at(-1) ?? path;
  if (message.includes(file)) return error;
  const words = line == null ? say("import.failed.file", { file, message }) : say("import.failed.line", { file, line, message });
  return new Failure({ ...notice, message: words });
}
