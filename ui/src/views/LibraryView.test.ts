import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it, vi } from "vitest";

import { FakeBackend, fakeMap } from "../lib/backend/fake";
import { Imports } from "../lib/library/imports.svelte";
import { Pictures } from "../lib/library/pictures";
import { begin, show } from "../test/window";
import LibraryView from "./LibraryView.svelte";

const MAPS = () => [
  fakeMap("a", "Clinic", { edited_at: "2026-11-01T08:00:00Z" }),
  fakeMap("b", "Vitamins", { edited_at: "2026-11-20T08:00:00Z" }),
  fakeMap("c", "Old draft", { deleted: true }),
];

async function openLibrary(maps = MAPS()) {
  const backend = new FakeBackend(maps);
  const session = await begin(backend);
  const props = { imports: new Imports(session), pictures: new Pictures(backend) };
  show(session, LibraryView, props);
  if (maps.length > 0) await screen.findByRole("list", { name: "List of maps" });
  return { backend, session };
}

function titles(): string[] {
  return within(screen.getByRole("list", { name: "List of maps" }))
    .getAllByRole("heading")
    .map((heading) => heading.textContent?.trim() ?? "");
}

function tile(title: string): HTMLElement {
  return screen.getByRole("button", { name: new RegExp(`^${title},`) });
}

describe("the library", () => {
  it("shows the maps that are not in the bin, last edited first", async () => {
    await openLibrary();
    expect(titles()).toEqual(["Vitamins", "Clinic"]);
  });

  it("opens a map by a click on its tile", async () => {
    const { session } = await openLibrary();
    await fireEvent.click(tile("Clinic"));
    await waitFor(() => expect(session.place).toEqual({ view: "editor", map: "a" }));
  });

  it("renames in place: F2, a new title, Enter", async () => {
    const { backend } = await openLibrary();
    await fireEvent.keyDown(tile("Clinic"), { key: "F2" });
    const field = screen.getByRole("textbox", { name: "Rename" });
    await fireEvent.input(field, { target: { value: "Hospital" } });
    await fireEvent.keyDown(field, { key: "Enter" });
    await waitFor(() => expect(titles()).toContain("Hospital"));
    expect(backend.edits, "the core got one edit of the map's title").toEqual([
      { map: "a", edit: { edit: "set", kind: "map", ids: ["a"], fields: { title: "Hospital" } }, join: null },
    ]);
  });

  it("leaves the title alone where renaming ends with Escape", async () => {
    const { backend } = await openLibrary();
    await fireEvent.keyDown(tile("Clinic"), { key: "F2" });
    const field = screen.getByRole("textbox", { name: "Rename" });
    await fireEvent.input(field, { target: { value: "Hospital" } });
    await fireEvent.keyDown(field, { key: "Escape" });
    await waitFor(() => expect(titles()).toContain("Clinic"));
    expect(backend.edits).toEqual([]);
  });

  it("deletes without asking and brings back by Undo", async () => {
    const { session } = await openLibrary();
    await fireEvent.keyDown(tile("Clinic"), { key: "Delete" });
    await waitFor(() => expect(titles()).toEqual(["Vitamins"]));
    await waitFor(() => expect(session.notices.shown[0]?.action?.label).toBe("Undo"));
    session.notices.shown[0]?.action?.run();
    await waitFor(() => expect(titles()).toEqual(["Vitamins", "Clinic"]));
  });

  it("restores a map from the bin", async () => {
    await openLibrary();
    await fireEvent.click(screen.getByRole("button", { name: /^Bin/ }));
    await fireEvent.click(screen.getByRole("button", { name: "Restore" }));
    await screen.findByText("The bin is empty.");
    await fireEvent.click(screen.getByRole("button", { name: "Maps" }));
    expect(titles()).toContain("Old draft");
  });

  it("makes a new map from a template and opens it", async () => {
    const { backend, session } = await openLibrary();
    await fireEvent.click(screen.getByRole("button", { name: "New map" }));
    const create = await screen.findByRole("button", { name: "Create map" });
    await fireEvent.click(create);
    expect(screen.getByText("Give the map a title."), "a map without a title is not made").toBeTruthy();
    await fireEvent.input(screen.getByRole("textbox", { name: "Title" }), { target: { value: "Bank" } });
    const back = vi.spyOn(session, "showLibrary");
    await fireEvent.click(create);
    await waitFor(() => expect(backend.mapCards.map((map) => map.title)).toContain("Bank"));
    await waitFor(() => expect(session.place.view).toBe("editor"));
    await tick();
    expect(back, "the dialog that closes must not bring the library back").not.toHaveBeenCalled();
  });

  it("walks by arrow keys, and Tab finds one tile only", async () => {
    await openLibrary();
    tile("Vitamins").focus();
    await fireEvent.keyDown(tile("Vitamins"), { key: "ArrowRight" });
    expect(document.activeElement).toBe(tile("Clinic"));
    await waitFor(() => expect(tile("Clinic").tabIndex).toBe(0));
    expect(tile("Vitamins").tabIndex).toBe(-1);
  });

  it("invites to a first map where there is none", async () => {
    await openLibrary([]);
    expect(await screen.findByRole("heading", { name: "Draw your first journey" })).toBeTruthy();
  });

  it("says everything in Indonesian as soon as that is chosen, and remembers it", async () => {
    const { backend } = await openLibrary();
    await fireEvent.click(screen.getByRole("button", { name: "Settings" }));
    await fireEvent.click(await screen.findByRole("menuitemradio", { name: "Bahasa Indonesia" }));
    expect(await screen.findByRole("button", { name: "Peta baru" })).toBeTruthy();
    expect(document.documentElement.lang).toBe("id");
    expect(backend.settings["language"]).toBe("id");
  });

  it("reads the list again when another process changed it", async () => {
    const { backend } = await openLibrary();
    backend.mapCards = [...backend.mapCards, fakeMap("d", "From elsewhere")];
    backend.emitLibraryChanged();
    await waitFor(() => expect(titles()).toContain("From elsewhere"));
  });
});
