//! Undo, redo and joined steps.

use lajur_store::{Library, StoreError};

use crate::support::{Desk, NOW, change, folder, scope};

#[test]
fn undo_and_redo_walk_through_all_steps() {
    let mut desk = Desk::new();
    for text in ["one", "two", "three"] {
        desk.set_text("c1", text, None);
    }
    for text in ["two", "one", "Text of c1"] {
        desk.undo().unwrap();
        assert_eq!(desk.text("c1"), text, "one step back");
        desk.check();
    }
    assert!(desk.undo().is_none(), "nothing is left to undo");
    for text in ["one", "two", "three"] {
        desk.redo().unwrap();
        assert_eq!(desk.text("c1"), text, "one step forward");
        desk.check();
    }
    assert!(desk.redo().is_none(), "nothing is left to redo");
}

#[test]
fn undo_works_after_a_restart() {
    let folder = folder();
    let path = folder.path().join("library.lajurdb");
    let mut desk = Desk::on(Library::open(&path).unwrap());
    desk.set_text("c1", "one", None);
    desk.set_text("c1", "two", None);
    desk.undo().unwrap();
    let Desk { library, doc, revision } = desk;
    drop(library);
    let mut desk = Desk {
        library: Library::open(&path).unwrap(),
        doc,
        revision,
    };
    desk.check();
    assert_eq!(
        desk.library.next_redo(&scope(&desk.doc)).unwrap().unwrap().key,
        "edit_card",
        "the redo is kept too"
    );
    desk.undo().unwrap();
    assert_eq!(desk.text("c1"), "Text of c1", "undone after the restart");
    desk.check();
}

#[test]
fn removed_and_made_records_come_back_whole() {
    let mut desk = Desk::new();
    let start = desk.doc.clone();
    let edit = change(&desk.doc, |doc| {
        doc.cards.remove(&"c1".into());
        doc.cards.insert("c9".into(), crate::support::card("c9", "z", "new"));
    });
    desk.commit(&edit, "paste", None);
    desk.check();
    desk.undo().unwrap();
    assert_eq!(desk.doc, start, "the removed card is back, the new one gone");
    desk.check();
    desk.redo().unwrap();
    desk.check();
}

#[test]
fn a_commit_after_undo_drops_what_was_undone() {
    let mut desk = Desk::new();
    desk.set_text("c1", "one", None);
    desk.set_text("c1", "two", None);
    desk.undo().unwrap();
    desk.set_text("c2", "else", None);
    assert!(desk.redo().is_none(), "the way forward is another one now");
    let expected = [(1, "edit_card".to_owned(), false), (2, "edit_card".to_owned(), false)];
    assert_eq!(desk.steps(), expected, "no gap in the numbers");
}

#[test]
fn history_tells_what_is_undone() {
    let mut desk = Desk::new();
    desk.set_text("c1", "one", None);
    desk.commit(
        &change(&desk.doc, |doc| doc.map.title = "New".to_owned()),
        "rename_map",
        None,
    );
    desk.undo().unwrap();
    let expected = [(1, "edit_card".to_owned(), false), (2, "rename_map".to_owned(), true)];
    assert_eq!(desk.steps(), expected, "the last step is undone");
    assert_eq!(
        desk.library.next_undo(&scope(&desk.doc)).unwrap().unwrap().key,
        "edit_card",
        "next to undo"
    );
    assert_eq!(
        desk.library.next_redo(&scope(&desk.doc)).unwrap().unwrap().key,
        "rename_map",
        "next to redo"
    );
}

#[test]
fn typing_is_one_step() {
    let mut desk = Desk::new();
    for text in ["F", "Fi", "Fin", "Find"] {
        desk.set_text("c1", text, Some("c1#1"));
    }
    desk.set_text("c1", "Found", Some("c1#2"));
    assert_eq!(desk.revision, 6, "each save is a revision");
    assert_eq!(desk.steps().len(), 2, "one step per time the card was edited");
    desk.undo().unwrap();
    assert_eq!(desk.text("c1"), "Find", "the second time is undone");
    desk.undo().unwrap();
    assert_eq!(
        desk.text("c1"),
        "Text of c1",
        "all letters of the first time are undone"
    );
    desk.check();
    desk.redo().unwrap();
    assert_eq!(desk.text("c1"), "Find", "and redone");
    desk.check();
}

#[test]
fn a_card_and_its_first_words_are_the_step_that_made_the_card() {
    let mut desk = Desk::new();
    let add = change(&desk.doc, |doc| {
        drop(doc.cards.insert("c9".into(), crate::support::card("c9", "z", "")))
    });
    desk.commit(&add, "add_card", Some("c9"));
    desk.set_text("c9", "Pays", Some("c9"));
    assert_eq!(
        desk.steps(),
        [(1, "add_card".to_owned(), false)],
        "one step, named by what it began with"
    );
    desk.undo().unwrap();
    assert!(
        !desk.doc.cards.contains_key(&"c9".into()),
        "the card is gone with its words"
    );
    desk.check();
}

#[test]
fn typing_that_ends_where_it_began_leaves_no_step() {
    let mut desk = Desk::new();
    desk.set_text("c2", "before", None);
    desk.set_text("c1", "Text of c1!", Some("c1#1"));
    desk.set_text("c1", "Text of c1", Some("c1#1"));
    assert_eq!(
        desk.steps(),
        [(1, "edit_card".to_owned(), false)],
        "only the step before is left"
    );
    desk.check();
    desk.undo().unwrap();
    assert_eq!(desk.text("c2"), "Text of c2", "undo takes the step before back");
    desk.check();
}

#[test]
fn a_step_that_does_not_fit_any_more_is_told_and_changes_nothing() {
    let folder = folder();
    let path = folder.path().join("library.lajurdb");
    let mut desk = Desk::on(Library::open(&path).unwrap());
    desk.set_text("c1", "one", None);
    let outside = rusqlite::Connection::open(&path).unwrap();
    outside
        .execute(
            "UPDATE record SET json = json_set(json, '$.text', 'else') WHERE id = 'c1'",
            [],
        )
        .unwrap();
    let before = desk.library.load(&desk.doc.map.id).unwrap();
    let refused = desk.library.undo(&scope(&desk.doc), desk.revision, NOW);
    assert!(matches!(refused, Err(StoreError::Mismatch(_))), "{refused:?}");
    assert_eq!(desk.library.load(&desk.doc.map.id).unwrap(), before, "nothing changed");
    assert_eq!(
        desk.steps(),
        [(1, "edit_card".to_owned(), false)],
        "the step is still in force"
    );
}

#[test]
fn undo_on_an_old_revision_is_refused() {
    let mut desk = Desk::new();
    desk.set_text("c1", "one", None);
    let refused = desk.library.undo(&scope(&desk.doc), 1, NOW);
    assert!(matches!(refused, Err(StoreError::Moved { revision: 2 })), "{refused:?}");
}
