import { describe, expect, it } from "vitest";

import { Failure } from "../backend/backend";
import { FakeBackend } from "../backend/fake";
import { begin } from "../../test/window";

const FULL = new Failure({ code: "disk_full", message: "The disk is full.", way: "Make room.", details: "ENOSPC" });

describe("the session", () => {
  it("saves before the window closes", async () => {
    const backend = new FakeBackend();
    const session = await begin(backend);
    let saved = false;
    session.beforeLeaving(async () => void (saved = true));
    await session.close();
    expect([saved, backend.closed]).toEqual([true, true]);
  });

  it("stays open where saving fails, says why, and closes on a second wish", async () => {
    const backend = new FakeBackend();
    const session = await begin(backend);
    const stop = session.beforeLeaving(() => Promise.reject(FULL));
    await session.close();
    expect(backend.closed, "text would be lost").toBe(false);
    expect(session.stuck?.message).toBe("The disk is full.");
    stop();
    await session.close();
    expect(backend.closed).toBe(true);
  });

  it("does not leave a map that cannot be saved", async () => {
    const session = await begin(new FakeBackend());
    await session.openMap("a");
    session.beforeLeaving(() => Promise.reject(FULL));
    await session.showLibrary();
    expect(session.place).toEqual({ view: "editor", map: "a" });
    expect(session.notices.shown.map((notice) => notice.text)).toEqual(["The disk is full."]);
  });

  it("keeps a setting once, and only where it differs", async () => {
    const backend = new FakeBackend();
    const session = await begin(backend);
    await session.saveSetting("panel", "open");
    backend.settings["panel"] = "touched";
    await session.saveSetting("panel", "open");
    expect(backend.settings["panel"], "the same value is not written again").toBe("touched");
  });

  it("logs the details of every failure, for a report", async () => {
    const backend = new FakeBackend();
    const session = await begin(backend);
    session.notices.fail(FULL);
    expect(backend.log.join()).toContain("ENOSPC");
  });

  it("shows the same failure once, however often it happens", async () => {
    const session = await begin(new FakeBackend());
    session.notices.fail(FULL);
    session.notices.fail(FULL);
    expect(session.notices.shown).toHaveLength(1);
  });
});
