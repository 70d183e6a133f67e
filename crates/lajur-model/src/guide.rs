//! The six steps by which a map comes about, and what each still lacks: goal, personas, touchpoints, feelings and pain
//! points, solutions, review.
//!
//! Words in cards count, and so does a card that says "nothing here": whoever has looked and found nothing is done.
//! What a map should become (to-be) answers no question about how it is.

mod ground;

use std::collections::BTreeSet;

use crate::{Card, CardId, Doc, Kind, Record, Role};
use ground::Ground;

/// One of the six steps, as far as a map has come with it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, specta::Type)]
pub struct GuideStep {
    /// Which.
    pub topic: Topic,
    /// How far.
    pub state: GuideState,
    /// What is missing, in reading order; empty where the step is done.
    pub gaps: Vec<Gap>,
}

/// What a step is about. Catalogue keys are `guide.topic.<topic>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// What the map is for.
    Goal,
    /// Whom it is about, and what they need.
    Personas,
    /// Where customer and organisation meet.
    Touchpoints,
    /// How each stage feels, and what gets in the way.
    Feelings,
    /// What answers the pain points, and who sees to it.
    Solutions,
    /// When the map is looked at again.
    Review,
}

impl Topic {
    /// All topics, in the order of the steps.
    pub const ALL: [Topic; 6] = [
        Self::Goal,
        Self::Personas,
        Self::Touchpoints,
        Self::Feelings,
        Self::Solutions,
        Self::Review,
    ];

    /// The topic as catalogues spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Goal => "goal",
            Self::Personas => "personas",
            Self::Touchpoints => "touchpoints",
            Self::Feelings => "feelings",
            Self::Solutions => "solutions",
            Self::Review => "review",
        }
    }
}

/// How far a step is. Catalogue keys are `guide.state.<state>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum GuideState {
    /// Nothing of it is there.
    Open,
    /// Begun, with gaps.
    Partly,
    /// Nothing is missing.
    Done,
}

impl GuideState {
    /// All states.
    pub const ALL: [GuideState; 3] = [Self::Open, Self::Partly, Self::Done];

    /// The state as catalogues spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Partly => "partly",
            Self::Done => "done",
        }
    }
}

/// Something that is missing, and the record that lacks it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, specta::Type)]
pub struct Gap {
    /// What is missing.
    pub code: GapCode,
    /// Kind of the record that lacks it.
    pub kind: Kind,
    /// Its id.
    pub id: String,
}

/// What can be missing. Catalogue keys are `guide.gap.<code>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum GapCode {
    /// The map has no goal.
    Goal,
    /// The map has no persona.
    Persona,
    /// A persona has no needs.
    Needs,
    /// The map has no stage.
    Stage,
    /// The map has no lane for touchpoints.
    TouchpointLane,
    /// A stage has no touchpoint.
    Touchpoint,
    /// The map has no lane for feelings.
    EmotionLane,
    /// A stage has no feeling.
    Emotion,
    /// The map has no lane for pain points.
    PainLane,
    /// A low point of a curve has no pain point in its column.
    LowPoint,
    /// The map has no lane for solutions.
    SolutionLane,
    /// A lane for pain points is empty.
    Pain,
    /// A pain point has no solution.
    Solution,
    /// A solution has no owner.
    Owner,
    /// The map has no review date.
    ReviewDate,
    /// The review date has passed.
    ReviewPast,
}

impl GapCode {
    /// All codes.
    pub const ALL: [GapCode; 16] = [
        Self::Goal,
        Self::Persona,
        Self::Needs,
        Self::Stage,
        Self::TouchpointLane,
        Self::Touchpoint,
        Self::EmotionLane,
        Self::Emotion,
        Self::PainLane,
        Self::LowPoint,
        Self::SolutionLane,
        Self::Pain,
        Self::Solution,
        Self::Owner,
        Self::ReviewDate,
        Self::ReviewPast,
    ];

    /// The code as catalogues spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Goal => "goal",
            Self::Persona => "persona",
            Self::Needs => "needs",
            Self::Stage => "stage",
            Self::TouchpointLane => "touchpoint_lane",
            Self::Touchpoint => "touchpoint",
            Self::EmotionLane => "emotion_lane",
            Self::Emotion => "emotion",
            Self::PainLane => "pain_lane",
            Self::LowPoint => "low_point",
            Self::SolutionLane => "solution_lane",
            Self::Pain => "pain",
            Self::Solution => "solution",
            Self::Owner => "owner",
            Self::ReviewDate => "review_date",
            Self::ReviewPast => "review_past",
        }
    }
}

/// The six steps of a map on the day `today`, written `YYYY-MM-DD`.
///
/// - A low point is a value below the middle of its curve's scale.
/// - A pain point has a solution where an arrow "solves" joins the two, or where a solution without such an arrow lies
///   in one of its columns. A solution with arrows answers only what they lead to.
/// - What was dropped needs no owner, and a pain point that is dropped or done needs no solution.
#[must_use]
pub fn guide(doc: &Doc, today: &str) -> Vec<GuideStep> {
    let ground = Ground::of(doc);
    Topic::ALL.iter().map(|topic| step(&ground, *topic, today)).collect()
}

fn step(ground: &Ground<'_>, topic: Topic, today: &str) -> GuideStep {
    let (begun, gaps) = match topic {
        Topic::Goal => goal(ground.doc),
        Topic::Personas => personas(ground.doc),
        Topic::Touchpoints => touchpoints(ground),
        Topic::Feelings => feelings(ground),
        Topic::Solutions => solutions(ground),
        Topic::Review => review(ground.doc, today),
    };
    let state = match (gaps.is_empty(), begun) {
        (true, _) => GuideState::Done,
        (false, true) => GuideState::Partly,
        (false, false) => GuideState::Open,
    };
    GuideStep { topic, state, gaps }
}

/// Whether a step is begun, and what it lacks.
type Found = (bool, Vec<Gap>);

fn goal(doc: &Doc) -> Found {
    let there = !doc.map.goal.trim().is_empty();
    (
        there,
        if there {
            Vec::new()
        } else {
            vec![of_map(doc, GapCode::Goal)]
        },
    )
}

fn personas(doc: &Doc) -> Found {
    if doc.map.personas.is_empty() {
        return (false, vec![of_map(doc, GapCode::Persona)]);
    }
    let without = doc
        .map
        .personas
        .iter()
        .filter_map(|id| doc.persona(id))
        .filter(|persona| blank(&persona.needs));
    (true, without.map(|persona| gap(GapCode::Needs, persona)).collect())
}

fn touchpoints(ground: &Ground<'_>) -> Found {
    let begun = !ground.of_role(&Role::Touchpoint).is_empty();
    (
        begun,
        per_stage(ground, &Role::Touchpoint, GapCode::TouchpointLane, GapCode::Touchpoint),
    )
}

fn feelings(ground: &Ground<'_>) -> Found {
    let begun = [Role::Emotion, Role::Pain]
        .iter()
        .any(|role| !ground.of_role(role).is_empty());
    let mut gaps = per_stage(ground, &Role::Emotion, GapCode::EmotionLane, GapCode::Emotion);
    if !ground.has_lane(&Role::Pain) {
        gaps.push(of_map(ground.doc, GapCode::PainLane));
    }
    let pains = ground.covered(ground.of_role(&Role::Pain));
    let low = ground.low_points().filter(|point| !ground.meets(point, &pains));
    gaps.extend(low.map(|point| gap(GapCode::LowPoint, point)));
    (begun, gaps)
}

/// The stages that no card of a role reaches; where there are no stages or no such lane, that alone.
fn per_stage(ground: &Ground<'_>, role: &Role, lane: GapCode, code: GapCode) -> Vec<Gap> {
    if ground.stages().next().is_none() {
        return vec![of_map(ground.doc, GapCode::Stage)];
    }
    if !ground.has_lane(role) {
        return vec![of_map(ground.doc, lane)];
    }
    let covered = ground.covered(ground.of_role(role));
    let bare = ground
        .stages()
        .filter(|node| !covered.any(node.column, node.column + node.columns - 1));
    bare.map(|node| gap(code, node.stage)).collect()
}

fn solutions(ground: &Ground<'_>) -> Found {
    let (pains, answers) = (ground.of_role(&Role::Pain), ground.of_role(&Role::Solution));
    let mut gaps = Vec::new();
    match ground.lane_of_role(&Role::Pain) {
        None => gaps.push(of_map(ground.doc, GapCode::PainLane)),
        Some(lane) if pains.is_empty() => gaps.push(gap(GapCode::Pain, lane)),
        Some(_) => {}
    }
    if !ground.has_lane(&Role::Solution) {
        gaps.push(of_map(ground.doc, GapCode::SolutionLane));
    }
    let unsolved = unsolved(ground, pains, answers);
    gaps.extend(unsolved.map(|pain| gap(GapCode::Solution, pain)));
    let unowned = answers.iter().filter(|card| lacks_owner(card));
    gaps.extend(unowned.map(|card| gap(GapCode::Owner, *card)));
    (!answers.is_empty(), gaps)
}

fn unsolved<'a>(ground: &Ground<'a>, pains: &[&'a Card], answers: &[&Card]) -> impl Iterator<Item = &'a Card> {
    let free = ground.covered(answers.iter().filter(|card| ground.is_free(card)));
    let standing: BTreeSet<&CardId> = answers
        .iter()
        .filter(|card| !ground::is_dropped(card))
        .map(|card| &card.id)
        .collect();
    pains.iter().copied().filter(move |pain| {
        let by_arrow = ground.joined(pain).any(|card| standing.contains(card));
        ground.hurts(pain) && !by_arrow && !ground.meets(pain, &free)
    })
}

fn review(doc: &Doc, today: &str) -> Found {
    let day = doc.map.review_on.trim();
    let code = match day {
        "" => Some(GapCode::ReviewDate),
        // Days written this way sort as they follow each other.
        day if day < today => Some(GapCode::ReviewPast),
        _ => None,
    };
    (
        !day.is_empty(),
        code.map(|code| of_map(doc, code)).into_iter().collect(),
    )
}

fn lacks_owner(card: &Card) -> bool {
    !card.none && card.owner.trim().is_empty() && !ground::is_dropped(card)
}

fn blank(texts: &[String]) -> bool {
    texts.iter().all(|text| text.trim().is_empty())
}

fn of_map(doc: &Doc, code: GapCode) -> Gap {
    gap(code, &doc.map)
}

fn gap<R: Record>(code: GapCode, record: &R) -> Gap {
    Gap {
        code,
        kind: R::KIND,
        id: R::id_text(record.id()).to_owned(),
    }
}
