// Texts edited in place: one session at a time, from the first key to leaving it. A new card comes into the library
// with its first letters; one that stays empty never existed.

import type { CardSpot, Edit, Fields, Kind } from "../backend/types";
import { number } from "../words.svelte";
import { newJoin } from "./join";
import { linesOf } from "./lines";
import type { Store } from "./store.svelte";
import { below, inCell, overCard, overPoint, type TextPlace } from "./textplace";
import { BROWSER, type Clock, Typing } from "./typing";

/** What a session edits. */
export type TextTarget =
  | { readonly on: "card"; readonly card: string }
  | {
      readonly on: "new";
      readonly lane: string;
      readonly stage: string;
      /** The card it comes below; none: at the end of the cell. */
      readonly after: string | TextSession | null;
      /** Fields it gets beside its text. */
      readonly fields: Fields;
    }
  | { readonly on: "field"; readonly kind: "stage" | "lane" | "link" | "map"; readonly id: string; readonly field: string };

/** A text while it is edited. */
export class TextSession {
  /** What all edits of this session share, so that they are one step. */
  readonly join = newJoin();
  readonly typing: Typing;
  /** The text as it stands in the field. */
  text = $state("");
  /** The card, as soon as there is one. */
  card = $state<string | null>(null);
  /** True from leaving it until that is saved or has failed: it takes no keys. */
  left = $state(false);
  /** How many lines were pasted just now, each worth a card; 0 where none were. */
  pasted = $state(0);
  /** Height of the box as it was last drawn, for what comes below it. */
  height = $state(0);
  /** True where the caret shall select all there is, so that typing replaces it. */
  readonly all: boolean;
  /** True where the record was made just now, for its name to be written here. */
  fresh = false;
  /** True once anything was written: from then on undo is the field's own. */
  touched = false;
  /** What the card gets beside its text when it is made. */
  #more: Fields = {};

  constructor(
    readonly store: Store,
    readonly target: TextTarget,
    first: string,
    all: boolean,
    clock: Clock = BROWSER,
  ) {
    this.all = all;
    this.text = first;
    if (target.on === "card") this.card = target.card;
    this.typing = new Typing(target.on === "new" ? "" : first, (text) => this.#save(text), clock);
    if (target.on === "new" && first !== "") this.input(first);
  }

  /** True for a card that this session makes. */
  get isNew(): boolean {
    return this.target.on === "new";
  }

  /** The text is this now. */
  input(text: string): void {
    this.touched = true;
    this.pasted = this.target.on === "field" ? 0 : pastedLines(this.text, text);
    this.text = text;
    this.typing.input(text);
    this.store.typing = this.typing.dirty;
  }

  /** Saves what is not saved; false where that failed, then the text is still here. */
  async flush(): Promise<boolean> {
    const well = await this.typing.flush();
    this.store.typing = this.typing.dirty;
    return well;
  }

  /** True where the record is gone that it belongs to. */
  get gone(): boolean {
    const { doc } = this.store;
    const { target } = this;
    if (target.on === "card") return doc.cards[target.card] === undefined;
    if (target.on === "new") return doc.lanes[target.lane] === undefined || doc.stages[target.stage] === undefined;
    if (target.kind === "map") return false;
    return { stage: doc.stages, lane: doc.lanes, link: doc.links }[target.kind][target.id] === undefined;
  }

  /** Where it stands on the map. */
  place(): TextPlace | null {
    const { layout, shown } = this.store;
    if (this.card !== null && layout.cards[this.card]) return overCard(layout, this.card);
    const at = this.store.doc.cards[this.card ?? ""]?.place;
    if (at && layout.figures[at.lane]) return overPoint(layout, at.lane, this.card ?? "");
    if (this.target.on !== "new") return null;
    const { lane, stage, after } = this.target;
    if (after instanceof TextSession) {
      if (after.card !== null && layout.cards[after.card]) return inCell(layout, shown, lane, stage, after.card);
      const above = after.place();
      return above && below(above, after.height);
    }
    return inCell(layout, shown, lane, stage, after);
  }

  /** Gives the card further fields, such as a channel; makes it where it is new. */
  async give(fields: Fields): Promise<boolean> {
    this.#more = { ...this.#more, ...fields };
    const done = await this.#send(() => this.#edit(this.text, fields));
    return done && this.flush();
  }

  /** Takes the card away again that was made here and lost all its text. */
  async discard(): Promise<boolean> {
    const { card } = this;
    if (card === null || this.#kept()) return true;
    return this.#send(() => ({ edit: "delete", items: [{ kind: "card", id: card }] }));
  }

  /** True where there is more on the card than text. */
  #kept(): boolean {
    return Object.keys(this.#more).length > 0;
  }

  async #save(text: string): Promise<boolean> {
    const well = await this.#send(() => (this.#exists(text) ? this.#edit(text, {}) : null));
    this.store.typing = this.typing.text !== text;
    return well;
  }

  #exists(text: string): boolean {
    return !this.isNew || this.card !== null || text.trim() !== "";
  }

  async #send(planned: () => Edit | null): Promise<boolean> {
    const made = ([first]: readonly string[]): void => {
      this.card ??= first ?? null;
    };
    return (await this.store.edit(planned, this.join, made)) !== null;
  }

  #edit(text: string, more: Fields): Edit {
    const { target } = this;
    const fields = { ...this.#fields(text), ...more };
    if (target.on === "field") return { edit: "set", kind: target.kind as Kind, ids: [target.id], fields };
    if (target.on === "new" && this.card === null) {
      const all = { ...target.fields, ...this.#more, ...fields };
      return { edit: "add_cards", cards: [{ at: this.#spot(target), fields: all }] };
    }
    return { edit: "set", kind: "card", ids: [this.card ?? ""], fields };
  }

  #spot(target: TextTarget & { on: "new" }): CardSpot {
    const above = target.after instanceof TextSession ? target.after.card : target.after;
    return above !== null ? { spot: "after", card: above } : { spot: "cell", lane: target.lane, stage: target.stage };
  }

  #fields(text: string): Fields {
    if (this.target.on === "field") return { [this.target.field]: text };
    return numeric(this.store, this) ? figure(text) : { text };
  }
}

/** Lines that came at once, not by the Enter key: each is worth a card. */
function pastedLines(before: string, now: string): number {
  const breaks = (text: string): number => text.split("\n").length - 1;
  const lines = linesOf(now).length;
  return breaks(now) > breaks(before) && now.length > before.length + 2 && lines > 1 ? lines : 0;
}

/** True where the session edits a figure of a lane of numbers. */
function numeric(store: Store, session: TextSession): boolean {
  const lane = session.target.on === "new" ? session.target.lane : store.doc.cards[session.card ?? ""]?.place?.lane;
  return store.layout.frame.lanes.find((track) => track.lane === lane)?.form === "numbers";
}

/** The value that a typed figure means: "1.234,5" and "1,234.5" alike; what is none stays as text. */
export function figure(text: string): Fields {
  const decimal = number(1.5).charAt(1);
  const plain = text.trim().split(decimal === "," ? "." : ",").join("").replace(decimal, ".");
  const value = plain === "" ? null : Number(plain);
  return value === null || Number.isFinite(value) ? { value, text: "" } : { value: null, text };
}
