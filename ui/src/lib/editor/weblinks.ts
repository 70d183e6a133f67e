// Addresses that a card may lead to: those that the shell hands to the browser.

import type { Editor } from "./editor.svelte";
import { addressesIn } from "./marks";

/** True for a web or mail address. */
export function isAddress(text: string): boolean {
  return /^(https?:\/\/|mailto:)\S+$/i.test(text);
}

/** The address of the one card that is selected: its own, else the first one in its text. */
export function addressOf(editor: Editor): string | null {
  const [id, ...others] = editor.selected("card");
  if (id === undefined || others.length > 0) return null;
  const { link, text = "" } = editor.card(id) ?? {};
  const own = (link as { url?: string } | null | undefined)?.url;
  return [...(own === undefined ? [] : [own]), ...addressesIn(text)].find(isAddress) ?? null;
}

/** Opens an address in the browser. */
export async function openLink({ session }: Editor, address: string): Promise<void> {
  await session.notices.guard(() => session.backend.openLink(address));
}
