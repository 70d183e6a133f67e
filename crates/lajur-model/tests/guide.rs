//! The six steps: what a map lacks, and which record lacks it.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod common;

use std::sync::Arc;

use common::Case;
use lajur_model::*;
use serde_json::json;

const TODAY: &str = "2026-11-28";

/// Of a step: its state, and its gaps as `code kind:id`.
fn of(case: &Case, topic: Topic) -> (GuideState, Vec<String>) {
    let steps = guide(&case.doc, TODAY);
    let step = steps.into_iter().find(|step| step.topic == topic).unwrap();
    let gaps = step.gaps.iter();
    let gaps = gaps.map(|gap| format!("{} {}:{}", gap.code.as_str(), gap.kind.as_str(), gap.id));
    (step.state, gaps.collect())
}

fn gaps(case: &Case, topic: Topic) -> Vec<String> {
    of(case, topic).1
}

fn set_map(case: &mut Case, fields: serde_json::Value) {
    case.make(Edit::Set {
        kind: Kind::Map,
        ids: vec!["m".to_owned()],
        fields: common::fields(fields),
    });
}

fn add_lane(case: &mut Case, role: Role) {
    case.make(Edit::AddLane {
        at: LaneSpot::Last,
        role,
        fields: Fields::new(),
    });
}

fn solves(case: &mut Case, from: &CardId, to: &CardId) {
    case.make(Edit::AddLink {
        from: Target::Card(from.clone()),
        to: Target::Card(to.clone()),
        kind: LinkKind::Solves,
        label: String::new(),
    });
}

fn with_personas(case: &mut Case, personas: &[(&str, &[&str])]) {
    let record = |(id, needs): &(&str, &[&str])| Persona {
        id: (*id).into(),
        needs: needs.iter().map(|need| (*need).to_owned()).collect(),
        ..Persona::default()
    };
    let personas = personas
        .iter()
        .map(record)
        .map(|persona| (persona.id.clone(), persona))
        .collect();
    case.doc.shared = Arc::new(Shared {
        personas,
        ..Shared::default()
    });
}

#[test]
fn the_six_steps_come_in_their_order() {
    let topics: Vec<_> = guide(&Case::new().doc, TODAY).iter().map(|step| step.topic).collect();
    assert_eq!(topics, Topic::ALL);
}

#[test]
fn a_goal_of_blanks_is_none() {
    let mut case = Case::new();
    assert_eq!(
        of(&case, Topic::Goal),
        (GuideState::Open, vec!["goal map:m".to_owned()])
    );
    set_map(&mut case, json!({"goal": "  "}));
    assert_eq!(of(&case, Topic::Goal).0, GuideState::Open, "blanks say nothing");
    set_map(&mut case, json!({"goal": "More repeat purchases"}));
    assert_eq!(of(&case, Topic::Goal), (GuideState::Done, vec![]));
}

#[test]
fn a_persona_without_needs_is_named() {
    let mut case = Case::new();
    assert_eq!(
        of(&case, Topic::Personas),
        (GuideState::Open, vec!["persona map:m".to_owned()])
    );
    with_personas(&mut case, &[("rina", &["time"]), ("bayu", &[" "]), ("elsewhere", &[])]);
    set_map(&mut case, json!({"personas": ["rina", "bayu"]}));
    assert_eq!(
        of(&case, Topic::Personas),
        (GuideState::Partly, vec!["needs persona:bayu".to_owned()]),
        "only personas of this map count"
    );
}

#[test]
fn a_touchpoint_counts_for_every_stage_it_reaches() {
    let mut case = Case::new();
    assert_eq!(gaps(&case, Topic::Touchpoints), ["touchpoint_lane map:m"]);
    add_lane(&mut case, Role::Touchpoint);
    assert_eq!(gaps(&case, Topic::Touchpoints).len(), 4, "every stage lacks one");
    let shop = case.card(&Role::Touchpoint, "A", json!({"text": "Shop"}));
    case.make(Edit::ReachCards {
        cards: vec![shop],
        columns: 1,
    });
    case.card(&Role::Touchpoint, "C", json!({"none": true}));
    case.card(&Role::Touchpoint, "D", json!({"text": " "}));
    let missing = vec![format!("touchpoint stage:{}", case.stage("D"))];
    assert_eq!(
        of(&case, Topic::Touchpoints),
        (GuideState::Partly, missing),
        "a known nothing is an answer, a blank is none"
    );
}

#[test]
fn a_touchpoint_on_one_step_counts_for_its_stage() {
    let mut case = Case::new();
    add_lane(&mut case, Role::Touchpoint);
    case.step("A", "A1");
    case.step("A", "A2");
    case.card(&Role::Touchpoint, "A2", json!({"text": "Shop"}));
    let missing = gaps(&case, Topic::Touchpoints);
    assert!(
        !missing.contains(&format!("touchpoint stage:{}", case.stage("A"))),
        "{missing:?}"
    );
}

#[test]
fn a_low_point_wants_a_pain_point_in_its_column() {
    let mut case = Case::new();
    let low = case.card(&Role::Emotion, "A", json!({"value": -1}));
    case.card(&Role::Emotion, "B", json!({"value": 0}));
    case.card(&Role::Emotion, "C", json!({"value": 2}));
    let stage = format!("emotion stage:{}", case.stage("D"));
    assert_eq!(
        gaps(&case, Topic::Feelings),
        [stage.clone(), format!("low_point card:{low}")]
    );
    case.card(&Role::Pain, "A", json!({"text": "Queue"}));
    assert_eq!(of(&case, Topic::Feelings), (GuideState::Partly, vec![stage]));
}

#[test]
fn a_point_of_what_should_be_is_no_feeling_of_today() {
    let mut case = Case::new();
    case.card(&Role::Emotion, "A", json!({"value": -2, "variant": "to-be"}));
    let (state, missing) = of(&case, Topic::Feelings);
    assert_eq!((state, missing.len()), (GuideState::Open, 4), "{missing:?}");
}

#[test]
fn low_is_measured_on_the_curves_own_scale() {
    let mut case = Case::new();
    let lane = case.lane(&Role::Emotion);
    case.make(Edit::Set {
        kind: Kind::Lane,
        ids: vec![lane.0],
        fields: common::fields(json!({"scale": {"lowest": 1, "highest": 5}})),
    });
    let low = case.card(&Role::Emotion, "A", json!({"value": 2}));
    assert!(gaps(&case, Topic::Feelings).contains(&format!("low_point card:{low}")));
}

#[test]
fn a_solution_with_arrows_answers_only_what_they_lead_to() {
    let mut case = Case::new();
    let lane = case.lane(&Role::Pain);
    assert_eq!(
        gaps(&case, Topic::Solutions),
        [format!("pain lane:{lane}"), "solution_lane map:m".to_owned()]
    );
    add_lane(&mut case, Role::Solution);
    let queue = case.card(&Role::Pain, "A", json!({"text": "Queue"}));
    let price = case.card(&Role::Pain, "A", json!({"text": "Price"}));
    let till = case.card(&Role::Solution, "A", json!({"text": "Second till", "owner": "Ayu"}));
    assert_eq!(
        of(&case, Topic::Solutions),
        (GuideState::Done, vec![]),
        "in one column without arrows it answers both"
    );
    solves(&mut case, &till, &queue);
    assert_eq!(gaps(&case, Topic::Solutions), [format!("solution card:{price}")]);
    let far = case.card(&Role::Solution, "D", json!({"text": "Discount", "owner": "Ayu"}));
    solves(&mut case, &far, &price);
    assert_eq!(
        of(&case, Topic::Solutions),
        (GuideState::Done, vec![]),
        "an arrow reaches any column"
    );
}

#[test]
fn a_solution_wants_an_owner_unless_it_was_dropped() {
    let mut case = Case::new();
    add_lane(&mut case, Role::Solution);
    let pain = case.card(&Role::Pain, "B", json!({"text": "Queue"}));
    let till = case.card(&Role::Solution, "B", json!({"text": "Second till"}));
    assert_eq!(gaps(&case, Topic::Solutions), [format!("owner card:{till}")]);
    let drop = |case: &mut Case, card: &CardId| {
        case.make(Edit::Set {
            kind: Kind::Card,
            ids: vec![card.0.clone()],
            fields: common::fields(json!({"status": "dropped"})),
        })
    };
    drop(&mut case, &till);
    assert_eq!(
        gaps(&case, Topic::Solutions),
        [format!("solution card:{pain}")],
        "what was dropped answers nothing"
    );
    drop(&mut case, &pain);
    assert_eq!(of(&case, Topic::Solutions), (GuideState::Done, vec![]));
}

#[test]
fn the_review_is_due_the_day_after_its_date() {
    let mut case = Case::new();
    assert_eq!(
        of(&case, Topic::Review),
        (GuideState::Open, vec!["review_date map:m".to_owned()])
    );
    set_map(&mut case, json!({"review_on": "2026-11-27"}));
    assert_eq!(
        of(&case, Topic::Review),
        (GuideState::Partly, vec!["review_past map:m".to_owned()])
    );
    set_map(&mut case, json!({"review_on": TODAY}));
    assert_eq!(
        of(&case, Topic::Review),
        (GuideState::Done, vec![]),
        "on the day itself there is still time"
    );
}

#[test]
fn the_example_shows_what_is_left_to_do() {
    let doc = templates::example(&|key| key.to_owned(), "en", &mut Counter::new("e"));
    let steps = guide(&doc, TODAY);
    let states: Vec<_> = steps.iter().map(|step| step.state).collect();
    use GuideState::{Done, Partly};
    assert_eq!(states, [Done, Done, Done, Partly, Done, Done], "{steps:#?}");
}
