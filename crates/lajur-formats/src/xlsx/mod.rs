//! Workbooks that give a map back as it was: one sheet to read and to work in, one with all records.
//!
//! Rows and columns of the first sheet carry ids in a hidden column and a hidden row, so that they can be moved, added and
//! removed like any others. The second one says what the map was when it was written.

mod about;
mod data;
mod edited;
mod look;
mod plan;
mod write;

pub use edited::{Edited, is_one, read, without_keys};
pub use write::{XlsxOptions, write};

/// In the first cell of both sheets. Another version has another number.
const MARK: &str = "lajur/1";
/// Name of the sheet with the records, in all languages.
const DATA: &str = "Lajur";
/// Before the number of a level, in the key of a row of the head.
const HEADS: &str = "head:";
/// Column with the keys of rows; hidden.
const KEYS: u16 = 0;
/// Column with the names of lanes.
const NAMES: u16 = 1;
/// First column of the map.
const FIRST: u16 = 2;
