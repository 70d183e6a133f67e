//! Full-text search.

use lajur_model::Kind;

use crate::support::{Desk, change, small_map};

fn found(desk: &Desk, text: &str) -> Vec<String> {
    let hits = desk.library.search(text, 50).unwrap();
    let mut ids: Vec<_> = hits.into_iter().map(|hit| format!("{}/{}", hit.map, hit.id)).collect();
    ids.sort();
    ids
}

#[test]
fn words_are_found_in_maps_stages_lanes_and_cards() {
    let mut desk = Desk::new();
    let edit = change(&desk.doc, |doc| {
        doc.map.goal = "zebra".to_owned();
        doc.stages.get_mut(&"s1".into()).unwrap().gloss = "zebra".to_owned();
        doc.lanes.get_mut(&"l1".into()).unwrap().name = "zebra".to_owned();
        doc.cards.get_mut(&"c1".into()).unwrap().tags = vec!["zebra".to_owned()];
    });
    desk.commit(&edit, "edit", None);
    assert_eq!(found(&desk, "zebra"), ["m/c1", "m/l1", "m/m", "m/s1"], "all four");
    let hit = desk.library.search("zebra", 1).unwrap().remove(0);
    assert_eq!(hit.map.as_str(), "m", "the map is named");
    assert!(
        [Kind::Map, Kind::Stage, Kind::Lane, Kind::Card].contains(&hit.kind),
        "{hit:?}"
    );
}

#[test]
fn the_index_follows_every_change_and_undo() {
    let mut desk = Desk::new();
    desk.set_text("c1", "gajah", None);
    assert_eq!(found(&desk, "gajah"), ["m/c1"], "after the edit");
    desk.undo().unwrap();
    assert!(found(&desk, "gajah").is_empty(), "after undo");
    desk.redo().unwrap();
    desk.commit(
        &change(&desk.doc, |doc| drop(doc.cards.remove(&"c1".into()))),
        "delete",
        None,
    );
    assert!(found(&desk, "gajah").is_empty(), "after the card is gone");
}

#[test]
fn case_accents_and_the_ends_of_words_do_not_count() {
    let mut desk = Desk::new();
    desk.set_text("c1", "Café in Zürich", None);
    for text in ["cafe", "CAFÉ", "zuri", "zür caf"] {
        assert_eq!(found(&desk, text), ["m/c1"], "{text}");
    }
    assert!(found(&desk, "cafe berlin").is_empty(), "all words must be there");
}

#[test]
fn marks_of_bold_text_do_not_hide_a_word() {
    let mut desk = Desk::new();
    desk.set_text("c1", "pays with a dis**count** code", None);
    let hits = desk.library.search("discount", 5).unwrap();
    assert_eq!(hits.len(), 1, "found");
    assert_eq!(hits[0].snippet, "pays with a discount code", "shown without marks");
}

#[test]
fn nothing_a_person_types_is_an_error() {
    let desk = Desk::new();
    for text in [
        "",
        " ",
        "\"",
        "* ^ ( )",
        "AND",
        "NOT x",
        "text:",
        "a\"b OR",
        "-",
        "{}",
        "NEAR(",
        "\0",
        "é\u{301}",
    ] {
        desk.library.search(text, 5).unwrap();
    }
}

#[test]
fn maps_in_the_bin_are_passed_over() {
    let mut desk = Desk::new();
    desk.library
        .create_map(&small_map("other"), crate::support::NOW)
        .unwrap();
    desk.commit(&change(&desk.doc, |doc| doc.map.deleted = true), "delete_map", None);
    assert_eq!(
        found(&desk, "\"text of c1\""),
        ["other/c1"],
        "only the map that is not in the bin"
    );
}
