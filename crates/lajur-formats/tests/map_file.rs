//! The map file: the same map gives the same bytes, nothing gets lost on the way, and nothing leaves with it that is
//! not the map's.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod common;
mod random;

use std::path::Path;
use std::sync::Arc;

use common::{image, png_id, sample};
use lajur_formats::lajur::{hash, images_of, read, write};
use lajur_model::{Channel, Counter, Doc, Edit, Fields, Item, Kind, MapId, Persona, check, plan};
use lajur_words::Lang;
use proptest::prelude::*;
use serde_json::{Value, json};

/// The fixtures that all crates share.
const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures");

fn bytes(doc: &Doc) -> Vec<u8> {
    write(doc, &image).bytes
}

fn same_content(a: &Doc, b: &Doc) -> bool {
    hash(a, &image) == hash(b, &image)
}

fn text(doc: &Doc) -> String {
    String::from_utf8(bytes(doc)).unwrap()
}

#[test]
fn the_sample_map_is_the_golden_file() {
    let path = Path::new(FIXTURES).join("maps/coffee.lajur");
    if std::env::var_os("LAJUR_RENEW").is_some() {
        std::fs::write(&path, bytes(&sample())).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap();
    assert_eq!(
        text(&sample()),
        golden,
        "written with LAJUR_RENEW=1 where the format is meant to change"
    );
}

#[test]
fn every_fixture_is_read_and_written_back_byte_for_byte() {
    let mut files = 0;
    for entry in std::fs::read_dir(Path::new(FIXTURES).join("maps")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "lajur") {
            continue;
        }
        let before = std::fs::read(&path).unwrap();
        let map = read(&before).unwrap();
        let bytes_of = |id: &_| {
            map.images
                .iter()
                .find(|image| image.asset.id == *id)
                .map(|image| image.bytes.clone())
        };
        assert_eq!(
            write(&map.doc, &bytes_of).bytes,
            before,
            "{} must not change by being read",
            path.display()
        );
        files += 1;
    }
    assert!(files > 0, "the golden file at least is there");
}

#[test]
fn a_thousand_maps_come_back_as_they_were() {
    for seed in 0..1_000 {
        let doc = random::map(seed);
        let mut back = read(&bytes(&doc)).unwrap().doc;
        assert!(same_content(&back, &doc), "the map {seed}");
        // Where it came from is no part of the map, and what it does not name stays at home.
        back.map.extra.remove("_file");
        back.shared = doc.shared.clone();
        assert_eq!(back, doc, "the map {seed}");
    }
}

#[test]
fn reading_gives_the_map_its_ids_and_its_images() {
    let map = read(&bytes(&sample())).unwrap();
    assert!(same_content(&map.doc, &sample()), "every record as it was");
    assert_eq!(*map.doc.shared, *sample().shared, "with the shared records it names");
    assert_eq!(map.images.len(), 1, "one picture");
    assert_eq!(
        (&map.images[0].asset.id, &map.images[0].bytes[..]),
        (&png_id(), common::PNG),
        "by its hash"
    );
    assert_eq!(
        map.hash,
        write(&sample(), &image).hash,
        "the hash is that of the content"
    );
    assert_eq!(map.notes, [], "nothing to say");
}

#[test]
fn one_card_changed_is_one_hunk_beside_the_hash() {
    let mut changed = sample();
    changed.cards.get_mut(&"c3".into()).unwrap().text = "Ongkir mahal".to_owned();
    let (before, after) = (text(&sample()), text(&changed));
    let differing: Vec<(&str, &str)> = before.lines().zip(after.lines()).filter(|(a, b)| a != b).collect();
    assert_eq!(before.lines().count(), after.lines().count(), "no line came or went");
    assert_eq!(differing.len(), 2, "the card's line and the hash: {differing:?}");
    assert!(differing[0].0.starts_with("  \"hash\""), "the hash stands at the top");
    assert!(
        differing[1].0.starts_with("      \"text\""),
        "the text is the only other line"
    );
}

#[test]
fn a_binned_map_does_not_arrive_in_the_bin() {
    let mut binned = sample();
    binned.map.deleted = true;
    assert_eq!(bytes(&binned), bytes(&sample()), "the bin is the sender's own business");
    let by_hand = text(&sample()).replace("\"goal\":", "\"deleted\": true,\n    \"goal\":");
    assert!(!read(by_hand.as_bytes()).unwrap().doc.map.deleted, "nor by hand");
}

#[test]
fn shared_records_that_the_map_does_not_name_stay_at_home() {
    let mut doc = sample();
    let mut shared = (*doc.shared).clone();
    shared.personas.insert(
        "p2".into(),
        Persona {
            id: "p2".into(),
            name: "Rahasia".into(),
            ..Persona::default()
        },
    );
    shared.channels.insert(
        "ch9".into(),
        Channel {
            id: "ch9".into(),
            name: "Internal".into(),
            ..Channel::default()
        },
    );
    doc.shared = Arc::new(shared);
    assert_eq!(
        bytes(&doc),
        bytes(&sample()),
        "neither the persona nor the channel is named anywhere"
    );
    assert_eq!(
        images_of(&doc),
        [png_id()],
        "the picture is named by a persona that is named by the map"
    );
    doc.lanes
        .get_mut(&"l4".into())
        .unwrap()
        .extra
        .insert("people".to_owned(), json!(["p2"]));
    assert!(
        text(&doc).contains("Rahasia"),
        "a field of a newer version that names a persona takes it along"
    );
}

#[test]
fn a_picture_without_bytes_is_taken_off_and_said() {
    let file = write(&sample(), &|_| None);
    assert_eq!(file.notes[0].words(Lang::En), "1 image is missing and was taken off.");
    let map = read(&file.bytes).unwrap();
    assert_eq!(
        map.doc.shared.personas.values().next().unwrap().photo,
        None,
        "the file can still be read"
    );
}

#[test]
fn what_a_newer_version_added_is_kept_and_written_back() {
    let mut file: Value = serde_json::from_slice(&bytes(&sample())).unwrap();
    file["weather"] = json!([{ "id": "w1", "rain": 3 }]);
    file["cards"][0]["sound"] = json!({ "loud": true });
    file["lanes"][0]["role"] = json!("smell");
    let once = read(file.to_string().as_bytes()).unwrap();
    let written = text(&once.doc);
    for kept in [
        "\"weather\": [",
        "\"rain\": 3",
        "\"loud\": true",
        "\"role\": \"smell\"",
        "\"role\": \"weather\"",
    ] {
        assert!(written.contains(kept), "{kept} must survive: {written}");
    }
    let mut taken_in = Doc::default();
    lajur_model::Change::creation(&once.doc).apply(&mut taken_in).unwrap();
    taken_in.shared = once.doc.shared.clone();
    assert_eq!(
        text(&taken_in),
        written,
        "the way through a library loses nothing either"
    );
}

#[test]
fn a_file_names_the_version_it_came_from() {
    let from = |bytes: &[u8]| {
        let file: Value = serde_json::from_slice(bytes).unwrap();
        file.get("from").and_then(Value::as_str).map(str::to_owned)
    };
    let first = write(&sample(), &image);
    assert_eq!(from(&first.bytes), None, "a map that was never read came from nowhere");
    let mut doc = read(&first.bytes).unwrap().doc;
    assert_eq!(write(&doc, &image).bytes, first.bytes, "unchanged it is the same file");
    doc.map.title = "Langganan teh".to_owned();
    let second = write(&doc, &image);
    assert_eq!(
        from(&second.bytes),
        Some(first.hash.clone()),
        "changed it came from the first"
    );
    let again = read(&second.bytes).unwrap().doc;
    assert_eq!(
        write(&again, &image).bytes,
        second.bytes,
        "and that is kept as long as nothing changes"
    );
    let mut copy = doc.clone();
    copy.map.id = MapId::from("m2");
    assert_eq!(
        from(&write(&copy, &image).bytes),
        None,
        "a copy with its own id is another map"
    );
}

#[test]
fn the_hash_tells_content_from_way() {
    let first = write(&sample(), &image);
    let mut doc = read(&first.bytes).unwrap().doc;
    doc.map.title = "Lain".to_owned();
    let changed = write(&doc, &image);
    doc.map.title = sample().map.title;
    assert_ne!(changed.hash, first.hash, "another title is another content");
    assert_eq!(
        write(&doc, &image).hash,
        first.hash,
        "changed back it is the same content"
    );
}

#[test]
fn the_order_and_spacing_of_a_file_do_not_matter() {
    let file: Value = serde_json::from_slice(&bytes(&sample())).unwrap();
    let mut shuffled = file.clone();
    shuffled["cards"].as_array_mut().unwrap().reverse();
    let flat = format!("\u{feff}{shuffled}");
    assert_eq!(
        text(&read(flat.as_bytes()).unwrap().doc),
        text(&sample()),
        "one spelling comes out"
    );
}

#[test]
fn control_characters_go_and_are_counted() {
    let dirty = text(&sample()).replace("Masih ada?", "Masih\\u0000 ada\\u0007?");
    let map = read(dirty.as_bytes()).unwrap();
    assert_eq!(
        map.notes[0].words(Lang::En),
        "Control characters were taken out of 1 text."
    );
    assert!(same_content(&map.doc, &sample()), "the rest of the text stays");
}

#[derive(Debug, Clone)]
enum Step {
    Text(usize, String),
    Title(String),
    Value(usize, f64),
    Delete(usize),
    Copy(usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (any::<usize>(), ".{0,20}").prop_map(|(at, text)| Step::Text(at, text)),
        ".{0,20}".prop_map(Step::Title),
        (any::<usize>(), -5.0..5.0).prop_map(|(at, value)| Step::Value(at, value)),
        any::<usize>().prop_map(Step::Delete),
        any::<usize>().prop_map(Step::Copy),
    ]
}

fn set(kind: Kind, id: &str, field: &str, value: Value) -> Edit {
    let fields: Fields = [(field.to_owned(), value)].into_iter().collect();
    Edit::Set {
        kind,
        ids: vec![id.to_owned()],
        fields,
    }
}

fn edit(doc: &Doc, step: Step) -> Option<Edit> {
    let card = |at: usize| doc.cards.keys().nth(at % doc.cards.len().max(1)).map(|id| id.0.clone());
    let item = |id| vec![Item { kind: Kind::Card, id }];
    Some(match step {
        Step::Text(at, text) => set(Kind::Card, &card(at)?, "text", json!(text)),
        Step::Title(text) => set(Kind::Map, "m1", "title", json!(text)),
        Step::Value(at, value) => set(Kind::Card, &card(at)?, "value", json!(value)),
        Step::Delete(at) => Edit::Delete { items: item(card(at)?) },
        Step::Copy(at) => Edit::Duplicate { items: item(card(at)?) },
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_map_that_edits_reach_comes_back_the_same(steps in prop::collection::vec(step(), 0..12)) {
        let mut doc = sample();
        let mut ids = Counter::new("x");
        for step in steps {
            let Some(edit) = edit(&doc, step) else { continue };
            // An edit that is refused leaves the map as it is.
            if let Ok((change, _)) = plan(&doc, &edit, &mut ids) {
                change.apply(&mut doc).unwrap();
            }
        }
        prop_assert_eq!(check(&doc), vec![], "edits keep the rules");
        let file = bytes(&doc);
        let back = read(&file).unwrap();
        prop_assert!(same_content(&back.doc, &doc), "read is what was written");
        prop_assert_eq!(bytes(&back.doc), file, "and written again the same bytes");
    }
}
