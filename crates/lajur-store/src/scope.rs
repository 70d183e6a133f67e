//! The scopes of changes: each map, and what all maps share. Each has a revision and a list of steps.

use lajur_model::{Kind, MapId};
use rusqlite::{Connection, OptionalExtension};

use crate::StoreError;

/// What a Change belongs to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// One map.
    Map(MapId),
    /// Personas and channels.
    Shared,
}

impl Scope {
    /// Its name in the tables.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Map(id) => format!("map:{id}"),
            Self::Shared => "shared".to_owned(),
        }
    }

    /// True where records of this kind belong to it.
    pub(crate) fn holds(&self, kind: Kind) -> bool {
        match self {
            Self::Map(_) => Kind::OF_MAP.contains(&kind),
            Self::Shared => Kind::SHARED.contains(&kind),
        }
    }
}

/// How far a scope is.
pub(crate) struct State {
    /// Revision; 1 for a new map, 0 for shared records that nobody touched.
    pub revision: u32,
    /// Number of the last step in force; steps above it are undone.
    pub step: u32,
}

/// How far the scope is.
pub(crate) fn state(conn: &Connection, scope: &Scope) -> Result<State, StoreError> {
    conn.prepare_cached("SELECT revision, step FROM scope WHERE name = ?1")?
        .query_row([scope.name()], |row| {
            Ok(State {
                revision: row.get(0)?,
                step: row.get(1)?,
            })
        })
        .optional()?
        .ok_or_else(|| match scope {
            Scope::Map(id) => StoreError::NoSuchMap { id: id.0.clone() },
            Scope::Shared => StoreError::damaged("the shared records have no revision"),
        })
}

/// How far the scope is, if that is the revision the caller knows.
pub(crate) fn state_at(conn: &Connection, scope: &Scope, revision: u32) -> Result<State, StoreError> {
    let state = state(conn, scope)?;
    if state.revision == revision {
        Ok(state)
    } else {
        Err(StoreError::Moved {
            revision: state.revision,
        })
    }
}

/// Moves the scope on by one revision, its history to `step`. Gives the new revision.
pub(crate) fn move_on(conn: &Connection, scope: &Scope, step: u32, now: &str) -> Result<u32, StoreError> {
    let sql = "UPDATE scope SET revision = revision + 1, step = ?2, edited_at = ?3 WHERE name = ?1 RETURNING revision";
    Ok(conn
        .prepare_cached(sql)?
        .query_row((scope.name(), step, now), |row| row.get(0))?)
}

/// Begins a scope for a new map.
pub(crate) fn begin(conn: &Connection, scope: &Scope, now: &str) -> Result<(), StoreError> {
    let sql = "INSERT INTO scope (name, revision, step, edited_at) VALUES (?1, 1, 0, ?2)";
    conn.prepare_cached(sql)?.execute((scope.name(), now))?;
    Ok(())
}
