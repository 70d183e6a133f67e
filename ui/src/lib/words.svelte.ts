// Words, numbers and dates in the window's language, from the very catalogues that Rust reads.

import type { Language } from "./backend/types";

type Catalogue = Record<string, string>;
export type Params = Record<string, string | number>;

const files = import.meta.glob<Catalogue>("../../../crates/lajur-words/catalogues/*.json", {
  eager: true,
  import: "default",
});

const catalogues: Record<Language, Catalogue> = { en: catalogue("en"), id: catalogue("id") };

/** What is read by a component is drawn anew when the language changes. */
let current = $state<Language>("en");

/** The language of the window. */
export function language(): Language {
  return current;
}

/** Make `next` the language of the window, at once and everywhere. */
export function speak(next: Language): void {
  current = next;
  document.documentElement.lang = next;
}

/** The language that a tag such as `id-ID` means; English where it means none that Lajur speaks. */
export function languageOf(tag: string | null | undefined): Language {
  return /^id([-_.@]|$)/i.test(tag ?? "") ? "id" : "en";
}

/** The text of `key` with `{name}` replaced by `params.name`. An unknown key shows itself. */
export function say(key: string, params: Params = {}): string {
  return sayIn(current, key, params);
}

/** As [`say`], in a language of the caller's choice. */
export function sayIn(lang: Language, key: string, params: Params = {}): string {
  const text = catalogues[lang][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? number(value) : value;
  });
}

/** The form of `key` for a number of things, with `{count}` replaced. Indonesian has one form only. */
export function sayN(key: string, count: number, params: Params = {}): string {
  const form = current === "en" && count === 1 ? "one" : "other";
  return say(`${key}.${form}`, { ...params, count });
}

/** True where the catalogues know `key`. */
export function hasWord(key: string): boolean {
  return key in catalogues[current];
}

/** `1,234.5` in English, `1.234,5` in Indonesian. */
export function number(value: number): string {
  const digits = { maximumFractionDigits: 2 };
  return new Intl.NumberFormat(current === "id" ? "id-ID" : "en-GB", digits).format(value);
}

/** `22 Nov 2026` in both languages. Takes a day or a moment; what is neither is shown as it is. */
export function date(text: string): string {
  const when = moment(text);
  if (!when) return text;
  const month = say("date.months").split(" ")[when.getMonth()];
  return `${when.getDate()} ${month} ${when.getFullYear()}`;
}

/** How long ago a map was edited, as a person would say it; a date once that says more. */
export function ago(text: string, now: Date): string {
  const when = moment(text);
  if (!when) return text;
  const minutes = Math.floor((now.getTime() - when.getTime()) / 60_000);
  if (minutes < 1) return say("library.edited.now");
  if (minutes < 60) return sayN("library.edited.minutes", minutes);
  const days = calendarDays(when, now);
  if (days <= 0) return sayN("library.edited.hours", Math.floor(minutes / 60));
  if (days === 1) return say("library.edited.yesterday");
  if (days < 7) return sayN("library.edited.days", days);
  return say("library.edited.on", { date: date(text) });
}

function calendarDays(from: Date, to: Date): number {
  const day = (at: Date) => Date.UTC(at.getFullYear(), at.getMonth(), at.getDate());
  return Math.round((day(to) - day(from)) / 86_400_000);
}

function moment(text: string): Date | null {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const when = day ? new Date(Number(day[1]), Number(day[2]) - 1, Number(day[3])) : new Date(text);
  return Number.isNaN(when.getTime()) ? null : when;
}

function catalogue(lang: Language): Catalogue {
  const found = Object.entries(files).find(([path]) => path.endsWith(`/${lang}.json`));
  return found?.[1] ?? {};
}
