//! A table as it stands in a file, before anybody says what it means.

use std::collections::BTreeMap;

use lajur_model::text::normalise;

use crate::{Fault, FormatError};

/// Rows of one table. A list has one for each card.
const ROWS: usize = 50_000;
/// Columns of one table.
pub(super) const COLUMNS: usize = 2_000;
/// Filled cells of one table.
pub(super) const CELLS: usize = 500_000;

/// What one cell holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// Its text, tidy.
    pub text: String,
    /// The number it is, where the file itself says so.
    pub value: Option<f64>,
    /// Columns it covers; 1 for an ordinary cell.
    pub across: usize,
    /// Rows it covers; 1 for an ordinary cell.
    pub down: usize,
}

/// Where something stands in a file, for a person to find it.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Name of the sheet, or the heading above a table; empty where the file holds one table only.
    pub sheet: String,
    /// Line of a text, row of a sheet, counted from 1.
    pub line: u32,
    /// True for a line of a text: its rows may be of several.
    pub is_line: bool,
    /// Column counted from 0.
    pub column: usize,
}

/// One table of a file: its filled cells.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Grid {
    /// Name of the sheet, or the heading above a table of a text; may be empty.
    pub name: String,
    /// Rows, with those that are empty.
    pub height: usize,
    /// Columns, with those that are empty.
    pub width: usize,
    cells: BTreeMap<(usize, usize), Cell>,
    /// For each row the line it begins on.
    lines: Vec<u32>,
    /// What was left out while reading, with its place.
    pub(super) gaps: Vec<(Place, Gap)>,
}

/// Why a cell came in empty though the file holds something there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gap {
    /// A formula whose value was never worked out.
    Formula,
    /// A formula that failed, such as `#REF!`.
    Error,
}

impl Cell {
    pub(crate) fn of(text: &str) -> Self {
        Self {
            text: tidy(text),
            value: None,
            across: 1,
            down: 1,
        }
    }
}

impl Grid {
    pub(super) fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..Self::default()
        }
    }

    /// Puts a cell in place; one without text only makes the table as large.
    ///
    /// # Errors
    /// Where the table becomes larger than any map.
    pub(crate) fn put(&mut self, row: usize, column: usize, cell: Cell) -> Result<(), FormatError> {
        let too_large = |most: usize| Err(FormatError::new(Fault::TableTooLarge { most }).at(self.line(row)));
        if row >= ROWS {
            return too_large(ROWS);
        }
        if column >= COLUMNS {
            return too_large(COLUMNS);
        }
        if cell.text.is_empty() {
            return Ok(());
        }
        if self.cells.len() == CELLS {
            return too_large(CELLS);
        }
        self.height = self.height.max(row + cell.down);
        self.width = self.width.max(column + cell.across);
        self.cells.insert((row, column), cell);
        Ok(())
    }

    /// Takes cells back that reach beyond so many columns.
    pub(crate) fn narrow(&mut self, columns: usize) {
        self.width = self.width.min(columns);
        for ((_, column), cell) in &mut self.cells {
            cell.across = cell.across.min(columns.saturating_sub(*column)).max(1);
        }
    }

    /// Says on which line the next row begins.
    pub(super) fn begin(&mut self, line: u32) {
        self.lines.push(line);
    }

    /// The line of a row; rows whose lines were not told are counted from 1.
    pub(super) fn line(&self, row: usize) -> u32 {
        let counted = || u32::try_from(row + 1).unwrap_or(u32::MAX);
        self.lines.get(row).copied().unwrap_or_else(counted)
    }

    /// Where a cell stands.
    #[must_use]
    pub fn place(&self, row: usize, column: usize) -> Place {
        Place {
            sheet: self.name.clone(),
            line: self.line(row),
            is_line: !self.lines.is_empty(),
            column,
        }
    }

    /// The cell, where it holds something.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.cells.get(&(row, column))
    }

    /// The text of a cell; empty where there is none.
    #[must_use]
    pub fn text(&self, row: usize, column: usize) -> &str {
        self.cell(row, column).map_or("", |cell| &cell.text)
    }

    /// The filled cells of a row, from left to right.
    pub fn row(&self, row: usize) -> impl DoubleEndedIterator<Item = (usize, &Cell)> {
        let cells = self.cells.range((row, 0)..(row + 1, 0));
        cells.map(|((_, column), cell)| (*column, cell))
    }

    /// All filled cells, row by row.
    pub fn cells(&self) -> impl Iterator<Item = (usize, usize, &Cell)> {
        self.cells.iter().map(|((row, column), cell)| (*row, *column, cell))
    }

    /// True where nothing is filled.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// What was left out while reading, with its place.
    pub(crate) fn gaps(&self) -> &[(Place, Gap)] {
        &self.gaps
    }

    /// Puts cells elsewhere; one that has no place any more is taken out.
    pub(crate) fn rearrange(&mut self, to: impl Fn((usize, usize)) -> Option<(usize, usize)>) {
        let cells = std::mem::take(&mut self.cells).into_iter();
        self.cells = cells.filter_map(|(at, cell)| Some((to(at)?, cell))).collect();
    }

    /// The table with its rows as columns. Places keep the row they had.
    pub(super) fn turned(&self) -> Self {
        let turn = |((row, column), cell): (&(usize, usize), &Cell)| {
            let turned = Cell {
                across: cell.down,
                down: cell.across,
                ..cell.clone()
            };
            ((*column, *row), turned)
        };
        Self {
            name: self.name.clone(),
            height: self.width,
            width: self.height,
            cells: self.cells.iter().map(turn).collect(),
            lines: Vec::new(),
            gaps: self.gaps.clone(),
        }
    }

    /// Some rows of the table, the others gone, all lines as they were.
    pub(super) fn rows(&self, rows: std::ops::Range<usize>) -> Self {
        let cells = self.cells.range((rows.start, 0)..(rows.end, 0));
        let cells: BTreeMap<_, _> = cells
            .map(|((row, column), cell)| ((row - rows.start, *column), cell.clone()))
            .collect();
        Self {
            name: self.name.clone(),
            height: rows.len(),
            width: self.width,
            cells,
            lines: rows.map(|row| self.line(row)).collect(),
            gaps: self.gaps.clone(),
        }
    }
}

/// Text without blanks around, as all texts of a map are written.
fn tidy(cell: &str) -> String {
    normalise(cell).trim().to_owned()
}

/// The letters that spreadsheets give a column: 0 is A, 27 is AB.
#[must_use]
pub fn letters(column: usize) -> String {
    let mut rest = column + 1;
    let mut letters = String::new();
    while rest > 0 {
        // A remainder below 26 is a letter.
        letters.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]
    use super::*;

    #[test]
    fn columns_have_the_letters_of_spreadsheets() {
        assert_eq!(
            [0, 25, 26, 27, 701, 702].map(letters),
            ["A", "Z", "AA", "AB", "ZZ", "AAA"]
        );
    }

    #[test]
    fn a_cell_far_out_takes_no_memory_and_is_refused() {
        let mut grid = Grid::default();
        let error = grid.put(0, 16_383, Cell::of("x")).unwrap_err();
        assert_eq!(error.code(), "table_too_large");
        assert!(grid.put(1_048_575, 0, Cell::of("x")).is_err());
        assert!(grid.is_empty());
    }

    #[test]
    fn turning_twice_gives_the_same_table() {
        let mut grid = Grid::named("Hotel");
        grid.put(
            0,
            1,
            Cell {
                across: 2,
                ..Cell::of("Before")
            },
        )
        .unwrap();
        grid.put(2, 0, Cell::of("Pain")).unwrap();
        let turned = grid.turned();
        assert_eq!(turned.cell(1, 0).map(|cell| (cell.across, cell.down)), Some((1, 2)));
        assert_eq!(turned.turned(), grid);
    }
}
