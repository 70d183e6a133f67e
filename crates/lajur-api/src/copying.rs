//! Copies of a map as files of its own format: the one that is written again and again, and the way out where the library
//! cannot be written.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lajur_model::{Doc, Edit, MapId, SharedEdit, plan, plan_shared};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::exporting::{map_file, write_whole};
use crate::{App, Export, Result};

/// What became of a copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(tag = "copied", rename_all = "snake_case")]
pub enum Copied {
    /// It is written.
    Saved {
        /// Where to.
        file: String,
    },
    /// There is no copy yet, or it is gone: somebody must say where to. Nothing is written.
    Unplaced,
    /// The file is no longer as the last copy left it. Nothing is written.
    Changed {
        /// That file.
        file: String,
    },
}

/// Edits that a window could not get into the library.
#[derive(Debug, Clone, Default, Deserialize, specta::Type)]
pub struct Unsaved {
    /// Of the map, oldest first.
    pub edits: Vec<Edit>,
    /// Of what all maps share, oldest first.
    pub shared: Vec<SharedEdit>,
}

/// A map that is about to be written to its copy. Independent of the library: it is written beside it.
pub struct Copy {
    export: Export,
    last: Option<LastCopy>,
}

/// The last copy of a map: where it lies and what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastCopy {
    path: PathBuf,
    size: u64,
    hash: String,
}

impl App {
    /// A map at this moment, with what is known of its last copy.
    ///
    /// # Errors
    /// Where there is no such map, or the library cannot be read.
    pub fn copy(&mut self, map: &MapId) -> Result<Copy> {
        let known = self.library.setting(&setting(map))?;
        Ok(Copy {
            export: self.snapshot(map)?,
            // What an older or newer version wrote there is no copy of ours: then it is asked again.
            last: known.and_then(|known| serde_json::from_str(&known).ok()),
        })
    }

    /// Remembers where the copy of a map lies.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn remember_copy(&mut self, map: &MapId, last: &LastCopy) -> Result<()> {
        let value = serde_json::json!(last).to_string();
        Ok(self.library.save_setting(&setting(map), &value)?)
    }

    /// A map at this moment with edits on top that the library could not take, ready for [`crate::export`]. An edit that
    /// is not possible on the map is left out: it would have been refused in any case.
    ///
    /// # Errors
    /// Where there is no such map, or the library cannot be read.
    pub fn snapshot_with(&mut self, map: &MapId, unsaved: &Unsaved) -> Result<Export> {
        let mut doc = self.snapshot(map)?.doc;
        let edited = Arc::make_mut(&mut doc);
        for edit in &unsaved.shared {
            if let Ok((change, _)) = plan_shared(&edited.shared, edit, &mut self.ids) {
                let mut shared = (*edited.shared).clone();
                if change.apply(&mut shared).is_ok() {
                    edited.shared = Arc::new(shared);
                }
            }
        }
        for edit in &unsaved.edits {
            self.put_on_top(edited, edit);
        }
        let images = self.images_in(&doc)?;
        Ok(Export { doc, images })
    }

    fn put_on_top(&mut self, doc: &mut Doc, edit: &Edit) {
        if let Ok((change, _)) = plan(doc, edit, &mut self.ids) {
            let mut edited = doc.clone();
            if change.apply(&mut edited).is_ok() {
                *doc = edited;
            }
        }
    }
}

impl Copy {
    /// Writes the copy: to `file`, whatever it holds, or without one to where the last copy went, if nobody changed that
    /// meanwhile. With what is to be remembered, where something was written.
    ///
    /// # Errors
    /// Where the file cannot be written. Then it is as it was.
    pub fn write(&self, file: Option<&Path>) -> Result<(Copied, Option<LastCopy>)> {
        let path = match (file, &self.last) {
            (Some(file), _) => file,
            (None, None) => return Ok((Copied::Unplaced, None)),
            (None, Some(last)) => match last.state() {
                State::Same => &last.path,
                State::Gone => return Ok((Copied::Unplaced, None)),
                State::Changed => {
                    let file = last.path.display().to_string();
                    return Ok((Copied::Changed { file }, None));
                }
            },
        };
        let bytes = map_file(&self.export);
        write_whole(path, &bytes)?;
        let last = LastCopy {
            path: path.to_owned(),
            size: bytes.len() as u64,
            hash: hex(&Sha256::digest(&bytes)),
        };
        let file = path.display().to_string();
        Ok((Copied::Saved { file }, Some(last)))
    }
}

enum State {
    Same,
    Changed,
    Gone,
}

impl LastCopy {
    /// How the file is now. One that cannot be read counts as changed: overwriting it is for a person to decide.
    fn state(&self) -> State {
        match self.hash_now() {
            Ok(hash) if hash == self.hash => State::Same,
            Err(error) if error.kind() == ErrorKind::NotFound => State::Gone,
            _ => State::Changed,
        }
    }

    /// The hash of the file, or of its first bytes where it has become longer than it was.
    fn hash_now(&self) -> std::io::Result<String> {
        let mut hasher = Sha256::new();
        std::io::copy(&mut File::open(&self.path)?.take(self.size + 1), &mut hasher)?;
        Ok(hex(&hasher.finalize()))
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn setting(map: &MapId) -> String {
    format!("copy:{map}")
}
