//! Tables and workbooks on their way into the library.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

use std::path::PathBuf;

use lajur_api::{
    App, Content, Difference, ImportResult, Looked, NewMap, Progress, Source, TableChoice, TrackChoice, export,
};
use lajur_model::{Edit, Grid, Kind, MapId, NewCard};
use lajur_tests::workbook;
use lajur_words::Lang;
use serde_json::json;
use tempfile::TempDir;

struct Case {
    folder: TempDir,
    app: App,
}

impl Case {
    fn new() -> Self {
        Self::speaking(Lang::En)
    }

    fn speaking(lang: Lang) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let app = App::open(&folder.path().join("library"), lang).unwrap();
        Self { folder, app }
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    /// A map with one stage, one lane and one card.
    fn map(&mut self) -> MapId {
        self.imported("Stage,Pain points\nBuy,Queues\n")
    }

    fn imported(&mut self, text: &str) -> MapId {
        let table = self.file("shop.csv", text);
        let ImportResult::Imported { map, .. } = self
            .app
            .import_table(&Source::file(&table), &TableChoice::default())
            .unwrap()
        else {
            panic!("a table is a new map")
        };
        map
    }

    fn doc(&mut self, map: &MapId) -> lajur_model::Doc {
        (*self.app.snapshot(map).unwrap().doc).clone()
    }

    /// A map as a workbook.
    fn book(&mut self, map: &MapId) -> PathBuf {
        let book = self.folder.path().join("map.xlsx");
        export(&self.app.snapshot(map).unwrap(), &book, None, &Progress::silent()).unwrap();
        book
    }

    fn differences(&mut self, book: &std::path::Path) -> Vec<Difference> {
        let Looked::Workbook(look) = self.app.look(&Source::file(book), &TableChoice::default()).unwrap() else {
            panic!("a workbook of Lajur's own")
        };
        look.differences
    }
}

#[test]
fn looking_into_a_file_changes_nothing_and_what_is_said_of_it_is_kept() {
    let mut case = Case::new();
    let file = case.file("x.csv", "Stage,Horoscope\nBuy,Leo\n");
    let choice = TableChoice {
        meanings: vec![TrackChoice {
            number: 1,
            head: "Horoscope".into(),
            meaning: "lane:need".into(),
        }],
        ..TableChoice::default()
    };
    assert!(matches!(
        case.app.look(&Source::file(&file), &choice),
        Ok(Looked::Tables(_))
    ));
    assert_eq!(case.app.maps().unwrap().len(), 0, "nothing has landed");
    case.app.import_table(&Source::file(&file), &choice).unwrap();
    let Ok(Looked::Tables(look)) = case.app.look(&Source::file(&file), &TableChoice::default()) else {
        panic!("a table")
    };
    assert_eq!(
        look.tracks[1].meaning, "lane:need",
        "the next one is understood so at once"
    );
}

#[test]
fn a_table_on_the_clipboard_is_looked_at_and_taken_in_like_a_file() {
    let mut case = Case::new();
    let html =
        "<table><tr><td></td><td>Buy</td><td>Use</td></tr><tr><td>Pain points</td><td colspan=2>Fees</td></tr></table>";
    let content = Content {
        html: Some(html.to_owned()),
        text: Some("not this".to_owned()),
        ..Content::default()
    };
    case.app.keep_clipboard(&content).unwrap();
    let Looked::Tables(look) = case.app.look(&Source::Clipboard, &TableChoice::default()).unwrap() else {
        panic!("a table")
    };
    assert_eq!(
        (look.layout.as_str(), look.columns, look.lanes, look.cards),
        ("across", 2, 1, 1)
    );
    let ImportResult::Imported { map, .. } = case
        .app
        .import_table(&Source::Clipboard, &TableChoice::default())
        .unwrap()
    else {
        panic!("a new map")
    };
    let doc = case.doc(&map);
    let card = doc.cards.values().next().unwrap();
    assert!(card.place.as_ref().unwrap().until.is_some(), "a merged cell reaches");

    let text = Content {
        text: Some("| Stage | Ideas |\n|---|---|\n| Buy | app |".to_owned()),
        ..Content::default()
    };
    case.app.keep_clipboard(&text).unwrap();
    assert!(matches!(
        case.app.look(&Source::Clipboard, &TableChoice::default()),
        Ok(Looked::Tables(_))
    ));
    let nothing = case.app.keep_clipboard(&Content::default()).unwrap_err();
    assert!(
        !nothing.notice(Lang::Id).message.is_empty(),
        "and nothing is said to be nothing"
    );
}

#[test]
fn a_file_that_changed_is_read_anew() {
    let mut case = Case::new();
    let cards = |case: &mut Case, file: &PathBuf| {
        let Looked::Tables(look) = case.app.look(&Source::file(file), &TableChoice::default()).unwrap() else {
            panic!("a table")
        };
        look.cards
    };
    let file = case.file("x.csv", "Stage,Ideas\nBuy,app\n");
    assert_eq!(cards(&mut case, &file), 1);
    let file = case.file("x.csv", "Stage,Ideas\nBuy,app\nUse,tips\n");
    assert_eq!(cards(&mut case, &file), 2);
}

#[test]
fn a_table_joins_a_map_as_one_step_with_its_people_and_channels() {
    let mut case = Case::new();
    let map = case.map();
    let list = "Stage,Lane,Content,Persona,Channel\nBuy,Pain points,queues,,\nBuy,Pain points,Fees,Rina,WhatsApp\nUse,Ideas,Manual,Rina,\n";
    let file = case.file("list.csv", list);
    let width = |case: &mut Case, into: Option<&MapId>| {
        let picture = case
            .app
            .look_picture(&Source::file(&file), &TableChoice::default(), into)
            .unwrap();
        String::from_utf8(picture.bytes).unwrap().len()
    };
    let (alone, joined) = (width(&mut case, None), width(&mut case, Some(&map)));
    assert_ne!(alone, joined, "the picture is that of the map it goes into");
    let (_, notes) = case
        .app
        .import_table_into(&map, &Source::file(&file), &TableChoice::default())
        .unwrap();
    assert_eq!(notes, ["1 card was in the map already and was skipped."]);
    let doc = case.doc(&map);
    let grid = Grid::of(&doc);
    assert_eq!((grid.columns.len(), grid.lanes.len(), doc.cards.len()), (2, 2, 3));
    let people: Vec<&str> = doc
        .map
        .personas
        .iter()
        .map(|id| doc.persona(id).unwrap().name.as_str())
        .collect();
    assert_eq!(people, ["Rina"], "and she is one of the library's");
    case.app.undo(&map).unwrap();
    assert_eq!(case.doc(&map).cards.len(), 1, "one undo takes all of it back");
    case.app
        .import_table_into(&map, &Source::file(&file), &TableChoice::default())
        .unwrap();
    assert_eq!(
        case.app.shared().unwrap().personas.len(),
        1,
        "the second time she is known by her name"
    );
}

#[test]
fn changes_of_a_workbook_are_taken_over_what_was_changed_meanwhile() {
    let mut case = Case::new();
    let map = case.map();
    let book = case.book(&map);
    assert_eq!(case.differences(&book), [], "nothing was changed in it");
    workbook::rewrite(&book, "Queues", "Long queues");
    workbook::rewrite(&book, "Shop", "Our shop");
    let told: Vec<(String, String, bool)> = case
        .differences(&book)
        .into_iter()
        .map(|one| (one.before, one.after, one.conflicts))
        .collect();
    let wanted = |before: &str, after: &str, conflicts| (before.to_owned(), after.to_owned(), conflicts);
    assert_eq!(
        told,
        [
            wanted("Shop", "Our shop", false),
            wanted("Queues", "Long queues", false)
        ]
    );
    // Meanwhile somebody renames the map and adds a card.
    let set = |title: &str| Edit::Set {
        kind: Kind::Map,
        ids: vec![map.0.clone()],
        fields: json!({ "title": title }).as_object().unwrap().clone(),
    };
    case.app.edit(&map, &set("Corner shop"), None).unwrap();
    let doc = case.doc(&map);
    let place = doc.cards.values().next().unwrap().place.clone().unwrap();
    let at = lajur_model::CardSpot::Cell {
        lane: place.lane,
        stage: place.stage,
    };
    let fields = json!({ "text": "New here" }).as_object().unwrap().clone();
    let add = Edit::AddCards {
        cards: vec![NewCard { at, fields }],
    };
    case.app.edit(&map, &add, None).unwrap();
    let differences = case.differences(&book);
    assert_eq!(
        differences.iter().map(|one| one.conflicts).collect::<Vec<_>>(),
        [true, false],
        "the title was changed twice"
    );
    let keys = vec![differences[1].key.clone()];
    case.app.take_differences(&book, &keys).unwrap();
    let doc = case.doc(&map);
    let mut texts: Vec<&str> = doc.cards.values().map(|card| card.text.as_str()).collect();
    texts.sort_unstable();
    assert_eq!(
        (doc.map.title.as_str(), texts),
        ("Corner shop", vec!["Long queues", "New here"])
    );
    let left = case.differences(&book);
    assert_eq!(
        (left.len(), left[0].conflicts),
        (1, true),
        "what was taken is no difference any more"
    );
}

#[test]
fn values_of_a_workbook_are_told_as_people_write_them() {
    for (lang, value) in [(Lang::En, "-1.5"), (Lang::Id, "-1,5")] {
        let mut case = Case::speaking(lang);
        let map = case.imported("Stage,Emotion,Mood\nBuy,-1.5,-2\n");
        let cards: Vec<String> = case.doc(&map).cards.keys().map(|card| card.0.clone()).collect();
        let name = Edit::Set {
            kind: Kind::Card,
            ids: cards,
            fields: json!({ "text": "Queues" }).as_object().unwrap().clone(),
        };
        case.app.edit(&map, &name, None).unwrap();
        let book = case.book(&map);
        workbook::rewrite(&book, "Queues", "Long queues");
        let mut told: Vec<String> = case.differences(&book).into_iter().map(|one| one.after).collect();
        told.sort();
        assert_eq!(told, [format!("Long queues · {value}"), "Long queues · -2".to_owned()]);
    }
}

/// Two cells change their texts.
fn swap(book: &std::path::Path, one: &str, other: &str) {
    workbook::rewrite(book, one, "neither");
    workbook::rewrite(book, other, one);
    workbook::rewrite(book, "neither", other);
}

#[test]
fn what_moved_in_a_workbook_is_told_with_where_it_was() {
    let mut case = Case::new();
    let map = case.imported("Stage,Pain points\nBuy,\"Queues\nDark\"\nPay,Cash only\n");
    let book = case.book(&map);
    swap(&book, "Queues", "Cash only");
    let told = |case: &mut Case| -> Vec<String> {
        let differences = case.differences(&book).into_iter();
        differences
            .map(|one| format!("{} {}: {}", one.what, one.after, one.place))
            .collect()
    };
    assert_eq!(
        told(&mut case),
        [
            "moved Queues: Pain points · Buy → Pain points · Pay",
            "moved Cash only: Pain points · Pay → Pain points · Buy",
        ]
    );
    swap(&book, "Queues", "Cash only");
    swap(&book, "Queues", "Dark");
    assert_eq!(
        told(&mut case),
        ["moved Dark: Pain points · Buy · after “Queues” → first"]
    );
    swap(&book, "Queues", "Dark");
    swap(&book, "Buy", "Pay");
    let stages = ["changed Pay: ", "changed Buy: "];
    let mut all = told(&mut case);
    all.sort_by(|a, b| b.cmp(a));
    assert_eq!(all, stages, "names that were written over are names, not places");
}

#[test]
fn undo_takes_back_all_that_was_taken_of_a_workbook_at_once() {
    let mut case = Case::new();
    let map = case.map();
    let book = case.book(&map);
    for (from, to) in [("Queues", "Long queues"), ("Shop", "Our shop"), ("Buy", "Order")] {
        workbook::rewrite(&book, from, to);
    }
    let before = case.doc(&map);
    let keys: Vec<String> = case.differences(&book).into_iter().map(|one| one.key).collect();
    assert_eq!(keys.len(), 3);
    case.app.take_differences(&book, &keys).unwrap();
    let after = case.doc(&map);
    assert_ne!(after, before);
    case.app.undo(&map).unwrap();
    assert_eq!(case.doc(&map), before);
    case.app.redo(&map).unwrap();
    assert_eq!(case.doc(&map), after);
}

#[test]
fn what_is_new_in_a_workbook_is_taken_as_it_was_shown_and_only_once() {
    let mut case = Case::new();
    let map = case.map();
    let book = case.book(&map);
    let lane = case.doc(&map).lanes.keys().next().unwrap().clone();
    // A row that lost its key is a lane of its own; its card went along.
    workbook::rewrite(&book, &format!("lane:{lane}"), "by hand");
    for _ in 0..2 {
        let keys: Vec<String> = case.differences(&book).into_iter().map(|one| one.key).collect();
        case.app.take_differences(&book, &keys).unwrap();
        let doc = case.doc(&map);
        assert_eq!((doc.lanes.len(), doc.cards.len()), (1, 1));
        assert!(!doc.lanes.contains_key(&lane), "the lane is another one");
    }
}

#[test]
fn what_is_only_needed_stays_as_the_library_has_it() {
    let mut case = Case::new();
    let map = case.map();
    let book = case.book(&map);
    let lane = case.doc(&map).lanes.keys().next().unwrap().clone();
    workbook::rewrite(&book, &format!("lane:{lane}"), "by hand");
    let keys: Vec<String> = case.differences(&book).into_iter().map(|one| one.key).collect();
    case.app.take_differences(&book, &keys).unwrap();
    let new = case.doc(&map).lanes.keys().next().unwrap().clone();
    let rename = Edit::Set {
        kind: Kind::Lane,
        ids: vec![new.to_string()],
        fields: json!({ "name": "Hurts" }).as_object().unwrap().clone(),
    };
    case.app.edit(&map, &rename, None).unwrap();
    let cards: Vec<String> = keys.into_iter().filter(|key| key.starts_with("card:")).collect();
    case.app.take_differences(&book, &cards).unwrap();
    assert_eq!(case.doc(&map).lanes[&new].name, "Hurts", "only its card was asked for");
}

#[test]
fn a_workbook_of_a_map_that_is_not_there_comes_in_whole() {
    let mut case = Case::new();
    let new = NewMap {
        template: "example".into(),
        ..NewMap::default()
    };
    let map = case.app.create_map(&new).unwrap();
    let book = case.book(&map);
    let before = case.doc(&map);
    let mut other = Case::new();
    other.app.import_file(&book, lajur_api::Known::Ask).unwrap();
    let after = other.doc(&map);
    assert_eq!(
        (after.cards.len(), after.links, after.views),
        (before.cards.len(), before.links, before.views)
    );
}
