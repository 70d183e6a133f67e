// What the window's engine has and happy-dom has not.

import { afterEach } from "vitest";

import { speak } from "../lib/words.svelte";

window.matchMedia ??= ((query: string) => ({
  matches: false,
  media: query,
  addEventListener: () => {},
  removeEventListener: () => {},
})) as unknown as typeof window.matchMedia;

// The language is the window's, and every test has a window of its own.
afterEach(() => speak("en"));
