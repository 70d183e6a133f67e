//! The maps of the library, what comes in, and what the window keeps.

use std::path::Path;

use lajur_api::{ImportResult, Known, Looked, MapCard, NewMap, SearchHit, Source, Start, TableChoice};
use lajur_model::MapId;
use tauri::AppHandle;

use crate::arrivals;
use crate::commands::{beside, snapshot};
use crate::desk::{Answer, Seat};

/// Longest side of a map in the library in pixels, on a screen of double density.
const COVER: u32 = 1_024;

/// What a window needs before it can draw. The page must listen to its events by now: files that wait for it follow.
#[tauri::command]
#[specta::specta]
pub fn start(app: AppHandle, desk: Seat<'_>) -> Answer<Start> {
    let start = desk.with(None, lajur_api::App::start);
    arrivals::listen(&app);
    start
}

/// Keeps a setting for the next start.
#[tauri::command]
#[specta::specta]
pub fn save_setting(desk: Seat<'_>, key: String, value: String) -> Answer<()> {
    desk.with(None, |app| app.save_setting(&key, &value))
}

/// All maps with those in the bin, last edited first.
#[tauri::command]
#[specta::specta]
pub fn maps(desk: Seat<'_>) -> Answer<Vec<MapCard>> {
    desk.with(None, lajur_api::App::maps)
}

/// What all maps outside the bin have of a text, best first.
#[tauri::command]
#[specta::specta]
pub fn search(desk: Seat<'_>, text: String) -> Answer<Vec<SearchHit>> {
    desk.with(None, |app| app.search(&text))
}

/// A map as a `data:` address. It is painted beside the queue: nobody waits for it who opens another map.
#[tauri::command]
#[specta::specta]
pub async fn map_picture(desk: Seat<'_>, map: MapId) -> Answer<String> {
    let what = snapshot(&desk, map).await?;
    beside(&desk, move || Ok(lajur_api::cover(&what, COVER)?.address())).await
}

/// A template as SVG; empty where there is no such template.
#[tauri::command]
#[specta::specta]
pub fn template_picture(desk: Seat<'_>, name: String, language: String) -> Answer<String> {
    desk.with(None, |app| {
        Ok(app.template_picture(&name, &language).unwrap_or_default())
    })
}

/// Makes a map from a template.
#[tauri::command]
#[specta::specta]
pub fn create_map(desk: Seat<'_>, title: String, goal: String, language: String, template: String) -> Answer<MapId> {
    desk.with(None, |app| {
        app.create_map(&NewMap {
            title,
            goal,
            language,
            template,
        })
    })
}

/// Makes a copy of a map.
#[tauri::command]
#[specta::specta]
pub fn duplicate_map(desk: Seat<'_>, map: MapId) -> Answer<MapId> {
    desk.with(Some(&map), |app| app.duplicate_map(&map))
}

/// Makes a copy that shows the journey as it should be.
#[tauri::command]
#[specta::specta]
pub fn to_be_copy(desk: Seat<'_>, map: MapId) -> Answer<MapId> {
    desk.with(Some(&map), |app| app.to_be_copy(&map))
}

/// Puts a map into the bin.
#[tauri::command]
#[specta::specta]
pub fn delete_map(desk: Seat<'_>, map: MapId) -> Answer<()> {
    desk.with(Some(&map), |app| app.delete_map(&map))
}

/// Takes a map out of the bin.
#[tauri::command]
#[specta::specta]
pub fn restore_map(desk: Seat<'_>, map: MapId) -> Answer<()> {
    desk.with(Some(&map), |app| app.restore_map(&map))
}

/// Takes a map file or a table into the library.
#[tauri::command]
#[specta::specta]
pub fn import_file(desk: Seat<'_>, path: String, known: Known) -> Answer<ImportResult> {
    desk.with(None, |app| app.import_file(Path::new(&path), known))
}

/// Looks into a file, or into what was kept of the clipboard, without taking anything in.
#[tauri::command]
#[specta::specta]
pub fn look(desk: Seat<'_>, source: Source, choice: TableChoice) -> Answer<Looked> {
    desk.with(None, |app| app.look(&source, &choice))
}

/// The map that it would become, or go into, as a `data:` address.
#[tauri::command]
#[specta::specta]
pub fn look_picture(desk: Seat<'_>, source: Source, choice: TableChoice, into: Option<MapId>) -> Answer<String> {
    let picture = desk.with(None, |app| app.look_picture(&source, &choice, into.as_ref()))?;
    Ok(picture.address())
}

/// Takes a table in as a new map.
#[tauri::command]
#[specta::specta]
pub fn import_table(desk: Seat<'_>, source: Source, choice: TableChoice) -> Answer<ImportResult> {
    desk.with(None, |app| app.import_table(&source, &choice))
}

/// Puts a table into a map: one undo step. Answers with what was guessed and left out.
#[tauri::command]
#[specta::specta]
pub fn import_table_into(desk: Seat<'_>, map: MapId, source: Source, choice: TableChoice) -> Answer<Vec<String>> {
    desk.with(Some(&map), |app| Ok(app.import_table_into(&map, &source, &choice)?.1))
}

/// Takes some changes of a workbook into its map: one undo step.
#[tauri::command]
#[specta::specta]
pub fn take_differences(desk: Seat<'_>, path: String, keys: Vec<String>) -> Answer<MapId> {
    desk.with(None, |app| Ok(app.take_differences(Path::new(&path), &keys)?.map))
}
