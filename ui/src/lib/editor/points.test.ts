import { expect, test } from "vitest";

import type { FigureBox, Part, SeriesBox } from "../backend/types";
import { layersOf } from "./points";

const part = (words: string): Part => ({ part: "text", text: words }) as unknown as Part;
const series = (persona: string | null, leads = false): SeriesBox =>
  ({ persona, leads, full: [part(`${persona} full`)], thin: [part(`${persona} thin`)], words: [part(`${persona}`)] }) as unknown as SeriesBox;
const figure = {
  group: { parts: [part("ground")] },
  series: [series("ani", true), series("budi")],
  points: [
    { card: "a", series: 0 },
    { card: "b", series: 1 },
  ],
} as unknown as FigureBox;
const words = (parts: readonly Part[]): unknown[] => parts.map((each) => (each as { text: string }).text);
const NOBODY = new Set<string>();

test("the curve of the active persona is full and in front, its words with all others on top", () => {
  const { ground, faded, clear } = layersOf(figure, { persona: "budi", alone: false }, NOBODY);
  expect([words(ground), words(faded), words(clear)]).toEqual([["ground"], [], ["ani thin", "budi full", "ani", "budi"]]);
});

test("a persona alone has the lane for herself", () => {
  expect(words(layersOf(figure, { persona: "ani", alone: true }, NOBODY).clear)).toEqual(["ani full", "ani"]);
});

test("a curve of which the filter leaves no point fades, the others do not", () => {
  const { faded, clear } = layersOf(figure, { persona: null, alone: false }, new Set(["b"]));
  expect([words(faded), words(clear)]).toEqual([["budi full", "budi"], ["ani full", "ani"]]);
});
