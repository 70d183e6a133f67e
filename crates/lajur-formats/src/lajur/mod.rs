//! The map file `.lajur`: UTF-8 JSON, pretty-printed, records sorted by kind and id, so that the change of one card is
//! the change of a few lines side by side. It holds exactly one map with the personas, channels and images that the map
//! names, and keeps their ids.
//!
//! ```text
//! { "format": "lajur/1", "hash": "…", "from": "…", "map": {…},
//!   "stages": […], "lanes": […], "cards": […], "links": […], "views": […], "comments": […],
//!   "personas": […], "channels": […], "images": [{ "id", "data", "height", "mime", "width" }] }
//! ```
//!
//! `hash` is the SHA-256 of the file without the members `hash` and `from`; `from` the hash of the version that the map
//! was read from before it was changed. What a newer version added (members, fields, words) is kept and written back.
//! The same content gives the same bytes on every machine.

mod images;
pub(crate) mod json;
mod named;
mod origin;
mod print;
mod read;
mod write;

pub use named::images_of;
pub(crate) use read::content;
pub use read::read;
pub(crate) use write::members;
pub use write::{hash, write};

/// What this version writes.
const FORMAT: &str = "lajur/1";
/// Members of the file that this version understands, in the order they are written.
const MEMBERS: [&str; 13] = [
    "format", "hash", "from", "map", "stages", "lanes", "cards", "links", "views", "comments", "personas", "channels",
    "images",
];
