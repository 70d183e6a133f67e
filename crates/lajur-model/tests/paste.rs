//! Pieces of maps: taken, and put down in the same or another map, in one step.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod common;

use common::{Case, fields};
use lajur_model::*;
use serde_json::json;

fn items(kind: Kind, ids: &[&str]) -> Vec<Item> {
    let item = |id: &&str| Item {
        kind,
        id: (*id).to_owned(),
    };
    ids.iter().map(item).collect()
}

impl Case {
    fn here(&self, role: &Role, stage: &str) -> PasteSpot {
        PasteSpot::Here {
            lane: Some(self.lane(role)),
            stage: Some(self.stage(stage)),
            card: None,
        }
    }
}

fn a_link(case: &mut Case, from: &CardId, to: &CardId) {
    case.make(Edit::AddLink {
        from: Target::Card(from.clone()),
        to: Target::Card(to.clone()),
        kind: LinkKind::Flow,
        label: "then".to_owned(),
    });
}

#[test]
fn cards_keep_their_distances_their_fields_and_their_arrows() {
    let mut case = Case::new();
    let given = json!({"text": "**One**", "tags": ["x"], "evidence": {"kind": "observed", "source": "talk"}});
    let one = case.card(&Role::Action, "A", given);
    let two = case.card(&Role::Action, "B", json!({"text": "Two"}));
    a_link(&mut case, &one, &two);
    let piece = Piece::of(&case.doc, &items(Kind::Card, &[two.as_str(), one.as_str()]));
    let before = case.doc.clone();
    let at = case.here(&Role::Pain, "B");
    let (change, label) = plan(&case.doc, &Edit::Paste { piece, at }, &mut case.ids).unwrap();
    change.apply(&mut case.doc).unwrap();
    assert_eq!(check(&case.doc), vec![]);
    assert_eq!((label.key.as_str(), label.count), ("paste", 2));
    assert_eq!(case.cell(&Role::Pain, "B"), ["**One**"]);
    assert_eq!(case.cell(&Role::Pain, "C"), ["Two"]);
    assert_eq!(case.doc.links.len(), 2, "the arrow between them comes along");
    let twin = case
        .doc
        .cards
        .values()
        .find(|card| card.text == "**One**" && card.id != one)
        .unwrap();
    assert_eq!(twin.evidence, before.cards[&one].evidence, "no field is lost");
    assert_eq!(twin.tags, ["x"]);
    change.inverse().apply(&mut case.doc).unwrap();
    assert_eq!(case.doc, before, "one step back takes all of it away");
}

#[test]
fn what_runs_over_the_map_gets_new_columns_and_lanes() {
    let mut case = Case::new();
    let one = case.card(&Role::Action, "A", json!({"text": "1"}));
    let two = case.card(&Role::Pain, "B", json!({"text": "2"}));
    let piece = Piece::of(&case.doc, &items(Kind::Card, &[one.as_str(), two.as_str()]));
    assert_eq!(piece.lanes.len(), 3, "the line between them is no lane for cards");
    let at = case.here(&Role::Pain, "D");
    case.make(Edit::Paste { piece, at });
    assert_eq!(
        case.columns(),
        "ABCDB",
        "the new column is named as the one it came from"
    );
    let grid = Grid::of(&case.doc);
    assert_eq!(grid.lanes.len(), 6, "two lanes below the last one");
    assert_eq!(grid.lanes[5].role, Some(Role::Pain));
    assert_eq!(grid.cards(&grid.lanes[5].id, &grid.columns[4].id)[0].text, "2");
}

#[test]
fn a_card_pasted_on_a_card_comes_below_it() {
    let mut case = Case::new();
    let one = case.card(&Role::Action, "A", json!({"text": "1"}));
    case.card(&Role::Action, "A", json!({"text": "2"}));
    let piece = Piece::of(&case.doc, &items(Kind::Card, &[one.as_str()]));
    let PasteSpot::Here { lane, stage, .. } = case.here(&Role::Action, "A") else {
        unreachable!("here is no tray")
    };
    let at = PasteSpot::Here {
        lane,
        stage,
        card: Some(one),
    };
    case.make(Edit::Paste { piece, at });
    assert_eq!(case.cell(&Role::Action, "A"), ["1", "1", "2"]);
}

#[test]
fn cards_reach_as_far_as_they_did() {
    let mut case = Case::new();
    let one = case.card(&Role::Action, "A", json!({"text": "1"}));
    case.make(Edit::ReachCards {
        cards: vec![one.clone()],
        columns: 2,
    });
    let piece = Piece::of(&case.doc, &items(Kind::Card, &[one.as_str()]));
    let at = case.here(&Role::Pain, "B");
    let made = case.make(Edit::Paste { piece, at });
    let place = case.place(&made[0].as_str().into());
    assert_eq!(place.until, Some(case.stage("D")));
}

#[test]
fn a_whole_lane_goes_into_another_map_on_the_columns_at_hand() {
    let mut case = Case::new();
    case.card(&Role::Pain, "A", json!({"text": "first"}));
    case.card(&Role::Pain, "D", json!({"text": "fourth"}));
    let id = case.lane(&Role::Pain);
    case.make(Edit::Set {
        kind: Kind::Lane,
        ids: vec![id.0.clone()],
        fields: fields(json!({"name": "Worries", "color": "rose"})),
    });
    let piece = Piece::of(&case.doc, &items(Kind::Lane, &[id.as_str()]));

    let mut other = Case::new();
    other.ids = Counter::new("other");
    other.delete_stage("D");
    other.doc.stages = rekeyed(&other.doc);
    let at = PasteSpot::Here {
        lane: Some(other.lane(&Role::Action)),
        stage: None,
        card: None,
    };
    other.make(Edit::Paste { piece, at });
    let grid = Grid::of(&other.doc);
    assert_eq!(
        grid.lanes[1].name, "Worries",
        "it stands below the lane that was selected"
    );
    assert_eq!(serde_json::to_value(&grid.lanes[1].color).unwrap(), json!("rose"));
    assert_eq!(other.columns(), "ABCD", "a fourth column is made for the fourth card");
    assert_eq!(grid.cards(&grid.lanes[1].id, &grid.columns[0].id)[0].text, "first");
    assert_eq!(grid.cards(&grid.lanes[1].id, &grid.columns[3].id)[0].text, "fourth");
}

/// The stages with ids of their own, as another map has them.
fn rekeyed(doc: &Doc) -> std::collections::BTreeMap<StageId, Stage> {
    let other = |stage: &Stage| Stage {
        id: StageId(format!("other-{}", stage.id)),
        ..stage.clone()
    };
    doc.stages
        .values()
        .map(|stage| (other(stage).id, other(stage)))
        .collect()
}

#[test]
fn a_whole_stage_brings_its_steps_and_finds_lanes_that_mean_the_same() {
    let mut case = Case::new();
    case.step("B", "b1");
    case.step("B", "b2");
    case.card(&Role::Pain, "b2", json!({"text": "hurts"}));
    case.card(&Role::Action, "b1", json!({"text": "does"}));
    let mut piece = Piece::of(&case.doc, &items(Kind::Stage, &[case.stage("B").as_str()]));
    assert_eq!(piece.stages.len(), 3);
    for (at, lane) in piece.lanes.iter_mut().enumerate() {
        let id = LaneId(format!("foreign{at}"));
        let cards = piece.cards.iter_mut().filter_map(|card| card.place.as_mut());
        cards
            .filter(|place| place.lane == lane.id)
            .for_each(|place| place.lane = id.clone());
        lane.id = id;
    }
    piece.lanes[0].role = Some(Role::Thought);

    let mut other = Case::new();
    let at = other.here(&Role::Action, "A");
    other.make(Edit::Paste { piece, at });
    assert_eq!(other.columns(), "Ab1b2BCD", "behind the stage where one stands");
    assert_eq!(
        other.cell(&Role::Pain, "b2"),
        ["hurts"],
        "on the lane with the same role"
    );
    assert_eq!(
        other.cell(&Role::Thought, "b1"),
        ["does"],
        "on a new lane where none means the same"
    );
}

#[test]
fn a_stage_of_three_levels_pasted_on_a_step_goes_behind_the_whole_stage() {
    let mut case = Case::new();
    case.step("A", "a1");
    case.step("a1", "a11");
    let piece = Piece::of(&case.doc, &items(Kind::Stage, &[case.stage("A").as_str()]));
    let at = PasteSpot::Here {
        lane: None,
        stage: Some(case.stage("a1")),
        card: None,
    };
    case.make(Edit::Paste { piece, at });
    assert_eq!(case.columns(), "a11a11BCD");
}

#[test]
fn notes_of_the_tray_can_be_pasted_there_and_on_the_map() {
    let mut case = Case::new();
    let note = case.make(Edit::AddCards {
        cards: vec![NewCard {
            at: CardSpot::Tray,
            fields: fields(json!({"text": "note"})),
        }],
    });
    let placed = case.card(&Role::Pain, "A", json!({"text": "placed"}));
    let piece = Piece::of(&case.doc, &items(Kind::Card, &[note[0].as_str(), placed.as_str()]));
    let tray = PasteSpot::Tray { card: None };
    case.make(Edit::Paste { piece, at: tray });
    assert_eq!(
        Grid::of(&case.doc).tray.len(),
        3,
        "pasted there, cards lose their places"
    );
}

#[test]
fn a_point_where_one_is_already_is_refused_and_nothing_is_pasted() {
    let mut case = Case::new();
    let point = case.card(&Role::Emotion, "A", json!({"value": 1}));
    case.card(&Role::Emotion, "B", json!({"value": 2}));
    let piece = Piece::of(&case.doc, &items(Kind::Card, &[point.as_str()]));
    let at = case.here(&Role::Emotion, "B");
    assert_eq!(case.refuse(Edit::Paste { piece, at }), Rejection::PointTaken);
}

#[test]
fn pieces_that_no_map_gave_make_sound_maps_or_are_refused() {
    let mut case = Case::new();
    let at = || PasteSpot::Here {
        lane: None,
        stage: None,
        card: None,
    };
    let piece = |value: serde_json::Value| serde_json::from_value::<Piece>(value).unwrap();
    let circle = piece(json!({"of": "stages", "stages": [
        {"id": "a", "parent": "b", "name": "one\u{0}\r\nline"}, {"id": "b", "parent": "a"}, {"id": "b", "parent": "b"}]}));
    case.make(Edit::Paste {
        piece: circle,
        at: at(),
    });
    assert!(
        case.doc.stages.values().any(|stage| stage.name == "one line"),
        "texts are cleaned"
    );
    let loose = piece(
        json!({"cards": [{"id": "c", "text": "loose", "place": {"lane": "no", "stage": "no"}}],
        "links": [{"from": {"card": "c"}, "to": {"card": "c"}}, {"from": {"card": "x"}, "to": {"card": "c"}}]}),
    );
    case.make(Edit::Paste { piece: loose, at: at() });
    assert_eq!(Grid::of(&case.doc).tray.len(), 1, "a card without a cell is not lost");
    assert!(case.doc.links.is_empty(), "an arrow without two ends is none");
    let long = piece(json!({"cards": [{"text": "x".repeat(1_000_000)}]}));
    assert_eq!(case.refuse(Edit::Paste { piece: long, at: at() }), Rejection::TooLong);
    let stranger = piece(json!({"cards": [{"personas": ["nobody"]}]}));
    assert!(matches!(
        case.refuse(Edit::Paste {
            piece: stranger,
            at: at()
        }),
        Rejection::NotFound(_)
    ));
    let many = Piece {
        cards: vec![Card::default(); limits::CARDS + 1],
        ..Piece::default()
    };
    assert_eq!(case.refuse(Edit::Paste { piece: many, at: at() }), Rejection::TooMany);
    let deep = piece(json!({"of": "stages", "stages": [
        {"id": "1"}, {"id": "2", "parent": "1"}, {"id": "3", "parent": "2"}, {"id": "4", "parent": "3"}]}));
    assert_eq!(case.refuse(Edit::Paste { piece: deep, at: at() }), Rejection::TooDeep);
    assert_eq!(
        case.refuse(Edit::Paste {
            piece: Piece::default(),
            at: at()
        }),
        Rejection::Nothing
    );
}
