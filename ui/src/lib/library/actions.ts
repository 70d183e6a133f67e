// What can be done with a map of the library as a whole.

import { type Action, actionOf, runKeys, type Table } from "../actions/action";
import type { Chapter } from "../actions/commands.svelte";
import type { MapCard } from "../backend/types";
import type { Session } from "../session/session.svelte";
import type { Library } from "./library.svelte";

/** A map of the library, and what does it. */
export type MapContext = { readonly session: Session; readonly library: Library; readonly map: MapCard };

const MAPS = {
  "map-open": { words: "library.open", icon: "map", run: ({ session, map }) => session.openMap(map.id) },
  "map-rename": { words: "library.rename", icon: "square-pen", keys: ["F2"], run: ({ library, map }) => (library.renaming = map.id) },
  "map-duplicate": { words: "library.duplicate", icon: "copy", keys: ["Mod+D"], run: ({ library, map }) => library.duplicate(map) },
  "map-to-be": { words: "library.to_be", icon: "sparkles", run: ({ library, map }) => library.makeToBe(map) },
  "map-print": { words: "library.print", also: "palette.also.print", icon: "printer", keys: ["Mod+P"], run: ({ library, map }) => (library.printing = map) },
  "map-export": { words: "library.export", icon: "file-down", keys: ["Mod+E"], run: ({ library, map }) => (library.exporting = map) },
  "map-delete": { words: "library.delete", icon: "trash-2", keys: ["Delete"], danger: true, run: ({ library, map }) => library.remove(map) },
} satisfies Table<MapContext>;

/** The table for palette and help. */
export const MAP_CHAPTERS: readonly Chapter<MapContext>[] = [{ words: "actions.library_map", rows: MAPS }];

/** The menu of a map, in groups. */
export function mapActions(context: MapContext): Action[][] {
  const groups: readonly (readonly (keyof typeof MAPS)[])[] = [
    ["map-open", "map-rename"],
    ["map-duplicate", "map-to-be"],
    ["map-print", "map-export"],
    ["map-delete"],
  ];
  return groups.map((group) => group.map((id) => actionOf(id, MAPS[id], context)));
}

/** Runs what these keys mean for a map; true where they mean something. */
export function runMapKeys(context: MapContext, pressed: string): boolean {
  return runKeys(MAPS, context, pressed);
}
