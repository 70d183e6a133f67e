//! Opening a map, editing it, going back and forth in its history.

use std::sync::Arc;

use lajur_layout::{Layout, LayoutDelta, delta};
use lajur_model::{Change, Doc, Edit, MapId, diff, plan};
use lajur_store::{Scope, Step, StoreError};
use serde::Serialize;

use crate::app::{Open, lay_out};
use crate::clock::now;
use crate::wording::step_words;
use crate::{ApiError, App, Result};

/// How often an edit is planned again because another process was quicker.
const TRIES: u32 = 20;

/// A map as a window shows it.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct MapView {
    /// Its records.
    pub doc: Arc<Doc>,
    /// Where they stand.
    pub layout: Arc<Layout>,
    /// Grows with every step.
    pub revision: u32,
    /// What undo would undo, in words.
    pub undo: Option<String>,
    /// What redo would do again, in words.
    pub redo: Option<String>,
}

/// What became of a map.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct MapUpdate {
    /// The map.
    pub map: MapId,
    /// Its revision now.
    pub revision: u32,
    /// The difference from what the window had.
    pub change: Change,
    /// What that changes on the screen.
    pub layout: LayoutDelta,
    /// What undo would undo, in words.
    pub undo: Option<String>,
    /// What redo would do again, in words.
    pub redo: Option<String>,
    /// Ids of the records that were made, in order.
    pub created: Vec<String>,
}

impl App {
    /// Shows a map.
    ///
    /// # Errors
    /// Where there is no such map, or the library cannot be read.
    pub fn open_map(&mut self, map: &MapId) -> Result<MapView> {
        self.forget(map);
        let (undo, redo) = self.steps(&Scope::Map(map.clone()))?;
        let open = self.map(map)?;
        Ok(MapView {
            doc: open.doc.clone(),
            layout: open.layout.clone(),
            revision: open.revision,
            undo,
            redo,
        })
    }

    /// Applies one edit to a map. One undo step; edits in a row with the same `join` are one step together.
    ///
    /// # Errors
    /// Where the edit is not possible, or the library cannot be written. Then nothing is changed.
    pub fn edit(&mut self, map: &MapId, edit: &Edit, join: Option<&str>) -> Result<MapUpdate> {
        let mut seen = None;
        for _ in 0..TRIES {
            self.map(map)?;
            let Some(open) = self.open.get(map) else { continue };
            let (change, label) = plan(&open.doc, edit, &mut self.ids)?;
            let scope = Scope::Map(map.clone());
            match self
                .library
                .commit(&scope, open.revision, &change, &label, join, &now())
            {
                Ok(committed) => return self.advance(map, change, committed.revision, seen),
                Err(StoreError::Moved { .. }) => self.catch_up(map, &mut seen)?,
                Err(error) => return Err(error.into()),
            }
        }
        Err(ApiError::Busy)
    }

    /// Undoes the last step of a map; none where there is none.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn undo(&mut self, map: &MapId) -> Result<Option<MapUpdate>> {
        self.step(map, |library, scope, revision| library.undo(scope, revision, &now()))
    }

    /// Does the last undone step again; none where there is none.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn redo(&mut self, map: &MapId) -> Result<Option<MapUpdate>> {
        self.step(map, |library, scope, revision| library.redo(scope, revision, &now()))
    }

    /// The steps of a map, oldest first.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn history(&mut self, map: &MapId) -> Result<Vec<Step>> {
        self.map(map)?;
        Ok(self.library.history(&Scope::Map(map.clone()))?)
    }

    fn step(
        &mut self,
        map: &MapId,
        go: impl Fn(&mut lajur_store::Library, &Scope, u32) -> std::result::Result<Option<lajur_store::Stepped>, StoreError>,
    ) -> Result<Option<MapUpdate>> {
        let mut seen = None;
        let scope = Scope::Map(map.clone());
        for _ in 0..TRIES {
            let revision = self.map(map)?.revision;
            match go(&mut self.library, &scope, revision) {
                Ok(None) => return Ok(None),
                Ok(Some(step)) => return self.advance(map, step.change, step.revision, seen).map(Some),
                Err(StoreError::Moved { .. }) => self.catch_up(map, &mut seen)?,
                Err(error) => return Err(error.into()),
            }
        }
        Err(ApiError::Busy)
    }

    /// Reads a map anew that another process moved on, and keeps what the window has `seen` of it.
    fn catch_up(&mut self, map: &MapId, seen: &mut Option<Open>) -> Result<()> {
        let latest = self.read(map)?;
        let before = self.open.insert(map.clone(), latest);
        if seen.is_none() {
            *seen = before;
        }
        Ok(())
    }

    /// Takes a committed change over into memory, and tells the window what differs from what it has `seen`; none means
    /// that it has seen the state before this change.
    fn advance(&mut self, map: &MapId, change: Change, revision: u32, seen: Option<Open>) -> Result<MapUpdate> {
        let created = made(&change);
        let Some(mut open) = self.open.remove(map) else {
            return Err(ApiError::NoMap(map.0.clone()));
        };
        let before = open.layout.clone();
        if change.apply(Arc::make_mut(&mut open.doc)).is_ok() {
            open.revision = revision;
            open.layout = Arc::new(lay_out(&open.doc));
        } else {
            // What was committed is the truth; memory that does not fit it is read anew.
            open = self.read(map)?;
        }
        let (change, before) = match seen {
            Some(seen) => (diff(&*seen.doc, &*open.doc), seen.layout),
            None => (change, before),
        };
        let layout = delta(&before, &open.layout);
        let revision = open.revision;
        self.open.insert(map.clone(), open);
        let (undo, redo) = self.steps(&Scope::Map(map.clone()))?;
        Ok(MapUpdate {
            map: map.clone(),
            revision,
            change,
            layout,
            undo,
            redo,
            created,
        })
    }

    /// What undo and redo would do in a scope, in words.
    pub(crate) fn steps(&mut self, scope: &Scope) -> Result<(Option<String>, Option<String>)> {
        let undo = self
            .library
            .next_undo(scope)?
            .map(|label| step_words(self.lang, &label));
        let redo = self
            .library
            .next_redo(scope)?
            .map(|label| step_words(self.lang, &label));
        Ok((undo, redo))
    }
}

/// Ids of the records that a Change makes.
pub(crate) fn made(change: &Change) -> Vec<String> {
    change
        .records
        .iter()
        .filter(|record| record.before.is_none())
        .map(|record| record.id.clone())
        .collect()
}
