//! The log file: kept small, with every panic in it.

use std::backtrace::Backtrace;
use std::cell::RefCell;
use std::panic::PanicHookInfo;

use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Wry};
use tauri_plugin_log::{RotationStrategy, Target, TargetKind};

/// A day of hard work writes a few kilobytes; a megabyte holds the story of any failure.
const LARGEST_FILE: u128 = 1_000_000;
const FILES_KEPT: usize = 5;

thread_local! {
    /// The last panic of this thread, until somebody reports it.
    static LAST_PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Writes every panic to the log, with the way that led there.
pub fn watch_panics() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let report = report(panic);
        log::error!("{report}");
        log::logger().flush();
        LAST_PANIC.set(Some(report));
        usual(panic);
    }));
}

/// The report of this thread's last panic, once.
pub fn take_panic() -> String {
    LAST_PANIC.take().unwrap_or_default()
}

/// Starts the log. A window without a log is better than none, so a folder that cannot be written only leaves a line
/// on standard error.
pub fn start(app: &AppHandle) {
    if let Err(error) = app.plugin(plugin()) {
        eprintln!("No log is written: {error}");
    }
}

fn plugin() -> TauriPlugin<Wry> {
    tauri_plugin_log::Builder::new()
        .targets([
            Target::new(TargetKind::Stderr).filter(|line| line.level() <= log::Level::Warn),
            Target::new(TargetKind::LogDir {
                file_name: Some("lajur".to_owned()),
            }),
        ])
        .level(log::LevelFilter::Info)
        .max_file_size(LARGEST_FILE)
        .rotation_strategy(RotationStrategy::KeepSome(FILES_KEPT))
        .build()
}

fn report(panic: &PanicHookInfo<'_>) -> String {
    let thread = std::thread::current();
    format!(
        "{panic} (thread {})\n{}",
        thread.name().unwrap_or("without a name"),
        Backtrace::force_capture()
    )
}
