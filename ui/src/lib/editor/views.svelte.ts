// What of the map is shown: hidden and folded lanes and stages, and the filter. It is the window's own, no history of
// the map; Alt+Z goes back to what was shown before, and it can be kept by a name.

import type { Fields, View } from "../backend/types";
import { say } from "../words.svelte";
import * as doing from "./doing";
import type { Editor } from "./editor.svelte";
import { BREAKS, FILTERS, filters, FOLDS, type Shown, stays, unfiltered } from "./fading";

/** How many views Alt+Z knows. */
const MOST_BEFORE = 50;

type Fold = (typeof FOLDS)[number];
type Listed = Fold | (typeof BREAKS)[number];

/** All that a view says. */
const ALL = [...FOLDS, ...BREAKS, ...FILTERS];

const NONE: ReadonlySet<string> = new Set();

/** The view of one window on one map. */
export class Views {
  current = $state.raw<Shown>({});
  #before = $state.raw<readonly Shown[]>([]);
  /** Over when the map shows what was asked for last. */
  #showing: Promise<void> = Promise.resolve();
  /** True where some cards may be faded. */
  readonly filtering: boolean = $derived(filters(this.current));
  /** Views that were kept by a name, by their names. */
  readonly saved: readonly View[] = $derived.by(() => {
    const views = Object.values(this.editor.store.doc.views);
    return views.sort((a, b) => (a.name ?? "").localeCompare(b.name ?? "") || a.id.localeCompare(b.id));
  });
  /** The cards that the filter fades. */
  readonly faded: ReadonlySet<string> = $derived.by(() => (this.filtering ? this.#faded() : NONE));

  constructor(private readonly editor: Editor) {}

  /** True where Alt+Z leads somewhere. */
  get hasBefore(): boolean {
    return this.#before.length > 0;
  }

  /** True where something is hidden or folded. */
  get folded(): boolean {
    return FOLDS.some((field) => (this.current[field]?.length ?? 0) > 0);
  }

  /** Shows this from the start; nothing was shown before it. */
  begin(shown: Shown): void {
    this.#show(shown);
  }

  /** Shows this; Alt+Z leads back. It is on the map when this is over. */
  change(next: Shown): Promise<void> {
    this.#before = [...this.#before, this.current].slice(-MOST_BEFORE);
    return this.#show(next);
  }

  /** Shows what was shown before. */
  back(): void {
    const last = this.#before.at(-1);
    if (!last) return;
    this.#before = this.#before.slice(0, -1);
    this.#show(last);
  }

  /** True where a lane or stage is hidden or folded, or a sheet of paper begins with it. */
  has(field: Listed, id: string): boolean {
    return this.current[field]?.includes(id) === true;
  }

  /** Hides or folds records, or begins sheets with them; no longer where all of them are. */
  flip(field: Listed, ids: readonly string[]): void {
    const now = this.current[field] ?? [];
    const all = ids.every((id) => now.includes(id));
    const next = all ? now.filter((id) => !ids.includes(id)) : [...new Set([...now, ...ids])];
    this.change({ ...this.current, [field]: next });
  }

  /** Nothing is hidden, folded or faded any more. */
  showAll(): void {
    this.change({ ...unfiltered(this.current), hidden_lanes: [], hidden_stages: [], collapsed_lanes: [], collapsed_stages: [] });
  }

  /** Shows a record that lies in something hidden or folded. */
  unfold(kind: string, id: string): Promise<void> {
    const { lane = "", stage = "" } = this.editor.card(id)?.place ?? {};
    if (kind === "lane") return this.#unfold({ hidden_lanes: [id] });
    // A folded stage shows itself, only what is below it does not.
    if (kind === "stage") return this.#unfold({ hidden_stages: this.#above(id), collapsed_stages: this.#above(id).slice(1) });
    return this.unfoldCell(lane, stage);
  }

  /** Shows a cell that is hidden or folded away. */
  unfoldCell(lane: string, stage: string): Promise<void> {
    const above = this.#above(stage);
    return this.#unfold({ hidden_lanes: [lane], collapsed_lanes: [lane], hidden_stages: above, collapsed_stages: above });
  }

  async #unfold(open: Partial<Record<Fold, readonly string[]>>): Promise<void> {
    const kept = (field: Fold): string[] => (this.current[field] ?? []).filter((each) => !open[field]?.includes(each));
    const shut = FOLDS.some((field) => kept(field).length !== (this.current[field]?.length ?? 0));
    if (!shut) return this.#showing;
    await this.change({ ...this.current, ...Object.fromEntries(FOLDS.map((field) => [field, kept(field)])) });
  }

  /** Shows what was kept by a name. */
  apply({ id: _id, name: _name, ...kept }: View): void {
    this.change(kept);
  }

  /** Keeps what is shown now by a name; another view of that name is this one from now on. */
  async save(name: string): Promise<void> {
    const same = this.saved.find((view) => view.name === name);
    const fields: Fields = { ...(this.current as Fields), name };
    const done = (saved: unknown): void => {
      if (saved) this.editor.session.notices.done(say("view.saved.done", { name }));
    };
    if (!same) return done(await doing.edit(this.editor, { edit: "add_view", fields }));
    // What the view before hid or filtered and this one does not must go from it.
    const nothing = Object.fromEntries(ALL.map((field) => [field, null]));
    done(await doing.edit(this.editor, { edit: "set", kind: "view", ids: [same.id], fields: { ...nothing, ...fields } }));
  }

  /** Gives a view that was kept another name. */
  async rename(id: string, name: string): Promise<void> {
    await doing.edit(this.editor, { edit: "set", kind: "view", ids: [id], fields: { name } });
  }

  /** Deletes a view that was kept; what is shown stays. */
  async delete(id: string): Promise<void> {
    await doing.edit(this.editor, { edit: "delete", items: [{ kind: "view", id }] });
  }

  /** True where just this is shown now. */
  isShown(view: View): boolean {
    const wanted = (shown: Shown): string => ALL.map((field) => [...(shown[field] ?? [])].sort().join()).join("|");
    return wanted(view) === wanted(this.current);
  }

  #faded(): ReadonlySet<string> {
    const cards = Object.entries(this.editor.store.doc.cards);
    return new Set(cards.flatMap(([id, card]) => (stays(this.current, card) ? [] : [id])));
  }

  /** A stage with all above it. */
  #above(stage: string | undefined): string[] {
    const above: string[] = [];
    for (let at = stage; at !== undefined && !above.includes(at); at = this.editor.stage(at)?.parent ?? undefined) above.push(at);
    return above;
  }

  async #show(next: Shown): Promise<void> {
    const before = this.current;
    this.current = next;
    const refolded = FOLDS.some((field) => (before[field] ?? []).join() !== (next[field] ?? []).join());
    if (!refolded) return;
    this.#showing = this.#folded(next);
    await this.#showing;
  }

  async #folded(next: Shown): Promise<void> {
    await this.editor.session.notices.guard(() => this.editor.store.show(next));
    this.editor.tidy();
  }
}
