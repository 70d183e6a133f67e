//! How the window ends: the page is asked first, because text may be in progress there. It saves and closes, or it
//! shows why it cannot save and stays.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tauri::{AppHandle, Emitter, Manager, WebviewWindow};
use tokio::time::{sleep, timeout};

use crate::arrivals::Arrivals;
use crate::desk::Desk;

const CLOSE_REQUESTED: &str = "close-requested";
/// How long the page may take to save before somebody looks whether it still lives.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long a living page may take to say so.
const SIGN_OF_LIFE: Duration = Duration::from_secs(2);

/// Whether the page has been asked and may still be saving.
#[derive(Default)]
pub struct Closing(AtomicBool);

/// Asks the page to save and close. A page that does not live any more is closed without it; what it had sent is on
/// the disk.
pub fn ask(app: &AppHandle) {
    let Some(window) = app.get_webview_window("main") else {
        return app.exit(0);
    };
    if app.state::<Closing>().0.swap(true, Ordering::SeqCst) {
        return;
    }
    if let Err(error) = app.emit(CLOSE_REQUESTED, ()) {
        log::error!("The page cannot be asked to close: {error}");
    }
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        sleep(PATIENCE).await;
        app.state::<Closing>().0.store(false, Ordering::SeqCst);
        // A living page decides for itself: it may be waiting for a slow disk, or showing why it could not save.
        if !lives(&window).await {
            log::warn!("The page does not answer; the window closes without it.");
            finish(&app).await;
        }
    });
}

/// Closes the window after everything that was asked of the library is done.
pub async fn finish(app: &AppHandle) {
    let desk = Arc::clone(&app.state::<Arc<Desk>>());
    let _ = desk.ask(None, |_| Ok(())).await;
    destroy(app);
}

/// Closes the window at once; for the queue's own thread.
pub fn destroy(app: &AppHandle) {
    let Some(window) = app.get_webview_window("main") else {
        return;
    };
    if let Err(error) = window.destroy() {
        log::error!("The window does not close: {error}");
        app.exit(1);
    }
}

/// Treats the signals that end a program, and with it a login, like closing the window; a second one does not wait.
pub fn obey_signals(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        if let Err(error) = signals(&app).await {
            log::error!("Signals are not heard: {error}");
        }
    });
}

#[cfg(unix)]
async fn signals(app: &AppHandle) -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut hangup = signal(SignalKind::hangup())?;
    for number in 0.. {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
            _ = hangup.recv() => {}
        }
        log::info!("Asked to end by a signal.");
        if number == 0 { ask(app) } else { finish(app).await }
    }
    Ok(())
}

#[cfg(not(unix))]
async fn signals(app: &AppHandle) -> std::io::Result<()> {
    tokio::signal::ctrl_c().await?;
    ask(app);
    tokio::signal::ctrl_c().await?;
    finish(app).await;
    Ok(())
}

/// Whether the page has started and still runs scripts.
async fn lives(window: &WebviewWindow) -> bool {
    if !window.state::<Arrivals>().listening() {
        return false;
    }
    let (answer, mut answered) = tokio::sync::mpsc::unbounded_channel();
    let sent = window.eval_with_callback("1", move |_| {
        // Nobody waits for a late answer.
        let _ = answer.send(());
    });
    sent.is_ok() && matches!(timeout(SIGN_OF_LIFE, answered.recv()).await, Ok(Some(())))
}
