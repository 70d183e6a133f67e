//! Opening what is and what is not a library.

use std::fs;
use std::path::{Path, PathBuf};

use lajur_store::{Library, StoreError};
use rusqlite::Connection;

use crate::support::{Desk, folder};

fn with_file(bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = folder();
    let path = folder.path().join("library.lajurdb");
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

/// Refused, and the file is as it was.
fn check_refused(path: &Path, is_right: impl Fn(&StoreError) -> bool) {
    let before = fs::read(path).unwrap();
    let error = Library::open(path).unwrap_err();
    assert!(is_right(&error), "{error:?}");
    assert_eq!(fs::read(path).unwrap(), before, "a refused file is left as it is");
}

#[test]
fn an_empty_file_becomes_a_library() {
    let (_folder, path) = with_file(b"");
    assert!(
        Library::open(&path).unwrap().maps().unwrap().is_empty(),
        "a new library"
    );
}

#[test]
fn what_is_no_sqlite_file_is_refused() {
    let (_folder, path) = with_file("this is no SQLite file. ".repeat(200).as_bytes());
    check_refused(
        &path,
        |error| matches!(error, StoreError::NotALibrary { path: named } if *named == path),
    );
}

#[test]
fn another_programs_database_is_refused() {
    let folder = folder();
    let path = folder.path().join("other.db");
    Connection::open(&path)
        .unwrap()
        .execute_batch("CREATE TABLE bookmark (url TEXT)")
        .unwrap();
    check_refused(&path, |error| matches!(error, StoreError::NotALibrary { .. }));
}

#[test]
fn a_newer_library_is_refused_with_both_versions() {
    let folder = folder();
    let path = folder.path().join("library.lajurdb");
    drop(Desk::on(Library::open(&path).unwrap()));
    Connection::open(&path)
        .unwrap()
        .pragma_update(None, "user_version", 99)
        .unwrap();
    check_refused(&path, |error| {
        matches!(
            error,
            StoreError::TooNew {
                found: 99,
                known: 1,
                ..
            }
        )
    });
}

#[test]
fn a_library_that_became_newer_while_it_was_open_takes_no_more_edits() {
    let folder = folder();
    let path = folder.path().join("library.lajurdb");
    let mut desk = Desk::on(Library::open(&path).unwrap());
    Connection::open(&path)
        .unwrap()
        .pragma_update(None, "user_version", 2)
        .unwrap();
    let refused = desk.library.save_setting("theme", "dark");
    assert!(
        matches!(refused, Err(StoreError::TooNew { found: 2, known: 1, .. })),
        "{refused:?}"
    );
}

#[test]
fn a_truncated_library_is_told_as_damaged() {
    let folder = folder();
    let path = folder.path().join("library.lajurdb");
    drop(Desk::on(Library::open(&path).unwrap()));
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    let error = Library::open(&path)
        .and_then(|library| library.load(&"m".into()))
        .unwrap_err();
    assert!(matches!(error, StoreError::Damaged { .. }), "{error:?}");
}

#[test]
fn overwritten_pages_are_told_as_damaged() {
    let folder = folder();
    let path = folder.path().join("library.lajurdb");
    drop(Desk::on(Library::open(&path).unwrap()));
    let mut bytes = fs::read(&path).unwrap();
    bytes[4096..].fill(0xA5);
    fs::write(&path, bytes).unwrap();
    let error = Library::open(&path)
        .and_then(|library| library.load(&"m".into()))
        .unwrap_err();
    assert!(matches!(error, StoreError::Damaged { .. }), "{error:?}");
}

#[test]
fn a_row_that_is_no_record_is_told_as_damaged() {
    let folder = folder();
    let path = folder.path().join("library.lajurdb");
    let desk = Desk::on(Library::open(&path).unwrap());
    let outside = Connection::open(&path).unwrap();
    outside
        .execute(
            "UPDATE record SET json = '{\"id\": \"c1\", \"tags\": 5}' WHERE id = 'c1'",
            [],
        )
        .unwrap();
    let error = desk.library.load(&"m".into()).unwrap_err();
    assert!(matches!(error, StoreError::Damaged { .. }), "{error:?}");
    assert_eq!(
        error.params(),
        [("file", path.display().to_string())],
        "a person is told which file"
    );
}

#[test]
fn a_library_below_a_file_cannot_be_opened() {
    let (_folder, file) = with_file(b"a file where a folder should be");
    let error = Library::open(&file.join("library.lajurdb")).unwrap_err();
    assert!(matches!(error, StoreError::CannotOpen { .. }), "{error:?}");
}

#[test]
fn a_folder_in_the_place_of_the_library_cannot_be_opened() {
    let folder = folder();
    let error = Library::open(folder.path()).unwrap_err();
    assert!(
        matches!(&error, StoreError::CannotOpen { path, .. } if path == folder.path()),
        "{error:?}"
    );
}

#[test]
fn the_library_is_durable_and_marked_as_ours() {
    let folder = folder();
    let path = folder.path().join("library.lajurdb");
    let _library = Library::open(&path).unwrap();
    let outside = Connection::open(&path).unwrap();
    let mode: String = outside
        .pragma_query_value(None, "journal_mode", |row| row.get(0))
        .unwrap();
    assert_eq!(mode, "wal", "write-ahead log");
    let mark: i32 = outside
        .pragma_query_value(None, "application_id", |row| row.get(0))
        .unwrap();
    assert_eq!(mark.to_be_bytes(), *b"LJUR", "the mark of a Lajur library");
}
