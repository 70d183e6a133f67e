// Pictures of maps, asked for once per revision.

import type { Backend } from "../backend/backend";
import type { Language, MapCard } from "../backend/types";

/** Pictures as `data:` addresses. They live as long as the window, so that going back to the library draws at once. */
export class Pictures {
  #known = new Map<string, Promise<string>>();

  constructor(private readonly backend: Backend) {}

  map(map: MapCard): Promise<string> {
    const key = `${map.id}@${map.revision}`;
    for (const old of this.#known.keys()) if (old.startsWith(`${map.id}@`) && old !== key) this.#known.delete(old);
    return this.#once(key, () => this.backend.mapPicture(map.id));
  }

  template(name: string, language: Language): Promise<string> {
    return this.#once(`template ${name} ${language}`, () => this.backend.templatePicture(name, language).then(svgAddress));
  }

  #once(key: string, ask: () => Promise<string>): Promise<string> {
    const known = this.#known.get(key);
    if (known) return known;
    const asked = ask();
    this.#known.set(key, asked);
    // What failed may be asked for again.
    asked.catch(() => this.#known.delete(key));
    return asked;
  }
}

/** SVG text as an address that an image can show. */
export function svgAddress(svg: string): string {
  const bytes = new TextEncoder().encode(svg);
  let binary = "";
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return `data:image/svg+xml;base64,${btoa(binary)}`;
}
