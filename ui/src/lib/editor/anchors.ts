// Where small panels of the map stand: beside what is selected or where the keyboard stands, else in the middle.

import type { Anchor } from "../anchor";
import type { Editor } from "./editor.svelte";
import type { Rect } from "./geometry";

/** A rectangle as popups want it. */
export function anchorOf({ x, y, w, h }: Rect): Anchor {
  return { left: x, top: y, right: x + w, bottom: y + h };
}

/** The button of the rail that an action has; beside the spot where there is none. */
export function railAnchor(editor: Editor, action: string): Element | Anchor {
  return document.querySelector(`[data-region="rail"] [data-action="${action}"]`) ?? revealAnchor(editor);
}

/** The button of the bar beside the selection that is being pressed; beside the spot where an action came another way. */
export function barAnchor(editor: Editor, action: string): Anchor {
  const button = document.querySelector(`[data-selection-bar] [data-action="${action}"]`);
  return button?.matches(":hover, :focus-within, :focus") ? button.getBoundingClientRect() : revealAnchor(editor);
}

/** Beside the spot, after bringing it into sight. */
export function revealAnchor(editor: Editor): Anchor {
  const text = editor.text?.place();
  const { spot } = editor;
  if (spot && !text) editor.reveal(spot);
  const rect = text ?? (spot ? editor.rectOf(spot) : null);
  const { viewport } = editor.canvas;
  if (!rect) return anchorOf({ x: viewport.x + viewport.w / 2 - 140, y: viewport.y + 80, w: 280, h: 0 });
  // The head and the names of lanes stick, so one of their coordinates does not follow the scroll position.
  const seen = editor.canvas.toWindow(rect);
  const x = Math.max(seen.x, viewport.x + 16);
  const y = Math.max(seen.y, viewport.y + 16);
  return anchorOf({ x, y, w: Math.min(seen.w, 240), h: seen.h });
}
