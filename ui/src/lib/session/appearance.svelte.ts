// How the window looks: its theme, how large everything is, and whether things move.

import type { Unlisten } from "../backend/backend";

export type ThemeChoice = "light" | "dark" | "system" | "projector";

/** How large the window shows everything, in percent. */
export const SCALES = [100, 110, 125, 150, 175, 200] as const;

const THEMES: readonly string[] = ["light", "dark", "system", "projector"];
const DARK = "(prefers-color-scheme: dark)";
const STILL = "(prefers-reduced-motion: reduce)";

/** Where the choices come from and go to. */
export type Keeper = {
  setting(key: string): string;
  saveSetting(key: string, value: string): Promise<void>;
  /** Shows the whole page so large. */
  showScale(percent: number): Promise<void>;
};

/** The looks of one window. A choice holds at once and is remembered. */
export class Appearance {
  theme = $state<ThemeChoice>("system");
  /** In percent; everything but the map's own zoom, which comes on top. */
  scale = $state(100);
  /** True where a person wants less motion, whatever the system says. */
  still = $state(false);

  constructor(private readonly keeper: Keeper) {}

  /** Shows what is remembered. */
  async begin(): Promise<void> {
    const theme = this.keeper.setting("theme");
    this.theme = THEMES.includes(theme) ? (theme as ThemeChoice) : "system";
    this.still = this.keeper.setting("motion") === "reduced";
    this.#show();
    const scale = Number(this.keeper.setting("scale"));
    if (scale !== 100 && SCALES.some((each) => each === scale)) await this.#showScale(scale);
  }

  /** Follows the system. */
  listen(): Unlisten {
    const follow = (): void => this.#show();
    const queries = [DARK, STILL].map((query) => window.matchMedia(query));
    for (const query of queries) query.addEventListener("change", follow);
    return () => {
      for (const query of queries) query.removeEventListener("change", follow);
    };
  }

  setTheme(theme: ThemeChoice): void {
    this.theme = theme;
    this.#show();
    void this.keeper.saveSetting("theme", theme);
  }

  async setScale(percent: number): Promise<void> {
    await this.#showScale(percent);
    await this.keeper.saveSetting("scale", String(percent));
  }

  setStill(still: boolean): void {
    this.still = still;
    this.#show();
    void this.keeper.saveSetting("motion", still ? "reduced" : "system");
  }

  async #showScale(percent: number): Promise<void> {
    await this.keeper.showScale(percent);
    this.scale = percent;
  }

  #show(): void {
    const { dataset } = document.documentElement;
    const system = window.matchMedia(DARK).matches ? "dark" : "light";
    dataset["theme"] = this.theme === "system" ? system : this.theme;
    dataset["motion"] = this.still || window.matchMedia(STILL).matches ? "reduced" : "full";
  }
}
