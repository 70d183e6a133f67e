//! What is read of a file or of the clipboard: once, for looking into it, for its picture and for taking it in.

use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use lajur_formats::{Found, clip, look, stem};
use serde::Deserialize;

use crate::fileids::FileIds;
use crate::{App, Content, Result};

/// Where tables come from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, specta::Type)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum Source {
    /// A file, by its path.
    File {
        /// The path.
        path: String,
    },
    /// What [`App::keep_clipboard`] kept.
    Clipboard,
}

/// What was read last.
pub(crate) struct Reading {
    source: Source,
    stamp: Stamp,
    found: Arc<Found>,
}

/// When a file was changed and how long it is; none where that cannot be said.
type Stamp = Option<(SystemTime, u64)>;

impl Source {
    /// A file.
    #[must_use]
    pub fn file(path: &Path) -> Self {
        Self::File {
            path: path.display().to_string(),
        }
    }

    /// The path, where it is a file.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::File { path } => Some(Path::new(path)),
            Self::Clipboard => None,
        }
    }

    /// The name with which the title of a map begins.
    pub(crate) fn name(&self) -> String {
        self.path().map(stem).unwrap_or_default()
    }

    fn stamp(&self) -> Stamp {
        let about = std::fs::metadata(self.path()?).ok()?;
        Some((about.modified().ok()?, about.len()))
    }
}

impl App {
    /// Keeps the tables that lie on the clipboard now, until something else is looked at or they are taken in.
    ///
    /// # Errors
    /// Where there is no table, or it is larger than any map.
    pub fn keep_clipboard(&mut self, content: &Content) -> Result<()> {
        let tables = clip::tables(content.html.as_deref(), content.text.as_deref())?;
        self.reading = Some(Reading {
            source: Source::Clipboard,
            stamp: None,
            found: Arc::new(Found::Tables(tables)),
        });
        Ok(())
    }

    /// What a source holds; a file is read anew where it has changed.
    pub(crate) fn reading(&mut self, source: &Source) -> Result<Arc<Found>> {
        let stamp = source.stamp();
        let kept = self
            .reading
            .as_ref()
            .filter(|kept| kept.source == *source && kept.stamp == stamp);
        if let Some(kept) = kept {
            return Ok(kept.found.clone());
        }
        let path = source.path().unwrap_or(Path::new(""));
        let found = Arc::new(look(path, &mut FileIds::of(path))?);
        self.reading = Some(Reading {
            source: source.clone(),
            stamp,
            found: found.clone(),
        });
        Ok(found)
    }
}
