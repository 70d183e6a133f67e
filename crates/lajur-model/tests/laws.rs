//! The laws of every change, over random edits of a random map.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

use std::sync::Arc;

use lajur_model::*;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::json;

/// A choice that becomes an edit of whatever Doc it meets.
#[derive(Debug, Clone)]
struct Wish {
    what: u8,
    a: Index,
    b: Index,
    c: Index,
    n: i32,
}

fn wishes() -> impl Strategy<Value = Vec<Wish>> {
    let wish = (0u8..35, any::<Index>(), any::<Index>(), any::<Index>(), -3i32..4)
        .prop_map(|(what, a, b, c, n)| Wish { what, a, b, c, n });
    prop::collection::vec(wish, 1..60)
}

fn fields(value: serde_json::Value) -> Fields {
    value.as_object().unwrap().clone()
}

fn start() -> Doc {
    let persona = |id: &str| Persona {
        id: id.into(),
        name: id.to_owned(),
        ..Persona::default()
    };
    let channel = Channel {
        id: "ch".into(),
        name: "WhatsApp".to_owned(),
        ..Channel::default()
    };
    let shared = Shared {
        personas: ["p1", "p2"].map(|id| (id.into(), persona(id))).into(),
        channels: [("ch".into(), channel)].into(),
        ..Shared::default()
    };
    Doc {
        map: Map {
            id: "m".into(),
            ..Map::default()
        },
        shared: Arc::new(shared),
        ..Doc::default()
    }
}

fn edit(doc: &Doc, wish: &Wish) -> Option<Edit> {
    let stages: Vec<_> = doc.stages.keys().cloned().collect();
    let lanes: Vec<_> = doc.lanes.keys().cloned().collect();
    let cards: Vec<_> = doc.cards.keys().cloned().collect();
    let stage = |index: &Index| (!stages.is_empty()).then(|| stages[index.index(stages.len())].clone());
    let lane = |index: &Index| (!lanes.is_empty()).then(|| lanes[index.index(lanes.len())].clone());
    let card = |index: &Index| (!cards.is_empty()).then(|| cards[index.index(cards.len())].clone());
    let some_cards = || Some(vec![card(&wish.a)?, card(&wish.b)?]);
    let columns: Vec<StageId> = Grid::of(doc).columns.iter().map(|stage| stage.id.clone()).collect();
    let cell = || {
        let stage = (!columns.is_empty()).then(|| columns[wish.b.index(columns.len())].clone())?;
        Some(CardSpot::Cell {
            lane: lane(&wish.c)?,
            stage,
        })
    };
    let here = || match wish.n {
        -3 => PasteSpot::Tray { card: None },
        n => PasteSpot::Here {
            lane: lane(&wish.c).filter(|_| n > -2),
            stage: stage(&wish.b).filter(|_| n != 0),
            card: card(&wish.c).filter(|_| n > 1),
        },
    };
    let stage_spot = |index: &Index| match (wish.n, stage(index)) {
        (-3..=-1, Some(stage)) => StageSpot::Before { stage },
        (0..=1, Some(stage)) => StageSpot::After { stage },
        (2, parent) => StageSpot::Inside { parent },
        _ => StageSpot::Inside { parent: None },
    };
    let roles = [
        Role::Action,
        Role::Emotion,
        Role::Pain,
        Role::Duration,
        Role::Visibility,
        Role::from("newer"),
    ];
    let item = |kind: Kind, id: &str| Item {
        kind,
        id: id.to_owned(),
    };
    Some(match wish.what {
        0 => Edit::AddStage {
            at: stage_spot(&wish.a),
            fields: fields(json!({"name": "Stage"})),
        },
        1 => Edit::AddStage {
            at: StageSpot::Inside { parent: stage(&wish.a) },
            fields: Fields::new(),
        },
        2 => Edit::MoveStages {
            stages: vec![stage(&wish.a)?, stage(&wish.c)?],
            at: stage_spot(&wish.b),
        },
        3 => Edit::Delete {
            items: vec![item(Kind::Stage, stage(&wish.a)?.as_str())],
        },
        4 => Edit::Duplicate {
            items: vec![item(Kind::Stage, stage(&wish.a)?.as_str())],
        },
        5 | 6 => Edit::AddLane {
            at: lane(&wish.a).map_or(LaneSpot::Last, |lane| LaneSpot::Before { lane }),
            role: roles[wish.b.index(roles.len())].clone(),
            fields: Fields::new(),
        },
        7 => Edit::MoveLanes {
            lanes: vec![lane(&wish.a)?],
            at: LaneSpot::After { lane: lane(&wish.b)? },
        },
        8 => Edit::Delete {
            items: vec![item(Kind::Lane, lane(&wish.a)?.as_str())],
        },
        9 => Edit::Duplicate {
            items: vec![item(Kind::Lane, lane(&wish.a)?.as_str())],
        },
        10..=13 => {
            let personas = [json!([]), json!(["p1"]), json!(["p2"]), json!(["p1", "p2"])];
            let given = json!({"text": "Card", "personas": personas[wish.a.index(4)], "value": wish.n});
            Edit::AddCards {
                cards: vec![NewCard {
                    at: cell()?,
                    fields: fields(given),
                }],
            }
        }
        14 => Edit::MoveCards {
            cards: some_cards()?,
            at: cell()?,
        },
        15 => Edit::MoveCards {
            cards: vec![card(&wish.a)?],
            at: CardSpot::Before { card: card(&wish.b)? },
        },
        16 => Edit::ShiftCards {
            cards: some_cards()?,
            columns: wish.n,
            lanes: 0,
        },
        17 => Edit::ShiftCards {
            cards: some_cards()?,
            columns: 0,
            lanes: wish.n,
        },
        18 => Edit::StackCards {
            cards: some_cards()?,
            by: wish.n,
        },
        19 => Edit::ReachCards {
            cards: some_cards()?,
            columns: wish.n,
        },
        20 => Edit::Set {
            kind: Kind::Card,
            ids: vec![card(&wish.a)?.0],
            fields: fields(json!({"text": "two\r\nlines", "channels": ["ch"], "evidence": {"kind": "observed"}})),
        },
        21 => Edit::Set {
            kind: Kind::Lane,
            ids: vec![lane(&wish.a)?.0],
            fields: fields(json!({"role": roles[wish.b.index(roles.len())].as_str()})),
        },
        22 => Edit::AddLink {
            from: Target::Card(card(&wish.a)?),
            to: Target::Card(card(&wish.b)?),
            kind: LinkKind::Solves,
            label: String::new(),
        },
        23 => Edit::SpanCards {
            cards: some_cards()?,
            first: wish.n,
            last: -wish.n,
        },
        24 => Edit::PlaceCards {
            moves: vec![
                CardMove {
                    card: card(&wish.a)?,
                    at: cell()?,
                },
                CardMove {
                    card: card(&wish.b)?,
                    at: CardSpot::After { card: card(&wish.a)? },
                },
            ],
        },
        25 => Edit::CopyCards {
            cards: some_cards()?,
            at: cell()?,
        },
        26 => Edit::CopyShifted {
            cards: some_cards()?,
            columns: wish.n,
            lanes: 1,
        },
        27 => Edit::CopyStages {
            stages: vec![stage(&wish.a)?],
            at: stage_spot(&wish.b),
        },
        28 => Edit::CopyLanes {
            lanes: vec![lane(&wish.a)?],
            at: LaneSpot::Before { lane: lane(&wish.b)? },
        },
        29 => Edit::ChangeList {
            kind: Kind::Card,
            ids: vec![card(&wish.a)?.0, card(&wish.b)?.0],
            field: "personas".to_owned(),
            add: vec!["p1".to_owned()],
            remove: vec!["p2".to_owned()],
        },
        30 => Edit::AddView {
            fields: fields(json!({"name": "View"})),
        },
        31 => Edit::Paste {
            piece: Piece::of(
                doc,
                &[item(Kind::Card, &card(&wish.a)?.0), item(Kind::Card, &card(&wish.b)?.0)],
            ),
            at: here(),
        },
        32 => Edit::Paste {
            piece: Piece::of(doc, &[item(Kind::Lane, &lane(&wish.a)?.0)]),
            at: here(),
        },
        33 => Edit::Paste {
            piece: foreign(Piece::of(doc, &[item(Kind::Stage, &stage(&wish.a)?.0)])),
            at: here(),
        },
        _ => Edit::Duplicate {
            items: vec![item(Kind::Card, card(&wish.a)?.as_str())],
        },
    })
}

/// The piece as it would come from another map: its lanes are not known here.
fn foreign(mut piece: Piece) -> Piece {
    let rename = |lane: &mut LaneId| lane.0.insert(0, 'x');
    piece.lanes.iter_mut().for_each(|lane| rename(&mut lane.id));
    piece
        .cards
        .iter_mut()
        .filter_map(|card| card.place.as_mut())
        .for_each(|place| rename(&mut place.lane));
    piece
}

/// Every Doc that the wishes lead through, with the Change that led to it.
fn walk(wishes: &[Wish]) -> Vec<(Doc, Change, Doc)> {
    let mut ids = Counter::new("r");
    let mut doc = start();
    let mut steps = Vec::new();
    for wish in wishes {
        let Some(edit) = edit(&doc, wish) else { continue };
        let Ok((change, label)) = plan(&doc, &edit, &mut ids) else {
            continue;
        };
        assert!(
            Label::KEYS.contains(&label.key.as_str()),
            "{} is not among the step keys",
            label.key
        );
        let before = doc.clone();
        change.apply(&mut doc).unwrap();
        steps.push((before, change, doc.clone()));
    }
    steps
}

fn names(doc: &Doc, gap: &Gap) -> bool {
    let id = gap.id.as_str();
    match gap.kind {
        Kind::Map => doc.map.id == id.into(),
        Kind::Stage => doc.stages.contains_key(&id.into()),
        Kind::Lane => doc.lanes.contains_key(&id.into()),
        Kind::Card => doc.cards.contains_key(&id.into()),
        Kind::Persona => doc.persona(&id.into()).is_some(),
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn every_doc_that_edits_reach_passes_the_check(wishes in wishes()) {
        for (before, change, doc) in walk(&wishes) {
            prop_assert_eq!(check(&doc), vec![], "after {:?} on {:?}", change, before);
        }
    }

    #[test]
    fn the_inverse_leads_back(wishes in wishes()) {
        for (before, change, mut doc) in walk(&wishes) {
            change.inverse().apply(&mut doc).unwrap();
            prop_assert_eq!(doc, before, "the inverse of {:?} must lead back", change);
        }
    }

    #[test]
    fn two_changes_as_one_do_the_same(wishes in wishes()) {
        let steps = walk(&wishes);
        let mut joined = Change::default();
        for (_, change, after) in &steps {
            joined = joined.then(change);
            let mut doc = start();
            joined.apply(&mut doc).unwrap();
            prop_assert_eq!(&doc, after, "the joined change must lead to the same map");
        }
        let mut back = steps.last().map_or_else(start, |(_, _, doc)| doc.clone());
        joined.inverse().apply(&mut back).unwrap();
        prop_assert_eq!(back, start(), "the joined change must lead back too");
    }

    #[test]
    fn the_difference_of_two_maps_makes_one_into_the_other(one in wishes(), other in wishes()) {
        let a = walk(&one).pop().map_or_else(start, |(_, _, doc)| doc);
        let b = walk(&other).pop().map_or_else(start, |(_, _, doc)| doc);
        let mut doc = a.clone();
        diff(&a, &b).apply(&mut doc).unwrap();
        prop_assert_eq!(doc, b, "a with the difference must be b");
        prop_assert!(diff(&a, &a).is_empty(), "a map does not differ from itself");
    }

    #[test]
    fn every_gap_of_the_six_steps_names_a_record_that_is_there(wishes in wishes()) {
        for (_, _, doc) in walk(&wishes) {
            for step in guide(&doc, "2026-11-28") {
                let open = step.state != GuideState::Done;
                prop_assert_eq!(open, !step.gaps.is_empty(), "a step is done where nothing is missing: {:?}", step);
                let lost = step.gaps.iter().find(|gap| !names(&doc, gap));
                prop_assert_eq!(lost, None, "nobody could be led there");
            }
        }
    }

    #[test]
    fn a_change_survives_its_way_through_json(wishes in wishes()) {
        for (_, change, _) in walk(&wishes) {
            let text = serde_json::to_string(&change).unwrap();
            prop_assert_eq!(serde_json::from_str::<Change>(&text).unwrap(), change);
        }
    }
}
