import { describe, expect, it } from "vitest";

import { FakeBackend } from "../backend/fake";
import type { Copied, Unsaved } from "../backend/types";
import { begin } from "../../test/window";
import { MapCopy } from "./copy.svelte";

const UNSAVED: Unsaved = { edits: [{ edit: "delete", items: [] }], shared: [] };

async function opened(answers: Copied[], saved = true) {
  const backend = new FakeBackend();
  backend.copied = answers;
  backend.target = "/home/me/shop.lajur";
  const session = await begin(backend);
  const copy = new MapCopy(session, { map: "m", title: () => "Shop", flush: async () => saved, unsaved: () => UNSAVED });
  return { backend, session, copy };
}

describe("a copy", () => {
  it("asks where to where there is none yet", async () => {
    const { backend, copy } = await opened([{ copied: "unplaced" }, { copied: "saved", file: "/home/me/shop.lajur" }]);
    await copy.save();
    expect(backend.copies).toEqual([null, "/home/me/shop.lajur"]);
  });

  it("goes to the same file again without a question, and says so", async () => {
    const { backend, session, copy } = await opened([{ copied: "saved", file: "/home/me/shop.lajur" }]);
    await copy.save();
    expect(backend.copies).toEqual([null]);
    expect(session.notices.shown[0]?.text).toContain("/home/me/shop.lajur");
  });

  it("asks before it overwrites what somebody else wrote", async () => {
    const { backend, copy } = await opened([{ copied: "changed", file: "/x.lajur" }, { copied: "saved", file: "/x.lajur" }]);
    await copy.save();
    expect([copy.changed, backend.copies]).toEqual(["/x.lajur", [null]]);
    await copy.overwrite();
    expect([copy.changed, backend.copies]).toEqual([null, [null, "/x.lajur"]]);
  });

  it("can go elsewhere instead", async () => {
    const { backend, copy } = await opened([{ copied: "changed", file: "/x.lajur" }, { copied: "saved", file: "/y" }]);
    await copy.save();
    await copy.elsewhere();
    expect(backend.copies).toEqual([null, "/home/me/shop.lajur"]);
  });

  it("holds what could not be saved", async () => {
    const { backend, copy } = await opened([], false);
    await copy.save();
    expect(backend.rescued).toEqual([{ map: "m", file: "/home/me/shop.lajur", unsaved: UNSAVED }]);
    expect(backend.copies, "a library that cannot be written cannot remember a place either").toEqual([]);
  });
});
