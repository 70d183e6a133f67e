import { beforeEach, expect, test } from "vitest";

import { type PanelName, Panels, panelsAt } from "./panels.svelte";

let settings: Record<string, string>;
let width: number;
const memory = { setting: (name: string) => settings[name] ?? "", saveSetting: (name: string, value: string) => (settings[name] = value) };
const open = (panels: Panels) => (["steps", "outline", "tray", "properties"] as PanelName[]).filter((name) => panels.has(name));

beforeEach(() => {
  settings = {};
  width = 1366;
});

test("a third panel closes the one that was opened longest ago", () => {
  const panels = new Panels(memory, () => width);
  for (const name of ["outline", "properties", "steps"] as const) panels.show(name, true);
  expect(open(panels)).toEqual(["steps", "properties"]);
  expect(settings["outline"], "and that is remembered").toBe("closed");
});

test("a panel that is opened again counts as opened last", () => {
  const panels = new Panels(memory, () => width);
  for (const name of ["outline", "properties", "outline", "tray"] as const) panels.show(name, true);
  expect(open(panels)).toEqual(["outline", "tray"]);
});

test("a wide window shows all, and those beyond go when it becomes narrower", () => {
  width = 1920;
  const panels = new Panels(memory, () => width);
  for (const name of ["outline", "properties", "steps", "tray"] as const) panels.show(name, true);
  expect(open(panels)).toHaveLength(4);
  width = 1366;
  panels.fit();
  expect(open(panels)).toEqual(["steps", "tray"]);
});

test("a start in a narrow window opens no more than there is room for", () => {
  settings = { steps: "open", outline: "open", properties: "open" };
  expect(open(new Panels(memory, () => width))).toHaveLength(2);
});

test("a panel that was opened to write in it takes the keyboard once, one that opened by itself does not", () => {
  const panels = new Panels(memory, () => width);
  panels.show("tray", true);
  expect(panels.takesKeyboard("tray")).toBe(false);
  panels.enter("tray");
  expect(panels.has("tray")).toBe(true);
  expect([panels.takesKeyboard("outline"), panels.takesKeyboard("tray"), panels.takesKeyboard("tray")]).toEqual([false, true, false]);
});

test("a panel that closed before it took the keyboard takes it no more", () => {
  const panels = new Panels(memory, () => width);
  panels.enter("tray");
  panels.show("tray", false);
  panels.show("tray", true);
  expect(panels.takesKeyboard("tray")).toBe(false);
});

test("the map keeps 55 % of a window of 1366", () => {
  const widest = 296 + 264;
  expect((1366 - 48 - widest) / 1366).toBeGreaterThanOrEqual(0.55);
  expect([panelsAt(1366), panelsAt(1024), panelsAt(1600)]).toEqual([2, 1, 4]);
});
