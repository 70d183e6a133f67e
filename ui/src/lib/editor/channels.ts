// Channels of touchpoints: which to offer, and giving them to the selected cards or to the text in progress.

import type { Shared } from "../backend/types";
import { touchpointsOf } from "./actions/chosen";
import type { Editor } from "./editor.svelte";
import { flipped } from "./fields";
import { plain } from "./filter";
import { listsOf, toggleIn } from "./hand/lists";

/** A channel as the picker shows it. */
export type ChannelChoice = { id: string; name: string; icon: string };

/** Channels to offer: those used on this map, most used first, then the others by name. Without those in the bin. */
export function channelsHere(editor: Editor, shared: Shared | null): ChannelChoice[] {
  return choices({ ...editor.store.doc.shared.channels, ...shared?.channels }, usesOf(editor));
}

function choices(channels: Shared["channels"], uses: ReadonlyMap<string, number>): ChannelChoice[] {
  return Object.values(channels)
    .filter((channel) => !channel.deleted)
    .map(({ id, name = "", icon = "" }) => ({ id, name, icon }))
    .sort((a, b) => (uses.get(b.id) ?? 0) - (uses.get(a.id) ?? 0) || a.name.localeCompare(b.name));
}

/** The channels of the map's cards, most used first. */
export function channelsUsed(editor: Editor): ChannelChoice[] {
  const uses = usesOf(editor);
  return choices(editor.store.doc.shared.channels, uses).filter(({ id }) => uses.has(id));
}

/** How many cards have each channel. */
function usesOf(editor: Editor): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const card of Object.values(editor.store.doc.cards)) {
    for (const channel of card.channels ?? []) uses.set(channel, (uses.get(channel) ?? 0) + 1);
  }
  return uses;
}

/** The channels that all selected cards have. */
export function chosenChannels(editor: Editor): string[] {
  return [...listsOf(cards(editor).map((card) => ({ ...editor.card(card) })), "channels").all];
}

/** Gives the cards a channel, or takes it off where all have it. */
export async function toggleChannel(editor: Editor, channel: string): Promise<void> {
  const { text } = editor;
  if (!text) return void (await toggleIn(editor, "channels", cards(editor), channel));
  dropAt(editor);
  await text.give({ channels: flipped(chosenChannels(editor), channel) });
}

/** Makes a channel with a name, with the icon its name suggests. */
export async function createChannel(editor: Editor, name: string): Promise<string | null> {
  const done = await editor.store.editShared({ edit: "add", kind: "channel", fields: { name, icon: iconFor(name) } });
  return done?.created[0] ?? null;
}

const ICONS: readonly (readonly [RegExp, string])[] = [
  [/whats ?app|chat|pesan|sms|telegram|line\b/, "message-circle"],
  [/e-?mail|surel|newsletter/, "mail"],
  [/insta|foto|photo|kamera/, "camera"],
  [/tik ?tok|video|youtube/, "video"],
  [/telepon|telp|phone|call|hotline/, "phone"],
  [/toko|shop|store|outlet|gerai/, "store"],
  [/web|situs|site|online|halaman/, "globe"],
  [/app|aplikasi|mobile/, "smartphone"],
  [/kurir|courier|deliver|antar|kirim/, "truck"],
  [/blog|artikel|article|majalah|news/, "newspaper"],
  [/radio/, "radio"],
  [/tv|televisi/, "tv"],
  [/iklan|\bads?\b|promo|billboard/, "megaphone"],
  [/sosial|social|komunitas|community|group|grup/, "users"],
  [/event|acara|pameran/, "calendar"],
  [/kasir|checkout|bayar|payment/, "credit-card"],
];

/** An icon by words that channel names have in English and Indonesian. */
export function iconFor(name: string): string {
  return ICONS.find(([words]) => words.test(plain(name)))?.[1] ?? "radio";
}

function cards(editor: Editor): string[] {
  if (editor.text) return editor.text.card === null ? [] : [editor.text.card];
  return touchpointsOf(editor);
}

/** The @ that opened the picker is no part of the text. */
function dropAt(editor: Editor): void {
  const field = document.querySelector<HTMLTextAreaElement>("textarea[data-editing]");
  const at = field?.value.lastIndexOf("@") ?? -1;
  if (!field || !editor.text || at < 0) return;
  field.setRangeText("", at, at + 1, "end");
  editor.text.input(field.value);
}
