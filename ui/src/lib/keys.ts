// Keys as people name them: "Mod+Shift+Z". `event.key`, so that every keyboard layout works; nothing while an input
// method composes; AltGr types a letter and is not Ctrl+Alt. Mod is Cmd on macOS and Ctrl elsewhere.

/** What of a keyboard event is looked at. */
export type KeyLike = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing?: boolean;
  readonly keyCode?: number;
  getModifierState?(key: string): boolean;
};

const COMPOSES = 229;
/** Keys that differ with Shift by themselves: there Shift says nothing more. */
const NAMED = /^[A-Z][A-Za-z0-9]+$/;

/** True while an input method or a dead key is at work: then no shortcut applies. */
export function composes(event: KeyLike): boolean {
  return event.isComposing === true || event.keyCode === COMPOSES || event.key === "Process" || event.key === "Dead";
}

/** True on macOS, where Cmd stands for Ctrl. */
export function isMac(platform: string = navigator.platform): boolean {
  return platform.toLowerCase().startsWith("mac");
}

/** The name of what was pressed, none while composing and for a modifier alone. */
export function chord(event: KeyLike, mac: boolean): string | null {
  if (composes(event) || ["Control", "Shift", "Alt", "Meta", "AltGraph"].includes(event.key)) return null;
  // AltGr makes letters and signs; with a named key it is the Alt it is printed beside.
  const graph = event.getModifierState?.("AltGraph") === true && !NAMED.test(event.key);
  const mod = !graph && (mac ? event.metaKey : event.ctrlKey);
  // Option makes letters on macOS, so there it counts with named keys only.
  const alt = !graph && event.altKey && (!mac || NAMED.test(event.key));
  const letter = /^\p{L}$/u.test(event.key);
  const key = letter && (mod || alt) ? event.key.toUpperCase() : event.key;
  const shift = event.shiftKey && (NAMED.test(event.key) || (letter && (mod || alt)));
  return [mod && "Mod", alt && "Alt", shift && "Shift", key === " " ? "Space" : key].filter(Boolean).join("+");
}

/** The name of what was pressed on this machine. */
export function pressedKeys(event: KeyLike): string | null {
  return chord(event, isMac());
}

/** The letter that was typed, none for anything that is not text: a key name, a shortcut, a composition. */
export function typed(event: KeyLike, mac: boolean): string | null {
  if (composes(event)) return null;
  const graph = event.getModifierState?.("AltGraph") === true;
  if (!graph && (event.ctrlKey || event.metaKey || (event.altKey && !mac))) return null;
  const single = [...event.key].length === 1;
  return single && event.key !== " " ? event.key : null;
}

const MAC: { [part: string]: string } = { Mod: "⌘", Alt: "⌥", Shift: "⇧", Enter: "↩", Delete: "⌫" };
const ARROWS: { [part: string]: string } = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→" };
/** Keys that have a name in each language; all others are called by what is printed on them. */
const SPOKEN = ["Mod", "Alt", "Shift", "Enter", "Delete", "Space", "Escape", "Tab", "Home", "End", "Arrows", "click", "drag", "wheel"];

/** A shortcut as keycaps, in the words of a language. */
export function keycaps(shortcut: string, mac: boolean, say: (key: string) => string): string[] {
  const parts = shortcut.endsWith("++") ? [...shortcut.slice(0, -2).split("+"), "+"] : shortcut.split("+");
  return parts.map((part) => {
    if (ARROWS[part]) return ARROWS[part];
    if (mac && MAC[part]) return MAC[part];
    return SPOKEN.includes(part) ? say(`key.${part.toLowerCase()}`) : part;
  });
}
