//! Files of other programs before they are taken in: how their tables were understood, and what a person says of that.

use std::collections::{BTreeMap, BTreeSet};

use lajur_formats::Found;
use lajur_formats::table::{self, Choice, Entry, Grid, Layout, Learned, Meaning, Proposal, Track, letters};
use lajur_layout::{SceneOptions, Theme, scene};
use lajur_model::{Doc, MapId, Role};
use lajur_render::no_images;
use lajur_store::Scope;
use serde::{Deserialize, Serialize};

use crate::app::lay_out;
use crate::painted::painted;
use crate::workbooks::WorkbookLook;
use crate::{ApiError, App, ImportResult, MapUpdate, Result, SheetPicture, Source};

/// The setting that keeps what was said of heads.
const LEARNED: &str = "import_words";
/// Longest side of the picture of a proposal in pixels, where it has to be painted.
const PIXELS: u32 = 2_048;
/// Most entries that are told; a person goes through no more.
const ENTRIES: usize = 500;

/// What a person says of a table; all else is guessed.
#[derive(Debug, Clone, Default, Deserialize, specta::Type)]
#[serde(default)]
pub struct TableChoice {
    /// Which table of the file, counted from 0.
    pub table: Option<u32>,
    /// How it lies: `down`, `across`, `list` or `stages`; empty to find out.
    pub layout: String,
    /// What rows or columns are for.
    pub meanings: Vec<TrackChoice>,
    /// What is taken in or left out of the other rows or columns.
    pub entries: Vec<EntryChoice>,
}

/// Whether an entry is taken in.
#[derive(Debug, Clone, Deserialize, specta::Type)]
pub struct EntryChoice {
    /// Its number in the table.
    pub number: u32,
    /// True where it is.
    pub is_taken: bool,
}

/// What a row or column is for.
#[derive(Debug, Clone, Deserialize, specta::Type)]
pub struct TrackChoice {
    /// Its number in the table.
    pub number: u32,
    /// Its head, by which this is remembered.
    pub head: String,
    /// As in [`TableTrack::meaning`].
    pub meaning: String,
}

/// What a file holds.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(tag = "found", rename_all = "snake_case")]
pub enum Looked {
    /// A map of Lajur's own: [`App::import_file`] takes it in.
    Map,
    /// Tables, and how one of them was understood.
    Tables(Box<TableLook>),
    /// A workbook that Lajur wrote, and what was changed in it.
    Workbook(Box<WorkbookLook>),
}

/// How a table was understood.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct TableLook {
    /// Tables of the file.
    pub tables: Vec<TableAbout>,
    /// The one that was read.
    pub table: u32,
    /// How it lies.
    pub layout: String,
    /// Its rows or columns.
    pub tracks: Vec<TableTrack>,
    /// Its other rows or columns, the first 500 of them.
    pub entries: Vec<TableEntry>,
    /// How many there are.
    pub entries_all: u32,
    /// How many of them are taken in.
    pub entries_taken: u32,
    /// What they can be for, in the order of a menu.
    pub meanings: Vec<String>,
    /// Title of the map that comes of it.
    pub title: String,
    /// How many columns it has.
    pub columns: u32,
    /// How many lanes it has.
    pub lanes: u32,
    /// How many cards it has.
    pub cards: u32,
    /// What was guessed, and what could not be taken, in words.
    pub notes: Vec<String>,
}

/// One table of a file.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct TableAbout {
    /// Name of the sheet, or the heading above; may be empty.
    pub name: String,
    /// Rows with something in them.
    pub rows: u32,
}

/// A row or column of a table.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct TableTrack {
    /// Its number in the table, counted from 0.
    pub number: u32,
    /// True for a row.
    pub is_row: bool,
    /// How spreadsheets call it: `3`, `C`.
    pub place: String,
    /// Its head; may be empty.
    pub head: String,
    /// The first of what it holds.
    pub sample: String,
    /// What it was taken for: `stage`, `lane:pain`, `skip` …
    pub meaning: String,
    /// False where that was only guessed.
    pub is_known: bool,
}

/// A row or column that holds what the heads name.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct TableEntry {
    /// Its number in the table, counted from 0.
    pub number: u32,
    /// True for a row.
    pub is_row: bool,
    /// How spreadsheets call it: `3`, `C`.
    pub place: String,
    /// Its name, or the first of what it holds.
    pub name: String,
    /// False where it is left out.
    pub is_taken: bool,
}

impl App {
    /// Looks into a file without taking anything in.
    ///
    /// # Errors
    /// Where the file cannot be read or understood; with the place.
    pub fn look(&mut self, source: &Source, choice: &TableChoice) -> Result<Looked> {
        match &*self.reading(source)? {
            Found::Map(_) => Ok(Looked::Map),
            Found::Workbook(edited) => Ok(Looked::Workbook(Box::new(self.look_at_workbook(edited)?))),
            Found::Tables(tables) => {
                let proposal = self.understand(source, tables, choice)?;
                Ok(Looked::Tables(Box::new(about(&proposal, tables, self.lang))))
            }
        }
    }

    /// The map that a file would become, or the map that it would go into, as a picture.
    ///
    /// # Errors
    /// As [`App::look`], and where there is no such map.
    pub fn look_picture(
        &mut self,
        source: &Source,
        choice: &TableChoice,
        into: Option<&MapId>,
    ) -> Result<SheetPicture> {
        let mut doc = match &*self.reading(source)? {
            Found::Map(map) => map.doc.clone(),
            Found::Workbook(edited) => edited.after.clone(),
            Found::Tables(tables) => self.understand(source, tables, choice)?.doc,
        };
        if let Some(into) = into {
            self.adopt(&mut doc)?;
            doc = lajur_model::join(&self.map(into)?.doc, &doc).0;
        }
        let drawing = scene(&doc, &lay_out(&doc), &SceneOptions::paper());
        painted(&drawing, Theme::paper(), &no_images, PIXELS)
    }

    /// Takes a table in as a new map, and remembers what a person said of its heads.
    ///
    /// # Errors
    /// As [`App::look`], and where the library cannot be written. Then nothing is changed.
    pub fn import_table(&mut self, source: &Source, choice: &TableChoice) -> Result<ImportResult> {
        let proposal = self.proposal(source, choice)?;
        let notes = self.words_of(&proposal.notes);
        let mut doc = proposal.doc;
        self.adopt(&mut doc)?;
        let taken = self.take_in(doc, notes)?;
        self.reading = None;
        Ok(taken)
    }

    /// Puts a table into a map of the library: one undo step.
    ///
    /// # Errors
    /// As [`App::import_table`].
    pub fn import_table_into(
        &mut self,
        map: &MapId,
        source: &Source,
        choice: &TableChoice,
    ) -> Result<(MapUpdate, Vec<String>)> {
        let proposal = self.proposal(source, choice)?;
        let mut from = proposal.doc;
        self.adopt(&mut from)?;
        let label = lajur_model::Label::named("import", &from.map.title);
        let mut joined = lajur_model::Joined::default();
        let update = self.become_another(map, &label, |doc| {
            let (after, told) = lajur_model::join(doc, &from);
            joined = told;
            Ok(after)
        })?;
        self.reading = None;
        let mut notes = self.words_of(&proposal.notes);
        notes.extend(self.words_of_join(joined));
        Ok((update, notes))
    }

    /// What of a table would not go into a map, in words, without taking anything in.
    ///
    /// # Errors
    /// As [`App::import_table_into`].
    pub fn look_into(&mut self, map: &MapId, source: &Source, choice: &TableChoice) -> Result<Vec<String>> {
        let mut from = self.understood(source, choice)?.doc;
        self.adopt(&mut from)?;
        let (_, joined) = lajur_model::join(&self.map(map)?.doc, &from);
        Ok(self.words_of_join(joined).collect())
    }

    /// What did not go into the map.
    fn words_of_join(&self, joined: lajur_model::Joined) -> impl Iterator<Item = String> {
        let lang = self.lang;
        let counts = [("import.join.known", joined.known), ("import.join.taken", joined.taken)];
        let counts = counts.into_iter().filter(|(_, count)| *count > 0);
        counts.map(move |(key, count)| lajur_words::say_n(lang, key, count as u64, &[]))
    }

    fn proposal(&mut self, source: &Source, choice: &TableChoice) -> Result<Proposal> {
        let proposal = self.understood(source, choice)?;
        self.remember(choice)?;
        Ok(proposal)
    }

    fn understood(&mut self, source: &Source, choice: &TableChoice) -> Result<Proposal> {
        let found = self.reading(source)?;
        let Found::Tables(tables) = &*found else {
            return Err(ApiError::NoTableFor(source.path().map(Into::into).unwrap_or_default()));
        };
        self.understand(source, tables, choice)
    }

    fn understand(&mut self, source: &Source, tables: &[Grid], choice: &TableChoice) -> Result<Proposal> {
        let choice = told(choice, self.learned()?);
        let proposal = table::propose(tables, &source.name(), &choice, self.lang, &mut self.ids);
        Ok(proposal.map_err(|error| match source.path() {
            Some(path) => error.of_file(&path.display().to_string()),
            None => error,
        })?)
    }

    /// What was said of heads before.
    fn learned(&self) -> Result<Learned> {
        let kept = self.library.setting(LEARNED)?;
        // What a newer version wrote there may be something else: then nothing was said.
        let codes: Option<BTreeMap<String, String>> = kept.and_then(|kept| serde_json::from_str(&kept).ok());
        Ok(Learned::of(&codes.unwrap_or_default()))
    }

    fn remember(&mut self, choice: &TableChoice) -> Result<()> {
        let named = choice.meanings.iter().filter(|track| !track.head.is_empty());
        let said: Vec<_> = named
            .filter_map(|track| Some((&track.head, Meaning::parse(&track.meaning)?)))
            .collect();
        if said.is_empty() {
            return Ok(());
        }
        let mut learned = self.learned()?;
        for (head, meaning) in said {
            learned.learn(head, meaning);
        }
        let kept = serde_json::json!(learned.codes()).to_string();
        Ok(self.library.save_setting(LEARNED, &kept)?)
    }

    /// Lets a map that comes in name the library's channels and personas of the same names.
    fn adopt(&mut self, doc: &mut Doc) -> Result<()> {
        let shared = self.shared()?;
        crate::adopt::adopt_channels(doc, &shared);
        crate::adopt::adopt_personas(doc, &shared);
        Ok(())
    }

    /// Makes a map into another one: one undo step.
    pub(crate) fn become_another(
        &mut self,
        map: &MapId,
        label: &lajur_model::Label,
        mut make: impl FnMut(&Doc) -> Result<Doc>,
    ) -> Result<MapUpdate> {
        self.forget(map);
        let before = self.map(map)?.doc.clone();
        let after = make(&before)?;
        let revision = self.library.revision(&Scope::Map(map.clone()))?;
        let committed = self
            .library
            .replace_map(&after, revision, label, &crate::clock::now())?;
        self.hand_out_shared()?;
        self.advance(map, lajur_model::diff(&*before, &after), committed.revision, None)
    }

    pub(crate) fn words_of(&self, notes: &[lajur_formats::Note]) -> Vec<String> {
        notes.iter().map(|note| note.words(self.lang)).collect()
    }
}

fn told(choice: &TableChoice, learned: Learned) -> Choice {
    let meaning = |track: &TrackChoice| Some((track.number as usize, Meaning::parse(&track.meaning)?));
    Choice {
        table: choice.table.map(|table| table as usize),
        layout: Layout::parse(&choice.layout),
        meanings: choice.meanings.iter().filter_map(meaning).collect(),
        entries: choice
            .entries
            .iter()
            .map(|entry| (entry.number as usize, entry.is_taken))
            .collect(),
        learned,
    }
}

fn about(proposal: &Proposal, tables: &[Grid], lang: lajur_words::Lang) -> TableLook {
    let doc = &proposal.doc;
    let grid = lajur_model::Grid::with_cards(doc, std::iter::empty());
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    TableLook {
        tables: tables.iter().map(table_about).collect(),
        table: count(proposal.table),
        layout: proposal.layout.as_str().to_owned(),
        tracks: proposal.tracks.iter().map(track_about).collect(),
        entries: proposal.entries.iter().take(ENTRIES).map(entry_about).collect(),
        entries_all: count(proposal.entries.len()),
        entries_taken: count(proposal.entries.iter().filter(|entry| entry.is_taken).count()),
        meanings: meanings(proposal.layout),
        title: doc.map.title.clone(),
        columns: count(grid.columns.len()),
        lanes: count(doc.lanes.len()),
        cards: count(doc.cards.len()),
        notes: proposal.notes.iter().map(|note| note.words(lang)).collect(),
    }
}

fn table_about(table: &Grid) -> TableAbout {
    let rows: BTreeSet<usize> = table.cells().map(|(row, ..)| row).collect();
    TableAbout {
        name: table.name.clone(),
        rows: u32::try_from(rows.len()).unwrap_or(u32::MAX),
    }
}

fn track_about(track: &Track) -> TableTrack {
    TableTrack {
        number: u32::try_from(track.number).unwrap_or(u32::MAX),
        is_row: track.is_row,
        place: place(track.number, track.is_row),
        head: track.head.clone(),
        sample: track.sample.chars().take(80).collect(),
        meaning: track.meaning.code(),
        is_known: track.is_known,
    }
}

fn entry_about(entry: &Entry) -> TableEntry {
    TableEntry {
        number: u32::try_from(entry.number).unwrap_or(u32::MAX),
        is_row: entry.is_row,
        place: place(entry.number, entry.is_row),
        name: entry.name.chars().take(80).collect(),
        is_taken: entry.is_taken,
    }
}

fn place(number: usize, is_row: bool) -> String {
    if is_row {
        (number + 1).to_string()
    } else {
        letters(number)
    }
}

fn meanings(layout: Layout) -> Vec<String> {
    let lanes = Role::ALL.iter().cloned().map(Meaning::Lane);
    let all: Vec<Meaning> = match layout {
        Layout::List => Meaning::of_lists(),
        Layout::Down | Layout::Across => Meaning::of_grids().into_iter().chain(lanes).collect(),
        Layout::Stages => [Meaning::Skip, Meaning::Channel].into_iter().chain(lanes).collect(),
    };
    all.iter().map(Meaning::code).collect()
}
