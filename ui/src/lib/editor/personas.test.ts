import { expect, test } from "vitest";

import { begin } from "../../test/window";
import { Editor } from "./editor.svelte";
import { elsewhere, personaActions, putIntoBin, putOn, takeOff } from "./personas";
import { SampleBackend } from "./sample";
import { Store } from "./store.svelte";

async function opened() {
  const backend = new SampleBackend();
  const session = await begin(backend);
  const editor = new Editor(session, new Store(backend, "m", await backend.openMap("m")));
  return { backend, session, editor };
}

test("a persona taken off the map is one step, and another one gets the points", async () => {
  const { backend, editor } = await opened();
  await takeOff(editor, "rina");
  expect(backend.edits.map(({ edit }) => edit)).toEqual([{ edit: "set", kind: "map", ids: ["m"], fields: { personas: [] } }]);
  expect(editor.persona).toBeNull();
});

test("a persona of the library is put on the map as it is", async () => {
  const { backend, editor } = await opened();
  backend.sharedRecords.personas = { rina: { id: "rina" }, sari: { id: "sari", name: "Sari" }, old: { id: "old", deleted: true } };
  expect((await elsewhere(editor)).map(({ id }) => id), "none that is here already or in the bin").toEqual(["sari"]);
  await putOn(editor, "sari");
  expect(editor.store.doc.map.personas).toEqual(["rina", "sari"]);
  expect(editor.persona).toBe("sari");
});

test("the bin is a step of what all maps share, with the way back in the notice", async () => {
  const { backend, session, editor } = await opened();
  await putIntoBin(editor, "rina");
  expect(backend.sharedRecords.personas["rina"]?.deleted).toBe(true);
  expect(editor.store.doc.map.personas, "the map keeps showing it").toEqual(["rina"]);
  session.notices.shown[0]?.action?.run();
  await expect.poll(() => backend.sharedRecords.personas["rina"]?.deleted).toBe(false);
});

test("a persona in the bin is offered the way back instead of the way in", async () => {
  const { editor } = await opened();
  const ids = () => personaActions(editor, "rina").flat().map(({ id }) => id);
  expect(ids()).toEqual(["draw-curve", "persona-alone", "edit-persona", "remove-persona", "bin-persona"]);
  editor.store.doc = { ...editor.store.doc, shared: { ...editor.store.doc.shared, personas: { rina: { id: "rina", deleted: true } } } };
  expect(ids()).toEqual(["draw-curve", "persona-alone", "edit-persona", "remove-persona", "restore-persona"]);
});
