//! Searching all maps of the library.

use std::collections::BTreeMap;

use lajur_model::{Kind, MapId};
use serde::Serialize;

use crate::{App, Result};

/// More hits than a person reads; whoever needs others types another word.
const MOST: u32 = 100;

/// A record whose text has what was searched for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct SearchHit {
    /// The map it is on.
    pub map: MapId,
    /// That map's title; may be empty.
    pub title: String,
    /// Map, stage, lane or card.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// The words around the first place, one line, with "…" where text is left out.
    pub snippet: String,
}

impl App {
    /// The records of all maps outside the bin that have all the words of `text`, best first. Each word may be the
    /// beginning of a longer one; case and accents do not count.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn search(&mut self, text: &str) -> Result<Vec<SearchHit>> {
        let titles: BTreeMap<MapId, String> = self
            .library
            .maps()?
            .into_iter()
            .map(|map| (map.id, map.title))
            .collect();
        let hits = self.library.search(text, MOST)?;
        Ok(hits
            .into_iter()
            .map(|hit| SearchHit {
                title: titles.get(&hit.map).cloned().unwrap_or_default(),
                map: hit.map,
                kind: hit.kind,
                id: hit.id,
                snippet: hit.snippet,
            })
            .collect())
    }
}
