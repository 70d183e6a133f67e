import { fireEvent, render, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Edit, Fields, MapUpdate } from "../../lib/backend/types";
import { emptyDelta } from "../../lib/backend/fake";
import { applied } from "../../lib/editor/change";
import { notice, SampleBackend, sampleLayout, sent } from "../../lib/editor/sample";
import { Session } from "../../lib/session/session.svelte";
import TestFrame from "../../test/TestFrame.svelte";
import EditorView from "../../views/EditorView.svelte";

/** A core that makes one stage more, and takes it back. */
class StageBackend extends SampleBackend {
  undone = 0;
  /** An edit is answered only when this is done. */
  slowly: Promise<void> = Promise.resolve();

  override async edit(map: string, edit: Edit, join: string | null) {
    await this.slowly;
    return edit.edit === "add_stage" ? this.#turn(map, { id: "s4", rank: "4" }) : super.edit(map, edit, join);
  }

  override async undo(map: string) {
    this.undone += 1;
    return this.#turn(map, null);
  }

  #turn(map: string, stage: Fields | null): MapUpdate {
    const change = { records: [{ kind: "stage" as const, id: "s4", before: stage ? null : { id: "s4" }, after: stage }] };
    this.doc = applied(this.doc, change);
    this.layout = sampleLayout(this.doc);
    return this.update(map, { change, created: stage ? ["s4"] : [], layout: { ...emptyDelta(), ...sent(this.layout) } });
  }
}

const execCommand = vi.fn();

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(1200);
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(800);
  execCommand.mockClear();
  document.execCommand = execCommand;
});
afterEach(() => void vi.restoreAllMocks());

async function opened() {
  const backend = new StageBackend();
  const session = new Session(backend);
  await session.begin();
  render(TestFrame, { props: { session, component: EditorView, props: { map: "m" } } } as never);
  await waitFor(() => expect(element("[data-card='a1']")).toBeTruthy());
  return backend;
}

const element = (selector: string) => document.querySelector(selector) as HTMLElement;
const field = () => element("textarea[data-editing]") as HTMLTextAreaElement;
const undo = () => fireEvent.keyDown(field(), { key: "z", ctrlKey: true });

async function addStage() {
  await fireEvent.click(element("[data-action='add-stage']"));
  await waitFor(() => expect(field()).toBeTruthy());
}

test("undo in the name of a stage that was just added takes the stage back", async () => {
  const backend = await opened();
  await addStage();
  expect(element("[data-stage='s4']")).toBeTruthy();
  await undo();
  await waitFor(() => expect(element("[data-stage='s4']")).toBeNull());
  expect([field(), backend.undone]).toEqual([null, 1]);
});

test("once a letter was typed undo is the field's own, also where the letter is gone again", async () => {
  const backend = await opened();
  await addStage();
  for (const text of ["P", ""]) {
    field().value = text;
    await fireEvent.input(field());
    await undo();
  }
  expect([execCommand.mock.calls, backend.undone]).toEqual([[["undo"], ["undo"]], 0]);
});

test("undo in the name of a stage that was there before is the field's own", async () => {
  const backend = await opened();
  await click("[data-stage='s1']");
  await fireEvent.keyDown(element("[data-stage='s1']"), { key: "F2" });
  await undo();
  expect([execCommand.mock.calls.length, backend.undone]).toEqual([1, 0]);
});

test("undo in a new card without a letter closes it, and takes back nothing else", async () => {
  const backend = await opened();
  await fireEvent.keyDown(element("[data-card='a1']"), { key: "Enter", ctrlKey: true });
  await undo();
  await waitFor(() => expect(field()).toBeNull());
  expect([backend.edits, backend.undone]).toEqual([[], 0]);
});

/** Holds back the answers to edits until what it gives is called. */
function heldBack(backend: StageBackend): () => void {
  let answer = (): void => undefined;
  backend.slowly = new Promise((resolve) => (answer = resolve));
  return answer;
}

async function type(text: string) {
  field().value = text;
  await fireEvent.input(field());
}

async function click(selector: string) {
  await fireEvent.pointerDown(element(selector), { pointerId: 1, button: 0 });
  await fireEvent.pointerUp(window, { pointerId: 1 });
}

const selected = (card: string) => element(`[data-card='${card}']`).getAttribute("aria-pressed");

/** Begins to write over the name of the first stage. */
async function rename(text: string) {
  await click("[data-stage='s1']");
  await fireEvent.keyDown(element("[data-stage='s1']"), { key: "F2" });
  await type(text);
}

test("a text that was left takes no keys while it is being saved", async () => {
  const backend = await opened();
  await rename("Hears of it");
  const answer = heldBack(backend);
  await fireEvent.keyDown(field(), { key: "Escape" });
  expect(field().readOnly).toBe(true);
  const left = field();
  for (const key of ["Enter", "Tab", "Escape"]) await fireEvent.keyDown(left, { key });
  expect([field() === left, document.activeElement === left]).toEqual([true, true]);
  expect(await fireEvent.keyDown(left, { key: "k", ctrlKey: true }), "keys of the whole window go on to it").toBe(true);
  answer();
  await waitFor(() => expect(field()).toBeNull());
  expect(backend.edits.map(({ edit }) => edit)).toMatchObject([{ edit: "set", fields: { name: "Hears of it" } }]);
});

test("a text that cannot be saved stays, and is written on", async () => {
  const backend = await opened();
  await rename("Hears of it");
  const answer = heldBack(backend);
  backend.fails = notice("store.full");
  await fireEvent.keyDown(field(), { key: "Escape" });
  answer();
  await waitFor(() => expect(field().readOnly).toBe(false));
  expect([field().value, document.activeElement]).toEqual(["Hears of it", field()]);
});

test("a card that is clicked while the text of another is being saved stays selected", async () => {
  const backend = await opened();
  await click("[data-card='a1']");
  await fireEvent.keyDown(element("[data-card='a1']"), { key: "Enter" });
  await type("Asks twice");
  const answer = heldBack(backend);
  await click("[data-card='a3']");
  answer();
  await waitFor(() => expect(field()).toBeNull());
  expect([selected("a1"), selected("a3")]).toEqual(["false", "true"]);
});
