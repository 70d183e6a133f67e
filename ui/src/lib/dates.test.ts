import { expect, test } from "vitest";

import { readDay } from "./dates";

test.each([
  ["2026-11-22", "2026-11-22"],
  ["22 Nov 2026", "2026-11-22"],
  ["1 november 2026", "2026-11-01"],
  ["17 Agu 2026", "2026-08-17"],
  ["17 Agustus 2026", "2026-08-17"],
  ["5 Mei 2027", "2027-05-05"],
  ["22/11/2026", "2026-11-22"],
  ["2.1.2026", "2026-01-02"],
  [" 29 Feb 2028 ", "2028-02-29"],
  ["", ""],
])("%j is the day %j", (text, day) => expect(readDay(text)).toBe(day));

test.each(["soon", "29 Feb 2027", "32 Jan 2026", "2026", "22 Nov 26", "22 Nov", "1 Xyz 2026", "0/0/2026", "2026-13-01"])(
  "%j is no day",
  (text) => expect(readDay(text)).toBeNull(),
);
