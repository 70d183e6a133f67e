// The maps of the library, and what a person can do with one of them as a whole.

import type { Edit, Language, MapCard, MapId, Persona } from "../backend/types";
import type { Session } from "../session/session.svelte";
import { say } from "../words.svelte";

export class Library {
  #all = $state.raw<MapCard[] | null>(null);
  /** Last edited first. */
  readonly maps = $derived((this.#all ?? []).filter((map) => !map.deleted).sort(byEdited));
  readonly bin = $derived((this.#all ?? []).filter((map) => map.deleted).sort(byEdited));
  /** Personas in the bin, by name. */
  binnedPersonas = $state.raw<Persona[]>([]);
  readonly loaded = $derived(this.#all !== null);
  /** The map whose title is being written. */
  renaming = $state<MapId | null>(null);
  /** The map that is being exported. */
  exporting = $state.raw<MapCard | null>(null);
  /** The map whose print is looked at. */
  printing = $state.raw<MapCard | null>(null);
  /** The map whose tile had the focus last. */
  current = $state<MapId | null>(null);
  /** For screen readers: what was just done. */
  said = $state("");

  constructor(private readonly session: Session) {}

  async load(): Promise<void> {
    const maps = await this.session.notices.guard(() => this.session.backend.maps());
    if (maps) this.#all = maps;
    const shared = await this.session.notices.guard(() => this.session.backend.shared());
    if (shared) this.binnedPersonas = Object.values(shared.personas).filter((persona) => persona.deleted).sort(byName);
  }

  /** Makes a map and shows it; the dialog that asked for it goes with the library. */
  async create(title: string, goal: string, language: Language, template: string): Promise<void> {
    const { backend } = this.session;
    const map = await this.session.notices.guard(() => backend.createMap(title, goal, language, template));
    if (map !== undefined) await this.session.openMap(map);
  }

  /** An empty title leaves the old one. */
  async rename(map: MapCard, title: string): Promise<void> {
    this.renaming = null;
    const wanted = title.trim();
    if (wanted === "" || wanted === map.title) return;
    const edit: Edit = { edit: "set", kind: "map", ids: [map.id], fields: { title: wanted } };
    await this.#change(() => this.session.backend.edit(map.id, edit, null));
  }

  async duplicate(map: MapCard): Promise<void> {
    await this.#change(() => this.session.backend.duplicateMap(map.id));
    this.said = say("library.duplicated", { title: map.title });
  }

  async makeToBe(map: MapCard): Promise<void> {
    await this.#change(() => this.session.backend.toBeCopy(map.id));
    this.said = say("library.to_be_made", { title: map.title });
  }

  /** Into the bin, with the way back at hand. */
  async remove(map: MapCard): Promise<void> {
    const done = await this.#change(() => this.session.backend.deleteMap(map.id));
    if (!done) return;
    const undo = { label: say("app.undo"), run: () => void this.restore(map) };
    this.session.notices.done(say("library.deleted", { title: map.title }), undo);
  }

  async restore(map: MapCard): Promise<void> {
    if (await this.#change(() => this.session.backend.restoreMap(map.id))) {
      this.said = say("library.restored", { title: map.title });
    }
  }

  async restorePersona(persona: Persona): Promise<void> {
    const items = [{ kind: "persona" as const, id: persona.id }];
    if (await this.#change(() => this.session.backend.editShared({ edit: "restore", items }, null))) {
      this.said = say("persona.restored", { name: persona.name || say("persona.unnamed") });
    }
  }

  async #change(work: () => Promise<unknown>): Promise<boolean> {
    const done = await this.session.notices.guard(async () => {
      await work();
      return true;
    });
    await this.load();
    return done === true;
  }
}

function byName(a: Persona, b: Persona): number {
  return (a.name ?? "").localeCompare(b.name ?? "") || a.id.localeCompare(b.id);
}

function byEdited(a: MapCard, b: MapCard): number {
  return b.edited_at.localeCompare(a.edited_at) || a.id.localeCompare(b.id);
}
