import { describe, expect, it } from "vitest";

import { matches, runShortcut, type Action } from "./actions";

function press(key: string, init: KeyboardEventInit = {}): KeyboardEvent {
  return new KeyboardEvent("keydown", { key, cancelable: true, ...init });
}

describe("shortcuts", () => {
  it("want exactly their modifiers", () => {
    expect(matches(press("z", { ctrlKey: true }), "Mod+Z")).toBe(true);
    expect(matches(press("Z", { ctrlKey: true, shiftKey: true }), "Mod+Z")).toBe(false);
    expect(matches(press("Z", { ctrlKey: true, shiftKey: true }), "Mod+Shift+Z")).toBe(true);
    expect(matches(press("z"), "Mod+Z")).toBe(false);
  });

  it("know the plus key with and without Shift", () => {
    expect(matches(press("+", { ctrlKey: true }), "Mod++")).toBe(true);
    expect(matches(press("+", { ctrlKey: true, shiftKey: true }), "Mod++")).toBe(true);
  });

  it("are silent while an input method composes", () => {
    expect(matches(press("z", { ctrlKey: true, isComposing: true }), "Mod+Z")).toBe(false);
  });

  it("do not take AltGr for Ctrl+Alt", () => {
    const event = press("q", { ctrlKey: true, altKey: true });
    event.getModifierState = (key) => key === "AltGraph";
    expect(matches(event, "Mod+Alt+Q")).toBe(false);
  });

  it("run the first action that is enabled, and only that", () => {
    const ran: string[] = [];
    const action = (id: string, enabled: boolean): Action => ({
      id,
      label: id,
      shortcut: "Mod+D",
      enabled,
      run: () => ran.push(id),
    });
    const event = press("d", { ctrlKey: true });
    expect(runShortcut(event, [action("off", false), action("first", true), action("second", true)])).toBe(true);
    expect(ran).toEqual(["first"]);
    expect(event.defaultPrevented, "the window's own meaning of the key is off").toBe(true);
  });
});
