//! A map put into another one: what comes in from a table goes to the stages and lanes of the same names.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::{
    Card, CardPlace, CardVariant, Doc, Form, Grid, Lane, LaneId, PersonaId, Rank, Stage, StageId, between, evenly, text,
};

/// What became of the cards that came in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Joined {
    /// Cards that are new.
    pub cards: usize,
    /// Cards whose text stands in their cell already; they were left out.
    pub known: usize,
    /// Points of a curve where there is one already; they were left out.
    pub taken: usize,
}

/// Puts everything of one map into another. Stages and lanes of the same name are the same; a new stage comes behind the
/// one that it stands behind in `from`, a new lane last. Values are as high on their new scale as on the old one. Records
/// of `from` keep their ids, so these must be new to `into`.
#[must_use]
pub fn join(into: &Doc, from: &Doc) -> (Doc, Joined) {
    let mut join = Join {
        doc: into.clone(),
        stages: BTreeMap::new(),
        lanes: BTreeMap::new(),
        columns: Vec::new(),
        joined: Joined::default(),
    };
    join.shared(from);
    join.stages(from);
    join.lanes(from);
    join.cards(from);
    (join.doc, join.joined)
}

struct Join {
    doc: Doc,
    /// Stages of the other map, and what they are here.
    stages: BTreeMap<StageId, StageId>,
    lanes: BTreeMap<LaneId, LaneId>,
    /// Leaves of the joined head.
    columns: Vec<StageId>,
    joined: Joined,
}

/// Whose point it is.
type Whose = (Vec<PersonaId>, Option<CardVariant>);

impl Join {
    fn shared(&mut self, from: &Doc) {
        let shared = Arc::make_mut(&mut self.doc.shared);
        for (id, channel) in &from.shared.channels {
            shared.channels.entry(id.clone()).or_insert_with(|| channel.clone());
        }
        for (id, persona) in &from.shared.personas {
            shared.personas.entry(id.clone()).or_insert_with(|| persona.clone());
        }
        let more: Vec<_> = from
            .map
            .personas
            .iter()
            .filter(|id| !self.doc.map.personas.contains(id))
            .cloned()
            .collect();
        self.doc.map.personas.extend(more);
    }

    fn stages(&mut self, from: &Doc) {
        // The last stage of each parent so far, and what it is here.
        let mut before: BTreeMap<Option<StageId>, StageId> = BTreeMap::new();
        for node in &Grid::of(from).head {
            let parent = node
                .stage
                .parent
                .as_ref()
                .and_then(|parent| self.stages.get(parent))
                .cloned();
            let same = self.stage_named(parent.as_ref(), &node.stage.name);
            let left = before.get(&parent).cloned();
            let here = same.unwrap_or_else(|| self.add_stage(node.stage, parent.clone(), left.as_ref()));
            before.insert(parent, here.clone());
            self.stages.insert(node.stage.id.clone(), here);
        }
        // What lies on a stage that has steps lies on the first of them.
        let grid = Grid::of(&self.doc);
        let leaf = |id: &StageId| {
            let node = grid.head.iter().find(|node| node.stage.id == *id)?;
            grid.columns.get(node.column).map(|leaf| leaf.id.clone())
        };
        let leaves: BTreeMap<StageId, StageId> = self
            .stages
            .iter()
            .filter_map(|(theirs, here)| Some((theirs.clone(), leaf(here)?)))
            .collect();
        self.columns = grid.columns.iter().map(|leaf| leaf.id.clone()).collect();
        self.stages = leaves;
    }

    fn stage_named(&self, parent: Option<&StageId>, name: &str) -> Option<StageId> {
        let mut same: Vec<&Stage> = self
            .doc
            .stages
            .values()
            .filter(|stage| stage.parent.as_ref() == parent && alike(&stage.name, name))
            .collect();
        same.sort_by(|a, b| (&a.rank, &a.id).cmp(&(&b.rank, &b.id)));
        same.first().map(|stage| stage.id.clone())
    }

    /// Behind the stage to its left; without one it comes last.
    fn add_stage(&mut self, stage: &Stage, parent: Option<StageId>, left: Option<&StageId>) -> StageId {
        let siblings = || self.doc.stages.values().filter(|other| other.parent == parent);
        let is_first = siblings().next().is_none();
        let left = left
            .and_then(|left| self.doc.stages.get(left))
            .map(|left| left.rank.clone());
        let right = left
            .as_ref()
            .and_then(|left| siblings().map(|stage| &stage.rank).filter(|rank| *rank > left).min());
        let last = siblings().map(|stage| &stage.rank).max();
        let rank = match (&left, between(left.as_ref(), right)) {
            (None, _) => after(last),
            (Some(_), Some(rank)) => rank,
            (Some(left), None) => self.make_room(parent.as_ref(), left),
        };
        let id = stage.id.clone();
        let stage = Stage {
            parent: parent.clone(),
            rank,
            ..stage.clone()
        };
        self.doc.stages.insert(id.clone(), stage);
        if let Some(parent) = parent.filter(|_| is_first) {
            self.inherit(&parent, &id);
        }
        id
    }

    /// Deals the ranks of a parent out anew; the one that is free is behind `left`.
    fn make_room(&mut self, parent: Option<&StageId>, left: &Rank) -> Rank {
        let siblings = self.doc.stages.values_mut();
        let mut siblings: Vec<&mut Stage> = siblings.filter(|stage| stage.parent.as_ref() == parent).collect();
        siblings.sort_by(|a, b| (&a.rank, &a.id).cmp(&(&b.rank, &b.id)));
        let before = siblings.iter().filter(|stage| stage.rank <= *left).count();
        let mut ranks = evenly(siblings.len() + 1);
        let free = ranks.remove(before);
        for (stage, rank) in siblings.into_iter().zip(ranks) {
            stage.rank = rank;
        }
        free
    }

    /// The first step of a column takes its cards.
    fn inherit(&mut self, parent: &StageId, child: &StageId) {
        let step = |stage: &mut StageId| {
            if stage == parent {
                stage.clone_from(child);
            }
        };
        self.doc.cards.edit(|cards| {
            for place in cards.values_mut().filter_map(|card| card.place.as_mut()) {
                step(&mut place.stage);
                place.until.as_mut().map(step);
            }
        });
    }

    fn lanes(&mut self, from: &Doc) {
        for lane in Grid::of(from).lanes {
            let same = self.doc.lanes.values().find(|other| is_same_lane(other, lane));
            let here = match same {
                Some(same) => same.id.clone(),
                None => self.add_lane(lane),
            };
            self.lanes.insert(lane.id.clone(), here);
        }
    }

    fn add_lane(&mut self, lane: &Lane) -> LaneId {
        let last = self.doc.lanes.values().map(|lane| lane.rank.clone()).max();
        let lane = Lane {
            rank: after(last.as_ref()),
            ..lane.clone()
        };
        self.doc.lanes.insert(lane.id.clone(), lane.clone());
        lane.id
    }

    fn cards(&mut self, from: &Doc) {
        let mut known: BTreeSet<(LaneId, StageId, String)> = BTreeSet::new();
        let mut points: BTreeSet<(LaneId, StageId, Whose)> = BTreeSet::new();
        let mut last: BTreeMap<(LaneId, StageId), Rank> = BTreeMap::new();
        for card in self.doc.cards.values() {
            let Some(place) = &card.place else { continue };
            let cell = (place.lane.clone(), place.stage.clone());
            known.insert((cell.0.clone(), cell.1.clone(), content(card)));
            points.insert((cell.0.clone(), cell.1.clone(), whose(card)));
            let rank = last.entry(cell).or_insert_with(|| place.rank.clone());
            *rank = place.rank.clone().max(rank.clone());
        }
        for card in in_order(from) {
            let card = self.on_its_scale(card, from);
            let Some(place) = self.place(&card, &last) else {
                self.joined.cards += 1;
                self.doc.cards.insert(card.id.clone(), Card { place: None, ..card });
                continue;
            };
            let is_curve = self
                .doc
                .lanes
                .get(&place.lane)
                .is_some_and(|lane| self.doc.form(lane) == Form::Curve);
            let (lane, stage) = (place.lane.clone(), place.stage.clone());
            if !known.insert((lane.clone(), stage.clone(), content(&card))) {
                self.joined.known += 1;
            } else if is_curve && !points.insert((lane.clone(), stage.clone(), whose(&card))) {
                self.joined.taken += 1;
            } else {
                self.joined.cards += 1;
                last.insert((lane, stage), place.rank.clone());
                let place = Some(place);
                self.doc.cards.insert(card.id.clone(), Card { place, ..card });
            }
        }
    }

    /// The card with its value as high on the scale of its lane here as it was there, to a hundredth.
    fn on_its_scale(&self, card: &Card, from: &Doc) -> Card {
        let lane = card.place.as_ref().map(|place| &place.lane);
        let there = lane.and_then(|lane| from.scale(from.lanes.get(lane)?));
        let here = lane.and_then(|lane| self.doc.scale(self.doc.lanes.get(self.lanes.get(lane)?)?));
        let mut card = card.clone();
        if let (Some(value), Some((low, high)), Some((to_low, to_high))) = (card.value, there, here)
            && (low, high) != (to_low, to_high)
        {
            let share = (value - low) / (high - low);
            card.value = Some(((to_low + share * (to_high - to_low)) * 100.0).round() / 100.0);
        }
        card
    }

    /// Where a card of the other map lies here: at the end of its cell.
    fn place(&self, card: &Card, last: &BTreeMap<(LaneId, StageId), Rank>) -> Option<CardPlace> {
        let place = card.place.as_ref()?;
        let lane = self.lanes.get(&place.lane)?.clone();
        let stage = self.stages.get(&place.stage)?.clone();
        let until = place.until.as_ref().and_then(|until| self.stages.get(until)).cloned();
        let column = |stage: &StageId| self.columns.iter().position(|column| column == stage);
        let reaches = until.as_ref().and_then(column) > column(&stage);
        Some(CardPlace {
            rank: after(last.get(&(lane.clone(), stage.clone()))),
            until: until.filter(|_| reaches),
            lane,
            stage,
            extra: place.extra.clone(),
        })
    }
}

/// Cards from top to bottom in each cell; those of the tray last.
fn in_order(doc: &Doc) -> Vec<&Card> {
    let mut cards: Vec<&Card> = doc.cards.values().collect();
    cards.sort_by_key(|card| {
        (
            card.place.is_none(),
            card.place.as_ref().map(|place| &place.rank),
            &card.id,
        )
    });
    cards
}

fn content(card: &Card) -> String {
    let words = text::parse(&card.text).plain().to_lowercase();
    format!("{words}\n{:?}{}", card.value, card.none)
}

fn whose(card: &Card) -> Whose {
    (card.personas.clone(), card.variant.clone())
}

fn is_same_lane(lane: &Lane, other: &Lane) -> bool {
    if lane.name.is_empty() || other.name.is_empty() {
        return lane.name.is_empty() == other.name.is_empty() && lane.role == other.role
            || is_named_by_role(lane, other);
    }
    alike(&lane.name, &other.name)
}

/// A lane without a name shows that of its role; a table has it written out.
fn is_named_by_role(lane: &Lane, other: &Lane) -> bool {
    lane.name.is_empty() && lane.role.is_some() && lane.role == other.role
}

fn alike(name: &str, other: &str) -> bool {
    name.trim().to_lowercase() == other.trim().to_lowercase()
}

/// A rank behind another one.
fn after(last: Option<&Rank>) -> Rank {
    between(last, None).unwrap_or_else(|| evenly(1).remove(0))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]
    use super::*;
    use crate::{Role, check};

    fn doc(prefix: &str, stages: &[&str], lanes: &[(&str, Role)], cards: &[(usize, usize, &str)]) -> Doc {
        let mut doc = Doc::default();
        doc.map.id = format!("{prefix}m").as_str().into();
        for (at, (name, rank)) in stages.iter().zip(evenly(stages.len())).enumerate() {
            let id: StageId = format!("{prefix}s{at}").as_str().into();
            let stage = Stage {
                id: id.clone(),
                rank,
                name: (*name).to_owned(),
                ..Stage::default()
            };
            doc.stages.insert(id, stage);
        }
        for (at, ((name, role), rank)) in lanes.iter().zip(evenly(lanes.len())).enumerate() {
            let id: LaneId = format!("{prefix}l{at}").as_str().into();
            let lane = Lane {
                id: id.clone(),
                rank,
                role: Some(role.clone()),
                name: (*name).to_owned(),
                ..Lane::default()
            };
            doc.lanes.insert(id, lane);
        }
        for (at, ((lane, stage, words), rank)) in cards.iter().zip(evenly(cards.len())).enumerate() {
            let place = CardPlace {
                lane: format!("{prefix}l{lane}").as_str().into(),
                stage: format!("{prefix}s{stage}").as_str().into(),
                rank,
                ..CardPlace::default()
            };
            let id: crate::CardId = format!("{prefix}c{at}").as_str().into();
            let card = Card {
                id: id.clone(),
                text: (*words).to_owned(),
                place: Some(place),
                ..Card::default()
            };
            doc.cards.insert(id, card);
        }
        doc
    }

    #[test]
    fn cards_go_to_the_stages_and_lanes_of_their_names() {
        let into = doc("a", &["Choose", "Buy"], &[("", Role::Pain)], &[(0, 1, "Queues")]);
        let from = doc(
            "b",
            &["buy ", "Use"],
            &[("Pain points", Role::Pain), ("Ideas", Role::Solution)],
            &[(0, 0, "queues"), (0, 0, "Ongkir"), (1, 1, "Manual")],
        );
        let (joined, told) = join(&into, &from);
        assert_eq!(check(&joined), vec![]);
        assert_eq!(
            told,
            Joined {
                cards: 2,
                known: 1,
                taken: 0
            },
            "what stands there already comes once"
        );
        let grid = Grid::of(&joined);
        let names: Vec<&str> = grid.columns.iter().map(|stage| stage.name.as_str()).collect();
        assert_eq!(names, ["Choose", "Buy", "Use"], "new stages come last");
        let words = |lane: usize, stage: usize| -> Vec<&str> {
            let cards = grid.cards(&grid.lanes[lane].id, &grid.columns[stage].id);
            cards.iter().map(|card| card.text.as_str()).collect()
        };
        assert_eq!(
            (grid.lanes.len(), words(0, 1), words(1, 2)),
            (2, vec!["Queues", "Ongkir"], vec!["Manual"])
        );
    }

    #[test]
    fn steps_below_a_column_take_its_cards() {
        let into = doc("a", &["Buy"], &[("Pain", Role::Pain)], &[(0, 0, "Queues")]);
        let mut from = doc("b", &["Buy", "Pay"], &[("Pain", Role::Pain)], &[(0, 1, "Fees")]);
        from.stages.get_mut(&"bs1".into()).unwrap().parent = Some("bs0".into());
        let (joined, _) = join(&into, &from);
        assert_eq!(check(&joined), vec![]);
        let grid = Grid::of(&joined);
        assert_eq!(
            (grid.columns.len(), grid.cards(&"al0".into(), &"bs1".into()).len()),
            (1, 2)
        );
    }

    #[test]
    fn values_are_as_high_on_their_new_scale_as_on_the_old_one() {
        let into = doc("a", &["Buy", "Use"], &[("Mood", Role::Emotion)], &[]);
        let mut from = doc(
            "b",
            &["Buy", "Use"],
            &[("Mood", Role::Emotion)],
            &[(0, 0, ""), (0, 1, "")],
        );
        from.lanes.get_mut(&"bl0".into()).unwrap().scale = Some(crate::Scale {
            lowest: Some(1.0),
            highest: Some(5.0),
            ..crate::Scale::default()
        });
        from.cards.get_mut(&"bc0".into()).unwrap().value = Some(1.0);
        from.cards.get_mut(&"bc1".into()).unwrap().value = Some(3.5);
        let (joined, _) = join(&into, &from);
        let value = |card: &str| joined.cards[&card.into()].value;
        assert_eq!((value("bc0"), value("bc1")), (Some(-2.0), Some(0.5)));
    }

    #[test]
    fn a_new_stage_comes_behind_the_one_that_it_stands_behind() {
        let into = doc("a", &["Choose", "Buy", "Tell"], &[("Pain", Role::Pain)], &[]);
        let from = doc("b", &["Buy", "Use", "Tell", "Part"], &[("Pain", Role::Pain)], &[]);
        let (joined, _) = join(&into, &from);
        let grid = Grid::of(&joined);
        let names: Vec<&str> = grid.columns.iter().map(|stage| stage.name.as_str()).collect();
        assert_eq!(names, ["Choose", "Buy", "Use", "Tell", "Part"]);
    }

    #[test]
    fn a_second_point_of_a_curve_is_left_out() {
        let mut into = doc("a", &["Buy"], &[("Mood", Role::Emotion)], &[(0, 0, "")]);
        into.cards.get_mut(&"ac0".into()).unwrap().value = Some(1.0);
        let mut from = doc("b", &["Buy"], &[("Mood", Role::Emotion)], &[(0, 0, "")]);
        from.cards.get_mut(&"bc0".into()).unwrap().value = Some(2.0);
        let (joined, told) = join(&into, &from);
        assert_eq!((joined.cards.len(), told.taken), (1, 1));
        assert_eq!(check(&joined), vec![]);
    }
}
