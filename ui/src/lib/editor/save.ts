// What the bar says of the work: being saved, saved, or not saved with the reason and the way out.

import type { Notice } from "../backend/types";

/** The state of saving. `saved` is tied to the revision that the library committed. */
export type SaveState =
  | { readonly state: "saving" }
  | { readonly state: "saved"; readonly revision: number }
  | { readonly state: "failed"; readonly notice: Notice };

/** What the state follows from. */
export type Work = {
  /** Edits that are not answered yet. */
  readonly waiting: number;
  /** True while a text has keys that are not sent yet. */
  readonly typing: boolean;
  /** The last failure that nothing has mended yet. */
  readonly failure: Notice | null;
  /** The revision of the last answer. */
  readonly revision: number;
};

/** The state of saving. A failure stays in sight until a save goes well, also while the next one is on its way. */
export function saveState({ waiting, typing, failure, revision }: Work): SaveState {
  if (failure) return { state: "failed", notice: failure };
  return waiting > 0 || typing ? { state: "saving" } : { state: "saved", revision };
}

/** True for an edit that is not possible on this map: a notice for the person, no failure of saving. */
export function isRejection(notice: Notice): boolean {
  return notice.code.startsWith("reject");
}

/** True for a rejection that needs no words: there was nothing to change, or no room in that direction. */
export function isQuiet(notice: Notice): boolean {
  return /^reject[._](nothing|edge)$/.test(notice.code);
}
