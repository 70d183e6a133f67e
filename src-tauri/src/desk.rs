//! The open library as the window works on it: every use of it goes through one [`Queue`].

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use lajur_api::{App, Notice};
use lajur_model::MapId;
use lajur_words::{Lang, say};
use tokio::sync::oneshot;

use crate::logging;
use crate::queue::Queue;

/// What commands answer with.
pub type Answer<T> = Result<T, Notice>;

/// What a command reaches the library by.
pub type Seat<'a> = tauri::State<'a, Arc<Desk>>;

/// One library behind one queue.
pub struct Desk {
    queue: Queue,
    /// None until the queue's first job has opened it, and again after the last one has closed it. Only the queue's
    /// thread takes the lock.
    library: Mutex<Option<Answer<App>>>,
    /// The system's language, for words before the library is open.
    lang: Lang,
}

impl Desk {
    /// Begins to open the library at `path`, and answers at once: windows are made meanwhile, and what they ask waits
    /// behind it. A library that cannot be opened gives its notice to whoever asks for it.
    ///
    /// # Errors
    /// Where the system gives no thread.
    pub fn open(path: PathBuf, lang: Lang) -> std::io::Result<Arc<Self>> {
        let desk = Arc::new(Self {
            queue: Queue::start()?,
            library: Mutex::new(None),
            lang,
        });
        desk.push(move |desk| {
            let opened = catch_unwind(|| App::open(&path, lang));
            let opened = match opened {
                Ok(opened) => opened.map_err(|error| logged(error.notice(lang))),
                Err(_) => Err(unexpected(lang)),
            };
            *desk.library() = Some(opened);
        });
        Ok(desk)
    }

    /// Does something on the queue's thread, after all that was asked before.
    pub fn push(self: &Arc<Self>, work: impl FnOnce(&Self) + Send + 'static) {
        let desk = Arc::clone(self);
        self.queue.push(move || work(&desk));
    }

    /// Works with the library; for commands, which the queue's thread runs. After a panic the `map` is read again from
    /// the disk, because what is in memory may be half an edit.
    ///
    /// # Errors
    /// The work's own notice, that of a library that could not be opened, or one with the report of a panic.
    pub fn with<T>(&self, map: Option<&MapId>, work: impl FnOnce(&mut App) -> lajur_api::Result<T>) -> Answer<T> {
        let mut library = self.library();
        let app = match library.as_mut() {
            Some(Ok(app)) => app,
            Some(Err(notice)) => return Err(notice.clone()),
            None => return Err(unexpected(self.lang)),
        };
        match catch_unwind(AssertUnwindSafe(|| work(app))) {
            Ok(done) => done.map_err(|error| logged(error.notice(app.lang()))),
            Err(_) => {
                if let Some(map) = map {
                    app.forget(map);
                }
                Err(unexpected(app.lang()))
            }
        }
    }

    /// The same from anywhere else: queued behind all that was asked before, and waited for without a thread.
    ///
    /// # Errors
    /// As [`Desk::with`].
    pub async fn ask<T: Send + 'static>(
        self: &Arc<Self>,
        map: Option<MapId>,
        work: impl FnOnce(&mut App) -> lajur_api::Result<T> + Send + 'static,
    ) -> Answer<T> {
        let (answer, answered) = oneshot::channel();
        self.push(move |desk| {
            // Whoever asked may be gone; then nobody misses the answer.
            let _ = answer.send(desk.with(map.as_ref(), work));
        });
        answered.await.unwrap_or_else(|_| Err(unexpected(self.lang)))
    }

    /// The language of the window.
    pub async fn lang(self: &Arc<Self>) -> Lang {
        self.ask(None, |app| Ok(app.lang())).await.unwrap_or(self.lang)
    }

    /// Closes the library, so that its file is whole without its journal beside it. Waits for a job that runs.
    pub fn close(&self) {
        drop(self.library().take());
    }

    fn library(&self) -> MutexGuard<'_, Option<Answer<App>>> {
        self.library.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A notice that is the shell's own: `error.<code>` of the catalogues.
pub fn notice(lang: Lang, code: &str, details: String) -> Notice {
    let words = |key: &str| say(lang, key, &[]);
    let message = words(&format!("error.{code}"));
    let way = words(&format!("error.{code}.way"));
    Notice {
        code: code.to_owned(),
        message,
        way,
        file: None,
        line: None,
        field: None,
        details,
    }
}

/// What a person is told after a panic; the details are its report.
pub fn unexpected(lang: Lang) -> Notice {
    notice(lang, "unexpected", logging::take_panic())
}

/// Keeps a failure in the log. An edit that is not possible is none: the person is told, and that is all.
fn logged(notice: Notice) -> Notice {
    if notice.code.starts_with("reject.") {
        return notice;
    }
    log::warn!("{}: {}", notice.code, notice.details);
    notice
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

    use lajur_api::NewMap;
    use lajur_model::{Edit, Fields, Kind};

    use super::*;

    fn renamed(map: &MapId, title: &str) -> Edit {
        let fields = Fields::from_iter([("title".to_owned(), title.into())]);
        Edit::Set {
            kind: Kind::Map,
            ids: vec![map.0.clone()],
            fields,
        }
    }

    fn a_map(app: &mut App) -> lajur_api::Result<MapId> {
        app.create_map(&NewMap {
            title: "Gift".to_owned(),
            template: "blank".to_owned(),
            ..NewMap::default()
        })
    }

    #[tokio::test]
    async fn after_a_panic_the_map_is_read_again_and_the_desk_works_on() {
        logging::watch_panics();
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::open(folder.path().join("library"), Lang::En).unwrap();
        let map = desk.ask(None, a_map).await.unwrap();

        let broken = map.clone();
        let failed = desk.ask::<()>(Some(map.clone()), move |app| {
            app.edit(&broken, &renamed(&broken, "Half"), None)?;
            panic!("on purpose");
        });
        let notice = failed.await.unwrap_err();
        assert_eq!(notice.code, "unexpected", "a panic is told as a notice");
        assert!(
            notice.details.contains("on purpose"),
            "its report can be copied: {}",
            notice.details
        );

        let again = map.clone();
        let update = desk
            .ask(Some(map), move |app| app.edit(&again, &renamed(&again, "Whole"), None))
            .await;
        assert!(update.is_ok(), "edits go on after a panic");
    }

    #[tokio::test]
    async fn a_library_that_cannot_be_opened_says_so_to_whoever_asks() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("library");
        std::fs::write(&file, "this is no library, and long enough to be looked at closely").unwrap();
        let desk = Desk::open(file.clone(), Lang::Id).unwrap();
        let notice = desk.ask(None, |app| app.maps()).await.unwrap_err();
        assert_eq!(notice.code, "library_not_sqlite", "the reason reaches the window");
        assert!(!notice.way.is_empty(), "and so does the way out");
        let kept = std::fs::read_to_string(file).unwrap();
        assert!(kept.starts_with("this is no library"), "the file is left as it was");
    }
}
