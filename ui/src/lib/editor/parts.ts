// Parts as the window draws them: neighbouring outlines and icons share one SVG, everything else is an element.

import type { Ink, Part } from "../backend/types";

/** A part that only SVG can draw. */
export type VectorPart = Extract<Part, { part: "path" | "icon" | "rect" }>;

/** Parts drawn by one element. */
export type Run = { readonly run: "vectors"; readonly parts: readonly VectorPart[] } | { readonly run: "part"; readonly part: Part };

/** Parts in painting order, with what SVG draws put together where nothing comes between. */
export function runsOf(parts: readonly Part[]): Run[] {
  const runs: Run[] = [];
  let vectors: VectorPart[] = [];
  for (const part of parts) {
    if (isVector(part)) {
      if (vectors.length === 0) runs.push({ run: "vectors", parts: vectors });
      vectors.push(part);
    } else {
      vectors = [];
      runs.push({ run: "part", part });
    }
  }
  return runs;
}

function isVector(part: Part): part is VectorPart {
  if (part.part === "path" || part.part === "icon") return true;
  if (part.part !== "rect") return false;
  const { fill, stroke } = part;
  return isGradient(fill) || (stroke !== null && (isGradient(stroke.ink) || stroke.dash.length > 0));
}

/** True for a color that changes from top to bottom. */
export function isGradient(ink: Ink | null): ink is Exclude<Ink, string> {
  return ink !== null && typeof ink !== "string";
}
