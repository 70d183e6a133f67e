//! Map files in and out. Reading gives a whole [`Doc`] or an error that says where and what to do;
//! what could not be kept is listed as [`Note`]s.
//!
//! Files come from anywhere and are never trusted: limits hold before memory is taken, nothing panics, nothing is
//! half read. This crate must not know how a map is stored or drawn.

pub mod clip;
mod error;
mod file;
pub mod lajur;
mod lanes;
pub mod loss;
mod note;
mod place;
pub mod plain;
pub mod table;
mod text;
pub mod xlsx;

use lajur_model::{Asset, Doc};

pub use error::{Fault, FormatError};
pub use file::{Found, look, read_bytes, read_file, stem};
pub use note::Note;

/// A map that came in.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The map with all that it names; it passes `lajur_model::check`.
    pub doc: Doc,
    /// Its images. They are not decoded yet.
    pub images: Vec<Image>,
    /// The hash of its content, as a `.lajur` file of it carries it: two maps with the same hash are the same.
    pub hash: String,
    /// What could not be kept, or was understood in one of several ways.
    pub notes: Vec<Note>,
}

/// A map as it stands in a file, before its content is hashed: for that all of it is written once more.
#[derive(Debug, Clone, PartialEq)]
pub struct Content {
    /// The map with all that it names; it passes `lajur_model::check`.
    pub doc: Doc,
    /// Its images. They are not decoded yet.
    pub images: Vec<Image>,
    /// What could not be kept.
    pub notes: Vec<Note>,
}

/// An image that came in with a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// What the file says of it; the id is the hash of the bytes.
    pub asset: Asset,
    /// The file of the image itself.
    pub bytes: Vec<u8>,
}

/// A map as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// The hash of its content.
    pub hash: String,
    /// What could not be kept.
    pub notes: Vec<Note>,
}
