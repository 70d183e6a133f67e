//! The Library: all maps, personas, channels and images with their history, in one SQLite file.
//!
//! It keeps records and the changes of them, and knows nothing of what the changes mean: that is `lajur-model`'s part.
//! It has no clock; times are handed in as RFC 3339 in UTC. It is the only crate that knows SQL.
//!
//! A change that is answered with success is on disk. Two processes may work on one library: a commit names the
//! revision it was planned on, and is refused with [`StoreError::Moved`] where another process was quicker.
//!
//! The bin: a deleted map, persona or channel is a record whose field `deleted` is true. Deleting and taking back are
//! ordinary Changes of that record, committed on its own scope, so they can be undone like any other.

mod assets;
mod backup;
mod commit;
mod error;
mod history;
mod maps;
mod migrate;
mod names;
mod open;
mod records;
mod restore;
mod scope;
mod search;
mod settings;

pub use backup::{Backup, backups};
pub use commit::Committed;
pub use error::StoreError;
pub use history::{Step, Stepped};
pub use maps::{Loaded, LoadedShared, MapInfo};
pub use open::Library;
pub use restore::{Restored, restore};
pub use scope::Scope;
pub use search::Hit;
