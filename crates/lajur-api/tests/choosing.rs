//! Part of a map in files of every kind: what is left out on purpose is in none of them.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

use std::path::Path;
use std::sync::Arc;

use lajur_api::{Export, Exporting, Printing, Progress, Written, check_map, export};
use lajur_model::{CardPlace, Counter, Doc, View, templates};
use lajur_tests::workbook::words;
use lajur_words::{Lang, say};

/// The example with a lane that no guest may see, in its words, its tray and its links.
fn secret() -> Export {
    let mut doc = templates::example(&|key| say(Lang::En, key, &[]), "en", &mut Counter::new("t"));
    let pain = doc
        .lanes
        .values()
        .find(|lane| lane.role == Some(lajur_model::Role::Pain))
        .unwrap();
    let lane = pain.id.clone();
    let card = doc.cards.in_lane(&lane).next().unwrap().id.clone();
    doc.cards.get_mut(&card).unwrap().text = "Unsayable".to_owned();
    doc.lanes.get_mut(&lane).unwrap().name = "Inside".to_owned();
    let view = View {
        id: "v".into(),
        name: "Boardroom".to_owned(),
        hidden_lanes: vec![lane],
        ..View::default()
    };
    doc.views.insert(view.id.clone(), view);
    Export {
        doc: Arc::new(doc),
        images: std::collections::BTreeMap::new(),
    }
}

fn write(what: &Export, path: &Path, print: Printing) -> lajur_api::Result<Written> {
    let how = Exporting {
        print,
        ..Exporting::default()
    };
    export(what, path, Some(&how), &Progress::silent())
}

fn view(name: &str) -> Printing {
    Printing {
        view: name.to_owned(),
        ..Printing::default()
    }
}

#[test]
fn a_lane_that_is_left_out_is_in_no_file() {
    let (what, folder) = (secret(), tempfile::tempdir().unwrap());
    for ending in ["pptx", "svg", "html", "xlsx", "csv", "tsv", "md"] {
        let path = folder.path().join(format!("map.{ending}"));
        write(&what, &path, Printing::default()).unwrap();
        assert!(
            words(&path).contains("Unsayable"),
            "{ending} has all where nothing is chosen"
        );
        write(&what, &path, view("Boardroom")).unwrap();
        let words = words(&path);
        for left_out in ["Unsayable", "Inside", "Boardroom"] {
            assert!(!words.contains(left_out), "{ending} tells of {left_out}");
        }
        assert!(words.contains("vitamins"), "{ending} has the rest");
    }
}

#[test]
fn a_picture_shows_what_is_chosen() {
    let (what, folder) = (secret(), tempfile::tempdir().unwrap());
    let path = folder.path().join("map.png");
    let height = |print: Printing| {
        write(&what, &path, print).unwrap();
        // A PNG tells its height behind its width, in its first chunk.
        u32::from_be_bytes(std::fs::read(&path).unwrap()[20..24].try_into().unwrap())
    };
    assert!(
        height(view("Boardroom")) < height(Printing::default()),
        "a lane less is lower"
    );
}

/// The map that a workbook gives back.
fn back(what: &Export, print: Printing) -> Doc {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.xlsx");
    write(what, &path, print).unwrap();
    Doc::clone(&Export::of_file(&path, Lang::En).unwrap().doc)
}

#[test]
fn part_of_a_map_in_a_workbook_is_a_sound_map() {
    let what = secret();
    let chosen = Printing {
        stages: vec!["purchase".to_owned(), "Advocacy".to_owned()],
        lanes: vec!["action".to_owned(), "emotion".to_owned()],
        personas: vec!["Rina".to_owned()],
        ..Printing::default()
    };
    let doc = back(&what, chosen);
    assert_eq!((doc.lanes.len(), doc.map.personas.len()), (2, 1));
    assert_eq!(doc.stages.values().filter(|stage| stage.parent.is_none()).count(), 2);
    assert!(!doc.cards.is_empty(), "with its cards");
    assert_eq!(check_map(&doc, Lang::En), [], "nothing points at what is left out");
}

#[test]
fn a_card_that_reaches_beyond_what_is_chosen_ends_with_it() {
    let mut what = secret();
    let grid = lajur_model::Grid::of(&what.doc);
    let columns: Vec<_> = grid.columns.iter().map(|stage| stage.id.clone()).collect();
    let action = grid
        .lanes
        .iter()
        .find(|lane| lane.role == Some(lajur_model::Role::Action));
    let card = grid.cards(&action.unwrap().id, &columns[0])[0].clone();
    let names: Vec<String> = columns[1..3].iter().map(|id| id.0.clone()).collect();
    let until = columns.last().cloned();
    let doc = Arc::make_mut(&mut what.doc);
    doc.cards.get_mut(&card.id).unwrap().place = card.place.clone().map(|place| CardPlace { until, ..place });
    let part = back(
        &what,
        Printing {
            stages: names,
            ..Printing::default()
        },
    );
    let place = part.cards[&card.id].place.clone().unwrap();
    assert_eq!((&place.stage, &place.until), (&columns[1], &Some(columns[2].clone())));
}

#[test]
fn what_is_left_out_on_purpose_is_no_loss() {
    let (what, folder) = (secret(), tempfile::tempdir().unwrap());
    let path = folder.path().join("map.md");
    let views = |written: Written| written.losses.iter().any(|loss| loss.what == "views");
    assert!(views(write(&what, &path, Printing::default()).unwrap()));
    assert!(!views(write(&what, &path, view("Boardroom")).unwrap()));
}

#[test]
fn a_map_file_holds_the_whole_map_or_is_not_written() {
    let (what, folder) = (secret(), tempfile::tempdir().unwrap());
    let path = folder.path().join("map.lajur");
    let error = write(&what, &path, view("Boardroom")).unwrap_err();
    assert_eq!(error.code(), "whole_only");
    assert!(!path.exists());
}
