//! A library folder with all else that a window keeps. It outlives the window, so that a test can start it again.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use lajur_api::{App, NewMap, Progress};
use lajur_model::{CardId, Doc, Grid, Lane, LaneId, MapId, StageId};
use lajur_tests::cups::Cups;
use lajur_words::Lang;
use tempfile::TempDir;
use tokio::process::Command;
use tokio::sync::{Mutex, MutexGuard};

use super::Window;
use super::display::{Display, program};
use super::limited;

/// One window at a time: they share the keyboard focus of the display.
static ALONE: Mutex<()> = Mutex::const_new(());

/// A fresh home for one test.
pub struct Home {
    folder: TempDir,
    environment: Vec<(&'static str, String)>,
    arguments: Vec<String>,
    _display: Display,
    _alone: MutexGuard<'static, ()>,
}

impl Home {
    /// A home without any library yet, in English.
    pub async fn new() -> Self {
        let alone = ALONE.lock().await;
        let display = Display::ready().await;
        let folder = tempfile::tempdir().unwrap();
        Self {
            folder,
            environment: Vec::new(),
            arguments: Vec::new(),
            _display: display,
            _alone: alone,
        }
    }

    /// With a variable in the window's environment.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.environment.push((name, value.into()));
        self
    }

    /// With the printers of that service, and no others.
    pub fn beside(self, cups: &Cups) -> Self {
        cups.environment()
            .into_iter()
            .fold(self, |home, (name, value)| home.with(name, value))
    }

    /// With an argument for the window's starts.
    pub fn started_with(mut self, argument: impl Into<String>) -> Self {
        self.arguments.push(argument.into());
        self
    }

    /// Starts the window and waits until it shows something to work with.
    pub async fn start(&self) -> Window {
        Window::start(self).await
    }

    /// Starts the program once more beside the window, and waits until that start has ended.
    pub async fn start_again(&self, argument: &Path) {
        let mut second = Command::new(program());
        second
            .arg(argument)
            .envs(self.environment())
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true);
        let status = limited("the second start", second.status()).await.unwrap();
        assert!(status.success(), "the second start failed");
    }

    /// A path in this home.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Everything the window must find or not find around it.
    pub fn environment(&self) -> Vec<(&'static str, String)> {
        let at = |name: &str| self.path(name).display().to_string();
        let mut all = vec![
            ("HOME", at("")),
            ("XDG_CONFIG_HOME", at("config")),
            ("XDG_DATA_HOME", at("data")),
            ("XDG_CACHE_HOME", at("cache")),
            ("LAJUR_LIBRARY", self.library_path().display().to_string()),
            ("LAJUR_SINGLE_INSTANCE", "off".to_owned()),
            ("LC_ALL", "C.UTF-8".to_owned()),
            ("NO_AT_BRIDGE", "1".to_owned()),
        ];
        all.extend(self.environment.iter().cloned());
        all
    }

    /// The window's arguments.
    pub fn arguments(&self) -> &[String] {
        &self.arguments
    }

    /// The window's log.
    pub fn log(&self) -> PathBuf {
        self.path("data/org.lajur.Lajur/logs/lajur.log")
    }

    /// Opens the library beside the window, as the command line would.
    pub fn library(&self) -> App {
        App::open(&self.library_path(), Lang::En).unwrap()
    }

    /// Titles of all maps.
    pub fn titles(&self) -> Vec<String> {
        self.library()
            .maps()
            .unwrap()
            .into_iter()
            .map(|map| map.title)
            .collect()
    }

    /// Writes the example to a file under another title, through a library that the window never sees.
    pub fn write_example(&self, file: &Path, title: &str) {
        let mut elsewhere = App::open(&self.path("elsewhere.lajurdb"), Lang::En).unwrap();
        let new = NewMap {
            title: title.to_owned(),
            template: "example".to_owned(),
            ..NewMap::default()
        };
        let map = elsewhere.create_map(&new).unwrap();
        let snapshot = elsewhere.snapshot(&map).unwrap();
        lajur_api::export(&snapshot, file, None, &Progress::silent()).unwrap();
    }

    /// The map as the library holds it.
    pub fn doc(&self, map: &MapId) -> Doc {
        Doc::clone(&self.library().snapshot(map).unwrap().doc)
    }

    /// The only map of the library that was edited last, as it lies on the disk.
    pub fn last_map(&self) -> Doc {
        let map = self.library().maps().unwrap().first().unwrap().id.clone();
        self.doc(&map)
    }

    fn library_path(&self) -> PathBuf {
        self.path("library.lajurdb")
    }
}

/// The first lane of a role, from top to bottom.
pub fn lane_of(doc: &Doc, role: &str) -> LaneId {
    let lanes = Grid::of(doc).lanes;
    let of_role = |lane: &&&Lane| lane.role.as_ref().is_some_and(|known| known.as_str() == role);
    lanes.iter().find(of_role).unwrap().id.clone()
}

/// The columns from left to right.
pub fn columns(doc: &Doc) -> Vec<StageId> {
    Grid::of(doc)
        .columns
        .into_iter()
        .map(|stage| stage.id.clone())
        .collect()
}

/// The cards that begin in a cell, from top to bottom.
pub fn cards_in(doc: &Doc, lane: &LaneId, stage: &StageId) -> Vec<CardId> {
    Grid::of(doc)
        .cards(lane, stage)
        .iter()
        .map(|card| card.id.clone())
        .collect()
}

/// The card with this text, if there is one.
pub fn card_with(doc: &Doc, text: &str) -> Option<CardId> {
    doc.cards
        .values()
        .find(|card| card.text == text)
        .map(|card| card.id.clone())
}

/// A folder for what a failing test leaves behind.
pub fn remains() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/e2e");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
