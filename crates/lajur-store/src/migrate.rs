//! Bringing a library file to the version this program knows.

use std::path::Path;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::{StoreError, backup};

/// Marks an SQLite file as a Lajur library: "LJUR".
pub(crate) const APPLICATION_ID: i32 = 0x4C4A_5552;

/// Each brings a library from the version before it to its own; the first one makes a new library.
pub(crate) const MIGRATIONS: &[&str] = &[include_str!("../migrations/0001_library.sql")];

/// Newest version this program knows.
pub(crate) fn known() -> u32 {
    u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX)
}

/// What the head of an SQLite file says.
pub(crate) struct Head {
    application: i32,
    /// Version of the library; 0 for a new file.
    pub version: u32,
    tables: u32,
}

impl Head {
    /// Reads it; the first thing that touches the file, so a file that is not SQLite fails here.
    pub(crate) fn read(conn: &Connection) -> Result<Self, StoreError> {
        // All of one moment: another process may be making the library now.
        let read = conn.unchecked_transaction()?;
        Ok(Self {
            application: read.pragma_query_value(None, "application_id", |row| row.get(0))?,
            version: version(&read)?,
            tables: read.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?,
        })
    }

    /// True for a file that nobody wrote to yet.
    pub(crate) fn is_new(&self) -> bool {
        self.application == 0 && self.version == 0 && self.tables == 0
    }

    /// Refuses the files of other programs and of newer versions.
    pub(crate) fn check(&self, path: &Path, known: u32) -> Result<(), StoreError> {
        if self.is_new() {
            return Ok(());
        }
        if self.application != APPLICATION_ID {
            return Err(StoreError::NotALibrary { path: path.to_owned() });
        }
        if self.version > known {
            return Err(StoreError::TooNew {
                path: path.to_owned(),
                found: self.version,
                known,
            });
        }
        if self.version == 0 || self.tables == 0 {
            return Err(StoreError::damaged("the library has no tables"));
        }
        Ok(())
    }
}

/// Version of the library as another process may have left it just now.
pub(crate) fn version(conn: &Connection) -> Result<u32, StoreError> {
    let sql = "SELECT user_version FROM pragma_user_version";
    Ok(conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// Runs the migrations the file lacks, all or none, alone on the file. Before an existing library is touched, it is
/// copied to `path`'s backups; without a path (in memory) there is nothing to copy.
pub(crate) fn migrate(conn: &mut Connection, path: Option<&Path>, migrations: &[&str]) -> Result<(), StoreError> {
    loop {
        let from = version(conn)?;
        if at(from) >= migrations.len() {
            return Ok(());
        }
        let seen = data_version(conn)?;
        if let Some(path) = path.filter(|_| from > 0) {
            backup::before_migration(conn, path, from)?;
        }
        let transaction = conn.transaction_with_behavior(TransactionBehavior::Exclusive)?;
        // An edit or a migration by another process since the backup was made: look again, with a new backup.
        if data_version(&transaction)? == seen && version(&transaction)? == from {
            run(&transaction, from, migrations)?;
            return Ok(transaction.commit()?);
        }
    }
}

fn run(transaction: &Transaction<'_>, from: u32, migrations: &[&str]) -> Result<(), StoreError> {
    for sql in &migrations[at(from)..] {
        transaction.execute_batch(sql)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(
        None,
        "user_version",
        u32::try_from(migrations.len()).unwrap_or(u32::MAX),
    )?;
    Ok(())
}

/// Changes whenever another connection has committed something.
pub(crate) fn data_version(conn: &Connection) -> Result<i64, StoreError> {
    Ok(conn.pragma_query_value(None, "data_version", |row| row.get(0))?)
}

fn at(version: u32) -> usize {
    usize::try_from(version).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

    use super::*;
    use crate::{Library, backups};

    const NEXT: &[&str] = &[MIGRATIONS[0], "ALTER TABLE setting ADD COLUMN note TEXT"];

    #[test]
    fn an_older_library_is_backed_up_and_then_brought_up_to_date() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.lajurdb");
        Library::open(&path).unwrap().save_setting("theme", "dark").unwrap();
        assert!(backups(&path).unwrap().is_empty(), "a new library needs no backup");

        let library = Library::open_with(&path, NEXT).unwrap();
        assert_eq!(version(&library.conn).unwrap(), 2, "the new version");
        assert_eq!(
            library.setting("theme").unwrap().as_deref(),
            Some("dark"),
            "what was there is there"
        );
        let backup = backups(&path).unwrap().remove(0);
        let before = Connection::open(&backup.path).unwrap();
        assert_eq!(version(&before).unwrap(), 1, "the backup has the old version");
        assert_eq!(backup.day, None, "and is not one of the daily ones");
        drop(library);
        Library::open_with(&path, NEXT).unwrap();
        assert_eq!(backups(&path).unwrap().len(), 1, "nothing is migrated twice");
    }

    #[test]
    fn a_migration_that_fails_leaves_the_library_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.lajurdb");
        drop(Library::open(&path).unwrap());
        let broken = [
            MIGRATIONS[0],
            "ALTER TABLE setting ADD COLUMN note TEXT",
            "SELECT no_such_function()",
        ];
        assert!(
            Library::open_with(&path, &broken).is_err(),
            "the second migration fails"
        );
        let library = Library::open(&path).unwrap();
        assert_eq!(version(&library.conn).unwrap(), 1, "the first one is taken back too");
    }
}
