//! Committing a Change: rows, step of history and revision in one transaction.

use lajur_model::{Change, Label};
use rusqlite::Connection;

use crate::{Library, Scope, StoreError, history, records, scope};

/// A change that is on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Committed {
    /// The revision of its scope from now on.
    pub revision: u32,
}

/// One step to be written.
pub(crate) struct NewStep<'a> {
    pub label: &'a Label,
    /// Joins it to the step before it, where that has the same key.
    pub join: Option<&'a str>,
    pub now: &'a str,
}

impl Library {
    /// Commits a Change that was planned on `revision` of its scope, as one step of history named `label`.
    ///
    /// With `join`, and where the step in force has the same key, both become one step. Steps that were undone before
    /// are gone. A Change of nothing commits nothing.
    ///
    /// # Errors
    /// [`StoreError::Moved`] where the scope has another revision by now, [`StoreError::Mismatch`] where the stored
    /// records are not as the Change says, [`StoreError::NoSuchMap`], and what the disk says. Then nothing changed.
    pub fn commit(
        &mut self,
        scope: &Scope,
        revision: u32,
        change: &Change,
        label: &Label,
        join: Option<&str>,
        now: &str,
    ) -> Result<Committed, StoreError> {
        let write = self.write()?;
        let state = scope::state_at(&write, scope, revision)?;
        let revision = step(&write, scope, &state, change, &NewStep { label, join, now })?;
        write.commit()?;
        Ok(Committed { revision })
    }
}

/// One step forward within the caller's transaction. Gives the new revision.
pub(crate) fn step(
    conn: &Connection,
    scope: &Scope,
    state: &scope::State,
    change: &Change,
    new: &NewStep<'_>,
) -> Result<u32, StoreError> {
    let done = records::apply(conn, scope, change)?;
    if done.is_empty() {
        return Ok(state.revision);
    }
    history::forget_after(conn, scope, state.step)?;
    let step = history::append(conn, scope, state.step, done, new)?;
    scope::move_on(conn, scope, step, new.now)
}
