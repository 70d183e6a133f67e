// What a screen reader says of things on the map, in the window's language.

import { hasWord, number, say } from "../words.svelte";
import type { Editor } from "./editor.svelte";
import { plainOf } from "./marks";

/** "Pays with a code. Touchpoint, observed. Card 3 of 4, lane Touchpoints, stage Purchase". */
export function cardName(editor: Editor, id: string, stage: string): string {
  const lane = editor.card(id)?.place?.lane ?? "";
  const cell = editor.store.shown.cards(lane, stage);
  const where = say("announce.card", {
    number: cell.indexOf(id) + 1,
    total: cell.length,
    lane: editor.laneName(lane),
    stage: editor.stageName(stage),
  });
  const drawn = editor.store.parts(id);
  return [cardText(editor, id), drawn?.name, where].filter(Boolean).join(". ");
}

/** A card in one line, without marks: its text, or its figure. */
export function cardText(editor: Editor, id: string): string {
  const card = editor.card(id);
  const text = plainOf(card?.text ?? "").replaceAll("\n", " ").trim();
  return text || (typeof card?.value === "number" ? number(card.value) : say("editor.card.empty"));
}

/** "Empty, lane Pain points, stage Purchase", or the feeling in a cell of a curve. */
export function cellName(editor: Editor, lane: string, stage: string): string {
  const where = { lane: editor.laneName(lane), stage: editor.stageName(stage) };
  if (editor.form(lane) === "curve") return pointName(editor, lane, stage);
  const count = editor.store.shown.cards(lane, stage).length;
  return count === 0 ? say("announce.cell", where) : `${where.lane}, ${where.stage}`;
}

function pointName(editor: Editor, lane: string, stage: string): string {
  const value = editor.card(editor.pointOf(lane, stage) ?? "")?.value ?? null;
  if (value === null) return say("announce.point_empty", { stage: editor.stageName(stage) });
  return say("announce.point", {
    persona: personaName(editor, editor.persona),
    feeling: feeling(value),
    stage: editor.stageName(stage),
  });
}

/** A value of the emotion scale in words, where it has any. */
export function feeling(value: number): string {
  return hasWord(`emotion.${value}`) ? say(`emotion.${value}`) : number(value);
}

/** A persona's name, or everybody. */
export function personaName(editor: Editor, id: string | null): string {
  if (id === null) return say("properties.personas.all");
  return editor.store.doc.shared.personas[id]?.name || say("persona.unnamed");
}

/** "Stage Purchase, 3 of 5", with its second line and whether it is a moment of truth. */
export function stageName(editor: Editor, id: string): string {
  const { head } = editor.store.grid;
  const node = editor.store.grid.node(id);
  const row = head.filter((other) => other.level === node?.level).map((other) => other.stage);
  const stage = editor.stage(id);
  const name = say("announce.stage", { name: editor.stageName(id), number: row.indexOf(id) + 1, total: row.length });
  return [name, stage?.gloss, stage?.moment_of_truth ? say("editor.stage.moment") : ""].filter(Boolean).join(", ");
}

/** "Lane Pain points, 4 of 7". */
export function laneName(editor: Editor, id: string): string {
  const { grid } = editor.store;
  return say("announce.lane", { name: editor.laneName(id), number: grid.laneOf(id) + 1, total: grid.lanes.length });
}
