//! What every layout of a table comes to: columns, lanes, and what lies in their cells.

use lajur_model::{CardStatus, CardVariant, EvidenceKind, Role};

use super::cells::broken;
use super::grid::Place;
use super::meaning::Meaning;
use super::scales::Told;
use crate::Note;

/// A table that is understood.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Normal {
    /// A line of its own above the table.
    pub(super) title: Option<String>,
    /// Heads above the names of stages.
    pub(super) corners: Vec<String>,
    /// From left to right.
    pub(super) columns: Vec<Column>,
    /// From top to bottom.
    pub(super) lanes: Vec<LaneHead>,
    /// Lane by lane.
    pub(super) contents: Vec<Content>,
    /// What was done to get there.
    pub(super) notes: Vec<Note>,
    /// How each row or column was understood, for a person to check.
    pub(super) tracks: Vec<Track>,
    /// What can be taken in or left out.
    pub(super) entries: Vec<Entry>,
}

/// A leaf of the head.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Column {
    /// Names from the stage down.
    pub(super) path: Vec<String>,
    /// Where it stands.
    pub(super) line: u32,
}

/// A lane by its head.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct LaneHead {
    /// Its name, as it stands there.
    pub(super) name: String,
    /// Its role, where that is known.
    pub(super) role: Option<Role>,
    /// True where it is named by a channel.
    pub(super) is_channel: bool,
    /// Its scale, where something else than its name tells it.
    pub(super) told: Told,
    /// Where it stands.
    pub(super) line: u32,
}

/// What one cell, or one row of a list, says.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Content {
    /// Which of the lanes.
    pub(super) lane: usize,
    /// Which of the columns; none for the tray.
    pub(super) column: Option<usize>,
    /// The last column it covers.
    pub(super) until: Option<usize>,
    /// Its text.
    pub(super) text: String,
    /// Its number, where the file itself has one.
    pub(super) value: Option<f64>,
    /// Where it stands.
    pub(super) place: Place,
    /// What a list says beside the text; none for a cell of a grid, whose text may be several cards.
    pub(super) more: Option<More>,
}

/// What a list can say of a card.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct More {
    /// True where the row is one card whatever its text looks like.
    pub(super) is_one: bool,
    /// Its number as it is written; none where the text may be the number.
    pub(super) value: Option<String>,
    /// What it rests on.
    pub(super) evidence: Option<EvidenceKind>,
    /// Where that is from.
    pub(super) source: String,
    /// Day of that, `YYYY-MM-DD`.
    pub(super) date: String,
    /// Who answers for it.
    pub(super) owner: String,
    /// What becomes of it.
    pub(super) status: Option<CardStatus>,
    /// As-is or to-be.
    pub(super) variant: Option<CardVariant>,
    /// Names of channels.
    pub(super) channels: Vec<String>,
    /// Names of personas.
    pub(super) personas: Vec<String>,
    /// Tags.
    pub(super) tags: Vec<String>,
    /// 1 to 5.
    pub(super) effort: Option<u8>,
    /// 1 to 5.
    pub(super) impact: Option<u8>,
    /// Web address.
    pub(super) address: String,
}

/// How one row or column of a table was understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Track {
    /// Its number in the table, counted from 0: of a row where stages lie across, else of a column.
    pub number: usize,
    /// True for a row.
    pub is_row: bool,
    /// Its head; may be empty.
    pub head: String,
    /// The first of what it holds.
    pub sample: String,
    /// How many filled cells it has below or beside its head.
    pub filled: usize,
    /// What it was taken for.
    pub meaning: Meaning,
    /// False where nothing in its head says so.
    pub is_known: bool,
    /// True where it is as it was said of such a head before.
    pub is_remembered: bool,
}

/// A row or column that holds what the heads name: a stage of a grid, a card of a list. Tables that are one stage each
/// have none.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its number in the table, counted from 0: of a column where stages lie across, else of a row.
    pub number: usize,
    /// True for a row.
    pub is_row: bool,
    /// By what a person knows it: its name, or the first of what it holds.
    pub name: String,
    /// False where it is left out.
    pub is_taken: bool,
}

impl Normal {
    /// Says which rows or columns are left out because they were before.
    pub(super) fn remembered(&mut self) {
        let left_out = |track: &&Track| track.is_remembered && track.meaning == Meaning::Skip && track.filled > 0;
        let names: Vec<&str> = self.tracks.iter().filter(left_out).map(|track| &*track.head).collect();
        if !names.is_empty() {
            let note = Note::new("remembered_left_out", &[("names", &names.join(", "))]);
            self.notes.push(note);
        }
    }

    /// The column with these names; a new one where there is none.
    pub(super) fn column(&mut self, path: &[String], line: u32) -> usize {
        let known = self.columns.iter().position(|column| column.path == path);
        known.unwrap_or_else(|| {
            self.columns.push(Column {
                path: path.to_vec(),
                line,
            });
            self.columns.len() - 1
        })
    }
}

/// A text without line ends.
pub(super) fn one_line(text: &str) -> String {
    crate::text::one_line(&broken(text))
}
