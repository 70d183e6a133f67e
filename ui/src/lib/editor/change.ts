// What an answered edit does to the window's copy of the Doc. The table of cards changes in place, for a large map holds
// ten thousand; the Doc around it and all other tables are new where they change.

import type { Change, Doc, Kind, RecordChange } from "../backend/types";

type Fields = { [name: string]: unknown };
type Table = { [id: string]: Fields };

const OF_MAP: Partial<Record<Kind, "stages" | "lanes" | "cards" | "links" | "views" | "comments">> = {
  stage: "stages",
  lane: "lanes",
  card: "cards",
  link: "links",
  view: "views",
  comment: "comments",
};

const SHARED: Partial<Record<Kind, "personas" | "channels">> = { persona: "personas", channel: "channels" };

/** The Doc after a Change. A field that becomes null is taken away, as in Rust. */
export function applied(doc: Doc, change: Change): Doc {
  const next = { ...doc };
  const copied = new Map<object, Table>();
  const table = (holder: Fields, name: string): Table => {
    const now = holder[name] as Table;
    const known = copied.get(now);
    if (known) return known;
    const copy = holder === (next as unknown as Fields) && name === "cards" ? now : { ...now };
    copied.set(copy, copy);
    holder[name] = copy;
    return copy;
  };
  for (const record of change.records) {
    const own = OF_MAP[record.kind];
    const shared = SHARED[record.kind];
    if (record.kind === "map") next.map = (after(next.map as Fields, record) ?? {}) as Doc["map"];
    else if (own) set(table(next as unknown as Fields, own), record);
    else if (shared) {
      if (next.shared === doc.shared) next.shared = { ...doc.shared };
      set(table(next.shared as unknown as Fields, shared), record);
    }
  }
  return next;
}

function set(table: Table, record: RecordChange): void {
  const fields = after(table[record.id], record);
  if (fields) table[record.id] = fields;
  else delete table[record.id];
}

function after(now: Fields | undefined, record: RecordChange): Fields | null {
  if (!record.after) return null;
  const fields: Fields = { ...(record.before ? now : {}) };
  for (const [name, value] of Object.entries(record.after as Fields)) {
    if (value === null || value === undefined) delete fields[name];
    else fields[name] = value;
  }
  return fields;
}

/** True where a Change moves, makes or removes something in the grid, so that its order must be found anew. */
export function changesOrder(change: Change): boolean {
  return change.records.some(({ kind, before, after }) => {
    if (kind !== "card" && kind !== "stage" && kind !== "lane") return false;
    if (!before || !after) return true;
    const names = kind === "card" ? ["place"] : ["rank", "parent"];
    return names.some((name) => name in after || name in before);
  });
}
