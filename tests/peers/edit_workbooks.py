"""Does in workbooks what a person does in them, with openpyxl: texts are written over, rows and columns come, go and move.

openpyxl does not move merged cells along with rows and columns, as every spreadsheet program does; that is done here.
"""

import json
import sys

from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell

KEYS = 1  # the column that names what rows hold
IDS = 1  # the row that names what columns hold
NAMES = 2  # the column with the names of lanes


class Sheet:
    def __init__(self, sheet):
        self.sheet = sheet

    def write(self, at, text):
        """Writes over the cell that holds this text."""
        self.found(at).value = text

    def clear(self, at):
        self.found(at).value = None

    def put(self, lane, stage, text):
        """Writes below what stands in a cell of the map; where nothing is free, in a new row."""
        column, rows = self.column(stage), self.rows(lane)
        filled = [row for row in rows if self.is_taken(row, column)]
        free = [row for row in rows if not self.is_taken(row, column) and row > max(filled, default=0)]
        row = free[0] if free else self.row_after(rows[-1])
        self.sheet.cell(row, column).value = text

    def name_stage(self, stage, text):
        self.sheet.cell(self.head(), self.column(stage)).value = text

    def name_lane(self, lane, text):
        self.sheet.cell(self.rows(lane)[0], NAMES).value = text

    def add_lane(self, after, name):
        row = self.row_after(self.rows(after)[-1])
        self.sheet.cell(row, NAMES).value = name

    def delete_lane(self, lane):
        rows = self.rows(lane)
        self.shift("row", rows[0], -len(rows))

    def move_lane_last(self, lane):
        rows = self.rows(lane)
        last = max(row for row in self.all_rows() if ":" in self.key(row))
        held = [[self.held(row, column) for column in self.all_columns()] for row in rows]
        spans = [
            (span.min_row - rows[0], span.max_row - rows[0], span.min_col, span.max_col)
            for span in self.sheet.merged_cells.ranges
            if rows[0] <= span.min_row <= rows[-1]
        ]
        self.shift("row", last + 1, len(rows))
        for offset, values in enumerate(held):
            for column, (value, kind) in zip(self.all_columns(), values):
                cell = self.sheet.cell(last + 1 + offset, column)
                cell.value = value
                # What begins with "=" is text where it was text.
                cell.data_type = kind
        for top, foot, left, right in spans:
            begin = last + 1
            self.sheet.merge_cells(
                start_row=begin + top, end_row=begin + foot, start_column=left, end_column=right
            )
        self.shift("row", rows[0], -len(rows))

    def add_stage(self, after, name):
        column = self.column(after) + 1
        self.shift("column", column, 1)
        self.sheet.cell(self.head(), column).value = name

    # Where things are

    def all_rows(self):
        return range(1, self.sheet.max_row + 1)

    def all_columns(self):
        return range(1, self.sheet.max_column + 1)

    def head(self):
        return next(row for row in self.all_rows() if self.key(row).startswith("head:"))

    def key(self, row):
        return str(self.sheet.cell(row, KEYS).value or "")

    def rows(self, lane):
        return [row for row in self.all_rows() if self.key(row).rpartition(":")[2] == lane]

    def column(self, stage):
        return next(at for at in self.all_columns() if self.sheet.cell(IDS, at).value == stage)

    def held(self, row, column):
        cell = self.sheet.cell(row, column)
        return cell.value, cell.data_type

    def is_taken(self, row, column):
        cell = self.sheet.cell(row, column)
        return isinstance(cell, MergedCell) or cell.value is not None

    def found(self, text):
        cells = [cell for row in self.sheet.iter_rows() for cell in row if cell.value == text]
        if len(cells) != 1:
            raise SystemExit(f"{len(cells)} cells hold {text!r}")
        return cells[0]

    # What openpyxl does not do by itself

    def row_after(self, row):
        self.shift("row", row + 1, 1)
        return row + 1

    def shift(self, what, at, by):
        """Inserts (by > 0) or deletes rows or columns, merged cells with them."""
        merged = [
            (span.min_row, span.max_row, span.min_col, span.max_col) for span in self.sheet.merged_cells.ranges
        ]
        for span in list(self.sheet.merged_cells.ranges):
            self.sheet.unmerge_cells(str(span))
        insert = {"row": self.sheet.insert_rows, "column": self.sheet.insert_cols}[what]
        delete = {"row": self.sheet.delete_rows, "column": self.sheet.delete_cols}[what]
        insert(at, by) if by > 0 else delete(at, -by)
        for top, foot, left, right in merged:
            if what == "row":
                top, foot = moved(top, foot, at, by)
            else:
                left, right = moved(left, right, at, by)
            if top <= foot and left <= right and (top < foot or left < right):
                self.sheet.merge_cells(start_row=top, end_row=foot, start_column=left, end_column=right)


def moved(first, last, at, by):
    """Where a span lies after lines were put in or taken out; first > last where it is gone."""
    if by > 0:
        return first + by * (first >= at), last + by * (last >= at)
    gone = range(at, at - by)
    left = [line for line in range(first, last + 1) if line not in gone]
    if not left:
        return 1, 0
    return left[0] + by * (left[0] >= at), left[-1] + by * (left[-1] >= at)


for job in json.load(sys.stdin):
    book = load_workbook(job["file"])
    sheet = Sheet(book.worksheets[0])
    for done in job["done"]:
        does = done.pop("do")
        getattr(sheet, does)(**done)
    book.save(job["file"])
print("null")
