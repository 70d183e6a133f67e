//! A map on paper.

use lajur_layout::{LeftOut, PageWarning, Pages, Paper};
use lajur_model::{AssetId, Doc};
use lajur_render::{Day, PdfOptions, Watch, pdf};

use super::Export;
use crate::checking::missing_letters;
use crate::clock::now;
use crate::{Printing, Result};

/// What was printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Printed {
    /// How many sheets.
    pub sheets: usize,
    /// Size of the smallest type in points.
    pub smallest_pt: f32,
    /// Distance in metres from which that is read.
    pub reads_from_m: f32,
    /// True where some type is smaller than [`lajur_layout::WARN_PT`].
    pub is_small: bool,
    /// What else a person should know before printing: keys of the catalogues.
    pub asides: Vec<String>,
    /// What no font has letters for, and is drawn as boxes; empty where nothing is.
    pub missing: String,
}

impl Printed {
    pub(crate) fn of(doc: &Doc, pages: &Pages) -> Self {
        Self {
            sheets: pages.pages.len(),
            smallest_pt: pages.smallest_pt,
            reads_from_m: pages.reads_from_m,
            is_small: pages
                .warnings
                .iter()
                .any(|warning| matches!(warning, PageWarning::SmallType { .. })),
            asides: pages
                .warnings
                .iter()
                .copied()
                .filter_map(aside)
                .map(str::to_owned)
                .collect(),
            missing: missing_letters(doc),
        }
    }
}

/// The words of a warning that needs no figure.
fn aside(warning: PageWarning) -> Option<&'static str> {
    match warning {
        PageWarning::SmallType { .. } => None,
        PageWarning::BreaksLeftOut => Some("paper.breaks"),
        PageWarning::FewerSheets => Some("paper.fewer"),
        PageWarning::OneGroup => Some("paper.one_group"),
    }
}

/// A map on paper, as a file that others can open.
pub(crate) struct PdfFile {
    /// The PDF.
    pub(crate) bytes: Vec<u8>,
    /// What is on its pages.
    pub(crate) printed: Printed,
    /// What is on none of them.
    pub(crate) left_out: LeftOut,
    /// The names of its pages, such as `B2`; empty for notes.
    pub(crate) names: Vec<String>,
    /// The paper of all its pages.
    pub(crate) paper: Paper,
}

/// Sets a map on paper.
///
/// # Errors
/// Where the print is not possible, the PDF cannot be made, or it was called off.
pub(crate) fn pdf_file(what: &Export, print: &Printing, watch: Watch<'_>) -> Result<PdfFile> {
    let images = |asset: &AssetId| what.images.get(asset).cloned();
    let now = now();
    let options = PdfOptions {
        author: what.doc.map.owner.clone(),
        date: Day::parse(&now),
        images: &images,
        watch,
        ..PdfOptions::default()
    };
    let pages = print.pages(&what.doc, &now)?;
    Ok(PdfFile {
        bytes: pdf(&pages, &options)?,
        printed: Printed::of(&what.doc, &pages),
        left_out: pages.left_out.clone(),
        names: pages.pages.iter().map(|page| page.name.clone()).collect(),
        paper: pages.pages.first().map_or_else(Paper::default, |page| page.paper),
    })
}
