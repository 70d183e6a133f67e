// How the window looks and speaks.

import type { Language } from "../backend/types";
import { SCALES, type ThemeChoice } from "../session/appearance.svelte";
import type { Session } from "../session/session.svelte";
import { language, say } from "../words.svelte";
import { type Action, actionOf, type Row, type Table } from "./action";

type OfSession = { readonly session: Session };

/** Rows about the window itself. */
export const SETTINGS = {
  "language-en": languageRow("en"),
  "language-id": languageRow("id"),
  "theme-light": themeRow("light"),
  "theme-dark": themeRow("dark"),
  "theme-system": themeRow("system"),
  "theme-projector": themeRow("projector"),
  "scale-100": scaleRow(100),
  "scale-110": scaleRow(110),
  "scale-125": scaleRow(125),
  "scale-150": scaleRow(150),
  "scale-175": scaleRow(175),
  "scale-200": scaleRow(200),
  "reduce-motion": {
    words: "app.motion.reduced",
    checked: ({ session }) => session.appearance.still,
    run: ({ session }) => session.appearance.setStill(!session.appearance.still),
  },
} satisfies Table<OfSession>;

type SettingId = keyof typeof SETTINGS;

const GROUPS: readonly (readonly SettingId[])[] = [
  ["language-en", "language-id"],
  ["theme-light", "theme-dark", "theme-system", "theme-projector"],
  ["scale-100", "scale-110", "scale-125", "scale-150", "scale-175", "scale-200"],
  ["reduce-motion"],
];

/** All of them in groups, as the menu shows them. */
export function settingGroups(session: Session): Action[][] {
  return GROUPS.map((ids) => ids.map((id) => actionOf(id, SETTINGS[id], { session })));
}

function languageRow(to: Language): Row<OfSession> {
  return { words: `app.language.${to}`, checked: () => language() === to, run: ({ session }) => session.setLanguage(to) };
}

function themeRow(to: ThemeChoice): Row<OfSession> {
  return { words: `app.theme.${to}`, checked: ({ session }) => session.appearance.theme === to, run: ({ session }) => session.appearance.setTheme(to) };
}

function scaleRow(to: (typeof SCALES)[number]): Row<OfSession> {
  return {
    words: "app.scale",
    label: () => say("app.scale", { percent: to }),
    checked: ({ session }) => session.appearance.scale === to,
    run: ({ session }) => session.appearance.setScale(to),
  };
}
