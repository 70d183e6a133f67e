// What `vite dev` shows in a plain browser: a library in memory, and where tests recorded them, real maps.

import lucide from "../../../../crates/lajur-layout/icons/lucide.txt?raw";
import type { Backend } from "./backend";
import { FAKE_START, FakeBackend, fakeMap } from "./fake";
import { sketch } from "./sketch";
import type { Language, MapCard, MapView } from "./types";

const recorded = import.meta.glob<MapView>("../../../../tests/fixtures/window/*.json", { eager: true, import: "default" });
const pictures = import.meta.glob<string>("../../../../tests/fixtures/window/*.svg", {
  eager: true,
  query: "?raw",
  import: "default",
});

/** A small library. `?lang=id&theme=dark&empty&open=ID` in the address choose what it begins with. */
export function demoBackend(): Backend {
  const wish = new URLSearchParams(location.search);
  const backend = new FakeBackend(wish.has("empty") ? [] : demoMaps());
  backend.startAnswer = {
    ...FAKE_START,
    language: wish.get("lang") === "id" ? "id" : ("en" satisfies Language),
    settings: { theme: wish.get("theme") ?? "light" },
    open: wish.get("open"),
    icons: Object.fromEntries(lucide.split("\n").map((line) => line.split("\t") as [string, string])),
    papers: ["a5", "a4", "a3", "a2", "a1", "a0", "letter", "legal", "tabloid", "f4"],
  };
  for (const [path, view] of Object.entries(recorded)) backend.views[nameOf(path)] = view;
  backend.mapCards.forEach((map, number) => (backend.pictures[map.id] = sketch(map.columns, 4 + (number % 3), number)));
  for (const name of FAKE_START.templates) {
    const columns = name === "blank" ? 5 : 6;
    for (const lang of ["en", "id"]) backend.pictures[`${name}-${lang}`] = sketch(columns, 4, name === "blank" ? -1 : columns);
  }
  for (const [path, svg] of Object.entries(pictures)) backend.pictures[nameOf(path)] = svg;
  return backend;
}

function demoMaps(): MapCard[] {
  const hours = (count: number) => new Date(Date.now() - count * 3_600_000).toISOString();
  return [
    fakeMap("example-en", "Buying vitamins for the children", { cards: 34, columns: 8, edited_at: hours(0), example: true }),
    fakeMap("example-id", "Membeli vitamin anak", { cards: 34, columns: 8, edited_at: hours(3), language: "id" }),
    fakeMap("clinic", "Booking an appointment at the clinic", { cards: 58, columns: 7, edited_at: hours(27) }),
    fakeMap("shop", "First order in the new web shop", { cards: 21, columns: 6, kind: "future", edited_at: hours(80) }),
    fakeMap("bank", "Opening a savings account for a child, branch and app together", { cards: 112, columns: 12, edited_at: hours(500) }),
    fakeMap("repair", "Repair at home", { cards: 1, columns: 4, kind: "blueprint", edited_at: hours(1400) }),
    fakeMap("old", "Draft for the workshop", { cards: 9, columns: 5, deleted: true, edited_at: hours(200) }),
  ];
}

function nameOf(path: string): string {
  return path.replace(/^.*\//, "").replace(/\.\w+$/, "");
}
