//! Pieces of maps on the clipboard: as a table for other programs, with the records inside for Lajur itself; and tables
//! and texts of other programs as pieces.
//!
//! What lies on a clipboard can come from anywhere. It is read within limits, no script or style in it has a meaning,
//! and what only looks like records of Lajur is read as the table around it.

mod html;
mod piece;
mod records;
mod write;

use lajur_model::{Doc, Piece};
use lajur_words::Lang;

use crate::table::Grid;
use crate::{Fault, FormatError};
pub use records::{Carried, Names};

/// Bytes of one form of what lies on the clipboard.
const BYTES: usize = 64 * 1024 * 1024;

/// Something for the clipboard in the two forms that other programs take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clip {
    /// Tabs between cells, quotation marks around those with several lines.
    pub text: String,
    /// A table.
    pub html: String,
}

/// What was on the clipboard.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// Records of a map.
    Records(Box<Carried>),
    /// A table or a text; its tracks have neither names nor roles.
    Cells(Piece),
}

/// A piece as a table, with its records inside.
#[must_use]
pub fn write(doc: &Doc, piece: &Piece, language: Lang) -> Clip {
    let heads = piece.of != lajur_model::PieceOf::Cards;
    write::clip(doc, piece, heads, language, Some(&records::text(doc, piece)))
}

/// A piece as a table with its heads, for other programs alone.
#[must_use]
pub fn table(doc: &Doc, piece: &Piece, language: Lang) -> Clip {
    write::clip(doc, piece, true, language, None)
}

/// Reads what other programs or Lajur put on the clipboard; none where there is nothing to read in it.
///
/// # Errors
/// Where it is more than a map can hold.
pub fn read(html: Option<&str>, text: Option<&str>) -> Result<Option<Found>, FormatError> {
    weigh(html, text)?;
    if let Some(html) = html {
        let page = html::read(html).map_err(|_| too_large())?;
        if let Some(carried) = page.records.as_deref().and_then(records::read) {
            return Ok(Some(Found::Records(Box::new(carried))));
        }
        if let Some(piece) = piece::piece(&page.table)? {
            return Ok(Some(Found::Cells(piece)));
        }
    }
    let Some(text) = text else { return Ok(None) };
    let table = crate::table::tabbed(text).map_err(|_| too_large())?;
    Ok(piece::piece(&table)?.map(Found::Cells))
}

/// The tables of what lies on the clipboard, to be understood by [`crate::table::propose`]: those of a page, or those of a
/// text as of any file.
///
/// # Errors
/// Where there is no table, or it is larger than any map.
pub fn tables(html: Option<&str>, text: Option<&str>) -> Result<Vec<Grid>, FormatError> {
    weigh(html, text)?;
    if let Some(html) = html {
        let table = html::read(html)?.table;
        if !table.is_empty() {
            return Ok(vec![table]);
        }
    }
    crate::table::tables(text.unwrap_or_default().as_bytes())
}

/// The number that a text of a cell is, with or without a unit behind it; none where it is no single number.
#[must_use]
pub fn figure(text: &str, language: Lang) -> Option<f64> {
    crate::table::number(text, language)
}

fn weigh(html: Option<&str>, text: Option<&str>) -> Result<(), FormatError> {
    let is_heavy = [html, text].into_iter().flatten().any(|form| form.len() > BYTES);
    if is_heavy { Err(too_large()) } else { Ok(()) }
}

fn too_large() -> FormatError {
    FormatError::new(Fault::ClipTooLarge {
        most: lajur_model::limits::CARDS,
    })
}
