//! Whole maps: listing, making, replacing, the bin.

use std::sync::Arc;

use lajur_model::{Lane, Role, Shared};
use lajur_store::{Library, Scope, StoreError};

use crate::support::{Desk, NOW, change, channel, label, persona, scope, small_map};

fn shared_of(personas: &[&str], channels: &[&str]) -> Arc<Shared> {
    let mut shared = Shared::default();
    shared
        .personas
        .extend(personas.iter().map(|id| ((*id).into(), persona(id))));
    shared
        .channels
        .extend(channels.iter().map(|id| ((*id).into(), channel(id))));
    Arc::new(shared)
}

#[test]
fn the_list_counts_cards_and_columns_and_puts_the_last_edited_first() {
    let mut desk = Desk::new();
    desk.library
        .create_map(&small_map("later"), "2026-11-23T10:00:00Z")
        .unwrap();
    let maps = desk.library.maps().unwrap();
    let ids: Vec<_> = maps.iter().map(|map| map.id.as_str()).collect();
    assert_eq!(ids, ["later", "m"], "last edited first");
    assert_eq!(
        (maps[0].cards, maps[0].columns, maps[0].revision),
        (3, 2, 1),
        "three cards; s1 and s3 are columns"
    );
    assert_eq!(maps[0].title, "Title of later", "title");
    let edit = change(&desk.doc, |doc| doc.map.goal = "Find the gaps".to_owned());
    let later = "2026-11-24T10:00:00Z";
    desk.library
        .commit(&scope(&desk.doc), 1, &edit, &label("set_map"), None, later)
        .unwrap();
    let first = desk.library.maps().unwrap().remove(0);
    assert_eq!(
        (first.id.as_str(), first.edited_at.as_str(), first.revision),
        ("m", later, 2),
        "edited just now"
    );
}

#[test]
fn the_points_of_a_curve_are_not_counted_as_cards_and_notes_of_the_tray_are() {
    let mut desk = Desk::new();
    let mut doc = small_map("curved");
    let lane = Lane {
        id: "mood".into(),
        role: Some(Role::Emotion),
        ..Lane::default()
    };
    doc.lanes.insert("mood".into(), lane);
    doc.cards.get_mut(&"c2".into()).unwrap().place = None;
    let point = doc.cards.get_mut(&"c3".into());
    point.unwrap().place.as_mut().unwrap().lane = "mood".into();
    desk.library.create_map(&doc, NOW).unwrap();
    let maps = desk.library.maps().unwrap();
    let curved = maps.iter().find(|map| map.id.as_str() == "curved").unwrap();
    assert_eq!(curved.cards, 2, "a card and a note; the point is none");
}

#[test]
fn a_map_cannot_be_made_twice() {
    let mut desk = Desk::new();
    let refused = desk.library.create_map(&small_map("m"), NOW);
    assert!(matches!(refused, Err(StoreError::MapExists { .. })), "{refused:?}");
    let refused = desk.library.create_map(&small_map(""), NOW);
    assert!(matches!(refused, Err(StoreError::NoId)), "{refused:?}");
    desk.check();
}

#[test]
fn the_same_record_ids_in_two_maps_do_not_meet() {
    let mut desk = Desk::new();
    desk.library.create_map(&small_map("copy"), NOW).unwrap();
    desk.set_text("c1", "only here", None);
    desk.check();
    let copy = desk.library.load(&"copy".into()).unwrap().doc;
    assert_eq!(
        copy.cards[&"c1".into()].text,
        "Text of c1",
        "the other map's card is untouched"
    );
}

#[test]
fn a_map_named_like_the_shared_scope_is_a_map() {
    let mut library = Library::in_memory().unwrap();
    library.create_map(&small_map("shared"), NOW).unwrap();
    assert_eq!(
        library.load(&"shared".into()).unwrap().doc,
        small_map("shared"),
        "kept as it is"
    );
    assert!(
        library.shared().unwrap().shared.personas.is_empty(),
        "nothing is shared"
    );
}

#[test]
fn a_new_map_brings_the_shared_records_that_are_missing_and_leaves_the_others() {
    let mut library = Library::in_memory().unwrap();
    let mut first = small_map("first");
    first.map.personas = vec!["p".into()];
    first.shared = shared_of(&["p"], &[]);
    library.create_map(&first, NOW).unwrap();

    let mut second = small_map("second");
    second.map.personas = vec!["p".into(), "q".into()];
    let mut shared = (*shared_of(&["p", "q"], &[])).clone();
    shared.personas.get_mut(&"p".into()).unwrap().name = "Another name".to_owned();
    second.shared = Arc::new(shared);
    library.create_map(&second, NOW).unwrap();

    let all = library.shared().unwrap();
    assert_eq!(
        all.shared.personas[&"p".into()].name,
        "Name of p",
        "what the library has stays"
    );
    assert_eq!(
        all.shared.personas[&"q".into()].name,
        "Name of q",
        "what it did not have came with the map"
    );
    assert_eq!(all.revision, 2, "each made the shared records move on");
    assert!(
        library.next_undo(&Scope::Shared).unwrap().is_none(),
        "a new map is no step of history"
    );
}

#[test]
fn a_loaded_map_carries_just_the_shared_records_it_names() {
    let mut library = Library::in_memory().unwrap();
    let mut doc = small_map("m");
    let mut shared = (*shared_of(
        &["on_map", "on_card", "on_lane", "elsewhere"],
        &["on_card", "of_persona", "none"],
    ))
    .clone();
    shared.personas.get_mut(&"on_map".into()).unwrap().channels = vec!["of_persona".into()];
    doc.map.personas = vec!["on_map".into()];
    doc.lanes.get_mut(&"l1".into()).unwrap().persona = Some("on_lane".into());
    doc.cards.get_mut(&"c1".into()).unwrap().personas = vec!["on_card".into()];
    doc.cards.get_mut(&"c1".into()).unwrap().channels = vec!["on_card".into()];
    doc.shared = Arc::new(shared);
    library.create_map(&doc, NOW).unwrap();
    let loaded = library.load(&"m".into()).unwrap().doc;
    let personas: Vec<_> = loaded.shared.personas.keys().map(|id| id.as_str()).collect();
    let channels: Vec<_> = loaded.shared.channels.keys().map(|id| id.as_str()).collect();
    assert_eq!(personas, ["on_card", "on_lane", "on_map"], "the named personas");
    assert_eq!(channels, ["of_persona", "on_card"], "the named channels");
    assert_eq!(
        library.shared_of(&loaded).unwrap(),
        *loaded.shared,
        "asked for a Doc it is the same"
    );
}

#[test]
fn replacing_a_map_is_one_step_that_can_be_undone() {
    let mut desk = Desk::new();
    let before = desk.doc.clone();
    let mut new = small_map("m");
    new.cards.remove(&"c2".into());
    new.cards.get_mut(&"c1".into()).unwrap().text = "From the file".to_owned();
    new.map.title = "New title".to_owned();
    desk.revision = desk
        .library
        .replace_map(&new, 1, &label("replace_map"), NOW)
        .unwrap()
        .revision;
    desk.doc = new;
    desk.check();
    desk.undo().unwrap();
    assert_eq!(desk.doc, before, "one step back");
    desk.check();
}

#[test]
fn replacing_with_the_same_map_leaves_no_step() {
    let mut desk = Desk::new();
    let done = desk
        .library
        .replace_map(&desk.doc, 1, &label("replace_map"), NOW)
        .unwrap();
    assert_eq!(done.revision, 1, "nothing moved");
    desk.check();
}

#[test]
fn a_deleted_map_is_in_the_bin_and_comes_back_by_undo() {
    let mut desk = Desk::new();
    desk.commit(&change(&desk.doc, |doc| doc.map.deleted = true), "delete_map", None);
    assert!(desk.library.maps().unwrap()[0].deleted, "listed as deleted");
    desk.check();
    desk.undo().unwrap();
    assert!(!desk.library.maps().unwrap()[0].deleted, "taken back");
}

#[test]
fn a_map_that_is_not_there_is_told() {
    let library = Library::in_memory().unwrap();
    let missing = library.load(&"m".into());
    assert!(matches!(missing, Err(StoreError::NoSuchMap { .. })), "{missing:?}");
}

#[test]
fn settings_are_kept_over_the_one_before() {
    let mut library = Library::in_memory().unwrap();
    assert_eq!(library.setting("theme").unwrap(), None, "never saved");
    library.save_setting("theme", "light").unwrap();
    library.save_setting("theme", "dark").unwrap();
    assert_eq!(
        library.setting("theme").unwrap().as_deref(),
        Some("dark"),
        "the last one"
    );
    assert_eq!(library.settings().unwrap().len(), 1, "one setting");
}
