import { expect, test } from "vitest";

import { applied, changesOrder } from "./change";
import { sampleDoc } from "./sample";

test("an updated record gets its new fields and loses those that become null", () => {
  const doc = sampleDoc();
  doc.cards["a1"] = { id: "a1", text: "old", color: "red" };
  const next = applied(doc, {
    records: [{ kind: "card", id: "a1", before: { text: "old", color: "red" }, after: { text: "new", color: null } }],
  });
  expect(next.cards["a1"]).toEqual({ id: "a1", text: "new" });
});

test("a change makes a new Doc; untouched tables and records stay the same objects", () => {
  const doc = sampleDoc();
  const next = applied(doc, { records: [{ kind: "card", id: "a1", before: { text: "a1" }, after: { text: "b" } }] });
  expect(next, "whoever follows the Doc hears of it").not.toBe(doc);
  expect(next.cards["a1"]?.text).toBe("b");
  expect(next.lanes, "whoever compares by identity sees that no lane changed").toBe(doc.lanes);
  expect(next.cards["a2"]).toBe(doc.cards["a2"]);
});

test("records are made and removed, in several tables at once", () => {
  const next = applied(sampleDoc(), {
    records: [
      { kind: "card", id: "a1", before: { id: "a1" }, after: null },
      { kind: "card", id: "x", before: null, after: { id: "x", text: "new" } },
      { kind: "persona", id: "bayu", before: null, after: { id: "bayu", name: "Bayu" } },
      { kind: "map", id: "m", before: { title: "Sample" }, after: { title: "Other" } },
    ],
  });
  expect(next.cards["a1"]).toBeUndefined();
  expect(next.cards["x"]?.text).toBe("new");
  expect(next.shared.personas["bayu"]?.name).toBe("Bayu");
  expect(next.map).toEqual({ id: "m", title: "Other", personas: ["rina"] });
});

test("only a change of places, ranks and parents, or of what there is, changes the order", () => {
  const of = (before: object | null, after: object | null) =>
    changesOrder({ records: [{ kind: "card", id: "a1", before: before as never, after: after as never }] });
  expect(of({ text: "a" }, { text: "b" })).toBe(false);
  expect(of({ place: null }, { place: { lane: "act" } })).toBe(true);
  expect(of(null, { id: "a1" })).toBe(true);
});
