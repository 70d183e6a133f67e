//! Putting a backup in the place of a library, also of one that cannot be opened any more.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use crate::migrate::{self, Head};
use crate::{StoreError, backup, open};

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Where the library that was there lies now; none where there was none.
    pub moved_aside: Option<PathBuf>,
}

/// Puts a copy of `backup` in the place of the library at `path`. The library that was there is moved aside, never
/// deleted; it does not need to be readable.
///
/// # Errors
/// [`StoreError::BadBackup`] and [`StoreError::TooNew`] where the backup cannot be used, [`StoreError::InUse`] while a
/// process has the library open, and what the disk says. Then the library is as it was.
pub fn restore(path: &Path, backup: &Path) -> Result<Restored, StoreError> {
    let _alone = open::lock_alone(path)?;
    let fresh = backup::beside(path, ".restored");
    copy_checked(backup, &fresh).map_err(|error| blame(error, backup, &fresh))?;
    let moved_aside = move_aside(path)?;
    fs::rename(&fresh, path).map_err(|error| StoreError::on_disk(path, &error))?;
    backup::sync_folder(path.parent().unwrap_or(Path::new(".")));
    Ok(Restored { moved_aside })
}

/// Reads every page of the backup and writes them anew. The copy is checked, not the original: it is what will be used.
fn copy_checked(backup: &Path, fresh: &Path) -> Result<(), StoreError> {
    let from = read_only(backup)?;
    let head = Head::read(&from)?;
    if head.is_new() {
        return Err(StoreError::NotALibrary {
            path: backup.to_owned(),
        });
    }
    head.check(backup, migrate::known())?;
    backup::copy(&from, fresh)?;
    let copy = read_only(fresh)?;
    let verdict: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" {
        Ok(())
    } else {
        Err(StoreError::damaged(verdict))
    }
}

fn read_only(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Ok(Connection::open_with_flags(path, flags)?)
}

/// Damage found on the way is the backup's, not the library's.
fn blame(error: StoreError, backup: &Path, fresh: &Path) -> StoreError {
    let _ = fs::remove_file(fresh);
    let path = backup.to_owned();
    match error {
        StoreError::Damaged { details, .. } => StoreError::BadBackup { path, details },
        StoreError::NotALibrary { .. } => StoreError::BadBackup {
            path,
            details: "it is not a library".to_owned(),
        },
        other => other.at(backup),
    }
}

/// Moves the library with its write-ahead log to `<path>.old-1` or the next free number.
fn move_aside(path: &Path) -> Result<Option<PathBuf>, StoreError> {
    if !path.exists() {
        // A log without its library would be replayed over the one that is put here.
        move_log(path, &free_name(path))?;
        return Ok(None);
    }
    let aside = free_name(path);
    move_log(path, &aside)?;
    // A second name first, so that there is a library at `path` at every moment; not all file systems can do it.
    if fs::hard_link(path, &aside).is_err() {
        rename(path, &aside)?;
    }
    Ok(Some(aside))
}

fn move_log(path: &Path, aside: &Path) -> Result<(), StoreError> {
    for suffix in ["-wal", "-shm", "-journal"] {
        let log = backup::beside(path, suffix);
        if log.exists() {
            rename(&log, &backup::beside(aside, suffix))?;
        }
    }
    Ok(())
}

fn rename(from: &Path, to: &Path) -> Result<(), StoreError> {
    fs::rename(from, to).map_err(|error| StoreError::on_disk(from, &error))
}

fn free_name(path: &Path) -> PathBuf {
    let mut nth = 1_u32;
    loop {
        let name = backup::beside(path, &format!(".old-{nth}"));
        if !["", "-wal", "-shm", "-journal"]
            .iter()
            .any(|suffix| backup::beside(&name, suffix).exists())
        {
            return name;
        }
        nth += 1;
    }
}
