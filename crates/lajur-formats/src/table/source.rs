//! Which kind of file it is, by what is in it: names are often wrong.

use super::grid::Grid;
use super::{encoding, markdown, rows, workbook};
use crate::{Fault, FormatError};

/// The tables of a file, whatever its name: a workbook, a text with tables in Markdown, or one table with commas,
/// semicolons or tabs.
///
/// # Errors
/// Where the file is empty, locked, damaged or of another kind, or one of its tables is larger than any map.
pub fn tables(bytes: &[u8]) -> Result<Vec<Grid>, FormatError> {
    let tables = if workbook::is_one(bytes) {
        workbook::read(bytes)?
    } else {
        let text = encoding::text(bytes)?;
        if markdown::is_one(&text) {
            markdown::read(&text)?
        } else {
            vec![rows::read(&text)?]
        }
    };
    if tables.iter().all(Grid::is_empty) {
        return Err(FormatError::new(Fault::NoTable).at(1));
    }
    Ok(tables)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]
    use super::*;

    #[test]
    fn rows_know_their_line_whatever_ends_it() {
        const TEXT: &str = "Stage,Pain\n\nBuy,\"late\ndear\"\nUse,slow\n";
        for end in ["\n", "\r\n", "\r"] {
            let grid = &tables(TEXT.replace('\n', end).as_bytes()).unwrap()[0];
            let lines: Vec<u32> = (0..grid.height).map(|row| grid.line(row)).collect();
            assert_eq!(lines, [1, 3, 5], "ended by {end:?}");
            assert_eq!(grid.text(1, 1), "late\ndear", "ended by {end:?}");
        }
    }
}
