//! Maps as plain text: CSV and TSV for spreadsheets and programs, Markdown for notes and repositories.
//!
//! Each gives a map as a grid, as a list with one row for each card, or as an outline. What Lajur reads back of them is in
//! [`crate::table`]; what none of them can keep is told by [`crate::loss`].

mod grid;
mod list;
mod markdown;
mod names;
mod separated;

use lajur_model::Doc;
use lajur_words::Lang;

/// How a map lies in a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Shape {
    /// Stages across, lanes down.
    #[default]
    Grid,
    /// One row for each card.
    List,
    /// Headings and bullets, stage by stage.
    Outline,
}

impl Shape {
    /// All of them.
    pub const ALL: [Shape; 3] = [Shape::Grid, Shape::List, Shape::Outline];

    /// As catalogues and machines spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Grid => "grid",
            Self::List => "list",
            Self::Outline => "outline",
        }
    }

    /// What is spelled so.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shape| shape.as_str() == code)
    }
}

/// What stands between the cells of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Between {
    /// Commas, or semicolons where numbers have commas: what a double click opens rightly.
    Commas,
    /// Tabs.
    Tabs,
}

/// A map as CSV or TSV, in UTF-8 with a byte order mark, without which Excel takes it for another encoding. An outline
/// has no columns, so it comes as a list.
#[must_use]
pub fn separated(doc: &Doc, between: Between, shape: Shape) -> Vec<u8> {
    let lang = language(doc);
    let rows = match shape {
        Shape::Grid => grid::rows(doc, lang),
        Shape::List | Shape::Outline => list::rows(doc, lang),
    };
    separated::write(&rows, between, lang)
}

/// A map as Markdown: a table, or an outline. A list comes as a table of its cards.
#[must_use]
pub fn markdown(doc: &Doc, shape: Shape) -> String {
    let lang = language(doc);
    match shape {
        Shape::Grid => markdown::table(doc, lang, &grid::rows_of_text(doc, lang)),
        Shape::List => markdown::table(doc, lang, &list::rows(doc, lang)),
        Shape::Outline => markdown::outline(doc, lang),
    }
}

fn language(doc: &Doc) -> Lang {
    Lang::parse(&doc.map.language).unwrap_or(Lang::En)
}

/// A cell of a table that goes out.
#[derive(Debug, Clone, PartialEq)]
enum Out {
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
}

impl Out {
    fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}
