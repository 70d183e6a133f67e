//! Maps going to a printer, beside the library's queue.

use lajur_api::{HowFar, PrintJob, PrintOrder, Printer, PrinterPaper, Printing};
use lajur_model::MapId;
use tauri::State;
use tauri::ipc::Channel;

use crate::commands::exporting::{Exports, watched};
use crate::commands::{beside, snapshot};
use crate::desk::{Answer, Seat};

/// The printers of the system, the usual one first.
#[tauri::command]
#[specta::specta]
pub async fn printers(desk: Seat<'_>) -> Answer<Vec<Printer>> {
    beside(&desk, lajur_api::printers).await
}

/// How a printer gets along with a paper.
#[tauri::command]
#[specta::specta]
pub async fn printer_paper(desk: Seat<'_>, printer: String, paper: String) -> Answer<PrinterPaper> {
    beside(&desk, move || lajur_api::paper_at(&printer, &paper)).await
}

/// Prints a map as it is now and follows it until it is on paper; `job` is the window's name for it, for `cancel`.
#[tauri::command]
#[specta::specta]
pub async fn print_map(
    desk: Seat<'_>,
    exports: State<'_, Exports>,
    map: MapId,
    print: Printing,
    order: PrintOrder,
    job: String,
    progress: Channel<HowFar>,
) -> Answer<PrintJob> {
    let printed = exports.during(&job, async |called_off| {
        let snapshot = snapshot(&desk, map).await?;
        let work = move || lajur_api::print(&snapshot, &print, &order, &watched(called_off, progress));
        beside(&desk, work).await
    });
    printed.await
}
