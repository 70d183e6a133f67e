// What can be done in every view of the window.

import type { Imports } from "../library/imports.svelte";
import type { Session } from "../session/session.svelte";
import { type Action, actionOf, type Table } from "./action";
import type { Chapter } from "./commands.svelte";
import { SETTINGS } from "./settings";
import { nextRegion } from "./windowkeys";

/** What these actions are done to. */
export type AppContext = { readonly session: Session; readonly imports: Imports };

const OVERLAYS = {
  palette: { words: "palette.title", icon: "search", keys: ["Mod+K"], run: ({ session }) => (session.overlay = "palette") },
  "find-library": { words: "search.title", icon: "search", keys: ["Mod+Shift+F"], run: ({ session }) => (session.overlay = "search") },
  shortcuts: { words: "shortcuts.title", icon: "keyboard", keys: ["F1"], run: ({ session }) => (session.overlay = "shortcuts") },
} satisfies Table<Pick<AppContext, "session">>;

const APP = {
  "new-map": { words: "library.new", icon: "plus", keys: ["Mod+N"], run: ({ session }) => session.showLibrary(true) },
  "open-file": { words: "library.open_file", also: "palette.also.open", icon: "folder-open", keys: ["Mod+O"], run: ({ imports }) => imports.choose() },
  "open-clipboard": { words: "import.clipboard", icon: "clipboard-list", run: ({ imports }) => imports.openClipboard() },
  library: {
    words: "app.to_library",
    icon: "house",
    enabled: ({ session }) => session.place.view === "editor",
    run: ({ session }) => session.showLibrary(),
  },
  ...OVERLAYS,
  "next-region": { words: "app.next_region", keys: ["F6"], run: () => nextRegion(1) },
  "previous-region": { words: "app.previous_region", keys: ["Shift+F6"], run: () => nextRegion(-1) },
} satisfies Table<AppContext>;

/** The tables in the order in which palette and help show them. */
export const APP_CHAPTERS: readonly Chapter<AppContext>[] = [
  { words: "actions.app", rows: APP },
  { words: "app.settings", rows: SETTINGS },
];

/** What opens above the view, as buttons show it. */
export function overlayAction(session: Session, id: keyof typeof OVERLAYS): Action {
  return actionOf(id, OVERLAYS[id], { session });
}

/** An action of the window as menus and buttons show it. */
export function appAction(context: AppContext, id: keyof typeof APP): Action {
  return actionOf(id, APP[id], context);
}
