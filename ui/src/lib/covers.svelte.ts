// What lies open over the window: small panels and menus. What would lie below them hides itself meanwhile.

class Covers {
  /** How many are open. */
  count = $state(0);
}

/** Those of this window. */
export const covers = new Covers();
