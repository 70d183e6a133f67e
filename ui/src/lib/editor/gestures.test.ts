import { beforeEach, expect, test, vi } from "vitest";

import type { Edit } from "../backend/types";
import { openSample } from "../../test/window";
import type { Editor } from "./editor.svelte";
import type { Press, Pressed } from "./gestures.svelte";
import { Grid } from "./grid";
import { carryLink } from "./hand/carry";
import type { SampleBackend } from "./sample";
import { MARGIN } from "./viewport";
import { heightOf, scaleOf } from "./points";
import { pointRect } from "./visible";

/** The sample's columns are 200 wide from 100; the head begins at 60, its second row at 80, the first lane at 100. */
let backend: SampleBackend;
let editor: Editor;

beforeEach(async () => {
  ({ backend, editor } = await openSample());
});

/** A place of the window over a place of the map. */
const at = (x: number, y: number) => ({ x: x + MARGIN, y: y + MARGIN });
const edits = (): Edit[] => backend.edits.map(({ edit }) => edit);

function press(place: { x: number; y: number }, more: Partial<Press> = {}): Press {
  return { pointer: 1, at: place, button: 0, shift: false, mod: false, ...more };
}

function click(pressed: Pressed, more: Partial<Press> = {}): void {
  editor.gestures.down(press(at(0, 0), more), pressed);
  editor.gestures.up(1, at(0, 0));
}

function drag(pressed: Pressed, from: { x: number; y: number }, to: { x: number; y: number }, more: Partial<Press> = {}): void {
  editor.gestures.down(press(from, more), pressed);
  editor.gestures.move(1, { x: from.x + 6, y: from.y });
  editor.gestures.move(1, to);
}

async function drop(to: { x: number; y: number }): Promise<void> {
  editor.gestures.up(1, to);
  await editor.store.settled();
}

test("a card goes to the cell where it is released, in one edit", async () => {
  drag({ on: "card", id: "t1" }, at(150, 230), at(350, 120));
  expect(editor.gestures.landing?.why).toBeNull();
  expect(edits(), "nothing is sent on the way").toEqual([]);
  await drop(at(350, 120));
  expect(edits()).toEqual([{ edit: "move_cards", cards: ["t1"], at: { spot: "before", card: "a3" } }]);
});

test("Escape puts it back: nothing is sent, nothing is shown", async () => {
  drag({ on: "card", id: "t1" }, at(150, 230), at(350, 120));
  expect(editor.gestures.cancel()).toBe(true);
  await drop(at(350, 120));
  expect(edits()).toEqual([]);
  expect([editor.gestures.carried, editor.gestures.landing, editor.gestures.dragging]).toEqual([null, null, false]);
});

test("where cards cannot lie it says so before the release, and the release does nothing", async () => {
  const line = editor.store.layout.frame.lanes.find((lane) => lane.form === "line");
  drag({ on: "card", id: "t1" }, at(150, 230), at(150, (line?.y ?? 0) + 5));
  expect(editor.gestures.landing?.why).toBe("hand.why.line");
  await drop(at(150, (line?.y ?? 0) + 5));
  expect(edits()).toEqual([]);
});

test("with Ctrl a copy lands, as one step", async () => {
  drag({ on: "card", id: "t1" }, at(150, 230), at(750, 120), { mod: true });
  expect(editor.gestures.carries("card", "t1"), "the card itself stays").toBe(false);
  await drop(at(750, 120));
  await vi.waitFor(() => expect(edits().map(({ edit }) => edit)).toEqual(["copy_cards"]));
});

test("Ctrl pressed on the way makes it a copy, let go it is none", () => {
  drag({ on: "card", id: "a1" }, at(150, 120), at(150, 170));
  const place = editor.gestures.landing?.key;
  editor.gestures.copies(true);
  expect(editor.gestures.copying).toBe(true);
  expect(editor.gestures.landing?.key, "its own place is one more place now").not.toBe(place);
});

test("a stage goes with its steps before another, and never into itself", async () => {
  drag({ on: "stage", id: "s2" }, at(350, 65), at(120, 65));
  await drop(at(120, 65));
  expect(edits()).toEqual([{ edit: "move_stages", stages: ["s2"], at: { spot: "before", stage: "s1" } }]);
  drag({ on: "stage", id: "s2" }, at(350, 65), at(350, 90));
  expect(editor.gestures.landing).toMatchObject({ why: "hand.why.itself", edit: null });
});

test("a step leaves its stage, and a stage goes inside another one", async () => {
  drag({ on: "stage", id: "s2a" }, at(350, 90), at(890, 65));
  await drop(at(890, 65));
  drag({ on: "stage", id: "s1" }, at(150, 65), at(450, 90));
  await drop(at(450, 90));
  expect(edits()).toEqual([
    { edit: "move_stages", stages: ["s2a"], at: { spot: "after", stage: "s3" } },
    { edit: "move_stages", stages: ["s1"], at: { spot: "after", stage: "s2a" } },
  ]);
});

test("a stage with steps goes inside a stage without, but not inside a step", () => {
  drag({ on: "stage", id: "s2" }, at(350, 65), at(150, 79));
  expect(editor.gestures.landing).toMatchObject({ key: "stages:s1:inside", why: null });
  editor.gestures.cancel();
  editor.store.doc = { ...editor.store.doc, stages: { ...editor.store.doc.stages, deep: { id: "deep", parent: "s2a", rank: "1" } } };
  editor.store.grid = new Grid(editor.store.doc);
  drag({ on: "stage", id: "s2" }, at(350, 65), at(150, 79));
  expect(editor.gestures.landing?.why, "four levels would be one too many").toBe("hand.why.deep");
});

test("a lane goes between others", async () => {
  drag({ on: "lane", id: "mood" }, at(20, 330), at(20, 105));
  await drop(at(20, 105));
  expect(edits()).toEqual([{ edit: "move_lanes", lanes: ["mood"], at: { spot: "before", lane: "act" } }]);
});

test("Shift on a head selects all between, Ctrl one more", () => {
  click({ on: "lane", id: "act" });
  click({ on: "lane", id: "line" }, { shift: true });
  expect([...editor.selection.ids]).toEqual(["act", "touch", "line"]);
  click({ on: "lane", id: "touch" }, { mod: true });
  expect([...editor.selection.ids]).toEqual(["act", "line"]);
});

test("a border sets the width, for all that are selected where it is one of theirs", async () => {
  drag({ on: "border", of: "stage", id: "s1" }, at(300, 70), at(352, 70));
  expect(editor.gestures.border).toMatchObject({ from: 300, size: 256 });
  await drop(at(352, 70));
  editor.choose("stage", "s2");
  drag({ on: "border", of: "stage", id: "s2b" }, at(700, 70), at(740, 70));
  await drop(at(740, 70));
  expect(edits()).toEqual([
    { edit: "set", kind: "stage", ids: ["s1"], fields: { width: 256 } },
    { edit: "set", kind: "stage", ids: ["s2a", "s2b"], fields: { width: 240 } },
  ]);
});

test("an edge of a card reaches to the column whose middle was passed", async () => {
  drag({ on: "edge", id: "a1", side: "end" }, at(290, 120), at(640, 120));
  expect(editor.gestures.edge).toMatchObject({ columns: 3, by: 2 });
  await drop(at(640, 120));
  expect(edits()).toEqual([{ edit: "span_cards", cards: ["a1"], first: 0, last: 2 }]);
});

test("the edge where a card begins is moved for each that is selected, and none of them as a whole", async () => {
  editor.chooseCards(["a1", "a3"]);
  drag({ on: "edge", id: "a3", side: "start" }, at(310, 120), at(550, 120));
  await drop(at(550, 120));
  expect(edits()).toEqual([{ edit: "span_cards", cards: ["a1", "a3"], first: 1, last: 0 }]);
});

test("an edge reaches past what is hidden, and not into what is folded", () => {
  editor.store.shown = new Grid(editor.store.doc, { collapsed_stages: ["s2b"] });
  drag({ on: "edge", id: "a1", side: "end" }, at(290, 120), at(440, 120));
  expect(editor.gestures.edge).toMatchObject({ by: 1 });
  editor.gestures.move(1, at(640, 120));
  expect(editor.gestures.edge, "the last place that was possible").toMatchObject({ by: 1 });
});

test("an edge never passes the other one", () => {
  drag({ on: "edge", id: "a3", side: "end" }, at(690, 120), at(0, 120));
  expect(editor.gestures.edge).toMatchObject({ columns: 1, by: -1 });
});

test("a persona's chip lands on the card, and on all that are selected with it", async () => {
  editor.chooseCards(["a1", "a2"]);
  drag({ on: "persona", id: "rina" }, at(10, 10), at(150, 120));
  expect(editor.gestures.landing?.marks).toHaveLength(2);
  await drop(at(150, 120));
  expect(edits()).toEqual([{ edit: "change_list", kind: "card", ids: ["a1", "a2"], field: "personas", add: ["rina"], remove: [] }]);
});

test("a channel does not land on a card that has none", async () => {
  drag({ on: "channel", id: "wa" }, at(10, 10), at(150, 120));
  expect(editor.gestures.landing?.why).toBe("hand.why.channel");
  await drop(at(150, 120));
  expect(edits()).toEqual([]);
});

test("a rectangle on empty ground selects what it touches; Escape takes that back", () => {
  editor.choose("card", "a1");
  drag({ on: "ground" }, at(105, 105), at(250, 260));
  expect([...editor.selection.ids]).toEqual(["a1", "a2", "t1"]);
  editor.gestures.cancel();
  expect([...editor.selection.ids], "the click on the ground would have cleared it too").toEqual([]);
});

test("an arrow drawn to another card is sent as flow, back as loop", async () => {
  drag({ on: "handle", from: { card: "a1" } }, at(200, 110), at(400, 120));
  expect(editor.gestures.link?.aim?.kind).toBe("flow");
  await drop(at(400, 120));
  drag({ on: "handle", from: { card: "a3" } }, at(400, 110), at(150, 70));
  await drop(at(150, 70));
  expect(edits()).toEqual([
    { edit: "add_link", from: { card: "a1" }, to: { card: "a3" }, kind: "flow", label: "" },
    { edit: "add_link", from: { card: "a3" }, to: { stage: "s1" }, kind: "loop", label: "" },
  ]);
});

test("an arrow released on the ground is none", async () => {
  drag({ on: "handle", from: { card: "a1" } }, at(200, 110), at(750, 180));
  await drop(at(750, 180));
  expect(edits()).toEqual([]);
  expect(editor.gestures.link).toBeNull();
});

test("over a point of a curve an arrow says before the release that it cannot end there", async () => {
  const { x, y } = pointRect(editor.store.layout, "mood", "p1") ?? { x: 0, y: 0 };
  drag({ on: "handle", from: { card: "a1" } }, at(200, 110), at(x + 4, y + 4));
  expect(editor.gestures.link?.aim).toMatchObject({ target: { card: "p1" }, why: "hand.why.point" });
  await drop(at(x + 4, y + 4));
  expect(edits()).toEqual([]);
});

test("an arrow that is there already is not drawn again", async () => {
  editor.store.doc = { ...editor.store.doc, links: { l1: { id: "l1", from: { card: "a1" }, to: { card: "t1" }, kind: "flow" } } };
  drag({ on: "handle", from: { card: "a1" } }, at(200, 110), at(150, 230));
  expect(editor.gestures.link?.aim?.why).toBe("reject.link_exists");
  await drop(at(150, 230));
  expect(edits()).toEqual([]);
});

test("a point of another persona than the active one stays where it is", async () => {
  editor.persona = "bayu";
  drag({ on: "point", id: "p1", lane: "mood" }, at(200, 300), at(200, 280));
  await drop(at(200, 280));
  expect(edits()).toEqual([]);
  editor.persona = null;
  drag({ on: "point", id: "p1", lane: "mood" }, at(200, 300), at(200, 260));
  await drop(at(200, 260));
  expect(edits()[0]).toMatchObject({ edit: "set", kind: "card", ids: ["p1"] });
});

test("points that are selected go along with the one that is held, each from its own value, in one step", async () => {
  await editor.store.edit({ edit: "add_cards", cards: [{ at: editor.cell("mood", "s3"), fields: { value: -1.3 } }] });
  backend.edits.length = 0;
  editor.chooseCards(["p1", "new1", "a1"]);
  const shown = () => editor.gestures.points.map(({ card, value, held }) => [card, value, held]);
  const { x, y } = heightAt(0);
  drag({ on: "point", id: "p1", lane: "mood" }, at(x, y), at(x, heightAt(1).y));
  editor.gestures.move(1, at(x, y));
  expect(shown(), "back where it began, none has moved").toEqual([
    ["p1", 0, true],
    ["new1", -1.3, false],
  ]);
  editor.gestures.move(1, at(x, heightAt(1).y));
  expect(shown()).toEqual([
    ["p1", 1, true],
    ["new1", -0.5, false],
  ]);
  await drop(at(x, heightAt(1).y));
  await vi.waitFor(() =>
    expect(edits()).toEqual([
      { edit: "set", kind: "card", ids: ["p1"], fields: { value: 1 } },
      { edit: "set", kind: "card", ids: ["new1"], fields: { value: -0.5 } },
    ]),
  );
  expect(new Set(backend.edits.map(({ join }) => join)).size, "one step of undo").toBe(1);
  expect(editor.selected("card"), "and stay selected").toEqual(["a1", "p1", "new1"]);
});

/** The middle of the point of the first column, were it at this value. */
function heightAt(value: number): { x: number; y: number } {
  const { x, y } = pointRect(editor.store.layout, "mood", "p1") ?? { x: 0, y: 0 };
  const figure = editor.store.layout.figures.mood!;
  const now = figure.points.find(({ card }) => card === "p1")!;
  return { x: x + now.r, y: y + now.r + heightOf(scaleOf(figure, now.series), value) - now.y };
}

test("what is shown stays until the answer is there, so that nothing jumps back", async () => {
  drag({ on: "card", id: "t1" }, at(150, 230), at(350, 120));
  editor.gestures.up(1, at(350, 120));
  expect(editor.gestures.carried).not.toBeNull();
  await vi.waitFor(() => expect(editor.gestures.carried).toBeNull());
});

test("on a map of 10,000 cards a drag asks for no card but those of the cell below it", () => {
  drag({ on: "card", id: "t1" }, at(150, 230), at(350, 120));
  const asked = vi.spyOn(Object, "values");
  const entries = vi.spyOn(Object, "entries");
  for (let x = 350; x < 380; x += 1) editor.gestures.move(1, at(x, 120));
  expect(asked).not.toHaveBeenCalled();
  expect(entries).not.toHaveBeenCalled();
});

test("an arrow that a key or a button began follows the pointer and ends where it is pressed", async () => {
  editor.choose("card", "a1");
  carryLink(editor);
  editor.gestures.follow(at(150, 230));
  expect(editor.gestures.link?.aim?.target).toEqual({ card: "t1" });
  expect(editor.gestures.keys?.hint, "how to go on is shown").toBe("hand.carry.link");
  editor.gestures.down(press(at(150, 230)), { on: "card", id: "t1" });
  await drop(at(150, 230));
  expect(edits()).toEqual([{ edit: "add_link", from: { card: "a1" }, to: { card: "t1" }, kind: "flow", label: "" }]);
  expect(editor.gestures.dragging).toBe(false);
});

/** In the curve of the sample, which lies below all other lanes. */
const inCurve = (column: number, y: number) => {
  const track = editor.store.layout.frame.lanes.find(({ lane }) => lane === "mood");
  return at(200 + column * 200, (track?.y ?? 0) + y);
};

test("a click in a column of the curve that has its point chooses it and moves nothing", async () => {
  clickAt(inCurve(0, 20));
  await editor.store.settled();
  expect([edits(), [...editor.selection.ids]]).toEqual([[], ["p1"]]);
});

test("a click in an empty column of the curve makes a point at that height", async () => {
  clickAt(inCurve(1, 30));
  await editor.store.settled();
  expect(edits()).toEqual([
    { edit: "add_cards", cards: [{ at: { spot: "cell", lane: "mood", stage: "s2a" }, fields: { personas: ["rina"], value: 1 } }] },
  ]);
});

test("a persona without a curve begins it where the click is, on a point of another one too", async () => {
  const { doc } = editor.store;
  editor.store.doc = { ...doc, map: { ...doc.map, personas: ["rina", "bayu"] } };
  editor.showPersona("bayu");
  const { x, y } = heightAt(0);
  const onPoint = () => clickAt(at(x, y), { on: "point", id: "p1", lane: "mood" });
  onPoint();
  await vi.waitFor(() => expect([...editor.selection.ids]).toEqual(["new1"]));
  expect(edits()).toEqual([
    { edit: "add_cards", cards: [{ at: { spot: "cell", lane: "mood", stage: "s1" }, fields: { personas: ["bayu"], value: 0 } }] },
  ]);
  onPoint();
  expect([editor.persona, ...editor.selection.ids], "from then on a point is what is clicked").toEqual(["bayu", "p1"]);
});

test("with Ctrl the points of others are selected, whoever has none", async () => {
  editor.persona = "bayu";
  click({ on: "point", id: "p1", lane: "mood" }, { mod: true });
  await editor.store.settled();
  expect([edits(), [...editor.selection.ids]]).toEqual([[], ["p1"]]);
});

test("a rectangle does not select points of curves that are away", () => {
  editor.persona = "bayu";
  const around = () => {
    drag({ on: "ground" }, inCurve(0, 2), inCurve(1, 95));
    return [...editor.selection.ids];
  };
  const sees = around();
  editor.gestures.cancel();
  editor.alone = true;
  expect([sees, around()]).toEqual([["p1"], []]);
});

test("where all personas are equal the nearest point of the column is chosen", async () => {
  editor.showPersona(null);
  clickAt(inCurve(0, 20));
  await editor.store.settled();
  expect([edits(), [...editor.selection.ids]]).toEqual([[], ["p1"]]);
});

test("before an audience a click only selects: no card, no point, nothing that opens", async () => {
  await editor.show.start("stage");
  for (const place of [inCurve(1, 30), inCurve(0, 30), at(750, 120)]) clickAt(place);
  click({ on: "card", id: "t1" });
  await editor.store.settled();
  expect([edits(), editor.text, editor.popup, [...editor.selection.ids]]).toEqual([[], null, null, ["t1"]]);
});

function clickAt(place: { x: number; y: number }, pressed: Pressed = { on: "ground" }): void {
  editor.gestures.down(press(place), pressed);
  editor.gestures.up(1, place);
}

test("a click on a link in a text opens it and selects the card; with Shift it only selects", async () => {
  const opened = vi.spyOn(backend, "openLink");
  const link = "https://example.org";
  click({ on: "card", id: "a1", link }, { shift: true });
  expect([opened.mock.calls.length, editor.isSelected("card", "a1")]).toEqual([0, true]);
  click({ on: "card", id: "a2", link });
  expect([opened.mock.calls, [...editor.selection.ids]]).toEqual([[[link]], ["a2"]]);
});
