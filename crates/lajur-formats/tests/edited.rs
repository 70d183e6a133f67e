//! Workbooks as people leave them: columns under other heads, rows copied, cells that failed, sheets renamed.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

#[path = "common/sheet.rs"]
mod sheet;

use lajur_formats::read_file;
use lajur_formats::table::{Grid as Table, tables};
use lajur_formats::xlsx::{Edited, XlsxOptions, read, write};
use lajur_model::{Card, CardPlace, Counter, Doc, Grid, Lane, Rank, Rgb, Role, Stage, diff};
use lajur_words::Lang;
use sheet::{NAMES, Sheet, UNSAVED};

/// A{a1,a2}, B{b1,b2}, with a lane of pains, one of feelings, and a card in the tray.
fn shop() -> Doc {
    let mut doc = Doc::default();
    doc.map.id = "shop".into();
    doc.map.title = "Shop".to_owned();
    doc.map.language = "en".to_owned();
    for (id, parent, rank) in [
        ("A", None, "F"),
        ("B", None, "V"),
        ("a1", Some("A"), "F"),
        ("a2", Some("A"), "V"),
        ("b1", Some("B"), "F"),
        ("b2", Some("B"), "V"),
    ] {
        let stage = Stage {
            id: id.into(),
            parent: parent.map(Into::into),
            rank: Rank(rank.to_owned()),
            name: id.to_owned(),
            ..Stage::default()
        };
        doc.stages.insert(stage.id.clone(), stage);
    }
    for (id, role, name) in [("l1", Role::Pain, "Pain"), ("l2", Role::Emotion, "Feelings")] {
        let lane = Lane {
            id: id.into(),
            rank: Rank(if id == "l1" { "F" } else { "V" }.to_owned()),
            role: Some(role),
            name: name.to_owned(),
            ..Lane::default()
        };
        doc.lanes.insert(lane.id.clone(), lane);
    }
    for stage in ["a1", "a2", "b1", "b2"] {
        put(&mut doc, "l1", stage, &format!("{stage} hurts"), None);
    }
    put(&mut doc, "l2", "a1", "", Some(1.0));
    put(&mut doc, "l2", "b1", "", Some(-2.0));
    assert_eq!(lajur_model::check(&doc), vec![]);
    doc
}

fn put(doc: &mut Doc, lane: &str, stage: &str, text: &str, value: Option<f64>) {
    let card = Card {
        id: format!("{lane}-{stage}").as_str().into(),
        place: Some(CardPlace {
            lane: lane.into(),
            stage: stage.into(),
            rank: Rank("V".to_owned()),
            ..CardPlace::default()
        }),
        text: text.to_owned(),
        value,
        ..Card::default()
    };
    doc.cards.insert(card.id.clone(), card);
}

fn written(doc: &Doc) -> Vec<Table> {
    let options = XlsxOptions {
        tint: &|_| (Rgb(240, 244, 243), Rgb(20, 80, 70)),
        image: &|_| None,
        day: "2026-11-22",
    };
    tables(&write(doc, &options).unwrap()).unwrap()
}

/// The workbook of a map after somebody worked in its sheet.
fn worked(doc: &Doc, work: impl FnOnce(&mut Sheet)) -> Edited {
    let mut book = written(doc);
    let mut sheet = Sheet::of(&book[0]);
    work(&mut sheet);
    book[0] = sheet.table();
    read(&book, &mut Counter::new("new")).unwrap()
}

/// What was changed, as "kind:id".
fn touched(edited: &Edited) -> Vec<String> {
    let change = diff(&edited.before.doc, &edited.after);
    let key = |record: &lajur_model::RecordChange| format!("{}:{}", record.kind.as_str(), record.id);
    change.records.iter().map(key).collect()
}

/// The head as "A{a1,a2} B{b1,b2}".
fn head(doc: &Doc) -> String {
    let grid = Grid::of(doc);
    let stages = grid.head.iter().filter(|node| node.level == 1).map(|node| {
        let steps = grid
            .head
            .iter()
            .filter(|step| step.stage.parent.as_ref() == Some(&node.stage.id));
        let steps: Vec<&str> = steps.map(|step| step.stage.name.as_str()).collect();
        let name = &node.stage.name;
        if steps.is_empty() {
            name.clone()
        } else {
            format!("{name}{{{}}}", steps.join(","))
        }
    });
    stages.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_sheet_that_was_saved_by_another_program_is_no_change() {
    let edited = worked(&shop(), |_| {});
    assert_eq!((touched(&edited), edited.notes), (vec![], vec![]));
}

/// Columns by their stages, the cells of the row of stages with how many columns they cover.
fn arranged(order: [&str; 4], stages: &[(usize, &str, u16)]) -> Edited {
    worked(&shop(), |sheet| {
        let row = sheet.row("head:0");
        for name in ["a1", "b1"] {
            sheet.clear((row, sheet.column(name)));
        }
        for (at, stage) in (2_u16..).zip(order) {
            sheet.move_column(sheet.column(stage), at);
        }
        for (at, name, across) in stages {
            let at = (row, sheet.column(order[*at]));
            sheet.write(at, name);
            sheet.span(at, (*across, 1));
        }
    })
}

#[test]
fn a_step_belongs_to_the_stage_that_stands_over_it() {
    let check = |order, stages: &[_], now: &str, moved: &[&str]| {
        let edited = arranged(order, stages);
        assert_eq!(head(&edited.after), now, "{order:?} below {stages:?}");
        assert_eq!(touched(&edited), moved, "{order:?} below {stages:?}");
        assert_eq!(edited.notes, vec![]);
    };
    let (a1, a2) = (["stage:a1"], ["stage:a2"]);
    check(
        ["a1", "b1", "b2", "a2"],
        &[(0, "A", 1), (1, "B", 3)],
        "A{a1} B{b1,b2,a2}",
        &a2,
    );
    check(
        ["a1", "b1", "a2", "b2"],
        &[(0, "A", 1), (1, "B", 3)],
        "A{a1} B{b1,a2,b2}",
        &a2,
    );
    check(
        ["a2", "b1", "a1", "b2"],
        &[(0, "A", 1), (1, "B", 3)],
        "A{a2} B{b1,a1,b2}",
        &a1,
    );
    // Merged cells were taken apart: what has no name over it goes on with the one to its left.
    check(
        ["a1", "b1", "b2", "a2"],
        &[(0, "A", 1), (1, "B", 1)],
        "A{a1} B{b1,b2,a2}",
        &a2,
    );
    check(
        ["a1", "b1", "a2", "b2"],
        &[(0, "A", 1), (1, "B", 1)],
        "A{a1} B{b1,a2,b2}",
        &a2,
    );
    // Whole stages, and steps within theirs; which of two has moved nobody can tell.
    check(
        ["b1", "b2", "a1", "a2"],
        &[(0, "B", 2), (2, "A", 2)],
        "B{b1,b2} A{a1,a2}",
        &["stage:B"],
    );
    check(
        ["a2", "a1", "b1", "b2"],
        &[(0, "A", 2), (2, "B", 2)],
        "A{a2,a1} B{b1,b2}",
        &a2,
    );
    check(
        ["a2", "a1", "b1", "b2"],
        &[(1, "A", 1), (2, "B", 2)],
        "A{a2,a1} B{b1,b2}",
        &a2,
    );
    // A stage that is renamed keeps its steps; one that is put in takes what it stands over.
    check(
        ["a1", "a2", "b1", "b2"],
        &[(0, "Look", 2), (2, "B", 2)],
        "Look{a1,a2} B{b1,b2}",
        &["stage:A"],
    );
    check(
        ["a1", "a2", "b1", "b2"],
        &[(0, "A", 1), (1, "Look", 1), (2, "B", 2)],
        "A{a1} Look{a2} B{b1,b2}",
        &["stage:a2", "stage:new1"],
    );
    check(
        ["a1", "b1", "b2", "a2"],
        &[(0, "A", 1), (1, "B", 2), (3, "A", 1)],
        "A{a1} B{b1,b2} A{a2}",
        &["stage:a2", "stage:new1"],
    );
    // A name that was deleted with its column is not meant: the steps stay where they were.
    check(["a1", "a2", "b1", "b2"], &[(2, "B", 2)], "A{a1,a2} B{b1,b2}", &[]);
    check(
        ["a1", "a2", "b1", "b2"],
        &[(0, "A", 4)],
        "A{a1,a2,b1,b2}",
        &["stage:B", "stage:b1", "stage:b2"],
    );
}

#[test]
fn a_step_written_below_a_stage_that_has_cards_is_told() {
    let mut doc = shop();
    let stage = Stage {
        id: "C".into(),
        rank: Rank("k".to_owned()),
        name: "C".to_owned(),
        ..Stage::default()
    };
    doc.stages.insert(stage.id.clone(), stage);
    let edited = worked(&doc, |sheet| {
        let (row, column) = (sheet.row("head:0"), sheet.column("C"));
        sheet.span((row, column), (1, 1));
        sheet.write((row + 1, column), "c1");
    });
    assert_eq!(touched(&edited), [""; 0]);
    let notes: Vec<String> = edited.notes.iter().map(|note| note.words(Lang::En)).collect();
    assert!(
        notes.len() == 1 && notes[0].starts_with("“c1” was written below the stage “C”"),
        "{notes:?}"
    );
}

#[test]
fn a_cell_that_failed_leaves_its_card_as_it_was() {
    let mut doc = shop();
    doc.stages.get_mut(&"b2".into()).unwrap().gloss = "pays".to_owned();
    for value in ["#NAME?", UNSAVED] {
        let edited = worked(&doc, |sheet| {
            let (pain, feelings) = (sheet.row("lane:l1"), sheet.row("value:0:l2"));
            sheet.formula((pain, sheet.column("a1")), value);
            sheet.formula((feelings, sheet.column("b1")), value);
            sheet.formula((sheet.row("head:1"), sheet.column("b2")), value);
            sheet.write((pain, sheet.column("a2")), "Long queue");
        });
        assert_eq!(touched(&edited), ["card:l1-a2"], "only what could be read is changed");
        let words = |lang| edited.notes.iter().map(|note| note.words(lang)).collect::<Vec<_>>();
        let (first, ways) = match value {
            UNSAVED => (
                "3 formulas of the sheet “Map” have no saved values",
                "Save the file once",
            ),
            _ => ("3 cells of the sheet “Map” hold errors", "stays as it was"),
        };
        let notes = words(Lang::En);
        assert!(
            notes.len() == 1 && notes[0].starts_with(first) && notes[0].contains(ways),
            "{notes:?}"
        );
        assert!(notes[0].ends_with("(F4, C5, E6)"), "{notes:?}");
        assert!(words(Lang::Id)[0].contains("lembar kerja “Map”"));
    }
}

#[test]
fn other_cards_of_the_cell_are_read_beside_one_that_failed() {
    let mut doc = shop();
    put(&mut doc, "l1", "a1", "a1 hurts", None);
    let second = Card {
        id: "second".into(),
        text: "Dark".to_owned(),
        place: Some(CardPlace {
            rank: Rank("k".to_owned()),
            ..doc.cards[&"l1-a1".into()].place.clone().unwrap()
        }),
        ..Card::default()
    };
    doc.cards.insert(second.id.clone(), second);
    let edited = worked(&doc, |sheet| {
        let (row, column) = (sheet.row("lane:l1"), sheet.column("a1"));
        sheet.formula((row, column), "#NAME?");
        sheet.write((row + 1, column), "Darker");
    });
    assert_eq!(touched(&edited), ["card:second"]);
    assert_eq!(edited.after.cards[&"second".into()].text, "Darker");
}

/// What stands in a lane, from left to right.
fn lane(doc: &Doc, name: &str) -> Vec<String> {
    let grid = Grid::of(doc);
    let lane = grid.lanes.iter().find(|lane| lane.name == name).unwrap();
    let cells = grid.columns.iter().flat_map(|stage| grid.cards(&lane.id, &stage.id));
    let words = cells.map(|card| match card.value {
        Some(value) => format!("{} {value} {}", card.place.as_ref().unwrap().stage, card.text),
        None => format!("{} {}", card.place.as_ref().unwrap().stage, card.text),
    });
    words.map(|words| words.trim().to_owned()).collect()
}

#[test]
fn a_row_that_was_copied_and_renamed_is_a_lane_of_its_own() {
    // Below the one that was copied, or above it.
    for below in [1, 0] {
        let edited = worked(&shop(), |sheet| {
            let row = sheet.row("lane:l1");
            sheet.copy_row(row, row + below);
            let copy = row + below;
            sheet.write((copy, NAMES), "Risks");
            sheet.write((copy, sheet.column("a1")), "Fraud");
            for stage in ["a2", "b1", "b2"] {
                sheet.clear((copy, sheet.column(stage)));
            }
        });
        assert_eq!(lane(&edited.after, "Risks"), ["a1 Fraud"]);
        assert_eq!(touched(&edited).len(), 2, "a lane and its card: {:?}", touched(&edited));
        let risks = edited.after.lanes.values().find(|lane| lane.name == "Risks").unwrap();
        assert_eq!(risks.role, Some(Role::Pain), "it is like the lane that was copied");
        let names: Vec<&str> = Grid::of(&edited.after)
            .lanes
            .iter()
            .map(|lane| lane.name.as_str())
            .collect();
        let order = if below == 1 {
            ["Pain", "Risks", "Feelings"]
        } else {
            ["Risks", "Pain", "Feelings"]
        };
        assert_eq!(names, order);
        assert_eq!(edited.notes, vec![]);
    }
}

#[test]
fn values_of_a_row_that_was_copied_are_values_of_the_new_lane() {
    let edited = worked(&shop(), |sheet| {
        let row = sheet.row("value:0:l2");
        sheet.copy_row(row, row + 1);
        sheet.write((row + 1, NAMES), "Trust");
        sheet.number((row + 1, sheet.column("b1")), 2.0);
    });
    assert_eq!(lane(&edited.after, "Trust"), ["a1 1", "b1 2"]);
    assert_eq!(lane(&edited.after, "Feelings"), ["a1 1", "b1 -2"]);
    assert_eq!((touched(&edited).len(), edited.notes), (3, vec![]));
}

#[test]
fn a_lane_that_is_only_renamed_stays_the_lane_it_was() {
    let edited = worked(&shop(), |sheet| sheet.write((sheet.row("lane:l1"), NAMES), "Risks"));
    assert_eq!(touched(&edited), ["lane:l1"]);
}

#[test]
fn values_in_an_unnamed_row_below_a_curve_are_taken_where_it_has_none() {
    let edited = worked(&shop(), |sheet| {
        let row = sheet.row("value:0:l2") + 1;
        sheet.insert_row(row);
        sheet.number((row, sheet.column("a1")), 2.0);
        sheet.number((row, sheet.column("b2")), -1.0);
        sheet.write((row, sheet.column("b1")), "Long queue");
    });
    assert_eq!(lane(&edited.after, "Feelings"), ["a1 1", "b1 -2 Long queue", "b2 -1"]);
    assert_eq!(touched(&edited).len(), 2);
    let notes: Vec<String> = edited.notes.iter().map(|note| note.words(Lang::En)).collect();
    assert_eq!(
        notes,
        ["“2” stands below another value of “Feelings” for the same people; it was left out. (C7)"]
    );
}

#[test]
fn a_value_that_was_written_over_is_the_value_now() {
    let edited = worked(&shop(), |sheet| {
        let row = sheet.row("value:0:l2");
        sheet.number((row, sheet.column("a1")), -1.0);
        sheet.clear((row, sheet.column("b1")));
    });
    assert_eq!(lane(&edited.after, "Feelings"), ["a1 -1"]);
    assert_eq!((touched(&edited).len(), edited.notes), (2, vec![]));
}

#[test]
fn the_sheet_with_the_records_may_have_any_name() {
    let mut book = written(&shop());
    book[1].name = "Please keep".to_owned();
    let edited = read(&book, &mut Counter::new("new")).unwrap();
    assert_eq!((touched(&edited), edited.notes), (vec![], vec![]));
}

#[test]
fn a_workbook_whose_records_were_deleted_comes_in_without_its_keys() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shop.xlsx");
    std::fs::write(&file, Sheet::of(&written(&shop())[0]).bytes()).unwrap();
    let read = read_file(&file, Lang::En, &mut Counter::new("new")).unwrap();
    let grid = Grid::of(&read.doc);
    let names: Vec<&str> = grid.lanes.iter().map(|lane| lane.name.as_str()).collect();
    assert_eq!(names, ["Pain", "Feelings"]);
    assert_eq!(head(&read.doc), "A{a1,a2} B{b1,b2}");
    assert_eq!(read.doc.map.title, "Shop");
    assert_eq!(lane(&read.doc, "Pain").len(), 4);
    let notes: Vec<String> = read.notes.iter().map(|note| note.words(Lang::En)).collect();
    let said = ["stages in the head row", "“Feelings” was read on a scale"];
    assert!(
        notes.len() == 2 && notes.iter().zip(said).all(|(note, said)| note.contains(said)),
        "what is said of any table: {notes:?}"
    );
}

#[test]
fn rows_put_above_the_columns_are_named_and_hide_nothing() {
    let edited = worked(&shop(), |sheet| {
        for _ in 0..6 {
            sheet.insert_row(1);
        }
        sheet.write((2, NAMES), "For the board");
        let title = (sheet.row("title"), NAMES);
        sheet.write(title, "Corner shop");
    });
    assert_eq!(touched(&edited), ["map:shop"]);
    assert_eq!(edited.after.map.title, "Corner shop");
    let notes: Vec<String> = edited.notes.iter().map(|note| note.words(Lang::En)).collect();
    assert!(
        notes.len() == 1 && notes[0].starts_with("1 row put above the stages") && notes[0].ends_with("(B3)"),
        "{notes:?}"
    );
}

#[test]
fn a_lane_moved_above_the_columns_is_named() {
    let edited = worked(&shop(), |sheet| {
        let from = sheet.row("lane:l1");
        sheet.copy_row(from, 1);
        for column in 0..8 {
            sheet.clear((from + 1, column));
        }
    });
    let notes: Vec<String> = edited.notes.iter().map(|note| note.words(Lang::En)).collect();
    assert!(
        notes.iter().any(|note| note.starts_with("1 row put above the stages")),
        "{notes:?}"
    );
}
