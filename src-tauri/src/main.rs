//! Lajur's window: a thin shell around `lajur-api`.
//!
//! What stands here forwards: commands to the library's queue, files and signals to the page. No decision about maps
//! is taken in this crate.

#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

mod arguments;
mod arrivals;
mod bindings;
mod clipboard;
mod closing;
mod commands;
mod desk;
mod dialogs;
mod frame;
mod logging;
#[cfg(target_os = "linux")]
mod pinch;
mod platform;
mod queue;

use std::error::Error;
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use lajur_api::{App, Previews};
use lajur_words::{Lang, say};
use tauri::ipc::Invoke;
use tauri::{AppHandle, DragDropEvent, Emitter, Manager, RunEvent, Window, WindowEvent, Wry};

use crate::arguments::Arguments;
use crate::arrivals::Arrivals;
use crate::clipboard::Clipboard;
use crate::closing::Closing;
use crate::commands::exporting::Exports;
use crate::desk::Desk;
use crate::frame::Frame;

/// `off` lets every start have a window of its own.
const SINGLE_INSTANCE: &str = "LAJUR_SINGLE_INSTANCE";

fn main() -> ExitCode {
    platform::before_start();
    lajur_api::outlive_a_full_disk();
    logging::watch_panics();
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!(
                "{}",
                say(system_language(), "error.no_start", &[("details", &error.to_string())])
            );
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    if !platform::has_display() {
        return Err(say(system_language(), "error.no_display", &[]).into());
    }
    let folder = std::env::current_dir().unwrap_or_default();
    let arguments = Arguments::read(std::env::args_os().skip(1), &folder);
    let desk = Desk::open(lajur_api::library_path(arguments.library.as_deref()), system_language())?;
    let page = bindings::specta_builder().invoke_handler();
    let mut builder = tauri::Builder::default();
    if shares_window(&arguments) {
        // First of all plugins: a second start ends in here.
        builder = builder.plugin(tauri_plugin_single_instance::init(second_start));
    }
    let app = builder
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(frame::plugin())
        .manage(Arc::clone(&desk))
        .manage(Arrivals::of(arguments.files))
        .manage(Closing::default())
        .manage(Exports::default())
        .manage(Frame::default())
        .manage(Arc::new(Previews::default()))
        .manage(Arc::new(Clipboard::default()))
        .invoke_handler(in_order(Arc::clone(&desk), page))
        .setup(|app| {
            logging::start(app.handle());
            closing::obey_signals(app.handle());
            Ok(())
        })
        .on_window_event(on_window_event)
        .build(tauri::generate_context!())?;
    platform::before_windows();
    app.run(move |app, event| on_event(app, &desk, event));
    Ok(())
}

/// Sends every command through the library's queue in the order of its arrival. Tauri itself would start each on its
/// own, and a quick edit could overtake the one before.
fn in_order(
    desk: Arc<Desk>,
    page: impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static,
) -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    let page = Arc::new(page);
    move |invoke| {
        let page = Arc::clone(&page);
        desk.push(move |_| {
            let command = invoke.message.command().to_owned();
            let resolver = invoke.resolver.clone();
            if !page(invoke) {
                resolver.reject(format!("There is no command {command}."));
            }
        });
        true
    }
}

fn on_window_event(window: &Window, event: &WindowEvent) {
    match event {
        WindowEvent::CloseRequested { api, .. } => {
            api.prevent_close();
            closing::ask(window.app_handle());
        }
        WindowEvent::Focused(true) => look_for_changes(window.app_handle()),
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, position }) => {
            arrivals::dropped(window, paths.clone(), *position);
        }
        _ => {}
    }
}

/// Tells the page where another process, such as the command line, has written to the library meanwhile. Whoever did
/// that had another window in front, so the moment of coming back is early enough.
fn look_for_changes(app: &AppHandle) {
    let app = app.clone();
    let desk = Arc::clone(&app.state::<Arc<Desk>>());
    desk.push(move |desk| {
        if desk.with(None, App::changed_elsewhere) == Ok(true)
            && let Err(error) = app.emit("library-changed", ())
        {
            log::warn!("The page does not hear that the library has changed: {error}");
        }
    });
}

fn on_event(app: &AppHandle, desk: &Desk, event: RunEvent) {
    match event {
        #[cfg(target_os = "linux")]
        RunEvent::Ready => pinch::watch(app),
        // Quitting from a menu of the system, with the window still open.
        RunEvent::ExitRequested { code: None, api, .. } if app.get_webview_window("main").is_some() => {
            api.prevent_exit();
            closing::ask(app);
        }
        RunEvent::Exit => {
            frame::put_back(app);
            desk.close();
        }
        _ => {}
    }
}

/// A start with a library of its own has a window of its own: its files belong into that library.
fn shares_window(arguments: &Arguments) -> bool {
    arguments.library.is_none() && std::env::var_os(SINGLE_INSTANCE).is_none_or(|value| value != "off")
}

fn second_start(app: &AppHandle, arguments: Vec<String>, folder: String) {
    let arguments = arguments.into_iter().skip(1).map(OsString::from);
    arrivals::arrive(app, Arguments::read(arguments, Path::new(&folder)).files);
    let Some(window) = app.get_webview_window("main") else {
        return;
    };
    if let Err(error) = window.unminimize().and_then(|()| window.set_focus()) {
        log::warn!("The window does not come to the front: {error}");
    }
}

/// The language of the system as its environment names it, English where Lajur does not speak it.
fn system_language() -> Lang {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok());
    named
        .filter(|tag| !tag.is_empty())
        .take(1)
        .find_map(|tag| Lang::parse(&tag))
        .unwrap_or_default()
}
