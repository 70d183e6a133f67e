// A quick hand does not wait until a text is saved: what it presses meanwhile is meant for what comes after the text. These
// keys wait, and are pressed again as soon as the text is left.

import { typed } from "../keys";

/** Keys that wait for a text to be left. */
export class KeysAhead {
  #held: KeyboardEvent[] = [];

  /** The key waits; nobody else hears it now. */
  hold(event: KeyboardEvent): void {
    event.preventDefault();
    event.stopPropagation();
    this.#held.push(event);
  }

  /** The text is still there: what was pressed meanwhile is forgotten, for it was not meant for it. */
  forget(): void {
    this.#held = [];
  }

  /** Presses what waits where the keyboard stands once what follows the text is drawn. */
  release(): void {
    const held = this.#held;
    this.#held = [];
    if (held.length > 0) setTimeout(() => held.forEach(again));
  }
}

function again(event: KeyboardEvent): void {
  const target = document.activeElement ?? document.body;
  const unheard = target.dispatchEvent(new KeyboardEvent(event.type, event));
  const letter = typed(event, false);
  if (unheard && letter !== null && target instanceof HTMLTextAreaElement) document.execCommand("insertText", false, letter);
}
