import { fireEvent, screen, waitFor } from "@testing-library/svelte";
import { afterEach, describe, expect, it, vi } from "vitest";

import { Failure } from "./lib/backend/backend";
import { FAKE_START, FakeBackend, fakeMap } from "./lib/backend/fake";
import { SampleBackend } from "./lib/editor/sample";
import { openWindow } from "./test/window";

afterEach(() => void vi.restoreAllMocks());

describe("the window", () => {
  it("starts in the language and theme of the settings", async () => {
    const backend = new FakeBackend();
    backend.startAnswer = { ...FAKE_START, language: "id", settings: { theme: "dark" } };
    openWindow(backend);
    expect(await screen.findByRole("heading", { name: "Buat peta perjalanan pertama Anda" })).toBeTruthy();
    expect(document.documentElement.dataset["theme"]).toBe("dark");
  });

  it("asks what to do with a file whose map it knows with other content", async () => {
    const backend = new FakeBackend([fakeMap("a", "Clinic")]);
    openWindow(backend);
    await screen.findByRole("list", { name: "List of maps" });
    backend.imported = { result: "known", map: "a", title: "Clinic" };
    backend.emitOpenFile(["/tmp/clinic.lajur"]);
    await fireEvent.click(await screen.findByRole("button", { name: "Cancel" }));
    await waitFor(() => expect(screen.queryByText("You have this map already")).toBeNull());
    expect(backend.mapCards, "nothing was brought in").toHaveLength(1);
  });

  it("says what is wrong with a file and how to go on", async () => {
    const backend = new FakeBackend();
    openWindow(backend);
    await screen.findByRole("button", { name: "New map" });
    const notice = { code: "truncated", message: "The file ends in the middle.", way: "Ask for a new copy.", details: "" };
    backend.importFile = () => Promise.reject(new Failure(notice));
    backend.emitOpenFile(["/tmp/clinic.lajur"]);
    expect(await screen.findByText(/^File “.*The file ends in the middle\.$/)).toBeTruthy();
    expect(screen.getByText("Ask for a new copy.")).toBeTruthy();
  });

  it("closes when the shell asks and nothing is in the way", async () => {
    const backend = new FakeBackend();
    openWindow(backend);
    await screen.findByRole("button", { name: "New map" });
    backend.emitCloseRequested();
    await waitFor(() => expect(backend.closed).toBe(true));
  });

  it("opens a map by a double click, whose second half does nothing in the map", async () => {
    // happy-dom lays nothing out; a window of this size shows the whole map.
    vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(1200);
    vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(800);
    const backend = new SampleBackend();
    backend.mapCards = [fakeMap("m", "Sample")];
    const { container } = openWindow(backend);
    const at = { pointerId: 1, button: 0, clientX: 10, clientY: 10 };
    const press = async (target: Element, detail: number) => {
      await fireEvent.pointerDown(target, at);
      await fireEvent.pointerUp(target, at);
      await fireEvent.click(target, { ...at, detail });
    };
    await press(await screen.findByRole("button", { name: /^Sample,/ }), 1);
    await waitFor(() => expect(container.querySelector("[data-card='a1']")).toBeTruthy());
    const card = container.querySelector("[data-card='a1']") as Element;
    await press(card, 2);
    await fireEvent.dblClick(card, { ...at, detail: 2 });
    expect(container.querySelector("[data-editing]"), "no text is edited").toBeNull();
    expect(card.getAttribute("aria-pressed"), "no card is selected").toBe("false");
    await press(card, 1);
    expect(card.getAttribute("aria-pressed"), "the next press counts").toBe("true");
  });

  it("makes a new map and opens files by the same keys while a map is shown", async () => {
    const backend = new FakeBackend([fakeMap("a", "Clinic")]);
    backend.startAnswer = { ...FAKE_START, open: "a" };
    const { container } = openWindow(backend);
    await waitFor(() => expect(container.querySelector('[data-view="editor"]')).not.toBeNull());
    let asked = 0;
    backend.pickFiles = async () => (asked++, []);
    await fireEvent.keyDown(window, { key: "o", ctrlKey: true });
    await waitFor(() => expect(asked, "the dialog for files was opened").toBe(1));
    await fireEvent.keyDown(window, { key: "n", ctrlKey: true });
    expect(await screen.findByRole("heading", { name: "New map" })).toBeTruthy();
  });
});
