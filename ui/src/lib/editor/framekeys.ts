// Keys anywhere in the editor: those with Ctrl that mean the whole map, and F6 that goes from region to region.

import { runChord } from "./actions";
import type { Editor } from "./editor.svelte";
import { chord, isMac } from "./keys";

/** What belongs to a text field, while one has the focus. */
const OF_FIELDS = new Set(["Mod+Z", "Mod+Shift+Z", "Mod+Y", "Mod+A", "Mod+D", "Mod+Enter"]);

/** Does what a key means in the whole editor; false where it means nothing. */
export function frameKey(editor: Editor, event: KeyboardEvent): boolean {
  if (event.defaultPrevented || document.querySelector("dialog[open]")) return false;
  const pressed = chord(event, isMac(navigator.platform));
  if (pressed === "F6" || pressed === "Shift+F6") return nextRegion(editor, pressed === "F6" ? 1 : -1);
  if (!pressed?.startsWith("Mod+")) return false;
  const inField = event.target instanceof Element && event.target.closest("input, textarea, select") !== null;
  return !(inField && OF_FIELDS.has(pressed)) && runChord(editor, pressed);
}

function nextRegion(editor: Editor, by: 1 | -1): boolean {
  const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")];
  const now = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(Math.max(now, 0) + by + regions.length) % regions.length];
  if (next?.dataset["region"] === "canvas") editor.focus();
  else next?.querySelector<HTMLElement>("button:enabled, input, textarea, select")?.focus();
  return true;
}
