import { beforeEach, describe, expect, test } from "vitest";

import { begin } from "../../test/window";
import { Editor } from "./editor.svelte";
import { SampleBackend, sampleDoc, sampleLayout, sampleView } from "./sample";
import { pages, screens, showZoom, steps } from "./show";
import { Store } from "./store.svelte";
import { MARGIN, type View } from "./viewport";

const LAYOUT = sampleLayout(sampleDoc());
const SCREEN = { w: 1280, h: 720 };

describe("what is shown", () => {
  test("stages of the first level, and lanes that hold something", () => {
    expect(steps(LAYOUT, "stage").map(({ id }) => id)).toEqual(["s1", "s2", "s3"]);
    expect(steps(LAYOUT, "lane").map(({ id }) => id)).toEqual(["act", "touch", "mood"]);
  });

  test("letters of cards are at least 22 px high at 720 lines, and grow with the screen", () => {
    const wide = steps(LAYOUT, "stage").map((step) => ({ ...step, part: { ...step.part, w: 4000 } }));
    expect(14 * showZoom(wide, "stage", LAYOUT, SCREEN)).toBeCloseTo(22);
    expect(14 * showZoom(wide, "stage", LAYOUT, { w: 2560, h: 1440 })).toBeCloseTo(44);
    expect(14 * showZoom(steps(LAYOUT, "stage"), "stage", LAYOUT, SCREEN), "larger where there is room").toBeGreaterThan(22);
  });

  test("a screen begins at a track, and a track that is too long takes several", () => {
    const tracks = [100, 200, 150, 900].reduce<{ from: number; to: number }[]>((all, length) => {
      const from = all.at(-1)?.to ?? 50;
      return [...all, { from, to: from + length }];
    }, []);
    expect(pages(tracks, 400)).toEqual([50, 350, 500, 900, 1300]);
    expect(pages([], 400)).toEqual([0]);
  });

  test("all of a step comes by, screen by screen, beside what sticks", () => {
    const [, buy] = steps(LAYOUT, "stage");
    const all = buy ? screens(buy, LAYOUT, 2, { w: 500, h: 300 }) : [];
    const lefts = [300, 450, 500, 650].map((left) => (left - LAYOUT.frame.grid_x) * 2 + MARGIN);
    expect([...new Set(all.map(({ x }) => x))], "a column of 200 beside 150 of room takes two screens").toEqual(lefts);
    expect(all.at(-1)?.y, "the last lane").toBeGreaterThan(all[0]?.y ?? 0);
  });
});

describe("a presentation", () => {
  let backend: SampleBackend;
  let editor: Editor;
  let shown: View[];

  beforeEach(async () => {
    backend = new SampleBackend();
    editor = new Editor(await begin(backend), new Store(backend, "m", sampleView()));
    editor.canvas.width = SCREEN.w;
    editor.canvas.height = SCREEN.h;
    shown = [];
    editor.canvas.show = (view) => void shown.push(view);
  });

  test("begins at the stage where one stands, covers the screen, and says where it is", async () => {
    editor.choose("card", "a3");
    await editor.show.start("stage");
    expect([backend.fullScreen, editor.show.at, editor.show.name, editor.said]).toEqual([true, 1, "Buy", "2 of 3: Buy"]);
  });

  test("begins with the first where nothing is seen to be chosen, wherever the hand was last", async () => {
    editor.gestures.pointing = true;
    editor.choose("card", "a3");
    editor.clear();
    await editor.show.start("stage");
    expect(editor.show.at).toBe(0);
    await editor.show.end();
    editor.gestures.pointing = false;
    await editor.show.start("stage");
    expect(editor.show.at, "the keyboard has its ring there").toBe(1);
  });

  test("begins with the first where nobody stands, and with a selected lane", async () => {
    editor.spot = null;
    await editor.show.start("stage");
    expect(editor.show.at).toBe(0);
    editor.choose("lane", "mood");
    editor.show.turn("lane");
    expect(editor.show.step?.id).toBe("mood");
  });

  test("arrows go from step to step and stop at the ends", async () => {
    await editor.show.start("stage");
    const at = ["ArrowLeft", "ArrowRight", "ArrowRight", "ArrowRight", "Home", "End"].map((key) => (editor.show.key(key), editor.show.at));
    expect(at).toEqual([0, 1, 2, 2, 0, 2]);
  });

  test("Page Down sees all of a step before the next, and Page Up goes the same way back", async () => {
    editor.canvas.width = 400;
    await editor.show.start("stage");
    const walk = (key: string) => {
      const way = [];
      for (let n = 0; n < 30; n += 1) {
        way.push(`${editor.show.at}:${shown.at(-1)?.x}:${shown.at(-1)?.y}`);
        editor.show.key(key);
      }
      return [...new Set(way)];
    };
    const there = walk("PageDown");
    expect(there.length, "more screens than steps").toBeGreaterThan(3);
    expect(walk("PageUp")).toEqual([...there].reverse());
  });

  test("B blanks and shows again; a step shows too", async () => {
    await editor.show.start("stage");
    editor.show.key("b");
    expect(editor.show.blank).toBe(true);
    editor.show.key("ArrowRight");
    expect([editor.show.blank, editor.show.at]).toEqual([false, 1]);
  });

  test("Escape leaves the whole screen, and the window stands where it stood", async () => {
    const before = editor.canvas.view;
    await editor.show.start("stage");
    editor.show.key("End");
    editor.show.key("Escape");
    await expect.poll(() => backend.fullScreen).toBe(false);
    expect([editor.show.on, shown.at(-1)]).toEqual([false, before]);
  });

  test("keys that mean nothing there are the map's", async () => {
    await editor.show.start("stage");
    expect(["Enter", "F2", "Delete", "Mod+Z", "x"].map((key) => editor.show.key(key))).toEqual([false, false, false, false, false]);
  });

  test("what was said before is cleared, and nothing that comes lies over it", async () => {
    const { notices } = editor.session;
    notices.note("Not possible.");
    await editor.show.start("stage");
    expect(notices.shown).toEqual([]);
    notices.fail(new Error("no disk"));
    expect(notices.seen).toEqual([]);
    await editor.show.end();
    expect(notices.seen, "afterwards it can be read").toHaveLength(1);
  });

  test("begins without anything selected, and rings are the keyboard's alone", async () => {
    editor.gestures.pointing = true;
    editor.choose("card", "a1");
    expect(editor.rings).toBe(true);
    await editor.show.start("stage");
    expect([editor.selection.ids.size, editor.rings]).toEqual([0, false]);
    editor.gestures.pointing = false;
    expect(editor.rings).toBe(true);
  });
});
