//! Backups and restoring them.

use std::fs;
use std::path::PathBuf;

use lajur_store::{Library, StoreError, backups, restore};

use crate::support::{Desk, folder};

fn desk() -> (tempfile::TempDir, PathBuf, Desk) {
    let folder = folder();
    let path = folder.path().join("library.lajurdb");
    let desk = Desk::on(Library::open(&path).unwrap());
    (folder, path, desk)
}

fn time(day: u32) -> String {
    format!("2026-11-{day:02}T09:30:00Z")
}

#[test]
fn one_backup_a_day_is_made_and_the_last_seven_are_kept() {
    let (_folder, path, desk) = desk();
    for day in 1..=10 {
        let made = desk.library.backup_if_due(&time(day), 7).unwrap();
        assert!(made.is_some_and(|backup| backup.exists()), "the backup of day {day}");
        assert_eq!(
            desk.library.backup_if_due(&time(day), 7).unwrap(),
            None,
            "only one on day {day}"
        );
    }
    let days: Vec<_> = backups(&path)
        .unwrap()
        .into_iter()
        .map(|backup| backup.day.unwrap())
        .collect();
    let expected: Vec<_> = (4..=10).rev().map(|day| format!("2026-11-{day:02}")).collect();
    assert_eq!(days, expected, "the newest seven, newest first");
}

#[test]
fn a_backup_holds_what_is_still_in_the_log() {
    let (folder, _path, mut desk) = desk();
    desk.set_text("c1", "not in the main file yet", None);
    let backup = desk.library.backup_if_due(&time(1), 7).unwrap().unwrap();
    let copy = folder.path().join("copy.lajurdb");
    fs::copy(backup, &copy).unwrap();
    let Desk { doc, revision, .. } = desk;
    Desk {
        library: Library::open(&copy).unwrap(),
        doc,
        revision,
    }
    .check();
}

#[test]
fn the_files_of_others_are_no_backups() {
    let (folder, path, desk) = desk();
    desk.library.backup_if_due(&time(1), 7).unwrap();
    for name in [
        "library-2026-11-01.lajurdb.99.part",
        "other-2026-11-01.lajurdb",
        "library-notes.lajurdb",
        "x",
    ] {
        fs::write(folder.path().join("backups").join(name), b"x").unwrap();
    }
    assert_eq!(backups(&path).unwrap().len(), 1, "just our own");
    assert!(
        backups(&folder.path().join("else").join("library.lajurdb"))
            .unwrap()
            .is_empty(),
        "no folder, no backups"
    );
}

#[test]
fn what_a_killed_process_left_half_done_is_swept_up_another_day() {
    let (folder, _path, desk) = desk();
    desk.library.backup_if_due(&time(1), 7).unwrap();
    let file = |name: &str| folder.path().join("backups").join(name);
    for name in [
        "library-2026-11-01.lajurdb.99.part",
        "library-2026-11-02.lajurdb.98.part",
        "my notes.part",
    ] {
        fs::write(file(name), b"x").unwrap();
    }
    desk.library.backup_if_due(&time(2), 7).unwrap();
    assert!(
        !file("library-2026-11-01.lajurdb.99.part").exists(),
        "yesterday's part is gone"
    );
    assert!(
        file("library-2026-11-02.lajurdb.98.part").exists(),
        "today's may be at work"
    );
    assert!(file("my notes.part").exists(), "what is not ours stays");
}

#[test]
fn restoring_brings_the_backup_back_and_keeps_what_was_there() {
    let (_folder, path, mut desk) = desk();
    let backup = desk.library.backup_if_due(&time(1), 7).unwrap().unwrap();
    let (old, revision) = (desk.doc.clone(), desk.revision);
    desk.set_text("c1", "after the backup", None);
    let (new, new_revision) = (desk.doc.clone(), desk.revision);
    drop(desk);
    let restored = restore(&path, &backup).unwrap();
    Desk {
        library: Library::open(&path).unwrap(),
        doc: old,
        revision,
    }
    .check();
    let aside = restored.moved_aside.unwrap();
    Desk {
        library: Library::open(&aside).unwrap(),
        doc: new,
        revision: new_revision,
    }
    .check();
    assert!(backup.exists(), "the backup is still there");
}

#[test]
fn a_library_that_cannot_be_opened_is_restored_and_moved_aside_with_its_log() {
    let (folder, path, desk) = desk();
    let backup = desk.library.backup_if_due(&time(1), 7).unwrap().unwrap();
    let Desk { doc, revision, library } = desk;
    drop(library);
    fs::write(&path, b"rubbish").unwrap();
    fs::write(folder.path().join("library.lajurdb-wal"), b"old log").unwrap();
    assert!(Library::open(&path).is_err(), "it cannot be opened");
    for nth in 1..=2 {
        let aside = restore(&path, &backup).unwrap().moved_aside.unwrap();
        assert_eq!(
            aside,
            folder.path().join(format!("library.lajurdb.old-{nth}")),
            "nothing is overwritten"
        );
    }
    assert_eq!(
        fs::read(folder.path().join("library.lajurdb.old-1")).unwrap(),
        b"rubbish",
        "kept as it was"
    );
    assert_eq!(
        fs::read(folder.path().join("library.lajurdb.old-1-wal")).unwrap(),
        b"old log",
        "with its log"
    );
    Desk {
        library: Library::open(&path).unwrap(),
        doc,
        revision,
    }
    .check();
}

#[test]
fn a_missing_library_is_restored() {
    let (_folder, path, desk) = desk();
    let backup = desk.library.backup_if_due(&time(1), 7).unwrap().unwrap();
    let Desk { doc, revision, library } = desk;
    drop(library);
    fs::remove_file(&path).unwrap();
    assert_eq!(restore(&path, &backup).unwrap().moved_aside, None, "nothing was there");
    Desk {
        library: Library::open(&path).unwrap(),
        doc,
        revision,
    }
    .check();
}

#[test]
fn an_emptied_library_with_backups_is_not_taken_for_a_new_one() {
    let (_folder, path, desk) = desk();
    desk.library.backup_if_due(&time(1), 7).unwrap();
    drop(desk);
    fs::write(&path, b"").unwrap();
    let error = Library::open(&path).unwrap_err();
    assert!(matches!(error, StoreError::Damaged { .. }), "{error:?}");
}

#[test]
fn a_damaged_backup_is_refused_and_the_library_stays() {
    let (folder, path, desk) = desk();
    let good = desk.library.backup_if_due(&time(1), 7).unwrap().unwrap();
    let Desk { doc, revision, library } = desk;
    drop(library);
    let mut bytes = fs::read(&good).unwrap();
    bytes[4096..].fill(0xA5);
    let bad = folder.path().join("bad.lajurdb");
    for rubbish in [bytes, b"no library at all".to_vec(), vec![]] {
        fs::write(&bad, rubbish).unwrap();
        let error = restore(&path, &bad).unwrap_err();
        assert!(
            matches!(&error, StoreError::BadBackup { path, .. } if *path == bad),
            "{error:?}"
        );
    }
    let error = restore(&path, &folder.path().join("missing")).unwrap_err();
    assert!(matches!(error, StoreError::CannotOpen { .. }), "{error:?}");
    Desk {
        library: Library::open(&path).unwrap(),
        doc,
        revision,
    }
    .check();
    let left: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert!(
        !left.iter().any(|name| name.to_string_lossy().contains("restored")),
        "nothing is left over: {left:?}"
    );
}

#[test]
fn an_open_library_is_not_restored_below_its_window() {
    let (_folder, path, mut desk) = desk();
    let backup = desk.library.backup_if_due(&time(1), 7).unwrap().unwrap();
    let error = restore(&path, &backup).unwrap_err();
    assert!(matches!(error, StoreError::InUse), "{error:?}");
    desk.set_text("c1", "still working", None);
    desk.check();
}

#[test]
fn a_damaged_library_makes_no_backup_and_deletes_none() {
    let (_folder, path, desk) = desk();
    for day in 1..=7 {
        desk.library.backup_if_due(&time(day), 7).unwrap();
    }
    drop(desk);
    let mut bytes = fs::read(&path).unwrap();
    let last = bytes.len() - 4096;
    bytes[last..].fill(0xA5);
    fs::write(&path, bytes).unwrap();
    let result = Library::open(&path).and_then(|library| library.backup_if_due(&time(8), 7));
    assert!(matches!(result, Err(StoreError::Damaged { .. })), "{result:?}");
    assert_eq!(backups(&path).unwrap().len(), 7, "all good copies are there");
}
