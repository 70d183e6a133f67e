// What `vite dev` shows in a plain browser.

import type { Backend } from "./backend";
import { FakeBackend } from "./fake";

/** A small library in memory. */
export function demoBackend(): Backend {
  return new FakeBackend();
}
