//! Undo and redo: the steps of a scope, kept for ever and across restarts.
//!
//! Steps are numbered from 1 without gaps; the scope says which is the last in force, those above it are undone.

use lajur_model::{Change, Label};
use rusqlite::{Connection, OptionalExtension};

use crate::commit::NewStep;
use crate::{Library, Scope, StoreError, records, scope};

/// A step back or forward that is on disk.
#[derive(Debug, Clone, PartialEq)]
pub struct Stepped {
    /// What to apply to every copy of the records.
    pub change: Change,
    /// The step that was undone or redone.
    pub label: Label,
    /// The revision of its scope from now on.
    pub revision: u32,
}

/// A line of a scope's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its number, from 1.
    pub seq: u32,
    /// What it did.
    pub label: Label,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// True for steps that redo would bring back.
    pub undone: bool,
}

impl Library {
    /// Takes the last step of the scope back; none where there is nothing to undo.
    ///
    /// # Errors
    /// As [`Library::commit`].
    pub fn undo(&mut self, scope: &Scope, revision: u32, now: &str) -> Result<Option<Stepped>, StoreError> {
        self.walk(scope, revision, now, Direction::Back)
    }

    /// Brings the step back that was undone last; none where there is nothing to redo.
    ///
    /// # Errors
    /// As [`Library::commit`].
    pub fn redo(&mut self, scope: &Scope, revision: u32, now: &str) -> Result<Option<Stepped>, StoreError> {
        self.walk(scope, revision, now, Direction::Forward)
    }

    /// What undo would take back.
    ///
    /// # Errors
    /// [`StoreError::NoSuchMap`] and what SQLite says.
    pub fn next_undo(&self, scope: &Scope) -> Result<Option<Label>, StoreError> {
        self.read(|conn| label_of(conn, scope, scope::state(conn, scope)?.step))
    }

    /// What redo would bring back.
    ///
    /// # Errors
    /// [`StoreError::NoSuchMap`] and what SQLite says.
    pub fn next_redo(&self, scope: &Scope) -> Result<Option<Label>, StoreError> {
        self.read(|conn| label_of(conn, scope, scope::state(conn, scope)?.step + 1))
    }

    /// All steps of the scope, oldest first, with those that are undone.
    ///
    /// # Errors
    /// [`StoreError::NoSuchMap`] and what SQLite says.
    pub fn history(&self, scope: &Scope) -> Result<Vec<Step>, StoreError> {
        self.read(|conn| {
            let state = scope::state(conn, scope)?;
            let mut query = conn.prepare_cached("SELECT seq, label, at FROM history WHERE scope = ?1 ORDER BY seq")?;
            let mut rows = query.query([scope.name()])?;
            let mut steps = vec![];
            while let Some(row) = rows.next()? {
                let seq = row.get(0)?;
                let label = parse(&row.get::<_, String>(1)?)?;
                steps.push(Step {
                    seq,
                    label,
                    at: row.get(2)?,
                    undone: seq > state.step,
                });
            }
            Ok(steps)
        })
    }

    fn walk(
        &mut self,
        scope: &Scope,
        revision: u32,
        now: &str,
        direction: Direction,
    ) -> Result<Option<Stepped>, StoreError> {
        self.write(|conn| {
            let state = scope::state_at(conn, scope, revision)?;
            let (seq, step) = match direction {
                Direction::Back => (state.step, state.step.saturating_sub(1)),
                Direction::Forward => (state.step + 1, state.step + 1),
            };
            let Some(stored) = get(conn, scope, seq)? else {
                return Ok(None);
            };
            let change = match direction {
                Direction::Back => stored.change.inverse(),
                Direction::Forward => stored.change,
            };
            records::apply(conn, scope, &change)?;
            let revision = scope::move_on(conn, scope, step, now)?;
            Ok(Some(Stepped {
                change,
                label: stored.label,
                revision,
            }))
        })
    }
}

#[derive(Clone, Copy)]
enum Direction {
    Back,
    Forward,
}

struct Stored {
    label: Label,
    join: Option<String>,
    change: Change,
}

/// Drops the steps above `step`: they were undone, and something else was done since.
pub(crate) fn forget_after(conn: &Connection, scope: &Scope, step: u32) -> Result<(), StoreError> {
    conn.prepare_cached("DELETE FROM history WHERE scope = ?1 AND seq > ?2")?
        .execute((scope.name(), step))?;
    Ok(())
}

/// Writes a step after the step `last`, or joins it to that. Gives the number of the last step from now on.
pub(crate) fn append(
    conn: &Connection,
    scope: &Scope,
    last: u32,
    change: Change,
    new: &NewStep<'_>,
) -> Result<u32, StoreError> {
    if new.join.is_some()
        && let Some(before) = get(conn, scope, last)?.filter(|step| step.join.as_deref() == new.join)
    {
        let change = before.change.then(&change);
        if change.is_empty() {
            forget_after(conn, scope, last - 1)?;
            return Ok(last - 1);
        }
        // "Add card" stays "add card" while its text is typed; "edit card" takes the newest name.
        let label = if before.label.key == new.label.key {
            new.label
        } else {
            &before.label
        };
        put(conn, scope, last, &change, &NewStep { label, ..*new })?;
        return Ok(last);
    }
    put(conn, scope, last + 1, &change, new)?;
    Ok(last + 1)
}

fn put(conn: &Connection, scope: &Scope, seq: u32, change: &Change, new: &NewStep<'_>) -> Result<(), StoreError> {
    let sql =
        "INSERT OR REPLACE INTO history (scope, seq, label, join_key, at, change) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let (label, change) = (text(new.label)?, text(change)?);
    conn.prepare_cached(sql)?
        .execute((scope.name(), seq, label, new.join, new.now, change))?;
    Ok(())
}

fn get(conn: &Connection, scope: &Scope, seq: u32) -> Result<Option<Stored>, StoreError> {
    let mut query = conn.prepare_cached("SELECT label, join_key, change FROM history WHERE scope = ?1 AND seq = ?2")?;
    let row: Option<(String, Option<String>, String)> = query
        .query_row((scope.name(), seq), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    row.map(|(label, join, change)| {
        Ok(Stored {
            label: parse(&label)?,
            join,
            change: parse(&change)?,
        })
    })
    .transpose()
}

fn label_of(conn: &Connection, scope: &Scope, seq: u32) -> Result<Option<Label>, StoreError> {
    let mut query = conn.prepare_cached("SELECT label FROM history WHERE scope = ?1 AND seq = ?2")?;
    let label: Option<String> = query.query_row((scope.name(), seq), |row| row.get(0)).optional()?;
    label.map(|label| parse(&label)).transpose()
}

fn text(value: &impl serde::Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Failed {
        details: error.to_string(),
    })
}

fn parse<T: serde::de::DeserializeOwned>(json: &str) -> Result<T, StoreError> {
    serde_json::from_str(json)
        .map_err(|error| StoreError::damaged(format!("a step of history cannot be read: {error}")))
}
