// How each map was looked at last, for as long as the window lives: whoever comes back from the library finds it so.

import type { MapId } from "../backend/types";
import type { Session } from "../session/session.svelte";
import type { Editor } from "./editor.svelte";
import { BREAKS, FOLDS, type Shown } from "./fading";

/** What is hidden, folded and filtered, and whose points are set. */
type Look = { readonly shown: Shown; readonly persona: string | null; readonly alone: boolean };

const LOOKS = new WeakMap<Session, Map<MapId, Look>>();

/** Remembers how the map is looked at now. */
export function remember({ session, store, views, persona, alone }: Editor): void {
  const looks = LOOKS.get(session) ?? new Map<MapId, Look>();
  LOOKS.set(session, looks.set(store.map, { shown: views.current, persona, alone }));
}

/** Shows a map that was just opened as it was left, without what is gone from it since. */
export function recall(editor: Editor): void {
  const look = LOOKS.get(editor.session)?.get(editor.store.map);
  if (!look) return;
  const { doc } = editor.store;
  const there = (id: string): boolean => doc.lanes[id] !== undefined || doc.stages[id] !== undefined;
  const folds = [...FOLDS, ...BREAKS].map((field) => [field, (look.shown[field] ?? []).filter(there)]);
  editor.views.begin({ ...look.shown, ...Object.fromEntries(folds) });
  if (look.persona !== null && !doc.map.personas?.includes(look.persona)) return;
  editor.persona = look.persona;
  editor.alone = look.alone;
}
