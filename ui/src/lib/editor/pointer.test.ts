import { expect, test } from "vitest";

import { openSample } from "../../test/window";
import { contextActions } from "./menus";
import { openMenu } from "./pointer";
import { MARGIN } from "./viewport";

/** The + that covers an empty cell below the pointer. */
function ghost(cell: string): HTMLElement {
  const button = document.createElement("button");
  button.dataset["action"] = `add-card:${cell}`;
  return button;
}

test("an empty cell has its menu, though its + lies over it, and pastes there", async () => {
  const { editor } = await openSample();
  editor.choose("card", "a1");
  const wishes = editor.focusWishes;
  openMenu(editor, ghost("act:s3"), { x: 800 + MARGIN, y: 120 + MARGIN });
  expect(editor.focusWishes, "the menu has the focus").toBe(wishes);
  expect(editor.popup?.kind).toBe("menu");
  expect([editor.spot, editor.selection.ids.size]).toEqual([{ on: "cell", lane: "act", stage: "s3", card: null }, 0]);
  expect(contextActions(editor).flat().map(({ id }) => id)).toEqual(expect.arrayContaining(["add-card", "paste"]));
});

test("other controls of the map have no menu", async () => {
  const { editor } = await openSample();
  openMenu(editor, document.createElement("button"), { x: 800 + MARGIN, y: 120 + MARGIN });
  expect(editor.popup).toBeNull();
});
