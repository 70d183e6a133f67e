// Addresses that a card may lead to: those that the shell hands to the browser.

/** True for a web or mail address. */
export function isAddress(text: string): boolean {
  return /^(https?:\/\/|mailto:)\S+$/i.test(text);
}
