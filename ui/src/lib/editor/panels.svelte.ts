// The panels at the sides of the map: which are open, and how many there is room for.

/** A panel by the name that settings know it by. */
export type PanelName = "steps" | "outline" | "tray" | "properties";

const ALL: readonly PanelName[] = ["steps", "outline", "tray", "properties"];

/** From this width on the window has room for all of them. */
const ROOMY = 1600;
/** Below this width the map keeps more than half of the window beside one panel only. */
const NARROW = 1100;

/** How panels are remembered from one start to the next. */
export type Memory = { setting(name: string): string; saveSetting(name: string, value: string): unknown };

/** How many panels a window of this width shows at once. */
export function panelsAt(width: number): number {
  if (width >= ROOMY) return ALL.length;
  return width >= NARROW ? 2 : 1;
}

/** The open panels of one editor. */
export class Panels {
  /** Those that are open, the one opened longest ago first. */
  #open = $state.raw<readonly PanelName[]>([]);
  /** The panel that waits for the keyboard until it stands there. */
  #entered: PanelName | null = null;

  constructor(
    private readonly memory: Memory,
    private readonly width: () => number,
  ) {
    this.#open = ALL.filter((name) => memory.setting(name) === "open").slice(-panelsAt(width()));
  }

  has(name: PanelName): boolean {
    return this.#open.includes(name);
  }

  /** Opens or closes a panel, and remembers it; the one opened longest ago makes room. */
  show(name: PanelName, open: boolean): void {
    this.#entered = null;
    this.#open = [...this.#open.filter((other) => other !== name), ...(open ? [name] : [])];
    void this.memory.saveSetting(name, open ? "open" : "closed");
    this.fit();
  }

  /** Opens a panel to write in it. One that opens by itself, as at a start, leaves the keyboard where it is. */
  enter(name: PanelName): void {
    this.show(name, true);
    this.#entered = name;
  }

  /** True once for a panel that was opened to write in it: it takes the keyboard. */
  takesKeyboard(name: PanelName): boolean {
    const takes = this.#entered === name;
    if (takes) this.#entered = null;
    return takes;
  }

  /** Closes the panels opened longest ago, as far as the window has no room for them. */
  fit(): void {
    const over = this.#open.slice(0, Math.max(0, this.#open.length - panelsAt(this.width())));
    for (const name of over) this.show(name, false);
  }
}
