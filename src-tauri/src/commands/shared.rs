//! Personas, channels and pictures, which all maps share.

use std::path::Path;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lajur_api::SharedUpdate;
use lajur_model::{Asset, AssetId, MapId, Shared, SharedEdit};

use crate::desk::{Answer, Seat};

/// All personas, channels and what is known of pictures.
#[tauri::command]
#[specta::specta]
pub fn shared(desk: Seat<'_>) -> Answer<Arc<Shared>> {
    desk.with(None, lajur_api::App::shared)
}

/// Applies one edit to what all maps share; `map` is the one that is shown.
#[tauri::command]
#[specta::specta]
pub fn edit_shared(desk: Seat<'_>, edit: SharedEdit, map: Option<MapId>) -> Answer<SharedUpdate> {
    desk.with(map.as_ref(), |app| app.edit_shared(&edit, map.as_ref()))
}

/// Undoes the last step of the shared scope; none where there is none.
#[tauri::command]
#[specta::specta]
pub fn undo_shared(desk: Seat<'_>, map: Option<MapId>) -> Answer<Option<SharedUpdate>> {
    desk.with(map.as_ref(), |app| app.undo_shared(map.as_ref()))
}

/// Does the last undone step of the shared scope again; none where there is none.
#[tauri::command]
#[specta::specta]
pub fn redo_shared(desk: Seat<'_>, map: Option<MapId>) -> Answer<Option<SharedUpdate>> {
    desk.with(map.as_ref(), |app| app.redo_shared(map.as_ref()))
}

/// Takes a picture into the library.
#[tauri::command]
#[specta::specta]
pub fn add_image(desk: Seat<'_>, path: String) -> Answer<Asset> {
    desk.with(None, |app| app.add_image(Path::new(&path)))
}

/// A picture as a `data:` address; empty where the library does not have it.
#[tauri::command]
#[specta::specta]
pub fn image(desk: Seat<'_>, asset: AssetId) -> Answer<String> {
    let picture = desk.with(None, |app| app.image(&asset))?;
    Ok(picture
        .map(|(mime, bytes)| format!("data:{mime};base64,{}", STANDARD.encode(bytes)))
        .unwrap_or_default())
}
