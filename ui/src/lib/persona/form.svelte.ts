// A persona being written: its fields as the dialog shows them, and the edit that comes of it.

import type { AssetId, Fields, MapId, Persona, PersonaId, SharedEdit, SharedUpdate, Value } from "../backend/types";
import type { Session } from "../session/session.svelte";

/** What happened to the shared records, and to whom. */
export type PersonaSaved = { persona: PersonaId; update: SharedUpdate; created: boolean };

export class PersonaForm {
  name = $state("");
  role = $state("");
  age = $state("");
  place = $state("");
  quote = $state("");
  /** One per line. */
  goals = $state("");
  needs = $state("");
  frustrations = $state("");
  photo = $state<AssetId | null>(null);
  color = $state<string | null>(null);
  /** `null` follows from the order on the map. */
  shape = $state<string | null>(null);

  constructor(
    private readonly session: Session,
    readonly persona: Persona | null,
  ) {
    if (!persona) return;
    this.name = persona.name ?? "";
    this.role = persona.role ?? "";
    this.age = persona.age ?? "";
    this.place = persona.place ?? "";
    this.quote = persona.quote ?? "";
    this.goals = (persona.goals ?? []).join("\n");
    this.needs = (persona.needs ?? []).join("\n");
    this.frustrations = (persona.frustrations ?? []).join("\n");
    this.photo = persona.photo ?? null;
    this.color = persona.color ?? null;
    this.shape = persona.shape ?? null;
  }

  /** The fields that differ from the persona's; emptied ones are `null`. */
  changed(): Fields {
    const before = (this.persona ?? {}) as Fields;
    const entries = Object.entries(this.#fields()).map(([key, value]) => [key, emptyToNull(value)] as const);
    return Object.fromEntries(entries.filter(([key, value]) => !same(value, emptyToNull(before[key]))));
  }

  /** Keep what was written. `null` where nothing differs or it failed. */
  async save(map: MapId | null): Promise<PersonaSaved | null> {
    const fields = this.changed();
    if (Object.keys(fields).length === 0) return null;
    const id = this.persona?.id;
    const edit: SharedEdit = id
      ? { edit: "set", kind: "persona", ids: [id], fields }
      : { edit: "add", kind: "persona", fields: withoutNulls(fields) };
    const update = await this.session.backend.editShared(edit, map);
    const persona = id ?? update.created[0];
    return persona ? { persona, update, created: id === undefined } : null;
  }

  /** Let the person choose a picture. */
  async pickPhoto(): Promise<void> {
    await this.session.notices.guard(async () => {
      const [path] = await this.session.backend.pickFiles("image");
      if (path) this.photo = (await this.session.backend.addImage(path)).id;
    });
  }

  #fields(): Fields {
    return {
      name: this.name.trim(),
      role: this.role.trim(),
      age: this.age.trim(),
      place: this.place.trim(),
      quote: this.quote.trim(),
      goals: lines(this.goals),
      needs: lines(this.needs),
      frustrations: lines(this.frustrations),
      photo: this.photo,
      color: this.color,
      shape: this.shape,
    };
  }
}

/** Lines of a text area without the empty ones and without bullets typed by hand. */
export function lines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/^\s*[-•*]\s+/, "").trim())
    .filter((line) => line !== "");
}

function emptyToNull(value: Value | undefined): Value {
  if (value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) return null;
  return value;
}

function withoutNulls(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
