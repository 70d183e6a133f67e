// What the window's engine has and happy-dom has not.

import { cleanup } from "@testing-library/svelte";
import { afterEach } from "vitest";

import { speak } from "../lib/words.svelte";

window.matchMedia ??= ((query: string) => ({
  matches: false,
  media: query,
  addEventListener: () => {},
  removeEventListener: () => {},
})) as unknown as typeof window.matchMedia;

// Every test has a window of its own, and the language is the window's.
afterEach(() => {
  cleanup();
  speak("en");
});

// The engine runs animations and observes; happy-dom tells nothing, so what waits to be seen stays unseen.
window.IntersectionObserver ??= class {
  observe() {}
  disconnect() {}
} as unknown as typeof IntersectionObserver;

HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
