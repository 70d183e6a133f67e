// Which pains a solution solves, and which solutions solve a pain: arrows of that kind, as a list.

import type { Edit } from "../../backend/types";
import { edit } from "../doing";
import type { Editor } from "../editor.svelte";

/** The two roles whose cards belong together, each with the other. */
const OTHER: { readonly [role: string]: string } = { solution: "pain", pain: "solution" };

/** A card at the other end of an arrow that solves. */
export type Partner = { readonly card: string; readonly link: string };

/** The role of the cards that a card of this role goes with; none for all other roles. */
export function otherRole(editor: Editor, card: string): string | null {
  return OTHER[roleOf(editor, card)] ?? null;
}

/** What a solution solves, or what solves a pain, in reading order. */
export function partnersOf(editor: Editor, card: string): Partner[] {
  const links = Object.values(editor.store.doc.links).filter(({ kind }) => kind === "solves");
  const partners = links.flatMap(({ id, from, to }): Partner[] => {
    const other = from?.card === card ? to?.card : to?.card === card ? from?.card : undefined;
    return other === undefined ? [] : [{ card: other, link: id }];
  });
  const order = editor.store.grid.sorted(partners.map((partner) => partner.card));
  return partners.sort((a, b) => order.indexOf(a.card) - order.indexOf(b.card));
}

/** All cards of the map that a card could go with, in reading order. */
export function candidates(editor: Editor, card: string): string[] {
  const role = otherRole(editor, card);
  return editor.store.grid.inReadingOrder().filter((other) => roleOf(editor, other) === role);
}

/** Draws the arrow between a solution and a pain, or takes it away. */
export async function toggleSolved(editor: Editor, card: string, other: string): Promise<void> {
  const there = partnersOf(editor, card).filter((partner) => partner.card === other);
  const [solution, pain] = roleOf(editor, card) === "solution" ? [card, other] : [other, card];
  const drawn: Edit = { edit: "add_link", from: { card: solution }, to: { card: pain }, kind: "solves", label: "" };
  const gone: Edit = { edit: "delete", items: there.map(({ link }) => ({ kind: "link", id: link })) };
  await edit(editor, there.length > 0 ? gone : drawn);
}

function roleOf(editor: Editor, card: string): string {
  return editor.lane(editor.card(card)?.place?.lane ?? "")?.role ?? "";
}
