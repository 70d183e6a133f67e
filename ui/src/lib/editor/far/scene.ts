// What the far picture shows: the boxes of the layout by lane, what is selected, and where that differs from before.

import type { CardBox, CardLook, FigureBox, Frame, Group, Ink, Layout } from "../../backend/types";
import { grown, meet, type Rect } from "../geometry";
import { type Layers, layersOf, type Looked } from "../points";

/** Colors of a card: CSS words. */
export type Look = { readonly fill: string | null; readonly line: string | null; readonly text: string | null };

/** A card as it is seen from far away, in map pixels. */
export type FarCard = Rect & { readonly id: string; readonly box: CardBox };

/** Room around a card that its outline takes when it is selected. */
const OUTLINE = 8;
/** Where more cards than this differ, everything is drawn anew. */
const FEW = 500;

const NOBODY: ReadonlySet<string> = new Set();

/** The map as the far picture draws it: a snapshot, so that the next one can be compared with it. */
export class Scene {
  readonly frame: Frame;
  readonly figures: Readonly<Record<string, FigureBox>>;
  readonly #cards: ReadonlyMap<string, FarCard>;
  readonly #lanes: ReadonlyMap<string, readonly FarCard[]>;

  /** `before` saves work where only the selection differs. */
  constructor(
    readonly layout: Layout,
    readonly selected: ReadonlySet<string>,
    readonly looked: Looked = { persona: null, alone: false },
    readonly faded: ReadonlySet<string> = NOBODY,
    before?: Scene | null,
  ) {
    this.frame = layout.frame;
    this.figures = { ...layout.figures };
    [this.#cards, this.#lanes] = before?.layout === layout ? [before.#cards, before.#lanes] : placed(layout);
  }

  /** The whole map. */
  get map(): Rect {
    return { x: 0, y: 0, w: this.frame.width, h: this.frame.height };
  }

  /** Cards that meet a part of the map. */
  cardsIn(part: Rect): FarCard[] {
    const sight = grown(part, OUTLINE, OUTLINE);
    const lanes = this.frame.lanes.filter(({ y, h }) => y < sight.y + sight.h && y + h > sight.y);
    return lanes.flatMap(({ lane }) => (this.#lanes.get(lane) ?? []).filter((card) => meet(card, sight)));
  }

  /** Curves and other figures in a part of the map, from back to front, with the upper edges of their lanes. */
  figuresIn(part: Rect): { group: Group; layers: Layers; top: number }[] {
    return this.frame.lanes.flatMap(({ lane, y, h }) => {
      const figure = this.figures[lane];
      return figure && y < part.y + part.h && y + h > part.y ? [{ group: figure.group, layers: layersOf(figure, this.looked, this.faded), top: y }] : [];
    });
  }

  /** Where this differs from the scene before, as parts of the map; none where everything may. */
  since(before: Scene): Rect[] | null {
    if (before.frame !== this.frame && !alike(before.frame, this.frame)) return null;
    const parts = [...this.#cardsSince(before)];
    for (const { lane, y, h } of this.frame.lanes) {
      if (before.figures[lane] !== this.figures[lane] || (this.figures[lane] && (before.looked !== this.looked || before.faded !== this.faded))) parts.push({ x: 0, y, w: this.frame.width, h });
    }
    return parts.length > FEW ? null : parts;
  }

  *#cardsSince(before: Scene): Iterable<Rect> {
    for (const card of this.#cards.values()) {
      const was = before.#cards.get(card.id);
      if (was && same(was, card) && before.selected.has(card.id) === this.selected.has(card.id) && before.faded.has(card.id) === this.faded.has(card.id)) continue;
      yield grown(card, OUTLINE, OUTLINE);
      if (was && was !== card) yield grown(was, OUTLINE, OUTLINE);
    }
    if (before.#cards === this.#cards) return;
    for (const was of before.#cards.values()) if (!this.#cards.has(was.id)) yield grown(was, OUTLINE, OUTLINE);
  }
}

function placed(layout: Layout): [Map<string, FarCard>, Map<string, FarCard[]>] {
  const cards = new Map<string, FarCard>();
  const lanes = new Map<string, FarCard[]>(layout.frame.lanes.map(({ lane }) => [lane, []]));
  const tops = new Map(layout.frame.lanes.map(({ lane, y }) => [lane, y]));
  for (const [id, box] of Object.entries(layout.cards)) {
    const top = tops.get(box.lane);
    const left = layout.frame.columns[box.column]?.x;
    if (top === undefined || left === undefined) continue;
    const card = { id, box, x: left + box.x, y: top + box.y, w: box.w, h: box.h };
    cards.set(id, card);
    lanes.get(box.lane)?.push(card);
  }
  return [cards, lanes];
}

function same(a: FarCard, b: FarCard): boolean {
  return a === b || (a.box === b.box && a.x === b.x && a.y === b.y);
}

/** True where two frames draw the same ground and arrows. */
function alike(a: Frame, b: Frame): boolean {
  const drawn = ({ width, height, ground, links }: Frame): string => JSON.stringify([width, height, ground, links]);
  return drawn(a) === drawn(b);
}

/** How a card looks from far away. */
export function seen(box: CardBox): { look: Look; bars: readonly number[] } {
  const css = (ink: Ink | null): string | null => (typeof ink === "string" ? ink : null);
  const known = looks.get(box.look) ?? { fill: css(box.look.fill), line: css(box.look.line), text: css(box.look.text) };
  looks.set(box.look, known);
  return { look: known, bars: box.bars };
}

const looks = new WeakMap<CardLook, Look>();
