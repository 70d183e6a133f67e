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
FIRST = 3  # the first column of the map


class Sheet:
    def __init__(self, sheet):
        self.sheet = sheet
        self.copies = set()

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
        self.hold(row, column, (text, "s"))

    def move(self, text, lane, stage):
        self.clear(text)
        self.put(lane, stage, text)

    def to_tray(self, text):
        self.clear(text)
        self.hold(self.row_after(self.rows("tray")[-1]), FIRST, (text, "s"))

    def value(self, lane, stage, value):
        """Writes over the only value in a cell of the map; none takes it away."""
        column = self.column(stage)
        cells = [self.sheet.cell(row, column) for row in self.rows(lane) if self.key(row).startswith("value:")]
        filled = [cell for cell in cells if cell.value is not None]
        if len(filled) != 1:
            raise SystemExit(f"{len(filled)} values stand in {lane} {stage}")
        filled[0].value = value

    def fail(self, at, formula):
        """Writes a formula, which openpyxl saves without a value."""
        self.found(at).value = formula

    def name_stage(self, stage, level, text):
        """Names the stage, or one above it, where the columns of that begin with this one."""
        self.sheet.cell(self.heads()[level], self.column(stage)).value = text

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
        last = min(self.rows("tray"), default=self.sheet.max_row + 1) - 1
        held = [[self.held(row, column) for column in self.all_columns()] for row in rows]
        spans = [
            (span.min_row - rows[0], span.max_row - rows[0], span.min_col, span.max_col)
            for span in self.sheet.merged_cells.ranges
            if rows[0] <= span.min_row <= rows[-1]
        ]
        self.shift("row", last + 1, len(rows))
        for offset, values in enumerate(held):
            for column, (value, kind) in zip(self.all_columns(), values):
                self.hold(last + 1 + offset, column, (value, kind))
        for top, foot, left, right in spans:
            begin = last + 1
            self.sheet.merge_cells(
                start_row=begin + top, end_row=begin + foot, start_column=left, end_column=right
            )
        self.shift("row", rows[0], -len(rows))

    def copy_row(self, lane, name):
        """Copies the first row of a lane below the lane, hidden key and all, names it and empties its cells."""
        rows = self.rows(lane)
        key, row = self.key(rows[0]), self.row_after(rows[-1])
        self.sheet.cell(row, KEYS).value = key
        self.sheet.cell(row, NAMES).value = name
        self.copies.add(name)

    def add_stage(self, after, level, name):
        column = self.column(after) + 1
        self.shift("column", column, 1)
        self.sheet.cell(self.heads()[level], column).value = name

    def delete_stage(self, stage):
        order = list(self.map_columns())
        order.remove(self.column(stage))
        self.arrange(order)

    def move_stage(self, stage, after, level):
        """Puts a column behind another one and below what that one lies below."""
        own, target = self.column(stage), self.column(after)
        order = list(self.map_columns())
        order.remove(own)
        order.insert(order.index(target) + 1, own)
        self.arrange(order, {own: (target, level)})

    # Where things are

    def all_rows(self):
        return range(1, self.sheet.max_row + 1)

    def all_columns(self):
        return range(1, self.sheet.max_column + 1)

    def map_columns(self):
        return range(FIRST, self.sheet.max_column + 1)

    def heads(self):
        """The rows of the head, from the stages down."""
        return [row for row in self.all_rows() if self.key(row).startswith("head:")]

    def key(self, row):
        return str(self.sheet.cell(row, KEYS).value or "")

    def rows(self, lane):
        """The rows of a lane, with those without key and name that go on with it."""
        rows, is_own = [], False
        for row in self.all_rows():
            key, name = self.key(row), self.sheet.cell(row, NAMES).value
            if key or name:
                # A row that was copied has the key of another lane.
                is_own = key.rpartition(":")[2] == lane and name not in self.copies
            if is_own:
                rows.append(row)
        return rows

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

    def arrange(self, order, below={}):
        """Puts the columns of the map into another order; those left out are gone. What is merged over them in the head
        is merged anew: one that went elsewhere lies below what another one lies below, as far down as is said."""
        columns, heads = self.map_columns(), self.heads()
        over = {column: [self.over(row, column) for row in heads] for column in columns}
        for own, (target, level) in below.items():
            over[own][:level] = over[target][:level]
        texts = {at: self.held(*at) for spots in over.values() for at in spots}
        for span in list(self.sheet.merged_cells.ranges):
            if span.min_row in heads and span.min_col >= FIRST:
                self.sheet.unmerge_cells(str(span))
        for row in self.all_rows():
            held = {column: self.held(row, column) for column in columns}
            for at, source in zip(columns, order + [None] * (len(columns) - len(order))):
                self.hold(row, at, held[source] if source and row not in heads else (None, "n"))
        merged = {}
        for at, source in zip(columns, order):
            for row, spot in zip(heads, over[source]):
                merged.setdefault(spot, []).append((row, at))
        for spot, cells in merged.items():
            (top, left), (foot, right) = min(cells), max(cells)
            self.hold(top, left, texts[spot])
            if len(cells) > 1:
                self.sheet.merge_cells(start_row=top, end_row=foot, start_column=left, end_column=right)

    def over(self, row, column):
        """Where the cell begins that lies over this one."""
        for span in self.sheet.merged_cells.ranges:
            if (row, column) in span.cells:
                return span.min_row, span.min_col
        return row, column

    def hold(self, row, column, held):
        cell = self.sheet.cell(row, column)
        cell.value, kind = held
        # What begins with "=" is text where it was text.
        cell.data_type = kind

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
