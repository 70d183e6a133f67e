//! Copies of a map as files.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod common;

use std::path::Path;

use common::Case;
use lajur_api::*;
use lajur_model::*;
use lajur_words::Lang;
use serde_json::json;

impl Case {
    /// Starts Lajur anew.
    fn restart(&mut self) {
        self.app = App::open(&self.file("library"), Lang::En).unwrap();
    }

    /// Writes the copy and remembers it, as Ctrl+S does.
    fn copy(&mut self, file: Option<&Path>) -> Copied {
        let (copied, last) = self.app.copy(&self.map).unwrap().write(file).unwrap();
        if let Some(last) = last {
            self.app.remember_copy(&self.map, &last).unwrap();
        }
        copied
    }

    fn new_card(&mut self, text: &str) -> Edit {
        let doc = self.app.snapshot(&self.map).unwrap().doc;
        let grid = Grid::of(&doc);
        let at = CardSpot::Cell {
            lane: grid.lanes[0].id.clone(),
            stage: grid.columns[0].id.clone(),
        };
        Edit::AddCards {
            cards: vec![NewCard {
                at,
                fields: text_field(text),
            }],
        }
    }

    fn edit(&mut self, edit: &Edit) -> Vec<String> {
        self.app.edit(&self.map, edit, None).unwrap().created
    }
}

fn text_field(text: &str) -> Fields {
    json!({"text": text}).as_object().unwrap().clone()
}

fn saved(file: &Path) -> Copied {
    Copied::Saved {
        file: file.display().to_string(),
    }
}

/// The texts of the cards in a file.
fn texts(file: &Path) -> Vec<String> {
    let cards = read_file(file, Lang::En).unwrap().doc.cards;
    let mut texts: Vec<_> = cards.values().map(|card| card.text.clone()).collect();
    texts.sort();
    texts
}

#[test]
fn a_copy_asks_once_where_to_and_then_goes_to_the_same_file() {
    let mut case = Case::new();
    let file = case.file("shop.lajur");
    assert_eq!(case.copy(None), Copied::Unplaced);
    assert_eq!(case.copy(Some(&file)), saved(&file));
    let card = case.new_card("newer");
    case.edit(&card);
    case.restart();
    assert_eq!(case.copy(None), saved(&file), "also after a restart");
    assert_eq!(texts(&file), ["newer"]);
    std::fs::remove_file(&file).unwrap();
    assert_eq!(
        case.copy(None),
        Copied::Unplaced,
        "a file that is gone is not made again"
    );
}

#[test]
fn a_copy_that_somebody_changed_is_not_overwritten_unasked() {
    let mut case = Case::new();
    let file = case.file("shop.lajur");
    case.copy(Some(&file));
    let longer = format!("{} ", std::fs::read_to_string(&file).unwrap());
    for theirs in ["", "their own words", &longer] {
        std::fs::write(&file, theirs).unwrap();
        let changed = Copied::Changed {
            file: file.display().to_string(),
        };
        assert_eq!(case.copy(None), changed);
        assert_eq!(
            std::fs::read_to_string(&file).unwrap(),
            theirs,
            "written before anybody was asked"
        );
    }
    case.copy(Some(&file));
    assert_eq!(case.copy(None), saved(&file), "once overwritten it is ours again");
}

#[test]
fn a_copy_that_cannot_be_written_says_so() {
    let mut case = Case::new();
    let file = case.file("gone").join("shop.lajur");
    let copy = case.app.copy(&case.map).unwrap();
    assert_eq!(copy.write(Some(&file)).unwrap_err().code(), "cannot_write");
}

#[test]
fn what_the_library_could_not_take_is_in_the_copy_all_the_same() {
    let mut case = Case::new();
    let before = case.new_card("before");
    let card = case.edit(&before).remove(0);
    let set = |text: &str| Edit::Set {
        kind: Kind::Card,
        ids: vec![card.clone()],
        fields: text_field(text),
    };
    let impossible = Edit::Delete {
        items: vec![Item {
            kind: Kind::Card,
            id: "nothing".into(),
        }],
    };
    let unsaved = Unsaved {
        edits: vec![
            set("half a sent"),
            impossible,
            set("half a sentence"),
            case.new_card("a new one"),
        ],
        shared: Vec::new(),
    };
    let file = case.file("rescued.lajur");
    let what = case.app.snapshot_with(&case.map, &unsaved).unwrap();
    export(&what, &file, None, &Progress::silent()).unwrap();
    assert_eq!(texts(&file), ["a new one", "half a sentence"]);
    case.copy(Some(&file));
    assert_eq!(texts(&file), ["before"], "the library is as it was");
}
