// What keys and pointer do on the map besides actions: walking, writing, dragging. For the sheet of shortcuts.

/** A line of the sheet: keys as `keycaps` reads them, words as catalogue keys. */
export type Hand = { readonly keys: readonly string[]; readonly words: string };

/** A heading with its lines. */
export type HandSection = { readonly words: string; readonly hands: readonly Hand[] };

/** In the order of the sheet. */
export const HANDS: readonly HandSection[] = [
  {
    words: "shortcuts.walking",
    hands: [
      { keys: ["Arrows"], words: "shortcuts.walk" },
      { keys: ["Shift+Arrows"], words: "shortcuts.extend" },
      { keys: ["Mod+Arrows"], words: "shortcuts.walk_only" },
      { keys: ["Tab", "Shift+Tab"], words: "shortcuts.read" },
      { keys: ["Home", "End"], words: "shortcuts.row_ends" },
      { keys: ["Mod+Home", "Mod+End"], words: "shortcuts.map_ends" },
      { keys: ["Shift+F10"], words: "shortcuts.menu" },
    ],
  },
  {
    words: "shortcuts.writing",
    hands: [
      { keys: ["A … Z"], words: "shortcuts.letter" },
      { keys: ["Enter"], words: "shortcuts.next_below" },
      { keys: ["Tab"], words: "shortcuts.next_column" },
      { keys: ["Shift+Enter"], words: "shortcuts.line_break" },
      { keys: ["Escape"], words: "shortcuts.leave" },
      { keys: ["@"], words: "shortcuts.channel" },
      { keys: ["Mod+B", "Mod+I"], words: "shortcuts.bold_italic" },
      { keys: ["Mod+Shift+L"], words: "shortcuts.list" },
      { keys: ["Mod+K"], words: "shortcuts.link" },
    ],
  },
  {
    words: "shortcuts.pointer",
    hands: [
      { keys: ["Shift+click"], words: "shortcuts.more" },
      { keys: ["drag"], words: "shortcuts.marquee" },
      { keys: ["Space+drag"], words: "shortcuts.pan" },
      { keys: ["Mod+wheel"], words: "shortcuts.zoom" },
      { keys: ["Mod+drag"], words: "shortcuts.copy" },
      { keys: ["Alt+click"], words: "shortcuts.alone" },
    ],
  },
  {
    words: "show.keys",
    hands: [
      { keys: ["PageDown", "PageUp"], words: "show.keys.page" },
      { keys: ["Arrows"], words: "show.keys.step" },
      { keys: ["B"], words: "show.blank" },
      { keys: ["Escape"], words: "show.end" },
    ],
  },
];
