// Keys while the focus is on the map.

import { runChord } from "./actions";
import { revealAnchor } from "./anchors";
import { type Direction, raise, startCard } from "./doing";
import type { Editor } from "./editor.svelte";
import type { Gestures } from "./gestures.svelte";
import { isMac, type KeyLike, pressedKeys, typed } from "../keys";
import { walked } from "./walk";

/** Does what a key means here; false where it means nothing, so that the browser has it. */
export function canvasKey(editor: Editor, gestures: Gestures, event: KeyLike & { readonly target: EventTarget | null }): boolean {
  const pressed = pressedKeys(event);
  if (pressed !== null && gestures.keys) return carry(gestures, pressed);
  if (pressed === null || gestures.dragging) return false;
  // A text that is written has its keys for itself.
  if (event.target instanceof HTMLTextAreaElement) return false;
  const onControl = event.target instanceof Element && event.target.closest("button, input, select, a") !== null;
  if (onControl && (pressed === "Enter" || pressed === "Space" || pressed.endsWith("Tab"))) return false;
  if (pressed === "Space") return (gestures.space = true);
  if (pressed.includes("Arrow") || pressed.endsWith("Tab")) gestures.pointing = false;
  return point(editor, pressed) || walk(editor, pressed) || runChord(editor, pressed) || write(editor, typed(event, isMac()));
}

const ARROWS: { readonly [key: string]: Direction } = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };

/** While something is carried: arrows move its place, Enter puts it down. No other key means anything. */
function carry(gestures: Gestures, pressed: string): boolean {
  const direction = ARROWS[pressed];
  if (direction) gestures.keys?.step(direction);
  else if (pressed === "Enter" || pressed === "Space") gestures.putDown();
  return true;
}

/** On a point, up and down change its value. */
function point(editor: Editor, pressed: string): boolean {
  const { spot } = editor;
  if (spot?.on !== "cell" || spot.card === null || editor.form(spot.lane) !== "curve") return false;
  if (pressed !== "ArrowUp" && pressed !== "ArrowDown") return false;
  void raise(editor, spot.lane, spot.stage, pressed === "ArrowUp" ? 1 : -1, spot.card);
  return true;
}

function walk(editor: Editor, pressed: string): boolean {
  if (!editor.spot) return false;
  const [held = "", key = ""] = /^(Shift\+|Mod\+)(Arrow.*)$/.exec(pressed)?.slice(1) ?? [];
  const next = walked(editor.ground, editor.spot, key || pressed);
  if (!next) return /^((Shift|Mod)\+)?(Arrow|Home|End)/.test(pressed);
  editor.go(next, held === "Shift+" ? "extend" : held === "Mod+" ? "keep" : "choose");
  return true;
}

/** A letter on an empty cell begins a card with it; @ on a touchpoint chooses its channel. */
function write(editor: Editor, letter: string | null): boolean {
  const { spot } = editor;
  if (letter === null || spot?.on !== "cell") return false;
  if (spot.card === null) {
    if (editor.form(spot.lane) === "curve") return false;
    startCard(editor, spot.lane, spot.stage, letter);
    return true;
  }
  if (letter !== "@" || !editor.role(spot.lane)?.fields.includes("channels")) return false;
  editor.popup = { kind: "channel", anchor: revealAnchor(editor) };
  return true;
}

