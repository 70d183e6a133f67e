//! Cells in which somebody wrote something that did not come in: an error of the spreadsheet, or a formula without a
//! value. What the map has there stays as it was.

use std::collections::BTreeSet;

use super::super::{FIRST, NAMES};
use crate::Note;
use crate::table::{Gap, Grid, Place};

/// The cells of a sheet that could not be read.
pub(super) struct Unread {
    /// Row and column.
    cells: BTreeSet<(usize, usize)>,
}

impl Unread {
    pub(super) fn of(sheet: &Grid) -> Self {
        // Rows of a sheet are counted from 1 where a person sees them.
        let cell = |(place, _): &(Place, Gap)| ((place.line as usize).saturating_sub(1), place.column);
        Self {
            cells: sheet.gaps().iter().map(cell).collect(),
        }
    }

    pub(super) fn has(&self, row: usize, column: usize) -> bool {
        self.cells.contains(&(row, column))
    }

    /// The columns of the map in which a row has one.
    pub(super) fn of_row(&self, row: usize) -> impl Iterator<Item = usize> {
        let cells = self.cells.range((row, usize::from(FIRST))..(row + 1, 0));
        cells.map(|(_, column)| *column)
    }
}

/// Says which cells of a sheet are meant, and why they could not be read.
pub(super) fn notes(sheet: &Grid) -> Vec<Note> {
    let of = |gap: Gap| -> Vec<Place> {
        let cells = sheet.gaps().iter().filter(|(_, each)| *each == gap);
        let cells = cells.map(|(place, _)| place.clone());
        cells.filter(|place| place.column >= usize::from(NAMES)).collect()
    };
    let (errors, formulas) = (of(Gap::Error), of(Gap::Formula));
    let name = [("sheet", sheet.name.as_str())];
    let notes = [
        Note::counted("edited_error", errors.len(), &name).among(errors),
        Note::counted("edited_formula", formulas.len(), &name).among(formulas),
    ];
    notes.into_iter().filter(|note| note.count > Some(0)).collect()
}
