// Days as people write them, in both languages of the window.

import { sayIn } from "./words.svelte";

const LANGUAGES = ["en", "id"] as const;

/** The day a text means, as `YYYY-MM-DD`; empty for no text, null where it is no day. "22 Nov 2026", "22/11/2026". */
export function readDay(text: string): string | null {
  const written = text.trim();
  if (written === "") return "";
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(written) ?? [];
  if (year && month && day) return dayOf(Number(year), Number(month), Number(day));
  const parts = /^(\d{1,2})[\s./-]+(\p{L}{3,}|\d{1,2})[\s./,-]+(\d{4})$/u.exec(written) ?? [];
  return dayOf(Number(parts[3]), monthOf(parts[2] ?? ""), Number(parts[1]));
}

/** A month by its number or the beginning of its name; 0 where it is none. */
function monthOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const start = text.slice(0, 3).toLocaleLowerCase();
  const found = LANGUAGES.map((language) => months(language).indexOf(start));
  return Math.max(...found) + 1;
}

function months(language: (typeof LANGUAGES)[number]): string[] {
  return sayIn(language, "date.months").toLocaleLowerCase().split(" ");
}

function dayOf(year: number, month: number, day: number): string | null {
  const when = new Date(Date.UTC(year, month - 1, day));
  const exists = when.getUTCFullYear() === year && when.getUTCMonth() === month - 1 && when.getUTCDate() === day;
  return exists ? when.toISOString().slice(0, 10) : null;
}

/** The day it is here, as `YYYY-MM-DD`. */
export function today(now = new Date()): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
