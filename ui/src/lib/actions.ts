// One object per thing a person can do: it feeds menus, buttons and keys.

export type Action = {
  id: string;
  label: string;
  icon?: string;
  /** Such as `Mod+Shift+Z`; `Mod` is Ctrl, on macOS Cmd. */
  shortcut?: string;
  /** Further keys for the same action, not shown. */
  alsoShortcuts?: string[];
  enabled?: boolean;
  checked?: boolean;
  danger?: boolean;
  run: () => void;
};

const isMac = () => navigator.platform.startsWith("Mac");

/** True where `event` is the shortcut. Never while an input method composes; AltGr is not Ctrl+Alt. */
export function matches(event: KeyboardEvent, shortcut: string): boolean {
  if (event.isComposing || event.getModifierState("AltGraph")) return false;
  const parts = shortcut.split("+");
  // `Mod++` ends in the plus key itself.
  const key = shortcut.endsWith("++") ? "+" : (parts.at(-1) ?? "");
  const wants = (part: string) => parts.slice(0, -1).includes(part);
  const mod = isMac() ? event.metaKey : event.ctrlKey;
  const other = isMac() ? event.ctrlKey : event.metaKey;
  return (
    mod === wants("Mod") &&
    !other &&
    event.altKey === wants("Alt") &&
    // Signs such as + need Shift on some keyboards and not on others.
    (event.shiftKey === wants("Shift") || !/^[a-z]$|^.{2,}$/i.test(key)) &&
    event.key.toLowerCase() === key.toLowerCase()
  );
}

/** Run the first action that `event` is a key of. True where there was one. */
export function runShortcut(event: KeyboardEvent, actions: readonly Action[]): boolean {
  const action = actions.find(
    (each) =>
      each.enabled !== false &&
      [each.shortcut, ...(each.alsoShortcuts ?? [])].some((keys) => keys !== undefined && matches(event, keys)),
  );
  if (!action) return false;
  event.preventDefault();
  action.run();
  return true;
}

/** A shortcut as keys are labelled: `Ctrl+Shift+Z`, `⇧⌘Z`. */
export function shortcutLabel(shortcut: string): string {
  if (!isMac()) return shortcut.replace("Mod", "Ctrl");
  return shortcut.replace("Mod", "⌘").replace("Shift", "⇧").replace("Alt", "⌥").replaceAll("+", "");
}
