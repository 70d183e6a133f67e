// Colors of a head or a lane's name, as the layout drew it.

import type { Group } from "../../backend/types";

/** The plain fills of a group's shapes, in painting order: ground first, then its edge. */
export function fillsOf(group: Group): string[] {
  return group.parts.flatMap((part) => {
    const fill = part.part === "rect" || part.part === "path" ? part.fill : null;
    return typeof fill === "string" ? [fill] : [];
  });
}
