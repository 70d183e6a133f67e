//! Text as rows of cells. Written out rather than left to a CSV crate, because a quotation mark that is never closed
//! must be named with its line, not swallow the rest of the file.

use std::cmp::Reverse;

use lajur_model::limits;

use crate::{Fault, FormatError};

/// Rows of one file; blank rows between the stages count too.
const ROWS: usize = 5 * limits::STAGES;
/// Cells of one row.
const CELLS: usize = 2 * limits::LANES;

/// One row as it stands in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// Line it begins on, counted from 1.
    pub(super) line: u32,
    /// Its cells, untrimmed.
    pub(super) cells: Vec<String>,
}

/// All rows of a text, whichever of tab, semicolon and comma stands between its cells.
pub(super) fn read(source: &str) -> Result<Vec<Row>, FormatError> {
    let delimiter = delimiter(source);
    let mut rows = Vec::new();
    split(source, delimiter, |row| {
        if rows.len() == ROWS {
            return Err(FormatError::new(Fault::TableTooLarge { most: limits::STAGES }).at(row.line));
        }
        if row.cells.len() > CELLS {
            return Err(FormatError::new(Fault::TableTooLarge { most: limits::LANES }).at(row.line));
        }
        rows.push(row);
        Ok(())
    })?;
    Ok(rows)
}

/// The sign that gives most rows as many cells as the first one, then the most cells, then the shortest first cell:
/// of two signs that both fit, the one that stands earlier parts the cells.
fn delimiter(source: &str) -> char {
    let agreement = |delimiter: &char| {
        let mut rows: Vec<Row> = Vec::new();
        // Twenty rows tell enough; stopping and a quotation mark left open are no matter here.
        let _ = split(source, *delimiter, |row| {
            rows.extend(Some(row).filter(|row| row.cells.len() > 1));
            if rows.len() < 20 {
                Ok(())
            } else {
                Err(FormatError::new(Fault::NoTable))
            }
        });
        let Some(first) = rows.first() else {
            return (0, 0, Reverse(usize::MAX));
        };
        let width = first.cells.len();
        let alike = rows.iter().filter(|row| row.cells.len() == width).count();
        (alike, width, Reverse(first.cells[0].len()))
    };
    [',', ';', '\t'].into_iter().max_by_key(agreement).unwrap_or(',')
}

/// Hands each row on as it is found.
fn split(
    source: &str,
    delimiter: char,
    mut found: impl FnMut(Row) -> Result<(), FormatError>,
) -> Result<(), FormatError> {
    let mut chars = source.chars().peekable();
    let mut line = 1;
    let mut row = Row {
        line,
        cells: Vec::new(),
    };
    let mut cell = String::new();
    // The line of the quotation mark that is open; whether this cell had one.
    let mut open = None;
    let mut quoted = false;
    while let Some(sign) = chars.next() {
        line += u32::from(sign == '\n');
        if open.is_some() {
            match sign {
                '"' if chars.next_if_eq(&'"').is_some() => cell.push('"'),
                '"' => open = None,
                _ => cell.push(sign),
            }
            continue;
        }
        match sign {
            '"' if cell.is_empty() && !quoted => {
                open = Some(line);
                quoted = true;
            }
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' => {
                row.cells.push(std::mem::take(&mut cell));
                found(std::mem::replace(
                    &mut row,
                    Row {
                        line,
                        cells: Vec::new(),
                    },
                ))?;
                quoted = false;
            }
            _ if sign == delimiter => {
                row.cells.push(std::mem::take(&mut cell));
                quoted = false;
            }
            _ => cell.push(sign),
        }
    }
    if let Some(line) = open {
        return Err(FormatError::new(Fault::OpenQuote).at(line));
    }
    if cell.is_empty() && row.cells.is_empty() && !quoted {
        return Ok(());
    }
    row.cells.push(cell);
    found(row)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]
    use super::*;

    fn cells(source: &str) -> Vec<Vec<String>> {
        read(source).unwrap().into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn commas_semicolons_and_tabs_are_told_apart_by_the_rows_they_make() {
        let wanted = vec![vec!["Stage", "Notes, first"], vec!["Buy", "1,5"], vec!["Use", "a; b"]];
        assert_eq!(
            cells("Stage;Notes, first\r\nBuy;1,5\r\nUse;\"a; b\"\r\n"),
            wanted,
            "semicolons, as Excel saves them"
        );
        assert_eq!(
            cells("Stage\tNotes, first\nBuy\t1,5\nUse\ta; b"),
            wanted,
            "tabs, no last line end"
        );
        assert_eq!(
            cells("Stage,\"Notes, first\"\nBuy,\"1,5\"\nUse,a; b\n"),
            wanted,
            "commas"
        );
    }

    #[test]
    fn quoted_cells_keep_line_ends_and_doubled_quotes() {
        assert_eq!(
            cells("A,B\n\"one\ntwo\",\"say \"\"hi\"\"\"\nlast,x\n"),
            vec![vec!["A", "B"], vec!["one\ntwo", "say \"hi\""], vec!["last", "x"]],
            "quotes are taken off once"
        );
    }

    #[test]
    fn a_quotation_mark_left_open_is_named_with_its_line() {
        let error = read("A,B\nx,\"never closed\ny,z\n").unwrap_err();
        assert_eq!(
            (error.code(), error.line),
            ("open_quote", Some(2)),
            "the line where it opens, not the last one"
        );
    }

    #[test]
    fn rows_know_the_line_they_begin_on() {
        let rows = read("A,B\n\"one\ntwo\",x\n\nlast,y").unwrap();
        assert_eq!(
            rows.iter().map(|row| row.line).collect::<Vec<_>>(),
            vec![1, 2, 4, 5],
            "quoted line ends count"
        );
    }
}
