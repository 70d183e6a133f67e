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
        self.write(|conn| {
            let state = scope::state_at(conn, scope, revision)?;
            let revision = step(conn, scope, &state, change, &NewStep { label, join, now })?;
            Ok(Committed { revision })
        })
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

    use lajur_model::{Card, Doc, Map, diff};

    use super::*;

    fn library(path: &std::path::Path) -> (Library, Doc) {
        let mut library = Library::open(path).unwrap();
        let doc = Doc {
            map: Map {
                id: "m".into(),
                ..Map::default()
            },
            ..Doc::default()
        };
        library.create_map(&doc, "2026-11-22T10:00:00Z").unwrap();
        (library, doc)
    }

    #[test]
    fn on_a_full_disk_nothing_changes_and_the_next_small_edit_is_kept_again() {
        let folder = tempfile::tempdir().unwrap();
        let (mut library, doc) = library(&folder.path().join("library.lajurdb"));
        let pages: u32 = library
            .conn
            .pragma_query_value(None, "page_count", |row| row.get(0))
            .unwrap();
        let limit = |library: &Library, pages: u32| {
            library
                .conn
                .pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))
                .unwrap();
        };
        limit(&library, pages);

        let mut edited = doc.clone();
        let text = "A card that needs room. ".repeat(4_000);
        edited.cards.insert(
            "c".into(),
            Card {
                id: "c".into(),
                text,
                ..Card::default()
            },
        );
        let scope = Scope::Map("m".into());
        let (change, label) = (diff(&doc, &edited), Label::counted("add_card", 1));
        let refused = library.commit(&scope, 1, &change, &label, None, "2026-11-22T10:00:01Z");
        assert!(matches!(refused, Err(StoreError::Full)), "{refused:?}");
        let loaded = library.load(&doc.map.id).unwrap();
        assert_eq!((loaded.doc, loaded.revision), (doc, 1), "nothing changed");
        assert!(library.history(&scope).unwrap().is_empty(), "no step of history");

        limit(&library, pages + 1_000);
        let done = library
            .commit(&scope, 1, &change, &label, None, "2026-11-22T10:00:02Z")
            .unwrap();
        assert_eq!(done.revision, 2, "with room again the same edit is kept");
    }
}
