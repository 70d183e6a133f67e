//! Personas and channels, which all maps share.

use std::sync::Arc;

use lajur_layout::LayoutDelta;
use lajur_model::{Change, MapId, Shared, SharedEdit, plan_shared};
use lajur_store::{Scope, StoreError};
use serde::Serialize;

use crate::clock::now;
use crate::editing::made;
use crate::{ApiError, App, Result};

/// How often an edit is planned again because another process was quicker.
const TRIES: u32 = 20;

/// What became of the shared records, and of the open map that names them.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct SharedUpdate {
    /// What changed.
    pub change: Change,
    /// Ids of the records that were made.
    pub created: Vec<String>,
    /// What that changes on the screen, where a map is shown.
    pub layout: Option<LayoutDelta>,
    /// What undo would undo in the shared scope, in words.
    pub undo: Option<String>,
    /// What redo would do again, in words.
    pub redo: Option<String>,
}

impl App {
    /// All personas, channels and what is known of images.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn shared(&mut self) -> Result<Arc<Shared>> {
        self.shared = Arc::new(self.library.shared()?.shared);
        Ok(self.shared.clone())
    }

    /// Applies one edit to what all maps share. One undo step of the shared scope.
    ///
    /// # Errors
    /// Where the edit is not possible, or the library cannot be written. Then nothing is changed.
    pub fn edit_shared(&mut self, edit: &SharedEdit, map: Option<&MapId>) -> Result<SharedUpdate> {
        for _ in 0..TRIES {
            let shared = self.shared()?;
            let revision = self.library.revision(&Scope::Shared)?;
            let (change, label) = plan_shared(&shared, edit, &mut self.ids)?;
            match self
                .library
                .commit(&Scope::Shared, revision, &change, &label, None, &now())
            {
                Ok(_) => return self.share(change, map),
                Err(StoreError::Moved { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(ApiError::Busy)
    }

    /// Undoes the last step of the shared scope; none where there is none.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn undo_shared(&mut self, map: Option<&MapId>) -> Result<Option<SharedUpdate>> {
        let revision = self.library.revision(&Scope::Shared)?;
        let step = self.library.undo(&Scope::Shared, revision, &now())?;
        step.map(|step| self.share(step.change, map)).transpose()
    }

    /// Does the last undone step of the shared scope again; none where there is none.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn redo_shared(&mut self, map: Option<&MapId>) -> Result<Option<SharedUpdate>> {
        let revision = self.library.revision(&Scope::Shared)?;
        let step = self.library.redo(&Scope::Shared, revision, &now())?;
        step.map(|step| self.share(step.change, map)).transpose()
    }

    /// Every open map names the shared records as they are now. None of them looks different by that.
    pub(crate) fn hand_out_shared(&mut self) -> Result<()> {
        let shared = self.shared()?;
        for open in self.open.values_mut() {
            Arc::make_mut(&mut open.doc).shared = shared.clone();
        }
        Ok(())
    }

    /// Hands the committed shared records to every open map.
    fn share(&mut self, change: Change, map: Option<&MapId>) -> Result<SharedUpdate> {
        let shared = self.shared()?;
        let mut shown = None;
        for (id, open) in &mut self.open {
            Arc::make_mut(&mut open.doc).shared = shared.clone();
            let layout = open.follow(&change);
            if Some(id) == map {
                shown = Some(layout);
            }
        }
        let (undo, redo) = self.steps(&Scope::Shared)?;
        Ok(SharedUpdate {
            created: made(&change),
            change,
            layout: shown,
            undo,
            redo,
        })
    }
}
