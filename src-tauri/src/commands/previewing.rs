//! Prints before they are written, beside the library's queue.

use std::sync::Arc;

use lajur_api::{Previewed, Previews, PrintChoices, Printing, SheetEdges};
use lajur_model::MapId;
use tauri::State;

use crate::commands::{beside, snapshot};
use crate::desk::{Answer, Seat};

/// What of a map can be left out of a print.
#[tauri::command]
#[specta::specta]
pub fn print_choices(desk: Seat<'_>, map: MapId) -> Answer<PrintChoices> {
    desk.with(Some(&map), |app| app.print_choices(&map))
}

/// Sets a map on paper as it is now, to be looked at.
#[tauri::command]
#[specta::specta]
pub async fn preview(
    desk: Seat<'_>,
    previews: State<'_, Arc<Previews>>,
    map: MapId,
    printing: Printing,
) -> Answer<Previewed> {
    let previews = Arc::clone(&previews);
    let what = snapshot(&desk, map).await?;
    beside(&desk, move || previews.make(&what, &printing)).await
}

/// Where the sheets of a map end as it is now.
#[tauri::command]
#[specta::specta]
pub async fn sheet_edges(desk: Seat<'_>, map: MapId, printing: Printing) -> Answer<SheetEdges> {
    let what = snapshot(&desk, map).await?;
    beside(&desk, move || lajur_api::sheet_edges(&what.doc, &printing)).await
}

/// A sheet of the preview as a `data:` address; none where another preview took its place.
#[tauri::command]
#[specta::specta]
pub async fn preview_sheet(
    desk: Seat<'_>,
    previews: State<'_, Arc<Previews>>,
    preview: String,
    sheet: u32,
    pixels: u32,
) -> Answer<Option<String>> {
    let previews = Arc::clone(&previews);
    beside(&desk, move || {
        let picture = previews.sheet(&preview, sheet as usize, pixels)?;
        Ok(picture.map(|picture| picture.address()))
    })
    .await
}

/// Nobody looks at the preview any more.
#[tauri::command]
#[specta::specta]
pub fn close_preview(previews: State<'_, Arc<Previews>>) {
    previews.close();
}
