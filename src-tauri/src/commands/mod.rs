//! What the window can ask for. Each command only forwards: what it does stands in `lajur-api`.
//!
//! Plain functions run on the library's queue, in the order in which the window asked. Asynchronous ones wait for
//! something else than the library and leave the queue at once.

pub mod clipboard;
pub mod dialogs;
pub mod editing;
pub mod exporting;
pub mod library;
pub mod previewing;
pub mod printing;
pub mod shared;
pub mod window;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use lajur_api::Export;
use lajur_model::MapId;

use crate::desk::{Answer, Desk, unexpected};

/// A map as it is now, for work beside the queue: edits go on meanwhile.
async fn snapshot(desk: &Arc<Desk>, map: MapId) -> Answer<Export> {
    let wanted = map.clone();
    desk.ask(Some(map), move |app| app.snapshot(&wanted)).await
}

/// Does something that takes long beside the library's queue.
async fn beside<T: Send + 'static>(
    desk: &Arc<Desk>,
    work: impl FnOnce() -> lajur_api::Result<T> + Send + 'static,
) -> Answer<T> {
    let lang = desk.lang().await;
    let work = move || match catch_unwind(AssertUnwindSafe(work)) {
        Ok(done) => done.map_err(|error| error.notice(lang)),
        Err(_) => Err(unexpected(lang)),
    };
    tauri::async_runtime::spawn_blocking(work)
        .await
        .unwrap_or_else(|_| Err(unexpected(lang)))
}
