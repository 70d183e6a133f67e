// Which tiles of the far picture there are: those in sight and one ring around, at the half step of zoom that is just
// sharp enough, within a budget of memory. Knows no browser: what a tile is made of is its maker's business.

import { clamp, grown, meet, type Rect } from "../geometry";

/** Edge of a tile, in its own pixels. */
export const EDGE = 512;
/** Most tiles there may be: 64 MiB at four bytes a pixel. */
export const MOST = (64 * 1024 * 1024) / (EDGE * EDGE * 4);

/** Where a tile lies: in the grid of its half step of zoom. */
export type Spot = { readonly step: number; readonly column: number; readonly row: number };

/** What makes, draws and shows tiles. */
export type Maker<C> = {
  /** A tile without a picture. */
  make(): C;
  /** Draws a part of the map into it, so many of its pixels for one of the map, and shows it there. */
  draw(tile: C, part: Rect, scale: number): void;
  /** Shows it no more. */
  hide(tile: C): void;
};

/** The half step of zoom whose tiles are just sharp enough: drawn smaller, never larger. */
export function stepOf(zoom: number, density: number): number {
  return Math.ceil(2 * Math.log2(zoom * density) - 0.001);
}

/** Pixels of a tile for one of the map. */
export function scaleOf(step: number): number {
  return 2 ** (step / 2);
}

/** The part of the map that a tile shows. */
export function partOf({ step, column, row }: Spot): Rect {
  const edge = EDGE / scaleOf(step);
  return { x: column * edge, y: row * edge, w: edge, h: edge };
}

/** The tiles of a step that meet a part of the map, those nearest to its middle first. */
export function spotsIn(part: Rect, step: number, map: Rect): Spot[] {
  const edge = EDGE / scaleOf(step);
  const range = (from: number, to: number, least: number, most: number): [number, number] => [
    Math.floor(clamp(from, least, most) / edge),
    Math.ceil(clamp(to, least, most) / edge),
  ];
  const [left, right] = range(part.x, part.x + part.w, map.x, map.x + map.w);
  const [top, bottom] = range(part.y, part.y + part.h, map.y, map.y + map.h);
  const spots: Spot[] = [];
  for (let row = top; row < bottom; row += 1) for (let column = left; column < right; column += 1) spots.push({ step, column, row });
  const x = (part.x + part.w / 2) / edge - 0.5;
  const y = (part.y + part.h / 2) / edge - 0.5;
  const far = (spot: Spot): number => Math.hypot(spot.column - x, spot.row - y);
  return spots.sort((a, b) => far(a) - far(b));
}

type Tile<C> = { readonly spot: Spot; readonly canvas: C; stale: boolean };

/** The tiles of one map. */
export class Tiles<C> {
  readonly #there = new Map<string, Tile<C>>();
  readonly #spare: C[] = [];
  #sight: Spot[] = [];
  #wanted: Spot[] = [];
  #wantedNames = new Set<string>();

  constructor(
    private readonly maker: Maker<C>,
    private readonly most = MOST,
  ) {}

  /** How many tiles are shown. */
  get count(): number {
    return this.#there.size;
  }

  /** Says what is in sight; draws nothing yet. `density` is the screen's pixels for one of CSS. */
  look(sight: Rect, zoom: number, density: number, map: Rect): void {
    const step = this.#affordable(sight, zoom, density, map);
    const edge = EDGE / scaleOf(step);
    this.#sight = spotsIn(sight, step, map);
    const around = spotsIn(grown(sight, edge, edge), step, map);
    const seen = new Set(this.#sight.map(name));
    this.#wanted = [...this.#sight, ...around.filter((spot) => !seen.has(name(spot)))].slice(0, this.most);
    this.#wantedNames = new Set(this.#wanted.map(name));
  }

  /** True where everything in sight is drawn. */
  get ready(): boolean {
    return this.#sight.every((spot) => this.#there.get(name(spot))?.stale === false);
  }

  /** Draws one tile that is missing or no longer true; false where there is none. */
  work(): boolean {
    const next = this.#wanted.find((spot) => this.#there.get(name(spot))?.stale !== false);
    if (!next) {
      this.#forgetOthers();
      return false;
    }
    const tile = this.#there.get(name(next)) ?? this.#add(next);
    this.maker.draw(tile.canvas, partOf(next), scaleOf(next.step));
    tile.stale = false;
    // Tiles of another sharpness lie below until all in sight is sharp.
    if (this.ready) this.#forgetOthers();
    return true;
  }

  /** Something changed there: tiles that show it are drawn anew, all others stay. */
  touched(parts: readonly Rect[]): void {
    for (const tile of this.#there.values()) {
      const part = partOf(tile.spot);
      if (!tile.stale && parts.some((each) => meet(each, part))) tile.stale = true;
    }
  }

  /** Nothing that was drawn is true any more. */
  spoil(): void {
    for (const tile of this.#there.values()) tile.stale = true;
  }

  /** Gives back all tiles. */
  clear(): void {
    for (const tile of [...this.#there.values()]) this.#remove(tile);
    this.#spare.length = 0;
  }

  /** Coarser than asked for, where what is in sight would take more than the budget. */
  #affordable(sight: Rect, zoom: number, density: number, map: Rect): number {
    let step = stepOf(zoom, density);
    while (spotsIn(sight, step, map).length > this.most) step -= 1;
    return step;
  }

  #add(spot: Spot): Tile<C> {
    if (this.#there.size >= this.most) this.#dropOne();
    const tile = { spot, canvas: this.#spare.pop() ?? this.maker.make(), stale: true };
    this.#there.set(name(spot), tile);
    return tile;
  }

  /** Makes room: the tile that was made first of those nobody wants. */
  #dropOne(): void {
    for (const [key, tile] of this.#there) {
      if (this.#wantedNames.has(key)) continue;
      this.#remove(tile);
      return;
    }
  }

  #forgetOthers(): void {
    const step = this.#wanted[0]?.step;
    for (const tile of [...this.#there.values()]) if (tile.spot.step !== step) this.#remove(tile);
  }

  #remove(tile: Tile<C>): void {
    this.maker.hide(tile.canvas);
    this.#there.delete(name(tile.spot));
    this.#spare.push(tile.canvas);
  }
}

function name({ step, column, row }: Spot): string {
  return `${step}:${column}:${row}`;
}
