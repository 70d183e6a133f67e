// Writing the small Markdown of texts in a plain field: bold, italic, links and bullet lists. Every function takes the
// text with the caret or selection in it and gives back what it becomes.

/** A text with its selection, in code units; `start` and `end` are the same where it is a caret. */
export type Written = { readonly text: string; readonly start: number; readonly end: number };

const BULLET = /^[-*•] /;
const LINK = /\[((?:\\.|[^\]\\])+)\]\(([^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)/g;
const ADDRESS = /^(https?:\/\/|mailto:)\S+$/i;
/** Where signs behind a backslash wait until the marks are gone: code points that no text uses. */
const HIDDEN = 0xe000;
const STUB = "https://";

/** Bold or italic for the selection or the word at the caret; taken off where it is on. No style passes a line's end. */
export function toggled(written: Written, mark: "**" | "*"): Written {
  const { text, start, end } = written.start === written.end ? wordAt(written) : trimmed(written);
  const lines = linesOf(text, start, end);
  if (lines.length === 0) return insertedPair(written, mark);
  const on = lines.every((line) => marked(text, line, mark));
  const apply = (now: Written, line: Range): Written => (on ? withoutMark(now, line, mark) : withMark(now, line, mark));
  // From the end, so that what comes before stays where it is.
  return [...lines].reverse().reduce(apply, { text, start, end });
}

/** A bullet before each line of the selection, or taken away where all have one. */
export function listed({ text, start, end }: Written): Written {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const to = text.indexOf("\n", end) < 0 ? text.length : text.indexOf("\n", end);
  const lines = text.slice(from, to).split("\n");
  const on = lines.every((line) => BULLET.test(line));
  const next = lines.map((line) => (on ? line.slice(2) : BULLET.test(line) ? line : `- ${line}`));
  const shift = (next[0]?.length ?? 0) - (lines[0]?.length ?? 0);
  const grown = next.join("\n").length - (to - from);
  return {
    text: text.slice(0, from) + next.join("\n") + text.slice(to),
    start: Math.max(from, start + shift),
    end: Math.max(from, end + (start === end ? shift : grown)),
  };
}

/** A line break; a list goes on in the next line, and an empty bullet ends it. */
export function broken({ text, start, end }: Written): Written {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const bullet = BULLET.exec(text.slice(from))?.[0] ?? "";
  if (bullet && start - from >= 2 && text.slice(from + 2, lineEnd(text, start)).trim() === "") {
    return caret(text.slice(0, from) + text.slice(Math.max(end, from + 2)), from);
  }
  const more = bullet && start - from >= 2 ? `\n${bullet}` : "\n";
  return caret(text.slice(0, start) + more + text.slice(end), start + more.length);
}

/** The addresses that a text leads to, in its order. */
export function addressesIn(text: string): string[] {
  return [...text.matchAll(LINK)].map((found) => found[2] ?? "");
}

/** Makes a link of the selection or the word at the caret, its address selected to be typed; takes a link off again. */
export function linked(written: Written): Written {
  const there = linkAt(written);
  if (there) {
    const { from, to, label } = there;
    return { text: written.text.slice(0, from) + label + written.text.slice(to), start: from, end: from + label.length };
  }
  const { text, start, end } = written.start === written.end ? wordAt(written) : trimmed(written);
  const chosen = text.slice(start, end).replaceAll("\n", " ");
  if (ADDRESS.test(chosen)) return selectIn(text, start, end, `[](${chosen})`, 1, 0);
  const label = chosen.replace(/[[\]]/g, "\\$&");
  return selectIn(text, start, end, `[${label}](${STUB})`, label === "" ? 1 : label.length + 3, label === "" ? 0 : STUB.length);
}

/** The letters without marks, for finding and naming. The exact reading is the model's; this one is for words only. */
export function plainOf(source: string): string {
  if (!/[\\*_[•-]/.test(source)) return source;
  return source
    .replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => String.fromCharCode(HIDDEN + sign.charCodeAt(0)))
    .replace(/^[-*•] /gm, "")
    .replace(LINK, "$1")
    .replace(/(\*{1,3})(?=\S)(.+?)(?<=\S)\1/g, "$2")
    .replace(/(?<![\p{L}\p{N}])_(?=\S)(.+?)(?<=\S)_(?![\p{L}\p{N}])/gu, "$1")
    .replace(/[\uE021-\uE07E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - HIDDEN));
}

type Range = { readonly start: number; readonly end: number };

function caret(text: string, at: number): Written {
  return { text, start: at, end: at };
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

/** The word around the caret; none between words. */
function wordAt({ text, start }: Written): Written {
  const before = /[\p{L}\p{N}\p{M}]*$/u.exec(text.slice(0, start))?.[0].length ?? 0;
  const after = /^[\p{L}\p{N}\p{M}]*/u.exec(text.slice(start))?.[0].length ?? 0;
  return { text, start: start - before, end: start + after };
}

/** Without spaces at the ends: a mark beside a space means nothing. */
function trimmed({ text, start, end }: Written): Written {
  const chosen = text.slice(start, end);
  const from = start + (chosen.length - chosen.trimStart().length);
  return { text, start: Math.min(from, end), end: Math.max(Math.min(from, end), start + chosen.trimEnd().length) };
}

/** The parts of a range line by line, without bullets, without spaces and stars at the ends, and without empty lines. */
function linesOf(text: string, start: number, end: number): Range[] {
  const lines: Range[] = [];
  for (let from = start; from <= end; from = lineEnd(text, from) + 1) {
    const to = Math.min(end, lineEnd(text, from));
    const bullet = from === 0 || text[from - 1] === "\n" ? (BULLET.exec(text.slice(from, to))?.[0].length ?? 0) : 0;
    const line = bare(text, trimmed({ text, start: Math.min(from + bullet, to), end: to }));
    if (line.start < line.end) lines.push(line);
  }
  return lines;
}

/** Without the stars at both ends. */
function bare(text: string, { start, end }: Range): Range {
  const chosen = text.slice(start, end);
  const from = start + (/^\**/.exec(chosen)?.[0].length ?? 0);
  return { start: from, end: Math.max(from, end - (/\**$/.exec(chosen)?.[0].length ?? 0)) };
}

/** True where the mark stands right before and right after a range. */
function marked(text: string, { start, end }: Range, mark: string): boolean {
  const before = /\**$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const after = /^\**/.exec(text.slice(end))?.[0].length ?? 0;
  const stars = Math.min(before, after);
  // Three stars are both marks at once.
  return stars === 3 || stars === mark.length;
}

function withMark({ text, start, end }: Written, line: Range, mark: string): Written {
  const next = text.slice(0, line.start) + mark + text.slice(line.start, line.end) + mark + text.slice(line.end);
  const grown = (at: number, inside: boolean): number => {
    const passed = (edge: number, orAt: boolean): number => (at > edge || (orAt && at === edge) ? mark.length : 0);
    return at + passed(line.start, inside) + passed(line.end, false);
  };
  return { text: next, start: grown(start, true), end: grown(end, false) };
}

function withoutMark({ text, start, end }: Written, line: Range, mark: string): Written {
  const from = line.start - mark.length;
  const next = text.slice(0, from) + text.slice(line.start, line.end) + text.slice(line.end + mark.length);
  const cut = (at: number): number => {
    const gone = (edge: number): number => Math.max(0, Math.min(at - edge, mark.length));
    return at - gone(from) - gone(line.end);
  };
  return { text: next, start: cut(start), end: cut(end) };
}

function insertedPair({ text, start, end }: Written, mark: string): Written {
  return caret(text.slice(0, start) + mark + mark + text.slice(end), start + mark.length);
}

function linkAt({ text, start, end }: Written): { from: number; to: number; label: string } | null {
  for (const found of text.matchAll(LINK)) {
    const from = found.index;
    const to = from + found[0].length;
    if (from < Math.max(end, start + 1) && start < to && start >= from) return { from, to, label: found[1] ?? "" };
  }
  return null;
}

function selectIn(text: string, start: number, end: number, piece: string, from: number, length: number): Written {
  const at = start + from;
  return { text: text.slice(0, start) + piece + text.slice(end), start: at, end: at + length };
}
