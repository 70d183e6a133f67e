// Where the words that were typed stand in the drawn lines.

import { plain, wordsOf } from "./filter";

/** A stretch of a text, from a letter up to another. */
export type Stretch = readonly [from: number, to: number];

/** Where any of the words stands in a text, whatever its case and accents. */
export function stretchesOf(text: string, words: readonly string[]): Stretch[] {
  // The plain text, and for each of its letters the place of the one that it was made of.
  const letters: string[] = [];
  const places: number[] = [];
  let at = 0;
  for (const sign of text) {
    const made = /\s/.test(sign) ? sign : plain(sign);
    letters.push(made);
    places.push(...Array.from({ length: made.length }, () => at));
    at += sign.length;
  }
  const ends = (index: number): number => places.find((place) => place > (places[index] ?? 0)) ?? text.length;
  const all = letters.join("");
  return words.flatMap((word) => placesIn(all, word).map((from): Stretch => [places[from] ?? 0, ends(from + word.length - 1)]));
}

function placesIn(all: string, word: string): number[] {
  const found: number[] = [];
  if (word === "") return found;
  for (let at = all.indexOf(word); at >= 0; at = all.indexOf(word, at + word.length)) found.push(at);
  return found;
}

/** The boxes of the words of a query in the texts below an element, in the window's pixels. */
export function boxesOf(element: Element, query: string): DOMRect[] {
  const words = wordsOf(query);
  const boxes: DOMRect[] = [];
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    for (const [from, to] of stretchesOf(node.textContent ?? "", words)) {
      const range = new Range();
      range.setStart(node, from);
      range.setEnd(node, to);
      boxes.push(...range.getClientRects());
    }
  }
  return boxes;
}
