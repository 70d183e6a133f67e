//! What a person may rely on when they edit: one case per rule.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod common;

use common::{Case, fields};
use lajur_model::*;
use serde_json::json;

#[test]
fn the_first_step_takes_the_cards_of_its_stage_and_the_last_gives_them_back() {
    let mut case = Case::new();
    let card = case.card(&Role::Action, "B", json!({"text": "pays"}));
    let step = case.step("B", "b");
    assert_eq!(case.place(&card).stage, step, "cards lie on leaves");
    case.delete_stage("b");
    assert_eq!(case.place(&card).stage, case.stage("B"), "the parent inherits them");
}

#[test]
fn deleting_one_of_two_steps_deletes_its_cards() {
    let mut case = Case::new();
    case.step("B", "b");
    case.step("B", "c");
    let gone = case.card(&Role::Action, "b", json!({}));
    let kept = case.card(&Role::Action, "c", json!({}));
    case.delete_stage("b");
    assert!(!case.doc.cards.contains_key(&gone), "its column is gone");
    assert!(case.doc.cards.contains_key(&kept), "the other column stays");
}

#[test]
fn a_reaching_card_shrinks_when_a_column_under_it_goes() {
    let mut case = Case::new();
    let card = case.card(&Role::Action, "A", json!({}));
    case.make(Edit::ReachCards {
        cards: vec![card.clone()],
        columns: 2,
    });
    case.delete_stage("A");
    assert_eq!(
        case.place(&card).stage,
        case.stage("B"),
        "it begins in the next column it covered"
    );
    case.delete_stage("C");
    assert_eq!(case.place(&card).until, None, "nothing is left to reach to");
}

#[test]
fn a_fourth_level_is_refused() {
    let mut case = Case::new();
    case.step("A", "a");
    case.step("a", "x");
    let at = StageSpot::Inside {
        parent: Some(case.stage("x")),
    };
    assert_eq!(
        case.refuse(Edit::AddStage {
            at,
            fields: Fields::new()
        }),
        Rejection::TooDeep
    );
    let at = StageSpot::Inside {
        parent: Some(case.stage("B")),
    };
    let stages = vec![case.stage("A")];
    assert_eq!(
        case.refuse(Edit::MoveStages { stages, at }),
        Rejection::TooDeep,
        "its moments would be too deep"
    );
}

#[test]
fn a_stage_cannot_go_below_itself() {
    let mut case = Case::new();
    let step = case.step("A", "a");
    let stages = vec![case.stage("A")];
    let at = StageSpot::After { stage: step };
    assert_eq!(case.refuse(Edit::MoveStages { stages, at }), Rejection::IntoItself);
}

#[test]
fn stages_land_side_by_side_in_their_order() {
    let mut case = Case::new();
    let stages = vec![case.stage("D"), case.stage("B")];
    case.make(Edit::MoveStages {
        stages,
        at: StageSpot::Before { stage: case.stage("A") },
    });
    assert_eq!(case.columns(), "BDAC");
}

#[test]
fn a_duplicated_stage_brings_its_steps_and_cards() {
    let mut case = Case::new();
    case.step("B", "b");
    case.card(&Role::Action, "b", json!({"text": "pays"}));
    let id = case.stage("B").0;
    case.make(Edit::Duplicate {
        items: vec![Item { kind: Kind::Stage, id }],
    });
    assert_eq!(case.columns(), "AbbCD", "the copy stands behind its original");
    assert_eq!(
        case.doc.cards.values().filter(|card| card.text == "pays").count(),
        2,
        "with its card"
    );
}

#[test]
fn a_second_point_of_a_persona_in_a_column_is_refused() {
    let mut case = Case::new();
    case.card(&Role::Emotion, "A", json!({"value": 1}));
    let at = CardSpot::Cell {
        lane: case.lane(&Role::Emotion),
        stage: case.stage("A"),
    };
    let cards = vec![NewCard {
        at: at.clone(),
        fields: fields(json!({"value": 2})),
    }];
    assert_eq!(case.refuse(Edit::AddCards { cards }), Rejection::PointTaken);
    let cards = vec![NewCard {
        at,
        fields: fields(json!({"value": 2, "variant": "to-be"})),
    }];
    case.make(Edit::AddCards { cards });
}

#[test]
fn cards_keep_all_their_fields_in_a_lane_of_another_role() {
    let mut case = Case::new();
    let card = case.card(&Role::Pain, "A", json!({"text": "slow", "effort": 3, "tags": ["x"]}));
    let at = CardSpot::Cell {
        lane: case.lane(&Role::Action),
        stage: case.stage("C"),
    };
    case.make(Edit::MoveCards {
        cards: vec![card.clone()],
        at,
    });
    let moved = &case.doc.cards[&card];
    assert_eq!(
        (moved.effort, moved.tags.len()),
        (Some(3), 1),
        "nothing is lost on the way"
    );
}

#[test]
fn cards_shift_together_over_line_lanes_and_stop_at_the_edge() {
    let mut case = Case::new();
    let one = case.card(&Role::Action, "A", json!({"text": "1"}));
    let two = case.card(&Role::Action, "B", json!({"text": "2"}));
    let cards = vec![two, one];
    case.make(Edit::ShiftCards {
        cards: cards.clone(),
        columns: 2,
        lanes: 0,
    });
    assert_eq!(
        (case.cell(&Role::Action, "C"), case.cell(&Role::Action, "D")),
        (vec!["1".into()], vec!["2".into()])
    );
    let edge = case.refuse(Edit::ShiftCards {
        cards: cards.clone(),
        columns: 1,
        lanes: 0,
    });
    assert_eq!(edge, Rejection::Edge, "all or none");
    case.make(Edit::ShiftCards {
        cards,
        columns: 0,
        lanes: 2,
    });
    assert_eq!(
        case.cell(&Role::Pain, "D"),
        vec!["2".to_owned()],
        "the line lane is passed over"
    );
}

#[test]
fn cards_move_up_and_down_in_their_cell() {
    let mut case = Case::new();
    let cards: Vec<CardId> = ["1", "2", "3", "4"]
        .iter()
        .map(|text| case.card(&Role::Action, "A", json!({"text": text})))
        .collect();
    case.make(Edit::StackCards {
        cards: vec![cards[2].clone(), cards[3].clone()],
        by: -1,
    });
    assert_eq!(case.cell(&Role::Action, "A"), ["1", "3", "4", "2"]);
    case.make(Edit::MoveCards {
        cards: vec![cards[1].clone()],
        at: CardSpot::Before { card: cards[0].clone() },
    });
    assert_eq!(case.cell(&Role::Action, "A"), ["2", "1", "3", "4"]);
    let edge = case.refuse(Edit::StackCards {
        cards: vec![cards[1].clone()],
        by: -1,
    });
    assert_eq!(edge, Rejection::Edge, "it is the first already");
}

#[test]
fn a_line_holds_no_cards() {
    let mut case = Case::new();
    let at = CardSpot::Cell {
        lane: case.lane(&Role::Visibility),
        stage: case.stage("A"),
    };
    let cards = vec![NewCard {
        at,
        fields: Fields::new(),
    }];
    assert_eq!(case.refuse(Edit::AddCards { cards }), Rejection::LineHoldsNoCards);
    case.card(&Role::Pain, "A", json!({}));
    let ids = vec![case.lane(&Role::Pain).0];
    let set = Edit::Set {
        kind: Kind::Lane,
        ids,
        fields: fields(json!({"role": "visibility"})),
    };
    assert_eq!(case.refuse(set), Rejection::LaneHoldsCards);
}

#[test]
fn arrows_go_with_their_ends() {
    let mut case = Case::new();
    let pain = case.card(&Role::Pain, "A", json!({}));
    let other = case.card(&Role::Pain, "B", json!({}));
    let link = Edit::AddLink {
        from: Target::Card(other),
        to: Target::Card(pain.clone()),
        kind: LinkKind::Solves,
        label: String::new(),
    };
    case.make(link.clone());
    assert_eq!(case.refuse(link), Rejection::LinkExists);
    case.make(Edit::Delete {
        items: vec![Item {
            kind: Kind::Card,
            id: pain.0,
        }],
    });
    assert!(case.doc.links.is_empty(), "an arrow without an end is none");
}

#[test]
fn fields_that_are_not_the_records_own_are_refused_with_their_name() {
    let mut case = Case::new();
    let id = case.card(&Role::Action, "A", json!({})).0;
    for (given, expected) in [
        (json!({"rank": "z"}), Rejection::NotAField("rank".into())),
        (json!({"smell": "x"}), Rejection::NotAField("smell".into())),
        (json!({"color": "#12"}), Rejection::NotAValue("color".into())),
        (json!({"effort": 9}), Rejection::NotAValue("effort".into())),
        (json!({"personas": ["nobody"]}), Rejection::NotFound("nobody".into())),
    ] {
        let set = Edit::Set {
            kind: Kind::Card,
            ids: vec![id.clone()],
            fields: fields(given.clone()),
        };
        assert_eq!(case.refuse(set), expected, "{given}");
    }
}

#[test]
fn null_empties_a_field() {
    let mut case = Case::new();
    let id = case.card(&Role::Action, "A", json!({"text": "a", "owner": "Team"}));
    let set = Edit::Set {
        kind: Kind::Card,
        ids: vec![id.0.clone()],
        fields: fields(json!({"owner": null})),
    };
    case.make(set);
    assert_eq!(case.doc.cards[&id].owner, "");
}

#[test]
fn unknown_fields_and_words_of_newer_files_survive_an_edit() {
    let given = fields(json!({"id": "c", "text": "a", "smell": {"of": "rain"}, "status": "haunted"}));
    let mut doc = Case::new().doc;
    doc.put(Kind::Card, given).unwrap();
    let set = Edit::Set {
        kind: Kind::Card,
        ids: vec!["c".into()],
        fields: fields(json!({"text": "b"})),
    };
    plan(&doc, &set, &mut Counter::new("x"))
        .unwrap()
        .0
        .apply(&mut doc)
        .unwrap();
    let now = doc.fields(Kind::Card, "c").unwrap();
    assert_eq!(now["smell"], json!({"of": "rain"}));
    assert_eq!(now["status"], json!("haunted"));
}

#[test]
fn a_change_that_does_not_fit_changes_nothing() {
    let mut case = Case::new();
    let id = case.card(&Role::Action, "A", json!({"text": "a"}));
    let set = |text: &str| Edit::Set {
        kind: Kind::Card,
        ids: vec![id.0.clone()],
        fields: fields(json!({"text": text})),
    };
    let (stale, _) = plan(&case.doc, &set("mine"), &mut Counter::new("x")).unwrap();
    case.make(set("theirs"));
    let before = case.doc.clone();
    assert!(stale.apply(&mut case.doc).is_err(), "the text is another by now");
    assert_eq!(case.doc, before);
}

#[test]
fn ranks_are_dealt_out_anew_when_they_grow_long() {
    let mut case = Case::new();
    case.card(&Role::Action, "A", json!({"text": "first"}));
    let mut last = case.card(&Role::Action, "A", json!({"text": "last"}));
    for _ in 0..400 {
        let spot = CardSpot::Before { card: last.clone() };
        let made = case.make(Edit::AddCards {
            cards: vec![NewCard {
                at: spot,
                fields: Fields::new(),
            }],
        });
        last = made[0].as_str().into();
    }
    assert_eq!(
        case.cell(&Role::Action, "A").first().map(String::as_str),
        Some("first"),
        "the order stays"
    );
    assert!(
        case.doc
            .cards
            .values()
            .all(|card| card.place.as_ref().unwrap().rank.0.len() <= 48)
    );
}

#[test]
fn personas_and_channels_are_added_changed_binned_and_restored() {
    let mut ids = Counter::new("s");
    let mut shared = Shared::default();
    let mut make = |shared: &mut Shared, edit: SharedEdit| {
        plan_shared(shared, &edit, &mut ids).map(|(change, _)| change.apply(shared).unwrap())
    };
    let rina = fields(json!({"name": "Rina", "goals": ["sleep"]}));
    make(
        &mut shared,
        SharedEdit::Add {
            kind: Kind::Persona,
            fields: rina,
        },
    )
    .unwrap();
    let id = shared.personas.keys().next().unwrap().clone();
    let set = SharedEdit::Set {
        kind: Kind::Persona,
        ids: vec![id.0.clone()],
        fields: fields(json!({"age": "32"})),
    };
    make(&mut shared, set).unwrap();
    let items = vec![Item {
        kind: Kind::Persona,
        id: id.0.clone(),
    }];
    make(&mut shared, SharedEdit::Delete { items: items.clone() }).unwrap();
    assert!(shared.personas[&id].deleted, "it lies in the bin and is still drawn");
    make(&mut shared, SharedEdit::Restore { items }).unwrap();
    assert_eq!(
        (shared.personas[&id].deleted, shared.personas[&id].age.as_str()),
        (false, "32")
    );
    let photo = SharedEdit::Set {
        kind: Kind::Persona,
        ids: vec![id.0],
        fields: fields(json!({"photo": "none"})),
    };
    assert_eq!(
        make(&mut shared, photo).unwrap_err(),
        Rejection::NotFound("none".into())
    );
}
