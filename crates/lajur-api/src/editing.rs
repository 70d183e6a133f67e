//! Opening a map, editing it, going back and forth in its history.

use std::collections::BTreeMap;
use std::sync::Arc;

use lajur_layout::{CardParts, Difference, LayoutDelta, LayoutView, card_parts};
use lajur_model::{CardId, Change, Doc, Edit, MapId, View, diff, plan};
use lajur_store::{Scope, Step, StoreError};
use serde::Serialize;

use crate::app::Open;
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
    pub layout: LayoutView,
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
    /// Shows a map, all of it.
    ///
    /// # Errors
    /// Where there is no such map, or the library cannot be read.
    pub fn open_map(&mut self, map: &MapId) -> Result<MapView> {
        self.forget(map);
        self.views.remove(map);
        let (undo, redo) = self.steps(&Scope::Map(map.clone()))?;
        let open = self.map(map)?;
        Ok(MapView {
            doc: open.doc.clone(),
            layout: LayoutView::of(open.layouter.layout()),
            revision: open.revision,
            undo,
            redo,
        })
    }

    /// Shows other parts of a map from now on: what the view hides and collapses. What else it says is the window's
    /// business.
    ///
    /// # Errors
    /// Where there is no such map, or the library cannot be read.
    pub fn show(&mut self, map: &MapId, view: View) -> Result<LayoutDelta> {
        self.map(map)?;
        let open = self.open.get_mut(map).ok_or_else(|| ApiError::NoMap(map.0.clone()))?;
        self.views.insert(map.clone(), view.clone());
        let difference = open.layouter.show(&open.doc, view);
        Ok(LayoutDelta::of(open.layouter.layout(), difference))
    }

    /// What these cards of a map draw; those that have no box are left out.
    ///
    /// # Errors
    /// Where there is no such map, or the library cannot be read.
    pub fn parts(&mut self, map: &MapId, cards: &[CardId]) -> Result<BTreeMap<CardId, CardParts>> {
        Ok(card_parts(self.map(map)?.layouter.layout(), cards.iter()))
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
    pub(crate) fn advance(
        &mut self,
        map: &MapId,
        change: Change,
        revision: u32,
        mut seen: Option<Open>,
    ) -> Result<MapUpdate> {
        let created = made(&change);
        let Some(mut open) = self.open.remove(map) else {
            return Err(ApiError::NoMap(map.0.clone()));
        };
        let mut layout = LayoutDelta::default();
        if change.apply(Arc::make_mut(&mut open.doc)).is_ok() {
            open.revision = revision;
            layout = open.follow(&change);
        } else {
            // What was committed is the truth; memory that does not fit it is read anew.
            let latest = self.read(map)?;
            let before = std::mem::replace(&mut open, latest);
            seen.get_or_insert(before);
        }
        let (change, layout) = match seen {
            Some(seen) => since(&seen, &open),
            None => (change, layout),
        };
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

/// What became of a map since a window has seen it, found by comparing.
fn since(seen: &Open, now: &Open) -> (Change, LayoutDelta) {
    let layout = now.layouter.layout();
    let difference = Difference::between(seen.layouter.layout(), layout);
    (diff(&*seen.doc, &*now.doc), LayoutDelta::of(layout, difference))
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
