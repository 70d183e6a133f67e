//! Ids that follow from a file.

use std::path::Path;

use lajur_model::IdSource;
use sha2::{Digest, Sha256};

/// Ids for what somebody put into a workbook: the same each time the file is read, so that what was shown can be taken,
/// and taken twice is there once.
pub(crate) struct FileIds {
    of: String,
    given: u32,
}

impl FileIds {
    /// Ids that follow from what the file holds now. One that cannot be read needs none.
    pub(crate) fn of(path: &Path) -> Self {
        let bytes = lajur_formats::read_bytes(path).unwrap_or_default();
        let hash = Sha256::digest(&bytes);
        Self {
            of: hash[..16].iter().map(|byte| format!("{byte:02x}")).collect(),
            given: 0,
        }
    }
}

impl IdSource for FileIds {
    fn next_id(&mut self) -> String {
        self.given += 1;
        format!("{}-{}", self.of, self.given)
    }
}
