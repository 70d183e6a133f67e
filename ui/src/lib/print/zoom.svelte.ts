// How large the sheet in sight is shown.

/** CSS pixels per millimetre. */
const PX_PER_MM = 96 / 25.4;
/** Steps of zoom: 1 is the size of the paper itself. */
const STEPS = [0.05, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4];
/** Room around a whole sheet, in CSS pixels. */
const ROOM = 24;

type Sheet = { readonly width_mm: number; readonly height_mm: number };

/** The zoom of a preview. */
export class SheetZoom {
  /** The size of the place for the sheet, in CSS pixels. */
  width = $state(0);
  height = $state(0);
  /** None: the whole sheet is in sight. */
  #chosen = $state<number | null>(null);

  constructor(private readonly sheet: () => Sheet | undefined) {}

  /** True while the whole sheet is in sight. */
  get whole(): boolean {
    return this.#chosen === null;
  }

  /** How large the sheet is shown; 1 is the size of the paper itself. */
  get scale(): number {
    return this.#chosen ?? this.#fitting;
  }

  /** The sheet in CSS pixels. */
  get size(): { w: number; h: number } {
    const sheet = this.sheet();
    const scale = this.scale * PX_PER_MM;
    return { w: Math.round((sheet?.width_mm ?? 0) * scale), h: Math.round((sheet?.height_mm ?? 0) * scale) };
  }

  /** One step larger or smaller. */
  step(by: 1 | -1): void {
    const now = this.scale;
    const next = by > 0 ? STEPS.find((step) => step > now * 1.01) : STEPS.findLast((step) => step < now * 0.99);
    this.#chosen = next ?? now;
  }

  /** The size of the paper itself. */
  full(): void {
    this.#chosen = 1;
  }

  /** The whole sheet. */
  fit(): void {
    this.#chosen = null;
  }

  get #fitting(): number {
    const sheet = this.sheet();
    if (!sheet || this.width <= 0 || this.height <= 0) return 0.5;
    const across = (this.width - 2 * ROOM) / (sheet.width_mm * PX_PER_MM);
    return Math.max(0.01, Math.min(across, (this.height - 2 * ROOM) / (sheet.height_mm * PX_PER_MM)));
  }
}
