// Lists of cards: whom they are about, where they happen, their tags. Each of several cards keeps what it has of its own.

import type { Fields } from "../../backend/types";
import { edit } from "../doing";
import type { Editor } from "../editor.svelte";

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
  return relist(editor, field, cards, { add: [member], remove: [] });
}

/** Takes a member from the cards where all have it, else gives it to those that lack it. */
export function toggleIn(editor: Editor, field: ListField, cards: readonly string[], member: string): Promise<unknown> {
  const all = haveAll(editor, field, cards, member);
  return relist(editor, field, cards, { add: all ? [] : [member], remove: all ? [member] : [] });
}

function relist(editor: Editor, field: ListField, cards: readonly string[], change: { add: string[]; remove: string[] }): Promise<unknown> {
  return edit(editor, { edit: "change_list", kind: "card", ids: [...cards], field, ...change });
}
