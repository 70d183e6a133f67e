//! PDF files, checked with the tools others would use: qpdf and poppler.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod common;

use std::process::Command;

use common::{card, page, photo, scene};
use lajur_layout::scene::{Part, Tag};
use lajur_render::{Day, PdfOptions, RenderError, Watch, pdf};

fn options() -> PdfOptions<'static> {
    PdfOptions {
        author: "Toko vitamin".to_owned(),
        date: Some(Day {
            year: 2026,
            month: 11,
            day: 22,
        }),
        images: &photo,
        ..PdfOptions::default()
    }
}

/// Runs a tool on the file; its standard output.
fn tool(program: &str, arguments: &[&str], file: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pdf");
    std::fs::write(&path, file).unwrap();
    let arguments = arguments.iter().map(|argument| {
        if *argument == "FILE" {
            path.to_str().unwrap()
        } else {
            argument
        }
    });
    let output = Command::new(program)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| panic!("{program}: {error}; `cargo xtask test` installs it (qpdf, poppler-utils)"));
    let problems = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} found a fault: {problems}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn the_file_is_sound_and_its_faces_are_subset() {
    let file = pdf(&page(scene()), &options()).unwrap();
    let said = tool("qpdf", &["--check", "FILE"], &file);
    assert!(said.contains("No syntax or stream encoding errors"), "{said}");
    let fonts = tool("pdffonts", &["FILE"], &file);
    for line in fonts.lines().skip(2) {
        assert!(
            line.contains('+') && line.contains("yes yes yes"),
            "embedded, subset, with letters: {line}"
        );
    }
    assert!(
        file.len() < 60_000,
        "{} bytes are too many for two subset faces",
        file.len()
    );
}

#[test]
fn every_text_is_found_in_reading_order() {
    let file = pdf(&page(scene()), &options()).unwrap();
    let text = tool("pdftotext", &["-raw", "FILE", "-"], &file);
    let order = [
        "Buying vitamins",
        "Goal: more",
        "Rina, 32",
        "Aware",
        "Compare",
        "Actions",
        "Stops at an ad",
        "while scrolling",
        "Reads the label",
        "Pay & go",
        "Emotions",
    ];
    let places: Vec<usize> = order
        .iter()
        .map(|words| text.find(words).unwrap_or_else(|| panic!("{words} in {text}")))
        .collect();
    assert!(places.is_sorted(), "in the order of the drawing: {text}");
}

#[test]
fn the_page_is_exactly_the_paper() {
    let mut page = page(scene());
    (page.pages[0].width_mm, page.pages[0].height_mm) = (420.0, 297.0);
    let info = tool("pdfinfo", &["FILE"], &pdf(&page, &options()).unwrap());
    assert!(info.contains("Page size:       1190.55 x 841.89 pts (A3)"), "{info}");
    for words in [
        "Title:           Buying vitamins",
        "Author:          Toko vitamin",
        "Tagged:          yes",
        "Pages:           1",
        "2026",
    ] {
        assert!(info.contains(words), "{words} in {info}");
    }
}

#[test]
fn the_structure_is_a_table_of_head_and_lanes() {
    let file = pdf(&page(scene()), &options()).unwrap();
    let structure = tool("pdfinfo", &["-struct-text", "FILE"], &file);
    for element in ["H1", "Table", "THead", "TBody", "TR", "TH", "TD", "Figure", "Link"] {
        let found = structure
            .lines()
            .any(|line| line.trim_start().split([' ', ':']).next() == Some(element));
        assert!(found, "{element} in {structure}");
    }
    let heads = structure.find("Aware").unwrap();
    let cards = structure.find("Stops at an ad").unwrap();
    assert!(
        heads < cards && structure.find("Evidence").unwrap() > cards,
        "head, cards, then the legend: {structure}"
    );
    assert!(!structure.contains("A7 1 / 1"), "the footer is told to nobody");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let (a, b) = (
        pdf(&page(scene()), &options()).unwrap(),
        pdf(&page(scene()), &options()).unwrap(),
    );
    assert!(a == b, "no clock and no random number may get in");
}

#[test]
fn letters_without_a_face_are_drawn_and_can_still_be_found() {
    let mut scene = scene();
    scene.groups.push(card("c9", "do", 0, 180.0, &["漢字 and \u{e000}"]));
    let file = pdf(&page(scene), &options()).unwrap();
    let text = tool("pdftotext", &["-raw", "FILE", "-"], &file);
    assert!(text.contains("漢字"), "the text travels beside the boxes: {text}");
}

#[test]
fn hostile_drawings_give_a_sound_file_or_a_clear_error() {
    let mut scene = scene();
    scene.title = "\0\u{1}(\\) <</>>".to_owned();
    scene
        .groups
        .push(card("c9", "do", 4_000_000_000, 180.0, &["a\0b]]>\u{202e}c\u{feff}"]));
    scene.groups.push(card("c8", "nowhere", 0, 180.0, &["lost"]));
    let mut odd = card("c7", "do", 0, f32::NAN, &["nan"]);
    if let Part::Text(text) = &mut odd.parts[1] {
        text.link = Some("javascript:alert(1)".to_owned());
    }
    scene.groups.push(odd);
    let empty = common::group(
        Tag::Head {
            stage: "s".into(),
            level: 200,
            column: u32::MAX,
            columns: u32::MAX,
        },
        0.0,
        0.0,
        0.0,
        0.0,
        vec![],
    );
    scene.groups.push(empty);
    match pdf(&page(scene), &options()) {
        Ok(file) => drop(tool("qpdf", &["--check", "FILE"], &file)),
        Err(error) => assert_eq!(error.code(), "pdf_failed", "{error}"),
    }
}

#[test]
fn a_map_without_stages_has_a_title_and_an_outline() {
    let mut scene = scene();
    scene.groups.retain(|group| matches!(group.tag, Tag::Card { .. }));
    scene.title = String::new();
    let file = pdf(&page(scene), &options()).unwrap();
    assert!(
        tool("pdftotext", &["FILE", "-"], &file).contains("Reads the label"),
        "cards are told even without a table"
    );
}

#[test]
fn a_sheet_larger_than_pdf_allows_is_refused() {
    let mut page = page(scene());
    page.pages[0].width_mm = 6_000.0;
    let error = pdf(&page, &options()).unwrap_err();
    assert_eq!(
        error,
        RenderError::PageSize {
            width_mm: 6_000,
            height_mm: page.pages[0].height_mm as u32
        },
        "with its size"
    );
}

#[test]
fn it_can_be_stopped() {
    let watch = Watch {
        cancelled: &|| true,
        progress: &|_, _| {},
    };
    let error = pdf(&page(scene()), &PdfOptions { watch, ..options() }).unwrap_err();
    assert_eq!(error, RenderError::Cancelled, "the caller asked to stop");
}
