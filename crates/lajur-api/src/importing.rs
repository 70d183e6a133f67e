//! Files coming in.

use std::path::Path;
use std::sync::Arc;

use lajur_formats::{Found, Imported, Note, lajur};
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
        for image in &imported.images {
            self.library.put_asset(&image.asset, &image.bytes)?;
        }
        match self.library.load(&imported.doc.map.id) {
            Ok(there) if self.holds(&there.doc, &imported)? => Ok(self.imported(imported.doc, &imported.notes)),
            Ok(there) => self.import_known(imported, there.doc.map.title, known),
            Err(StoreError::NoSuchMap { .. }) => self.take_in(imported.doc, self.words_of(&imported.notes)),
            Err(error) => Err(error.into()),
        }
    }

    /// True where the library has the map just as the file has it, and not in the bin.
    fn holds(&mut self, there: &Doc, imported: &Imported) -> Result<bool> {
        let images = self.images_in(there)?;
        let hash = lajur::hash(there, &|asset| Some(images.get(asset)?.bytes.to_vec()));
        Ok(hash == imported.hash && !there.map.deleted)
    }

    /// A map that the library knows with other content, as a person wants it.
    fn import_known(&mut self, imported: Imported, title: String, known: Known) -> Result<ImportResult> {
        let Imported { doc, notes, .. } = imported;
        match known {
            Known::Ask => Ok(ImportResult::Known { map: doc.map.id, title }),
            Known::KeepBoth => {
                let mut copy = self.with_own_ids(&doc);
                copy.map.title = self.copy_title(&doc.map.title);
                self.take_in(copy, self.words_of(&notes))
            }
            Known::Replace => {
                let label = Label::named("import", &doc.map.title);
                let revision = self.library.revision(&Scope::Map(doc.map.id.clone()))?;
                self.library.replace_map(&doc, revision, &label, &now())?;
                self.forget(&doc.map.id);
                Ok(self.imported(doc, &notes))
            }
        }
    }

    fn imported(&self, doc: Doc, notes: &[Note]) -> ImportResult {
        ImportResult::Imported {
            map: doc.map.id,
            title: doc.map.title,
            notes: self.words_of(notes),
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
