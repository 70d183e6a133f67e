// How a map is printed, as a person sets it: what is kept of it, and how its parts are spelled for the core.

import type { MapId, PrintChoices, Printing } from "../backend/types";
import type { Shown } from "../editor/fading";
import { language } from "../words.svelte";

/** Every choice made; what is empty is as Lajur proposes. */
export type PrintSettings = Required<Omit<Printing, "edge" | "most_sheets" | "shown">>;

/** The setting that keeps how a map is printed. */
export const printKey = (map: MapId): string => `print:${map}`;

/** Stands for what the editor shows now, where a saved view is named. */
export const SHOWN = "shown";

/** What a map is printed with before anybody chose. */
export const PROPOSAL: PrintSettings = {
  paper: "a3",
  orientation: "auto",
  fit: "auto",
  margin: 10,
  grey: false,
  saving: false,
  empty: false,
  notes: false,
  view: "",
  stages: [],
  lanes: [],
  personas: [],
  without: [],
};

/** What of a map can be left out of a print, and the kind of its records. */
export const PARTS = { stages: "stage", lanes: "lane", personas: "persona" } as const;
export type Part = keyof typeof PARTS;

/** The ways to spread a map over sheets, in the order they are offered. */
export const FITS = ["auto", "readable", "onepage", "poster", "sheets", "stages", "lanes", "screen", "percent"] as const;
export type FitKind = (typeof FITS)[number];

/** A fit in its parts. Sides are counts as typed; an empty one is left to Lajur. */
export type FitParts = { readonly kind: FitKind; readonly across: string; readonly down: string; readonly percent: string };

/** Names of papers beside the A series, which is called the same everywhere. */
const PAPERS: Record<string, string> = {
  letter: "paper.letter",
  legal: "paper.legal",
  tabloid: "paper.tabloid",
  f4: "paper.f4",
  folio: "paper.folio",
  banner: "paper.banner",
};

/** What a paper is called; `say` gives words. */
export function paperName(paper: string, say: (key: string) => string): string {
  const key = PAPERS[paper];
  const sides = ownSides(paper);
  if (sides) return `${sides[0]} × ${sides[1]} mm`;
  return key ? say(key) : paper.toUpperCase();
}

/** The sides in millimetres of a paper of one's own; null for one with a name. */
export function ownSides(paper: string): readonly [string, string] | null {
  const sides = /^([^x]*)x([^x]*)$/.exec(paper);
  return sides ? [sides[1] ?? "", sides[2] ?? ""] : null;
}

/** The next larger paper that printers nearby have too; null where there is none. */
export function largerPaper(paper: string): string | null {
  const size = /^a([1-5])$/.exec(paper)?.[1];
  if (size) return `a${Number(size) - 1}`;
  const larger: Record<string, string> = { letter: "tabloid", legal: "tabloid", tabloid: "a2", f4: "a3", folio: "a3" };
  return larger[paper] ?? null;
}

/** The paper on which type grows; null where a larger one is not to be had, or type keeps its size on any. */
export function helpfulPaper({ paper, fit }: PrintSettings): string | null {
  return ["screen", "percent"].includes(fitParts(fit).kind) ? null : largerPaper(paper);
}

/** The fit that takes as many sheets as it needs to be read; null where the present one does. */
export function helpfulFit({ fit }: PrintSettings): string | null {
  if (["readable", "poster"].includes(fit)) return null;
  return fitParts(fit).kind === "poster" ? "poster" : "readable";
}

/** A fit as the core spells it, in its parts. */
export function fitParts(fit: string): FitParts {
  const parts = { across: "", down: "", percent: "100" };
  const sides = /^(poster-)?(\d*)x(\d*)$/.exec(fit);
  if (sides) return { ...parts, kind: sides[1] ? "poster" : "sheets", across: sides[2] ?? "", down: sides[3] ?? "" };
  const percent = /^(.*)%$/.exec(fit)?.[1];
  if (percent !== undefined) return { ...parts, kind: "percent", percent };
  return { ...parts, kind: FITS.find((kind) => kind === fit) ?? "auto" };
}

/** The parts of a fit as the core spells them. */
export function fitText({ kind, across, down, percent }: FitParts): string {
  const sides = `${across}x${down}`;
  if (kind === "percent") return `${percent}%`;
  if (kind === "poster") return sides === "x" ? "poster" : `poster-${sides}`;
  // Without a side it would be no count at all: one sheet high is what most rolls and walls want.
  if (kind === "sheets") return sides === "x" ? "2x1" : sides;
  return kind;
}

/** A number as people type it in both languages; null where it is none. */
export function typedNumber(text: string): number | null {
  const value = Number(text.trim().replace(",", "."));
  return text.trim() !== "" && Number.isFinite(value) && value >= 0 ? value : null;
}

/** A kept number as it is typed in the window's language: with its decimal sign, without one between thousands. */
export function shownNumber(kept: string): string {
  return language() === "id" ? kept.replace(".", ",") : kept;
}

/** How a map is set, for the core; `shown` is what the editor shows now, null where there is none. */
export function printingOf(settings: PrintSettings, shown: Shown | null): Printing {
  const now = settings.view === SHOWN;
  return { ...settings, view: now ? "" : settings.view, ...(now && shown ? { shown: { id: "", name: "", ...shown } } : {}) };
}

/** What was kept, as far as it can be understood: another version may have kept something else. */
export function recalled(kept: string): PrintSettings {
  const found = parsed(kept);
  const same = (key: keyof PrintSettings, value: unknown): boolean => {
    const known = PROPOSAL[key];
    if (Array.isArray(known)) return Array.isArray(value) && value.every((each) => typeof each === "string");
    return typeof value === typeof known;
  };
  const fields = Object.entries(found).filter(([key, value]) => key in PROPOSAL && same(key as keyof PrintSettings, value));
  return { ...PROPOSAL, ...Object.fromEntries(fields) };
}

/** The same with what is left out in place of what is in: settings of earlier versions name what is in, and what was
 *  added to the map later would be missing without a word. Where nothing would be left, all is printed. */
export function leavingOut(settings: PrintSettings, choices: PrintChoices): PrintSettings {
  const without = (Object.keys(PARTS) as Part[]).flatMap((field) => {
    const all = choices[field].map((choice) => `${PARTS[field]}:${choice.id}`);
    const chosen = settings[field].map((id) => `${PARTS[field]}:${id}`);
    const out = all.filter((name) => settings.without.includes(name) || (chosen.length > 0 && !chosen.includes(name)));
    return out.length < all.length ? out : [];
  });
  return { ...settings, stages: [], lanes: [], personas: [], without };
}

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
