//! SVG files: well-formed whatever the text, real text at its place, outlines where fonts cannot be named.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod common;

use common::{card, photo, scene};
use lajur_layout::scene::Part;
use lajur_layout::theme::Theme;
use lajur_render::{SvgOptions, SvgText, svg};
use quick_xml::Reader;
use quick_xml::events::Event;

/// Reads the whole file and returns the texts of `<text>` elements.
fn texts(file: &str) -> Vec<String> {
    let mut reader = Reader::from_str(file);
    let (mut inside, mut texts) = (false, Vec::new());
    let mut depth = 0_i32;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                depth += 1;
                start.attributes().for_each(|attribute| drop(attribute.unwrap().value));
                inside = start.name().as_ref() == "text";
                if inside {
                    texts.push(String::new());
                }
            }
            Event::Empty(empty) => empty.attributes().for_each(|attribute| drop(attribute.unwrap().value)),
            Event::End(_) => {
                depth -= 1;
                inside = false;
            }
            Event::Text(text) if inside => texts.last_mut().unwrap().push_str(&text),
            Event::GeneralRef(name) if inside => {
                let letter = quick_xml::escape::resolve_predefined_entity(&name).unwrap().to_owned();
                texts.last_mut().unwrap().push_str(&letter);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "every element is closed");
    texts
}

fn with_photo(text: SvgText) -> SvgOptions<'static> {
    SvgOptions {
        text,
        images: &photo,
        ..SvgOptions::default()
    }
}

#[test]
fn the_small_drawing_is_written_as_it_always_was() {
    let file = svg(
        &scene(),
        &SvgOptions {
            images: &photo,
            ..SvgOptions::default()
        },
    );
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/small.svg");
    if std::env::var_os("LAJUR_RENEW").is_some() {
        std::fs::write(path, &file).unwrap();
    }
    let golden = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(file, golden, "renew with `cargo xtask golden` if the change is meant");
}

#[test]
fn lines_of_cards_are_texts_at_their_place() {
    let file = svg(&scene(), &with_photo(SvgText::Editable));
    let texts = texts(&file);
    for line in [
        "Buying vitamins",
        "Stops at an ad",
        "while scrolling",
        "Pay & go",
        "Emotions",
    ] {
        assert!(texts.iter().any(|text| text == line), "{line} is a text of its own");
    }
    assert!(
        file.contains("<text x=\"94\" y=\"118\" font-size=\"11\""),
        "group and part are added up:\n{file}"
    );
    assert!(
        file.contains("font-family=\"Inter, 'Noto Sans', Arial, sans-serif\""),
        "faces to fall back to are named"
    );
}

#[test]
fn tags_become_words_of_aria() {
    let file = svg(&scene(), &with_photo(SvgText::Editable));
    for words in [
        "role=\"img\" aria-label=\"Rina: 1, then -1\"",
        "role=\"heading\" aria-level=\"1\"",
        "<title id=\"title\">Buying vitamins</title>",
        "lang=\"en\"",
    ] {
        assert!(file.contains(words), "{words} is in the file");
    }
}

#[test]
fn hostile_letters_leave_the_file_well_formed_and_the_text_as_it_was() {
    let hostile = "a\0b\u{8}]]><script>\u{202e}\u{fffe} \"x\" 'y' & 👩‍👧 \u{1b}[31m مرحبا";
    let mut scene = scene();
    scene.title = hostile.to_owned();
    scene.language = "\"><x".to_owned();
    scene.groups.push(card("c9", "do", 0, 180.0, &[hostile]));
    for text in [SvgText::Editable, SvgText::Outlines] {
        let file = svg(&scene, &with_photo(text));
        let texts = texts(&file);
        let kept = "ab]]><script>\u{202e} \"x\" 'y' & 👩‍👧 [31m مرحبا";
        let found = texts.iter().any(|text| text == kept) || file.contains("aria-label=\"ab]]&gt;&lt;script&gt;");
        assert!(found, "what XML allows is kept");
    }
}

#[test]
fn blanks_between_bold_and_plain_words_are_kept_on_the_text_itself() {
    let mut scene = scene();
    scene.groups.push(card("c9", "do", 0, 180.0, &["SPK ", "plain"]));
    let file = svg(&scene, &with_photo(SvgText::Editable));
    assert!(file.contains(" xml:space=\"preserve\">SPK </text>"));
    assert!(file.contains("\">plain</text>"));
    assert_eq!(file.matches("xml:space").count(), 1, "nowhere else");
}

#[test]
fn outlines_need_no_font() {
    let file = svg(&scene(), &with_photo(SvgText::Outlines));
    assert!(texts(&file).is_empty(), "no text is left to a font");
    assert!(
        file.contains("aria-label=\"Stops at an ad\""),
        "the words are still told"
    );
    let glyphs: Vec<&str> = file
        .split("<path id=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    let mut once = glyphs.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), glyphs.len(), "each outline is defined once");
}

#[test]
fn a_run_without_outlines_stays_text() {
    let mut scene = scene();
    let mut group = card("c9", "do", 0, 180.0, &["👩"]);
    if let Part::Text(text) = &mut group.parts[1] {
        text.runs = std::sync::Arc::from(Vec::new());
    }
    scene.groups.push(group);
    let file = svg(&scene, &with_photo(SvgText::Outlines));
    assert_eq!(texts(&file), ["👩"], "the reader's own emoji face draws it");
}

#[test]
fn pictures_travel_inside_and_other_kinds_stay_out() {
    let file = svg(&scene(), &with_photo(SvgText::Editable));
    assert!(
        file.contains("href=\"data:image/png;base64,"),
        "the photo is in the file"
    );
    let vector = |id: &_| {
        photo(id).map(|image| lajur_render::ImageBytes {
            mime: "image/svg+xml".to_owned(),
            ..image
        })
    };
    let file = svg(
        &scene(),
        &SvgOptions {
            images: &vector,
            ..SvgOptions::default()
        },
    );
    assert!(!file.contains("data:"), "an SVG inside could name other files");
}

#[test]
fn right_to_left_runs_start_at_their_right_edge() {
    let mut scene = scene();
    let mut group = card("c9", "do", 0, 180.0, &["שלום"]);
    if let Part::Text(text) = &mut group.parts[1] {
        (text.rtl, text.w) = (true, 40.0);
    }
    scene.groups.push(group);
    let file = svg(&scene, &with_photo(SvgText::Editable));
    assert!(
        file.contains("<text x=\"134\" y=\"198\" font-size=\"11\" direction=\"rtl\""),
        "86 + 8 + 40:\n{file}"
    );
}

#[test]
fn the_theme_decides_the_colors() {
    let light = svg(
        &scene(),
        &SvgOptions {
            theme: Theme::paper(),
            ..SvgOptions::default()
        },
    );
    let dark = svg(
        &scene(),
        &SvgOptions {
            theme: Theme::dark(),
            ..SvgOptions::default()
        },
    );
    assert_ne!(light, dark, "a dark window gets a dark picture");
}
