import { fireEvent, screen, waitFor } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";

import { FakeBackend } from "../../lib/backend/fake";
import { begin, show } from "../../test/window";
import PersonaDialog from "./PersonaDialog.svelte";

describe("the persona dialog", () => {
  it("shows the chip as it will be while the fields are filled", async () => {
    const props = { persona: null, map: null, onsaved: vi.fn(), onclose: vi.fn() };
    show(await begin(new FakeBackend()), PersonaDialog, props);
    await fireEvent.input(screen.getByRole("textbox", { name: "Name" }), { target: { value: "Rina" } });
    await fireEvent.input(screen.getByRole("textbox", { name: "Role" }), { target: { value: "new mother" } });
    await fireEvent.input(screen.getByRole("textbox", { name: "Age" }), { target: { value: "32" } });
    expect(screen.getByText("Rina, new mother")).toBeTruthy();
    expect(screen.getByText("32 years")).toBeTruthy();
  });

  it("saves and closes, and tells whom it made", async () => {
    const backend = new FakeBackend();
    const props = { persona: null, map: "a", onsaved: vi.fn(), onclose: vi.fn() };
    show(await begin(backend), PersonaDialog, props);
    await fireEvent.input(screen.getByRole("textbox", { name: "Name" }), { target: { value: "Rina" } });
    await fireEvent.click(screen.getByRole("button", { name: "Create persona" }));
    await waitFor(() => expect(props.onclose).toHaveBeenCalledOnce());
    const [id] = Object.keys(backend.sharedRecords.personas);
    expect(props.onsaved.mock.calls[0]?.[0]).toMatchObject({ persona: id, created: true });
  });

  it("asks for a name first", async () => {
    const props = { persona: null, map: null, onsaved: vi.fn(), onclose: vi.fn() };
    show(await begin(new FakeBackend()), PersonaDialog, props);
    await fireEvent.click(screen.getByRole("button", { name: "Create persona" }));
    expect(screen.getByText("Give the persona a name.")).toBeTruthy();
    expect(props.onclose).not.toHaveBeenCalled();
  });

  it("takes a photo in place of the initial", async () => {
    const backend = new FakeBackend();
    backend.files = ["/pictures/rina.png"];
    const props = { persona: { id: "p", name: "Rina" }, map: null, onsaved: vi.fn(), onclose: vi.fn() };
    backend.sharedRecords.personas["p"] = props.persona;
    show(await begin(backend), PersonaDialog, props);
    await fireEvent.click(screen.getByRole("button", { name: "Choose photo" }));
    await screen.findByRole("button", { name: "Remove photo" });
    await fireEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(backend.sharedRecords.personas["p"]?.photo).toBe("/pictures/rina.png"));
  });
});
