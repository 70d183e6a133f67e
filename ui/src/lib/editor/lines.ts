// Lines of a text as cards.

/** The lines of a text that are worth a card each, without the bullets of a list. */
export function linesOf(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim().replace(/^(?:[-*•–]|\d+[.)])\s+/, ""));
  return lines.filter((line) => line !== "");
}
