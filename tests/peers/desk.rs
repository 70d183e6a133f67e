//! A library of its own with the example in it, and what goes out of that.

use std::path::PathBuf;

use lajur_api::{App, Exporting, NewMap, Progress, export};
use lajur_model::{Doc, MapId, text};
use lajur_words::Lang;
use tempfile::TempDir;

use super::programs::squeezed;

/// The library.
pub struct Desk {
    /// Ends with the test.
    pub folder: TempDir,
    /// The open library.
    pub app: App,
    /// The example in it.
    pub map: MapId,
}

impl Desk {
    /// The example in a language.
    pub fn new(lang: Lang) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut app = App::open(&folder.path().join("library"), lang).unwrap();
        let new = NewMap {
            language: lang.as_str().to_owned(),
            template: "example".to_owned(),
            ..NewMap::default()
        };
        let map = app.create_map(&new).unwrap();
        Self { folder, app, map }
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The example as a file; the end of its name tells what it is.
    pub fn written(&mut self, name: &str, how: &Exporting) -> PathBuf {
        let path = self.path(name);
        export(
            &self.app.snapshot(&self.map).unwrap(),
            &path,
            Some(how),
            &Progress::silent(),
        )
        .unwrap();
        path
    }

    /// The example itself.
    pub fn doc(&mut self) -> Doc {
        Doc::clone(&self.app.snapshot(&self.map).unwrap().doc)
    }
}

/// What the placed cards of a map say, in plain words without spaces.
pub fn card_words(doc: &Doc) -> Vec<String> {
    let placed = doc.cards.values().filter(|card| card.place.is_some());
    let words = placed.map(|card| squeezed(&text::parse(&card.text).plain()));
    words.filter(|words| !words.is_empty()).collect()
}

/// Fails where a card of the map cannot be read in a text without spaces.
pub fn assert_all_cards(doc: &Doc, read: &str, place: &str) {
    for words in card_words(doc) {
        assert!(read.contains(&words), "{words:?} cannot be read in {place}");
    }
}
