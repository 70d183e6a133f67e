import { beforeEach, expect, test } from "vitest";

import { Rest } from "./rest.svelte";

let waiting: { run: () => void; ms: number }[];
let rest: Rest;

beforeEach(() => {
  waiting = [];
  rest = new Rest(3000, (run, ms) => {
    const timer = { run, ms };
    waiting.push(timer);
    return () => (waiting = waiting.filter((other) => other !== timer));
  });
});

const passes = () => waiting.splice(0).forEach(({ run }) => run());

test("a pointer rests after three seconds without a move, and wakes with the next", () => {
  rest.seen(10, 10);
  expect([rest.resting, waiting.map(({ ms }) => ms)]).toEqual([false, [3000]]);
  passes();
  expect(rest.resting).toBe(true);
  rest.seen(11, 10);
  expect(rest.resting).toBe(false);
});

test("each move begins the time anew, and the same place is no move", () => {
  rest.seen(10, 10);
  rest.seen(12, 10);
  expect(waiting, "one timer at a time").toHaveLength(1);
  passes();
  rest.seen(12, 10);
  expect(rest.resting, "the map scrolled below a still pointer").toBe(true);
});

test("after the end nothing comes to rest any more", () => {
  rest.seen(10, 10);
  rest.end();
  passes();
  expect(rest.resting).toBe(false);
});
