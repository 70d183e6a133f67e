//! Everything that is open: the library, the maps in memory, the language.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use lajur_layout::{Difference, Fonts, Layout, LayoutDelta, Layouter, layout};
use lajur_model::{Change, Doc, MapId, Shared, View};
use lajur_store::Library;
use lajur_words::Lang;

use crate::clock::{Uuids, now};
use crate::fonts::{fonts_for, lacks};
use crate::reading::Reading;
use crate::turns::Turn;
use crate::{ApiError, Result};

/// Daily backups kept.
const BACKUPS: usize = 7;

/// Lajur without a face. One per process and library; its owner keeps the order of calls.
pub struct App {
    pub(crate) library: Library,
    pub(crate) open: BTreeMap<MapId, Open>,
    /// What windows hide and collapse of maps; none where they show all.
    pub(crate) views: BTreeMap<MapId, View>,
    pub(crate) shared: Arc<Shared>,
    pub(crate) ids: Uuids,
    pub(crate) lang: Lang,
    /// What was looked into last, a file or the clipboard.
    pub(crate) reading: Option<Reading>,
    /// What [`Library::written_elsewhere`] said last.
    seen: i64,
}

/// A map in memory.
pub(crate) struct Open {
    pub(crate) doc: Arc<Doc>,
    pub(crate) revision: u32,
    pub(crate) layouter: Layouter,
    fonts: &'static Fonts,
}

impl Open {
    fn new(doc: Doc, revision: u32, view: View) -> Self {
        let fonts = fonts_for(&doc);
        let _turn = Turn::of(&doc.map.id);
        Self {
            layouter: Layouter::new(&doc, view, fonts),
            doc: Arc::new(doc),
            revision,
            fonts,
        }
    }

    /// Lays out what a Change touched that the Doc has gone through.
    pub(crate) fn follow(&mut self, change: &Change) -> LayoutDelta {
        let difference = if lacks(self.fonts, change) && !std::ptr::eq(self.fonts, fonts_for(&self.doc)) {
            let now = Self::new((*self.doc).clone(), self.revision, self.layouter.view().clone());
            let before = std::mem::replace(self, now);
            Difference::between(before.layouter.layout(), self.layouter.layout())
        } else {
            self.layouter.update(&self.doc, change)
        };
        LayoutDelta::of(self.layouter.layout(), difference)
    }
}

impl App {
    /// Opens the library, and makes it where there is none. Backs it up where today's copy is missing.
    ///
    /// # Errors
    /// Where the library is damaged, newer than this program, or cannot be read or written.
    pub fn open(path: &Path, lang: Lang) -> Result<Self> {
        let library = Library::open(path)?;
        library.backup_if_due(&now(), BACKUPS)?;
        let shared = Arc::new(library.shared()?.shared);
        let seen = library.written_elsewhere()?;
        Ok(Self {
            library,
            open: BTreeMap::new(),
            views: BTreeMap::new(),
            shared,
            ids: Uuids,
            lang,
            reading: None,
            seen,
        })
    }

    /// The language of the window or the command line.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// True where another process has written to the library since this was asked last.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn changed_elsewhere(&mut self) -> Result<bool> {
        let now = self.library.written_elsewhere()?;
        Ok(std::mem::replace(&mut self.seen, now) != now)
    }

    /// Forgets what is held of a map in memory, so that it is read from disk the next time.
    pub fn forget(&mut self, map: &MapId) {
        self.open.remove(map);
    }

    /// The map in memory, read where it is not there yet.
    pub(crate) fn map(&mut self, map: &MapId) -> Result<&Open> {
        if !self.open.contains_key(map) {
            let opened = self.read(map)?;
            self.open.insert(map.clone(), opened);
        }
        self.open.get(map).ok_or_else(|| ApiError::NoMap(map.0.clone()))
    }

    /// The map as it lies on disk now, laid out.
    pub(crate) fn read(&mut self, map: &MapId) -> Result<Open> {
        let (doc, revision) = self.load(map)?;
        let view = self.views.get(map).cloned().unwrap_or_default();
        Ok(Open::new(doc, revision, view))
    }

    /// The records of a map: those in memory, or else those on disk. Whoever only looks at a map does not keep it in
    /// memory, for a library has many.
    pub(crate) fn doc(&mut self, map: &MapId) -> Result<Arc<Doc>> {
        match self.open.get(map) {
            Some(open) => Ok(open.doc.clone()),
            None => Ok(Arc::new(self.load(map)?.0)),
        }
    }

    /// The records of a map on disk, and how often they were changed.
    fn load(&mut self, map: &MapId) -> Result<(Doc, u32)> {
        let loaded = self.library.load(map)?;
        self.shared = Arc::new(self.library.shared()?.shared);
        let doc = Doc {
            shared: self.shared.clone(),
            ..loaded.doc
        };
        Ok((doc, loaded.revision))
    }
}

/// Where everything of a map stands on the screen.
pub(crate) fn lay_out(doc: &Doc) -> Layout {
    let fonts = fonts_for(doc);
    let _turn = Turn::of(&doc.map.id);
    layout(doc, &View::default(), fonts)
}
