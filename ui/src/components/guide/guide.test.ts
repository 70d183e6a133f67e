import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Gap, GuideStep } from "../../lib/backend/types";
import { today } from "../../lib/dates";
import { SampleBackend } from "../../lib/editor/sample";
import { Session } from "../../lib/session/session.svelte";
import TestFrame from "../../test/TestFrame.svelte";
import EditorView from "../../views/EditorView.svelte";

beforeEach(() => {
  // happy-dom lays nothing out; a window of this size shows the whole sample.
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(1200);
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(800);
});
afterEach(() => void vi.restoreAllMocks());

const gap = (code: Gap["code"], kind: Gap["kind"], id: string): Gap => ({ code, kind, id });

function steps(gaps: Gap[]): GuideStep[] {
  return [
    { topic: "goal", state: "done", gaps: [] },
    { topic: "touchpoints", state: "partly", gaps },
  ];
}

async function opened(gaps: Gap[]) {
  const backend = new SampleBackend();
  backend.steps = steps(gaps);
  const session = new Session(backend);
  await session.begin();
  render(TestFrame, { props: { session, component: EditorView, props: { map: "m" } } } as never);
  await waitFor(() => expect(element("[data-card='a1']")).toBeTruthy());
  expect(element("[data-region='steps']"), "closed until wanted").toBeNull();
  await fireEvent.click(element("[data-action='steps'] button"));
  await waitFor(() => expect(element("[data-step='touchpoints']")).toBeTruthy());
  return backend;
}

function element(selector: string): HTMLElement {
  return document.querySelector<HTMLElement>(selector) as HTMLElement;
}

test("each step says how far it is and what is missing, and the panel is remembered", async () => {
  const backend = await opened([gap("touchpoint", "stage", "s3")]);
  expect(screen.getByText("1 of 2 steps done")).toBeTruthy();
  expect(element("[data-step='goal']").dataset["state"]).toBe("done");
  expect(element("[data-gap]").textContent).toContain("Use: no touchpoint");
  expect(backend.settings["steps"]).toBe("open");
  expect(backend.days, "the core is told the day it is here").toEqual([today()]);
});

test("a stage without touchpoint leads into its empty cell", async () => {
  await opened([gap("touchpoint", "stage", "s3")]);
  await fireEvent.click(element("[data-gap='touchpoint:s3']"));
  await waitFor(() => expect(document.activeElement).toBe(element("[data-spot='cell:touch:s3']")));
});

test("a card leads to itself, and for its owner on into that field", async () => {
  await opened([gap("solution", "card", "t1"), gap("owner", "card", "a2")]);
  await fireEvent.click(element("[data-gap='solution:t1']"));
  await waitFor(() => expect(element("[data-card='t1']").getAttribute("aria-pressed")).toBe("true"));
  await fireEvent.click(element("[data-gap='owner:a2']"));
  await waitFor(() => expect(document.activeElement?.closest("[data-field='owner']")).toBeTruthy());
});

test("a missing lane is added at once", async () => {
  const backend = await opened([gap("pain_lane", "map", "m")]);
  await fireEvent.click(element("[data-gap='pain_lane:m']"));
  await waitFor(() => expect(backend.edits.map(({ edit }) => edit)).toEqual([{ edit: "add_lane", at: { spot: "last" }, role: "pain", fields: {} }]));
});

test("a missing goal opens its field", async () => {
  await opened([gap("goal", "map", "m")]);
  await fireEvent.click(element("[data-gap='goal:m']"));
  await waitFor(() => expect(document.activeElement?.closest("[data-field='goal']")).toBeTruthy());
});

test("many gaps are folded until somebody asks", async () => {
  await opened(["a1", "a2", "a3", "t1", "p1", "s1", "s2"].map((id) => gap("solution", "card", id)));
  expect(document.querySelectorAll("[data-gap]").length).toBe(5);
  await fireEvent.click(screen.getByRole("button", { name: "2 more" }));
  expect(document.querySelectorAll("[data-gap]").length).toBe(7);
});

test("a change of the map asks once more", async () => {
  const backend = await opened([gap("touchpoint", "stage", "s3")]);
  backend.steps = steps([]);
  await fireEvent.pointerDown(element("[data-card='a1']"), { pointerId: 1, button: 0 });
  await fireEvent.pointerUp(window, { pointerId: 1, button: 0 });
  await fireEvent.keyDown(element("[data-card='a1']"), { key: "d", ctrlKey: true });
  await waitFor(() => expect(element("[data-gap]")).toBeNull());
  expect(backend.days.length, "one question for one change").toBe(2);
});
