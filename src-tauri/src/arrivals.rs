//! Files that reach the window from outside: on the command line, from a second start, or dropped.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use tauri::{AppHandle, Emitter, Manager, PhysicalPosition, Window};

/// The event that hands files to the page.
const OPEN_FILE: &str = "open-file";

/// Files that wait for a page that listens.
pub struct Arrivals(Mutex<State>);

struct State {
    listening: bool,
    waiting: Vec<PathBuf>,
}

/// Where on the page files were let go, in CSS pixels.
#[derive(Clone, Copy, Serialize)]
struct Point {
    x: f64,
    y: f64,
}

#[derive(Clone, Serialize)]
struct OpenFile {
    paths: Vec<String>,
    at: Option<Point>,
}

impl Arrivals {
    /// With the files of the command line.
    pub fn of(files: Vec<PathBuf>) -> Self {
        Self(Mutex::new(State {
            listening: false,
            waiting: files,
        }))
    }

    /// True once the page has started.
    pub fn listening(&self) -> bool {
        self.state().listening
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Hands files to the page, at once or as soon as it listens.
pub fn arrive(app: &AppHandle, files: Vec<PathBuf>) {
    let arrivals = app.state::<Arrivals>();
    arrivals.state().waiting.extend(files);
    if arrivals.listening() {
        deliver(app);
    }
}

/// Hands files to the page that were let go over it.
pub fn dropped(window: &Window, files: Vec<PathBuf>, position: PhysicalPosition<f64>) {
    let app = window.app_handle();
    if !app.state::<Arrivals>().listening() {
        return arrive(app, files);
    }
    // GTK counts in CSS pixels already, whatever the type says.
    let scale = if cfg!(target_os = "linux") {
        1.0
    } else {
        window.scale_factor().unwrap_or(1.0)
    };
    let place = position.to_logical::<f64>(scale);
    let at = Point { x: place.x, y: place.y };
    hand_over(app, files, Some(at));
}

/// The page listens now.
pub fn listen(app: &AppHandle) {
    app.state::<Arrivals>().state().listening = true;
    deliver(app);
}

fn deliver(app: &AppHandle) {
    let waiting = std::mem::take(&mut app.state::<Arrivals>().state().waiting);
    if waiting.is_empty() {
        return;
    }
    hand_over(app, waiting, None);
}

fn hand_over(app: &AppHandle, files: Vec<PathBuf>, at: Option<Point>) {
    let paths = files.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    if let Err(error) = app.emit(OPEN_FILE, OpenFile { paths, at }) {
        log::error!("Files that were opened from outside did not reach the window: {error}");
    }
}
