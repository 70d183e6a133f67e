//! A print is looked at before it is written: its sheets, what can be left out, and what is in the way.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod common;

use std::sync::Arc;

use common::Case;
use lajur_api::{Export, Exporting, Preview, Previewed, Previews, Printing, Progress, export};
use lajur_model::{Counter, templates};
use lajur_words::{Lang, say};

fn example() -> Export {
    let doc = templates::example(&|key| say(Lang::En, key, &[]), "en", &mut Counter::new("t"));
    Export {
        doc: Arc::new(doc),
        images: std::collections::BTreeMap::new(),
    }
}

fn printing(paper: &str, fit: &str) -> Printing {
    Printing {
        paper: paper.to_owned(),
        fit: fit.to_owned(),
        ..Printing::default()
    }
}

fn made(previews: &Previews, printing: &Printing) -> Preview {
    match previews.make(&example(), printing).unwrap() {
        Previewed::Made(preview) => preview,
        other => panic!("nothing was made: {other:?}"),
    }
}

#[test]
fn a_preview_shows_the_sheets_that_the_pdf_has() {
    let previews = Previews::default();
    let poster = printing("a3", "poster");
    let preview = made(&previews, &poster);
    let case = Case::new();
    let how = Exporting {
        print: poster,
        ..Exporting::default()
    };
    let written = export(&example(), &case.file("x.pdf"), Some(&how), &Progress::silent());
    let printed = written.unwrap().printed.unwrap();
    assert_eq!(preview.sheets.len(), printed.sheets, "as many sheets as the file");
    assert_eq!(preview.smallest_pt, printed.smallest_pt, "the badge is true");
    assert_eq!(preview.reads_from_m, printed.reads_from_m);
    assert_eq!(preview.sheets[0].name, "A1");
    let (width, height) = (preview.sheets[0].width_mm, preview.sheets[0].height_mm);
    assert_eq!((width.min(height), width.max(height)), (297.0, 420.0));
    let sheet = previews.sheet(&preview.id, 0, 800).unwrap().unwrap();
    assert_eq!(sheet.mime, "image/svg+xml");
}

#[test]
fn the_preview_before_shows_nothing_any_more() {
    let previews = Previews::default();
    let first = made(&previews, &printing("a4", "readable"));
    let second = made(&previews, &printing("a3", "readable"));
    assert_eq!(
        previews.sheet(&first.id, 0, 800).unwrap(),
        None,
        "another took its place"
    );
    assert!(previews.sheet(&second.id, 0, 800).unwrap().is_some());
    let beyond = second.sheets.len();
    assert_eq!(previews.sheet(&second.id, beyond, 800).unwrap(), None, "no such sheet");
    previews.close();
    assert_eq!(previews.sheet(&second.id, 0, 800).unwrap(), None, "nobody looks");
}

#[test]
fn too_many_sheets_are_counted_and_made_once_they_are_wanted() {
    let previews = Previews::default();
    let mut many = printing("a5", "3x2");
    many.most_sheets = Some(1);
    let Previewed::Many { sheets } = previews.make(&example(), &many).unwrap() else {
        panic!("they were made without asking");
    };
    many.most_sheets = Some(sheets);
    assert_eq!(
        made(&previews, &many).sheets.len(),
        sheets as usize,
        "the count is true"
    );
}

#[test]
fn margins_that_leave_nothing_are_an_error_with_a_way_out() {
    let wide = Printing {
        margin: Some(200.0),
        ..printing("a4", "readable")
    };
    let error = Previews::default().make(&example(), &wide).unwrap_err();
    assert_eq!(error.code(), "page_margins");
    assert!(!error.notice(Lang::Id).way.is_empty());
}

#[test]
fn what_can_be_left_out_is_named_as_on_the_map() {
    let mut case = Case::new();
    let choices = case.app.print_choices(&case.map).unwrap();
    let stages: Vec<&str> = choices.stages.iter().map(|choice| choice.name.as_str()).collect();
    assert_eq!(stages.first(), Some(&"Awareness"), "in reading order: {stages:?}");
    assert_eq!(stages.len(), 5);
    assert!(
        choices.lanes.iter().all(|lane| !lane.name.is_empty()),
        "a lane without a name is called by its role"
    );
    assert!(choices.views.is_empty(), "none was kept yet");
}
