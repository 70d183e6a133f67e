//! Ids: one string newtype per kind of record, and the source new ones come from.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(id: String) -> Self {
                Self(id)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// Id of a map.
    MapId,
    /// Id of a stage, step or moment.
    StageId,
    /// Id of a lane.
    LaneId,
    /// Id of a card.
    CardId,
    /// Id of a link.
    LinkId,
    /// Id of a saved view.
    ViewId,
    /// Id of a comment.
    CommentId,
    /// Id of a persona, shared by all maps of a library.
    PersonaId,
    /// Id of a channel, shared by all maps of a library.
    ChannelId,
    /// Id of an image: the SHA-256 of its bytes in lower-case hexadecimal.
    AssetId,
}

/// Where new ids come from. The application hands in UUIDv7s, tests and templates a [`Counter`].
pub trait IdSource {
    /// An id that no record of this library has.
    fn next_id(&mut self) -> String;
}

/// Ids `prefix1`, `prefix2` … for tests, templates and benches, where the same run must give the same bytes.
#[derive(Debug, Clone)]
pub struct Counter {
    prefix: String,
    last: u64,
}

impl Counter {
    /// A counter whose ids start with `prefix`.
    #[must_use]
    pub fn new(prefix: &str) -> Self {
        Self {
            prefix: prefix.to_owned(),
            last: 0,
        }
    }
}

impl IdSource for Counter {
    fn next_id(&mut self) -> String {
        self.last += 1;
        format!("{}{}", self.prefix, self.last)
    }
}
