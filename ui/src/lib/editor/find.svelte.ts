// Finding in the map: what is typed, which records have it, and which of them is looked at.

import { plain, wordsOf } from "./filter";
import type { Editor } from "./editor.svelte";
import { plainOf } from "./marks";
import { goTo } from "./places";
import type { Selectable } from "./selection";

/** A record that has the text. */
export type Match = { readonly kind: Selectable; readonly id: string };

const NOBODY: ReadonlySet<string> = new Set();

/** The bar for finding. */
export class Find {
  open = $state(false);
  query = $state("");
  /** Number of the match that is looked at; -1 before the first step. */
  at = $state(-1);
  /** Counts wishes that the field takes the focus. */
  wishes = $state(0);
  /** In reading order: the head, then lane by lane with its cards. */
  readonly matches: readonly Match[] = $derived.by(() => (this.open ? this.#matches() : []));
  /** Their ids, to be marked on the map. */
  readonly marked: ReadonlySet<string> = $derived(this.matches.length === 0 ? NOBODY : new Set(this.matches.map(({ id }) => id)));
  /** Texts of records without case, accents and marks; a changed record is another object. */
  readonly #plain = new WeakMap<object, string>();

  constructor(private readonly editor: Editor) {}

  /** Opens the bar, or gives its field the focus again. */
  show(): void {
    this.open = true;
    this.wishes += 1;
  }

  /** Closes the bar; the keyboard goes on at what was found. */
  close(): void {
    this.open = false;
    this.at = -1;
    this.editor.focus();
  }

  /** Another text; the first match from where one stands comes into sight. */
  type(query: string): void {
    this.query = query;
    this.at = -1;
    if (query.trim() !== "" && this.matches.length > 0) this.#look(0);
  }

  /** To the next match or the one before, round at the ends. */
  step(by: 1 | -1): void {
    const { length } = this.matches;
    if (length > 0) this.#look(this.at < 0 ? (by > 0 ? 0 : length - 1) : (this.at + by + length) % length);
  }

  #look(at: number): void {
    this.at = at;
    const match = this.matches[at];
    if (match) goTo(this.editor, match.kind, match.id, false);
  }

  #matches(): Match[] {
    const words = wordsOf(this.query);
    if (words.length === 0) return [];
    const has = (record: object | undefined, text: () => string): boolean => {
      const all = record ? this.#textOf(record, text) : "";
      return words.every((word) => all.includes(word));
    };
    const { doc, grid } = this.editor.store;
    const stages = grid.head.filter(({ stage }) => has(doc.stages[stage], () => `${doc.stages[stage]?.name ?? ""} ${doc.stages[stage]?.gloss ?? ""}`));
    const lanes = grid.lanes.flatMap((lane): Match[] => {
      // A lane without a name of its own is called by its role, whose words are not in the record.
      const named = words.every((word) => plain(this.editor.laneName(lane)).includes(word));
      const cards = grid.columns.flatMap((stage) => grid.cards(lane, stage)).filter((card) => has(doc.cards[card], () => plainOf(doc.cards[card]?.text ?? "")));
      return [...(named ? [{ kind: "lane" as const, id: lane }] : []), ...cards.map((id) => ({ kind: "card" as const, id }))];
    });
    return [...stages.map(({ stage }) => ({ kind: "stage" as const, id: stage })), ...lanes];
  }

  #textOf(record: object, text: () => string): string {
    const known = this.#plain.get(record);
    if (known !== undefined) return known;
    const made = plain(text());
    this.#plain.set(record, made);
    return made;
  }
}
