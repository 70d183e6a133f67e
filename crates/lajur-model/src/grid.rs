//! The order of things: stages and columns from left to right, lanes from top to bottom, cards in their cells.

use std::collections::BTreeMap;

use crate::{Card, CardId, Doc, Lane, LaneId, Stage, StageId, limits};

/// A Doc in reading order. Made anew where it is needed: a Doc holds no order but its ranks.
#[derive(Debug)]
pub struct Grid<'a> {
    /// Leaves of the head from left to right.
    pub columns: Vec<&'a Stage>,
    /// All nodes of the head in reading order, parents before their children.
    pub head: Vec<HeadNode<'a>>,
    /// Levels of the head in use, 1 to 3; 0 without a stage.
    pub levels: u8,
    /// Lanes from top to bottom.
    pub lanes: Vec<&'a Lane>,
    /// Cards without a place, oldest id first.
    pub tray: Vec<&'a Card>,
    column_of: BTreeMap<&'a StageId, usize>,
    lane_of: BTreeMap<&'a LaneId, usize>,
    cells: BTreeMap<(&'a LaneId, &'a StageId), Vec<&'a Card>>,
}

/// A node of the head with the columns below it.
#[derive(Debug, Clone, Copy)]
pub struct HeadNode<'a> {
    /// The stage, step or moment.
    pub stage: &'a Stage,
    /// 1 for a stage, 2 for a step, 3 for a moment.
    pub level: u8,
    /// Its first column.
    pub column: usize,
    /// How many columns lie below it; 1 for a leaf.
    pub columns: usize,
}

impl<'a> Grid<'a> {
    /// The order of a Doc. A node that hangs on nothing, or on itself, is left out; `check` names it.
    #[must_use]
    pub fn of(doc: &'a Doc) -> Self {
        Self::from_parts(doc.stages.values(), doc.lanes.values(), doc.cards.values())
    }

    /// The order of a Doc's head and lanes, with only these of its cards in their cells. For who looks at some lanes of
    /// a large map.
    #[must_use]
    pub fn with_cards(doc: &'a Doc, cards: impl Iterator<Item = &'a Card>) -> Self {
        Self::from_parts(doc.stages.values(), doc.lanes.values(), cards)
    }

    /// The order of these records; a caller that needs only head and lanes hands in no cards.
    pub(crate) fn from_parts(
        stages: impl Iterator<Item = &'a Stage>,
        lanes: impl Iterator<Item = &'a Lane>,
        cards: impl Iterator<Item = &'a Card>,
    ) -> Self {
        let mut children: BTreeMap<Option<&StageId>, Vec<&Stage>> = BTreeMap::new();
        for stage in stages {
            children.entry(stage.parent.as_ref()).or_default().push(stage);
        }
        for list in children.values_mut() {
            list.sort_by(|a, b| (&a.rank, &a.id).cmp(&(&b.rank, &b.id)));
        }
        let mut grid = Grid {
            columns: Vec::new(),
            head: Vec::new(),
            levels: 0,
            lanes: lanes.collect(),
            tray: Vec::new(),
            column_of: BTreeMap::new(),
            lane_of: BTreeMap::new(),
            cells: BTreeMap::new(),
        };
        grid.walk(&children, None, 1);
        grid.lanes.sort_by(|a, b| (&a.rank, &a.id).cmp(&(&b.rank, &b.id)));
        grid.lane_of = grid.lanes.iter().enumerate().map(|(at, lane)| (&lane.id, at)).collect();
        grid.fill(cards);
        grid
    }

    fn walk(
        &mut self,
        children: &BTreeMap<Option<&'a StageId>, Vec<&'a Stage>>,
        parent: Option<&'a StageId>,
        level: u8,
    ) {
        if usize::from(level) > limits::LEVELS {
            return;
        }
        for stage in children.get(&parent).into_iter().flatten() {
            let at = self.head.len();
            let column = self.columns.len();
            self.levels = self.levels.max(level);
            self.head.push(HeadNode {
                stage,
                level,
                column,
                columns: 1,
            });
            self.walk(children, Some(&stage.id), level + 1);
            if self.columns.len() == column {
                self.column_of.insert(&stage.id, column);
                self.columns.push(stage);
            }
            self.head[at].columns = self.columns.len() - column;
        }
    }

    fn fill(&mut self, cards: impl Iterator<Item = &'a Card>) {
        for card in cards {
            match &card.place {
                Some(place) => self.cells.entry((&place.lane, &place.stage)).or_default().push(card),
                None => self.tray.push(card),
            }
        }
        for cards in self.cells.values_mut() {
            cards.sort_by(|a, b| order_in_cell(a).cmp(&order_in_cell(b)));
        }
    }

    /// The cards that begin in a cell, from top to bottom.
    #[must_use]
    pub fn cards(&self, lane: &LaneId, stage: &StageId) -> &[&'a Card] {
        let key = self
            .lane_of
            .get_key_value(lane)
            .zip(self.column_of.get_key_value(stage));
        let cell = key.and_then(|((lane, _), (stage, _))| self.cells.get(&(*lane, *stage)));
        cell.map_or(&[], Vec::as_slice)
    }

    /// The number of a column, counted from 0.
    #[must_use]
    pub fn column_of(&self, stage: &StageId) -> Option<usize> {
        self.column_of.get(stage).copied()
    }

    /// The number of a lane, counted from 0.
    #[must_use]
    pub fn lane_of(&self, lane: &LaneId) -> Option<usize> {
        self.lane_of.get(lane).copied()
    }

    /// The first and the last column that a card covers; none in the tray or where its place is unknown.
    #[must_use]
    pub fn span(&self, card: &Card) -> Option<(usize, usize)> {
        let place = card.place.as_ref()?;
        let first = self.column_of(&place.stage)?;
        let last = place
            .until
            .as_ref()
            .and_then(|until| self.column_of(until))
            .unwrap_or(first);
        Some((first, last.max(first)))
    }
}

/// What cards of one cell are sorted by.
fn order_in_cell(card: &Card) -> (Option<&crate::Rank>, &CardId) {
    (card.place.as_ref().map(|place| &place.rank), &card.id)
}
