import { describe, expect, it } from "vitest";

import { begin } from "../../test/window";
import { Failure } from "../backend/backend";
import { FakeBackend } from "../backend/fake";
import type { HowFar, Printer, Printing } from "../backend/types";
import { PrinterChoice } from "./printer.svelte";
import { PROPOSAL } from "./settings";

const printer = (name: string): Printer => ({
  name,
  description: "",
  location: "",
  usual: false,
  state: "ready",
  accepts: true,
  reason: "",
});
const failure = (code: string) => new Failure({ code, message: code, way: "", details: "" });
const PRINT: Printing = PROPOSAL;

async function opened(backend = new FakeBackend()) {
  backend.printerList = [printer("Usual"), printer("Wall")];
  const session = await begin(backend);
  const choice = new PrinterChoice(session, "a3");
  await choice.begin();
  return { backend, session, choice };
}

describe("the choice of a printer", () => {
  it("begins with the usual printer, one copy of all sheets on one side", async () => {
    const { choice } = await opened();
    expect(choice.order()).toEqual({ printer: "Usual", copies: 1, pages: null, sides: "one" });
  });

  it("remembers the printer of the last time", async () => {
    const { session, choice } = await opened();
    await choice.choose("Wall");
    choice.order();
    const next = new PrinterChoice(session, "a3");
    await next.begin();
    expect(next.name).toBe("Wall");
  });

  it("chooses none where there is none, and says why they are not known", async () => {
    const backend = new FakeBackend();
    const session = await begin(backend);
    const none = new PrinterChoice(session, "a3");
    await none.begin();
    expect([none.printers, none.name, none.trouble]).toEqual([[], "", null]);
    backend.printers = () => Promise.reject(failure("cups_not_running"));
    const broken = new PrinterChoice(session, "a3");
    await broken.begin();
    expect(broken.trouble?.code).toBe("cups_not_running");
  });

  it("turns to one side where the printer has no other", async () => {
    const { backend, choice } = await opened();
    choice.sides = "long";
    backend.printerFit = { ...backend.printerFit, two_sides: false };
    await choice.choose("Wall");
    expect(choice.sides).toBe("one");
  });

  it.each([
    [4.2, 10, null],
    [10.04, 10, null],
    [10.2, 10, 11],
    [16.9, 10, 17],
    [null, 0, null],
  ])("with an edge of %s mm widens margins of %s mm to %s", async (edge_mm, margin, wider) => {
    const backend = new FakeBackend();
    backend.printerFit = { ...backend.printerFit, edge_mm };
    const { choice } = await opened(backend);
    expect(choice.widerMargin(margin)).toBe(wider);
  });
});

describe("a print", () => {
  it("is one at a time, told while it runs, and says where it came out", async () => {
    const { backend, session, choice } = await opened();
    const run = session.printing;
    let release = () => {};
    let tell: (far: HowFar) => void = () => {};
    backend.printMap = async (_map, _print, _order, job, onprogress) => {
      onprogress({ done: 60, total: 100, waits: false });
      tell = onprogress;
      await new Promise<void>((done) => (release = done));
      return { printer: "Wall", job, pages: 1, copies: 1 };
    };
    const first = run.run("m", PRINT, choice.order(), "Dinding");
    expect(run.progress).toEqual({ done: 60, total: 100, waits: false });
    expect(run.doing).toBe("Printing on Dinding…");
    tell({ done: 60, total: 100, waits: true });
    expect(run.doing, "a printer that sleeps").toContain("may be waking up");
    expect(await run.run("m", PRINT, choice.order(), "Dinding"), "a second one waits").toBe(false);
    release();
    expect(await first).toBe(true);
    expect([run.progress, session.notices.shown.at(-1)?.tone]).toEqual([null, "done"]);
    expect(session.notices.shown.at(-1)?.text).toContain("Dinding");
  });

  it("that was called off is no failure; one that failed is", async () => {
    const { backend, session, choice } = await opened();
    for (const [code, tone] of [
      ["cancelled", "note"],
      ["printer_jam", "failure"],
    ]) {
      backend.printMap = () => Promise.reject(failure(code ?? ""));
      expect(await session.printing.run("m", PRINT, choice.order(), "Wall")).toBe(false);
      expect(session.notices.shown.at(-1)?.tone).toBe(tone);
    }
  });
});
