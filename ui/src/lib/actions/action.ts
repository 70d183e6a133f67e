// What a person can do, in one scheme: rows in tables, one table per subject. Menus, buttons, the palette, the sheet of
// shortcuts and the keys themselves all read the same rows.

import { isMac, keycaps } from "../keys";
import { say } from "../words.svelte";

/** A row of a table; `C` is what it is done to: the editor, the window, a map of the library. */
export type Row<C> = {
  /** Catalogue key of its name. */
  words: string;
  /** Catalogue key of other words, with commas between them, that people look for it by. */
  also?: string;
  icon?: string;
  /** Shortcuts as `chord` names them, such as `Mod+Shift+Z`; the first one is shown. */
  keys?: readonly string[];
  danger?: boolean;
  /** False where it cannot be done now; absent: always. */
  enabled?(of: C): boolean;
  /** True where it is on; absent: it is nothing that can be on. */
  checked?(of: C): boolean;
  /** Words that depend on what is selected or done, instead of `words`. */
  label?(of: C): string;
  run(of: C): unknown;
};

/** Rows by the id that buttons, tests and the palette's memory know them by. */
export type Table<C> = { readonly [id: string]: Row<C> };

/** A row together with what it is done to: what menus and buttons show. */
export type Action = {
  id: string;
  label: string;
  /** Other words that people look for it by. */
  also?: readonly string[];
  icon?: string;
  shortcut?: string;
  enabled?: boolean;
  checked?: boolean;
  danger?: boolean;
  run: () => void;
};

/** A row as it stands now. */
export function actionOf<C>(id: string, row: Row<C>, of: C): Action {
  const [shortcut] = row.keys ?? [];
  return {
    id,
    label: row.label?.(of) ?? say(row.words),
    ...(row.also === undefined ? {} : { also: say(row.also).split(", ") }),
    ...(row.icon === undefined ? {} : { icon: row.icon }),
    ...(shortcut === undefined ? {} : { shortcut }),
    ...(row.danger === undefined ? {} : { danger: row.danger }),
    ...(row.checked === undefined ? {} : { checked: row.checked(of) }),
    enabled: row.enabled?.(of) ?? true,
    run: () => void row.run(of),
  };
}

/** All rows of a table as they stand now. */
export function actionsOf<C>(table: Table<C>, of: C): Action[] {
  return Object.entries(table).map(([id, row]) => actionOf(id, row, of));
}

/** Runs the first row that has these keys and can be done now; true where there was one. */
export function runKeys<C>(table: Table<C>, of: C, pressed: string): boolean {
  const row = Object.values(table).find((each) => each.keys?.includes(pressed) && each.enabled?.(of) !== false);
  if (row) void row.run(of);
  return row !== undefined;
}

/** A shortcut in one piece: `Ctrl+Shift+Z`, `⇧⌘Z`. */
export function shortcutLabel(shortcut: string): string {
  const mac = isMac();
  return keycaps(shortcut, mac, say).join(mac ? "" : "+");
}
