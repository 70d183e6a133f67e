import { describe, expect, it, vi } from "vitest";

import { Failure } from "../backend/backend";
import { FakeBackend } from "../backend/fake";
import { begin } from "../../test/window";
import { MapExport } from "./export.svelte";

describe("an export", () => {
  it("writes where the person says", async () => {
    const backend = new FakeBackend();
    backend.target = "/home/me/map.png";
    const job = new MapExport(await begin(backend), "a", "Map");
    job.format = "png";
    expect(await job.run()).toBe(true);
    expect(backend.exports).toEqual([{ map: "a", path: "/home/me/map.png", how: {} }]);
    expect(job.job.progress, "the bar is gone").toBeNull();
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

  it("says what would be lost, and lies as it was chosen", async () => {
    const backend = new FakeBackend();
    backend.target = "/home/me/map.md";
    backend.losses = [{ fate: "left_out", what: "arrows", count: 2 }];
    const job = new MapExport(await begin(backend), "a", "Map");
    job.choose("md", "outline");
    await vi.waitFor(() => expect(job.report?.losses).toEqual(backend.losses));
    await job.run();
    expect(backend.exports.at(-1)?.how).toEqual({ layout: "outline" });
    job.choose("csv");
    expect(job.layout, "tables have no outline").toBe("grid");
    job.choose("md");
    expect(job.layout, "each kind of file has its own").toBe("outline");
  });

  it("is no failure when it was called off", async () => {
    const backend = new FakeBackend();
    backend.target = "/home/me/map.svg";
    backend.exportMap = () => Promise.reject(new Failure({ code: "cancelled", message: "", way: "", details: "" }));
    const session = await begin(backend);
    const job = new MapExport(session, "a", "Map");
    job.format = "svg";
    expect(await job.run()).toBe(false);
    expect(session.notices.shown.map((notice) => notice.tone)).toEqual(["note"]);
  });
});
