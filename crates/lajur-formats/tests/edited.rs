//! Workbooks as people leave them: columns under other heads, rows copied, cells that failed, sheets renamed.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

#[path = "common/sheet.rs"]
mod sheet;

use lajur_formats::table::{Grid as Table, tables};
use lajur_formats::xlsx::{Edited, XlsxOptions, read, write};
use lajur_model::{Card, CardPlace, Counter, Doc, Grid, Lane, Rank, Rgb, Role, Stage, diff};
use sheet::Sheet;

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
