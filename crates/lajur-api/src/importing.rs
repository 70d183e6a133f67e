//! Files coming in.

use std::path::Path;
use std::sync::Arc;

use lajur_formats::{Found, Imported, lajur};
use lajur_model::{Doc, Label, MapId};
use lajur_store::{Scope, StoreError};
use lajur_words::say;
use serde::{Deserialize, Serialize};

use crate::clock::{Uuids, now};
use crate::{ApiError, App, Result, Source, TableChoice};

/// What to do with a map that the library knows with other content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Known {
    /// Do nothing and say so.
    #[default]
    Ask,
    /// Make it as in the file: one undo step.
    Replace,
    /// Keep both, the file's as a copy.
    KeepBoth,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(tag = "result", rename_all = "snake_case")]
pub enum ImportResult {
    /// Its map is in the library.
    Imported {
        /// The map.
        map: MapId,
        /// Its title.
        title: String,
        /// How it was understood and what could not be kept, in words.
        notes: Vec<String>,
    },
    /// The library knows the map with other content; nothing was done.
    Known {
        /// The map.
        map: MapId,
        /// Its title in the library.
        title: String,
    },
}

/// A map from a `.lajur` file or a table, without any library.
///
/// # Errors
/// Where the file cannot be read or understood; with the place.
pub fn read_file(path: &Path, lang: lajur_words::Lang) -> Result<Imported> {
    Ok(lajur_formats::read_file(path, lang, &mut Uuids)?)
}

impl App {
    /// Takes a file into the library.
    ///
    /// # Errors
    /// Where the file cannot be read or understood, or the library cannot be written. Then nothing is changed.
    pub fn import_file(&mut self, path: &Path, known: Known) -> Result<ImportResult> {
        let source = Source::file(path);
        let found = self.reading(&source)?;
        if matches!(*found, Found::Tables(_)) {
            return self.import_table(&source, &TableChoice::default());
        }
        self.reading = None;
        let imported = match Arc::unwrap_or_clone(found) {
            Found::Map(map) => *map,
            Found::Workbook(edited) => edited.whole(),
            Found::Tables(_) => return Err(ApiError::NoFormat(path.to_owned())),
        };
        let notes = imported.notes.iter().map(|note| note.words(self.lang)).collect();
        let doc = imported.doc;
        for image in &imported.images {
            self.library.put_asset(&image.asset, &image.bytes)?;
        }
        let there = match self.library.load(&doc.map.id) {
            Ok(there) => there,
            Err(StoreError::NoSuchMap { .. }) => return self.take_in(doc, notes),
            Err(error) => return Err(error.into()),
        };
        let images = self.images_of(&doc.map.id)?;
        let differs = lajur::hash(&there.doc, &|asset| Some(images.get(asset)?.bytes.to_vec())) != imported.hash;
        if !differs && !there.doc.map.deleted {
            return Ok(ImportResult::Imported {
                map: doc.map.id,
                title: doc.map.title,
                notes,
            });
        }
        match known {
            Known::Ask => Ok(ImportResult::Known {
                map: doc.map.id,
                title: there.doc.map.title,
            }),
            Known::KeepBoth => {
                let mut copy = self.with_own_ids(&doc);
                copy.map.title = self.copy_title(&doc.map.title);
                self.take_in(copy, notes)
            }
            Known::Replace => {
                let label = Label::named("import", &doc.map.title);
                let revision = self.library.revision(&Scope::Map(doc.map.id.clone()))?;
                self.library.replace_map(&doc, revision, &label, &now())?;
                self.forget(&doc.map.id);
                Ok(ImportResult::Imported {
                    map: doc.map.id,
                    title: doc.map.title,
                    notes,
                })
            }
        }
    }

    pub(crate) fn take_in(&mut self, mut doc: Doc, notes: Vec<String>) -> Result<ImportResult> {
        if doc.map.title.is_empty() {
            doc.map.title = say(self.lang, "library.untitled", &[]);
        }
        self.library.create_map(&doc, &now())?;
        Ok(ImportResult::Imported {
            map: doc.map.id,
            title: doc.map.title,
            notes,
        })
    }
}
