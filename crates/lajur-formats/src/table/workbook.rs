//! Workbooks of Excel and LibreOffice: the cells of each sheet, read one by one, so that a cell far out costs nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{DataRef, Dimensions, ExcelDateTime, Reader, Style, Xlsx, XlsxError};

use super::grid::{CELLS, Cell, Gap, Grid};
use super::parts;
use crate::{Fault, FormatError};

/// Sheets of one workbook that are looked at.
const SHEETS: usize = 200;
/// Merged ranges of one sheet.
const MERGED: usize = 100_000;
/// Bytes of all cells. A sheet names a text that stands once in the file as often as it likes.
const ROOM: usize = 128 * 1024 * 1024;
/// What a cell takes beside its text.
const CELL: usize = 128;

/// The first bytes of an archive.
const ZIP: &[u8] = b"PK\x03\x04";
/// The first bytes of a compound file: an Excel file from before 2007, or a newer one behind a password.
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// True for the bytes of a workbook, readable or not.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP) || bytes.starts_with(COMPOUND)
}

/// The sheets of a workbook, those without any cell too.
///
/// # Errors
/// Where it is no workbook of this kind, is locked by a password, or unpacks to more than any map needs.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Grid>, FormatError> {
    if bytes.starts_with(COMPOUND) {
        return Err(FormatError::new(if is_locked(bytes) {
            Fault::WorkbookLocked
        } else {
            Fault::WorkbookOld
        }));
    }
    parts::weigh(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let names = book.sheet_names();
    if names.len() > SHEETS {
        return Err(FormatError::new(Fault::TooManySheets {
            count: names.len(),
            most: SHEETS,
        }));
    }
    let mut room = ROOM;
    names.iter().map(|name| sheet(&mut book, name, &mut room)).collect()
}

/// The name of the stream in which a locked workbook lies, in the file's own letters of two bytes.
fn is_locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

fn sheet(book: &mut Book<'_>, name: &str, room: &mut usize) -> Result<Grid, FormatError> {
    let mut grid = Grid::named(name);
    let at_sheet = |error: FormatError| error.in_sheet(name);
    let merged = match book.merge_cells_by_sheet_name(name) {
        Ok(merged) => merged,
        // A sheet that holds a chart only.
        Err(XlsxError::WorksheetNotFound(_)) => return Ok(grid),
        Err(error) => return Err(at_sheet(damaged(&error))),
    };
    if merged.len() > MERGED {
        return Err(at_sheet(FormatError::new(Fault::TableTooLarge { most: MERGED })));
    }
    let spans = spans(&merged);
    let percentages = percentages(book, name).map_err(at_sheet)?;
    let mut cells = match book.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        Err(XlsxError::NotAWorksheet(_) | XlsxError::WorksheetNotFound(_)) => return Ok(grid),
        Err(error) => return Err(at_sheet(damaged(&error))),
    };
    loop {
        let next = cells.next_cell_with_formula_metadata();
        let Some(next) = next.map_err(|error| at_sheet(damaged(&error)))? else {
            break;
        };
        let (row, column) = (next.pos.0 as usize, next.pos.1 as usize);
        let (cell, gap) = cell(&next.value, percentages.contains(&next.pos), next.formula.is_some());
        if gap.is_some() || !cell.text.is_empty() {
            let takes = CELL + name.len() + cell.text.len();
            *room = room.checked_sub(takes).ok_or_else(|| at_sheet(parts::too_large()))?;
        }
        if let Some(gap) = gap {
            grid.gaps.push((grid.place(row, column), gap));
        }
        let (across, down) = spans.get(&next.pos).copied().unwrap_or((1, 1));
        grid.put(row, column, Cell { across, down, ..cell }).map_err(at_sheet)?;
    }
    Ok(grid)
}

/// How many columns and rows a merged cell covers, by its upper left corner.
fn spans(merged: &[Dimensions]) -> BTreeMap<(u32, u32), (usize, usize)> {
    /// A span beyond this is a mistake, and would only make empty tracks.
    const MOST: usize = 1_000;
    let length = |from: u32, to: u32| (to.saturating_sub(from) as usize + 1).min(MOST);
    let span = |range: &Dimensions| {
        let across = length(range.start.1, range.end.1);
        let down = length(range.start.0, range.end.0);
        (range.start, (across, down))
    };
    merged.iter().map(span).collect()
}

/// The cells whose number is shown as a percentage. The reader tells formulas and formats in two walks, so the second one
/// is for workbooks with such a format only.
fn percentages(book: &mut Book<'_>, name: &str) -> Result<BTreeSet<(u32, u32)>, FormatError> {
    let mut places = BTreeSet::new();
    let Ok(mut cells) = book.worksheet_cells_reader(name) else {
        return Ok(places);
    };
    let formats = cells.styles().iter().enumerate();
    let formats: BTreeSet<usize> = formats
        .filter_map(|(number, style)| is_percentage(style).then_some(number))
        .collect();
    if formats.is_empty() {
        return Ok(places);
    }
    // What is damaged is told by the walk that reads the cells.
    while let Ok(Some((cell, format))) = cells.next_cell_with_style_id() {
        let is_number = matches!(cell.get_value(), DataRef::Int(_) | DataRef::Float(_));
        if !is_number || !formats.contains(&format) {
            continue;
        }
        if places.len() == CELLS {
            return Err(FormatError::new(Fault::TableTooLarge { most: CELLS }));
        }
        places.insert(cell.get_position());
    }
    Ok(places)
}

/// True for a format such as `0.0%`; a sign between quotation marks or behind a backslash is only written there.
fn is_percentage(style: &Style) -> bool {
    let code = style.number_format.as_ref().map_or("", |format| &format.format_code);
    let mut signs = code.chars();
    let mut is_quoted = false;
    while let Some(sign) = signs.next() {
        match sign {
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '\\' | '_' | '*' => _ = signs.next(),
            '%' => return true,
            _ => {}
        }
    }
    false
}

/// A cell as text and, where it is one, as number; with what it could not bring along.
fn cell(value: &DataRef<'_>, is_percentage: bool, has_formula: bool) -> (Cell, Option<Gap>) {
    let number = |value: f64| {
        // A hundredfold has digits of its own behind the ninth.
        let value = if is_percentage {
            (value * 1e11).round() / 1e9
        } else {
            value
        };
        let unit = if is_percentage { "%" } else { "" };
        Cell {
            value: Some(value).filter(|value| value.is_finite()),
            ..Cell::of(&format!("{value}{unit}"))
        }
    };
    match value {
        DataRef::Empty => (Cell::of(""), has_formula.then_some(Gap::Formula)),
        DataRef::Error(_) => (Cell::of(""), Some(Gap::Error)),
        DataRef::Int(value) => (number(*value as f64), None),
        DataRef::Float(value) => (number(*value), None),
        DataRef::Bool(value) => (Cell::of(if *value { "TRUE" } else { "FALSE" }), None),
        DataRef::String(text) => (Cell::of(text), None),
        DataRef::SharedString(text) => (Cell::of(text), None),
        DataRef::DateTime(time) => (Cell::of(&day(time)), None),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => (Cell::of(text), None),
    }
}

/// `2026-11-22`, with the time of day where there is one; a time span as `h:mm`.
fn day(time: &ExcelDateTime) -> String {
    if time.is_duration() {
        let minutes = (time.as_f64() * 24.0 * 60.0).round();
        return format!("{}:{:02}", (minutes / 60.0).floor(), minutes.rem_euclid(60.0));
    }
    let (year, month, day, hour, minute, _, _) = time.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    match (time.as_f64() < 1.0, hour, minute) {
        (true, hour, minute) => format!("{hour}:{minute:02}"),
        (_, 0, 0) => date,
        (_, hour, minute) => format!("{date} {hour}:{minute:02}"),
    }
}

pub(super) fn damaged(error: &impl ToString) -> FormatError {
    FormatError::new(Fault::WorkbookDamaged).details(error)
}
