import { describe, expect, it } from "vitest";

import { ago, date, number, say, speak } from "./words.svelte";

describe("words", () => {
  it("an unknown key shows itself, so that a missing word is seen", () => {
    expect(say("nothing.like.this")).toBe("nothing.like.this");
  });

  it("numbers are grouped as the language of the window does", () => {
    expect(number(1234.5)).toBe("1,234.5");
    speak("id");
    expect(number(1234.5)).toBe("1.234,5");
  });

  it("a day is the same day in every time zone", () => {
    expect(date("2026-11-22")).toBe("22 Nov 2026");
    speak("id");
    expect(date("2026-11-22")).toBe("22 Nov 2026");
  });

  it("a map edited weeks ago is shown with its date", () => {
    expect(ago("2026-10-05T10:00:00Z", new Date("2026-11-22T10:00:00Z"))).toContain("5 Oct 2026");
  });
});
