import { expect, test } from "vitest";

import { actionsOf, runKeys, type Table } from "./action";
import { Commands } from "./commands.svelte";
import { windowKey } from "./windowkeys";

type Lamp = { on: boolean; broken: boolean; did: string[] };

const LAMP = {
  on: { words: "app.ok", keys: ["Mod+L", "Mod+J"], enabled: (lamp: Lamp) => !lamp.broken, checked: (lamp: Lamp) => lamp.on, run: (lamp: Lamp) => lamp.did.push("on") },
  dim: { words: "app.cancel", keys: ["Mod+L"], run: (lamp: Lamp) => lamp.did.push("dim") },
  kick: { words: "app.close", keys: ["k"], label: (lamp: Lamp) => `kick ${lamp.broken}`, run: (lamp: Lamp) => lamp.did.push("kick") },
} satisfies Table<Lamp>;

const lamp = (fields: Partial<Lamp> = {}): Lamp => ({ on: false, broken: false, did: [], ...fields });
const press = (key: string, more: KeyboardEventInit = {}) => new KeyboardEvent("keydown", { key, cancelable: true, ...more });

test("keys run the first row that can be done now, and only that", () => {
  const whole = lamp();
  const broken = lamp({ broken: true });
  expect([runKeys(LAMP, whole, "Mod+L"), runKeys(LAMP, broken, "Mod+L"), runKeys(LAMP, broken, "Mod+J")]).toEqual([true, true, false]);
  expect([whole.did, broken.did]).toEqual([["on"], ["dim"]]);
});

test("a row stands as it is now: its words, whether it can be done, whether it is on", () => {
  const [on, , kick] = actionsOf(LAMP, lamp({ on: true, broken: true }));
  expect(on).toMatchObject({ id: "on", label: "OK", shortcut: "Mod+L", enabled: false, checked: true });
  expect(kick?.label).toBe("kick true");
  expect(kick && "checked" in kick, "what cannot be on says nothing of it").toBe(false);
});

test("the view that came last has the keys first, and none after it is gone", () => {
  const commands = new Commands();
  const [near, far] = [lamp(), lamp()];
  commands.offer([{ words: "actions.app", rows: LAMP }], () => far);
  const withdraw = commands.offer([{ words: "actions.map", rows: LAMP }], () => near);
  commands.press("Mod+L");
  expect(commands.subjects().map(({ words }) => words)).toEqual(["actions.map", "actions.app"]);
  withdraw();
  commands.press("Mod+L");
  expect([near.did, far.did]).toEqual([["on"], ["on"]]);
});

test("rows without anything to do them to have neither keys nor a place in the palette", () => {
  const commands = new Commands();
  commands.offer<Lamp>([{ words: "actions.app", rows: LAMP }], () => null);
  expect([commands.press("Mod+L"), commands.subjects()]).toEqual([false, []]);
});

test("keys without Ctrl mean nothing outside of the map, keys of a text nothing in a field", () => {
  const commands = new Commands();
  const text = lamp();
  const undo = { undo: { words: "editor.undo", keys: ["Mod+Z"], run: (of: Lamp) => of.did.push("undo") } };
  commands.offer([{ words: "actions.app", rows: { ...LAMP, ...undo } }], () => text);
  expect(windowKey(commands, press("k"))).toBe(false);
  const field = document.body.appendChild(document.createElement("input"));
  const inField = (event: KeyboardEvent) => {
    Object.defineProperty(event, "target", { value: field });
    return windowKey(commands, event);
  };
  expect([inField(press("z", { ctrlKey: true })), inField(press("l", { ctrlKey: true }))]).toEqual([false, true]);
  expect(text.did).toEqual(["on"]);
  field.remove();
});
