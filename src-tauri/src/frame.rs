//! What the next start knows of the window's size and place. A presentation covers the whole screen; a window that ends
//! meanwhile must not come back that large.

use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use tauri::{AppHandle, Manager, Wry};
use tauri_plugin_window_state::{AppHandleExt, Builder, StateFlags};

/// Size, place and maximised state are kept; whether the window shows is not, or a hidden one might stay so.
const KEPT: StateFlags = StateFlags::SIZE
    .union(StateFlags::POSITION)
    .union(StateFlags::MAXIMIZED);

/// What was kept before the window began to cover the screen; none while it does not.
#[derive(Default)]
pub struct Frame(Mutex<Option<Vec<u8>>>);

impl Frame {
    fn set(&self, kept: Option<Vec<u8>>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = kept;
    }

    fn take(&self) -> Option<Vec<u8>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// Keeps the window's size and place from one start to the next.
pub fn plugin() -> tauri::plugin::TauriPlugin<Wry> {
    Builder::new().with_state_flags(KEPT).build()
}

/// The window is about to cover the whole screen, or no longer.
pub fn covers(app: &AppHandle, on: bool) {
    if !on {
        return app.state::<Frame>().set(None);
    }
    let handle = app.clone();
    // Asking the window holds a lock that the window's own events wait for, so it is their thread that asks.
    if let Err(error) = app.run_on_main_thread(move || remember(&handle)) {
        log::warn!("The size of the window is not kept: {error}");
    }
}

fn remember(app: &AppHandle) {
    if let Err(error) = app.save_window_state(KEPT) {
        return log::warn!("The size of the window is not kept: {error}");
    }
    let kept = file(app).and_then(|file| fs::read(file).ok());
    app.state::<Frame>().set(kept);
}

/// The program ends, and size and place have been written: those of the whole screen go again.
pub fn put_back(app: &AppHandle) {
    let Some((kept, file)) = app.state::<Frame>().take().zip(file(app)) else {
        return;
    };
    if let Err(error) = fs::write(file, kept) {
        log::warn!("The size of the window is not kept: {error}");
    }
}

fn file(app: &AppHandle) -> Option<PathBuf> {
    Some(app.path().app_config_dir().ok()?.join(app.filename()))
}
