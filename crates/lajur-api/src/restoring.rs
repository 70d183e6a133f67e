//! Going back to a backup, also where the library cannot be opened any more.

use std::path::Path;

use lajur_store::{Backup, Restored};

use crate::{ApiError, Result};

/// The backups of a library, newest first.
///
/// # Errors
/// Where the folder of backups cannot be read.
pub fn backups(library: &Path) -> Result<Vec<Backup>> {
    Ok(lajur_store::backups(library)?)
}

/// Puts the newest backup in the library's place that is whole. What was there is moved aside, never deleted.
///
/// # Errors
/// Where there is no backup, none is whole, or the files cannot be written.
pub fn restore(library: &Path) -> Result<(Backup, Restored)> {
    let mut last = ApiError::NoBackup;
    for backup in backups(library)? {
        match lajur_store::restore(library, &backup.path) {
            Ok(restored) => return Ok((backup, restored)),
            Err(error) => last = error.into(),
        }
    }
    Err(last)
}
