//! Asking for files.

use std::path::PathBuf;

use lajur_words::say;
use tauri::WebviewWindow;

use crate::desk::{Answer, Seat};
use crate::dialogs::{self, SourceKind, TargetKind};

/// Asks which files to open; empty where nothing was chosen.
#[tauri::command]
#[specta::specta]
pub async fn pick_files(window: WebviewWindow, desk: Seat<'_>, kind: SourceKind) -> Answer<Vec<String>> {
    let filter = say(desk.lang().await, kind.words(), &[]);
    Ok(dialogs::files(&window, kind, filter)
        .await
        .into_iter()
        .map(text)
        .collect())
}

/// Asks where to write; none where nothing was chosen. `name` is proposed.
#[tauri::command]
#[specta::specta]
pub async fn pick_target(window: WebviewWindow, kind: TargetKind, name: String) -> Answer<Option<String>> {
    Ok(dialogs::target(&window, kind, &name).await.map(text))
}

fn text(path: PathBuf) -> String {
    path.to_string_lossy().into_owned()
}
