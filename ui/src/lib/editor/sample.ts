// For tests: a small map, a layout of it as simple as can be, and a core in memory that carries out the few edits that
// tests send. No part of the window.

import { EMPTY_LAYOUT, emptyDelta, emptyTable, FAKE_START, FakeBackend, fakeMap } from "../backend/fake";
import type { Card, Change, Doc, Edit, Fields, FigureBox, Layout, LayoutView, MapView, Notice, RecordChange, RoleInfo, Start } from "../backend/types";
import { Failure } from "../backend/backend";
import { laidOut } from "./boxes";
import { applied } from "./change";
import { Grid } from "./grid";

const TOUCH = ["channels", "personas", "evidence", "color", "tags", "owner", "moment_of_truth"];
const PLAIN = ["personas", "evidence", "color", "tags", "owner"];

/** Roles as the core would name them. */
export const ROLES: RoleInfo[] = [
  { role: "action", form: "cards", icon: "footprints", hue: "slate", fields: PLAIN },
  { role: "touchpoint", form: "cards", icon: "waypoints", hue: "teal", fields: TOUCH },
  { role: "emotion", form: "curve", icon: "smile", hue: "green", fields: ["value", "personas"] },
  { role: "visibility", form: "line", icon: "eye", hue: "stone", fields: [] },
  { role: "note", form: "cards", icon: "sticky-note", hue: "amber", fields: PLAIN },
];

/** What the window is told at its start. */
export const SAMPLE_START: Start = { ...FAKE_START, roles: ROLES };

function card(id: string, lane: string, stage: string, rank: string, fields: Partial<Card> = {}): Card {
  return { id, place: { lane, stage, rank }, text: id, ...fields };
}

/** Three stages, the second with two steps; lanes of cards, a line and a curve. */
export function sampleDoc(): Doc {
  const stages = [
    { id: "s1", rank: "1", name: "Aware" },
    { id: "s2", rank: "2", name: "Buy" },
    { id: "s2a", rank: "1", parent: "s2", name: "Choose" },
    { id: "s2b", rank: "2", parent: "s2", name: "Pay" },
    { id: "s3", rank: "3", name: "Use" },
  ];
  const lanes = [
    { id: "act", rank: "1", role: "action" },
    { id: "touch", rank: "2", role: "touchpoint" },
    { id: "line", rank: "3", role: "visibility" },
    { id: "mood", rank: "4", role: "emotion" },
  ];
  const cards = [
    card("a1", "act", "s1", "1"),
    card("a2", "act", "s1", "2"),
    card("a3", "act", "s2a", "1", { place: { lane: "act", stage: "s2a", rank: "1", until: "s2b" } }),
    card("t1", "touch", "s1", "1"),
    card("p1", "mood", "s1", "1", { value: 0, personas: ["rina"] }),
  ];
  const table = <T extends { id: string }>(list: T[]): Record<string, T> => Object.fromEntries(list.map((each) => [each.id, each]));
  return {
    map: { id: "m", title: "Sample", personas: ["rina"] },
    stages: table(stages),
    lanes: table(lanes),
    cards: table(cards),
    links: {},
    views: {},
    comments: {},
    shared: { personas: { rina: { id: "rina", name: "Rina" } }, channels: { wa: { id: "wa", name: "WhatsApp" } }, assets: {} },
  };
}

const LOOK = { fill: "var(--paper)", line: null, text: null };
const WIDTH = 200;
const HEIGHT = 40;
const FORMS: Record<string, "cards" | "curve" | "line"> = { emotion: "curve", visibility: "line" };

/** Columns of 200, cards 40 high with 10 between them, lanes as high as their fullest cell. */
export function sampleLayout(doc: Doc): Layout {
  const grid = new Grid(doc);
  const columns = grid.columns.map((stage, number) => ({ stage, x: 100 + number * WIDTH, w: WIDTH, collapsed: null }));
  const layout = { ...laidOut(EMPTY_LAYOUT), frame: frame(columns), figures: {} as Record<string, FigureBox> };
  let y = 100;
  for (const lane of grid.lanes) {
    const form = FORMS[doc.lanes[lane]?.role ?? ""] ?? "cards";
    const fullest = Math.max(1, ...grid.columns.map((stage) => grid.cards(lane, stage).length));
    const h = form === "line" ? 20 : form === "curve" ? 100 : 10 + fullest * (HEIGHT + 10);
    layout.frame.lanes.push({ lane, form, y, h, collapsed: null });
    if (form === "cards") boxes(layout, doc, grid, lane);
    if (form === "curve") layout.figures[lane] = figure(doc, grid, lane);
    y += h;
  }
  layout.frame.height = y;
  layout.frame.heads = grid.head.map(({ stage, level, column, columns: wide }) => ({
    tag: { tag: "head", stage, level, column, columns: wide },
    x: 100 + column * WIDTH,
    y: 60 + (level - 1) * 20,
    w: wide * WIDTH,
    h: 20,
    parts: [],
  }));
  layout.frame.lane_heads = layout.frame.lanes.map(({ lane, h }) => ({ tag: { tag: "lane_head", lane }, x: 0, y: 0, w: 100, h, parts: [] }));
  return layout;
}

function frame(columns: Layout["frame"]["columns"]): Layout["frame"] {
  const none = { title: [], heads: [], lane_heads: [], ground: [], links: [] };
  return { width: 100 + columns.length * WIDTH, height: 0, grid_x: 100, head_y: 60, grid_y: 100, columns, lanes: [], ...none };
}

function boxes(layout: Layout, doc: Doc, grid: Grid, lane: string): void {
  const edit = { x: 10, y: 10, w: WIDTH - 40, size: 14, line: 20, weight: 400, italic: false };
  layout.lanes.set(lane, new Set());
  grid.columns.forEach((stage, column) =>
    grid.cards(lane, stage).forEach((id, number) => {
      const columns = grid.lastColumn(doc.cards[id] as Card) - column + 1;
      const w = columns * WIDTH - 20;
      layout.cards[id] = { lane, column, columns, x: 10, y: 10 + number * (HEIGHT + 10), w, h: HEIGHT, look: LOOK, bars: [] };
      layout.lanes.get(lane)?.add(id);
      layout.parts.set(id, { parts: [], edit, name: "" });
    }),
  );
}

function figure(doc: Doc, grid: Grid, lane: string): Layout["figures"][string] {
  const y = (value: number): number => 90 - ((value + 2) / 4) * 80;
  const points = grid.columns.flatMap((stage, column) =>
    grid.cards(lane, stage).map((id) => ({ card: id, column, series: 0, x: 200 + column * WIDTH, y: y(doc.cards[id]?.value ?? 0), r: 8, name: id })),
  );
  const group = { tag: { tag: "figure" as const, lane, alt: "curve" }, x: 0, y: 0, w: 900, h: 100, parts: [] };
  return { group, series: [], points, low_y: 90, high_y: 10, lowest: -2, highest: 2, step: 0.5 };
}

/** A layout as the core sends it. */
export function sent({ frame, figures, cards }: Layout): LayoutView {
  const boxes = emptyTable();
  boxes.looks.push(LOOK);
  for (const [id, box] of Object.entries(cards)) {
    boxes.cards.push(id);
    boxes.lane.push(frame.lanes.findIndex(({ lane }) => lane === box.lane));
    for (const name of ["column", "columns", "x", "y", "w", "h"] as const) boxes[name].push(box[name]);
    boxes.look.push(0);
    boxes.bars.push([]);
  }
  return { frame, boxes, figures: { ...figures } };
}

/** The sample as a window opens it; the window may change its copy. */
export function sampleView(doc = sampleDoc()): MapView {
  return { doc: structuredClone(doc), layout: sent(sampleLayout(doc)), revision: 1, undo: null, redo: null };
}

/** A core that really adds, sets and deletes cards and sets fields; everything else it only remembers. */
export class SampleBackend extends FakeBackend {
  doc = sampleDoc();
  layout = sampleLayout(this.doc);
  /** What the next edit fails with. */
  fails: Notice | null = null;
  override startAnswer = SAMPLE_START;
  #made = 0;

  constructor() {
    super([fakeMap("m", "Sample")]);
    this.views = { m: sampleView(this.doc) };
  }

  override async edit(map: string, edit: Edit, join: string | null) {
    await super.edit(map, edit, join);
    if (this.fails) throw new Failure(this.fails);
    const { change, created } = this.#plan(edit);
    this.doc = applied(this.doc, change);
    const next = sampleLayout(this.doc);
    const gone = Object.keys(this.layout.cards).filter((id) => !next.cards[id]);
    const layout = { ...emptyDelta(), ...sent(next), parts: Object.fromEntries(next.parts), gone };
    this.layout = next;
    return this.update(map, { change, created, layout, undo: "the last step" });
  }

  #plan(edit: Edit): { change: Change; created: string[] } {
    const records: RecordChange[] = [];
    const created: string[] = [];
    if (edit.edit === "add_cards") {
      for (const { at, fields } of edit.cards) {
        const id = `new${++this.#made}`;
        const home = at.spot === "cell" ? at : at.spot === "tray" ? null : this.doc.cards[at.card]?.place;
        const place = home ? { lane: home.lane, stage: home.stage, rank: `z${this.#made}` } : null;
        created.push(id);
        records.push({ kind: "card", id, before: null, after: { id, place, ...fields } });
      }
    } else if (edit.edit === "set") {
      const table = { card: this.doc.cards, stage: this.doc.stages, lane: this.doc.lanes } as Record<string, Record<string, unknown>>;
      for (const id of edit.ids) {
        const now = (edit.kind === "map" ? this.doc.map : table[edit.kind]?.[id]) as Fields;
        const before = Object.fromEntries(Object.keys(edit.fields).map((name) => [name, now[name] ?? null]));
        records.push({ kind: edit.kind, id, before, after: edit.fields });
      }
    } else if (edit.edit === "delete") {
      for (const { kind, id } of edit.items) records.push({ kind, id, before: { id }, after: null });
    }
    return { change: { records }, created };
  }
}

/** A notice of the core. */
export function notice(code: string, message = code): Notice {
  return { code, message, way: "", details: "" };
}
