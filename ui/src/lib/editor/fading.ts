// What a view says of the map: what it hides and folds, and its filter, by which some cards stay full. The others fade;
// none is ever taken away.

import type { Card, View } from "../backend/types";

/** What is shown of a map, without a name. */
export type Shown = Omit<View, "id" | "name">;

/** Fields of a view that hide and fold. */
export const FOLDS = ["hidden_lanes", "hidden_stages", "collapsed_lanes", "collapsed_stages"] as const;

/** Fields of a view by which sheets of paper end. */
export const BREAKS = ["break_stages", "break_lanes"] as const;

/** Fields of a view that filter. */
export const FILTERS = ["personas", "channels", "tags", "evidence"] as const;

/** One of them. */
export type FilterField = (typeof FILTERS)[number];

/** True where a view filters at all. */
export function filters(view: Shown): boolean {
  return FILTERS.some((field) => (view[field]?.length ?? 0) > 0);
}

/** True where a view shows something else than the whole map, here or on paper. */
export function differs(view: Shown): boolean {
  return [...FOLDS, ...BREAKS, ...FILTERS].some((field) => (view[field]?.length ?? 0) > 0);
}

/** True where a card stays full: in every field that filters it has one of the wanted values. */
export function stays(view: Shown, card: Card): boolean {
  return FILTERS.every((field) => {
    const wanted: readonly string[] = view[field] ?? [];
    return wanted.length === 0 || valuesOf(card, field).some((value) => wanted.includes(value)) || (field === "personas" && isAboutAll(card));
  });
}

/** The values of a card that a field filters by. */
export function valuesOf(card: Card, field: FilterField): readonly string[] {
  if (field === "evidence") return card.evidence?.kind ? [card.evidence.kind] : [];
  return card[field] ?? [];
}

/** A card without personas is about all of them. */
export function isAboutAll(card: Card): boolean {
  return (card.personas?.length ?? 0) === 0;
}

/** The view with a value wanted, or no longer. */
export function flippedFilter(view: Shown, field: FilterField, value: string): Shown {
  const wanted: readonly string[] = view[field] ?? [];
  return { ...view, [field]: wanted.includes(value) ? wanted.filter((other) => other !== value) : [...wanted, value] };
}

/** The view without any filter. */
export function unfiltered(view: Shown): Shown {
  return { ...view, personas: [], channels: [], tags: [], evidence: [] };
}
