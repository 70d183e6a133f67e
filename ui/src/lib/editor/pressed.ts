// What of the map an element of the canvas belongs to.

import type { Press, Pressed } from "./gestures.svelte";

/** What was pressed; none where a control inside the canvas takes the press for itself. */
export function pressedOn(target: Element): Pressed | null {
  if (target.closest("button, textarea, input, a")) return null;
  const found = target.closest<HTMLElement>("[data-card], [data-point], [data-stage], [data-lane]");
  if (!found) return { on: "ground" };
  const { card, point, stage, lane } = found.dataset;
  if (card !== undefined) return { on: "card", id: card };
  if (point !== undefined) return { on: "point", id: point, lane: laneOf(found) };
  if (stage !== undefined) return { on: "stage", id: stage };
  return { on: "lane", id: lane ?? "" };
}

/** The lane of the cell around an element. */
function laneOf(element: Element): string {
  const cell = element.closest<HTMLElement>("[data-cell]")?.dataset["cell"] ?? "";
  return cell.slice(0, cell.indexOf(":"));
}

/** A pointer event as gestures need it. */
export function pressOf(event: PointerEvent): Press {
  return {
    pointer: event.pointerId,
    at: { x: event.clientX, y: event.clientY },
    button: event.button,
    shift: event.shiftKey,
    mod: event.ctrlKey || event.metaKey,
  };
}
