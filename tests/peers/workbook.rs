//! openpyxl: what it reads in a workbook, and what is done with it in one.

use std::collections::BTreeSet;
use std::path::Path;

use lajur_api::Exporting;
use lajur_formats::table::tables;
use lajur_formats::xlsx::{XlsxOptions, read, write};
use lajur_model::{Counter, Doc, Rgb, diff, plan, text};
use lajur_words::Lang;
use serde_json::{Value, json};

use super::desk::{Desk, assert_all_cards};
use super::hand::act;
use super::outline::outline;
use super::programs::{python, squeezed};
use super::random::{self, Dice};

/// How many workbooks are worked in; each takes openpyxl about 50 ms.
const BOOKS: u64 = 200;

/// A map as a workbook.
pub fn book(doc: &Doc) -> Vec<u8> {
    let options = XlsxOptions {
        tint: &|_| (Rgb(240, 244, 243), Rgb(20, 80, 70)),
        image: &|_| None,
        day: "2026-11-22",
    };
    write(doc, &options).unwrap()
}

#[test]
fn openpyxl_reads_a_sheet_that_a_designer_would_lay_out() {
    for lang in Lang::ALL {
        let mut desk = Desk::new(lang);
        let file = desk.written("map.xlsx", &Exporting::default());
        let told = python("read_workbook.py", &json!(file));
        let texts: String = told["texts"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(Value::as_str)
            .collect();
        assert_all_cards(&desk.doc(), &squeezed(&texts), "the cells");
        assert_eq!(told["sheets"].as_array().unwrap().len(), 2, "the map, and its records");
        assert_eq!(told["frozen"], "C6", "heads and names stand still");
        assert_eq!(
            told["repeated"],
            json!(["$4:$5", "$B:$B"]),
            "and come again on each sheet of paper"
        );
        assert_eq!(
            (&told["orientation"], &told["fits"]),
            (&json!("landscape"), &json!(true))
        );
        assert_eq!(told["hidden"], json!([true, true]), "keys are not seen");
        let merged = told["merged"].as_array().unwrap();
        assert!(
            merged.contains(&json!("C4:D4")),
            "a stage stands above its steps: {merged:?}"
        );
        assert!(
            told["numbers"].as_array().unwrap().contains(&json!(-2)),
            "feelings are numbers"
        );
        assert!(
            told["filled"].as_u64().unwrap() > 20,
            "lanes and heads have their tints"
        );
    }
}

#[test]
fn what_is_done_with_openpyxl_comes_back_as_exactly_that() {
    let folder = tempfile::tempdir().unwrap();
    let cases: Vec<Case> = (0..BOOKS).map(|seed| Case::new(seed, folder.path())).collect();
    let jobs: Vec<&Value> = cases.iter().map(|case| &case.job).collect();
    python("edit_workbooks.py", &json!(jobs));
    for case in &cases {
        case.check();
    }
}

#[test]
fn a_formula_that_openpyxl_saves_without_a_value_leaves_its_card_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("map.xlsx");
    let before = told_apart(random::map(1));
    std::fs::write(&file, book(&before)).unwrap();
    let card = before
        .cards
        .values()
        .find(|card| card.place.is_some() && card.value.is_none())
        .unwrap();
    let fail = json!({ "do": "fail", "at": text::parse(&card.text).plain(), "formula": "=-queue" });
    python("edit_workbooks.py", &json!([{ "file": file, "done": [fail] }]));
    let bytes = std::fs::read(&file).unwrap();
    let edited = read(&tables(&bytes).unwrap(), &mut Counter::new("new")).unwrap();
    assert_eq!(edited.after, edited.before.doc);
    let notes: Vec<&str> = edited.notes.iter().map(|note| note.key).collect();
    assert_eq!(notes, ["edited_formula"]);
}

/// A workbook, and what is done in it.
struct Case {
    before: Doc,
    after: Doc,
    job: Value,
}

impl Case {
    fn new(seed: u64, folder: &Path) -> Self {
        let mut dice = Dice(seed ^ 0xABCD);
        let mut before = told_apart(random::map(seed));
        if seed % 2 == 1 {
            single_cells(&mut before);
        }
        let file = folder.join(format!("{seed}.xlsx"));
        std::fs::write(&file, book(&before)).unwrap();
        let (mut after, mut done) = (before.clone(), Vec::new());
        let mut ids = Counter::new("e");
        for _ in 0..=dice.below(3) {
            let Some(act) = act(&before, &after, &done, &mut dice) else {
                continue;
            };
            let Ok((change, _)) = plan(&after, &act.edit, &mut ids) else {
                continue;
            };
            change.apply(&mut after).unwrap();
            done.push(act.by_hand);
        }
        let job = json!({ "file": file, "done": done });
        Self { before, after, job }
    }

    fn check(&self) {
        let Self { before, after, job } = self;
        let bytes = std::fs::read(job["file"].as_str().unwrap()).unwrap();
        let edited = read(&tables(&bytes).unwrap(), &mut Counter::new("new")).unwrap();
        assert_eq!(edited.notes, vec![], "{job:#}");
        assert!(
            outline(&edited.after) == outline(after),
            "{}\n{job:#}",
            first_difference(&outline(&edited.after), &outline(after))
        );
        let (meant, read) = (touched(before, after), touched(&edited.before.doc, &edited.after));
        assert!(
            read.said.is_subset(&meant.said),
            "nobody wrote there: {job:#} {read:#?} {meant:#?}"
        );
        // Which of two lanes has moved past the other nobody can tell; how many must have, anybody.
        assert!(
            read.moved <= meant.moved,
            "nobody moved that much: {job:#} {read:#?} {meant:#?}"
        );
    }
}

/// The first lines that are not the same.
fn first_difference(read: &str, meant: &str) -> String {
    let pair = read.lines().zip(meant.lines()).find(|(read, meant)| read != meant);
    pair.map_or_else(
        || "one is longer".to_owned(),
        |(read, meant)| format!("{read:?} instead of {meant:?}"),
    )
}

/// What is another now of what was there before.
#[derive(Debug, Default)]
struct Touched {
    /// Records that say something else, or are gone.
    said: BTreeSet<String>,
    /// How many stand elsewhere.
    moved: usize,
}

fn touched(before: &Doc, after: &Doc) -> Touched {
    let mut touched = Touched::default();
    for record in diff(before, after).records {
        let (Some(_), fields) = (&record.before, &record.after) else {
            continue;
        };
        let stands = |field: &String| ["rank", "place"].contains(&field.as_str());
        let (moved, said): (Vec<_>, Vec<_>) = fields.iter().flatten().partition(|(field, _)| stands(field));
        touched.moved += usize::from(!moved.is_empty());
        if !said.is_empty() || fields.is_none() {
            touched.said.insert(format!("{}:{}", record.kind.as_str(), record.id));
        }
    }
    touched
}

/// The map without cards that reach over several columns, so that any column can be moved.
fn single_cells(doc: &mut Doc) {
    doc.cards.edit(|cards| {
        for place in cards.values_mut().filter_map(|card| card.place.as_mut()) {
            place.until = None;
        }
    });
}

/// The same map with texts of which no two are one: of two cards with one text nobody could tell which is gone.
fn told_apart(mut doc: Doc) -> Doc {
    // openpyxl saves what looks like an escaped letter as that letter.
    let plain = |text: &mut String| *text = text.replace("_x0041_", "x0041");
    plain(&mut doc.map.title);
    plain(&mut doc.map.goal);
    for stage in doc.stages.values_mut() {
        plain(&mut stage.name);
        stage.name += &format!(" {}", stage.id);
    }
    doc.cards.edit(|cards| {
        for card in cards.values_mut().filter(|card| card.none || !card.text.is_empty()) {
            card.none = false;
            plain(&mut card.text);
            card.text += &format!(" {}", card.id);
        }
    });
    doc
}
