// The outlines that tell personas apart without color, on a 24 × 24 grid.

export const SHAPES = ["circle", "square", "diamond", "hexagon", "triangle"] as const;
export type Shape = (typeof SHAPES)[number];

/** The very outlines that lajur-layout draws on the map. */
const PATHS: Record<Shape, string> = {
  circle: "M12 0a12 12 0 1 1 0 24a12 12 0 0 1 0-24Z",
  square: "M5.3 0h13.4a5.3 5.3 0 0 1 5.3 5.3v13.4a5.3 5.3 0 0 1-5.3 5.3H5.3a5.3 5.3 0 0 1-5.3-5.3V5.3A5.3 5.3 0 0 1 5.3 0Z",
  diamond: "M12-1L25 12 12 25-1 12Z",
  hexagon: "M6 1h12l6.5 11L18 23H6L-.5 12Z",
  triangle: "M12-.5L25 23H-1Z",
};

export function shapePath(shape: Shape): string {
  return PATHS[shape];
}

/** The shape a person chose, or the one that follows from the order on the map. */
export function shapeOf(shape: string | null | undefined, order: number): Shape {
  return SHAPES.find((each) => each === shape) ?? SHAPES[order % SHAPES.length] ?? "circle";
}

/** The letter that stands for a name: its first letter or digit, as a reader sees it. */
export function initialOf(name: string): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(name.trim());
  return first?.segment.toLocaleUpperCase() ?? "?";
}

/** The color of a record as CSS; none is the ink of badges. */
export function colorOf(color: string | null | undefined): string {
  if (!color) return "var(--badge)";
  return color.startsWith("#") ? color : `var(--${color}-strong)`;
}
