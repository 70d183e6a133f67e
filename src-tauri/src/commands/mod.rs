//! What the window can ask for. Each command only forwards: what it does stands in `lajur-api`.
//!
//! Plain functions run on the library's queue, in the order in which the window asked. Asynchronous ones wait for
//! something else than the library and leave the queue at once.

pub mod dialogs;
pub mod editing;
pub mod exporting;
pub mod library;
pub mod shared;
pub mod window;
