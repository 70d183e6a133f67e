// Cards.

import type { Table } from "../../actions/action";
import { barAnchor } from "../anchors";
import * as doing from "../doing";
import type { Editor } from "../editor.svelte";
import { toTray } from "../hand/tray";
import { addressOf, openLink } from "../weblinks";
import { cards, placed, reaching, touchpoints } from "./chosen";

/** Rows about cards. */
export const CARDS = {
  "add-card": { words: "editor.card.add", also: "palette.also.card", icon: "sticky-note", keys: ["Mod+Enter"], run: doing.startCardHere },
  channels: {
    words: "channel.pick",
    icon: "waypoints",
    enabled: touchpoints,
    run: (editor) => (editor.popup = { kind: "channel", anchor: barAnchor(editor, "channels") }),
  },
  personas: {
    words: "properties.personas",
    icon: "users-round",
    enabled: (editor) => cards(editor) && (editor.store.doc.map.personas ?? []).length > 0,
    run: (editor) => (editor.popup = { kind: "personas", anchor: barAnchor(editor, "personas") }),
  },
  "open-link": { words: "properties.link.open", icon: "external-link", enabled: (editor) => addressOf(editor) !== null, run: (editor) => openLink(editor, addressOf(editor) ?? "") },
  "to-tray": { words: "tray.put", also: "palette.also.tray", icon: "inbox", enabled: placed, run: toTray },
  "reach-more": { words: "editor.card.reach_more", icon: "arrow-left-right", keys: ["Alt+Shift+ArrowRight"], enabled: reaching, run: (editor) => doing.reach(editor, 1) },
  "reach-less": { words: "editor.card.reach_less", keys: ["Alt+Shift+ArrowLeft"], enabled: reaching, run: (editor) => doing.reach(editor, -1) },
} satisfies Table<Editor>;
