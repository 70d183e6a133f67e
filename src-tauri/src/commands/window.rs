//! The window itself: its end, its log, and the ways out of it.

use std::ops::RangeInclusive;

use tauri::{AppHandle, Manager, WebviewWindow};
use tauri_plugin_opener::OpenerExt;

use crate::closing;
use crate::desk::{Answer, Seat, notice};
use crate::frame;

/// Most that one report of the page adds to the log, in characters.
const LONGEST_REPORT: usize = 20_000;
/// The smallest and the largest scale of the page, in percent.
const SCALES: RangeInclusive<u32> = 100..=200;
/// What a link may begin with: nothing that could start a program.
const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// Adds a failure of the page to the log.
#[tauri::command]
#[specta::specta]
pub fn log_error(details: String) {
    let report: String = details.chars().take(LONGEST_REPORT).collect();
    log::error!(target: "page", "{report}");
}

/// Closes the window. The page has saved what it had; this comes behind all its edits.
#[tauri::command]
#[specta::specta]
pub fn close_window(app: AppHandle) {
    closing::destroy(&app);
}

/// Shows the whole page larger, in percent of its plain size. The page counts in larger pixels from then on.
#[tauri::command]
#[specta::specta]
pub async fn set_display_scale(window: WebviewWindow, desk: Seat<'_>, percent: u32) -> Answer<()> {
    let percent = percent.clamp(*SCALES.start(), *SCALES.end());
    told(&desk, window.set_zoom(f64::from(percent) / 100.0)).await
}

/// Lets the window cover the whole screen, or no longer.
#[tauri::command]
#[specta::specta]
pub async fn set_full_screen(window: WebviewWindow, desk: Seat<'_>, on: bool) -> Answer<()> {
    frame::covers(window.app_handle(), on);
    told(&desk, window.set_fullscreen(on)).await
}

async fn told(desk: &Seat<'_>, done: tauri::Result<()>) -> Answer<()> {
    match done {
        Ok(()) => Ok(()),
        Err(error) => Err(notice(desk.lang().await, "window_refused", error.to_string())),
    }
}

/// Opens a web or mail address outside of Lajur.
#[tauri::command]
#[specta::specta]
pub async fn open_link(app: AppHandle, desk: Seat<'_>, url: String) -> Answer<()> {
    let lowered = url.to_ascii_lowercase();
    if !SCHEMES.iter().any(|scheme| lowered.starts_with(scheme)) {
        return Err(notice(desk.lang().await, "bad_link", url));
    }
    match app.opener().open_url(url, None::<&str>) {
        Ok(()) => Ok(()),
        Err(error) => Err(notice(desk.lang().await, "link_failed", error.to_string())),
    }
}
