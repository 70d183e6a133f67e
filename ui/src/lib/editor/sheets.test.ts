import { describe, expect, it } from "vitest";

import { begin } from "../../test/window";
import { FakeBackend } from "../backend/fake";
import type { Editor } from "./editor.svelte";
import { Sheets } from "./sheets.svelte";

/** All that was promised has been kept. */
const settled = () => new Promise<void>((done) => setTimeout(done));

describe("the ends of sheets over the map", () => {
  it("asks nobody about two hundred sheets: they are lines, not paper", async () => {
    const backend = new FakeBackend();
    const editor = { session: await begin(backend), store: { map: "m" }, views: { current: null } };
    const sheets = new Sheets(editor as unknown as Editor, (run) => {
      run();
      return () => undefined;
    });
    sheets.ask();
    await settled();
    expect(backend.edgesAsked[0]?.most_sheets).toBeGreaterThan(200);
  });
});
