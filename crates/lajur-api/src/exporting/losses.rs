//! What of a map is not in a file as it is.

use std::path::Path;

use lajur_formats::loss::{self, Carrier, Fate};
use lajur_formats::plain::Shape;
use lajur_model::Doc;
use serde::Serialize;

use super::{Exporting, Format};
use crate::{ApiError, Result};

/// What became of something that a map has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Loss {
    /// `changed` or `left_out`.
    pub fate: String,
    /// What it is: last part of its catalogue key `loss.…`.
    pub what: String,
    /// How many.
    pub count: u32,
}

/// What of a map would not be in a file of this name as it is.
///
/// # Errors
/// Where the format or the layout is unknown.
pub fn losses_of(doc: &Doc, path: &Path, how: &Exporting) -> Result<Vec<Loss>> {
    Ok(losses(doc, Format::of(path)?.carrier(shape_of(how)?)))
}

pub(super) fn shape_of(how: &Exporting) -> Result<Shape> {
    match how.layout.as_str() {
        "" => Ok(Shape::default()),
        layout => Shape::parse(layout).ok_or_else(|| ApiError::NoLayout(layout.to_owned())),
    }
}

pub(super) fn losses(doc: &Doc, carrier: Carrier) -> Vec<Loss> {
    let items = loss::report(doc, carrier).into_iter();
    let mut lost: Vec<_> = items.filter(|item| item.fate != Fate::Kept).collect();
    lost.sort_by_key(|item| std::cmp::Reverse(item.fate));
    let loss = |item: loss::Item| Loss {
        fate: if item.fate == Fate::Changed {
            "changed"
        } else {
            "left_out"
        }
        .to_owned(),
        what: item.what.to_owned(),
        count: u32::try_from(item.count).unwrap_or(u32::MAX),
    };
    lost.into_iter().map(loss).collect()
}
