import { expect, test } from "vitest";

import { openSample } from "../../test/window";
import { speak } from "../words.svelte";
import { outlineRows } from "./outline";

test("lanes without a name of their own are named in the language of the map, not of the window", async () => {
  const { editor } = await openSample();
  const { doc } = editor.store;
  const names = () => outlineRows(editor, new Set(["lanes"])).filter(({ kind }) => kind === "lane").map(({ name }) => name);
  speak("id");
  editor.store.doc = { ...doc, map: { ...doc.map, language: "en" } };
  expect(names()).toEqual(["Actions", "Touchpoints", "Line of visibility", "Emotions"]);
  speak("en");
  editor.store.doc = { ...doc, map: { ...doc.map, language: "id-ID" } };
  expect(names()).toEqual(["Tindakan", "Titik kontak", "Garis visibilitas", "Emosi"]);
});

test("a lane's own name stays, and a role of a newer Lajur is called by its word", async () => {
  const { editor } = await openSample();
  editor.store.doc = { ...editor.store.doc, lanes: { ...editor.store.doc.lanes, act: { id: "act", role: "smell" }, touch: { id: "touch", name: "Us" } } };
  expect([editor.laneName("act"), editor.laneName("touch")]).toEqual(["smell", "Us"]);
});
