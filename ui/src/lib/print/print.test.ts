import { describe, expect, it, vi } from "vitest";

import { begin } from "../../test/window";
import { Failure } from "../backend/backend";
import { FAKE_PREVIEW, FakeBackend } from "../backend/fake";
import type { Previewed, Printing } from "../backend/types";
import { Print } from "./print.svelte";

const made = (id: string): Previewed => ({ previewed: "made", ...FAKE_PREVIEW, id });
const failure = (code: string) => new Failure({ code, message: code, way: "", details: "" });
/** All that was promised has been kept. */
const settled = () => new Promise<void>((done) => setTimeout(done));

/** A clock that a test turns: what waits runs when it says so. */
function clock() {
  const waits: { run: () => void; ms: number }[] = [];
  const later = (run: () => void, ms: number) => {
    const wait = { run, ms };
    waits.push(wait);
    return () => void waits.splice(waits.indexOf(wait), waits.includes(wait) ? 1 : 0);
  };
  return { waits, later, ring: () => waits.splice(0).forEach((wait) => wait.run()) };
}

async function opened(backend = new FakeBackend()) {
  const session = await begin(backend);
  const time = clock();
  const print = new Print(session, "m", "Map", null, time.later);
  await print.begin();
  await settled();
  return { backend, session, time, print };
}

describe("a print preview", () => {
  it("begins with what Lajur proposes", async () => {
    const { backend, print } = await opened();
    expect(backend.previews).toHaveLength(1);
    expect(backend.previews[0]).toMatchObject({ paper: "a3", fit: "auto", orientation: "auto" });
    expect([print.waiting, print.preview?.sheets.length]).toEqual([false, 2]);
  });

  it("asks once for changes that come close together", async () => {
    const { backend, print, time } = await opened();
    for (const margin of [1, 12, 120]) print.change({ margin }, true);
    expect(time.waits, "only the last one waits").toHaveLength(1);
    time.ring();
    await settled();
    expect(backend.previews.slice(1).map((printing) => printing.margin)).toEqual([120]);
  });

  it("drops the answer to a question that was changed meanwhile", async () => {
    const { backend, print, time } = await opened();
    const answers: ((answer: Previewed) => void)[] = [];
    const asked: Printing[] = [];
    backend.preview = (_map, printing) => {
      asked.push(printing);
      return new Promise((done) => answers.push(done));
    };
    print.change({ paper: "a4" });
    time.ring();
    print.change({ paper: "a2" });
    time.ring();
    expect(asked, "one question at a time").toHaveLength(1);
    answers[0]?.(made("old"));
    await settled();
    expect(print.preview?.id, "the old sheets stay until the right ones are there").toBe("1");
    answers[1]?.(made("new"));
    await settled();
    expect([asked[1]?.paper, print.preview?.id, print.waiting]).toEqual(["a2", "new", false]);
  });

  it("remembers what was chosen for each map", async () => {
    const { session, print, time } = await opened();
    print.change({ paper: "f4", fit: "poster-3x2", grey: true });
    time.ring();
    await settled();
    expect(new Print(session, "m", "Map").settings).toMatchObject({ paper: "f4", fit: "poster-3x2", grey: true });
    expect(new Print(session, "other", "Map").settings.paper).toBe("a3");
  });

  it("asks before it makes many sheets, and again after a change", async () => {
    const { backend, print, time } = await opened();
    backend.previewed = { previewed: "many", sheets: 420 };
    print.change({ paper: "a5" });
    time.ring();
    await settled();
    expect(print.trouble).toEqual({ kind: "many", sheets: 420 });
    print.agree();
    time.ring();
    await settled();
    expect(backend.previews.at(-1)?.most_sheets).toBe(420);
    print.change({ fit: "readable" });
    time.ring();
    await settled();
    expect(backend.previews.at(-1)).not.toHaveProperty("most_sheets");
  });

  it("shows what is in the way, and the proposal is a way out", async () => {
    const { backend, print, time } = await opened();
    vi.spyOn(backend, "preview").mockRejectedValueOnce(failure("page_margins"));
    print.change({ margin: 200 });
    time.ring();
    await settled();
    expect(print.trouble).toMatchObject({ kind: "notice", notice: { code: "page_margins" } });
    print.reset();
    time.ring();
    await settled();
    expect([print.trouble, print.settings.margin]).toEqual([null, 10]);
  });

  it("prints all of a map whose chosen lanes are gone by now", async () => {
    const backend = new FakeBackend();
    backend.startAnswer = { ...backend.startAnswer, settings: { "print:m": JSON.stringify({ lanes: ["gone"], paper: 7 }) } };
    vi.spyOn(backend, "preview").mockRejectedValueOnce(failure("unknown_part"));
    const { print } = await opened(backend);
    expect([print.settings.lanes, print.settings.paper, print.trouble, print.waiting]).toEqual([[], "a3", null, false]);
  });

  it("leaves parts out and never all of them", async () => {
    const backend = new FakeBackend();
    const lanes = ["a", "b"].map((id) => ({ id, name: id }));
    backend.printable = { ...backend.printable, lanes };
    const { print } = await opened(backend);
    print.flip("lanes", "a");
    expect([print.has("lanes", "a"), print.has("lanes", "b")]).toEqual([false, true]);
    print.flip("lanes", "b");
    expect(print.has("lanes", "b"), "the last one stays").toBe(true);
    print.flip("lanes", "a");
    expect(print.settings.without, "all of them is no choice").toEqual([]);
  });

  it("prints a lane that came after another was left out", async () => {
    const backend = new FakeBackend();
    const lanes = ["pain", "thought"].map((id) => ({ id, name: id }));
    backend.printable = { ...backend.printable, lanes };
    const { print, session, time } = await opened(backend);
    print.flip("lanes", "pain");
    time.ring();
    await settled();
    backend.printable = { ...backend.printable, lanes: [...lanes, { id: "solution", name: "solution" }] };
    const next = new Print(session, "m", "Map");
    await next.begin();
    expect(["pain", "thought", "solution"].map((id) => next.has("lanes", id))).toEqual([false, true, true]);
    expect(next.printing()).toMatchObject({ lanes: [], without: ["lane:pain"] });
  });

  it("understands what earlier versions kept: the lanes that are in", async () => {
    const backend = new FakeBackend();
    const lanes = ["a", "b", "c"].map((id) => ({ id, name: id }));
    backend.printable = { ...backend.printable, lanes };
    backend.startAnswer = { ...backend.startAnswer, settings: { "print:m": JSON.stringify({ lanes: ["b"] }) } };
    const { print } = await opened(backend);
    expect(backend.previews[0], "before the map's lanes are known, too").toMatchObject({ lanes: ["b"] });
    expect(print.settings).toMatchObject({ lanes: [], without: ["lane:a", "lane:c"] });
  });

  it("offers what helps where type is small", async () => {
    const backend = new FakeBackend();
    backend.previewed = { previewed: "made", ...FAKE_PREVIEW, is_small: true };
    const { print, time } = await opened(backend);
    const help = async (fit: string, paper: string) => {
      print.change({ fit, paper });
      time.ring();
      await settled();
      return print.help;
    };
    expect(await help("onepage", "a3")).toEqual({ fit: "readable", paper: "a2" });
    expect(await help("onepage", "letter"), "the next size of the same printer").toEqual({ fit: "readable", paper: "tabloid" });
    expect(await help("50%", "a4"), "no paper makes a share larger").toEqual({ fit: "readable" });
    expect(await help("poster-2x1", "banner"), "a poster stays one").toEqual({ fit: "poster" });
    expect(await help("readable", "a0")).toEqual({});
  });

  it("saves the sheets that are seen", async () => {
    const { backend, print } = await opened();
    backend.target = "/home/me/map.pdf";
    expect(await print.save()).toBe(true);
    expect(backend.exports).toEqual([{ map: "m", path: "/home/me/map.pdf", how: { print: backend.previews[0] } }]);
  });

  it("asks for a drawing once, however large it is shown", async () => {
    const { backend, print } = await opened();
    const asked = vi.spyOn(backend, "previewSheet");
    await print.picture(0, 100);
    await print.picture(0, 3000);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it("lets the sheets go when it is closed", async () => {
    const { backend, print } = await opened();
    print.end();
    expect(backend.previewClosed).toBe(true);
  });
});
