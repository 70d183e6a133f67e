// What is selected: cards (points of curves are cards too), stages, lanes or links, never a mixture.

/** The kinds of things that can be selected. */
export type Selectable = "card" | "stage" | "lane" | "link";

/** A selection; `anchor` is where it began, and where Shift extends it from. */
export type Selection = { readonly kind: Selectable; readonly ids: ReadonlySet<string>; readonly anchor: string | null };

/** Nothing selected. */
export const NONE: Selection = { kind: "card", ids: new Set(), anchor: null };

/** Just this one. */
export function only(kind: Selectable, id: string): Selection {
  return { kind, ids: new Set([id]), anchor: id };
}

/** These, beginning at the first. */
export function these(kind: Selectable, ids: Iterable<string>): Selection {
  const set = new Set(ids);
  return { kind, ids: set, anchor: set.values().next().value ?? null };
}

/** One more, or one less where it was in it: what Shift and a click do. Another kind begins anew. */
export function toggled(selection: Selection, kind: Selectable, id: string): Selection {
  if (selection.kind !== kind) return only(kind, id);
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { kind, ids, anchor: ids.has(id) ? id : (ids.values().next().value ?? null) };
}

/** With one more: what Shift and an arrow key do. */
export function extended(selection: Selection, kind: Selectable, id: string): Selection {
  if (selection.kind !== kind || selection.ids.size === 0) return only(kind, id);
  return { kind, ids: new Set([...selection.ids, id]), anchor: selection.anchor };
}

/** All from where the selection began to this one, in the order of the map: what Shift and a click on a head do. */
export function ranged(selection: Selection, kind: Selectable, id: string, order: readonly string[]): Selection {
  const from = selection.kind === kind && selection.anchor !== null ? order.indexOf(selection.anchor) : -1;
  const to = order.indexOf(id);
  if (from < 0 || to < 0) return only(kind, id);
  return { kind, ids: new Set(order.slice(Math.min(from, to), Math.max(from, to) + 1)), anchor: selection.anchor };
}

/** With all that a rectangle was drawn over; `from` is what was selected when it began. */
export function marked(from: Selection, ids: Iterable<string>): Selection {
  const before = from.kind === "card" ? from.ids : [];
  return these("card", [...before, ...ids]);
}

/** Without what is no longer there. */
export function existing(selection: Selection, exists: (kind: Selectable, id: string) => boolean): Selection {
  const ids = [...selection.ids].filter((id) => exists(selection.kind, id));
  if (ids.length === selection.ids.size) return selection;
  const anchor = selection.anchor !== null && ids.includes(selection.anchor) ? selection.anchor : (ids[0] ?? null);
  return { kind: selection.kind, ids: new Set(ids), anchor };
}

/** The selected ids of one kind. */
export function idsOf(selection: Selection, kind: Selectable): string[] {
  return selection.kind === kind ? [...selection.ids] : [];
}
