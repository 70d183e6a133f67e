//! One map: showing it, editing it, going back and forth.

use lajur_api::{MapUpdate, MapView};
use lajur_model::{Edit, MapId};

use crate::desk::{Answer, Seat};

/// Shows a map.
#[tauri::command]
#[specta::specta]
pub fn open_map(desk: Seat<'_>, map: MapId) -> Answer<MapView> {
    desk.with(Some(&map), |app| app.open_map(&map))
}

/// Applies one edit to a map. Edits in a row with the same `join` are one undo step.
#[tauri::command]
#[specta::specta]
pub fn edit(desk: Seat<'_>, map: MapId, edit: Edit, join: Option<String>) -> Answer<MapUpdate> {
    desk.with(Some(&map), |app| app.edit(&map, &edit, join.as_deref()))
}

/// Undoes the last step of a map; none where there is none.
#[tauri::command]
#[specta::specta]
pub fn undo(desk: Seat<'_>, map: MapId) -> Answer<Option<MapUpdate>> {
    desk.with(Some(&map), |app| app.undo(&map))
}

/// Does the last undone step of a map again; none where there is none.
#[tauri::command]
#[specta::specta]
pub fn redo(desk: Seat<'_>, map: MapId) -> Answer<Option<MapUpdate>> {
    desk.with(Some(&map), |app| app.redo(&map))
}
