import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Edit } from "../../lib/backend/types";
import { SampleBackend } from "../../lib/editor/sample";
import { Session } from "../../lib/session/session.svelte";
import TestFrame from "../../test/TestFrame.svelte";
import EditorView from "../../views/EditorView.svelte";

beforeEach(() => {
  // happy-dom lays nothing out; a window of this size shows the whole sample.
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(1200);
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(800);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function opened() {
  const backend = new SampleBackend();
  const session = new Session(backend);
  await session.begin();
  render(TestFrame, { props: { session, component: EditorView, props: { map: "m" } } } as never);
  await waitFor(() => expect(element("[data-card='a1']")).toBeTruthy());
  return { backend, session, edits: () => backend.edits.map(({ edit }) => edit) };
}

function element(selector: string): HTMLElement {
  return document.querySelector<HTMLElement>(selector) as HTMLElement;
}

function field(): HTMLTextAreaElement {
  return element("textarea[data-editing]") as HTMLTextAreaElement;
}

function write(text: string) {
  field().value = text;
  return fireEvent.input(field());
}

const key = (target: Element, name: string, more: object = {}) => fireEvent.keyDown(target, { key: name, ...more });
const press = async (target: Element) => {
  const at = { pointerId: 1, button: 0, clientX: 10, clientY: 10 };
  await fireEvent.pointerDown(target, at);
  await fireEvent.pointerUp(window, at);
};

test("cards are found by role, with a name that says where they are", async () => {
  await opened();
  expect(screen.getByRole("button", { name: /a1.*1.*2.*Aware/ }).dataset["card"]).toBe("a1");
  expect(screen.getByRole("columnheader", { name: /Choose/ })).toBeTruthy();
});

test("Enter edits the text in place, Escape leaves it and keeps it", async () => {
  const { edits } = await opened();
  await press(element("[data-card='a1']"));
  await key(element("[data-card='a1']"), "Enter");
  expect(field().value).toBe("a1");
  await write("a1 and more");
  await key(field(), "Escape");
  await waitFor(() => expect(field()).toBeNull());
  expect(edits()).toEqual([{ edit: "set", kind: "card", ids: ["a1"], fields: { text: "a1 and more" } }]);
});

test("while one types the field keeps its own caret and selection", async () => {
  await opened();
  await press(element("[data-card='a1']"));
  await key(element("[data-card='a1']"), "Enter");
  field().value = "aX1";
  field().setSelectionRange(2, 2);
  await fireEvent.input(field());
  expect([field().selectionStart, field().selectionEnd], "the caret stays where the letter went in").toEqual([2, 2]);
});

test("a letter on an empty cell starts a card with it; Enter commits and starts the next below", async () => {
  const { edits, backend } = await opened();
  await key(element("[data-cell='act:s1'] [data-card='a1']"), "End");
  const cell = element("[data-cell='act:s3']");
  await key(cell, "x");
  expect(field().value).toBe("x");
  await write("xy");
  await key(field(), "Enter");
  expect(field().value, "the next card begins empty").toBe("");
  await write("z");
  await key(field(), "Escape");
  await waitFor(() => expect(field()).toBeNull());
  const added = edits().filter((edit): edit is Edit & { edit: "add_cards" } => edit.edit === "add_cards");
  expect(added.map(({ cards }) => cards[0])).toEqual([
    { at: { spot: "cell", lane: "act", stage: "s3" }, fields: { text: "xy" } },
    { at: { spot: "after", card: "new1" }, fields: { text: "z" } },
  ]);
  expect(new Set(backend.edits.map(({ join }) => join)).size, "each card is a step of its own").toBe(2);
});

test("an empty new card was never made", async () => {
  const { edits } = await opened();
  await key(element("[data-card='a1']"), "Enter", { ctrlKey: true });
  expect(field()).toBeTruthy();
  await key(field(), "Enter");
  await waitFor(() => expect(field()).toBeNull());
  expect(edits()).toEqual([]);
});

test("no key means anything while an input method composes", async () => {
  const { edits } = await opened();
  await press(element("[data-card='a1']"));
  await key(element("[data-card='a1']"), "Enter");
  await key(field(), "Enter", { isComposing: true, keyCode: 229 });
  await key(field(), "Escape", { isComposing: true, keyCode: 229 });
  expect(field(), "the composition had the keys").toBeTruthy();
  expect(edits()).toEqual([]);
});

test("up and down change the value of a point, Delete removes it", async () => {
  const { edits } = await opened();
  await press(element("[data-point='p1']"));
  await key(element("[data-point='p1']"), "ArrowUp");
  await waitFor(() => expect(edits()).toEqual([{ edit: "set", kind: "card", ids: ["p1"], fields: { value: 0.5 } }]));
  await key(element("[data-point='p1']"), "Delete");
  await waitFor(() => expect(edits().at(-1)).toEqual({ edit: "delete", items: [{ kind: "card", id: "p1" }] }));
});

test("two selected cards move by keyboard as one edit", async () => {
  const { edits } = await opened();
  await press(element("[data-card='a1']"));
  await key(element("[data-card='a1']"), "ArrowDown", { shiftKey: true });
  await key(element("[data-card='a2']"), "ArrowRight", { altKey: true });
  await waitFor(() => expect(edits()).toEqual([{ edit: "shift_cards", cards: ["a1", "a2"], columns: 1, lanes: 0 }]));
});

test("the bar says saved, and what undo takes back", async () => {
  await opened();
  expect(element("[data-save-state]").dataset["saveState"]).toBe("saved");
  await press(element("[data-card='a1']"));
  await key(element("[data-card='a1']"), "d", { ctrlKey: true });
  await waitFor(() => expect(screen.getByRole("button", { name: /the last step/ })).toBeTruthy());
});

test("leaving the editor saves the text in progress first", async () => {
  const { session, edits } = await opened();
  await press(element("[data-card='a1']"));
  await key(element("[data-card='a1']"), "F2");
  await write("unsaved");
  await session.showLibrary();
  expect(edits()).toEqual([{ edit: "set", kind: "card", ids: ["a1"], fields: { text: "unsaved" } }]);
  expect(session.place.view).toBe("library");
});

test("every button of the bar beside a lane, a stage or a card has a picture and says what it does", async () => {
  const { session } = await opened();
  const asked = vi.spyOn(session, "icon");
  for (const thing of ["[data-lane='act']", "[data-stage='s1']", "[data-card='a1']"]) {
    asked.mockClear();
    await press(element(thing));
    await waitFor(() => expect(element("[data-selection-bar] [data-action=delete]")).toBeTruthy());
    expect(asked.mock.calls.flat(), thing).not.toContain("");
    const buttons = [...document.querySelectorAll("[data-selection-bar] button")];
    expect(buttons.every((button) => button.getAttribute("aria-label"))).toBe(true);
  }
});

test("Escape in a panel closes it, and saves what was written in a field of it", async () => {
  const { session, edits } = await opened();
  await press(element("[data-card='a1']"));
  await key(element("[data-card='a1']"), ".", { ctrlKey: true });
  const tag = await waitFor(() => element("aside[data-region='properties'] input"));
  tag.focus();
  await key(tag, "Escape");
  await waitFor(() => expect(element("aside[data-region='properties']")).toBeNull());
  expect([session.setting("properties"), edits()]).toEqual(["closed", []]);
});

test("in a narrow window the bar keeps presenting, printing and exporting as pictures that say what they do", async () => {
  vi.stubGlobal("innerWidth", 720);
  await opened();
  for (const [id, name] of [["show", "Present"], ["print", "Print"], ["export", "Export"]] as const) {
    const button = element(`[data-region='bar'] [data-action='${id}'] button`);
    expect([button.getAttribute("aria-label"), button.textContent?.trim()]).toEqual([name, ""]);
  }
});

test("while something is lifted by keyboard the line of hints says how to put it down", async () => {
  await opened();
  await press(element("[data-card='a1']"));
  await key(element("[data-card='a1']"), "m", { ctrlKey: true, shiftKey: true });
  expect(element("[data-hint='carrying']").textContent).toMatch(/Arrow keys move\s*Enter drop\s*Esc put back/);
  await key(element("[data-card='a1']"), "Escape");
  expect(element("[data-hint='carrying']")).toBeNull();
});

test("the tray that was opened to write in it takes the keyboard, and gives it back to the map when it closes", async () => {
  await opened();
  await press(element("[data-card='a1']"));
  await key(element("[data-card='a1']"), "t", { ctrlKey: true, shiftKey: true });
  const note = await waitFor(() => element("[data-action='tray-write']"));
  expect(document.activeElement).toBe(note);
  await fireEvent.click(element("[data-action='tray'] button"));
  await waitFor(() => expect(document.activeElement).toBe(element("[data-card='a1']")));
  await fireEvent.click(element("[data-action='tray'] button"));
  await waitFor(() => expect(document.activeElement).toBe(element("[data-action='tray-write']")));
});

test("Escape closes the newest notice before it clears the selection", async () => {
  const { session } = await opened();
  await press(element("[data-card='a1']"));
  session.notices.fail(new Error("no disk"));
  await key(element("[data-card='a1']"), "Escape");
  expect([session.notices.shown.length, element("[data-card='a1']").getAttribute("aria-pressed")]).toEqual([0, "true"]);
  await key(element("[data-card='a1']"), "Escape");
  expect(element("[data-card='a1']").getAttribute("aria-pressed")).toBe("false");
});
