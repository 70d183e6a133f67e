//! The sheet with all records of a map, as its own file has them: kind, id, and the record cut into pieces that fit a
//! cell.

use lajur_model::{AssetId, Doc};
use lajur_words::{Lang, say};
use rust_xlsxwriter::{Worksheet, XlsxError};
use serde_json::Value;

use super::{KEYS, MARK, look};
use crate::table::Grid;
use crate::{Content, FormatError, lajur};

/// The number of A4 in a workbook.
const A4: u8 = 9;
/// Letters of one piece. A cell takes 32,767 units of two bytes, and a letter may be two of them.
const PIECE: usize = 16_000;
/// The first row with a record.
const FIRST: usize = 3;

/// Writes the records.
pub(super) fn write(
    doc: &Doc,
    image: &dyn Fn(&AssetId) -> Option<Vec<u8>>,
    lang: Lang,
    sheet: &mut Worksheet,
) -> Result<(), XlsxError> {
    sheet.write_string(0, KEYS, MARK)?;
    sheet.write_string_with_format(1, 0, say(lang, "sheet.data.about", &[]), &look::label())?;
    for (column, key) in (0_u16..).zip(["sheet.data.kind", "sheet.data.id", "sheet.data.record"]) {
        sheet.write_string_with_format(2, column, say(lang, key, &[]), &look::label())?;
    }
    let mut row = FIRST as u32;
    for (member, value) in lajur::members(doc, image) {
        match value {
            Value::Array(records) => {
                for record in &records {
                    put(sheet, row, &member, record)?;
                    row += 1;
                }
            }
            value => {
                put(sheet, row, &member, &value)?;
                row += 1;
            }
        }
    }
    sheet.set_column_range_width(0, 1, 14)?;
    // Wide enough for the sentence on top.
    sheet.set_column_width(2, 110)?;
    sheet.set_freeze_panes(FIRST as u32, 0)?;
    // Nobody reads records on paper: of this sheet one page says what it is for.
    sheet.set_print_area(1, 0, 1, 2)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 1);
    Ok(())
}

fn put(sheet: &mut Worksheet, row: u32, member: &str, value: &Value) -> Result<(), XlsxError> {
    sheet.write_string(row, 0, member)?;
    if let Some(id) = value.get("id").and_then(Value::as_str) {
        sheet.write_string(row, 1, id.chars().take(PIECE).collect::<String>())?;
    }
    for (column, piece) in (2_u16..).zip(pieces(&plain(&value.to_string()))) {
        sheet.write_string(row, column, piece)?;
    }
    Ok(())
}

/// JSON with letters written out that a sheet cannot hold or would change: blanks of all kinds at the end of a piece,
/// what is no character at all, and what begins an escape or a tag.
fn plain(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for sign in json.chars() {
        let is_plain =
            sign == ' ' || !(sign.is_whitespace() || sign.is_control() || is_none(sign) || "_<".contains(sign));
        if is_plain {
            out.push(sign);
        } else {
            let mut units = [0; 2];
            for unit in sign.encode_utf16(&mut units) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    out
}

/// Code points that stand for nothing and that XML does not take.
fn is_none(sign: char) -> bool {
    u32::from(sign) & 0xFFFE == 0xFFFE || ('\u{FDD0}'..='\u{FDEF}').contains(&sign)
}

/// Pieces of a text, none of which begins or ends with a blank.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut letters = 0;
    for sign in text.chars() {
        let is_full = letters >= PIECE && sign != ' ' && pieces.last().is_some_and(|piece| !piece.ends_with(' '));
        if is_full {
            pieces.push(String::new());
            letters = 0;
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(sign);
        }
        letters += 1;
    }
    pieces
}

/// True for a sheet with records: one of them is the map itself.
pub(super) fn is_one(grid: &Grid) -> bool {
    let mut rows = FIRST..grid.height;
    rows.any(|row| grid.text(row, 0) == "map" && grid.text(row, 2).starts_with('{'))
}

/// The map whose records a sheet holds.
///
/// # Errors
/// Where a record was changed so that it makes no map any more.
pub(super) fn read(grid: &Grid) -> Result<Content, FormatError> {
    let mut members: Vec<(String, Vec<String>)> = Vec::new();
    for row in FIRST..grid.height {
        let member = grid.text(row, 0);
        let json: String = grid
            .row(row)
            .filter(|(column, _)| *column > 1)
            .map(|(_, cell)| cell.text.as_str())
            .collect();
        if member.is_empty() || json.is_empty() {
            continue;
        }
        match members.iter_mut().find(|(name, _)| name == member) {
            Some((_, records)) => records.push(json),
            None => members.push((member.to_owned(), vec![json])),
        }
    }
    let member = |(name, records): &(String, Vec<String>)| {
        let value = if ONE.contains(&name.as_str()) {
            records.concat()
        } else {
            format!("[\n{}\n]", records.join(",\n"))
        };
        format!("{}: {value}", Value::from(name.as_str()))
    };
    let members: Vec<String> = members.iter().map(member).collect();
    let file = format!("{{\n{}\n}}\n", members.join(",\n"));
    lajur::content(file.as_bytes()).map_err(|error| error.in_sheet(&grid.name))
}

/// Members of a map's file that are no lists.
const ONE: [&str; 2] = ["format", "map"];
