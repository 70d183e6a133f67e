// The window's copy of the layout: boxes of all cards out of the core's compact table, and what an answered edit does
// to them. The tables change in place, for a large map holds ten thousand cards and an edit touches a few.

import type { BoxTable, CardBox, CardParts, Frame, FrameDelta, Layout, LayoutDelta, LayoutView } from "../backend/types";

/** The layout as the store keeps it, without any parts yet. */
export function laidOut({ frame, boxes, figures }: LayoutView): Layout {
  const layout: Layout = { frame, figures, cards: {}, lanes: new Map(), parts: new Map(), stale: new Set() };
  put(layout, boxes);
  return layout;
}

/** The Layout after an edit; its tables of cards are the same ones, changed. */
export function relaid(layout: Layout, delta: LayoutDelta): Layout {
  const next: Layout = {
    ...layout,
    frame: delta.frame ? framed(layout.frame, delta.frame) : layout.frame,
    figures: drawn(layout.figures, delta),
  };
  for (const card of delta.gone) remove(next, card);
  put(next, delta.boxes);
  keep(next, delta.parts);
  for (const card of delta.stale) next.stale.add(card);
  return next;
}

/** Takes over what cards draw. */
export function keep(layout: Layout, parts: { readonly [card: string]: CardParts }): void {
  for (const [card, drawn] of Object.entries(parts)) {
    layout.parts.set(card, drawn);
    layout.stale.delete(card);
  }
}

/** True where it must still be asked what a card draws. */
export function lacks(layout: Layout, card: string): boolean {
  return layout.cards[card] !== undefined && (layout.stale.has(card) || !layout.parts.has(card));
}

/** Forgets what cards draw until at most so many are left, those asked for longest ago first; never `wanted` ones. */
export function forget(layout: Layout, wanted: ReadonlySet<string>, most: number): void {
  for (const card of layout.parts.keys()) {
    if (layout.parts.size <= most) return;
    if (!wanted.has(card)) layout.parts.delete(card);
  }
}

function put(layout: Layout, table: BoxTable): void {
  table.cards.forEach((card, at) => {
    const box = boxOf(layout.frame, table, at);
    const before = layout.cards[card];
    if (before && before.lane !== box.lane) layout.lanes.get(before.lane)?.delete(card);
    layout.cards[card] = box;
    const lane = layout.lanes.get(box.lane);
    if (lane) lane.add(card);
    else layout.lanes.set(box.lane, new Set([card]));
  });
}

function boxOf(frame: Frame, table: BoxTable, at: number): CardBox {
  const number = (list: readonly number[]): number => list[at] ?? 0;
  return {
    lane: frame.lanes[number(table.lane)]?.lane ?? "",
    column: number(table.column),
    columns: number(table.columns),
    x: number(table.x),
    y: number(table.y),
    w: number(table.w),
    h: number(table.h),
    look: table.looks[number(table.look)] ?? { fill: null, line: null, text: null },
    bars: table.bars[at] ?? [],
  };
}

function remove(layout: Layout, card: string): void {
  layout.lanes.get(layout.cards[card]?.lane ?? "")?.delete(card);
  delete layout.cards[card];
  layout.parts.delete(card);
  layout.stale.delete(card);
}

function framed(frame: Frame, delta: FrameDelta): Frame {
  return {
    ...delta,
    columns: delta.columns ?? frame.columns,
    lanes: delta.lanes ?? frame.lanes,
    title: delta.title ?? frame.title,
    heads: delta.heads ?? frame.heads,
    lane_heads: delta.lane_heads ?? frame.lane_heads,
    ground: delta.ground ?? frame.ground,
    links: delta.links ?? frame.links,
  };
}

function drawn(figures: Layout["figures"], delta: LayoutDelta): Layout["figures"] {
  if (Object.keys(delta.figures).length === 0 && delta.gone_figures.length === 0) return figures;
  const next = { ...figures, ...delta.figures };
  for (const lane of delta.gone_figures) delete next[lane];
  return next;
}
