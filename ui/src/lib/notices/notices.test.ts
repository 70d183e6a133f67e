import { beforeEach, expect, test } from "vitest";

import { Failure } from "../backend/backend";
import { FakeBackend } from "../backend/fake";
import { begin } from "../../test/window";
import { Notices } from "./notices.svelte";

const failure = (message: string) => new Failure({ code: "failed", message, way: "", details: "" });
let notices: Notices;

beforeEach(() => {
  notices = new Notices();
});

const texts = () => notices.seen.map(({ text }) => text);

test("the newest is closed first, until there is none", () => {
  notices.fail(failure("one"));
  notices.fail(failure("two"));
  expect([notices.closeNewest(), texts()]).toEqual([true, ["one"]]);
  expect([notices.closeNewest(), notices.closeNewest(), texts()]).toEqual([true, false, []]);
});

test("what leaves by itself needs no key, and takes none from the map", () => {
  notices.fail(failure("one"));
  notices.done("Copied.");
  expect([notices.closeNewest(), texts(), notices.closeNewest()]).toEqual([true, ["Copied."], false]);
});

test("a later success of the same action closes what failed, and nothing else", async () => {
  await notices.guard(() => Promise.reject(failure("no disk")), "export");
  notices.fail(failure("no picture"), "image");
  await notices.guard(async () => undefined, "export");
  expect(texts()).toEqual(["no picture"]);
});

test("what is not possible is no success", () => {
  notices.note("Not possible.");
  expect(notices.shown.map(({ tone }) => tone)).toEqual(["note"]);
});

test("whoever leaves a view leaves its failures, not the way back from what was done", () => {
  notices.fail(failure("no disk"));
  notices.note("Not possible.");
  notices.done("Deleted.", { label: "Undo", run: () => undefined });
  notices.leave();
  expect(texts()).toEqual(["Deleted."]);
});

test("while they are held back nothing is seen, and Escape closes none", () => {
  notices.held = true;
  notices.fail(failure("no disk"));
  expect([texts(), notices.closeNewest()]).toEqual([[], false]);
  notices.held = false;
  expect(texts()).toEqual(["no disk"]);
});

test("the session clears them with its view and with its language", async () => {
  const session = await begin(new FakeBackend());
  session.notices.fail(failure("in the library"));
  await session.openMap("a");
  expect(session.notices.shown).toEqual([]);
  session.notices.fail(failure("on the map"));
  session.notices.done("Saved.");
  await session.showLibrary();
  expect(session.notices.shown.map(({ text }) => text)).toEqual(["Saved."]);
  session.setLanguage("id");
  expect(session.notices.shown, "the words were English").toEqual([]);
  session.setLanguage("en");
});
