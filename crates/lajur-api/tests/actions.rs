//! What a person may rely on, through the same functions that window and command line call.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

use std::path::{Path, PathBuf};

use lajur_api::*;
use lajur_model::*;
use lajur_words::Lang;
use serde_json::json;
use tempfile::TempDir;

struct Case {
    folder: TempDir,
    app: App,
}

impl Case {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let app = App::open(&folder.path().join("library"), Lang::En).unwrap();
        Self { folder, app }
    }

    fn again(&self) -> App {
        App::open(&self.folder.path().join("library"), Lang::En).unwrap()
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn map(&mut self, template: &str) -> MapId {
        let new = NewMap {
            title: "Shop".into(),
            template: template.into(),
            language: "en".into(),
            ..NewMap::default()
        };
        self.app.create_map(&new).unwrap()
    }

    fn export(&mut self, map: &MapId, path: &Path) -> Result<()> {
        let what = self.app.snapshot(map).unwrap();
        export(&what, path, None, &Progress::silent()).map(drop)
    }
}

#[test]
fn a_search_finds_maps_and_cards_by_the_beginnings_of_words() {
    let mut case = Case::new();
    let map = case.map("five-stages");
    let doc = case.app.snapshot(&map).unwrap().doc;
    let edit = new_card(&doc, "Compares **prices** in three shops");
    case.app.edit(&map, &edit, None).unwrap();
    let hits = case.app.search("pric shop").unwrap();
    let [hit] = hits.as_slice() else {
        panic!("one card has both words: {hits:?}")
    };
    assert_eq!((&hit.map, hit.kind, hit.title.as_str()), (&map, Kind::Card, "Shop"));
    assert_eq!(
        hit.snippet, "Compares prices in three shops",
        "marks of style are no words"
    );
    assert_eq!(
        case.app.search("shop").unwrap().len(),
        2,
        "the map's title and the card"
    );
    case.app.delete_map(&map).unwrap();
    assert_eq!(
        case.app.search("shop").unwrap(),
        vec![],
        "what is in the bin is not found"
    );
}

fn fields(value: serde_json::Value) -> Fields {
    value.as_object().unwrap().clone()
}

fn new_card(doc: &Doc, text: &str) -> Edit {
    let grid = Grid::of(doc);
    let lane = grid
        .lanes
        .iter()
        .find(|lane| lane.role == Some(Role::Action))
        .unwrap()
        .id
        .clone();
    let at = CardSpot::Cell {
        lane,
        stage: grid.columns[0].id.clone(),
    };
    Edit::AddCards {
        cards: vec![NewCard {
            at,
            fields: fields(json!({"text": text})),
        }],
    }
}

fn texts(app: &mut App, map: &MapId) -> Vec<String> {
    app.open_map(map)
        .unwrap()
        .doc
        .cards
        .values()
        .map(|card| card.text.clone())
        .collect()
}

#[test]
fn the_first_start_shows_the_example_once() {
    let mut case = Case::new();
    let start = case.app.start().unwrap();
    let example = start.open.expect("a new library has something to show");
    assert!(start.first_start && case.app.open_map(&example).unwrap().doc.map.example);
    case.app.delete_map(&example).unwrap();
    assert_eq!(
        case.again().start().unwrap().open,
        None,
        "whoever deletes the example does not get it again"
    );
}

#[test]
fn the_steps_follow_every_edit() {
    let mut case = Case::new();
    let map = case.map("five-stages");
    let first = |case: &mut Case| case.app.guide(&map, "2026-11-28").unwrap().remove(0).state;
    assert_eq!(first(&mut case), GuideState::Open, "a new map has no goal");
    let goal = Edit::Set {
        kind: Kind::Map,
        ids: vec![map.0.clone()],
        fields: Fields::from_iter([("goal".to_owned(), json!("Fewer returns"))]),
    };
    case.app.edit(&map, &goal, None).unwrap();
    assert_eq!(first(&mut case), GuideState::Done);
    case.app.undo(&map).unwrap();
    assert_eq!(first(&mut case), GuideState::Open, "undo takes the goal away again");
}

#[test]
fn an_edit_is_there_after_a_restart_and_so_is_its_undo() {
    let mut case = Case::new();
    let map = case.map("five-stages");
    let doc = case.app.open_map(&map).unwrap().doc;
    let update = case.app.edit(&map, &new_card(&doc, "pays"), None).unwrap();
    assert_eq!(update.created.len(), 1);
    assert_eq!(
        update.layout.boxes.cards.len(),
        1,
        "only the new card travels to the window"
    );
    let mut later = case.again();
    assert_eq!(texts(&mut later, &map), ["pays"]);
    let undone = later.undo(&map).unwrap().unwrap();
    assert_eq!(undone.layout.gone.len(), 1);
    assert!(texts(&mut later, &map).is_empty());
    assert!(undone.redo.unwrap().contains("card"), "redo says what it would do");
    later.redo(&map).unwrap().unwrap();
    assert_eq!(texts(&mut later, &map), ["pays"]);
}

#[test]
fn typing_is_one_step() {
    let mut case = Case::new();
    let map = case.map("five-stages");
    let doc = case.app.open_map(&map).unwrap().doc;
    let id = case.app.edit(&map, &new_card(&doc, ""), None).unwrap().created[0].clone();
    for text in ["p", "pa", "pays"] {
        let edit = Edit::Set {
            kind: Kind::Card,
            ids: vec![id.clone()],
            fields: fields(json!({"text": text})),
        };
        case.app.edit(&map, &edit, Some("typing-1")).unwrap();
    }
    case.app.undo(&map).unwrap();
    assert_eq!(texts(&mut case.app, &map), [""], "one undo takes back the whole text");
}

#[test]
fn two_processes_on_one_library_both_keep_their_edits() {
    let mut case = Case::new();
    let map = case.map("five-stages");
    let doc = case.app.open_map(&map).unwrap().doc;
    let mut other = case.again();
    other.open_map(&map).unwrap();
    other.edit(&map, &new_card(&doc, "theirs"), None).unwrap();
    let update = case.app.edit(&map, &new_card(&doc, "mine"), None).unwrap();
    assert_eq!(update.layout.boxes.cards.len(), 2, "the window learns of both");
    let mut all = texts(&mut case.app, &map);
    all.sort();
    assert_eq!(all, ["mine", "theirs"]);
}

#[test]
fn an_edit_that_is_not_possible_says_why_in_the_persons_language() {
    let mut case = Case::new();
    let map = case.map("five-stages");
    let edit = Edit::Delete {
        items: vec![Item {
            kind: Kind::Card,
            id: "nothing".into(),
        }],
    };
    let error = case.app.edit(&map, &edit, None).unwrap_err();
    let (en, id) = (error.notice(Lang::En), error.notice(Lang::Id));
    assert_eq!(
        en.code, "reject.not_found",
        "the window takes it for a no, not for a failure"
    );
    assert_ne!(en.message, id.message, "both languages have words of their own");
}

#[test]
fn a_to_be_copy_names_its_origin_and_shares_no_records() {
    let mut case = Case::new();
    let map = case.map("example");
    let copy = case.app.to_be_copy(&map).unwrap();
    let (one, two) = (
        case.app.open_map(&map).unwrap().doc,
        case.app.open_map(&copy).unwrap().doc,
    );
    assert_eq!(
        (two.map.kind.clone(), two.map.copied_from.clone()),
        (Some(MapKind::Future), Some(map))
    );
    assert_eq!(one.cards.len(), two.cards.len());
    assert_eq!(one.links.len(), two.links.len());
    assert!(
        two.cards.keys().all(|id| !one.cards.contains_key(id)),
        "the copy stands on its own"
    );
    assert_eq!(check(&two), vec![]);
}

#[test]
fn a_deleted_map_lies_in_the_bin_and_comes_back() {
    let mut case = Case::new();
    let map = case.map("blank");
    case.app.delete_map(&map).unwrap();
    assert!(case.app.maps().unwrap()[0].deleted);
    assert!(case.app.find("Shop").is_err(), "titles find no deleted maps");
    case.app.restore_map(&map).unwrap();
    assert_eq!(case.app.find("Shop").unwrap(), map);
}

#[test]
fn a_title_that_two_maps_have_names_their_ids() {
    let mut case = Case::new();
    let ids = [case.map("blank"), case.map("blank")];
    let ApiError::SeveralMaps { ids: found, .. } = case.app.find("Shop").unwrap_err() else {
        panic!("two maps")
    };
    assert!(ids.iter().all(|id| found.contains(&id.0)));
}

#[test]
fn a_map_file_goes_to_another_library_and_back() {
    let mut case = Case::new();
    let map = case.map("example");
    let path = case.file("shop.lajur");
    case.export(&map, &path).unwrap();
    let mut other = App::open(&case.file("other"), Lang::Id).unwrap();
    let ImportResult::Imported { map: there, .. } = other.import_file(&path, Known::Ask).unwrap() else {
        panic!("a new map is taken in")
    };
    let back = case.file("back.lajur");
    export(&other.snapshot(&there).unwrap(), &back, None, &Progress::silent()).unwrap();
    assert_eq!(content_hash(&path), content_hash(&back), "nothing is lost on the way");
    let again = case.app.import_file(&path, Known::Ask).unwrap();
    assert!(
        matches!(again, ImportResult::Imported { .. }),
        "the same content is no question"
    );
}

#[test]
fn a_known_map_with_other_content_is_asked_replaced_or_kept_beside() {
    let mut case = Case::new();
    let map = case.map("five-stages");
    let path = case.file("shop.lajur");
    case.export(&map, &path).unwrap();
    let doc = case.app.open_map(&map).unwrap().doc;
    case.app.edit(&map, &new_card(&doc, "newer"), None).unwrap();
    assert!(matches!(
        case.app.import_file(&path, Known::Ask).unwrap(),
        ImportResult::Known { .. }
    ));
    let ImportResult::Imported { map: copy, title, .. } = case.app.import_file(&path, Known::KeepBoth).unwrap() else {
        panic!("both are kept")
    };
    assert!(copy != map && title == "Shop (copy)", "{title}");
    case.app.import_file(&path, Known::Replace).unwrap();
    assert!(texts(&mut case.app, &map).is_empty(), "it is as in the file");
    case.app.undo(&map).unwrap();
    assert_eq!(texts(&mut case.app, &map), ["newer"], "and that is one undo step");
}

#[test]
fn every_format_is_written_whole_or_not_at_all() {
    let mut case = Case::new();
    let map = case.map("example");
    for (name, head) in [
        ("a.lajur", &b"{\n"[..]),
        ("a.svg", b"<"),
        ("a.png", b"\x89PNG"),
        ("a.pdf", b"%PDF"),
    ] {
        let path = case.file(name);
        case.export(&map, &path).unwrap();
        assert!(std::fs::read(&path).unwrap().starts_with(head), "{name}");
    }
    std::fs::create_dir(case.file("b.pdf")).unwrap();
    let path = case.file("b.pdf");
    let error = case.export(&map, &path).unwrap_err();
    assert_eq!(error.code(), "cannot_write");
    let left: Vec<_> = std::fs::read_dir(case.folder.path())
        .unwrap()
        .flatten()
        .map(|entry| entry.file_name())
        .collect();
    assert!(
        left.iter().all(|name| !name.to_string_lossy().contains(".part")),
        "{left:?}"
    );
    let path = case.file("c.docx");
    assert_eq!(case.export(&map, &path).unwrap_err().code(), "unknown_format");
}

#[test]
fn a_new_persona_is_drawn_on_the_map_that_names_it() {
    let mut case = Case::new();
    let map = case.map("five-stages");
    case.app.open_map(&map).unwrap();
    let add = SharedEdit::Add {
        kind: Kind::Persona,
        fields: fields(json!({"name": "Rina"})),
    };
    let persona = case.app.edit_shared(&add, Some(&map)).unwrap().created[0].clone();
    let set = Edit::Set {
        kind: Kind::Map,
        ids: vec![map.0.clone()],
        fields: fields(json!({"personas": [persona]})),
    };
    let update = case.app.edit(&map, &set, None).unwrap();
    let frame = update.layout.frame.expect("the title block shows the persona");
    assert!(serde_json::to_string(&frame.title).unwrap().contains("Rina"));
    let rename = SharedEdit::Set {
        kind: Kind::Persona,
        ids: vec![persona],
        fields: fields(json!({"name": "Sari"})),
    };
    let shown = case.app.edit_shared(&rename, Some(&map)).unwrap().layout.unwrap();
    assert!(
        serde_json::to_string(&shown.frame.unwrap().title)
            .unwrap()
            .contains("Sari"),
        "open maps follow"
    );
}

#[test]
fn a_picture_is_made_smaller_and_a_bomb_is_refused() {
    let mut case = Case::new();
    let path = case.file("photo.png");
    image::RgbImage::from_pixel(3_000, 1_500, image::Rgb([200, 20, 20]))
        .save(&path)
        .unwrap();
    let asset = case.app.add_image(&path).unwrap();
    assert_eq!(
        (asset.width, asset.height, asset.mime.as_str()),
        (1_024, 512, "image/jpeg")
    );
    assert!(case.app.image(&asset.id).unwrap().is_some());
    let bomb = case.file("bomb.png");
    std::fs::write(&bomb, claims_to_be(60_000)).unwrap();
    assert_eq!(case.app.add_image(&bomb).unwrap_err().code(), "bad_image");
    std::fs::write(&bomb, b"<svg/>").unwrap();
    assert_eq!(case.app.add_image(&bomb).unwrap_err().code(), "bad_image");
}

#[test]
fn a_picture_that_came_in_while_a_map_was_open_can_stand_on_its_cards() {
    let mut case = Case::new();
    let map = case.map("five-stages");
    let doc = case.app.open_map(&map).unwrap().doc;
    let card = case.app.edit(&map, &new_card(&doc, "looks"), None).unwrap().created[0].clone();
    let path = case.file("photo.png");
    image::RgbImage::from_pixel(30, 20, image::Rgb([20, 20, 200]))
        .save(&path)
        .unwrap();
    let asset = case.app.add_image(&path).unwrap();
    let set = Edit::Set {
        kind: Kind::Card,
        ids: vec![card.clone()],
        fields: fields(json!({"image": asset.id})),
    };
    case.app.edit(&map, &set, None).unwrap();
    let doc = case.app.open_map(&map).unwrap().doc;
    assert_eq!(doc.cards[&CardId(card)].image, Some(asset.id));
}

#[test]
fn a_window_hides_and_collapses_what_it_likes_and_edits_go_on() {
    let mut case = Case::new();
    let map = case.map("five-stages");
    let view = case.app.open_map(&map).unwrap();
    let stage = view.layout.frame.columns[0].stage.clone();
    let hidden = View {
        hidden_stages: vec![stage.clone()],
        ..View::default()
    };
    let shown = case.app.show(&map, hidden).unwrap();
    let columns = shown.frame.unwrap().columns.unwrap();
    assert!(
        columns.iter().all(|column| column.stage != stage),
        "the stage is hidden"
    );
    let update = case.app.edit(&map, &new_card(&view.doc, "seen"), None).unwrap();
    assert!(
        update.layout.frame.is_none_or(|frame| frame.columns.is_none()),
        "an edit shows nothing hidden"
    );
    assert_eq!(
        case.app.open_map(&map).unwrap().layout.frame.columns.len(),
        view.layout.frame.columns.len()
    );
}

#[test]
fn what_cards_draw_is_told_for_those_that_are_asked_for() {
    let mut case = Case::new();
    let map = case.map("five-stages");
    let doc = case.app.open_map(&map).unwrap().doc;
    let made = case.app.edit(&map, &new_card(&doc, "Compares prices"), None).unwrap();
    let card = CardId(made.created[0].clone());
    let parts = case
        .app
        .parts(&map, &[card.clone(), CardId("nobody".to_owned())])
        .unwrap();
    assert_eq!(parts.keys().collect::<Vec<_>>(), [&card], "who has no box is left out");
    assert_eq!(parts, made.layout.parts, "an edit brings the same along");
}

/// The head of a PNG whose sides are said to be that long.
fn claims_to_be(side: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    image::RgbImage::new(1, 1)
        .write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png)
        .unwrap();
    bytes[16..20].copy_from_slice(&side.to_be_bytes());
    bytes[20..24].copy_from_slice(&side.to_be_bytes());
    bytes
}

/// What the file itself says its content is.
fn content_hash(path: &Path) -> String {
    let file: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    file["hash"].as_str().unwrap().to_owned()
}

#[test]
fn a_map_that_is_only_looked_at_is_read_anew_each_time() {
    let mut case = Case::new();
    let map = case.map("blank");
    let mut other = case.again();
    let edit = Edit::Set {
        kind: Kind::Map,
        ids: vec![map.0.clone()],
        fields: fields(json!({ "title": "Mended elsewhere" })),
    };
    let title = |app: &mut App| app.snapshot(&map).unwrap().doc.map.title.clone();
    assert_ne!(title(&mut case.app), "Mended elsewhere");
    other.edit(&map, &edit, None).unwrap();
    assert_eq!(title(&mut case.app), "Mended elsewhere");
}

#[test]
fn what_another_process_writes_is_noticed_once() {
    let mut case = Case::new();
    case.map("blank");
    assert!(!case.app.changed_elsewhere().unwrap(), "one's own writes are no news");
    case.again()
        .create_map(&NewMap {
            template: "blank".into(),
            ..NewMap::default()
        })
        .unwrap();
    assert!(case.app.changed_elsewhere().unwrap(), "another connection has written");
    assert!(!case.app.changed_elsewhere().unwrap(), "nothing came after that");
}
