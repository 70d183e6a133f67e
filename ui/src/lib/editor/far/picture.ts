// The far picture in the page: canvas tiles over one small overview of the whole map, in map pixels. Drawn a little in
// each frame, and only where something is missing or has changed.

import type { Layout } from "../../backend/types";
import type { Rect } from "../geometry";
import type { Looked } from "../points";
import { Colors } from "./colors";
import { drawOverview, drawPart } from "./draw";
import { Scene } from "./scene";
import { EDGE, type Maker, Tiles } from "./tiles";

/** Longest side of the overview, in its own pixels. */
const OVERVIEW = 1024;
/** How long a frame draws tiles, in ms. One tile is drawn however long it takes. */
const SHARE = 4;

/** What the picture tells. */
export type Told = {
  /** All in sight is drawn (`sight`), and the ring around it and the overview too (`all`). */
  drawn(what: "nothing" | "sight" | "all"): void;
  /** The overview shows something else now. */
  overview(canvas: HTMLCanvasElement): void;
};

/** The picture of one map, as children of an element that is as large as the map. */
export class FarPicture {
  readonly #tiles: Tiles<HTMLCanvasElement>;
  readonly #overview = document.createElement("canvas");
  readonly #colors: Colors;
  #scene: Scene | null = null;
  #stale = true;
  #looking = false;
  #frame: number | null = null;

  constructor(
    private readonly host: HTMLElement,
    private readonly told: Told,
  ) {
    this.#colors = new Colors(host);
    this.#tiles = new Tiles(this.#maker());
    host.append(this.#overview);
  }

  /** Shows this map, with what is selected, whose curves are looked at and what is faded. */
  show(layout: Layout, selected: ReadonlySet<string>, looked: Looked, faded: ReadonlySet<string>): void {
    const before = this.#scene;
    this.#scene = new Scene(layout, selected, looked, faded, before);
    const parts = before ? this.#scene.since(before) : null;
    if (parts?.length === 0) return;
    if (parts) this.#tiles.touched(parts);
    else this.#tiles.spoil();
    // The overview shows no selection: a click would cost a picture of the whole map.
    this.#stale ||= before === null || before.layout !== layout || before.looked !== looked || before.faded !== faded;
    this.#work();
  }

  /** Somebody looks at that part from far away; none where nobody does, and only the overview is kept. */
  look(sight: Rect | null, zoom: number, density: number): void {
    this.#looking = sight !== null;
    if (sight && this.#scene) this.#tiles.look(sight, zoom, density, this.#scene.map);
    this.#work();
  }

  /** Gives the tiles back, as nobody looks from far away any more. */
  forget(): void {
    if (!this.#looking) this.#tiles.clear();
  }

  /** The colors of the theme are others now. */
  recolor(): void {
    this.#colors.forget();
    this.#tiles.spoil();
    this.#stale = true;
    this.#work();
  }

  /** Ends drawing. */
  release(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#frame = null;
    this.#tiles.clear();
  }

  #work(): void {
    this.told.drawn(this.#looking && this.#tiles.ready ? "sight" : "nothing");
    this.#frame ??= requestAnimationFrame(() => this.#draw());
  }

  /** Draws for a share of the frame: what is in sight first, the overview last, for it lies below. */
  #draw(): void {
    this.#frame = null;
    const end = performance.now() + SHARE;
    let more = true;
    do more = this.#drawNext();
    while (more && performance.now() < end);
    this.told.drawn(more ? (this.#looking && this.#tiles.ready ? "sight" : "nothing") : "all");
    if (more) this.#frame = requestAnimationFrame(() => this.#draw());
  }

  /** Draws one thing; false where nothing is left to draw. */
  #drawNext(): boolean {
    if (this.#looking && !this.#tiles.ready) return this.#tiles.work();
    if (this.#stale) return this.#drawOverview();
    return this.#looking && this.#tiles.work();
  }

  #drawOverview(): boolean {
    const scene = this.#scene;
    const canvas = this.#overview;
    const context = canvas.getContext("2d");
    if (!scene || !context) return false;
    const { w, h } = scene.map;
    const scale = Math.min(1, OVERVIEW / Math.max(w, h, 1));
    canvas.width = Math.max(1, Math.round(w * scale));
    canvas.height = Math.max(1, Math.round(h * scale));
    place(canvas, scene.map);
    drawOverview(context, scene, scale, this.#colors);
    this.#stale = false;
    this.told.overview(canvas);
    return true;
  }

  #maker(): Maker<HTMLCanvasElement> {
    return {
      make: () => {
        const canvas = document.createElement("canvas");
        canvas.width = EDGE;
        canvas.height = EDGE;
        return canvas;
      },
      draw: (canvas, part, scale) => {
        const context = canvas.getContext("2d");
        if (!context || !this.#scene) return;
        drawPart(context, this.#scene, part, scale, this.#colors);
        place(canvas, part);
        if (!canvas.isConnected) this.host.append(canvas);
      },
      hide: (canvas) => canvas.remove(),
    };
  }
}

function place(canvas: HTMLCanvasElement, { x, y, w, h }: Rect): void {
  canvas.style.left = `${x}px`;
  canvas.style.top = `${y}px`;
  canvas.style.width = `${w}px`;
  canvas.style.height = `${h}px`;
}
