//! Text as rows of cells.

use std::cmp::Reverse;
use std::io::Read;

use csv::{ReaderBuilder, StringRecord};

use super::grid::{COLUMNS, Cell, Grid};
use crate::text::line_at;
use crate::{Fault, FormatError};

/// Read behind the text as a row of its own. A quotation mark that is still open takes it in.
const END: &str = "end";

/// One row as it stands in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Row {
    /// Line it begins on, counted from 1.
    line: u32,
    /// Its cells, untrimmed.
    cells: Vec<String>,
}

/// The table of a text, whichever of tab, semicolon and comma stands between its cells.
pub(super) fn read(source: &str) -> Result<Grid, FormatError> {
    let mut grid = Grid::default();
    // The last row is the mark behind the text, so each row is put down when the next one is there.
    let mut last: Option<Row> = None;
    let sign = delimiter(source);
    narrow(source, sign)?;
    for (number, row) in split(source, sign).enumerate() {
        if let Some(done) = last.replace(row) {
            put(&mut grid, number - 1, &done)?;
        }
    }
    match last {
        Some(last) if last.cells != [END] => Err(open_quote(source, &last)),
        _ => Ok(grid),
    }
}

fn put(grid: &mut Grid, number: usize, row: &Row) -> Result<(), FormatError> {
    grid.begin(row.line);
    for (column, cell) in row.cells.iter().enumerate() {
        grid.put(number, column, Cell::of(unguarded(cell)))?;
    }
    Ok(())
}

/// A text that a spreadsheet would take for a formula is written behind an apostrophe, here as elsewhere.
fn unguarded(cell: &str) -> &str {
    let inner = cell.trim_start_matches('\'');
    match cell.strip_prefix('\'') {
        Some(rest) if inner.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        _ => cell,
    }
}

/// The error for a row that goes on behind the end of the text: its last cell began with the quotation mark.
fn open_quote(source: &str, last: &Row) -> FormatError {
    let within = last.cells.last().map_or(0, |cell| line_ends(cell).saturating_sub(1));
    let lines = line_at(source.as_bytes(), source.len());
    FormatError::new(Fault::OpenQuote).at(lines.saturating_sub(within))
}

/// The sign that gives most rows as many cells as the first one, then the most cells, then the shortest first cell:
/// of two signs that both fit, the one that stands earlier parts the cells.
fn delimiter(source: &str) -> u8 {
    /// No more than this is looked at: a row is taken into memory as a whole.
    const START: usize = 1024 * 1024;
    let start = (0..=START.min(source.len()))
        .rev()
        .find(|end| source.is_char_boundary(*end));
    let source = &source[..start.unwrap_or(0)];
    let agreement = |delimiter: &u8| {
        // Twenty rows tell enough; a quotation mark left open is no matter here.
        let rows: Vec<Row> = split(source, *delimiter)
            .filter(|row| row.cells.len() > 1)
            .take(20)
            .collect();
        let Some(first) = rows.first() else {
            return (0, 0, Reverse(usize::MAX));
        };
        let width = first.cells.len();
        let alike = rows.iter().filter(|row| row.cells.len() == width).count();
        (alike, width, Reverse(first.cells[0].len()))
    };
    [b',', b';', b'\t'].into_iter().max_by_key(agreement).unwrap_or(b',')
}

/// Finds out whether a row has more cells than any table, before one is taken into memory.
fn narrow(source: &str, sign: u8) -> Result<(), FormatError> {
    let (mut columns, mut line) = (0, 1);
    // A quotation mark opens a cell only at its beginning; inside, two stand for one.
    let (mut is_quoted, mut is_start, mut may_go_on) = (false, true, false);
    for byte in source.bytes() {
        line += u32::from(byte == b'\n');
        if is_quoted {
            may_go_on = byte == b'"';
            is_quoted = !may_go_on;
            continue;
        }
        if byte == b'"' && (is_start || may_go_on) {
            is_quoted = true;
        }
        may_go_on = false;
        is_start = byte == sign || matches!(byte, b'\n' | b'\r');
        columns = match byte {
            b'\n' | b'\r' => 0,
            _ if byte == sign => columns + 1,
            _ => columns,
        };
        if columns == COLUMNS {
            return Err(FormatError::new(Fault::TableTooLarge { most: COLUMNS }).at(line));
        }
    }
    Ok(())
}

/// The table of a text from the clipboard, with tabs between its cells as every program writes them; without a tab all of
/// it is one cell.
pub(crate) fn tabbed(source: &str) -> Result<Grid, FormatError> {
    let mut grid = Grid::default();
    if !source.contains('\t') {
        grid.put(0, 0, Cell::of(source))?;
        return Ok(grid);
    }
    narrow(source, b'\t')?;
    for (number, record) in records(source.as_bytes(), b'\t').enumerate() {
        for (column, cell) in record.iter().enumerate() {
            grid.put(number, column, Cell::of(cell))?;
        }
    }
    Ok(grid)
}

/// The rows of a text and, behind them, [`END`].
fn split(source: &str, delimiter: u8) -> impl Iterator<Item = Row> {
    let text = source.as_bytes().chain(&b"\n"[..]).chain(END.as_bytes());
    records(text, delimiter).map(|record| Row {
        line: line(source, &record),
        cells: record.iter().map(str::to_owned).collect(),
    })
}

fn records(text: impl Read, delimiter: u8) -> impl Iterator<Item = StringRecord> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text)
        .into_records()
        // What lies in memory as text is always read.
        .map_while(Result::ok)
}

/// The line a record begins on. The reader's own is that of the empty lines before it.
fn line(source: &str, record: &StringRecord) -> u32 {
    let Some(at) = record.position() else { return 1 };
    let rest = usize::try_from(at.byte()).ok().and_then(|byte| source.get(byte..));
    let rest = rest.unwrap_or_default();
    let empty = &rest[..rest.len() - rest.trim_start_matches(['\n', '\r']).len()];
    u32::try_from(at.line())
        .unwrap_or(u32::MAX)
        .saturating_add(line_ends(empty))
}

fn line_ends(text: &str) -> u32 {
    u32::try_from(text.matches('\n').count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]
    use super::*;

    fn cells(source: &str) -> Vec<Vec<String>> {
        let grid = read(source).unwrap();
        let row = |row: usize| grid.row(row).map(|(_, cell)| cell.text.clone()).collect();
        (0..grid.height).map(row).collect()
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
        let error = read("A,B\nx,y\n\nz,\"says \"\"so\"\"\n\n").unwrap_err();
        assert_eq!(
            error.line,
            Some(4),
            "doubled marks and empty lines count as they should"
        );
    }

    #[test]
    fn rows_know_the_line_they_begin_on() {
        let grid = read("A,B\n\"one\ntwo\",x\n\nlast,y").unwrap();
        let lines: Vec<u32> = (0..grid.height).map(|row| grid.line(row)).collect();
        assert_eq!(lines, vec![1, 2, 5], "quoted line ends and empty lines count");
    }

    #[test]
    fn an_apostrophe_before_what_looks_like_a_formula_is_taken_off() {
        assert_eq!(
            cells("A,B\n'=SUM(1),''-x\n'tis,'5\n"),
            vec![vec!["A", "B"], vec!["=SUM(1)", "'-x"], vec!["'tis", "'5"]],
            "and no other"
        );
    }
}
