// How well a name fits what a person has typed so far.

import { plain } from "../editor/filter";

/** Points for a letter at the beginning of a word. */
const AT_WORD = 8;
/** Points for a letter right after the last one. */
const IN_ROW = 4;
const FOUND = 1;
/** A gap costs no more than this, however long it is. */
const LONGEST_GAP = 3;

/**
 * The letters of `query` in their order somewhere in `text`, whatever their case and accents: the more of them begin
 * words or follow each other, the higher. Null where one is missing; 0 for an empty query.
 */
export function fit(query: string, text: string): number | null {
  const wanted = plain(query).replace(/\s+/g, " ");
  const letters = plain(text);
  if (wanted === "") return 0;
  const whole = letters.indexOf(wanted);
  if (whole >= 0) return 1000 + (whole === 0 ? 100 : startsWord(letters, whole) ? 50 : 0) - letters.length / 10;
  return scattered(wanted.replaceAll(" ", ""), letters);
}

function scattered(wanted: string, letters: string): number | null {
  let points = 0;
  let last = -1;
  for (const letter of wanted) {
    const at = next(letters, letter, last + 1);
    if (at < 0) return null;
    const gap = Math.min(at - last - 1, LONGEST_GAP);
    points += FOUND + (startsWord(letters, at) ? AT_WORD : 0) + (at === last + 1 ? IN_ROW : 0) - gap;
    last = at;
  }
  // Letters strewn over a name mean another name.
  return points >= wanted.length * 2 ? points : null;
}

/** The letter right here, else at the next word that begins with it, else anywhere later. */
function next(letters: string, letter: string, from: number): number {
  if (letters[from] === letter) return from;
  for (let at = letters.indexOf(letter, from); at >= 0; at = letters.indexOf(letter, at + 1)) {
    if (startsWord(letters, at)) return at;
  }
  return letters.indexOf(letter, from);
}

function startsWord(letters: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(letters[at - 1] ?? "");
}
