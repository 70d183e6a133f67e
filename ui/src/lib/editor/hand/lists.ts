// Lists of cards: whom they are about, where they happen, their tags. Each of several cards keeps what it has of its own.

import type { Fields } from "../../backend/types";
import type { Editor } from "../editor.svelte";
import { together } from "./edits";

/** A field of cards that holds a list. */
export type ListField = "personas" | "channels" | "tags";

/** What the lists of several cards have in common, and what only some of them have. */
export type Lists = { readonly all: readonly string[]; readonly some: readonly string[] };

/** The lists of these records. */
export function listsOf(records: readonly Fields[], field: ListField): Lists {
  const lists = records.map((record) => (record[field] ?? []) as readonly string[]);
  const named = [...new Set(lists.flat())];
  const all = named.filter((member) => lists.every((list) => list.includes(member)));
  return { all, some: named.filter((member) => !all.includes(member)) };
}

/** True where all the cards have a member in their list. */
export function haveAll(editor: Editor, field: ListField, cards: readonly string[], member: string): boolean {
  return cards.length > 0 && cards.every((card) => editor.card(card)?.[field]?.includes(member) === true);
}

/** Gives cards one more member, as one step. */
export function addTo(editor: Editor, field: ListField, cards: readonly string[], member: string): Promise<unknown> {
  return relist(editor, field, cards, (list) => (list.includes(member) ? list : [...list, member]));
}

/** Takes a member from the cards where all have it, else gives it to those that lack it. */
export function toggleIn(editor: Editor, field: ListField, cards: readonly string[], member: string): Promise<unknown> {
  if (!haveAll(editor, field, cards, member)) return addTo(editor, field, cards, member);
  return relist(editor, field, cards, (list) => list.filter((each) => each !== member));
}

/** New lists for cards, those with the same list together. */
function relist(editor: Editor, field: ListField, cards: readonly string[], change: (list: string[]) => string[]): Promise<unknown> {
  const sets = new Map<string, { ids: string[]; list: string[] }>();
  for (const card of cards) {
    const now = editor.card(card)?.[field] ?? [];
    const list = change([...now]);
    const [key, next] = [JSON.stringify(now), JSON.stringify(list)];
    if (key === next) continue;
    const alike = sets.get(key) ?? { ids: [], list };
    alike.ids.push(card);
    sets.set(key, alike);
  }
  return together(editor, [...sets.values()].map(({ ids, list }) => () => ({ edit: "set", kind: "card", ids, fields: { [field]: list } })));
}
