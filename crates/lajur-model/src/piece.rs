//! A part of a map on its way to another place: what lies on the clipboard.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{Card, Doc, Form, Grid, Item, Kind, Lane, LaneId, Link, Stage, StageId, Target};

/// What a piece was taken as. It says how it is put down again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum PieceOf {
    /// Cards, with their distances from each other.
    #[default]
    Cards,
    /// Whole stages with what lies below them.
    Stages,
    /// Whole lanes with what lies in them.
    Lanes,
}

/// Records in their order, with the ids they had. Pasted they get new ones, so the same piece can be pasted often.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct Piece {
    /// What it was taken as.
    pub of: PieceOf,
    /// Of stages: their part of the head, parents before their children. Otherwise the columns from left to right.
    pub stages: Vec<Stage>,
    /// From top to bottom.
    pub lanes: Vec<Lane>,
    /// In reading order; one without a place comes from the tray.
    pub cards: Vec<Card>,
    /// Arrows between what it holds.
    pub links: Vec<Link>,
}

impl Piece {
    /// The piece of a map that these stages, lanes or cards are. Items of another kind than the first one's are left
    /// out, and so is what is not there.
    #[must_use]
    pub fn of(doc: &Doc, items: &[Item]) -> Self {
        let kind = items.first().map(|item| item.kind);
        let ids = items.iter().filter(|item| Some(item.kind) == kind);
        let ids: BTreeSet<&str> = ids.map(|item| item.id.as_str()).collect();
        let grid = Grid::of(doc);
        let mut piece = match kind {
            Some(Kind::Stage) => of_stages(doc, &grid, &ids),
            Some(Kind::Lane) => of_lanes(doc, &grid, &ids),
            _ => of_cards(doc, &grid, &ids),
        };
        piece.links = links(doc, &piece);
        piece
    }

    /// True where there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self.of {
            PieceOf::Cards => self.cards.is_empty(),
            PieceOf::Stages => self.stages.is_empty(),
            PieceOf::Lanes => self.lanes.is_empty(),
        }
    }
}

fn of_cards(doc: &Doc, grid: &Grid, ids: &BTreeSet<&str>) -> Piece {
    let cards = in_order(doc, grid, |card| ids.contains(card.id.as_str()));
    let placed = || cards.iter().filter_map(|card| Some((card, card.place.as_ref()?)));
    let rows: BTreeSet<usize> = placed().filter_map(|(_, place)| grid.lane_of(&place.lane)).collect();
    Piece {
        of: PieceOf::Cards,
        stages: columns(grid, covered(grid, &cards)),
        lanes: between(&rows)
            .map(|row| grid.lanes[row])
            .filter(|lane| doc.form(lane) != Form::Line)
            .cloned()
            .collect(),
        cards,
        links: Vec::new(),
    }
}

fn of_lanes(doc: &Doc, grid: &Grid, ids: &BTreeSet<&str>) -> Piece {
    let taken = |lane: &LaneId| ids.contains(lane.as_str());
    let cards = in_order(doc, grid, |card| {
        card.place.as_ref().is_some_and(|place| taken(&place.lane))
    });
    let lanes = grid.lanes.iter().filter(|lane| taken(&lane.id));
    Piece {
        of: PieceOf::Lanes,
        // Lanes keep their distance from the beginning of the map, cards only that from each other.
        stages: columns(grid, 0..covered(grid, &cards).end),
        lanes: lanes.map(|lane| (*lane).clone()).collect(),
        cards,
        links: Vec::new(),
    }
}

fn of_stages(doc: &Doc, grid: &Grid, ids: &BTreeSet<&str>) -> Piece {
    let mut taken: BTreeSet<&StageId> = BTreeSet::new();
    let mut stages = Vec::new();
    for node in &grid.head {
        let below = node.stage.parent.as_ref().is_some_and(|parent| taken.contains(parent));
        if below || ids.contains(node.stage.id.as_str()) {
            taken.insert(&node.stage.id);
            let parent = node.stage.parent.clone().filter(|_| below);
            stages.push(Stage {
                parent,
                ..node.stage.clone()
            });
        }
    }
    let mut cards = in_order(doc, grid, |card| {
        card.place.as_ref().is_some_and(|place| taken.contains(&place.stage))
    });
    for place in cards.iter_mut().filter_map(|card| card.place.as_mut()) {
        place.until = place.until.take().filter(|until| taken.contains(until));
    }
    let rows: BTreeSet<&LaneId> = cards
        .iter()
        .filter_map(|card| Some(&card.place.as_ref()?.lane))
        .collect();
    let lanes = grid.lanes.iter().filter(|lane| rows.contains(&lane.id));
    Piece {
        of: PieceOf::Stages,
        stages,
        lanes: lanes.map(|lane| (*lane).clone()).collect(),
        cards,
        links: Vec::new(),
    }
}

/// Cards lane by lane, column by column, from top to bottom; those of the tray last.
fn in_order(doc: &Doc, grid: &Grid, wanted: impl Fn(&Card) -> bool) -> Vec<Card> {
    let mut cards: Vec<&Card> = doc.cards.values().filter(|card| wanted(card)).collect();
    cards.sort_by_key(|card| {
        let place = card.place.as_ref();
        let key = place.map(|place| (grid.lane_of(&place.lane), grid.column_of(&place.stage), &place.rank));
        (key.is_none(), key, &card.id)
    });
    cards.into_iter().cloned().collect()
}

/// The columns that cards cover, with those between them.
fn covered(grid: &Grid, cards: &[Card]) -> std::ops::Range<usize> {
    let spans = cards.iter().filter_map(|card| grid.span(card));
    between(&spans.flat_map(|(first, last)| [first, last]).collect())
}

/// Columns, each by itself.
fn columns(grid: &Grid, numbers: std::ops::Range<usize>) -> Vec<Stage> {
    numbers
        .map(|column| Stage {
            parent: None,
            ..grid.columns[column].clone()
        })
        .collect()
}

fn between(numbers: &BTreeSet<usize>) -> std::ops::Range<usize> {
    match (numbers.first(), numbers.last()) {
        (Some(first), Some(last)) => *first..*last + 1,
        _ => 0..0,
    }
}

fn links(doc: &Doc, piece: &Piece) -> Vec<Link> {
    let cards: BTreeSet<&str> = piece.cards.iter().map(|card| card.id.as_str()).collect();
    let stages: BTreeSet<&str> = match piece.of {
        PieceOf::Stages => piece.stages.iter().map(|stage| stage.id.as_str()).collect(),
        PieceOf::Cards | PieceOf::Lanes => BTreeSet::new(),
    };
    let holds = |end: &Option<Target>| match end {
        Some(Target::Card(id)) => cards.contains(id.as_str()),
        Some(Target::Stage(id)) => stages.contains(id.as_str()),
        None => false,
    };
    let within = |link: &&Link| holds(&link.from) && holds(&link.to);
    doc.links.values().filter(within).cloned().collect()
}
