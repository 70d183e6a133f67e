//! Cards as they lie in the sheet now.

use std::collections::{BTreeMap, BTreeSet};

use lajur_model::{Card, CardId, CardPlace, Form, Kind, LaneId, Rank, StageId, text};

use super::super::FIRST;
use super::super::plan::{Of, shown};
use super::columns::Columns;
use super::lanes::{Blocks, RowKind};
use super::{Hand, order, tidy};

/// Where a card lies: lane and leaf; none for the tray.
type Cell = Option<(LaneId, StageId)>;

/// A card as it was.
#[derive(Debug)]
struct Was {
    card: CardId,
    cell: Cell,
    /// Rows down in its lane.
    down: usize,
    /// Last leaf it covers.
    last: Option<StageId>,
    words: String,
}

/// A filled cell of the sheet.
#[derive(Debug)]
struct Is {
    cell: Cell,
    down: usize,
    last: Option<StageId>,
    words: String,
    /// The card it is.
    card: Option<CardId>,
}

impl Hand<'_> {
    /// Finds out which card each cell is.
    pub(super) fn cards(&mut self, columns: &Columns, blocks: &Blocks) {
        let was = self.were();
        let mut is = self.are(columns, blocks);
        let mut left: BTreeSet<usize> = (0..was.len()).collect();
        same(&was, &mut is, &mut left);
        moved(&was, &mut is, &mut left);
        changed(&was, &mut is, &mut left);
        for at in &left {
            let id = was[*at].card.clone();
            self.forget(Kind::Card, id.as_str());
        }
        let by_card: BTreeMap<&CardId, &Was> = was.iter().map(|was| (&was.card, was)).collect();
        let mut cells: BTreeMap<&Cell, Vec<&Is>> = BTreeMap::new();
        for is in &is {
            cells.entry(&is.cell).or_default().push(is);
        }
        for (cell, here) in cells {
            self.put(&by_card, cell, here);
        }
    }

    fn were(&self) -> Vec<Was> {
        let mut all = Vec::new();
        let leaves = &self.plan.grid.columns;
        for row in &self.plan.rows {
            let (lane, down) = match row.of {
                Of::Cards(lane, down) => (Some(lane), down),
                Of::Tray(down) => (None, down),
                Of::Values(..) | Of::Words(..) => continue,
            };
            for filled in &row.cells {
                let leaf = |column: usize| leaves.get(column).map(|leaf| leaf.id.clone());
                all.push(Was {
                    card: filled.card.id.clone(),
                    cell: lane.and_then(|lane| Some((lane.id.clone(), leaf(filled.first)?))),
                    down,
                    last: lane.and_then(|_| leaf(filled.last)),
                    words: tidy(&shown(filled.card, self.lang)),
                });
            }
        }
        all
    }

    fn are(&self, columns: &Columns, blocks: &Blocks) -> Vec<Is> {
        let mut all = Vec::new();
        for block in blocks {
            let is_values = block.lane.as_ref().and_then(|lane| self.after.lanes.get(lane));
            if is_values.is_some_and(|lane| matches!(self.after.form(lane), Form::Curve | Form::Numbers)) {
                continue;
            }
            let rows = block.rows.iter().filter(|row| row.kind == RowKind::Cards);
            for (down, row) in rows.enumerate() {
                let cells = self
                    .grid
                    .row(row.at)
                    .filter(|(column, _)| *column >= usize::from(FIRST));
                for (column, cell) in cells {
                    let place = match &block.lane {
                        Some(lane) => match columns.leaf(column) {
                            Some(leaf) => Some((lane.clone(), leaf.clone())),
                            None => continue,
                        },
                        None => None,
                    };
                    all.push(Is {
                        last: place
                            .as_ref()
                            .and_then(|_| columns.last(column..column + cell.across).cloned()),
                        cell: place,
                        down,
                        words: cell.text.clone(),
                        card: None,
                    });
                }
            }
        }
        all
    }

    /// Puts the cards of one cell in place, in their order.
    fn put(&mut self, was: &BTreeMap<&CardId, &Was>, cell: &Cell, here: Vec<&Is>) {
        let rank = |is: &&Is| -> Option<Rank> {
            let card = is.card.as_ref()?;
            let stays = was.get(card).is_some_and(|was| was.cell == *cell);
            let place = self.before.cards.get(card)?.place.as_ref()?;
            stays.then(|| place.rank.clone())
        };
        let ranks = order::ranks(&here.iter().map(rank).collect::<Vec<_>>());
        for (is, rank) in here.into_iter().zip(ranks) {
            let old = is.card.as_ref().and_then(|card| was.get(card).copied());
            self.one(is, rank, old);
        }
    }

    fn one(&mut self, is: &Is, rank: Rank, was: Option<&Was>) {
        let id = is.card.clone().unwrap_or_else(|| CardId(self.ids.next_id()));
        let mut card = self.after.cards.get(&id).cloned().unwrap_or_else(|| Card {
            id: id.clone(),
            ..Card::default()
        });
        if was.is_none_or(|was| was.words != is.words) {
            card.none = is.words == "–";
            card.text = if card.none {
                String::new()
            } else {
                text::escape(&is.words)
            };
        }
        let is_same = was.is_some_and(|was| was.cell == is.cell && was.last == is.last);
        match (&is.cell, &mut card.place) {
            (None, place) => *place = None,
            (Some(_), Some(place)) if is_same => place.rank = rank,
            (Some((lane, stage)), place) => {
                let until = is.last.clone().filter(|last| last != stage);
                let before = place.take().unwrap_or_default();
                *place = Some(CardPlace {
                    lane: lane.clone(),
                    stage: stage.clone(),
                    until,
                    rank,
                    extra: before.extra,
                });
            }
        }
        self.after.cards.insert(id, card);
    }
}

/// The same text in the same cell, first where it also stands as far down.
fn same(was: &[Was], is: &mut [Is], left: &mut BTreeSet<usize>) {
    pair(
        was,
        is,
        left,
        |was| (was.cell.clone(), was.words.clone(), Some(was.down)),
        |is| (is.cell.clone(), is.words.clone(), Some(is.down)),
    );
    pair(
        was,
        is,
        left,
        |was| (was.cell.clone(), was.words.clone()),
        |is| (is.cell.clone(), is.words.clone()),
    );
}

/// The same text elsewhere: first in the same lane.
fn moved(was: &[Was], is: &mut [Is], left: &mut BTreeSet<usize>) {
    let lane = |cell: &Cell| cell.as_ref().map(|(lane, _)| lane.clone());
    pair(
        was,
        is,
        left,
        |was| (lane(&was.cell), was.words.clone()),
        |is| (lane(&is.cell), is.words.clone()),
    );
    pair(was, is, left, |was| was.words.clone(), |is| is.words.clone());
}

/// Another text in the same cell: first where it stands as far down.
fn changed(was: &[Was], is: &mut [Is], left: &mut BTreeSet<usize>) {
    pair(
        was,
        is,
        left,
        |was| (was.cell.clone(), was.down),
        |is| (is.cell.clone(), is.down),
    );
    pair(was, is, left, |was| was.cell.clone(), |is| is.cell.clone());
}

/// Pairs what is left of both sides by a key, each in its order.
fn pair<K: Ord>(
    was: &[Was],
    is: &mut [Is],
    left: &mut BTreeSet<usize>,
    key_was: impl Fn(&Was) -> K,
    key_is: impl Fn(&Is) -> K,
) {
    let mut waiting: BTreeMap<K, std::collections::VecDeque<usize>> = BTreeMap::new();
    for at in left.iter() {
        waiting.entry(key_was(&was[*at])).or_default().push_back(*at);
    }
    for is in is.iter_mut().filter(|is| is.card.is_none()) {
        let found = waiting
            .get_mut(&key_is(is))
            .and_then(std::collections::VecDeque::pop_front);
        if let Some(at) = found {
            left.remove(&at);
            is.card = Some(was[at].card.clone());
        }
    }
}
