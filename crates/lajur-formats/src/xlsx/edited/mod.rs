//! A workbook that Lajur wrote and a person worked in: what the map was, and what it is now.
//!
//! Rows and columns are known by their keys. What lies in a cell is a card: the same where its text is the same, moved
//! where the text lies elsewhere now, changed where another text lies in its place.

mod cards;
mod columns;
mod head;
mod lanes;
mod order;
mod unread;
mod values;

use lajur_model::{Doc, Edit, IdSource, Item, Kind, check, plan, text};
use lajur_words::Lang;

use self::head::Head;
use self::unread::Unread;
use super::plan::Plan;
use super::{HEADS, KEYS, MARK, NAMES, data};
use crate::table::{Grid, Place};
use crate::text::one_line;
use crate::{Content, Fault, FormatError, Imported, Note};

/// What a workbook was and is.
#[derive(Debug, Clone, PartialEq)]
pub struct Edited {
    /// The map as it was written.
    pub before: Content,
    /// The same map with what was changed in the sheet.
    pub after: Doc,
    /// What of that could not be understood.
    pub notes: Vec<Note>,
}

impl Edited {
    /// The map as it is in the workbook now.
    #[must_use]
    pub fn whole(self) -> Imported {
        let Self { before, after, notes } = self;
        Content {
            doc: after,
            images: before.images,
            notes,
        }
        .hashed()
    }
}

/// True for tables of which one holds the records of a map.
#[must_use]
pub fn is_one(tables: &[Grid]) -> bool {
    tables.iter().any(is_data)
}

/// Both sheets bear the mark; the one with the records is known by what it holds, for a person may have renamed it.
fn is_data(table: &Grid) -> bool {
    is_marked(table) && data::is_one(table)
}

fn is_marked(table: &Grid) -> bool {
    table.text(0, usize::from(KEYS)) == MARK
}

/// The tables of a workbook without the keys that nobody sees, and the names of lanes in front: where the records are gone,
/// the sheet is read as any other table. All else keeps its place, so that a person finds it.
#[must_use]
pub fn without_keys(mut tables: Vec<Grid>) -> Vec<Grid> {
    for table in tables.iter_mut().filter(|table| is_marked(table)) {
        let (keys, names) = (usize::from(KEYS), usize::from(NAMES));
        table.rearrange(|(row, column)| match column {
            _ if row == 0 || column == keys => None,
            _ if column == names => Some((row, keys)),
            _ => Some((row, column)),
        });
    }
    tables
}

/// Reads a workbook that Lajur wrote. New ids are needed for what a person put in.
///
/// # Errors
/// Where the sheet with the records was changed so that it holds no map any more, or what a person did makes none.
pub fn read(tables: &[Grid], ids: &mut dyn IdSource) -> Result<Edited, FormatError> {
    let Some(data) = tables.iter().find(|table| is_data(table)) else {
        return Err(FormatError::new(Fault::NoTable));
    };
    let before = data::read(data)?;
    let map = tables.iter().find(|table| is_marked(table) && !is_data(table));
    let Some(map) = map else {
        return Ok(Edited {
            after: before.doc.clone(),
            before,
            notes: Vec::new(),
        });
    };
    let mut hand = Hand {
        grid: map,
        before: &before.doc,
        plan: Plan::of(&before.doc),
        lang: Lang::parse(&before.doc.map.language).unwrap_or(Lang::En),
        ids,
        after: before.doc.clone(),
        notes: Vec::new(),
        gone: Vec::new(),
        unread: Unread::of(map),
    };
    hand.words();
    let columns = hand.columns();
    let blocks = hand.blocks();
    hand.lanes(&blocks);
    hand.cards(&columns, &blocks);
    hand.values(&columns, &blocks);
    hand.remove();
    hand.notes.extend(unread::notes(map));
    let passed_over = hand.passed_over();
    hand.notes.extend(passed_over);
    if let Some(problem) = check(&hand.after).into_iter().next() {
        let field = problem.field.clone();
        let fault = Fault::Record {
            problem: Box::new(problem),
            name: before.doc.map.title.clone(),
        };
        return Err(FormatError::new(fault).field(&field).in_sheet(&map.name));
    }
    let (after, notes) = (hand.after, hand.notes);
    Ok(Edited { before, after, notes })
}

/// What a person did, on its way into the map.
struct Hand<'a> {
    grid: &'a Grid,
    before: &'a Doc,
    plan: Plan<'a>,
    lang: Lang,
    ids: &'a mut dyn IdSource,
    after: Doc,
    notes: Vec<Note>,
    /// What is not in the sheet any more.
    gone: Vec<Item>,
    /// Cells that hold something nobody can read.
    unread: Unread,
}

impl Hand<'_> {
    fn key(&self, row: usize) -> &str {
        self.grid.text(row, usize::from(KEYS))
    }

    /// Title and goal.
    fn words(&mut self) {
        let title = self.written("title").filter(|title| !title.is_empty());
        if let Some(title) = title.filter(|title| *title != tidy(&self.before.map.title)) {
            self.after.map.title = title;
        }
        let before = tidy(&text::parse(&self.before.map.goal).plain());
        if let Some(goal) = self.written("goal").filter(|goal| *goal != before) {
            self.after.map.goal = text::escape(&goal);
        }
    }

    /// What stands above the columns in the row of this key; none where it is gone or cannot be read.
    fn written(&self, key: &str) -> Option<String> {
        let row = (1..Head::of(self.grid).below()).find(|row| self.key(*row) == key)?;
        let names = usize::from(NAMES);
        (!self.unread.has(row, names)).then(|| self.grid.text(row, names).to_owned())
    }

    /// Rows that a person put or moved above the columns: they belong to no lane.
    fn passed_over(&self) -> Option<Note> {
        let belongs = |key: &str| ["title", "goal"].contains(&key) || key.starts_with(HEADS);
        let is_own = |row: &usize| !belongs(self.key(*row)) && self.grid.row(*row).next().is_some();
        let rows = (1..Head::of(self.grid).below()).filter(is_own);
        let places: Vec<Place> = rows.map(|row| self.grid.place(row, usize::from(NAMES))).collect();
        let name = [("sheet", self.grid.name.as_str())];
        (!places.is_empty()).then(|| Note::counted("edited_above", places.len(), &name).among(places))
    }

    /// Takes away what is not there any more, with what hangs on it.
    fn remove(&mut self) {
        let gone = std::mem::take(&mut self.gone);
        for kind in [Kind::Card, Kind::Lane, Kind::Stage] {
            let items: Vec<Item> = gone.iter().filter(|item| item.kind == kind).cloned().collect();
            if items.is_empty() {
                continue;
            }
            if let Ok((change, _)) = plan(&self.after, &Edit::Delete { items }, self.ids) {
                let mut after = self.after.clone();
                if change.apply(&mut after).is_ok() {
                    self.after = after;
                }
            }
        }
    }

    fn forget(&mut self, kind: Kind, id: &str) {
        self.gone.push(Item {
            kind,
            id: id.to_owned(),
        });
    }
}

/// A text as it comes out of a cell.
fn tidy(text: &str) -> String {
    crate::table::Cell::of(text).text
}

/// The first line of a head, and the others.
fn name_and_gloss(text: &str) -> (String, String) {
    let (name, gloss) = text.split_once('\n').unwrap_or((text, ""));
    (one_line(name), one_line(gloss))
}
