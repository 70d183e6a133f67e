// What lives as long as the window: settings, the view that is open, and the way out.

import { Commands } from "../actions/commands.svelte";
import { noticeOf, type Backend, type Unlisten } from "../backend/backend";
import type { Item, Language, MapId, Notice, RoleInfo, Start } from "../backend/types";
import { Notices } from "../notices/notices.svelte";
import { PrintRun } from "../print/run.svelte";
import { speak } from "../words.svelte";
import { Appearance } from "./appearance.svelte";

export type Place = { view: "library"; creating: boolean } | { view: "editor"; map: MapId };
/** Takes files that were let go over the page; false where they are not for it. */
export type TakeDrop = (paths: readonly string[], at: { x: number; y: number }) => boolean;
/** What can lie above any view: the palette, the sheet of shortcuts, the search through all maps. */
export type Overlay = "palette" | "shortcuts" | "search";
/** Writes what is not saved yet; rejects where that is not possible. */
export type Flush = () => Promise<void>;

/** One window on one library. */
export class Session {
  start = $state.raw<Start | null>(null);
  place = $state.raw<Place>({ view: "library", creating: false });
  /** Paths that the shell handed over and nobody has opened yet. */
  arrived = $state.raw<string[]>([]);
  /** Counts what another process or an import did to the library, so that lists know when to read it again. */
  libraryChanges = $state(0);
  /** Why the window could not close. */
  stuck = $state.raw<Notice | null>(null);
  /** Writes a copy of what the view shows, with what could not be saved; null where there is nothing to copy. */
  saveCopy = $state.raw<(() => Promise<void>) | null>(null);
  /** What the open map shall bring into sight. */
  wanted = $state.raw<Item | null>(null);
  /** What lies above the view. */
  overlay = $state<Overlay | null>(null);
  readonly notices: Notices;
  /** Theme, display scale and motion. */
  readonly appearance: Appearance;
  /** The map that is being printed. */
  readonly printing: PrintRun;
  /** What can be done in this window now. */
  readonly commands = new Commands();
  #settings: Record<string, string> = {};
  #flushes = new Set<Flush>();
  #takeDrop: TakeDrop | null = null;
  #unlisten: Unlisten[] = [];

  constructor(readonly backend: Backend) {
    this.notices = new Notices((details) => void backend.logError(details).catch(() => {}));
    this.printing = new PrintRun(backend, this.notices);
    this.appearance = new Appearance({
      setting: (key) => this.setting(key),
      saveSetting: (key, value) => this.saveSetting(key, value),
      showScale: async (percent) => void (await this.notices.guard(() => backend.setDisplayScale(percent), "scale")),
    });
  }

  /** Ask the core for what the window needs, and show the map it names. */
  async begin(): Promise<void> {
    await this.#listen();
    const start = await this.backend.start();
    this.#settings = { ...start.settings };
    speak(start.language);
    await this.appearance.begin();
    this.start = start;
    if (start.open) this.place = { view: "editor", map: start.open };
  }

  /** Ends all subscriptions. */
  end(): void {
    for (const unlisten of this.#unlisten.splice(0)) unlisten();
  }

  /** The paths that arrived; they are the caller's to open from now on. */
  takeArrived(): string[] {
    const paths = this.arrived;
    this.arrived = [];
    return paths;
  }

  setting(key: string): string {
    return this.#settings[key] ?? "";
  }

  /** Remember a setting for the next start. It holds at once, even where it cannot be written. */
  async saveSetting(key: string, value: string): Promise<void> {
    if (this.#settings[key] === value) return;
    this.#settings[key] = value;
    await this.notices.guard(() => this.backend.saveSetting(key, value), `setting ${key}`);
  }

  setLanguage(language: Language): void {
    speak(language);
    this.notices.clear();
    // What the core has put into words, such as the steps that can be undone, is read anew in the other language.
    void this.saveSetting("language", language).then(() => this.libraryChanges++);
  }

  role(role: string | null | undefined): RoleInfo | undefined {
    return this.start?.roles.find((row) => row.role === role);
  }

  /** The path of an icon, or of a plain dot where it is unknown. */
  icon(name: string): string {
    return this.start?.icons[name] ?? "M12 12h.01";
  }

  /** Shows a map; `at` is the record of it that a person wants to see. */
  async openMap(map: MapId, at: Item | null = null): Promise<void> {
    if (!(await this.#flushed())) return;
    this.wanted = at;
    if (this.place.view !== "editor" || this.place.map !== map) this.#go({ view: "editor", map });
  }

  /** With `creating` it opens with the dialog for a new map. */
  async showLibrary(creating = false): Promise<void> {
    if (await this.#flushed()) this.#go({ view: "library", creating });
  }

  /** What failed in a view is not the next one's. */
  #go(place: Place): void {
    if (place.view !== this.place.view || place.view === "editor") this.notices.leave();
    this.place = place;
  }

  /** Call `flush` before the view changes or the window closes. Gives back the way to stop that. */
  beforeLeaving(flush: Flush): Unlisten {
    this.#flushes.add(flush);
    return () => this.#flushes.delete(flush);
  }

  /** Save what is open, then close; where that fails the window stays and says why. */
  async close(): Promise<void> {
    try {
      await this.#flush();
    } catch (error) {
      this.stuck = noticeOf(error);
      void this.backend.logError(this.stuck.details).catch(() => {});
      return;
    }
    await this.leave();
  }

  /** Close without asking. */
  async leave(): Promise<void> {
    this.stuck = null;
    await this.notices.guard(() => this.backend.closeWindow());
  }

  /** While a view is open that can write what it has, saved or not, to a file: how. Gives back the way to stop that. */
  offerCopy(copy: () => Promise<void>): Unlisten {
    this.saveCopy = copy;
    return () => {
      if (this.saveCopy === copy) this.saveCopy = null;
    };
  }

  /** While a view is open that takes some of the files let go over it. Gives back the way to stop that. */
  offerDrop(take: TakeDrop): Unlisten {
    this.#takeDrop = take;
    return () => {
      if (this.#takeDrop === take) this.#takeDrop = null;
    };
  }

  async #flush(): Promise<void> {
    await Promise.all([...this.#flushes].map((flush) => flush()));
  }

  async #flushed(): Promise<boolean> {
    try {
      await this.#flush();
      return true;
    } catch (error) {
      this.notices.fail(error);
      return false;
    }
  }

  async #listen(): Promise<void> {
    this.#unlisten = await Promise.all([
      this.appearance.listen(),
      this.backend.onOpenFile((paths, at) => {
        if (!at || !this.#takeDrop?.(paths, at)) this.arrived = [...this.arrived, ...paths];
      }),
      this.backend.onCloseRequested(() => void this.close()),
      this.backend.onLibraryChanged(() => this.libraryChanges++),
    ]);
  }
}
