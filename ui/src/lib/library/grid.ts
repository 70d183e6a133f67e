// Walking a grid of cards by keys.

/** The index that `key` leads to from `at` in a grid of `count` cards and `columns` columns; `null` for other keys. */
export function walk(key: string, at: number, count: number, columns: number): number | null {
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, ArrowUp: at - columns, ArrowDown: at + columns, Home: 0, End: count - 1 }[
    key
  ];
  if (to === undefined) return null;
  const beyond = to < 0 || to >= count;
  // Below the last but one row there may be a shorter one: its last card is what lies nearest.
  if (beyond && key === "ArrowDown" && Math.floor(at / columns) < Math.floor((count - 1) / columns)) return count - 1;
  return beyond ? at : to;
}

/** How many of `elements` stand side by side in the first row. */
export function columnsOf(elements: readonly HTMLElement[]): number {
  const top = elements[0]?.offsetTop;
  const first = elements.findIndex((element) => element.offsetTop !== top);
  return Math.max(1, first < 0 ? elements.length : first);
}
