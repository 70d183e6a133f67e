//! What holds for all maps and all edits: loaded = saved, and undo walks back to where one came from.

use lajur_model::{Card, Comment, Doc, Evidence, EvidenceKind, Link, Role, Scale, Target, diff};
use lajur_store::Library;
use proptest::prelude::*;

use crate::support::{Desk, NOW, scope, small_map};

/// What may happen to a map.
#[derive(Debug, Clone)]
enum Deed {
    PutCard(u8, Box<Card>),
    RemoveCard(u8),
    Type(u8, String),
    Describe(String, Vec<String>),
    Undo,
    Redo,
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-z ]{0,12}",
        Just("\"\\\n\t\u{0}\u{202e}é😀".to_owned())
    ]
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<f64>().prop_filter("JSON has no infinity", |number| number.is_finite()),
        -5.0..5.0_f64
    ]
}

fn card() -> impl Strategy<Value = Card> {
    let extra = proptest::option::of((number(), words()));
    let evidence = proptest::option::of(words());
    (
        words(),
        proptest::option::of(number()),
        any::<bool>(),
        proptest::collection::vec(words(), 0..3),
        extra,
        evidence,
    )
        .prop_map(|(text, value, done, tags, extra, source)| {
            let mut card = Card {
                text,
                value,
                done,
                tags,
                ..crate::support::card("", "a", "")
            };
            card.evidence = source.map(|source| Evidence {
                kind: Some(EvidenceKind::Assumed),
                source,
                ..Evidence::default()
            });
            if let Some((number, word)) = extra {
                card.extra.insert(
                    "later".to_owned(),
                    serde_json::json!({ "z": number, "a": [word, null, 7] }),
                );
            }
            card
        })
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        (0..6_u8, card()).prop_map(|(nth, card)| Deed::PutCard(nth, Box::new(card))),
        (0..6_u8).prop_map(Deed::RemoveCard),
        (0..6_u8, words()).prop_map(|(nth, text)| Deed::Type(nth, text)),
        (words(), proptest::collection::vec(words(), 0..3)).prop_map(|(goal, tags)| Deed::Describe(goal, tags)),
        Just(Deed::Undo),
        Just(Deed::Undo),
        Just(Deed::Redo),
    ]
}

/// The map after the deed; none for undo and redo.
fn after(doc: &Doc, deed: &Deed) -> Option<Doc> {
    let mut doc = doc.clone();
    let id = |nth: u8| format!("c{nth}").into();
    match deed {
        Deed::PutCard(nth, card) => drop(doc.cards.insert(
            id(*nth),
            Card {
                id: id(*nth),
                ..(**card).clone()
            },
        )),
        Deed::RemoveCard(nth) => drop(doc.cards.remove(&id(*nth))),
        Deed::Type(nth, text) => {
            if let Some(mut card) = doc.cards.get_mut(&id(*nth)) {
                card.text.clone_from(text);
            }
        }
        Deed::Describe(goal, tags) => {
            doc.map.goal.clone_from(goal);
            doc.map.tags.clone_from(tags);
        }
        Deed::Undo | Deed::Redo => return None,
    }
    Some(doc)
}

fn perform(desk: &mut Desk, deed: &Deed) {
    let join = matches!(deed, Deed::Type(..)).then_some("typing");
    match (deed, after(&desk.doc, deed)) {
        (_, Some(doc)) => desk.commit(&diff(&desk.doc, &doc), "deed", join),
        (Deed::Redo, None) => drop(desk.redo()),
        (_, None) => drop(desk.undo()),
    }
}

fn full_map(cards: Vec<Card>, number: f64, text: String) -> Doc {
    let mut doc = small_map("m");
    for (nth, card) in cards.into_iter().enumerate() {
        let id = format!("card {nth}").into();
        doc.cards.insert(lajur_model::CardId::clone(&id), Card { id, ..card });
    }
    let lane = doc.lanes.get_mut(&"l1".into()).unwrap();
    lane.role = Some(Role::from(text.as_str()));
    lane.scale = Some(Scale {
        lowest: Some(number),
        words: vec![text.clone()],
        ..Scale::default()
    });
    let ends = (Some(Target::Card("c1".into())), Some(Target::Stage("s1".into())));
    doc.links.insert(
        "k".into(),
        Link {
            id: "k".into(),
            from: ends.0,
            to: ends.1,
            ..Link::default()
        },
    );
    doc.comments.insert(
        "o".into(),
        Comment {
            id: "o".into(),
            text,
            ..Comment::default()
        },
    );
    doc
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_loaded_map_is_the_saved_map(
        cards in proptest::collection::vec(card(), 0..12), number in number(), text in words(),
    ) {
        let doc = full_map(cards, number, text);
        let mut library = Library::in_memory().unwrap();
        library.create_map(&doc, NOW).unwrap();
        prop_assert_eq!(library.load(&doc.map.id).unwrap().doc, doc);
    }

    #[test]
    fn after_every_deed_the_stored_map_is_the_one_on_the_desk(
        deeds in proptest::collection::vec(deed(), 1..25),
    ) {
        let mut desk = Desk::new();
        let start = desk.doc.clone();
        for deed in &deeds {
            perform(&mut desk, deed);
            desk.check();
        }
        let end = desk.doc.clone();
        let mut steps = 0;
        while desk.undo().is_some() {
            steps += 1;
        }
        desk.check();
        prop_assert_eq!(&desk.doc, &start, "undoing all steps leads back to the start");
        for _ in 0..steps {
            prop_assert!(desk.redo().is_some(), "every step can be redone");
        }
        desk.check();
        prop_assert_eq!(&desk.doc, &end, "redoing them leads to where it was");
        let history = desk.library.history(&scope(&desk.doc)).unwrap();
        prop_assert!(history.iter().zip(1..).all(|(step, seq)| step.seq == seq), "no gap: {history:?}");
    }
}
