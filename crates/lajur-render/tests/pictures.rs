//! How prints of the example look from far away: the light of each field of a coarse grid, as text.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

use std::fmt::Write;
use std::process::Command;

use image::GrayImage;
use lajur_layout::{Colors, Fit, Fonts, PageSetup, Paper, pages};
use lajur_model::{Counter, Doc, Role, View, templates};
use lajur_render::{PdfOptions, pdf};
use lajur_words::{Lang, say};

/// Fields across a page.
const FIELDS: u32 = 48;
/// Programs that draw PDF differ a little from version to version.
const TOLERANCE: u32 = 1;

fn example() -> Doc {
    templates::example(&|key| say(Lang::Id, key, &[]), "id", &mut Counter::new("t"))
}

/// Every page as rows of digits, 0 for black to 9 for white.
fn picture(setup: &PageSetup) -> String {
    drawn(&example(), setup).iter().map(coarse).collect()
}

/// The pages as a program for PDF draws them.
fn drawn(doc: &Doc, setup: &PageSetup) -> Vec<GrayImage> {
    let print = pages(doc, &View::default(), setup, &Fonts::bundled()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.pdf");
    std::fs::write(&file, pdf(&print, &PdfOptions::default()).unwrap()).unwrap();
    let drawn = Command::new("pdftoppm")
        .args(["-r", "40", "-gray", "-png"])
        .arg(&file)
        .arg(folder.path().join("a"))
        .status()
        .unwrap();
    assert!(drawn.success(), "the file is drawn");
    let mut found: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "png"))
        .collect();
    found.sort();
    found
        .iter()
        .map(|path| image::open(path).unwrap().into_luma8())
        .collect()
}

fn coarse(page: &GrayImage) -> String {
    let side = page.width() / FIELDS;
    let mut text = String::new();
    for row in 0..page.height() / side {
        for column in 0..FIELDS {
            let field = image::imageops::crop_imm(page, column * side, row * side, side, side).to_image();
            let light: u32 = field.pixels().map(|pixel| u32::from(pixel[0])).sum();
            // Most of a page is white: what is dark there counts more.
            let dark = (255 * side * side - light) * 3 / (side * side);
            text.push(char::from_digit(9 - (dark / 26).min(9), 10).unwrap());
        }
        text.push('\n');
    }
    text.push('\n');
    text
}

#[test]
fn prints_of_the_example_look_as_they_did() {
    let on = |paper: &str, fit: Fit| PageSetup {
        paper: Paper::named(paper).unwrap(),
        fit,
        ..PageSetup::default()
    };
    let both = Fit::Sheets {
        across: Some(2),
        down: Some(1),
    };
    let poster = Fit::Poster {
        across: None,
        down: None,
    };
    let grey = PageSetup {
        colors: Colors::Grey,
        ..on("a3", Fit::Readable)
    };
    let mut found = String::new();
    for (about, setup) in [
        ("A4", on("a4", Fit::Readable)),
        ("A3", on("a3", Fit::Readable)),
        ("A3 poster", on("a3", poster)),
        ("A0", on("a0", Fit::Readable)),
        ("F4", on("f4", Fit::Readable)),
        ("Letter 2x1", on("letter", both)),
        ("A3 grey", grey),
    ] {
        writeln!(found, "# {about}\n{}", picture(&setup)).unwrap();
    }
    let path = format!("{}/tests/golden/pictures.txt", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("LAJUR_RENEW").is_some() {
        std::fs::create_dir_all(std::path::Path::new(&path).parent().unwrap()).unwrap();
        std::fs::write(&path, &found).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let (old, new): (Vec<&str>, Vec<&str>) = (kept.lines().collect(), found.lines().collect());
    assert_eq!(
        old.len(),
        new.len(),
        "{path}: as many pages of the same size; renew with LAJUR_RENEW=1"
    );
    for (at, (old, new)) in old.iter().zip(&new).enumerate() {
        let near = old.len() == new.len() && old.chars().zip(new.chars()).all(|(old, new)| is_near(old, new));
        assert!(
            near,
            "{path}, line {}:\n  old {old}\n  new {new}\nrenew with LAJUR_RENEW=1",
            at + 1
        );
    }
}

#[test]
fn numbers_stand_on_bare_paper() {
    let mut doc = example();
    let curve = doc.lanes.values_mut().find(|lane| lane.role == Some(Role::Emotion));
    curve.unwrap().role = Some(Role::Duration);
    let setup = PageSetup {
        paper: Paper::named("a4").unwrap(),
        ..PageSetup::default()
    };
    for page in drawn(&doc, &setup) {
        let black = page.pixels().filter(|pixel| pixel[0] < 32).count();
        assert!(black * 100 < page.pixels().len(), "letters and lines alone are black");
    }
}

fn is_near(old: char, new: char) -> bool {
    match (old.to_digit(10), new.to_digit(10)) {
        (Some(old), Some(new)) => old.abs_diff(new) <= TOLERANCE,
        _ => old == new,
    }
}
