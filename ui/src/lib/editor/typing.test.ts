import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { LONGEST, QUIET, Typing } from "./typing";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function typing(well = true) {
  const save = vi.fn(async (_text: string) => well);
  return { save, typing: new Typing("", save) };
}

test("a text is saved once the keys rest for 300 ms", async () => {
  const { save, typing: text } = typing();
  text.input("a");
  await vi.advanceTimersByTimeAsync(QUIET - 1);
  text.input("ab");
  await vi.advanceTimersByTimeAsync(QUIET - 1);
  expect(save).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(save.mock.calls).toEqual([["ab"]]);
  expect(text.dirty).toBe(false);
});

test("a text is saved at least each second while keys keep coming", async () => {
  const { save, typing: text } = typing();
  for (let at = 0; at < LONGEST; at += 100) {
    text.input(`key ${at}`);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(save).toHaveBeenCalledOnce();
});

test("two saves never run at once, and the last text wins", async () => {
  const running: string[] = [];
  const ends: (() => void)[] = [];
  const text = new Typing("", (now) => {
    running.push(now);
    return new Promise((done) => ends.push(() => done(true)));
  });
  text.input("a");
  const first = text.flush();
  text.input("ab");
  const second = text.flush();
  expect(running, "the second waits for the first").toEqual(["a"]);
  ends.shift()?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(running).toEqual(["a", "ab"]);
  ends.shift()?.();
  expect(await Promise.all([first, second])).toEqual([true, true]);
});

test("a save that failed keeps the text, and the next one tries again", async () => {
  const save = vi.fn<(text: string) => Promise<boolean>>().mockResolvedValueOnce(false).mockResolvedValue(true);
  const text = new Typing("", save);
  text.input("a");
  expect(await text.flush()).toBe(false);
  expect(text.dirty).toBe(true);
  expect(await text.flush()).toBe(true);
  expect(save).toHaveBeenCalledTimes(2);
});

test("what was typed and taken away again is not saved", async () => {
  const { save, typing: text } = typing();
  text.input("a");
  text.input("");
  await vi.advanceTimersByTimeAsync(LONGEST);
  expect(save).not.toHaveBeenCalled();
});
