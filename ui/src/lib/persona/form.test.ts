import { describe, expect, it } from "vitest";

import { FakeBackend } from "../backend/fake";
import { begin } from "../../test/window";
import { lines, PersonaForm } from "./form.svelte";
import { initialOf } from "./shapes";

describe("a persona being written", () => {
  it("is created with the fields that were filled", async () => {
    const backend = new FakeBackend();
    const form = new PersonaForm(await begin(backend), null);
    form.name = " Rina ";
    form.goals = "- Healthy children\n\n• Less worry";
    const saved = await form.save("map");
    expect(saved?.created).toBe(true);
    const [persona] = Object.values(backend.sharedRecords.personas);
    expect(persona).toMatchObject({ name: "Rina", goals: ["Healthy children", "Less worry"] });
    expect(persona, "what was left empty is no field").not.toHaveProperty("quote");
  });

  it("sends only what differs, and null for what was emptied", async () => {
    const persona = { id: "p", name: "Rina", age: "32", needs: ["Time"] };
    const form = new PersonaForm(await begin(new FakeBackend()), persona);
    form.age = "";
    form.place = "Bandung";
    expect(form.changed()).toEqual({ age: null, place: "Bandung" });
  });

  it("sends nothing where nothing differs", async () => {
    const persona = { id: "p", name: "Rina" };
    expect(await new PersonaForm(await begin(new FakeBackend()), persona).save(null)).toBeNull();
  });

  it("shows its first letter as a reader sees it", () => {
    expect([initialOf("rina"), initialOf("  émile"), initialOf("👩‍👧 Ibu"), initialOf("")]).toEqual(["R", "É", "👩‍👧", "?"]);
  });

  it("keeps a minus that is no bullet", () => {
    expect(lines("-5 kg\n- lose weight")).toEqual(["-5 kg", "lose weight"]);
  });
});
