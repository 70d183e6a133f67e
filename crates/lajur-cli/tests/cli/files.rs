//! Files in and out: every format, a map file without any library, and targets that cannot be written.

use std::path::Path;
use std::process::Stdio;

use lajur_model::Grid;
use lajur_words::Lang;

use crate::place::{LAJUR, Place, fixture, said};
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
        ("out.html", "<!doctype html>"),
        ("out.pptx", "PK"),
        ("out.xlsx", "PK"),
        ("out.csv", "Langganan kopi"),
        ("out.tsv", "Langganan kopi"),
        ("out.md", "# Langganan kopi"),
        ("out.lajur", "{\n  \"format\""),
    ] {
        let said = place.run(&["export", "coffee.lajur", "-o", name]);
        let is_whole = ["out.lajur", "out.xlsx"].contains(&name);
        let lost = said.err.lines().find(|line| line.starts_with("Not in this file: "));
        assert_eq!(
            lost.is_some_and(|lost| lost.contains("1 card that is not placed yet")),
            !is_whole,
            "{name} tells what it has not: {said:?}"
        );
        assert_eq!(
            said.err.contains("\nKept as it is: ") && said.err.contains("3 cards"),
            !is_whole,
            "and what it has: {said:?}"
        );
        if name == "out.pdf" {
            assert!(
                said.out.starts_with("Wrote out.pdf: 1 sheet, smallest type "),
                "{said:?}"
            );
        } else {
            assert_eq!((said.code, said.out), (0, format!("Wrote {name}\n")));
        }
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
        [
            "coffee.lajur",
            "out.csv",
            "out.html",
            "out.lajur",
            "out.md",
            "out.pdf",
            "out.png",
            "out.pptx",
            "out.svg",
            "out.tsv",
            "out.xlsx",
        ],
        "no library, no rest"
    );
}

#[test]
fn a_program_reads_what_is_lost_and_what_is_kept() {
    let place = coffee();
    let json = place.json(&["export", "coffee.lajur", "-o", "cards.csv", "--layout", "list"]);
    let has = |list: &str, what: &str, fate: &str, count: u32| {
        let wanted = json!({ "what": what, "fate": fate, "count": count });
        json[list].as_array().unwrap().contains(&wanted)
    };
    assert!(
        has("losses", "title", "left_out", 1) && has("losses", "tray", "left_out", 1),
        "{json}"
    );
    assert!(has("losses", "marks", "changed", 1), "{json}");
    assert!(
        has("kept", "cards", "kept", 3) && has("kept", "scales", "kept", 1),
        "{json}"
    );
    let whole = place.json(&["export", "coffee.lajur", "-o", "map.xlsx"]);
    assert_eq!(whole["losses"], json!([]), "{whole}");
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
    for (option, value, known) in [
        ("--paper", "b17", "unknown_paper"),
        ("--fit", "somehow", "unknown_fit"),
        ("--orientation", "upside-down", "unknown_orientation"),
        ("--stages", "No such stage", "unknown_part"),
        ("--view", "For nobody", "unknown_part"),
    ] {
        let (code, object) = place.failure(&["export", "coffee.lajur", "-o", "none.pdf", option, value]);
        assert_eq!((code, &object["code"]), (2, &json!(known)), "{object}");
    }
    for (options, known) in [
        (["--paper", "a4", "--margin", "120"], "page_margins"),
        (["--paper", "30x40", "--margin", "0"], "page_small"),
        (["--fit", "0x1", "--margin", "5"], "page_none"),
        (["--fit", "250%", "--sheets", "1"], "page_many"),
    ] {
        let call = [&["export", "coffee.lajur", "-o", "none.pdf"], &options[..]].concat();
        let (code, object) = place.failure(&call);
        assert_eq!((code, &object["code"]), (1, &json!(known)), "{object}");
    }
    assert!(!place.path("none.pdf").exists(), "nothing was written");
}

#[test]
fn options_without_effect_on_a_kind_of_file_are_named() {
    let place = coffee();
    let idle = |name: &str| {
        let options = ["--paper", "a4", "--grey", "--layout", "list", "--lanes", "Emosi"];
        let call = [&["export", "coffee.lajur", "-o", name], &options[..]].concat();
        (place.json(&call)["without_effect"].clone(), place.run(&call).err)
    };
    let (csv, said) = idle("out.csv");
    assert_eq!(csv, json!(["paper", "grey"]), "lanes are chosen for every kind");
    assert!(said.contains("--paper, --grey"), "{said}");
    assert_eq!(idle("out.pdf").0, json!(["layout"]));
    assert_eq!(idle("out.html").0, json!(["paper", "grey", "layout"]));
}

/// What a program says of a file.
fn tool(place: &Place, name: &str, arguments: &[&str], file: &str) -> String {
    let mut command = std::process::Command::new(name);
    command.args(arguments).arg(place.path(file));
    if name == "pdftotext" {
        command.arg("-");
    }
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{name}: {}",
        String::from_utf8_lossy(&output.stdout)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Words without what lies between them: lines are broken elsewhere on paper.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The texts of all cards of the coffee map that stand in a cell, lane by lane and column by column.
fn cards() -> Vec<String> {
    let map = lajur_api::Export::of_file(Path::new(&fixture("maps/coffee.lajur")), Lang::En).unwrap();
    let grid = Grid::of(&map.doc);
    let cells = grid
        .lanes
        .iter()
        .flat_map(|lane| grid.columns.iter().map(move |column| (lane, column)));
    let cards = cells.flat_map(|(lane, column)| grid.cards(&lane.id, &column.id));
    // `pdftotext` turns words that run from right to left round: those before them are enough to know a card by.
    let plain = cards.map(|card| {
        let text = lajur_model::text::parse(&card.text).plain();
        let before = text.split_whitespace().take_while(|word| word.is_ascii());
        before.collect::<Vec<_>>().join(" ")
    });
    plain.filter(|text| !text.is_empty()).collect()
}

#[test]
fn the_texts_of_a_sheet_are_read_lane_by_lane_and_column_by_column() {
    let place = coffee();
    place.json(&[
        "export",
        "coffee.lajur",
        "-o",
        "one.pdf",
        "--paper",
        "a2",
        "--fit",
        "onepage",
    ]);
    let text = words(&tool(&place, "pdftotext", &["-raw"], "one.pdf"));
    let mut rest = &*text;
    for card in cards() {
        let at = rest
            .find(&card)
            .unwrap_or_else(|| panic!("{card:?} comes in its turn: {text}"));
        rest = &rest[at + card.len()..];
    }
}

#[test]
fn a_print_tells_its_language_its_stages_and_what_no_face_can_draw() {
    let place = coffee();
    let map = std::fs::read_to_string(place.path("coffee.lajur")).unwrap();
    place.file("coffee.lajur", map.replace("Langganan kopi", "Langganan kopi 価"));
    let object = place.json(&["export", "coffee.lajur", "-o", "out.pdf", "--paper", "a3"]);
    assert!(object["missing_letters"].as_str().unwrap().contains('価'), "{object}");
    let told = place.run(&["export", "coffee.lajur", "-o", "out.pdf", "--paper", "a3"]);
    assert!(
        told.out.contains("No font at hand has letters for Han (価)"),
        "{told:?}"
    );
    let plain = place
        .command("qpdf")
        .args(["--qdf", "--object-streams=disable", "out.pdf", "-"])
        .output()
        .unwrap();
    let plain = String::from_utf8_lossy(&plain.stdout).into_owned();
    assert!(plain.contains("/Lang (id)"), "the language is told");
    let outline = plain.matches("/Dest ").count();
    let doc = lajur_api::Export::of_file(&place.path("coffee.lajur"), Lang::En)
        .unwrap()
        .doc;
    let stages = doc.stages.values().filter(|stage| stage.parent.is_none()).count();
    assert!(
        plain.contains("/Outlines ") && outline >= stages,
        "{outline} entries for {stages} stages"
    );
}

#[test]
fn a_print_on_several_sheets_is_a_sound_file_with_all_texts() {
    let place = coffee();
    for (name, options) in [
        ("sheets.pdf", ["--paper", "a5", "--fit", "readable"]),
        ("poster.pdf", ["--paper", "a4", "--fit", "poster"]),
        ("stages.pdf", ["--paper", "f4", "--fit", "stages"]),
        ("own.pdf", ["--paper", "300x500", "--fit", "2x1"]),
    ] {
        let call = [
            &[
                "export",
                "coffee.lajur",
                "-o",
                name,
                "--grey",
                "--ink-saving",
                "--notes",
            ],
            &options[..],
        ]
        .concat();
        let object = place.json(&call);
        tool(&place, "qpdf", &["--check"], name);
        let info = tool(&place, "pdfinfo", &[], name);
        let pages = format!("Pages:           {}", object["sheets"]);
        assert!(
            info.contains(&pages) && info.contains("Tagged:          yes"),
            "{name}: {info}"
        );
        let faces = tool(&place, "pdffonts", &[], name);
        let embedded = |line: &str| line.split_whitespace().rev().nth(4) == Some("yes");
        assert!(faces.lines().skip(2).all(embedded), "{name}: {faces}");
        let text = words(&tool(&place, "pdftotext", &["-raw"], name));
        for card in cards() {
            assert!(text.contains(&card), "{card:?} is in {name}: {text}");
        }
    }
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
