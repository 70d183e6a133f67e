import { describe, expect, it, vi } from "vitest";

import { FakeBackend, fakeMap } from "../backend/fake";
import type { Looked, TableLook } from "../backend/types";
import { begin } from "../../test/window";
import { Imports } from "./imports.svelte";

const LOOK: TableLook = {
  tables: [
    { name: "As-is", rows: 3 },
    { name: "To-be", rows: 9 },
  ],
  table: 1,
  layout: "down",
  tracks: [
    { number: 0, is_row: false, place: "A", head: "Stage", sample: "Buy", meaning: "stage", is_known: true },
    { number: 1, is_row: false, place: "B", head: "Horoscope", sample: "Leo", meaning: "lane:note", is_known: false },
  ],
  entries: [
    { number: 1, is_row: true, place: "2", name: "Buy", is_taken: true },
    { number: 2, is_row: true, place: "3", name: "Total", is_taken: false },
  ],
  entries_all: 2,
  entries_taken: 1,
  meanings: ["skip", "stage", "lane:need", "lane:note"],
  title: "To-be",
  columns: 1,
  lanes: 1,
  cards: 1,
  notes: [],
};

async function opened(looked: Looked) {
  const backend = new FakeBackend([fakeMap("a", "Clinic")]);
  backend.looked = { "/tmp/x.xlsx": looked };
  const session = await begin(backend);
  const imports = new Imports(session);
  const done = imports.open(["/tmp/x.xlsx"]);
  await vi.waitFor(() => expect(imports.table ?? imports.workbook).not.toBeNull());
  return { backend, session, imports, done };
}

describe("a table that comes in", () => {
  it("is shown first, and lands as it was corrected", async () => {
    const { backend, session, imports, done } = await opened({ found: "tables", ...LOOK });
    const table = imports.table;
    expect([table?.file, table?.look.title, backend.mapCards.length]).toEqual(["x.xlsx", "To-be", 1]);
    await table?.mean(LOOK.tracks[1]!, "lane:need");
    await table?.run();
    await done;
    const said = { table: 1, layout: "down", meanings: [{ number: 1, head: "Horoscope", meaning: "lane:need" }] };
    expect(backend.choices.at(-1)).toEqual(said);
    expect(session.place.view).toBe("editor");
    expect(imports.table).toBeNull();
  });

  it("goes into a map that is there", async () => {
    const { backend, session, imports, done } = await opened({ found: "tables", ...LOOK });
    if (imports.table) imports.table.into = "a";
    await imports.table?.run();
    await done;
    expect(backend.taken).toEqual([{ path: "/tmp/x.xlsx", map: "a" }]);
    expect(session.place).toEqual({ view: "editor", map: "a" });
  });

  it("takes a row in that was left out, and keeps what was said before", async () => {
    const { backend, imports, done } = await opened({ found: "tables", ...LOOK });
    await imports.table?.mean(LOOK.tracks[1]!, "skip");
    await imports.table?.take(LOOK.entries[1]!, true);
    expect(backend.choices.at(-1)).toEqual({
      table: 1,
      layout: "down",
      meanings: [{ number: 1, head: "Horoscope", meaning: "skip" }],
      entries: [{ number: 2, is_taken: true }],
    });
    imports.table?.cancel();
    await done;
  });

  it("comes from the clipboard too", async () => {
    const backend = new FakeBackend([fakeMap("a", "Clinic")]);
    backend.looked = { clipboard: { found: "tables", ...LOOK } };
    const session = await begin(backend);
    const imports = new Imports(session);
    const done = imports.openClipboard();
    await vi.waitFor(() => expect(imports.table).not.toBeNull());
    expect(imports.table?.file).toBe("");
    if (imports.table) imports.table.into = "a";
    await imports.table?.run();
    await done;
    expect(backend.taken).toEqual([{ path: "clipboard", map: "a" }]);
  });

  it("keeps an answer that comes after a map was chosen, and goes back where a choice is refused", async () => {
    const { backend, imports, done } = await opened({ found: "tables", ...LOOK });
    const table = imports.table!;
    const late = table.chooseLayout("list");
    await table.goInto("a");
    await late;
    expect([table.waiting, backend.choices.at(-1)]).toEqual([false, { table: 1, layout: "list" }]);
    const understood = backend.look.bind(backend);
    backend.look = () => Promise.reject(new Error("no table is left"));
    await table.take(LOOK.entries[0]!, false);
    backend.look = understood;
    await table.run();
    await done;
    expect(backend.choices.at(-1), "what was refused is not taken in").toEqual({ table: 1, layout: "list" });
  });

  it("changes nothing where it is left", async () => {
    const { backend, session, imports, done } = await opened({ found: "tables", ...LOOK });
    imports.table?.cancel();
    await done;
    expect([backend.mapCards.length, session.place.view]).toEqual([1, "library"]);
  });

  it("forgets what was said of one table where another is chosen", async () => {
    const { backend, imports, done } = await opened({ found: "tables", ...LOOK });
    await imports.table?.mean(LOOK.tracks[1]!, "skip");
    await imports.table?.chooseTable(0);
    expect(backend.choices.at(-1)).toEqual({ table: 0 });
    imports.table?.cancel();
    await done;
  });
});

describe("a workbook that comes back", () => {
  const difference = (key: string, conflicts: boolean) => ({
    key,
    kind: "card" as const,
    what: "changed",
    place: "Pain points · Buy",
    before: "Queues",
    after: "Long queues",
    conflicts,
  });

  it("takes what was not changed meanwhile, and what the person adds", async () => {
    const differences = [difference("card:1", false), difference("card:2", true)];
    const { backend, session, imports, done } = await opened({ found: "workbook", title: "Clinic", map: "a", differences, notes: [] });
    expect([...(imports.workbook?.taken ?? [])], "nothing of the library is lost unasked").toEqual(["card:1"]);
    imports.workbook?.flip(differences[1]!);
    imports.workbook?.flip(differences[0]!);
    await imports.workbook?.run();
    await done;
    expect(backend.taken).toEqual([{ path: "/tmp/x.xlsx", keys: ["card:2"] }]);
    expect(session.place).toEqual({ view: "editor", map: "a" });
  });
});
