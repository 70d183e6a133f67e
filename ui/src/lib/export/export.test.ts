import { describe, expect, it } from "vitest";

import { Failure } from "../backend/backend";
import { FakeBackend } from "../backend/fake";
import { begin } from "../../test/window";
import { MapExport } from "./export.svelte";

describe("an export", () => {
  it("writes where the person says, on the chosen paper", async () => {
    const backend = new FakeBackend();
    backend.target = "/home/me/map.pdf";
    const job = new MapExport(await begin(backend), "a", "Map");
    job.paper = "a4";
    expect(await job.run()).toBe(true);
    expect(backend.exports).toEqual([{ map: "a", path: "/home/me/map.pdf", paper: "a4" }]);
    expect(job.progress, "the bar is gone").toBeNull();
  });

  it("sends a paper for PDF only", async () => {
    const backend = new FakeBackend();
    backend.target = "/home/me/map.png";
    const job = new MapExport(await begin(backend), "a", "Map");
    job.format = "png";
    await job.run();
    expect(backend.exports[0]?.paper).toBeNull();
  });

  it("does nothing where no place was chosen", async () => {
    const backend = new FakeBackend();
    expect(await new MapExport(await begin(backend), "a", "Map").run()).toBe(false);
    expect(backend.exports).toEqual([]);
  });

  it("begins with what was chosen last time", async () => {
    const backend = new FakeBackend();
    backend.target = "/home/me/map.svg";
    const session = await begin(backend);
    const first = new MapExport(session, "a", "Map");
    first.format = "svg";
    await first.run();
    expect(new MapExport(session, "b", "Other").format).toBe("svg");
  });

  it("is no failure when it was called off", async () => {
    const backend = new FakeBackend();
    backend.target = "/home/me/map.pdf";
    backend.exportMap = () => Promise.reject(new Failure({ code: "cancelled", message: "", way: "", details: "" }));
    const session = await begin(backend);
    expect(await new MapExport(session, "a", "Map").run()).toBe(false);
    expect(session.notices.shown.map((notice) => notice.tone)).toEqual(["note"]);
  });
});
