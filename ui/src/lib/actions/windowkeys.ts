// Keys that work wherever the focus is in the window.

import { pressedKeys } from "../keys";
import type { Commands } from "./commands.svelte";

/** Keys that mean the same in any place: those with Ctrl, function keys, and Alt with a letter. */
const EVERYWHERE = /^(Mod\+.+|Alt\+\p{L}|(Shift\+)?F\d+)$/u;
/** What belongs to a text field, while one has the focus. */
const OF_FIELDS = /^(Mod\+(Shift\+)?Z|Mod\+[ACDVXY]|Mod\+Enter|Mod\+(Shift\+)?Arrow\w+|Mod\+(Home|End)|F2)$/;

/** Does what a key means in the whole window; false where it means nothing. Dialogs keep their keys. */
export function windowKey(commands: Commands, event: KeyboardEvent): boolean {
  if (event.defaultPrevented || document.querySelector("dialog[open]")) return false;
  const pressed = pressedKeys(event);
  if (pressed === null || !EVERYWHERE.test(pressed)) return false;
  const inField = event.target instanceof Element && event.target.closest("input, textarea, select") !== null;
  return !(inField && OF_FIELDS.test(pressed)) && commands.press(pressed);
}

/** The focus goes to the next region of the view, or to the one before. */
export function nextRegion(by: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")];
  const now = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(Math.max(now, 0) + by + regions.length) % regions.length];
  // The map has one element that the keyboard stands on; it may be out of sight, then the map itself will do.
  const stands = next?.hasAttribute("tabindex") ? (next.querySelector<HTMLElement>("[tabindex='0']") ?? next) : null;
  (stands ?? next?.querySelector<HTMLElement>("button:enabled, input, textarea, select"))?.focus({ preventScroll: true });
}
