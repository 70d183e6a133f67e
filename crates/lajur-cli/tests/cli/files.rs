//! Files in and out: every format, a map file without any library, and targets that cannot be written.

use std::process::Stdio;

use crate::place::{LAJUR, Place, fine, fixture, said};
use serde_json::json;

/// A folder with the coffee map in it.
fn coffee() -> Place {
    let place = Place::new();
    std::fs::copy(fixture("maps/coffee.lajur"), place.path("coffee.lajur")).unwrap();
    place
}

#[test]
fn a_map_file_is_exported_to_every_format_without_any_library() {
    let place = coffee();
    for (name, head) in [
        ("out.pdf", "%PDF-"),
        ("out.png", "\u{89}PNG"),
        ("out.svg", "<svg"),
        ("out.lajur", "{\n  \"format\""),
    ] {
        assert_eq!(
            place.run(&["export", "coffee.lajur", "-o", name]),
            fine(&format!("Wrote {name}\n"))
        );
        let bytes = std::fs::read(place.path(name)).unwrap();
        let start: String = bytes.iter().take(200).map(|byte| char::from(*byte)).collect();
        assert!(start.contains(head), "{name} begins with {start:?}");
    }
    assert_eq!(
        std::fs::read(place.path("out.lajur")).unwrap(),
        std::fs::read(place.path("coffee.lajur")).unwrap(),
        "the map file comes out as it went in"
    );
    assert_eq!(
        place.files(),
        ["coffee.lajur", "out.lajur", "out.pdf", "out.png", "out.svg"],
        "no library, no rest"
    );
}

#[test]
fn the_same_map_gives_the_same_file() {
    let place = coffee();
    for name in ["a.svg", "b.svg"] {
        place.json(&["export", "coffee.lajur", "-o", name]);
    }
    let bytes = |name| std::fs::read(place.path(name)).unwrap();
    assert_eq!(bytes("a.svg"), bytes("b.svg"), "nothing of the moment is in it");
}

#[test]
fn a_pdf_has_the_paper_that_was_asked_for() {
    let place = coffee();
    place.json(&["export", "coffee.lajur", "-o", "small.pdf", "--paper", "a4"]);
    place.json(&["export", "coffee.lajur", "-o", "large.pdf", "--paper", "A1"]);
    let (code, object) = place.failure(&["export", "coffee.lajur", "-o", "none.pdf", "--paper", "b17"]);
    assert_eq!((code, &object["code"]), (2, &json!("unknown_paper")), "{object}");
    assert!(!place.path("none.pdf").exists(), "nothing was written");
}

#[test]
fn a_file_name_that_tells_no_format_is_a_wrong_call() {
    let place = coffee();
    for name in ["out.docx", "out", "out.svg.bak"] {
        let (code, object) = place.failure(&["export", "coffee.lajur", "-o", name]);
        assert_eq!(
            (code, &object["code"]),
            (2, &json!("unknown_format")),
            "{name}: {object}"
        );
    }
    assert_eq!(place.files(), ["coffee.lajur"], "nothing was written");
}

#[test]
fn a_target_that_cannot_be_written_leaves_nothing_behind() {
    let place = coffee();
    std::fs::create_dir(place.path("taken.pdf")).unwrap();
    place.file("plain", "a file where a folder should be");
    for target in ["taken.pdf", "missing/out.pdf", "plain/out.pdf"] {
        let (code, object) = place.failure(&["export", "coffee.lajur", "-o", target]);
        assert_eq!(
            (code, &object["code"]),
            (1, &json!("cannot_write")),
            "{target}: {object}"
        );
        let text = place.run(&["export", "coffee.lajur", "-o", target, "--lang", "id"]);
        assert!(
            text.err.contains(target) && text.err.contains("Yang bisa dilakukan: "),
            "{text:?}"
        );
    }
    assert_eq!(
        place.files(),
        ["coffee.lajur", "plain", "taken.pdf"],
        "no part of a file stays"
    );
    assert_eq!(
        std::fs::read_dir(place.path("taken.pdf")).unwrap().count(),
        0,
        "nor in the folder that is in the way"
    );
}

#[test]
fn a_file_that_is_there_survives_an_export_that_fails() {
    let place = coffee();
    place.file("out.svg", "the old one");
    let (code, object) = full(&place, &["export", "coffee.lajur", "-o", "out.svg"]);
    assert_eq!((code, &object["code"]), (1, &json!("disk_full")), "{object}");
    assert_eq!(
        std::fs::read_to_string(place.path("out.svg")).unwrap(),
        "the old one",
        "whole or not at all"
    );
}

#[test]
fn a_full_disk_is_told_and_nothing_is_left() {
    let place = coffee();
    for name in ["out.pdf", "out.png", "out.svg", "out.lajur"] {
        let (code, object) = full(&place, &["export", "coffee.lajur", "-o", name]);
        assert_eq!((code, &object["code"]), (1, &json!("disk_full")), "{name}: {object}");
    }
    assert_eq!(place.files(), ["coffee.lajur"], "no part of a file stays");
}

#[test]
fn a_library_on_a_full_disk_is_told_and_keeps_its_maps() {
    let place = Place::new();
    place.new_map("Coffee");
    let (code, object) = full(&place, &["new", "Tea"]);
    assert_eq!(code, 1, "{object}");
    assert!(
        object["message"]
            .as_str()
            .is_some_and(|message| !message.starts_with("error.")),
        "{object}"
    );
    let list = place.json(&["list"]);
    assert_eq!(
        (list.as_array().unwrap().len(), &list[0]["title"]),
        (1, &json!("Coffee")),
        "the library is whole"
    );
}

/// Runs the program where no file may grow beyond 200 bytes.
fn full(place: &Place, args: &[&str]) -> (i32, serde_json::Value) {
    let mut command = place.command("prlimit");
    let output = command
        .args(["--fsize=200", LAJUR, "--json"])
        .args(args)
        .output()
        .unwrap();
    let object = serde_json::from_slice(&output.stderr).unwrap_or_else(|_| panic!("one object: {output:?}"));
    (output.status.code().unwrap_or(-1), object)
}

#[test]
fn a_reader_that_has_gone_is_no_error() {
    let place = Place::new();
    place.new_map("Coffee");
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = place.command(LAJUR);
    let output = command
        .args(["list"])
        .stdout(writer)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
        .wait_with_output();
    let said = said(&output.unwrap());
    assert_eq!(
        (said.code, said.err.as_str()),
        (0, ""),
        "quiet, as `lajur list | head -0` should be"
    );
}

#[test]
fn an_answer_that_cannot_be_written_is_a_failure() {
    let place = Place::new();
    place.new_map("Coffee");
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = place
        .command(LAJUR)
        .arg("list")
        .stdout(full)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let said = said(&output.wait_with_output().unwrap());
    assert_eq!(said.code, 1, "{said:?}");
    assert!(said.err.starts_with("The answer could not be written: "), "{said:?}");
}
