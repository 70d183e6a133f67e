//! Tables as maps, whatever they come from: text with commas, semicolons or tabs, workbooks, Markdown.
//!
//! In reading order: the bytes of a file become tables (`source`, `encoding`, `rows`, `parts`,
//! `workbook`, `markdown`, `grid`); rows and columns get a meaning by their heads (`heads`, `meaning`) and by how the
//! table lies (`matrix`, `list`, `cards`); all come to one form (`normal`), of which a map is made (`build`, `cells`,
//! `figures`, `scales`, `feelings`, `numbers`). Whatever was guessed is said in a note.

mod build;
mod cards;
pub(crate) mod cells;
mod encoding;
mod feelings;
mod figures;
mod grid;
mod heads;
mod list;
mod markdown;
mod matrix;
mod meaning;
mod normal;
mod numbers;
mod parts;
mod rows;
mod scales;
mod source;
mod workbook;

use std::collections::BTreeMap;

use lajur_model::{Doc, IdSource, check};
use lajur_words::Lang;

use crate::{Fault, FormatError, Imported, Note, lajur};
pub(crate) use grid::Gap;
pub use grid::{Cell, Grid, Place, letters};
pub use heads::Learned;
pub use meaning::Meaning;
pub use normal::{Entry, Track};
pub(crate) use rows::tabbed;
pub(crate) use scales::scale_of;
pub use source::tables;

/// How a table lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// One row for each stage.
    Down,
    /// One column for each stage.
    Across,
    /// One row for each card.
    List,
    /// One table for each stage.
    Stages,
}

/// What a person says of a table; all else is guessed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Choice {
    /// Which table of the file, counted from 0.
    pub table: Option<usize>,
    /// How it lies.
    pub layout: Option<Layout>,
    /// What rows or columns are for, by their number in the table; see [`Track`].
    pub meanings: BTreeMap<usize, Meaning>,
    /// Entries by their number, see [`Entry`]: true is taken in though it looks like a sum, false is left out.
    pub entries: BTreeMap<usize, bool>,
    /// What was said of heads before.
    pub learned: Learned,
}

/// How a file was understood, and the map that comes of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// Which table of the file.
    pub table: usize,
    /// How it lies.
    pub layout: Layout,
    /// Its rows or columns.
    pub tracks: Vec<Track>,
    /// Its other rows or columns, which hold what the first ones name.
    pub entries: Vec<Entry>,
    /// The map; it passes `lajur_model::check`.
    pub doc: Doc,
    /// What was guessed, and what could not be taken.
    pub notes: Vec<Note>,
}

impl Layout {
    /// All of them, the commonest first.
    pub const ALL: [Layout; 4] = [Layout::Down, Layout::Across, Layout::List, Layout::Stages];

    /// As catalogues and machines spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Down => "down",
            Self::Across => "across",
            Self::List => "list",
            Self::Stages => "stages",
        }
    }

    /// What is spelled so.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|layout| layout.as_str() == code)
    }
}

/// Reads the table of a file as Lajur understands it by itself. `name` is the file's without its ending, for the title;
/// `language` is the map's where the heads tell none.
///
/// # Errors
/// Where there is no table with stage names and at least one more column, or it is larger than a map can be.
pub fn read(bytes: &[u8], name: &str, language: Lang, ids: &mut dyn IdSource) -> Result<Imported, FormatError> {
    let tables = tables(bytes)?;
    Ok(propose(&tables, name, &Choice::default(), language, ids)?.imported())
}

impl Proposal {
    /// The map as any other that came in.
    #[must_use]
    pub fn imported(self) -> Imported {
        Imported {
            hash: lajur::hash(&self.doc, &|_| None),
            doc: self.doc,
            images: Vec::new(),
            notes: self.notes,
        }
    }
}

/// Understands the tables of a file, as far as a person says nothing else.
///
/// # Errors
/// As [`read`].
pub fn propose(
    tables: &[Grid],
    name: &str,
    choice: &Choice,
    language: Lang,
    ids: &mut dyn IdSource,
) -> Result<Proposal, FormatError> {
    let (at, layout) = settle(tables, choice)?;
    let table = &tables[at];
    let sheet = |error: FormatError| {
        if tables.len() > 1 {
            error.in_sheet(&table.name)
        } else {
            error
        }
    };
    let mut normal = match layout {
        Layout::Down => matrix::read(table, false, choice),
        Layout::Across => matrix::read(table, true, choice),
        Layout::List => list::read(table, choice),
        Layout::Stages => cards::read(tables, choice),
    }
    .map_err(sheet)?;
    let read = if layout == Layout::Stages {
        tables
    } else {
        std::slice::from_ref(table)
    };
    normal.notes.extend(gaps(read));
    if layout != Layout::Stages && tables.len() > 1 {
        normal.notes.extend(others(tables, at));
        let titles = normal.title.iter().cloned().chain(Some(table.name.clone()));
        normal.title = titles.into_iter().find(|title| !title.is_empty());
    }
    let (doc, mut notes) = build::map(&normal, name, language, ids).map_err(sheet)?;
    if tables.len() > 1 {
        notes = notes.into_iter().map(Note::of_several).collect();
    }
    if let Some(problem) = check(&doc).into_iter().next() {
        let field = problem.field.clone();
        let fault = Fault::Record {
            problem: Box::new(problem),
            name: doc.map.title,
        };
        return Err(sheet(FormatError::new(fault).field(&field)));
    }
    Ok(Proposal {
        table: at,
        layout,
        tracks: normal.tracks,
        entries: normal.entries,
        doc,
        notes,
    })
}

/// The role that a lane with this name has, where its words tell.
pub(crate) fn lane_role(name: &str) -> Option<lajur_model::Role> {
    heads::read(name).role
}

/// The number that a text is, without a unit or with one.
pub(crate) fn number(text: &str, language: Lang) -> Option<f64> {
    numbers::read(text, language).map(|(value, _)| value)
}

/// Which table is read, and how it lies.
fn settle(tables: &[Grid], choice: &Choice) -> Result<(usize, Layout), FormatError> {
    let filled = |table: &Grid| table.cells().count();
    let largest = || (0..tables.len()).rev().max_by_key(|at| filled(&tables[*at]));
    let told = choice.table.filter(|at| *at < tables.len());
    let at = told
        .or_else(largest)
        .ok_or_else(|| FormatError::new(Fault::NoTable).at(1))?;
    let table = &tables[at];
    let layout = choice.layout.unwrap_or_else(|| {
        if choice.table.is_none() && cards::are_one(tables) {
            Layout::Stages
        } else if list::is_one(table) {
            Layout::List
        } else if matrix::lies_across(table) {
            Layout::Across
        } else {
            Layout::Down
        }
    });
    Ok((at, layout))
}

/// What the file itself did not say.
fn gaps(tables: &[Grid]) -> Vec<Note> {
    let of = |gap| -> Vec<Place> {
        let places = tables.iter().flat_map(|table| &table.gaps).filter(|each| each.1 == gap);
        places.map(|(place, _)| place.clone()).collect()
    };
    let (formulas, errors) = (of(Gap::Formula), of(Gap::Error));
    let notes = [
        Note::counted("formula_without_value", formulas.len(), &[]).among(formulas),
        Note::counted("cell_error", errors.len(), &[]).among(errors),
    ];
    notes.into_iter().filter(|note| note.count > Some(0)).collect()
}

/// The tables that were not read.
fn others(tables: &[Grid], at: usize) -> Option<Note> {
    let others = tables
        .iter()
        .enumerate()
        .filter(|(other, table)| *other != at && !table.is_empty());
    let names: Vec<&str> = others.map(|(_, table)| table.name.as_str()).collect();
    (!names.is_empty()).then(|| Note::new("other_tables", &[("names", &names.join(", "))]))
}
