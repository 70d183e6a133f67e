// Two fingers and Ctrl+wheel: they zoom the map, and never the window around it.

import type { Pinch } from "../backend/backend";
import type { Editor } from "./editor.svelte";
import { inside } from "./geometry";

/** Follows the fingers on the touchpad; gives back how to end it. */
export function followPinch(editor: Editor): () => void {
  const listening = editor.session.backend.onPinch((pinch) => pinched(editor, pinch));
  return () => void listening.then((unlisten) => unlisten());
}

/** Zooms the map at the pointer, where that is over the map and nothing lies above it. */
function pinched({ canvas }: Editor, { factor, x, y }: Pinch): void {
  if (inside(canvas.viewport, { x, y }) && !document.querySelector("dialog[open]")) canvas.zoomTo(canvas.zoom * factor, { x, y });
}

/** Keeps the engine from scaling the window by Ctrl+wheel; gives back how to end it. */
export function keepScale(target: Window = window): () => void {
  const still = (event: WheelEvent): void => {
    if (event.ctrlKey || event.metaKey) event.preventDefault();
  };
  // A passive listener could not prevent anything.
  target.addEventListener("wheel", still, { passive: false });
  return () => target.removeEventListener("wheel", still);
}
