// What edits share that are one step of undo.

/** A new join. The library keeps it with the step, so it must not come again, in another window or another year. */
export function newJoin(): string {
  return crypto.randomUUID();
}
