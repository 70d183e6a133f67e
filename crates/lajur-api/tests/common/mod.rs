//! A library of its own with one map in it.

use std::path::PathBuf;

use lajur_api::{App, NewMap};
use lajur_model::MapId;
use lajur_words::Lang;
use tempfile::TempDir;

/// The library, and what lies beside it.
pub struct Case {
    /// Ends with the test.
    pub folder: TempDir,
    /// The open library.
    pub app: App,
    /// Five stages in English, without cards.
    pub map: MapId,
}

impl Case {
    /// A new library with a new map.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut app = App::open(&folder.path().join("library"), Lang::En).unwrap();
        let new = NewMap {
            title: "Gift".to_owned(),
            language: "en".to_owned(),
            template: "five-stages".to_owned(),
            ..NewMap::default()
        };
        let map = app.create_map(&new).unwrap();
        Self { folder, app, map }
    }

    /// A path beside the library.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}
