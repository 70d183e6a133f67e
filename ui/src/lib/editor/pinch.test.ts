import { expect, test, vi } from "vitest";

import { FakeBackend } from "../backend/fake";
import { CanvasView } from "./canvas.svelte";
import type { Editor } from "./editor.svelte";
import { followPinch, keepScale } from "./pinch";

/** A map of 4000 × 3000 in a window that shows 800 × 600 of it, beside a panel of 200. */
function opened() {
  const scroller = document.createElement("div");
  vi.spyOn(scroller, "getBoundingClientRect").mockReturnValue({ x: 200, y: 0, width: 800, height: 600 } as DOMRect);
  vi.spyOn(scroller, "clientWidth", "get").mockReturnValue(800);
  vi.spyOn(scroller, "clientHeight", "get").mockReturnValue(600);
  const canvas = new CanvasView();
  canvas.lay({ grid_x: 0, grid_y: 0, head_y: 0, width: 4000, height: 3000 } as never);
  canvas.attach(scroller, document.createElement("div"));
  const backend = new FakeBackend();
  const end = followPinch({ canvas, session: { backend } } as unknown as Editor);
  return { canvas, backend, end };
}

test("two fingers zoom the map at the pointer", () => {
  const { canvas, backend } = opened();
  canvas.show({ zoom: 1, x: 500, y: 400 });
  const at = { x: 700, y: 300 };
  const before = canvas.toMap(at);
  backend.emitPinch({ factor: 1.5, ...at });
  backend.emitPinch({ factor: 1.2, ...at });
  expect(canvas.zoom).toBeCloseTo(1.8);
  const after = canvas.toMap(at);
  expect([after.x, after.y].map(Math.round), "what lay below the pointer still lies there").toEqual([before.x, before.y].map(Math.round));
});

test("beside the map, and below a dialog, fingers change nothing", () => {
  const { canvas, backend } = opened();
  backend.emitPinch({ factor: 2, x: 100, y: 300 });
  expect(canvas.zoom, "that is a panel").toBe(1);
  const dialog = document.body.appendChild(document.createElement("dialog"));
  dialog.setAttribute("open", "");
  backend.emitPinch({ factor: 2, x: 700, y: 300 });
  expect(canvas.zoom, "the dialog lies above the map").toBe(1);
  dialog.remove();
});

test("a map that is closed follows no more", async () => {
  const { canvas, backend, end } = opened();
  end();
  await Promise.resolve();
  backend.emitPinch({ factor: 2, x: 700, y: 300 });
  expect(canvas.zoom).toBe(1);
});

test("the engine never scales the window by the wheel", () => {
  const end = keepScale();
  const turn = (ctrlKey: boolean): boolean => window.dispatchEvent(new MouseEvent("wheel", { ctrlKey, cancelable: true }));
  expect(turn(true), "with Ctrl it is taken from the engine").toBe(false);
  expect(turn(false), "without it scrolls").toBe(true);
  end();
});
