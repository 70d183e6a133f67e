import { beforeEach, expect, test } from "vitest";

import { begin } from "../../test/window";
import { Editor } from "./editor.svelte";
import { flippedFilter } from "./fading";
import { placesOf } from "./places";
import { SampleBackend, sampleView } from "./sample";
import { Store } from "./store.svelte";

let backend: SampleBackend;
let editor: Editor;

beforeEach(async () => {
  backend = new SampleBackend();
  const view = sampleView();
  const { cards, views } = view.doc;
  Object.assign(cards["a1"] ?? {}, { tags: ["dose"], personas: ["rina"] });
  Object.assign(cards["a2"] ?? {}, { tags: ["price"] });
  views["v1"] = { id: "v1", name: "Dose only", tags: ["dose"] };
  views["v2"] = { id: "v2", name: "No touchpoints", hidden_lanes: ["touch"] };
  editor = new Editor(await begin(backend), new Store(backend, "m", view));
});

test("a filter fades what has none of the wanted values, and takes nothing away", () => {
  editor.views.change(flippedFilter({}, "tags", "dose"));
  expect([editor.views.faded.has("a1"), editor.views.faded.has("a2"), editor.views.faded.has("t1")]).toEqual([false, true, true]);
  editor.views.change(flippedFilter(editor.views.current, "tags", "price"));
  expect([editor.views.faded.has("a1"), editor.views.faded.has("a2")], "either tag will do").toEqual([false, false]);
});

test("a card about nobody is about everybody", () => {
  editor.views.change(flippedFilter({}, "personas", "rina"));
  expect([...editor.views.faded]).toEqual([]);
});

test("a saved view is shown, says so, and the view before comes back", () => {
  const [dose] = editor.views.saved;
  if (dose) editor.views.apply(dose);
  expect(dose && [editor.views.isShown(dose), editor.views.filtering]).toEqual([true, true]);
  editor.views.back();
  expect(dose && [editor.views.isShown(dose), editor.views.filtering]).toEqual([false, false]);
});

test("saving by a name that is taken replaces that view; renaming and deleting are edits of the map", async () => {
  editor.views.change(flippedFilter({}, "tags", "price"));
  await editor.views.save("Dose only");
  await editor.views.save("Price");
  await editor.views.rename("v1", "Dose");
  await editor.views.delete("v2");
  expect(backend.edits.map(({ edit }) => edit)).toMatchObject([
    { edit: "set", kind: "view", ids: ["v1"], fields: { tags: ["price"] } },
    { edit: "add_view", fields: { name: "Price", tags: ["price"] } },
    { edit: "set", kind: "view", ids: ["v1"], fields: { name: "Dose" } },
    { edit: "delete", items: [{ kind: "view", id: "v2" }] },
  ]);
});

test("a saved view replaces all of what is shown, also where it was saved over one that hid more", async () => {
  editor.views.change({ hidden_lanes: ["touch"] });
  await editor.views.save("No touchpoints");
  editor.views.change(flippedFilter({}, "tags", "dose"));
  await editor.views.save("No touchpoints");
  expect(backend.edits.at(-1)?.edit).toMatchObject({ fields: { hidden_lanes: null, tags: ["dose"] } });
});

test("the palette goes to a saved view by its name", () => {
  const [place] = placesOf(editor, "touchp").filter(({ id }) => id.startsWith("view:"));
  place?.run();
  expect([place?.caption, editor.views.current.hidden_lanes]).toEqual(["View", ["touch"]]);
});
