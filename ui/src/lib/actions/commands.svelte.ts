// Everything that can be done in the window right now. Each view offers its tables while it is shown.

import { untrack } from "svelte";

import { type Action, actionsOf, runKeys, type Table } from "./action";

/** A table and the catalogue key of its subject, under which palette and help show it. */
export type Chapter<C> = { readonly words: string; readonly rows: Table<C> };

/** Actions of one subject as they stand now. */
export type Subject = { readonly words: string; readonly actions: Action[] };

/** A place that the palette can go to; `caption` says what it is. */
export type Place = Action & { readonly caption: string };

type Offer = { subjects(): Subject[]; press(pressed: string): boolean };

/** Ends an offer. */
export type Withdraw = () => void;

/** The actions of the window. */
export class Commands {
  #offers = $state.raw<readonly Offer[]>([]);
  #places = $state.raw<readonly ((query: string) => Place[])[]>([]);

  /**
   * Offers the rows of tables, done to what `of` gives; null: nothing can be done to it now. Their keys work everywhere
   * in the window, unless `keys` is false.
   */
  offer<C>(chapters: readonly Chapter<C>[], of: () => C | null, keys = true): Withdraw {
    const offer: Offer = {
      subjects: () => subjectsOf(chapters, of()),
      press: (pressed) => {
        const target = of();
        return keys && target !== null && chapters.some(({ rows }) => runKeys(rows, target, pressed));
      },
    };
    // What is nearer comes first: the editor before the window. Who offers in an effect must not wait for the list.
    untrack(() => (this.#offers = [offer, ...this.#offers]));
    return () => untrack(() => void (this.#offers = this.#offers.filter((other) => other !== offer)));
  }

  /** All that is offered, as it stands now. */
  subjects(): Subject[] {
    return this.#offers.flatMap((offer) => offer.subjects());
  }

  /** Offers places that fit a text. */
  offerPlaces(places: (query: string) => Place[]): Withdraw {
    untrack(() => (this.#places = [...this.#places, places]));
    return () => untrack(() => void (this.#places = this.#places.filter((other) => other !== places)));
  }

  /** The places that fit a text. */
  places(query: string): Place[] {
    return this.#places.flatMap((places) => places(query));
  }

  /** Runs what these keys mean; true where they mean something. */
  press(pressed: string): boolean {
    return this.#offers.some((offer) => offer.press(pressed));
  }
}

function subjectsOf<C>(chapters: readonly Chapter<C>[], of: C | null): Subject[] {
  return of === null ? [] : chapters.map(({ words, rows }) => ({ words, actions: actionsOf(rows, of) }));
}
