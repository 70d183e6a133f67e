// The print of one map before it is written: what is chosen, the sheets that come of it, and what is in the way.

import { noticeOf } from "../backend/backend";
import type { MapId, Notice, Preview, PrintChoices, Printing } from "../backend/types";
import { differs, type Shown } from "../editor/fading";
import { FileJob } from "../export/job.svelte";
import { type Later, later } from "../rest.svelte";
import type { Session } from "../session/session.svelte";
import { helpfulFit, helpfulPaper, leavingOut, type Part, PARTS, printKey, printingOf, PROPOSAL, type PrintSettings, recalled, SHOWN } from "./settings";

/** Why there are no sheets. */
export type Trouble = { readonly kind: "many"; readonly sheets: number } | { readonly kind: "notice"; readonly notice: Notice };

/** What makes small type larger: other settings. */
export type Help = { readonly fit?: string; readonly paper?: string };

/** Changes that come so close together are one, in ms: what is chosen, and what is typed. */
const CHOSEN = 20;
const TYPED = 250;
/** Pictures in pixels are asked for in doublings of this, so that a turn of the wheel asks for none. */
const LEAST_PIXELS = 256;

function helpFor(settings: PrintSettings): Help {
  const [fit, paper] = [helpfulFit(settings), helpfulPaper(settings)];
  return { ...(fit ? { fit } : {}), ...(paper ? { paper } : {}) };
}

/** One map on its way to paper. */
export class Print {
  settings = $state.raw<PrintSettings>(PROPOSAL);
  /** What can be left out; null until it is known. */
  choices = $state.raw<PrintChoices | null>(null);
  /** The last sheets that could be set. */
  preview = $state.raw<Preview | null>(null);
  trouble = $state.raw<Trouble | null>(null);
  /** True while the sheets of the settings are not there yet. */
  waiting = $state(true);
  /** The sheet that is shown, counted from 0. */
  sheet = $state(0);
  readonly job: FileJob;
  /** Some type is hard to read, and this is what helps. */
  readonly help: Help = $derived(this.preview?.is_small && !this.trouble ? helpFor(this.settings) : {});
  /** So many sheets were agreed to; holds for these settings only. */
  #agreed: number | null = null;
  #stop: () => void = () => undefined;
  #asking = false;
  #again = false;
  #ended = false;
  #pictures = new Map<string, Promise<string | null>>();

  constructor(
    private readonly session: Session,
    readonly map: MapId,
    readonly title: string,
    /** What the editor shows now; null where no editor asks. */
    readonly shown: Shown | null = null,
    private readonly clock: Later = later,
  ) {
    this.job = new FileJob(session, map);
    const kept = recalled(session.setting(printKey(map)));
    // Who has hidden something, or set an end of a sheet, sees that on paper; a view that was named stays named.
    const view = kept.view !== "" && kept.view !== SHOWN ? kept.view : shown && differs(shown) ? SHOWN : "";
    this.settings = { ...kept, view };
  }

  /** Reads what can be chosen and sets the first sheets. */
  async begin(): Promise<void> {
    const { backend, notices } = this.session;
    void this.#ask();
    this.choices = (await notices.guard(() => backend.printChoices(this.map))) ?? null;
    if (this.choices) this.settings = leavingOut(this.settings, this.choices);
  }

  /** Nobody looks any more. */
  end(): void {
    this.#ended = true;
    this.#stop();
    this.job.cancel();
    if (!this.#asking) void this.session.backend.closePreview().catch(() => undefined);
  }

  /** Chooses; `typing`: more keys may follow at once. */
  change(fields: Partial<PrintSettings>, typing = false): void {
    this.settings = { ...this.settings, ...fields };
    this.#agreed = null;
    this.#later(typing ? TYPED : CHOSEN);
  }

  /** All as Lajur proposes. */
  reset(): void {
    this.change(PROPOSAL);
  }

  /** So many sheets are wanted. */
  agree(): void {
    if (this.trouble?.kind !== "many") return;
    this.#agreed = this.trouble.sheets;
    this.#later(0);
  }

  /** Leaves a stage, lane or persona out, or takes it in again. The last one stays: a print of nothing is none. */
  flip(field: Part, id: string): void {
    const others = (this.choices?.[field] ?? []).filter((choice) => choice.id !== id);
    if (this.has(field, id) && !others.some((other) => this.has(field, other.id))) return;
    const name = `${PARTS[field]}:${id}`;
    const rest = this.settings.without.filter((each) => each !== name);
    this.change({ without: rest.length < this.settings.without.length ? rest : [...rest, name] });
  }

  /** True where a stage, lane or persona is printed. */
  has(field: Part, id: string): boolean {
    return !this.settings.without.includes(`${PARTS[field]}:${id}`);
  }

  /** Shows a sheet; none beyond the ends. */
  show(sheet: number): void {
    const last = (this.preview?.sheets.length ?? 1) - 1;
    this.sheet = Math.min(Math.max(sheet, 0), Math.max(last, 0));
  }

  /** Asks where to, and writes these sheets there. True when the file is there. */
  async save(): Promise<boolean> {
    return this.job.run("pdf", this.title, { print: this.printing() });
  }

  /** A sheet of the present preview as an address; null where another preview took its place. `pixels`: how long its
   *  longest side is shown. */
  picture(sheet: number, pixels: number): Promise<string | null> {
    const id = this.preview?.id ?? "";
    const drawn = this.#pictures.get(`${id}/${sheet}`);
    if (drawn) return drawn;
    const wanted = LEAST_PIXELS * 2 ** Math.max(0, Math.ceil(Math.log2(pixels / LEAST_PIXELS)));
    const key = `${id}/${sheet}/${wanted}`;
    const asked = this.#pictures.get(key) ?? this.session.backend.previewSheet(id, sheet, wanted);
    this.#pictures.set(key, asked);
    asked.then(
      // A drawing is sharp at every size.
      (address) => void (address?.startsWith("data:image/svg") && this.#pictures.set(`${id}/${sheet}`, asked)),
      () => void this.#pictures.delete(key),
    );
    return asked;
  }

  /** How these sheets are set, for the core. */
  printing(): Printing {
    return { ...printingOf(this.settings, this.shown), ...(this.#agreed === null ? {} : { most_sheets: this.#agreed }) };
  }

  #later(ms: number): void {
    this.waiting = true;
    this.#stop();
    this.#stop = this.clock(() => void this.#ask(), ms);
  }

  /** One question at a time: what was changed meanwhile is asked after it, and its own answer is out of date. */
  async #ask(): Promise<void> {
    if (this.#asking) {
      this.#again = true;
      return;
    }
    this.#asking = true;
    do {
      this.#again = false;
      await this.#answer();
    } while (this.#again && !this.#ended);
    this.#asking = false;
    if (this.#ended) void this.session.backend.closePreview().catch(() => undefined);
  }

  async #answer(): Promise<void> {
    const printing = this.printing();
    void this.session.saveSetting(printKey(this.map), JSON.stringify(this.settings));
    try {
      const answer = await this.session.backend.preview(this.map, printing);
      if (this.#again) return;
      this.trouble = answer.previewed === "many" ? { kind: "many", sheets: answer.sheets } : null;
      if (answer.previewed === "made") this.#made(answer);
    } catch (error) {
      if (this.#again) return;
      const notice = noticeOf(error);
      if (notice.code === "unknown_part" && this.#forget()) return;
      this.trouble = { kind: "notice", notice };
    }
    this.waiting = false;
  }

  #made(preview: Preview): void {
    this.#pictures.clear();
    this.preview = preview;
    this.show(this.sheet);
  }

  /** What was chosen of the map is gone by now: all of it is printed. False where nothing was chosen. */
  #forget(): boolean {
    const { view, stages, lanes, personas } = this.settings;
    if (view === "" && stages.length + lanes.length + personas.length === 0) return false;
    this.settings = { ...this.settings, view: "", stages: [], lanes: [], personas: [] };
    this.#again = true;
    return true;
  }
}
