// The map as a table of rows, as a screen reader counts them: the levels of the head first, then the lanes.

import type { Frame } from "../backend/types";

/** Levels of the head that are shown. */
export function headRows(frame: Frame): number {
  return Math.max(0, ...frame.heads.map(({ tag }) => (tag.tag === "head" ? tag.level : 0)));
}

/** The number of a lane's row, counted from 1; `index` is its place among the lanes, from 0. */
export function laneRow(frame: Frame, index: number): number {
  return headRows(frame) + index + 1;
}

/** How many rows there are. */
export function rowCount(frame: Frame): number {
  return headRows(frame) + frame.lanes.length;
}

/** What the element of a lane's name is known by: its row lies in another layer and owns it by this. */
export function laneHeadId(lane: string): string {
  return `lane-${encodeURIComponent(lane)}`;
}

/** What the row of a level of the head is known by. */
export function headRowId(level: number): string {
  return `head-row-${level}`;
}

/** What the row of a lane is known by. */
export function laneRowId(lane: string): string {
  return `row-${encodeURIComponent(lane)}`;
}

/** From far away, what the row is known by that holds the one cell where the keyboard stands. */
export function farCellsId(lane: string): string {
  return `${laneRowId(lane)}-cells`;
}

/** All rows in reading order: they lie in several layers among buttons, and the grid owns them by this. */
export function rowIds(frame: Frame): string {
  const heads = Array.from({ length: headRows(frame) }, (_, at) => headRowId(at + 1));
  return [...heads, ...frame.lanes.flatMap(({ lane }) => [laneRowId(lane), farCellsId(lane)])].join(" ");
}
