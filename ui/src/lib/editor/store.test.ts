import { expect, test, vi } from "vitest";

import { Failure } from "../backend/backend";
import type { Edit } from "../backend/types";
import { notice, SampleBackend, sampleView } from "./sample";
import { saveState } from "./save";
import { Store } from "./store.svelte";
import { Trail } from "./trail";

const ADD: Edit = { edit: "add_cards", cards: [{ at: { spot: "cell", lane: "act", stage: "s3" }, fields: { text: "new" } }] };

function open() {
  const backend = new SampleBackend();
  const told = vi.fn();
  return { backend, told, store: new Store(backend, "m", sampleView(backend.doc), told) };
}

test("an answered edit is applied to Doc, order and Layout, and the bar says saved with its revision", async () => {
  const { store } = open();
  const before = store.revision;
  const going = store.edit(ADD);
  expect(store.save.state).toBe("saving");
  const done = await going;
  const [id] = done?.created ?? [];
  expect(store.doc.cards[id ?? ""]?.text).toBe("new");
  expect(store.grid.cards("act", "s3")).toEqual([id]);
  expect(store.layout.cards[id ?? ""]).toBeDefined();
  expect(store.save).toEqual({ state: "saved", revision: store.revision });
  expect(store.revision).not.toBe(before);
});

test("edits go out strictly one after the other", async () => {
  const { store, backend } = open();
  const running: string[] = [];
  const slow = backend.edit.bind(backend);
  vi.spyOn(backend, "edit").mockImplementation(async (map, edit, join) => {
    running.push("begins");
    const answer = await slow(map, edit, join);
    running.push("ends");
    return answer;
  });
  await Promise.all([store.edit(ADD), store.edit(ADD), store.edit(ADD)]);
  expect(running).toEqual(["begins", "ends", "begins", "ends", "begins", "ends"]);
});

test("an edit behind another is planned when its turn comes, and knows what the first one made", async () => {
  const { store, backend } = open();
  let made = "";
  void store.edit(ADD, null, ([id]) => (made = id ?? ""));
  await store.edit(() => ({ edit: "set", kind: "card", ids: [made], fields: { text: "second" } }));
  expect(backend.edits.at(-1)?.edit).toMatchObject({ ids: [made] });
  expect(made).not.toBe("");
});

test("an edit that is not possible is told and is no failure of saving", async () => {
  const { store, backend, told } = open();
  backend.fails = notice("reject.too_deep");
  expect(await store.edit(ADD)).toBeNull();
  expect(told).toHaveBeenCalledOnce();
  expect(store.save.state).toBe("saved");
});

test("nothing to change and no room need no words", async () => {
  const { store, backend, told } = open();
  backend.fails = notice("reject.nothing");
  expect(await store.edit(ADD), "the text is as it should be").toEqual({ created: [] });
  backend.fails = notice("reject.edge");
  expect(await store.edit(ADD)).toBeNull();
  expect(told).not.toHaveBeenCalled();
});

test("a failure stays in sight until the same edit went well after all", async () => {
  const { store, backend } = open();
  backend.fails = notice("disk_full", "The disk is full");
  await store.edit(ADD);
  expect(store.save).toMatchObject({ state: "failed", notice: { message: "The disk is full" } });
  expect(await store.settled()).toBe(false);
  backend.fails = null;
  store.retry();
  expect(await store.settled()).toBe(true);
  expect(store.save.state).toBe("saved");
  expect(store.grid.cards("act", "s3")).toHaveLength(1);
});

test("an undo that is refused is told, and is neither a success nor nothing to undo", async () => {
  const { store, backend, told } = open();
  vi.spyOn(backend, "undo").mockRejectedValueOnce(new Failure({ code: "reject_gone", message: "It is gone.", way: "", details: "" }));
  expect([await store.undo(), told.mock.calls.length]).toEqual([null, 1]);
  expect(await store.undo()).toEqual({ words: null, unseen: false });
});

test("a step that is on its way can be taken back, and done again, by a hand that does not wait for it", async () => {
  const { store } = open();
  const steps = () => [store.canUndo, store.canRedo];
  expect(steps()).toEqual([false, false]);
  const adding = store.edit(ADD);
  expect(steps()).toEqual([true, false]);
  const taking = store.undo();
  expect(steps()).toEqual([true, true]);
  await Promise.all([adding, taking]);
  expect(steps(), "the sample keeps no steps").toEqual([false, false]);
});

test("undo asks the scope that was changed last", async () => {
  const { store, backend } = open();
  const map = vi.spyOn(backend, "undo");
  const shared = vi.spyOn(backend, "undoShared");
  await store.edit(ADD);
  await store.editShared({ edit: "add", kind: "channel", fields: { name: "Radio" } });
  await store.undo();
  expect([shared.mock.calls.length, map.mock.calls.length]).toEqual([1, 0]);
  await store.undo();
  expect([shared.mock.calls.length, map.mock.calls.length]).toEqual([1, 1]);
});

test("typing joined into one step is one step of the trail", () => {
  const trail = new Trail();
  trail.did("shared");
  trail.did("map", "text:1");
  trail.did("map", "text:1");
  trail.undid("map");
  expect(trail.undo).toBe("shared");
  expect(trail.redo).toBe("map");
});

test("keys that are not sent yet are being saved; a failure is not hidden by the next try", () => {
  const work = { waiting: 0, typing: false, failure: null, revision: 7 };
  expect(saveState(work)).toEqual({ state: "saved", revision: 7 });
  expect(saveState({ ...work, typing: true }).state).toBe("saving");
  expect(saveState({ ...work, waiting: 1, failure: notice("disk_full") }).state).toBe("failed");
});
