import { expect, test } from "vitest";

import { chord, keycaps, type KeyLike, typed } from "./keys";

function press(key: string, more: Partial<KeyLike> & { graph?: boolean } = {}): KeyLike {
  const { graph = false, ...rest } = more;
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, getModifierState: (name) => graph && name === "AltGraph", ...rest };
}

const cases: [string, KeyLike, string | null][] = [
  ["a letter with Ctrl", press("z", { ctrlKey: true }), "Mod+Z"],
  ["a letter with Ctrl and Shift", press("Z", { ctrlKey: true, shiftKey: true }), "Mod+Shift+Z"],
  ["a letter of another script", press("я", { ctrlKey: true }), "Mod+Я"],
  ["a plain letter", press("a"), "a"],
  ["an arrow with Alt", press("ArrowLeft", { altKey: true }), "Alt+ArrowLeft"],
  ["an arrow with Alt and Shift", press("ArrowLeft", { altKey: true, shiftKey: true }), "Alt+Shift+ArrowLeft"],
  ["a plus that needs Shift", press("+", { ctrlKey: true, shiftKey: true }), "Mod++"],
  ["a digit that needs Shift", press("1", { ctrlKey: true, shiftKey: true }), "Mod+1"],
  ["AltGr, which sets Ctrl and Alt", press("@", { ctrlKey: true, altKey: true, graph: true }), "@"],
  ["an input method at work", press("z", { ctrlKey: true, isComposing: true }), null],
  ["a key that an input method took", press("Process", { keyCode: 229 }), null],
  ["a dead key", press("Dead"), null],
  ["a modifier alone", press("Control", { ctrlKey: true }), null],
];

test.each(cases)("%s", (_, event, expected) => {
  expect(chord(event, false)).toBe(expected);
});

test("Cmd is Mod on macOS, and Ctrl is not", () => {
  expect(chord(press("z", { metaKey: true }), true)).toBe("Mod+Z");
  expect(chord(press("z", { ctrlKey: true }), true)).toBe("z");
});

test("AltGr and Option type, shortcuts and compositions do not", () => {
  expect(typed(press("@", { ctrlKey: true, altKey: true, graph: true }), false)).toBe("@");
  expect(typed(press("å", { altKey: true }), true)).toBe("å");
  expect(typed(press("s", { ctrlKey: true }), false)).toBeNull();
  expect(typed(press("a", { isComposing: true }), false)).toBeNull();
  expect(typed(press("Enter"), false)).toBeNull();
  expect(typed(press("😀"), false), "two code units are one letter").toBe("😀");
});

test("keycaps are words of the language, and signs on macOS", () => {
  const say = (key: string) => key;
  expect(keycaps("Mod+Enter", false, say)).toEqual(["key.mod", "key.enter"]);
  expect(keycaps("Mod+Shift+Z", true, say)).toEqual(["⌘", "⇧", "Z"]);
  expect(keycaps("Mod++", false, say)).toEqual(["key.mod", "+"]);
});
