import { expect, test } from "vitest";

import { begin } from "../../test/window";
import { Editor } from "./editor.svelte";
import { recall, remember } from "./looks";
import { SampleBackend } from "./sample";
import { Store } from "./store.svelte";

async function visits() {
  const backend = new SampleBackend();
  const session = await begin(backend);
  const visit = async () => {
    const editor = new Editor(session, new Store(backend, "m", await backend.openMap("m")));
    recall(editor);
    await editor.store.settled();
    return editor;
  };
  return { backend, visit };
}

test("folded, hidden and filtered stays so for whoever comes back, and so does the active persona", async () => {
  const { backend, visit } = await visits();
  const first = await visit();
  expect([first.persona, first.views.folded], "a map opened first shows all").toEqual(["rina", false]);
  first.views.change({ collapsed_lanes: ["act"], hidden_stages: ["s3"], tags: ["dose"] });
  first.showPersona(null);
  remember(first);

  const again = await visit();
  expect(again.views.current).toMatchObject({ collapsed_lanes: ["act"], hidden_stages: ["s3"], tags: ["dose"] });
  expect(again.persona, "all alike").toBeNull();
  expect(again.views.hasBefore, "Alt+Z has nothing to go back to").toBe(false);
  expect(backend.shown.at(-1)?.view).toMatchObject({ collapsed_lanes: ["act"], hidden_stages: ["s3"] });
});

test("what went meanwhile is not looked for", async () => {
  const { backend, visit } = await visits();
  const first = await visit();
  first.views.change({ hidden_lanes: ["act", "touch"] });
  first.showPersona("rina", true);
  remember(first);
  const view = backend.views["m"];
  if (!view) throw new Error("the sample has its view");
  const { act: _gone, ...lanes } = view.doc.lanes;
  backend.views["m"] = { ...view, doc: { ...view.doc, lanes, map: { id: "m", personas: ["sari"] } } };
  const again = await visit();
  expect(again.views.current.hidden_lanes).toEqual(["touch"]);
  expect([again.persona, again.alone]).toEqual(["sari", false]);
});
