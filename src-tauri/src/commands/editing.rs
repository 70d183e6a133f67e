//! One map: showing it, editing it, going back and forth.

use std::collections::BTreeMap;

use lajur_api::{CardParts, LayoutDelta, MapUpdate, MapView};
use lajur_model::{CardId, Edit, GuideStep, MapId, View};

use crate::desk::{Answer, Seat};

/// Shows a map.
#[tauri::command]
#[specta::specta]
pub fn open_map(desk: Seat<'_>, map: MapId) -> Answer<MapView> {
    desk.with(Some(&map), |app| app.open_map(&map))
}

/// Hides and collapses what the view says; the answer is what that changes on the screen.
#[tauri::command]
#[specta::specta]
pub fn show(desk: Seat<'_>, map: MapId, view: View) -> Answer<LayoutDelta> {
    desk.with(Some(&map), |app| app.show(&map, view))
}

/// What these cards of a map draw.
#[tauri::command]
#[specta::specta]
pub fn parts(desk: Seat<'_>, map: MapId, cards: Vec<CardId>) -> Answer<BTreeMap<CardId, CardParts>> {
    desk.with(Some(&map), |app| app.parts(&map, &cards))
}

/// The six steps of a map, and what each lacks on the day `today`, written `YYYY-MM-DD`.
#[tauri::command]
#[specta::specta]
pub fn guide(desk: Seat<'_>, map: MapId, today: String) -> Answer<Vec<GuideStep>> {
    desk.with(Some(&map), |app| app.guide(&map, &today))
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
