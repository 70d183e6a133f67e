//! Where a map came from: the hash of the file it was read from, and what that file held beside it.
//!
//! It travels in the field `_file` of the map record, which this version keeps as it keeps every unknown field. So it
//! survives the library without the library knowing files, and is gone with the map. It is no part of the content.

use lajur_model::{Doc, Fields, Map};
use serde_json::Value;

use super::MEMBERS;

const FIELD: &str = "_file";

/// What is remembered of the file a map was read from.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Origin {
    /// The map it held; a copy of a map is another one and has no origin.
    pub(super) map: String,
    /// Hash of the content it had.
    pub(super) hash: String,
    /// Hash of the version before that.
    pub(super) from: Option<String>,
    /// Members of the file that only a newer version understands.
    pub(super) members: Fields,
}

impl Origin {
    /// Takes the origin out of a map record; what is there and is none counts as none.
    pub(super) fn take(map: &mut Map) -> Option<Origin> {
        let Some(Value::Object(mut kept)) = map.extra.remove(FIELD) else {
            return None;
        };
        let text = |kept: &Fields, name: &str| kept.get(name).and_then(Value::as_str).map(str::to_owned);
        let members = match kept.remove("members") {
            Some(Value::Object(members)) => members,
            _ => Fields::new(),
        };
        Some(Origin {
            map: text(&kept, "map").unwrap_or_default(),
            hash: text(&kept, "hash").unwrap_or_default(),
            from: text(&kept, "from"),
            members: members
                .into_iter()
                .filter(|(name, _)| !MEMBERS.contains(&name.as_str()))
                .collect(),
        })
    }

    /// Puts the origin into the map record of a Doc.
    pub(super) fn put(self, doc: &mut Doc) {
        let mut kept = Fields::new();
        kept.insert("map".to_owned(), self.map.into());
        kept.insert("hash".to_owned(), self.hash.into());
        if let Some(from) = self.from {
            kept.insert("from".to_owned(), from.into());
        }
        if !self.members.is_empty() {
            kept.insert("members".to_owned(), Value::Object(self.members));
        }
        doc.map.extra.insert(FIELD.to_owned(), Value::Object(kept));
    }

    /// What `from` says in a file of the map with this id whose content now has this hash.
    pub(super) fn version_before(&self, map: &str, hash: &str) -> Option<&str> {
        let same_map = self.map == map;
        let from = if self.hash == hash {
            self.from.as_deref()
        } else {
            Some(self.hash.as_str())
        };
        from.filter(|from| same_map && !from.is_empty())
    }
}
