//! What of a map is in a file as it is, in another form, or not at all.

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
    /// `changed` or `left_out`; `kept` beside them.
    pub fate: String,
    /// What it is: last part of its catalogue key `loss.…`.
    pub what: String,
    /// How many.
    pub count: u32,
}

/// What becomes of a map in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Report {
    /// What is not there as it is, the worst first; empty where nothing is lost.
    pub losses: Vec<Loss>,
    /// What is there as it is.
    pub kept: Vec<Loss>,
}

/// What would become of a map in a file of this name.
///
/// # Errors
/// Where the format or the layout is unknown.
pub fn report_of(doc: &Doc, path: &Path, how: &Exporting) -> Result<Report> {
    Ok(report(doc, Format::of(path)?.carrier(shape_of(how)?)))
}

pub(super) fn shape_of(how: &Exporting) -> Result<Shape> {
    match how.layout.as_str() {
        "" => Ok(Shape::default()),
        layout => Shape::parse(layout).ok_or_else(|| ApiError::NoLayout(layout.to_owned())),
    }
}

pub(super) fn report(doc: &Doc, carrier: Carrier) -> Report {
    let (kept, mut lost): (Vec<_>, Vec<_>) = loss::report(doc, carrier)
        .into_iter()
        .partition(|item| item.fate == Fate::Kept);
    lost.sort_by_key(|item| std::cmp::Reverse(item.fate));
    Report {
        losses: lost.into_iter().map(told).collect(),
        kept: kept.into_iter().map(told).collect(),
    }
}

fn told(item: loss::Item) -> Loss {
    Loss {
        fate: match item.fate {
            Fate::Kept => "kept",
            Fate::Changed => "changed",
            Fate::LeftOut => "left_out",
        }
        .to_owned(),
        what: item.what.to_owned(),
        count: u32::try_from(item.count).unwrap_or(u32::MAX),
    }
}
