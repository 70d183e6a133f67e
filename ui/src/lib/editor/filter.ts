// Finding things by what is typed: every word somewhere in the text, whatever its case or accents.

/** The items whose text has all words of the query, those whose text begins with it first. */
export function matching<T>(items: readonly T[], query: string, text: (item: T) => string): T[] {
  const words = wordsOf(query);
  const found = items.filter((item) => words.every((word) => plain(text(item)).includes(word)));
  const begins = (item: T): boolean => words.length > 0 && plain(text(item)).startsWith(words.join(" "));
  return [...found.filter(begins), ...found.filter((item) => !begins(item))];
}

/** The words of a query, without case and accents. */
export function wordsOf(query: string): string[] {
  return plain(query).split(/\s+/).filter(Boolean);
}

/** Without case and accents. */
export function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
