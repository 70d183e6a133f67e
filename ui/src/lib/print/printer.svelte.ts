// Which printer a map goes to, and how: what a person chooses right before printing.

import { noticeOf } from "../backend/backend";
import type { Notice, Printer, PrinterPaper, PrintOrder, Sides } from "../backend/types";
import type { Session } from "../session/session.svelte";

/** The setting that keeps the printer of the last time. */
const LAST = "printer";
/** A printer that does not say what it can do is tried. */
const UNKNOWN: PrinterPaper = { takes: true, sizes: [], edge_mm: null, two_sides: false };

/** An order for a printer, while it is being written. */
export class PrinterChoice {
  /** All printers; null until they are known. */
  printers = $state.raw<readonly Printer[] | null>(null);
  /** The chosen one's name; empty where there is none. */
  name = $state("");
  /** As typed. */
  copies = $state("1");
  /** Which sheets, such as `1-3,5`; empty is all of them. */
  pages = $state("");
  sides = $state<Sides>("one");
  /** How the printer gets along with the paper; null until it is known. */
  fit = $state.raw<PrinterPaper | null>(null);
  /** Why there are no printers to choose from. */
  trouble = $state.raw<Notice | null>(null);
  readonly printer = $derived(this.printers?.find(({ name }) => name === this.name));

  /** `paper` is that of the sheets. */
  constructor(
    private readonly session: Session,
    readonly paper: string,
  ) {}

  /** Looks for the printers; the one of the last time is chosen, or the usual one. */
  async begin(): Promise<void> {
    this.trouble = null;
    try {
      this.printers = await this.session.backend.printers();
    } catch (error) {
      this.trouble = noticeOf(error);
      return;
    }
    const last = this.printers.find(({ name }) => name === this.session.setting(LAST));
    const first = last ?? this.printers[0];
    if (first) await this.choose(first.name);
  }

  /** Takes this printer. */
  async choose(name: string): Promise<void> {
    this.name = name;
    this.fit = null;
    const { backend, notices } = this.session;
    const fit = await notices.guard(() => backend.printerPaper(name, this.paper), "printer");
    if (this.name !== name) return;
    this.fit = fit ?? UNKNOWN;
    if (!this.fit.two_sides) this.sides = "one";
  }

  /** What the printer is told. The printer is remembered for the next time. */
  order(): PrintOrder {
    void this.session.saveSetting(LAST, this.name);
    return { printer: this.name, copies: Number(this.copies), pages: this.pages.trim() || null, sides: this.sides };
  }

  /** What the margins must grow to in millimetres, so that the printer cuts nothing off; null where they suffice. */
  widerMargin(margin: number): number | null {
    const edge = Math.ceil((this.fit?.edge_mm ?? 0) - 0.05);
    return edge > margin ? edge : null;
  }
}
