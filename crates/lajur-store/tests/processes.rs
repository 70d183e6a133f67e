//! Real processes on one library: killed at any moment, and several at once.
//!
//! 50 kills by default; `LAJUR_KILLS=1000 cargo test -p lajur-store --test processes` for more.
//!
//! The child processes are this same test program, told by environment variables which part to play.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use lajur_model::{Card, CardId, Change, Doc, Label, Map, MapId, diff};
use lajur_store::{Library, Scope, StoreError, backups};

const NOW: &str = "2026-11-22T10:00:00Z";
/// Kills of one library before the next one begins, so that histories stay short enough to walk through.
const KILLS_PER_LIBRARY: u32 = 10;

fn map() -> Doc {
    Doc {
        map: Map {
            id: "m".into(),
            title: "Map".to_owned(),
            ..Map::default()
        },
        ..Doc::default()
    }
}

fn scope() -> Scope {
    Scope::Map("m".into())
}

fn child(role: &str, library: &Path, name: &str) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["a_child_process_plays_its_part", "--exact", "--nocapture"])
        .env("LAJUR_TEST_ROLE", role)
        .env("LAJUR_TEST_LIBRARY", library)
        .env("LAJUR_TEST_NAME", name)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Not a test of its own: what the other tests start as a process. Without a part to play it does nothing.
#[test]
fn a_child_process_plays_its_part() {
    let (Ok(role), Some(path)) = (std::env::var("LAJUR_TEST_ROLE"), std::env::var_os("LAJUR_TEST_LIBRARY")) else {
        return;
    };
    let mut library = Library::open(Path::new(&path)).unwrap();
    match library.create_map(&map(), NOW) {
        Ok(_) | Err(StoreError::MapExists { .. }) => {}
        Err(error) => panic!("{error}"),
    }
    match role.as_str() {
        "write until killed" => write_until_killed(&mut library),
        "add cards" => add_cards(&mut library, &std::env::var("LAJUR_TEST_NAME").unwrap(), 60),
        other => panic!("no such part: {other}"),
    }
}

// --- Killed at any moment ---

/// Edits without end, and says after each that it is done.
fn write_until_killed(library: &mut Library) {
    let loaded = library.load(&MapId::from("m")).unwrap();
    let (mut doc, mut revision) = (loaded.doc, loaded.revision);
    let mut out = std::io::stdout();
    loop {
        if revision % 50 == 0 {
            library
                .backup_if_due(&format!("2026-11-{:02}", 1 + revision / 50 % 28), 7)
                .unwrap();
        }
        revision = act(library, &mut doc, revision);
        out.write_all(format!("done {revision}\n").as_bytes()).unwrap();
        out.flush().unwrap();
    }
}

/// The edit that follows a revision, always the same for the same revision. Gives the next one.
fn act(library: &mut Library, doc: &mut Doc, revision: u32) -> u32 {
    let stepped = match revision % 7 {
        0 | 5 => library.undo(&scope(), revision, NOW).unwrap(),
        1 => library.redo(&scope(), revision, NOW).unwrap(),
        _ => None,
    };
    if let Some(stepped) = stepped {
        stepped.change.apply(doc).unwrap();
        return stepped.revision;
    }
    let (change, join) = match revision % 7 {
        3 | 4 => (type_into_last_card(doc, revision), Some("typing")),
        _ => (add_card(doc, &format!("c{revision:06}")), None),
    };
    let done = library
        .commit(&scope(), revision, &change, &Label::counted("edit", 1), join, NOW)
        .unwrap();
    change.apply(doc).unwrap();
    done.revision
}

fn add_card(doc: &Doc, id: &str) -> Change {
    let mut edited = doc.clone();
    edited.cards.insert(
        id.into(),
        Card {
            id: id.into(),
            text: format!("Text of {id}"),
            ..Card::default()
        },
    );
    diff(doc, &edited)
}

fn type_into_last_card(doc: &Doc, revision: u32) -> Change {
    let mut edited = doc.clone();
    let last = edited.cards.keys().next_back().cloned();
    match last.and_then(|last| edited.cards.get_mut(&last)) {
        Some(mut card) => card.text = format!("Typed at {revision}"),
        None => edited.map.goal = format!("Typed at {revision}"),
    }
    diff(doc, &edited)
}

/// A library that nobody kills, brought to the same revision: it says how the other one must look.
struct Twin {
    library: Library,
    doc: Doc,
    revision: u32,
}

impl Twin {
    fn new() -> Self {
        let mut library = Library::in_memory().unwrap();
        let revision = library.create_map(&map(), NOW).unwrap();
        Self {
            library,
            doc: map(),
            revision,
        }
    }

    fn go_to(&mut self, revision: u32) {
        while self.revision < revision {
            self.revision = act(&mut self.library, &mut self.doc, self.revision);
        }
    }
}

#[test]
fn nothing_acknowledged_is_lost_when_the_process_is_killed() {
    let kills: u32 = std::env::var("LAJUR_KILLS").map_or(50, |kills| kills.parse().unwrap());
    let mut moments = Moments(7);
    for first in (0..kills).step_by(KILLS_PER_LIBRARY as usize) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.lajurdb");
        let mut twin = Twin::new();
        for kill in first..kills.min(first + KILLS_PER_LIBRARY) {
            let done = kill_a_writer(&path, moments.next(), kill % 2 == 1);
            check_survivor(&path, done, &mut twin, kill);
        }
        check_history(&path);
    }
}

/// Pauses of 0 to 60 ms.
struct Moments(u64);

impl Moments {
    fn next(&mut self) -> Duration {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        Duration::from_micros((self.0 >> 33) % 60_000)
    }
}

/// Kills a writer some time after its start (while it opens the library, makes it, reads it) or after its first edit
/// (between edits and in the middle of them). Gives the last revision that it acknowledged.
fn kill_a_writer(path: &Path, after: Duration, at_work: bool) -> Option<u32> {
    let mut writer = child("write until killed", path, "");
    let mut out = BufReader::new(writer.stdout.take().unwrap());
    let mut said = String::new();
    while at_work && acknowledged_in(&said).is_none() {
        assert!(
            out.read_line(&mut said).unwrap() > 0,
            "the writer ended by itself: {said}"
        );
    }
    // The kill is what is tested; the pause only spreads it over the writer's work.
    std::thread::sleep(after);
    writer.kill().unwrap();
    out.read_to_string(&mut said).unwrap();
    let errors = writer.wait_with_output().unwrap().stderr;
    let errors = String::from_utf8_lossy(&errors);
    assert!(!errors.contains("panicked"), "the writer failed by itself: {errors}");
    acknowledged_in(&said)
}

/// The last revision named in a whole line.
fn acknowledged_in(said: &str) -> Option<u32> {
    let whole = said.rsplit_once('\n').map_or("", |(whole, _)| whole);
    whole
        .lines()
        .rev()
        .find_map(|line| line.rsplit_once("done ")?.1.parse().ok())
}

fn check_survivor(path: &Path, done: Option<u32>, twin: &mut Twin, kill: u32) {
    let library = Library::open(path).unwrap();
    if library.maps().unwrap().is_empty() {
        assert_eq!(done, None, "kill {kill}: the map itself is lost");
        return;
    }
    let loaded = library.load(&MapId::from("m")).unwrap();
    let done = done.unwrap_or(0);
    assert!(
        loaded.revision >= done,
        "kill {kill}: {done} was acknowledged, {} is there",
        loaded.revision
    );
    twin.go_to(loaded.revision);
    assert_eq!(
        loaded.doc, twin.doc,
        "kill {kill}: the map at revision {}",
        loaded.revision
    );
    assert_eq!(
        library.history(&scope()).unwrap(),
        twin.library.history(&scope()).unwrap(),
        "kill {kill}: history"
    );
    drop(library);
    check_integrity(path);
    for backup in backups(path).unwrap() {
        check_integrity(&backup.path);
    }
}

fn check_integrity(path: &Path) {
    let conn = rusqlite::Connection::open(path).unwrap();
    let verdict: String = conn.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(verdict, "ok", "{}", path.display());
}

/// All steps can be taken back, to the map that was made first.
fn check_history(path: &Path) {
    let mut library = Library::open(path).unwrap();
    if library.maps().unwrap().is_empty() {
        return;
    }
    let mut revision = library.revision(&scope()).unwrap();
    while let Some(stepped) = library.undo(&scope(), revision, NOW).unwrap() {
        revision = stepped.revision;
    }
    assert_eq!(
        library.load(&MapId::from("m")).unwrap().doc,
        map(),
        "undoing all steps leads to the first map"
    );
}

// --- Several at once ---

/// Adds cards like a window does: where another process was quicker, it loads again and plans again.
fn add_cards(library: &mut Library, name: &str, count: u32) {
    for nth in 0..count {
        loop {
            let loaded = library.load(&MapId::from("m")).unwrap();
            let change = add_card(&loaded.doc, &format!("{name}{nth}"));
            match library.commit(
                &scope(),
                loaded.revision,
                &change,
                &Label::counted("add_card", 1),
                None,
                NOW,
            ) {
                Ok(_) => break,
                Err(StoreError::Moved { .. }) => {}
                Err(error) => panic!("{error}"),
            }
        }
    }
}

#[test]
fn processes_that_edit_one_map_at_once_keep_all_their_edits() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.lajurdb");
    // They also make the library at the same moment.
    let children: Vec<_> = ["a", "b", "c"].map(|name| child("add cards", &path, name)).into();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let library = Library::open(&path).unwrap();
    let loaded = library.load(&MapId::from("m")).unwrap();
    let expected: Vec<_> = ["a", "b", "c"]
        .iter()
        .flat_map(|name| (0..60).map(move |nth| format!("{name}{nth}")))
        .collect();
    assert!(
        expected
            .iter()
            .all(|id| loaded.doc.cards.contains_key(&CardId::from(id.as_str()))),
        "all cards are there"
    );
    assert_eq!(loaded.revision, 181, "one revision for each");
    assert_eq!(library.history(&scope()).unwrap().len(), 180, "one step for each");
    drop(library);
    check_integrity(&path);
}
