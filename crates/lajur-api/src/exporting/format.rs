//! What a file can be, and what its kind leaves open.

use std::path::Path;

use lajur_formats::loss::Carrier;
use lajur_formats::plain::Shape;
use serde::Deserialize;

use crate::{ApiError, Printing, Result};

/// What a file can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Lajur's own file.
    Lajur,
    /// Vector picture.
    Svg,
    /// Picture.
    Png,
    /// Printed pages.
    Pdf,
    /// A workbook that gives the map back.
    Xlsx,
    /// A table with commas.
    Csv,
    /// A table with tabs.
    Tsv,
    /// Markdown.
    Markdown,
    /// A page for browsers.
    Html,
    /// Slides.
    Pptx,
}

impl Format {
    /// The ends of names that tell a format, one for each.
    pub const ENDINGS: [&str; 10] = ["lajur", "xlsx", "csv", "tsv", "md", "pdf", "pptx", "html", "svg", "png"];

    /// The format that the end of a file's name tells.
    ///
    /// # Errors
    /// Where it tells none that Lajur writes.
    pub fn of(path: &Path) -> Result<Self> {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        match ending.to_ascii_lowercase().as_str() {
            "lajur" => Ok(Self::Lajur),
            "svg" => Ok(Self::Svg),
            "png" => Ok(Self::Png),
            "pdf" => Ok(Self::Pdf),
            "xlsx" => Ok(Self::Xlsx),
            "csv" => Ok(Self::Csv),
            "tsv" => Ok(Self::Tsv),
            "md" | "markdown" => Ok(Self::Markdown),
            "html" | "htm" => Ok(Self::Html),
            "pptx" => Ok(Self::Pptx),
            _ => Err(ApiError::NoFormat(path.to_owned())),
        }
    }

    pub(super) fn carrier(self, shape: Shape) -> Carrier {
        match (self, shape) {
            (Self::Lajur | Self::Xlsx, _) => Carrier::Whole,
            (Self::Svg | Self::Png, _) => Carrier::Drawing,
            (Self::Pdf, _) => Carrier::Sheets,
            (Self::Html, _) => Carrier::Page,
            (Self::Pptx, _) => Carrier::Slides,
            (Self::Csv | Self::Tsv, Shape::Grid) => Carrier::GridTable,
            (Self::Csv | Self::Tsv, Shape::List | Shape::Outline) => Carrier::ListTable,
            (Self::Markdown, Shape::List) => Carrier::MarkdownList,
            (Self::Markdown, Shape::Grid) => Carrier::MarkdownTable,
            (Self::Markdown, Shape::Outline) => Carrier::Outline,
        }
    }
}

/// How a file is written, where its kind leaves a choice.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, specta::Type)]
#[serde(default)]
pub struct Exporting {
    /// How a PDF is set.
    pub print: Printing,
    /// How a table or a text lies: `grid`, `list` or `outline`; empty is `grid`.
    pub layout: String,
    /// How a map is spread over slides: `stages`, or empty for as few as can be read.
    pub slides: String,
}
