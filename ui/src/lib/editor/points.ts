// Values and heights of a curve.

import type { FigureBox, Part, SeriesBox } from "../backend/types";
import { clamp } from "./geometry";

/** What of a figure is needed: the heights and values of its scale. */
export type ScaleBox = Pick<FigureBox, "low_y" | "high_y" | "lowest" | "highest" | "step">;

/** The scale of a curve of a figure, by its number; that of the first where there is none. */
export function scaleOf(figure: FigureBox, series: number | undefined): ScaleBox {
  const { low_y, high_y } = figure.series[series ?? 0] ?? figure;
  return { ...figure, low_y, high_y };
}

/** The number of a persona's curve; nobody's where it has none. */
export function seriesOf(figure: FigureBox, persona: string | null): number | undefined {
  const of = (whose: string | null): number => figure.series.findIndex((series) => series.persona === whose);
  return [of(persona), of(null)].find((number) => number >= 0);
}

/** Whose curves are looked at: one persona's, or everybody's; `alone` leaves out those of other personas. */
export type Looked = { readonly persona: string | null; readonly alone: boolean };

/** What is drawn of a figure, from back to front. */
export type Layers = {
  readonly ground: readonly Part[];
  /** Curves of which the filter leaves no point. */
  readonly faded: readonly Part[];
  readonly clear: readonly Part[];
};

/** The layers of a figure: in each the thin curves, over them the full ones, and all words on top. */
export function layersOf(figure: FigureBox, looked: Looked, faded: ReadonlySet<string>): Layers {
  const stands = figure.series.map((_, number) => {
    const points = figure.points.filter(({ series }) => series === number);
    return points.length === 0 || points.some(({ card }) => !faded.has(card));
  });
  const layer = (clear: boolean): Part[] => curves(figure, figure.series.filter((_, number) => stands[number] === clear), looked);
  return { ground: figure.group.parts, faded: layer(false), clear: layer(true) };
}

function curves(figure: FigureBox, series: readonly SeriesBox[], { persona, alone }: Looked): Part[] {
  const shown = series.filter((each) => !alone || isAbout(each, persona));
  const behind = [...shown].reverse();
  const full = behind.filter((each) => isFull(figure, each, persona));
  const thin = behind.filter((each) => !full.includes(each));
  return [...thin.flatMap((each) => each.thin), ...full.flatMap((each) => each.full), ...shown.flatMap((each) => each.words)];
}

/** True for a curve of a persona, and for one of everybody. */
export function isAbout(series: SeriesBox | undefined, persona: string | null): boolean {
  return persona === null || !series?.persona || series.persona === persona;
}

/**
 * True for a curve that is drawn full: the active persona's, or where that has none, the one that leads. Where no
 * persona is active, all are equal.
 */
function isFull(figure: FigureBox, series: SeriesBox, persona: string | null): boolean {
  if (persona === null) return true;
  const known = persona !== null && figure.series.some((each) => each.persona === persona);
  return known ? series.persona === persona : series.leads;
}

/** The value at a height of a curve's lane, rounded to what a person can choose. */
export function valueAt(scale: ScaleBox, y: number): number {
  const share = (scale.low_y - y) / (scale.low_y - scale.high_y || 1);
  return rounded(scale, scale.lowest + share * (scale.highest - scale.lowest));
}

/** The height of a value. */
export function heightOf(scale: ScaleBox, value: number): number {
  const share = (value - scale.lowest) / (scale.highest - scale.lowest || 1);
  return scale.low_y + share * (scale.high_y - scale.low_y);
}

/** A value so many steps higher or lower. */
export function stepped(scale: ScaleBox, value: number, steps: number): number {
  return rounded(scale, value + steps * stepOf(scale));
}

/** How many steps lie between two values. */
export function stepsBetween(scale: ScaleBox, from: number, to: number): number {
  return Math.round((to - from) / stepOf(scale));
}

/** The middle of the scale: where a point begins that the keyboard makes. */
export function middleOf(scale: ScaleBox): number {
  return rounded(scale, (scale.lowest + scale.highest) / 2);
}

function stepOf(scale: ScaleBox): number {
  return scale.step > 0 ? scale.step : 1;
}

function rounded(scale: ScaleBox, value: number): number {
  const step = stepOf(scale);
  const whole = scale.lowest + Math.round((value - scale.lowest) / step) * step;
  // Steps such as 0.1 have no exact sum; nobody chooses more than three decimals.
  return Math.round(clamp(whole, scale.lowest, scale.highest) * 1000) / 1000;
}
