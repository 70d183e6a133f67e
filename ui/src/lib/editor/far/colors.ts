// Colors of the theme as a canvas takes them: `var(--name)` looked up once, until the theme changes.

/** Looks colors up. */
export class Colors {
  readonly #known = new Map<string, string>();
  #style: CSSStyleDeclaration | null = null;

  constructor(private readonly of: Element) {}

  /** The color that CSS words mean; other words are given back as they are. */
  get(words: string): string {
    const known = this.#known.get(words);
    if (known !== undefined) return known;
    const name = /^var\((--[\w-]+)\)$/.exec(words)?.[1];
    this.#style ??= getComputedStyle(this.of);
    const color = name === undefined ? words : this.#style.getPropertyValue(name).trim();
    this.#known.set(words, color);
    return color;
  }

  /** The theme changed. */
  forget(): void {
    this.#known.clear();
    this.#style = null;
  }
}
