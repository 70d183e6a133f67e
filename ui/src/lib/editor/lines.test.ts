import { expect, test } from "vitest";

import { linesOf } from "./lines";

test("each line with words is one card, without the bullets of a list", () => {
  expect(linesOf("- asks a friend\n\n2. reads reviews \n• compares\nbuys 2 - 3 packs")).toEqual(["asks a friend", "reads reviews", "compares", "buys 2 - 3 packs"]);
});

test("a text without line breaks is one", () => {
  expect(linesOf("asks a friend")).toEqual(["asks a friend"]);
  expect(linesOf("  \n ")).toEqual([]);
});
