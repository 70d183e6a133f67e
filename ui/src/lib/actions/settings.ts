// How the window looks and speaks.

import type { Language } from "../backend/types";
import type { Session, ThemeChoice } from "../session/session.svelte";
import { language } from "../words.svelte";
import { type Action, actionOf, type Row, type Table } from "./action";

type OfSession = { readonly session: Session };

/** Rows about the window itself. */
export const SETTINGS = {
  "language-en": languageRow("en"),
  "language-id": languageRow("id"),
  "theme-light": themeRow("light"),
  "theme-dark": themeRow("dark"),
  "theme-system": themeRow("system"),
} satisfies Table<OfSession>;

/** Some of them as menus show them. */
export function settings(session: Session, ids: readonly (keyof typeof SETTINGS)[]): Action[] {
  return ids.map((id) => actionOf(id, SETTINGS[id], { session }));
}

function languageRow(to: Language): Row<OfSession> {
  return { words: `app.language.${to}`, checked: () => language() === to, run: ({ session }) => session.setLanguage(to) };
}

function themeRow(to: ThemeChoice): Row<OfSession> {
  return { words: `app.theme.${to}`, checked: ({ session }) => session.theme === to, run: ({ session }) => session.setTheme(to) };
}
