//! What the six steps look at: the cards of the roles that they are about, and where these lie.

use std::collections::{BTreeMap, BTreeSet};

use crate::grid::HeadNode;
use crate::{Card, CardId, CardStatus, CardVariant, Doc, Grid, Lane, LaneId, LinkKind, Role, Target};

/// The roles that the steps are about.
static ROLES: [Role; 4] = [Role::Touchpoint, Role::Emotion, Role::Pain, Role::Solution];

/// Columns that something covers.
pub(super) struct Covered(Vec<bool>);

impl Covered {
    /// True where one of the columns from `first` to `last` is covered.
    pub fn any(&self, first: usize, last: usize) -> bool {
        self.0[first..=last].contains(&true)
    }
}

/// A map, sorted for the steps.
pub(super) struct Ground<'a> {
    pub doc: &'a Doc,
    grid: Grid<'a>,
    /// Cards that say something, by role, from left to right.
    cards: BTreeMap<&'static Role, Vec<&'a Card>>,
    /// What "solves" arrows join, both ways.
    joined: BTreeMap<&'a CardId, BTreeSet<&'a CardId>>,
}

impl<'a> Ground<'a> {
    pub fn of(doc: &'a Doc) -> Self {
        let mut ground = Self {
            doc,
            grid: Grid::with_cards(doc, std::iter::empty()),
            cards: BTreeMap::new(),
            joined: joined(doc),
        };
        for role in &ROLES {
            let cards = ground.sorted(role);
            ground.cards.insert(role, cards);
        }
        ground
    }

    fn sorted(&self, role: &Role) -> Vec<&'a Card> {
        let lanes: BTreeSet<&LaneId> = self.lanes(role).map(|lane| &lane.id).collect();
        let in_lane = |card: &&Card| card.place.as_ref().is_some_and(|place| lanes.contains(&place.lane));
        let tells = |card: &&Card| {
            if *role == Role::Emotion {
                feels(card)
            } else {
                says(card)
            }
        };
        let mut cards: Vec<_> = self.doc.cards.values().filter(in_lane).filter(tells).collect();
        let rank = |card: &'a Card| card.place.as_ref().map(|place| &place.rank);
        cards.sort_by_cached_key(|card| (self.grid.span(card), rank(card), &card.id));
        cards
    }

    fn lanes(&self, role: &Role) -> impl Iterator<Item = &'a Lane> {
        let role = role.clone();
        self.grid
            .lanes
            .iter()
            .copied()
            .filter(move |lane| lane.role.as_ref() == Some(&role))
    }

    /// The first lane of a role.
    pub fn lane_of_role(&self, role: &Role) -> Option<&'a Lane> {
        self.lanes(role).next()
    }

    pub fn has_lane(&self, role: &Role) -> bool {
        self.lane_of_role(role).is_some()
    }

    /// The cards of a role that say something, from left to right.
    pub fn of_role(&self, role: &Role) -> &[&'a Card] {
        self.cards.get(role).map_or(&[], Vec::as_slice)
    }

    /// Stages; steps and moments lie below them.
    pub fn stages(&self) -> impl Iterator<Item = &HeadNode<'a>> {
        self.grid.head.iter().filter(|node| node.level == 1)
    }

    /// The columns that these cards cover.
    pub fn covered<'b>(&self, cards: impl IntoIterator<Item = &'b &'b Card>) -> Covered
    where
        'a: 'b,
    {
        let mut columns = vec![false; self.grid.columns.len()];
        for (first, last) in cards.into_iter().filter_map(|card| self.grid.span(card)) {
            columns[first..=last].fill(true);
        }
        Covered(columns)
    }

    /// True where a card lies in one of these columns.
    pub fn meets(&self, card: &Card, covered: &Covered) -> bool {
        self.grid
            .span(card)
            .is_some_and(|(first, last)| covered.any(first, last))
    }

    /// The points of feelings below the middle of their scale.
    pub fn low_points(&self) -> impl Iterator<Item = &'a Card> {
        let low = |card: &&&Card| {
            card.value
                .zip(self.middle(card))
                .is_some_and(|(value, middle)| value < middle)
        };
        self.of_role(&Role::Emotion).iter().filter(low).copied()
    }

    fn middle(&self, card: &Card) -> Option<f64> {
        let lane = self.doc.lanes.get(&card.place.as_ref()?.lane)?;
        let (lowest, highest) = self.doc.scale(lane)?;
        Some(f64::midpoint(lowest, highest))
    }

    /// True for a pain point that still wants a solution.
    pub fn hurts(&self, pain: &Card) -> bool {
        !pain.none && !pain.done && !is_dropped(pain) && pain.status != Some(CardStatus::Done)
    }

    /// True for a solution that may answer whatever lies in its columns.
    pub fn is_free(&self, answer: &Card) -> bool {
        !self.joined.contains_key(&answer.id) && !is_dropped(answer)
    }

    /// The cards that a "solves" arrow joins to this one.
    pub fn joined(&self, card: &Card) -> impl Iterator<Item = &'a CardId> {
        self.joined.get(&card.id).into_iter().flatten().copied()
    }
}

pub(super) fn is_dropped(card: &Card) -> bool {
    card.status == Some(CardStatus::Dropped)
}

/// True for a card with words, a channel or a picture, and for one that says that there is nothing.
fn says(card: &Card) -> bool {
    card.none || !card.text.trim().is_empty() || !card.channels.is_empty() || card.image.is_some()
}

fn feels(card: &Card) -> bool {
    (card.value.is_some() || card.none) && card.variant != Some(CardVariant::ToBe)
}

fn joined(doc: &Doc) -> BTreeMap<&CardId, BTreeSet<&CardId>> {
    let mut joined: BTreeMap<&CardId, BTreeSet<&CardId>> = BTreeMap::new();
    for link in doc.links.values().filter(|link| link.kind == Some(LinkKind::Solves)) {
        if let (Some(Target::Card(from)), Some(Target::Card(to))) = (&link.from, &link.to) {
            joined.entry(from).or_default().insert(to);
            joined.entry(to).or_default().insert(from);
        }
    }
    joined
}
