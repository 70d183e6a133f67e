import { expect, test } from "vitest";

import { openSample } from "../../test/window";
import { stretchesOf } from "./foundwords";

const marked = (text: string, ...words: string[]) => stretchesOf(text, words).map(([from, to]) => text.slice(from, to));

test("words are found whatever their case and accents, at each of their places", () => {
  expect(marked("Dose for a dose", "dose")).toEqual(["Dose", "dose"]);
  expect(marked("Le café, un cafe\u0301", "cafe")).toEqual(["café", "cafe\u0301"]);
  expect(marked("😀 Pays with a code", "with", "code")).toEqual(["with", "code"]);
  expect(marked("nothing here", "dose", "")).toEqual([]);
});

test("while something is found all other cards fade, and not after the bar is closed", async () => {
  const { editor } = await openSample();
  editor.find.show();
  editor.find.type("a1");
  expect([...editor.faded].sort()).toEqual(["a2", "a3", "p1", "t1"]);
  editor.find.type("no such word");
  expect(editor.faded.size, "where nothing is found nothing fades").toBe(0);
  editor.find.type("a1");
  editor.find.close();
  expect(editor.faded.size).toBe(0);
});
