// What there is to filter by on a map, and how it is called.

import { hasWord, say } from "../words.svelte";
import type { Editor } from "./editor.svelte";
import { FILTERS, type FilterField, isAboutAll, valuesOf } from "./fading";
import { bytewise } from "./grid";
import { personaName } from "./names";

/** A value with its name and how many cards would stay full for it alone. */
export type Choice = { readonly value: string; readonly name: string; readonly count: number };

/** The name of a value. */
export function filterName(editor: Editor, field: FilterField, value: string): string {
  if (field === "personas") return personaName(editor, value);
  if (field === "channels") return channelName(editor, value);
  if (field === "evidence") return hasWord(`evidence.${value}`) ? say(`evidence.${value}`) : value;
  return value;
}

/** The values that cards of the map have, the commonest first; fields that no card uses are left out. */
export function choices(editor: Editor): { readonly field: FilterField; readonly values: readonly Choice[] }[] {
  return FILTERS.flatMap((field) => {
    const values = counted(editor, field);
    return values.length === 0 ? [] : [{ field, values }];
  });
}

function counted(editor: Editor, field: FilterField): Choice[] {
  const counts = new Map<string, number>();
  let ofAll = 0;
  for (const card of Object.values(editor.store.doc.cards)) {
    if (!card.place) continue;
    // Points of curves can be filtered by, and are no cards to those who count.
    const one = editor.isPoint(card.id) ? 0 : 1;
    if (field === "personas" && isAboutAll(card)) ofAll += one;
    for (const value of valuesOf(card, field)) counts.set(value, (counts.get(value) ?? 0) + one);
  }
  const all = [...counts].map(([value, count]) => ({ value, name: filterName(editor, field, value), count: count + ofAll }));
  return all.sort((a, b) => b.count - a.count || bytewise(a.name, b.name));
}

function channelName(editor: Editor, id: string): string {
  return editor.store.doc.shared.channels[id]?.name || say("kind.channel");
}
