//! Ids that follow from a file.

use std::path::{Path, PathBuf};

use lajur_model::IdSource;
use sha2::{Digest, Sha256};

/// Ids for what somebody put into a workbook: the same each time the file is read, so that what was shown can be taken,
/// and taken twice is there once.
pub(crate) struct FileIds {
    file: PathBuf,
    /// What its bytes come to; empty until the first id is asked for, for most files have nothing new.
    of: String,
    given: u32,
}

impl FileIds {
    /// Ids that follow from what the file holds.
    pub(crate) fn of(path: &Path) -> Self {
        Self {
            file: path.to_owned(),
            of: String::new(),
            given: 0,
        }
    }
}

/// What the bytes of a file come to. One that cannot be read needs no ids.
fn digest(file: &Path) -> String {
    let hash = Sha256::digest(lajur_formats::read_bytes(file).unwrap_or_default());
    hash[..16].iter().map(|byte| format!("{byte:02x}")).collect()
}

impl IdSource for FileIds {
    fn next_id(&mut self) -> String {
        if self.of.is_empty() {
            self.of = digest(&self.file);
        }
        self.given += 1;
        format!("{}-{}", self.of, self.given)
    }
}
