import { expect, test } from "vitest";

import { openSample } from "../../test/window";
import { EDITOR_CHAPTERS } from "../editor/actions";
import { speak } from "../words.svelte";
import { Palette } from "./palette.svelte";

async function opened() {
  const { editor } = await openSample();
  editor.choose("lane", "act");
  editor.session.commands.offer(EDITOR_CHAPTERS, () => editor);
  const palette = new Palette(editor.session);
  return (query: string) => {
    palette.type(query);
    return palette.entries.slice(0, 4).map(({ id }) => id);
  };
}

test("actions are found by the words that other programs use for them", async () => {
  const find = await opened();
  const wanted = { fold: "collapse", print: "export", "full screen": "show", save: "save-copy", screenshot: "copy-picture", remove: "delete" };
  for (const [query, id] of Object.entries(wanted)) expect(find(query), query).toContain(id);
});

test("in Indonesian too", async () => {
  const find = await opened();
  speak("id");
  const wanted = { lipat: "collapse", tutup: "collapse", sembunyikan: "hide", cetak: "export", simpan: "save-copy", gambar: "export", presentasi: "show", "layar penuh": "show", baris: "add-lane" };
  for (const [query, id] of Object.entries(wanted)) expect(find(query), query).toContain(id);
});

test("an action's own name comes before one that is only also called so", async () => {
  const find = await opened();
  expect(find("copy")[0]).toBe("copy");
});

test("Enter runs the first line that can be run", async () => {
  const { editor } = await openSample();
  editor.session.commands.offer(EDITOR_CHAPTERS, () => editor);
  const palette = new Palette(editor.session);
  expect(palette.entries[0]).toMatchObject({ id: "undo", enabled: false });
  expect(palette.entries[palette.at]).toMatchObject({ id: "save-copy", enabled: true });
  palette.type("undo");
  palette.step(1);
  palette.type("");
  expect(palette.entries[palette.at]!.id).toBe("save-copy");
});
