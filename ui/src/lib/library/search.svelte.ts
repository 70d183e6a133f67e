// Searching all maps, while a person types.

import type { SearchHit } from "../backend/types";
import type { Session } from "../session/session.svelte";
import { say } from "../words.svelte";

/** Hits of one map. */
export type HitsOfMap = { readonly title: string; readonly entries: readonly SearchHit[] };

/** The search while it is open. */
export class Search {
  query = $state("");
  at = $state(0);
  #hits = $state.raw<readonly SearchHit[]>([]);
  #asked = 0;
  /** Best map first, in it the best hit first. */
  readonly sections: readonly HitsOfMap[] = $derived.by(() => byMap(this.#hits));
  readonly count: number = $derived(this.#hits.length);

  constructor(private readonly session: Session) {}

  /** Another text. Answers that come late, to a text that is no longer there, are passed over. */
  async type(query: string): Promise<void> {
    this.query = query;
    this.at = 0;
    const asked = ++this.#asked;
    const hits = query.trim() === "" ? [] : await this.session.notices.guard(() => this.session.backend.search(query));
    if (asked === this.#asked) this.#hits = hits ?? [];
  }

  /** One line up or down, round at the ends. */
  step(by: 1 | -1): void {
    if (this.count > 0) this.at = (this.at + by + this.count) % this.count;
  }
}

function byMap(hits: readonly SearchHit[]): HitsOfMap[] {
  const maps = [...new Set(hits.map(({ map }) => map))];
  return maps.map((map) => {
    const entries = hits.filter((hit) => hit.map === map);
    return { title: entries[0]?.title || say("library.untitled"), entries };
  });
}
