//! What a hand on the map may rely on: several cards at several places, copies, edges, lists, the tray.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod common;

use std::sync::Arc;

use common::{Case, fields};
use lajur_model::*;
use serde_json::json;

/// The case with two personas, a channel, and both personas on the map.
fn peopled() -> Case {
    let mut case = Case::new();
    let persona = |id: &str| Persona {
        id: id.into(),
        name: id.to_owned(),
        ..Persona::default()
    };
    let channel = Channel {
        id: "wa".into(),
        name: "WhatsApp".to_owned(),
        ..Channel::default()
    };
    case.doc.shared = Arc::new(Shared {
        personas: ["ani", "budi"].map(|id| (id.into(), persona(id))).into(),
        channels: [("wa".into(), channel)].into(),
        ..Shared::default()
    });
    case
}

fn list(kind: Kind, ids: &[&str], field: &str, add: &[&str], remove: &[&str]) -> Edit {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    Edit::ChangeList {
        kind,
        ids: owned(ids),
        field: field.to_owned(),
        add: owned(add),
        remove: owned(remove),
    }
}

#[test]
fn several_cards_go_to_several_places_in_one_step() {
    let mut case = Case::new();
    let one = case.card(&Role::Action, "A", json!({"text": "1"}));
    let two = case.card(&Role::Action, "B", json!({"text": "2"}));
    let anchor = case.card(&Role::Pain, "C", json!({"text": "x"}));
    let lane = case.lane(&Role::Pain);
    let stage = case.stage("A");
    case.make(Edit::PlaceCards {
        moves: vec![
            CardMove {
                card: two,
                at: CardSpot::Before { card: anchor },
            },
            CardMove {
                card: one,
                at: CardSpot::Cell { lane, stage },
            },
        ],
    });
    assert_eq!(case.cell(&Role::Pain, "C"), ["2", "x"]);
    assert_eq!(case.cell(&Role::Pain, "A"), ["1"]);
}

#[test]
fn copied_cards_land_where_they_are_dropped_with_the_arrows_between_them() {
    let mut case = Case::new();
    let one = case.card(&Role::Action, "A", json!({"text": "1", "tags": ["x"]}));
    let two = case.card(&Role::Action, "B", json!({"text": "2"}));
    case.make(Edit::AddLink {
        from: Target::Card(one.clone()),
        to: Target::Card(two.clone()),
        kind: LinkKind::Flow,
        label: String::new(),
    });
    let at = CardSpot::Cell {
        lane: case.lane(&Role::Pain),
        stage: case.stage("D"),
    };
    case.make(Edit::CopyCards {
        cards: vec![two.clone(), one.clone()],
        at,
    });
    assert_eq!(case.cell(&Role::Pain, "D"), ["1", "2"], "in reading order");
    assert_eq!(case.cell(&Role::Action, "A"), ["1"], "the original stays");
    assert_eq!(case.doc.links.len(), 2, "the arrow between them is copied too");
    case.make(Edit::CopyShifted {
        cards: vec![one, two],
        columns: 1,
        lanes: 0,
    });
    assert_eq!(case.cell(&Role::Action, "B"), ["2", "1"], "with their distances");
    assert_eq!(case.cell(&Role::Action, "C"), ["2"]);
}

#[test]
fn a_point_is_copied_along_its_curve() {
    let mut case = Case::new();
    let point = case.card(&Role::Emotion, "A", json!({"value": 1}));
    let copy = |columns| Edit::CopyShifted {
        cards: vec![point.clone()],
        columns,
        lanes: 0,
    };
    case.make(copy(1));
    assert_eq!(case.refuse(copy(1)), Rejection::PointTaken, "there is one by now");
}

#[test]
fn copied_stages_and_lanes_bring_their_content_to_another_place() {
    let mut case = Case::new();
    case.card(&Role::Action, "B", json!({"text": "pays"}));
    case.card(&Role::Emotion, "B", json!({"value": 1}));
    let stages = vec![case.stage("B")];
    let at = StageSpot::Inside { parent: None };
    case.make(Edit::CopyStages { stages, at });
    assert_eq!(case.columns(), "ABCDB");
    let lanes = vec![case.lane(&Role::Action)];
    case.make(Edit::CopyLanes {
        lanes,
        at: LaneSpot::Last,
    });
    let roles: Vec<_> = Grid::of(&case.doc)
        .lanes
        .iter()
        .map(|lane| lane.role.clone().unwrap())
        .collect();
    assert_eq!(roles[0], Role::Action);
    assert_eq!(roles[4], Role::Action, "the copy is the last");
    assert_eq!(
        case.doc.cards.len(),
        2 + 2 + 2,
        "two cards, two in the stage, two in the lane"
    );
}

#[test]
fn both_edges_of_a_card_move_and_stop_at_each_other() {
    let mut case = Case::new();
    let card = case.card(&Role::Action, "B", json!({}));
    let span = |first, last| Edit::SpanCards {
        cards: vec![card.clone()],
        first,
        last,
    };
    case.make(span(0, 9));
    assert_eq!(case.place(&card).until, Some(case.stage("D")), "to the end of the map");
    case.make(span(-9, 0));
    assert_eq!(case.place(&card).stage, case.stage("A"), "to its beginning");
    assert_eq!(case.place(&card).until, Some(case.stage("D")), "the other edge stays");
    case.make(span(9, 0));
    assert_eq!(case.place(&card).stage, case.stage("D"), "up to the other edge");
    assert_eq!(case.place(&card).until, None);
    case.make(span(-1, 0));
    case.make(span(0, -9));
    assert_eq!(
        (case.place(&card).stage, case.place(&card).until),
        (case.stage("C"), None)
    );
    assert_eq!(case.refuse(span(0, 0)), Rejection::Edge);
    let point = case.card(&Role::Emotion, "A", json!({"value": 1}));
    let cards = vec![point];
    assert_eq!(
        case.refuse(Edit::SpanCards {
            cards,
            first: 0,
            last: 1
        }),
        Rejection::NoReach
    );
}

#[test]
fn lists_of_many_cards_take_words_in_and_out_and_keep_the_rest() {
    let mut case = peopled();
    let one = case.card(
        &Role::Action,
        "A",
        json!({"tags": ["old", "mine"], "personas": ["budi"]}),
    );
    let two = case.card(&Role::Action, "B", json!({}));
    let both = [one.as_str(), two.as_str()];
    case.make(list(Kind::Card, &both, "tags", &["new", "mine"], &["old"]));
    assert_eq!(case.doc.cards[&one].tags, ["mine", "new"]);
    assert_eq!(case.doc.cards[&two].tags, ["new", "mine"]);
    case.make(list(Kind::Card, &both, "personas", &["ani"], &[]));
    assert_eq!(case.doc.cards[&one].personas, ["budi".into(), "ani".into()]);
    case.make(list(Kind::Card, &both, "channels", &["wa"], &[]));
    case.make(list(Kind::Card, &both, "channels", &[], &["wa"]));
    assert!(case.doc.cards[&two].channels.is_empty());
    for (field, add, expected) in [
        ("text", "x", Rejection::NotAField("text".into())),
        ("smell", "x", Rejection::NotAField("smell".into())),
        ("personas", "nobody", Rejection::NotFound("nobody".into())),
        ("tags", "new", Rejection::Nothing),
    ] {
        assert_eq!(
            case.refuse(list(Kind::Card, &both, field, &[add], &[])),
            expected,
            "{field}"
        );
    }
}

#[test]
fn personas_of_a_map_come_go_and_change_places() {
    let mut case = peopled();
    case.make(list(Kind::Map, &["m"], "personas", &["ani", "budi"], &[]));
    let order = Edit::Set {
        kind: Kind::Map,
        ids: vec!["m".into()],
        fields: fields(json!({"personas": ["budi", "ani"]})),
    };
    case.make(order);
    assert_eq!(case.doc.map.personas, ["budi".into(), "ani".into()]);
    case.make(list(Kind::Map, &["m"], "personas", &[], &["budi"]));
    assert_eq!(case.doc.map.personas, ["ani".into()]);
}

#[test]
fn the_tray_takes_notes_and_gives_them_to_the_map() {
    let mut case = Case::new();
    let note = |text: &str| NewCard {
        at: CardSpot::Tray,
        fields: fields(json!({"text": text})),
    };
    let cards = vec![note("one"), note("two")];
    let made = case.make(Edit::AddCards { cards });
    assert_eq!(Grid::of(&case.doc).tray.len(), 2);
    let cards: Vec<CardId> = made.iter().map(|id| id.as_str().into()).collect();
    let at = CardSpot::Cell {
        lane: case.lane(&Role::Pain),
        stage: case.stage("A"),
    };
    case.make(Edit::MoveCards {
        cards: cards.clone(),
        at,
    });
    assert_eq!(case.cell(&Role::Pain, "A").len(), 2, "both lie on the map");
    case.make(Edit::MoveCards {
        cards: vec![cards[0].clone()],
        at: CardSpot::Tray,
    });
    assert_eq!(case.doc.cards[&cards[0]].place, None, "back in the tray");
    case.make(Edit::Duplicate {
        items: vec![Item {
            kind: Kind::Card,
            id: cards[0].0.clone(),
        }],
    });
    assert_eq!(Grid::of(&case.doc).tray.len(), 2, "a copy of a note is a note");
}

#[test]
fn views_are_saved_renamed_and_deleted() {
    let mut case = Case::new();
    let hidden = case.lane(&Role::Pain).0;
    let made = case.make(Edit::AddView {
        fields: fields(json!({"name": "Management", "hidden_lanes": [hidden]})),
    });
    let id: ViewId = made[0].as_str().into();
    assert_eq!(case.doc.views[&id].hidden_lanes.len(), 1);
    case.make(Edit::Set {
        kind: Kind::View,
        ids: made.clone(),
        fields: fields(json!({"name": "Boss"})),
    });
    assert_eq!(case.doc.views[&id].name, "Boss");
    let items = vec![Item {
        kind: Kind::View,
        id: id.0.clone(),
    }];
    case.make(Edit::Delete { items });
    assert!(case.doc.views.is_empty());
}

#[test]
fn widths_and_heights_are_set_within_bounds_and_reset() {
    let mut case = Case::new();
    let set = |kind, id: &str, given| Edit::Set {
        kind,
        ids: vec![id.to_owned()],
        fields: fields(given),
    };
    let (stage, lane) = (case.stage("A"), case.lane(&Role::Pain));
    case.make(set(Kind::Stage, stage.as_str(), json!({"width": 300})));
    case.make(set(Kind::Lane, lane.as_str(), json!({"height": 200.5})));
    assert_eq!(case.doc.stages[&stage].width, Some(300.0));
    assert_eq!(case.doc.lanes[&lane].height, Some(200.5));
    let narrow = set(Kind::Stage, stage.as_str(), json!({"width": 3}));
    assert_eq!(case.refuse(narrow), Rejection::NotAValue("width".into()));
    case.make(set(Kind::Stage, stage.as_str(), json!({"width": null})));
    assert_eq!(case.doc.stages[&stage].width, None);
}

#[test]
fn an_arrow_changes_kind_label_and_style_but_never_becomes_another() {
    let mut case = Case::new();
    let one = case.card(&Role::Pain, "A", json!({}));
    let two = case.card(&Role::Pain, "B", json!({}));
    let link = |kind| Edit::AddLink {
        from: Target::Card(one.clone()),
        to: Target::Card(two.clone()),
        kind,
        label: String::new(),
    };
    let flow = case.make(link(LinkKind::Flow));
    let set = |given| Edit::Set {
        kind: Kind::Link,
        ids: flow.clone(),
        fields: fields(given),
    };
    case.make(set(json!({"kind": "loop", "label": "comes\nback", "style": "dashed"})));
    let now = case.doc.links.values().next().unwrap().clone();
    assert_eq!(
        (now.kind, now.label.as_str(), now.style.as_str()),
        (Some(LinkKind::Loop), "comes back", "dashed")
    );
    case.make(link(LinkKind::Solves));
    assert_eq!(case.refuse(set(json!({"kind": "solves"}))), Rejection::LinkExists);
}
