//! What of a map is in a file as it is, in another form, or not at all.

use std::borrow::Cow;
use std::path::Path;

use lajur_formats::loss::{self, Carrier, Fate, Item};
use lajur_formats::plain::Shape;
use lajur_layout::LeftOut;
use lajur_model::Doc;
use serde::Serialize;

use super::bytes::slides_setup;
use super::chosen::Chosen;
use super::{Export, Exporting, Format};
use crate::clock::now;
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
/// Where the format, the layout or something that is named is unknown, or the file always holds all of a map.
pub fn report_of(what: &Export, path: &Path, how: &Exporting) -> Result<Report> {
    let (format, shape) = (Format::of(path)?, shape_of(how)?);
    let chosen = Chosen::of(what, format, &how.print)?;
    let left_out = match format {
        Format::Svg | Format::Png => Ok(Some(chosen.left_out_of_drawing())),
        Format::Pdf => how.print.unprinted(&what.doc, &now()).map(Some),
        Format::Pptx => chosen.left_out_of_slides(&slides_setup(how)?).map(Some),
        _ => Ok(None),
    };
    match left_out {
        Ok(left_out) => Ok(report(&chosen, format.carrier(shape), left_out.as_ref())),
        // The sheets cannot be made as they are asked for, but what such a file holds is known.
        Err(ApiError::Page(_)) => Ok(report(&chosen, format.carrier(shape), Some(&LeftOut::default()))),
        Err(error) => Err(error),
    }
}

pub(super) fn shape_of(how: &Exporting) -> Result<Shape> {
    match how.layout.as_str() {
        "" => Ok(Shape::default()),
        layout => Shape::parse(layout).ok_or_else(|| ApiError::NoLayout(layout.to_owned())),
    }
}

/// What becomes of what is chosen of a map; a drawing says what it leaves out. What is not chosen is no loss.
pub(super) fn report(chosen: &Chosen<'_>, carrier: Carrier, left_out: Option<&LeftOut>) -> Report {
    let mut items = match left_out {
        Some(left_out) => drawn(chosen.open(), carrier, left_out),
        None => loss::report(&chosen.part(), carrier),
    };
    if chosen.has_notes {
        items = with_notes(items, &chosen.what.doc, &chosen.part());
    }
    let (kept, mut lost): (Vec<_>, Vec<_>) = items.into_iter().partition(|item| item.fate == Fate::Kept);
    lost.sort_by_key(|item| std::cmp::Reverse(item.fate));
    Report {
        losses: lost.into_iter().map(told).collect(),
        kept: kept.into_iter().map(told).collect(),
    }
}

/// What becomes of a map that is drawn: of what is on the drawing, and of what is not.
fn drawn(mut doc: Cow<'_, Doc>, carrier: Carrier, left_out: &LeftOut) -> Vec<Item> {
    let all = doc.links.len();
    for id in &left_out.cards {
        doc.to_mut().cards.remove(id);
    }
    for id in &left_out.arrows {
        doc.to_mut().links.remove(id);
    }
    let missing = items([
        ("cards", left_out.cards.len(), Fate::LeftOut),
        ("point_words", left_out.point_words, Fate::LeftOut),
        ("arrows", all - doc.links.len(), Fate::LeftOut),
        ("arrow_words", left_out.arrow_words, Fate::LeftOut),
    ]);
    missing.chain(loss::report(&doc, carrier)).collect()
}

/// What there is of these.
fn items<const N: usize>(counts: [(&'static str, usize, Fate); N]) -> impl Iterator<Item = Item> {
    let some = counts.into_iter().filter(|(_, count, _)| *count > 0);
    some.map(|(what, count, fate)| Item { what, count, fate })
}

/// The same where notes and what is open among the comments stand on sheets behind the map: all that is open on the map,
/// whatever part of it is shown.
fn with_notes(mut items: Vec<Item>, whole: &Doc, part: &Doc) -> Vec<Item> {
    items.retain(|item| item.what != "comments");
    for item in items.iter_mut().filter(|item| item.what == "notes") {
        item.fate = Fate::Kept;
    }
    let open = whole.comments.values().filter(|comment| !comment.solved).count();
    let solved = part.comments.values().filter(|comment| comment.solved).count();
    items.extend(self::items([
        ("comments", open, Fate::Kept),
        ("comments", solved, Fate::LeftOut),
    ]));
    items
}

fn told(item: Item) -> Loss {
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
