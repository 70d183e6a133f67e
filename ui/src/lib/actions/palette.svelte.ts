// What the palette shows for what is typed: actions, and places to go to.

import type { Session } from "../session/session.svelte";
import { say } from "../words.svelte";
import type { Place } from "./commands.svelte";
import { fit } from "./fuzzy";

/** A line of the palette: an action with its subject, or a place. */
export type Entry = Place;

/** Lines under a heading; the heading is empty where they are just the best first. */
export type Section = { readonly title: string; readonly entries: readonly Entry[] };

const SETTING = "palette.recent";
const RECENT = 5;
const MOST = 60;
/** Actions that make no sense from here. */
const NOT_HERE: ReadonlySet<string> = new Set(["palette"]);

/** The palette while it is open. */
export class Palette {
  query = $state("");
  /** Which line Enter runs. */
  at = $state(0);
  /** Maps to go to; they come a moment later. */
  #maps = $state.raw<readonly Entry[]>([]);
  readonly sections: readonly Section[] = $derived.by(() => this.#sections());
  readonly entries: readonly Entry[] = $derived(this.sections.flatMap((section) => section.entries));

  constructor(private readonly session: Session) {
    this.at = this.#first();
  }

  /** Reads which maps there are. */
  async load(): Promise<void> {
    const maps = await this.session.notices.guard(() => this.session.backend.maps());
    const here = this.session.place.view === "editor" ? this.session.place.map : null;
    this.#maps = (maps ?? [])
      .filter((map) => !map.deleted && map.id !== here)
      .map((map) => ({
        id: `map:${map.id}`,
        label: map.title || say("library.untitled"),
        caption: say("palette.map"),
        icon: "map",
        run: () => void this.session.openMap(map.id),
      }));
  }

  /** Another text: the first line that can be run is the chosen one again. */
  type(query: string): void {
    this.query = query;
    this.at = this.#first();
  }

  /** One line up or down, round at the ends. */
  step(by: 1 | -1): void {
    const { length } = this.entries;
    if (length > 0) this.at = (this.at + by + length) % length;
  }

  /** Remembers that this was used. */
  used(entry: Entry): void {
    // Places are about one map; remembered they would only be in the way.
    if (entry.id.includes(":")) return;
    const recent = [entry.id, ...this.#recent().filter((id) => id !== entry.id)].slice(0, RECENT);
    void this.session.saveSetting(SETTING, recent.join(" "));
  }

  #first(): number {
    return Math.max(0, this.entries.findIndex(({ enabled }) => enabled !== false));
  }

  #recent(): string[] {
    return this.session.setting(SETTING).split(" ").filter(Boolean);
  }

  #sections(): Section[] {
    const actions = this.#actions();
    return this.query.trim() === "" ? this.#resting(actions) : this.#found(actions);
  }

  #actions(): Entry[] {
    return this.session.commands.subjects().flatMap(({ words, actions }) =>
      actions.filter(({ id }) => !NOT_HERE.has(id)).map((action) => ({ ...action, caption: say(words) })),
    );
  }

  /** Before anything is typed: what was used last, then all by subject. */
  #resting(actions: readonly Entry[]): Section[] {
    const recent = this.#recent().flatMap((id) => actions.find((action) => action.id === id) ?? []);
    const rest = actions.filter((action) => !recent.includes(action));
    const subjects = [...new Set(rest.map(({ caption }) => caption))];
    const sections = subjects.map((title) => ({ title, entries: rest.filter(({ caption }) => caption === title) }));
    return [{ title: say("palette.recent"), entries: recent }, ...sections].filter(({ entries }) => entries.length > 0);
  }

  #found(actions: readonly Entry[]): Section[] {
    const places = [...this.session.commands.places(this.query), ...this.#maps];
    const entries = [...actions, ...places].flatMap((entry) => {
      const points = pointsOf(this.query, entry);
      return points === null ? [] : [{ entry, points: entry.enabled === false ? points - 500 : points }];
    });
    entries.sort((a, b) => b.points - a.points);
    return [{ title: "", entries: entries.slice(0, MOST).map(({ entry }) => entry) }];
  }
}

/** By its name, else by other words for it, else together with its subject. */
function pointsOf(query: string, { label, caption, also = [] }: Entry): number | null {
  const others = also.flatMap((word) => fit(query, word) ?? []);
  return fit(query, label) ?? (others.length > 0 ? Math.max(...others) * 0.75 : lower(fit(query, `${caption} ${label}`)));
}

/** What only fits together with its subject comes after what fits by itself. */
function lower(points: number | null): number | null {
  return points === null ? null : points / 2;
}
