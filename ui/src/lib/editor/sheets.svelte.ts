// Where the sheets of a print end, shown over the map while a person draws: for the paper that was chosen last.

import type { SheetEdges } from "../backend/types";
import { printingOf, printKey, recalled, SHOWN } from "../print/settings";
import { type Later, later } from "../rest.svelte";
import type { Editor } from "./editor.svelte";
import { columnEdges, type Span, sheetSpans } from "./sheetspans";

/** The setting that keeps whether they are shown. */
const SETTING = "sheet-edges";
/** Edits that come so close together are asked about once, in ms: setting a large map on paper takes a second. */
const REST = 400;
/** More sheets than this are not drawn over the map. Fewer need no question: lines are no paper. */
const MOST = 2_000;

/** The ends of sheets on one map. */
export class Sheets {
  on = $state(false);
  /** What was answered last; null until then. */
  edges = $state.raw<SheetEdges | null>(null);
  /** The paper they are of. */
  paper = $state("");
  /** The sheets on the map as it is laid out now. */
  readonly spans: readonly Span[] = $derived.by(() => (this.on && this.edges ? this.#spans(this.edges) : []));
  #stop: () => void = () => undefined;
  #asked = 0;

  constructor(
    private readonly editor: Editor,
    private readonly clock: Later = later,
  ) {
    this.on = editor.session.setting(SETTING) === "on";
  }

  /** Shows them, or no longer. */
  show(on: boolean): void {
    this.on = on;
    void this.editor.session.saveSetting(SETTING, on ? "on" : "");
    if (!on) this.edges = null;
  }

  /** Something has changed that they depend on. */
  ask(): void {
    this.#stop();
    this.#stop = this.clock(() => void this.#answer(), this.edges ? REST : 0);
  }

  /** Nobody looks any more. */
  end(): void {
    this.#stop();
    this.#asked += 1;
  }

  async #answer(): Promise<void> {
    const { session, store, views } = this.editor;
    const settings = recalled(session.setting(printKey(store.map)));
    const asked = (this.#asked += 1);
    const printing = { ...printingOf({ ...settings, view: SHOWN }, views.current), most_sheets: MOST };
    const edges = await session.notices.guard(() => session.backend.sheetEdges(store.map, printing), "sheets");
    if (asked !== this.#asked || !edges) return;
    this.edges = edges;
    this.paper = settings.paper;
  }

  #spans({ names, columns, rows }: SheetEdges): readonly Span[] {
    const { frame } = this.editor.store.layout;
    return sheetSpans(names, columnEdges(frame, columns), rows, frame);
  }
}
