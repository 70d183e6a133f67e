//! Committing changes, and two windows on one library.

use lajur_model::Change;
use lajur_store::{Library, Scope, StoreError};

use crate::support::{Desk, NOW, change, channel, folder, label, persona, scope, set_text, shared_change, small_map};

#[test]
fn a_committed_change_is_there_after_opening_again() {
    let folder = folder();
    let path = folder.path().join("deep").join("library.lajurdb");
    let mut desk = Desk::on(Library::open(&path).unwrap());
    desk.set_text("c1", "Finds the shop on Instagram", None);
    let Desk { library, doc, revision } = desk;
    drop(library);
    let library = Library::open(&path).unwrap();
    Desk { library, doc, revision }.check();
}

#[test]
fn each_commit_moves_the_revision_on_by_one() {
    let mut desk = Desk::new();
    assert_eq!(desk.revision, 1, "a new map has revision 1");
    desk.set_text("c1", "one", None);
    desk.set_text("c1", "two", None);
    assert_eq!(desk.revision, 3, "two commits");
    desk.check();
}

#[test]
fn a_change_of_nothing_is_no_step() {
    let mut desk = Desk::new();
    desk.commit(&Change::default(), "edit_card", None);
    assert_eq!(desk.revision, 1, "nothing moved");
    assert!(desk.steps().is_empty(), "nothing to undo");
}

#[test]
fn a_commit_on_an_old_revision_is_refused_with_the_new_one() {
    let mut desk = Desk::new();
    let late = set_text(&desk.doc, "c2", "late");
    desk.set_text("c1", "early", None);
    let refused = desk
        .library
        .commit(&scope(&desk.doc), 1, &late, &label("edit_card"), None, NOW);
    assert!(matches!(refused, Err(StoreError::Moved { revision: 2 })), "{refused:?}");
    desk.check();
}

#[test]
fn two_windows_on_one_library_both_keep_their_edits() {
    let folder = folder();
    let path = folder.path().join("library.lajurdb");
    let mut mine = Desk::on(Library::open(&path).unwrap());
    let mut theirs = Library::open(&path).unwrap();
    let loaded = theirs.load(&mine.doc.map.id).unwrap();
    mine.set_text("c1", "mine", None);

    let edit = |doc: &_| set_text(doc, "c2", "theirs");
    let refused = theirs.commit(
        &scope(&loaded.doc),
        loaded.revision,
        &edit(&loaded.doc),
        &label("edit_card"),
        None,
        NOW,
    );
    assert!(matches!(refused, Err(StoreError::Moved { .. })), "{refused:?}");
    let again = theirs.load(&mine.doc.map.id).unwrap();
    theirs
        .commit(
            &scope(&again.doc),
            again.revision,
            &edit(&again.doc),
            &label("edit_card"),
            None,
            NOW,
        )
        .unwrap();

    let doc = mine.library.load(&mine.doc.map.id).unwrap().doc;
    assert_eq!(doc.cards[&"c1".into()].text, "mine", "the first window's edit");
    assert_eq!(doc.cards[&"c2".into()].text, "theirs", "the second window's edit");
}

#[test]
fn a_change_that_does_not_fit_the_rows_changes_nothing() {
    let mut desk = Desk::new();
    let mut wrong = set_text(&desk.doc, "c1", "new");
    wrong.records.extend(set_text(&desk.doc, "c2", "new").records);
    wrong.records[1]
        .before
        .as_mut()
        .unwrap()
        .insert("text".to_owned(), "something else".into());
    let refused = desk
        .library
        .commit(&scope(&desk.doc), 1, &wrong, &label("edit_card"), None, NOW);
    assert!(matches!(refused, Err(StoreError::Mismatch(_))), "{refused:?}");
    desk.check();
    assert!(desk.steps().is_empty(), "no step of history");
}

#[test]
fn a_record_that_could_not_be_loaded_is_not_stored() {
    let mut desk = Desk::new();
    let mut wrong = set_text(&desk.doc, "c1", "new");
    wrong.records[0]
        .after
        .as_mut()
        .unwrap()
        .insert("channels".to_owned(), 7.into());
    let refused = desk
        .library
        .commit(&scope(&desk.doc), 1, &wrong, &label("edit_card"), None, NOW);
    assert!(matches!(refused, Err(StoreError::Mismatch(_))), "{refused:?}");
    desk.check();
}

#[test]
fn a_change_of_another_scopes_records_is_refused() {
    let mut desk = Desk::new();
    let foreign = shared_change(&Default::default(), |shared| {
        drop(shared.personas.insert("p".into(), persona("p")))
    });
    let refused = desk
        .library
        .commit(&scope(&desk.doc), 1, &foreign, &label("add_persona"), None, NOW);
    assert!(matches!(refused, Err(StoreError::Mismatch(_))), "{refused:?}");
    let other_map = Change::creation(&small_map("other"));
    let refused = desk
        .library
        .commit(&scope(&desk.doc), 1, &other_map, &label("paste"), None, NOW);
    assert!(matches!(refused, Err(StoreError::Mismatch(_))), "{refused:?}");
}

#[test]
fn a_commit_to_a_map_that_is_not_there_says_so() {
    let mut library = Library::in_memory().unwrap();
    let doc = small_map("m");
    let refused = library.commit(
        &scope(&doc),
        1,
        &set_text(&doc, "c1", "x"),
        &label("edit_card"),
        None,
        NOW,
    );
    assert!(matches!(refused, Err(StoreError::NoSuchMap { .. })), "{refused:?}");
}

#[test]
fn shared_records_have_a_revision_and_history_of_their_own() {
    let mut desk = Desk::new();
    let before = desk.library.shared().unwrap();
    assert_eq!(before.revision, 0, "nobody touched them");
    let add = shared_change(&before.shared, |shared| {
        drop(shared.channels.insert("k".into(), channel("k")))
    });
    let done = desk
        .library
        .commit(&Scope::Shared, 0, &add, &label("add_channel"), None, NOW)
        .unwrap();
    assert_eq!(done.revision, 1, "one commit");
    assert_eq!(desk.library.shared().unwrap().shared.channels.len(), 1, "the channel");
    assert!(
        desk.library.next_undo(&scope(&desk.doc)).unwrap().is_none(),
        "the map has nothing to undo"
    );
    desk.library.undo(&Scope::Shared, 1, NOW).unwrap().unwrap();
    assert!(desk.library.shared().unwrap().shared.channels.is_empty(), "undone");
    desk.check();
}

#[test]
fn a_number_spelled_without_a_point_can_be_undone() {
    let mut desk = Desk::new();
    let mut edit = change(&desk.doc, |doc| {
        doc.cards.get_mut(&"c1".into()).unwrap().value = Some(3.0)
    });
    // So a window may send it.
    edit.records[0]
        .after
        .as_mut()
        .unwrap()
        .insert("value".to_owned(), 3.into());
    desk.commit(&edit, "edit_card", None);
    desk.check();
    assert!(desk.undo().is_some(), "the step can be undone");
    desk.check();
}

#[test]
fn fields_and_words_of_a_newer_version_are_kept() {
    let mut desk = Desk::new();
    let edit = change(&desk.doc, |doc| {
        let mut card = doc.cards.get_mut(&"c1".into()).unwrap();
        card.extra
            .insert("mood_ring".to_owned(), serde_json::json!({"hue": [1, 2.5, "violet"]}));
    });
    desk.commit(&edit, "edit_card", None);
    desk.set_text("c1", "changed by this version", None);
    desk.check();
}
