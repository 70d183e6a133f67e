//! Backups: one a day in the folder `backups` beside the library, and one before each migration.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::{Library, StoreError};

/// A copy of a library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The file.
    pub path: PathBuf,
    /// The day it was made, `YYYY-MM-DD`; none for a copy made before a migration.
    pub day: Option<String>,
    /// Its size in bytes.
    pub bytes: u64,
}

impl Library {
    /// Makes the backup of the day `now` (RFC 3339) lies on, unless there is one, and deletes the oldest beyond `keep`.
    /// Gives the new backup. The library is checked first, so that a damaged one does not push good copies out.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] and what the disk says. Then no backup was deleted.
    pub fn backup_if_due(&self, now: &str, keep: usize) -> Result<Option<PathBuf>, StoreError> {
        let (Some(path), Some(day)) = (&self.path, day_of(now)) else {
            return Ok(None);
        };
        let target = named(path, day);
        if target.exists() {
            return Ok(None);
        }
        self.told(check(&self.conn).and_then(|()| copy(&self.conn, &target)))?;
        sweep(path, day)?;
        let daily: Vec<_> = backups(path)?
            .into_iter()
            .filter(|backup| backup.day.is_some())
            .collect();
        for old in daily.iter().skip(keep.max(1)) {
            fs::remove_file(&old.path).map_err(|error| StoreError::on_disk(&old.path, &error))?;
        }
        Ok(Some(target))
    }
}

/// The backups of the library at `path`, newest day first, then those made before migrations. Works without opening
/// the library.
///
/// # Errors
/// Where the folder cannot be read; a missing folder just has no backups.
pub fn backups(path: &Path) -> Result<Vec<Backup>, StoreError> {
    let folder = folder(path);
    if !folder.is_dir() {
        return Ok(vec![]);
    }
    let entries = fs::read_dir(&folder).map_err(|error| StoreError::on_disk(&folder, &error))?;
    let mut found = vec![];
    for entry in entries {
        let entry = entry.map_err(|error| StoreError::on_disk(&folder, &error))?;
        let bytes = entry
            .metadata()
            .map_err(|error| StoreError::on_disk(&entry.path(), &error))?
            .len();
        found.extend(mark_of(path, &entry.path()).map(|mark| Backup {
            path: entry.path(),
            day: day_of(&mark).map(str::to_owned),
            bytes,
        }));
    }
    found.sort_by(|a, b| b.day.cmp(&a.day).then_with(|| b.path.cmp(&a.path)));
    Ok(found)
}

/// Keeps the library as it is before a migration from `version`. Such copies are never deleted by the program.
pub(crate) fn before_migration(conn: &Connection, path: &Path, version: u32) -> Result<(), StoreError> {
    let mark = format!("version-{version}");
    let free = (1..).map(|nth| {
        named(
            path,
            &if nth == 1 {
                mark.clone()
            } else {
                format!("{mark}-{nth}")
            },
        )
    });
    for target in free {
        if !target.exists() {
            return copy(conn, &target);
        }
    }
    Ok(())
}

/// Deletes what processes left half done that were killed on an earlier day; today's parts may be at work.
fn sweep(path: &Path, today: &str) -> Result<(), StoreError> {
    let folder = folder(path);
    let entries = fs::read_dir(&folder).map_err(|error| StoreError::on_disk(&folder, &error))?;
    for part in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        let target = part
            .file_stem()
            .filter(|_| part.extension().is_some_and(|ending| ending == "part"));
        // `<backup>.<process>.part`
        let mark = target.and_then(|target| mark_of(path, &Path::new(target).with_extension("")));
        if mark.is_some_and(|mark| day_of(&mark).is_some_and(|day| day < today)) {
            fs::remove_file(&part).map_err(|error| StoreError::on_disk(&part, &error))?;
        }
    }
    Ok(())
}

/// Copies the open library to `target`, which appears whole or not at all.
pub(crate) fn copy(conn: &Connection, target: &Path) -> Result<(), StoreError> {
    let folder = target.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(|error| StoreError::on_disk(folder, &error))?;
    let unfinished = beside(target, &format!(".{}.part", std::process::id()));
    let result = fill(conn, &unfinished).and_then(|()| {
        fs::rename(&unfinished, target).map_err(|error| StoreError::on_disk(target, &error))?;
        sync_folder(folder);
        Ok(())
    });
    if result.is_err() {
        // The first failure is the one to tell; a part left over is swept up another day.
        let _ = fs::remove_file(&unfinished);
    }
    result
}

fn fill(conn: &Connection, target: &Path) -> Result<(), StoreError> {
    match fs::remove_file(target) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(StoreError::on_disk(target, &error)),
        _ => {}
    }
    let name = target.to_str().ok_or_else(|| StoreError::CannotOpen {
        path: target.to_owned(),
        details: "the path is not Unicode".to_owned(),
    })?;
    conn.execute("VACUUM INTO ?1", [name])?;
    let sync = File::options()
        .write(true)
        .open(target)
        .and_then(|file| file.sync_all());
    sync.map_err(|error| StoreError::on_disk(target, &error))
}

/// SQLite's own check of a whole library.
pub(crate) fn check(conn: &Connection) -> Result<(), StoreError> {
    let verdict: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" {
        Ok(())
    } else {
        Err(StoreError::damaged(verdict))
    }
}

/// Makes a rename in the folder last through a power failure, where the system can.
pub(crate) fn sync_folder(folder: &Path) {
    // Windows cannot open folders; there the rename itself is enough.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

/// `path` with `suffix` after its name.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    PathBuf::from(name)
}

fn folder(path: &Path) -> PathBuf {
    path.with_file_name("backups")
}

/// `backups/<name of the library>-<mark>.<its ending>`.
fn named(path: &Path, mark: &str) -> PathBuf {
    let (before, after) = frame(path);
    folder(path).join(format!("{before}{mark}{after}"))
}

/// The mark in a name made by [`named`]; none for the files of other libraries and for unfinished ones.
fn mark_of(path: &Path, backup: &Path) -> Option<String> {
    let (before, after) = frame(path);
    let name = backup.file_name()?.to_str()?;
    let mark = name.strip_prefix(&before)?.strip_suffix(&after)?;
    (day_of(mark) == Some(mark) || mark.starts_with("version-")).then(|| mark.to_owned())
}

fn frame(path: &Path) -> (String, String) {
    let part = |part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().into_owned());
    let ending = part(path.extension()).map(|ending| format!(".{ending}"));
    (
        format!("{}-", part(path.file_stem()).unwrap_or_default()),
        ending.unwrap_or_default(),
    )
}

/// The day at the head of an RFC 3339 time, where there is one.
fn day_of(time: &str) -> Option<&str> {
    let day = time.get(..10)?;
    let digits = |at: usize, byte: u8| {
        if at == 4 || at == 7 {
            byte == b'-'
        } else {
            byte.is_ascii_digit()
        }
    };
    day.bytes()
        .enumerate()
        .all(|(at, byte)| digits(at, byte))
        .then_some(day)
}
