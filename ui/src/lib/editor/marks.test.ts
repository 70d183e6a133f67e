import { expect, test } from "vitest";

import { broken, linked, listed, plainOf, toggled, type Written } from "./marks";

/** `a|b|c` has b selected, `a|b` a caret. */
function read(shown: string): Written {
  const [before = "", chosen, after] = shown.split("|");
  if (after === undefined) return { text: before + (chosen ?? ""), start: before.length, end: before.length };
  return { text: before + chosen + after, start: before.length, end: before.length + (chosen?.length ?? 0) };
}

function shown({ text, start, end }: Written): string {
  const chosen = start === end ? "|" : `|${text.slice(start, end)}|`;
  return text.slice(0, start) + chosen + text.slice(end);
}

test.each([
  ["pays |at once|", "pays **|at once|**"],
  ["pays **|at once|**", "pays |at once|"],
  ["|**pays**| now", "|pays| now"],
  ["pays |at once | now", "pays **|at once|**  now"],
  ["wa|its long", "**|waits|** long"],
  ["waits | long", "waits **|** long"],
  ["|one\ntwo|", "**|one**\n**two|**"],
  ["**|one**\n**two|**", "|one\ntwo|"],
  ["|- one\n- two|", "- **|one**\n- **two|**"],
  ["*|slow|*", "***|slow|***"],
  ["***|slow|***", "*|slow|*"],
])("bold: %j becomes %j", (before, after) => {
  const done = toggled(read(before), "**");
  expect(done.text).toBe(read(after).text);
});

test.each([
  ["|slow| queue", "*|slow|* queue"],
  ["*|slow|* queue", "|slow| queue"],
  ["**|slow|**", "***|slow|***"],
  ["***|slow|***", "**|slow|**"],
])("italic: %j becomes %j, and the same letters stay selected", (before, after) => {
  expect(shown(toggled(read(before), "*"))).toBe(after);
});

test("bold twice is as before", () => {
  for (const text of ["a |few| words", "a |few|", "|- one\n- two|"]) {
    expect(toggled(toggled(read(text), "**"), "**").text, text).toBe(read(text).text);
  }
});

test.each([
  ["o|ne", "- o|ne"],
  ["- o|ne", "o|ne"],
  ["zero\n|one\ntwo|\nthree", "zero\n- |one\n- two|\nthree"],
  ["- |one\n- two|", "|one\ntwo|"],
  ["|one\n- two|", "- |one\n- two|"],
  ["|", "- |"],
])("a list: %j becomes %j", (before, after) => {
  expect(shown(listed(read(before)))).toBe(after);
});

test.each([
  ["- one|", "- one\n- |"],
  ["- o|ne", "- o\n- |ne"],
  ["- one\n- |", "- one\n|"],
  ["one|", "one\n|"],
  ["|- one", "\n|- one"],
  ["* one|", "* one\n* |"],
])("a line break: %j becomes %j", (before, after) => {
  expect(shown(broken(read(before)))).toBe(after);
});

test.each([
  ["see |the shop| now", "see [the shop](|https://|) now"],
  ["see the sh|op", "see the [shop](|https://|)"],
  ["|", "[|](https://)"],
  ["|https://toko.id|", "[|](https://toko.id)"],
  ["see [the sh|op](https://toko.id) now", "see |the shop| now"],
])("a link: %j becomes %j", (before, after) => {
  expect(shown(linked(read(before)))).toBe(after);
});

test.each([
  ["pays **at once** or *later*", "pays at once or later"],
  ["- one\n* two", "one\ntwo"],
  ["see [the shop](https://toko.id/a_(b)) now", "see the shop now"],
  ["2 * 3 and a_snake_case", "2 * 3 and a_snake_case"],
  ["\\*not italic\\*", "*not italic*"],
  ["_whole_ line", "whole line"],
])("%j reads %j", (source, plain) => {
  expect(plainOf(source)).toBe(plain);
});
