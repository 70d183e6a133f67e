// The outlines that tell personas apart without color, on a 24 × 24 grid.

export const SHAPES = ["circle", "square", "diamond", "hexagon", "triangle"] as const;
export type Shape = (typeof SHAPES)[number];

const PATHS: Record<Shape, string> = {
  circle: "M12 1a11 11 0 1 1 0 22a11 11 0 0 1 0-22Z",
  square: "M6 1h12a5 5 0 0 1 5 5v12a5 5 0 0 1-5 5H6a5 5 0 0 1-5-5V6a5 5 0 0 1 5-5Z",
  diamond: "M10.6 1.2a2 2 0 0 1 2.8 0l9.4 9.4a2 2 0 0 1 0 2.8l-9.4 9.4a2 2 0 0 1-2.8 0l-9.4-9.4a2 2 0 0 1 0-2.8Z",
  hexagon: "M11 1.3a2 2 0 0 1 2 0l8 4.6a2 2 0 0 1 1 1.7v8.8a2 2 0 0 1-1 1.7l-8 4.6a2 2 0 0 1-2 0l-8-4.6a2 2 0 0 1-1-1.7V7.6a2 2 0 0 1 1-1.7Z",
  triangle: "M10.3 2a2 2 0 0 1 3.4 0l9.6 17.6a2 2 0 0 1-1.7 3H2.4a2 2 0 0 1-1.7-3Z",
};

/** The outline of a shape; a shape this version does not know is drawn as a circle. */
export function shapePath(shape: string | null | undefined): string {
  return PATHS[shapeOf(shape)];
}

export function shapeOf(shape: string | null | undefined): Shape {
  return SHAPES.find((each) => each === shape) ?? "circle";
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
