//! Files before they are written: how they begin.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

use lajur_api::{App, Export, Exporting, Format, NewMap, Shown, shown};
use lajur_words::Lang;

fn example() -> Export {
    let folder = tempfile::tempdir().unwrap();
    let mut app = App::open(&folder.path().join("library"), Lang::En).unwrap();
    let new = NewMap {
        template: "example".to_owned(),
        language: "en".to_owned(),
        ..NewMap::default()
    };
    let map = app.create_map(&new).unwrap();
    app.snapshot(&map).unwrap()
}

fn begins(format: Format, how: &Exporting) -> Shown {
    shown(&example(), format, how).unwrap()
}

#[test]
fn pages_and_slides_are_pictures() {
    let stages = Exporting {
        slides: "stages".to_owned(),
        ..Exporting::default()
    };
    for (format, how, least) in [
        (Format::Pdf, &Exporting::default(), 1),
        (Format::Html, &Exporting::default(), 1),
        (Format::Png, &Exporting::default(), 1),
        (Format::Pptx, &stages, 5),
    ] {
        let Shown::Pictures { pictures, more } = begins(format, how) else {
            panic!("{format:?} is seen")
        };
        assert!(pictures.iter().all(|picture| picture.starts_with("data:image/")));
        assert!(pictures.len() + more as usize >= least, "{format:?}");
    }
}

#[test]
fn tables_are_cells_and_texts_words() {
    let Shown::Table { rows, more } = begins(Format::Xlsx, &Exporting::default()) else {
        panic!("a workbook has cells")
    };
    assert_eq!(
        (rows[0][0].as_str(), more),
        ("Buying vitamins for a child", 0),
        "what only Lajur reads is not shown"
    );
    let list = Exporting {
        layout: "list".to_owned(),
        ..Exporting::default()
    };
    let Shown::Table { rows, more } = begins(Format::Csv, &list) else {
        panic!("so has a list")
    };
    assert_eq!((rows[0][0].as_str(), rows.len()), ("Stage", 40));
    assert!(more > 0, "and says how many rows come after");
    let Shown::Text { text, .. } = begins(Format::Markdown, &Exporting::default()) else {
        panic!("Markdown is text")
    };
    assert!(text.starts_with("# Buying vitamins for a child"), "{text}");
}
