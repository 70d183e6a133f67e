// Reading and writing one field of several records: what they share, and one edit for all of them.

import type { Edit, Fields, Kind } from "../backend/types";
import type { Editor } from "./editor.svelte";

/** The records of these ids. */
export function records(editor: Editor, kind: Kind, ids: readonly string[]): Fields[] {
  const { map, cards, stages, lanes, links } = editor.store.doc;
  if (kind === "map") return [map as Fields];
  const tables: Partial<Record<Kind, Record<string, object>>> = { card: cards, stage: stages, lane: lanes, link: links };
  return ids.map((id) => tables[kind]?.[id] as Fields | undefined).filter((record) => record !== undefined);
}

/** The value of a field where all records have the same; `undefined` where they differ. An absent field is null. */
export function shared<T>(all: readonly Fields[], field: string): T | null | undefined {
  const [first, ...others] = all.map((record) => JSON.stringify(record[field] ?? null));
  if (first === undefined || others.some((other) => other !== first)) return undefined;
  return JSON.parse(first) as T | null;
}

/** A yes or no that several share; none where they differ. */
export function checkedOf(value: boolean | null | undefined): boolean | null {
  return value === undefined ? null : value === true;
}

/** Gives a field of these records a value; empty ones are taken away. */
export async function give(editor: Editor, kind: Kind, ids: readonly string[], fields: Fields, join: string | null = null): Promise<boolean> {
  const edit: Edit = { edit: "set", kind, ids: [...ids], fields };
  const done = await editor.store.edit(edit, join);
  editor.tidy();
  return done !== null;
}

/** A list without a member, or with it where it was not in it. */
export function flipped(list: readonly string[], member: string): string[] {
  return list.includes(member) ? list.filter((other) => other !== member) : [...list, member];
}
