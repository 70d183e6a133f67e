//! A file that is not written yet, as it can be shown beside the choice of its kind.

use lajur_formats::table;
use lajur_layout::{Page, Pages, Theme};
use lajur_model::AssetId;
use lajur_render::Watch;
use serde::Serialize;

use super::bytes::{made, slide_pages};
use super::chosen::Chosen;
use super::losses::shape_of;
use super::{Export, Exporting, Format};
use crate::Result;
use crate::clock::now;
use crate::painted::painted;

/// Pages and slides that are shown.
const PAGES: usize = 4;
/// Longest side of a picture in pixels, where it has to be painted.
const PIXELS: u32 = 1_600;
/// Rows of a table that are shown.
const ROWS: usize = 40;
/// Columns of a table that are shown.
const COLUMNS: usize = 12;
/// Lines of a text that are shown.
const LINES: usize = 80;
/// Letters of a cell or a line that are shown.
const LETTERS: usize = 200;

/// The beginning of a file.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(tag = "shown", rename_all = "snake_case")]
pub enum Shown {
    /// Pages, slides or the drawing, as `data:` addresses.
    Pictures {
        /// The first of them.
        pictures: Vec<String>,
        /// How many come after them.
        more: u32,
    },
    /// Cells.
    Table {
        /// The first rows, each as wide as the widest.
        rows: Vec<Vec<String>>,
        /// How many rows come after them.
        more: u32,
    },
    /// Words.
    Text {
        /// The first lines.
        text: String,
        /// How many lines come after them.
        more: u32,
    },
}

/// What a file of this kind would begin with.
///
/// # Errors
/// As [`super::export`], but that nothing is written.
pub fn shown(what: &Export, format: Format, how: &Exporting) -> Result<Shown> {
    let shape = shape_of(how)?;
    let chosen = Chosen::of(what, format, &how.print)?;
    let bytes = || made(&chosen, format, how, shape, Watch::default()).map(|made| made.bytes);
    match format {
        Format::Pdf => sheets(what, &how.print.pages(&what.doc, &now())?),
        Format::Pptx => sheets(what, &slide_pages(&chosen, how)?),
        // A page sets itself in the browser; what it shows is the map as it is drawn.
        Format::Svg | Format::Png | Format::Html => drawing(&chosen),
        Format::Lajur | Format::Markdown => Ok(text(&bytes()?)),
        Format::Xlsx => Ok(cells(&table::tables(&bytes()?)?, true)),
        Format::Csv | Format::Tsv => Ok(cells(&table::tables(&bytes()?)?, false)),
    }
}

fn sheets(what: &Export, pages: &Pages) -> Result<Shown> {
    let images = |asset: &AssetId| what.images.get(asset).cloned();
    let picture = |page: &Page| Ok(painted(&page.scene, pages.theme, &images, PIXELS)?.address());
    Ok(Shown::Pictures {
        pictures: pages.pages.iter().take(PAGES).map(picture).collect::<Result<_>>()?,
        more: beyond(pages.pages.len(), PAGES),
    })
}

fn drawing(chosen: &Chosen<'_>) -> Result<Shown> {
    let images = |asset: &AssetId| chosen.image(asset);
    let picture = painted(&chosen.drawing().scene, Theme::paper(), &images, PIXELS)?;
    Ok(Shown::Pictures {
        pictures: vec![picture.address()],
        more: 0,
    })
}

/// The first table; of a workbook without the row and the column that only Lajur reads.
fn cells(tables: &[table::Grid], is_workbook: bool) -> Shown {
    let hidden = usize::from(is_workbook);
    let Some(table) = tables.first() else {
        return Shown::Table {
            rows: Vec::new(),
            more: 0,
        };
    };
    let columns = hidden..table.width.min(hidden + COLUMNS);
    let row = |row: usize| columns.clone().map(|column| short(table.text(row, column))).collect();
    Shown::Table {
        rows: (hidden..table.height.min(hidden + ROWS)).map(row).collect(),
        more: beyond(table.height, hidden + ROWS),
    }
}

fn text(bytes: &[u8]) -> Shown {
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<String> = text.lines().take(LINES).map(short).collect();
    Shown::Text {
        text: lines.join("\n"),
        more: beyond(text.lines().count(), LINES),
    }
}

fn short(text: &str) -> String {
    let mut letters = text.chars();
    let mut short: String = letters.by_ref().take(LETTERS).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}

fn beyond(all: usize, shown: usize) -> u32 {
    u32::try_from(all.saturating_sub(shown)).unwrap_or(u32::MAX)
}
