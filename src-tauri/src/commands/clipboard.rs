//! Copying and pasting.

use std::path::Path;
use std::sync::Arc;

use lajur_api::Pasted;
use lajur_model::{Item, MapId, PasteSpot};
use tauri::State;

use crate::clipboard::Clipboard;
use crate::commands::{beside, snapshot};
use crate::desk::{Answer, Seat};

/// What to put on the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ClipForm {
    /// The records, in a table that other programs take.
    Records,
    /// A table with heads, for other programs alone.
    Table,
    /// A picture.
    Picture,
}

/// Puts stages, lanes or cards of a map on the clipboard; as table or picture without items the whole map.
#[tauri::command]
#[specta::specta]
pub async fn copy(
    desk: Seat<'_>,
    clipboard: State<'_, Arc<Clipboard>>,
    map: MapId,
    items: Vec<Item>,
    form: ClipForm,
) -> Answer<()> {
    let clipboard = Arc::clone(&clipboard);
    if form == ClipForm::Picture {
        let snapshot = snapshot(&desk, map).await?;
        let put = move || clipboard.put_image(lajur_api::picture(&snapshot, &items)?);
        return beside(&desk, put).await;
    }
    let wanted = map.clone();
    let clip = move |app: &mut lajur_api::App| match form {
        ClipForm::Table => app.clip_table(&wanted, &items),
        ClipForm::Records | ClipForm::Picture => app.clip(&wanted, &items),
    };
    let clip = desk.ask(Some(map), clip).await?;
    beside(&desk, move || clipboard.put_table(clip)).await
}

/// What pasting would do at a place of a map.
#[tauri::command]
#[specta::specta]
pub async fn paste(desk: Seat<'_>, clipboard: State<'_, Arc<Clipboard>>, map: MapId, at: PasteSpot) -> Answer<Pasted> {
    let clipboard = Arc::clone(&clipboard);
    // Beside the queue: whoever owns the clipboard may be slow to answer.
    let content = beside(&desk, move || clipboard.content()).await?;
    desk.ask(Some(map.clone()), move |app| app.paste(&map, content, &at))
        .await
}

/// Keeps the tables that lie on the clipboard, so that they can be looked at and taken in.
#[tauri::command]
#[specta::specta]
pub async fn keep_clipboard(desk: Seat<'_>, clipboard: State<'_, Arc<Clipboard>>) -> Answer<()> {
    let clipboard = Arc::clone(&clipboard);
    let content = beside(&desk, move || clipboard.content()).await?;
    desk.ask(None, move |app| app.keep_clipboard(&content)).await
}

/// What dropping image files at a place of a map would do.
#[tauri::command]
#[specta::specta]
pub fn drop_images(desk: Seat<'_>, map: MapId, paths: Vec<String>, at: PasteSpot) -> Answer<Pasted> {
    let files: Vec<&Path> = paths.iter().map(Path::new).collect();
    desk.with(Some(&map), |app| app.paste_images(&map, &files, &at))
}
