//! Maps going out as files, beside the library's queue.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use lajur_api::{Copied, Export, Exporting, Format, HowFar, Loss, Report, Shown, Unsaved};
use lajur_model::MapId;
use tauri::State;
use tauri::ipc::Channel;

use crate::commands::{beside, snapshot};
use crate::desk::{Answer, Seat};

/// Exports and prints that run, by the name the window gave them.
#[derive(Default)]
pub struct Exports(Mutex<BTreeMap<String, Arc<AtomicBool>>>);

/// Where an export goes.
struct Target {
    path: String,
    how: Option<Exporting>,
}

impl Exports {
    /// Does something that can be called off by this name until it is done.
    pub(super) async fn during<F: Future>(&self, job: &str, work: impl FnOnce(Arc<AtomicBool>) -> F) -> F::Output {
        let called_off = Arc::new(AtomicBool::new(false));
        self.running().insert(job.to_owned(), Arc::clone(&called_off));
        let done = work(called_off).await;
        self.running().remove(job);
        done
    }

    fn call_off(&self, job: &str) {
        if let Some(called_off) = self.running().get(job) {
            called_off.store(true, Ordering::Relaxed);
        }
    }

    fn running(&self) -> MutexGuard<'_, BTreeMap<String, Arc<AtomicBool>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Writes a map to a file; the ending of `path` says the format, and `how` what it leaves open. It shows the map as it is
/// now: edits go on meanwhile. Answers with what of the map is not in the file as it was.
#[tauri::command]
#[specta::specta]
pub async fn export_map(
    desk: Seat<'_>,
    exports: State<'_, Exports>,
    map: MapId,
    path: String,
    job: String,
    how: Option<Exporting>,
    progress: Channel<HowFar>,
) -> Answer<Vec<Loss>> {
    let target = Target { path, how };
    let written = exports.during(&job, async |called_off| {
        let snapshot = snapshot(&desk, map).await?;
        beside(&desk, move || write(&snapshot, &target, called_off, progress)).await
    });
    written.await
}

/// Writes a map to its copy: to `file`, whatever it holds, or without one to where the last copy went.
#[tauri::command]
#[specta::specta]
pub async fn save_copy(desk: Seat<'_>, map: MapId, file: Option<String>) -> Answer<Copied> {
    let wanted = map.clone();
    let copy = desk.ask(Some(map.clone()), move |app| app.copy(&wanted)).await?;
    let (copied, last) = beside(&desk, move || copy.write(file.as_deref().map(Path::new))).await?;
    if let Some(last) = last {
        desk.ask(None, move |app| app.remember_copy(&map, &last)).await?;
    }
    Ok(copied)
}

/// Writes a map to a file together with edits that the library could not take.
#[tauri::command]
#[specta::specta]
pub async fn rescue_copy(desk: Seat<'_>, map: MapId, file: String, unsaved: Unsaved) -> Answer<()> {
    let wanted = map.clone();
    let what = desk
        .ask(Some(map), move |app| app.snapshot_with(&wanted, &unsaved))
        .await?;
    let silent = lajur_api::Progress::silent();
    beside(&desk, move || {
        lajur_api::export(&what, Path::new(&file), None, &silent).map(drop)
    })
    .await
}

/// Calls an export or a print off. It ends soon, with the notice `cancelled`, and leaves no file and no job.
#[tauri::command]
#[specta::specta]
pub fn cancel(exports: State<'_, Exports>, job: String) {
    exports.call_off(&job);
}

fn write(
    map: &Export,
    target: &Target,
    called_off: Arc<AtomicBool>,
    progress: Channel<HowFar>,
) -> lajur_api::Result<Vec<Loss>> {
    let watched = watched(called_off, progress);
    let written = lajur_api::export(map, Path::new(&target.path), target.how.as_ref(), &watched)?;
    Ok(written.losses)
}

/// What would become of a map in a file of this kind; `path` is any name that ends like it.
#[tauri::command]
#[specta::specta]
pub async fn export_report(desk: Seat<'_>, map: MapId, path: String, how: Exporting) -> Answer<Report> {
    let what = snapshot(&desk, map).await?;
    beside(&desk, move || lajur_api::report_of(&what, Path::new(&path), &how)).await
}

/// What a file of this kind would begin with; `path` is any name that ends like it.
#[tauri::command]
#[specta::specta]
pub async fn export_shown(desk: Seat<'_>, map: MapId, path: String, how: Exporting) -> Answer<Shown> {
    let what = snapshot(&desk, map).await?;
    beside(&desk, move || {
        lajur_api::shown(&what, Format::of(Path::new(&path))?, &how)
    })
    .await
}

/// Tells the window how far something is, until it is called off.
pub(super) fn watched(called_off: Arc<AtomicBool>, progress: Channel<HowFar>) -> lajur_api::Progress {
    let told = Mutex::new(None);
    let report = move |far: HowFar| {
        // A message costs the window a third of a millisecond: one per percent is enough.
        let news = Some((far.percent(), far.waits));
        let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
        if *told != news {
            *told = news;
            // A window that is gone wants no news.
            let _ = progress.send(far);
        }
    };
    lajur_api::Progress {
        report: Box::new(report),
        cancelled: called_off,
    }
}
