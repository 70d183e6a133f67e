import { expect, test } from "vitest";

import type { Form } from "../backend/types";
import { Grid } from "./grid";
import { landing, lift } from "./landing";
import { sampleDoc, sampleLayout } from "./sample";
import type { Ground } from "./walk";

const doc = sampleDoc();
const layout = sampleLayout(doc);
const forms: Record<string, Form> = { line: "line", mood: "curve" };
const grid = new Grid(doc);
const ground: Ground = { grid, whole: grid, form: (lane) => forms[lane] ?? "cards", point: () => null };
/** Places on the map: the sample's columns are 200 wide from 100, its first lane begins at 100. */
const at = (column: number, y: number) => ({ x: 100 + column * 200 + 50, y });

function land(cards: string[], held: string, place: { x: number; y: number }, copy = false) {
  const found = landing(layout, ground, lift(layout, ground, cards, held, copy), place);
  return found && { ...found, edit: found.edit?.(cards) ?? null, line: found.marks.find(({ look }) => look === "line")?.rect };
}

test("between two cards it lands before the lower one, with a line between them", () => {
  const place = land(["t1"], "t1", at(0, 152));
  expect(place?.edit).toEqual({ edit: "move_cards", cards: ["t1"], at: { spot: "before", card: "a2" } });
  expect(place?.line?.y).toBeGreaterThan(140);
});

test("below the last card it lands after it", () => {
  expect(land(["t1"], "t1", at(0, 205))?.edit).toMatchObject({ at: { spot: "after", card: "a2" } });
});

test("an empty cell takes it", () => {
  expect(land(["a1"], "a1", at(3, 120))?.edit).toMatchObject({ at: { spot: "cell", lane: "act", stage: "s3" } });
});

test("where it lies already nothing happens, but a copy can lie beside it", () => {
  expect(land(["a1"], "a1", at(0, 115))).toMatchObject({ edit: null, why: null });
  expect(land(["a1"], "a1", at(0, 145), true)?.edit).toMatchObject({ at: { spot: "before", card: "a2" } });
});

test("a line and a curve hold no dragged cards, and each says why", () => {
  for (const form of ["line", "curve"]) {
    const lane = layout.frame.lanes.find((each) => each.form === form);
    expect(land(["a1"], "a1", at(0, (lane?.y ?? 0) + 5))).toMatchObject({ edit: null, why: `hand.why.${form}` });
  }
});

test("beside the grid there is no landing", () => {
  expect(land(["a1"], "a1", { x: 20, y: 120 })).toBeNull();
});

test("cards of several cells keep their distances", () => {
  const place = land(["a1", "t1"], "a1", at(1, 120));
  expect(place?.edit).toEqual({ edit: "shift_cards", cards: ["a1", "t1"], columns: 1, lanes: 0 });
  expect(place?.marks).toHaveLength(2);
});

test("cards of several cells do not move where one of them would leave the grid", () => {
  expect(land(["a1", "t1"], "t1", at(0, 120))).toMatchObject({ edit: null, why: "hand.why.edge" });
});

test("a note of the tray has no distances to keep: it comes together with the others", () => {
  expect(land(["a1", "loose"], "loose", at(3, 120))?.edit).toMatchObject({ edit: "move_cards", cards: ["a1", "loose"] });
});

test("hidden columns count: cards move as far as the map goes, not as far as one sees", () => {
  const part = { ...layout, frame: { ...layout.frame, columns: layout.frame.columns.filter(({ stage }) => stage !== "s2a") } };
  const cards = ["a1", "t1"];
  const boxes = Object.fromEntries(cards.map((card) => [card, layout.cards[card]])) as typeof layout.cards;
  const seen = { ...ground, grid: new Grid(doc, { hidden_stages: ["s2a"] }) };
  const lifted = lift({ ...part, cards: boxes }, seen, cards, "a1");
  expect(landing({ ...part, cards: boxes }, seen, lifted, at(2, 120))?.edit?.(cards), "to the third column").toMatchObject({ columns: 2 });
});

test("nothing lands in what is folded away or hidden", () => {
  const seen = { ...ground, grid: new Grid(doc, { collapsed_stages: ["s3"], collapsed_lanes: ["touch"] }) };
  const land = (cards: string[], held: string, where: { x: number; y: number }) => landing(layout, seen, lift(layout, seen, cards, held), where);
  expect(land(["a1"], "a1", at(3, 120)), "a folded stage without steps is a column of the map all the same").toMatchObject({ edit: null, why: "hand.why.folded" });
  expect(land(["a1"], "a1", at(0, 230))).toMatchObject({ edit: null, why: "hand.why.folded" });
  expect(land(["a1", "a3"], "a1", at(2, 120)), "the other one would go on to the folded stage").toMatchObject({ edit: null, why: "hand.why.hidden" });
});
