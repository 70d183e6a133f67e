// The six steps of the map: what the core says is missing. Asked for only while somebody looks, and one after the other.

import type { GuideStep } from "../backend/types";
import { today } from "../dates";
import type { Editor } from "./editor.svelte";

/** The steps of one map. */
export class Guide {
  /** The six steps, none until they have come in. */
  steps = $state.raw<readonly GuideStep[]>([]);
  readonly done: number = $derived(this.steps.filter(({ state }) => state === "done").length);
  #asking = false;
  #again = false;

  constructor(private readonly editor: Editor) {}

  /** The map has changed: asks anew, once for all changes that come while an answer is awaited. */
  async follow(): Promise<void> {
    this.#again = true;
    if (this.#asking) return;
    this.#asking = true;
    await this.editor.session.notices.guard(() => this.#ask());
    this.#asking = false;
  }

  async #ask(): Promise<void> {
    const { backend, map } = this.editor.store;
    while (this.#again) {
      this.#again = false;
      this.steps = await backend.guide(map, today());
    }
  }
}
