import { describe, expect, it, vi } from "vitest";

import { Failure } from "../backend/backend";
import { FakeBackend, fakeMap } from "../backend/fake";
import { begin } from "../../test/window";
import { Imports } from "./imports.svelte";

async function library() {
  const backend = new FakeBackend([fakeMap("a", "Clinic")]);
  const session = await begin(backend);
  return { backend, session, imports: new Imports(session) };
}

describe("files coming in", () => {
  it("are opened one after the other, and the last one is shown", async () => {
    const { backend, session, imports } = await library();
    await imports.open(["/tmp/one.lajur", "/tmp/two.lajur"]);
    expect(backend.mapCards.map((map) => map.title)).toEqual(["two", "one", "Clinic"]);
    expect(session.place).toEqual({ view: "editor", map: backend.mapCards[0]?.id });
  });

  it("wait for the answer where the map is known", async () => {
    const { backend, imports } = await library();
    backend.imported = { result: "known", map: "a", title: "Clinic" };
    const opened = imports.open(["/tmp/clinic.lajur"]);
    await vi.waitFor(() => expect(imports.question?.title).toBe("Clinic"));
    imports.question?.answer("keep_both");
    await opened;
    expect(backend.mapCards.map((map) => map.title)).toContain("clinic");
    expect(imports.question).toBeNull();
  });

  it("change nothing where the person calls it off", async () => {
    const { backend, session, imports } = await library();
    backend.imported = { result: "known", map: "a", title: "Clinic" };
    const opened = imports.open(["/tmp/clinic.lajur"]);
    await vi.waitFor(() => expect(imports.question).not.toBeNull());
    imports.question?.answer(null);
    await opened;
    expect([backend.mapCards.length, session.place.view]).toEqual([1, "library"]);
  });

  it("go on after one that cannot be read", async () => {
    const { backend, session, imports } = await library();
    const read = backend.importFile.bind(backend);
    const broken = new Failure({ code: "not_json", message: "Not a map.", way: "", details: "" });
    backend.importFile = (path, known) => (path.includes("bad") ? Promise.reject(broken) : read(path, known));
    await imports.open(["/tmp/bad.lajur", "/tmp/good.lajur"]);
    expect(session.notices.shown.map((notice) => notice.text)).toEqual(["File “bad.lajur”: Not a map."]);
    expect(backend.mapCards[0]?.title).toBe("good");
  });

  it("are named where they cannot be read, with the line and the way out", async () => {
    const { backend, session, imports } = await library();
    const fail = (message: string, line: number | null) => {
      const place = line === null ? {} : { line };
      backend.importFile = () => Promise.reject(new Failure({ code: "not_json", message, way: "Ask for a new copy.", details: "", ...place }));
    };
    fail("It is damaged here.", 12);
    await imports.open(["C:\\maps\\peta.lajur"]);
    fail("peta.lajur is too large.", null);
    await imports.open(["/tmp/peta.lajur"]);
    expect(session.notices.shown.map(({ text, way }) => [text, way])).toEqual([
      ["File “peta.lajur”, line 12: It is damaged here.", "Ask for a new copy."],
      ["peta.lajur is too large.", "Ask for a new copy."],
    ]);
  });

  it("report what they could not bring along", async () => {
    const { backend, imports } = await library();
    backend.imported = { result: "imported", map: "a", title: "Clinic", notes: ["Two columns became notes."] };
    await imports.open(["/tmp/clinic.csv"]);
    expect(imports.reports).toEqual([{ title: "Clinic", notes: ["Two columns became notes."] }]);
  });
});
