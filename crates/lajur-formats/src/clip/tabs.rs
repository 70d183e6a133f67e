//! Plain text: with tabs a table as spreadsheets copy it, without them lines of one cell.

use csv::ReaderBuilder;

use super::sheet::Sheet;
use crate::FormatError;

/// The cells of a text. Without a tab all of it is one cell, whose lines become cards.
pub(super) fn read(text: &str) -> Result<Sheet, FormatError> {
    let mut sheet = Sheet::default();
    if !text.contains('\t') {
        sheet.fill(0, 0, text.to_owned())?;
        return Ok(sheet);
    }
    let rows = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(b'\t')
        .from_reader(text.as_bytes())
        .into_records();
    // What lies in memory as text is always read.
    for (row, record) in rows.map_while(Result::ok).enumerate() {
        for (column, cell) in record.iter().enumerate() {
            sheet.fill(row, column, cell.to_owned())?;
        }
    }
    Ok(sheet)
}

/// A cell as spreadsheets write it: quotation marks around what would otherwise be several.
pub(super) fn cell(text: &str) -> String {
    if text.contains(['\t', '\n', '"']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}
