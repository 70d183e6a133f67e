//! Cards as they lie in the sheet now.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

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
    /// None where nobody can read what it holds.
    words: Option<String>,
}

impl Hand<'_> {
    /// Finds out which card each cell is.
    pub(super) fn cards(&mut self, columns: &Columns, blocks: &Blocks) {
        let was = self.were();
        let is = self.are(columns, blocks);
        let mut pairs = Pairs::of(&was, &is);
        pairs.same();
        pairs.moved();
        pairs.changed();
        for at in &pairs.left {
            self.forget(Kind::Card, was[*at].card.as_str());
        }
        let mut cells: BTreeMap<&Cell, Vec<(&Is, Option<&Was>)>> = BTreeMap::new();
        for (is, at) in is.iter().zip(&pairs.found) {
            cells.entry(&is.cell).or_default().push((is, at.map(|at| &was[at])));
        }
        for (cell, here) in cells {
            self.put(cell, here);
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
                    .filter(|(column, _)| *column >= usize::from(FIRST))
                    .map(|(column, cell)| (column, cell.across, Some(cell.text.clone())));
                let unread = self.unread.of_row(row.at).map(|column| (column, 1, None));
                for (column, across, words) in cells.chain(unread) {
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
                            .and_then(|_| columns.last(column..column + across).cloned()),
                        cell: place,
                        down,
                        words,
                    });
                }
            }
        }
        all
    }

    /// Puts the cards of one cell in place, in their order.
    fn put(&mut self, cell: &Cell, here: Vec<(&Is, Option<&Was>)>) {
        let rank = |(_, was): &(&Is, Option<&Was>)| -> Option<Rank> {
            let was = was.filter(|was| was.cell == *cell)?;
            Some(self.before.cards.get(&was.card)?.place.as_ref()?.rank.clone())
        };
        let ranks = order::ranks(&here.iter().map(rank).collect::<Vec<_>>());
        for ((is, was), rank) in here.into_iter().zip(ranks) {
            self.one(is, rank, was);
        }
    }

    fn one(&mut self, is: &Is, rank: Rank, was: Option<&Was>) {
        if was.is_some_and(|was| self.is_untouched(is, &rank, was)) {
            return;
        }
        let Some(words) = &is.words else {
            return self.keep(rank, was);
        };
        let id = was.map_or_else(|| CardId(self.ids.next_id()), |was| was.card.clone());
        let mut card = self.after.cards.get(&id).cloned().unwrap_or_else(|| Card {
            id: id.clone(),
            ..Card::default()
        });
        if was.is_none_or(|was| was.words != *words) {
            card.none = words == "–";
            card.text = if card.none { String::new() } else { text::escape(words) };
        }
        let is_same = was.is_some_and(|was| is.stands_as(was));
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

    /// A card whose cell cannot be read keeps all but its turn among the others.
    fn keep(&mut self, rank: Rank, was: Option<&Was>) {
        let card = was.and_then(|was| self.after.cards.get(&was.card)).cloned();
        if let Some(mut card) = card
            && let Some(place) = &mut card.place
        {
            place.rank = rank;
            self.after.cards.insert(card.id.clone(), card);
        }
    }

    fn is_untouched(&self, is: &Is, rank: &Rank, was: &Was) -> bool {
        let place = self.before.cards.get(&was.card).and_then(|card| card.place.as_ref());
        is.stands_as(was) && is.words.as_ref() == Some(&was.words) && place.is_none_or(|place| place.rank == *rank)
    }
}

impl Is {
    /// True where it covers the cells that the card covered before.
    fn stands_as(&self, was: &Was) -> bool {
        self.cell == was.cell && self.last == was.last
    }
}

/// Which cell is which card.
struct Pairs<'a> {
    was: &'a [Was],
    is: &'a [Is],
    /// Cards that are no cell yet.
    left: BTreeSet<usize>,
    /// For each cell the card it is.
    found: Vec<Option<usize>>,
}

impl<'a> Pairs<'a> {
    fn of(was: &'a [Was], is: &'a [Is]) -> Self {
        Self {
            was,
            is,
            left: (0..was.len()).collect(),
            found: vec![None; is.len()],
        }
    }

    /// The same text in the same cell, first where it also stands as far down.
    fn same(&mut self) {
        self.by(
            |was| (&was.cell, Some(&was.words), was.down),
            |is| (&is.cell, is.words.as_ref(), is.down),
        );
        self.by(|was| (&was.cell, Some(&was.words)), |is| (&is.cell, is.words.as_ref()));
    }

    /// The same text elsewhere: first in the same lane.
    fn moved(&mut self) {
        self.by(
            |was| (lane(&was.cell), Some(&was.words)),
            |is| (lane(&is.cell), is.words.as_ref()),
        );
        self.by(|was| Some(&was.words), |is| is.words.as_ref());
    }

    /// Another text in the same cell, or one that nobody can read: first where it stands as far down.
    fn changed(&mut self) {
        self.by(|was| (&was.cell, was.down), |is| (&is.cell, is.down));
        self.by(|was| &was.cell, |is| &is.cell);
    }

    /// Pairs what is left of both sides by a key, each in its order.
    fn by<K: Ord>(&mut self, key_was: impl Fn(&'a Was) -> K, key_is: impl Fn(&'a Is) -> K) {
        let mut waiting: BTreeMap<K, VecDeque<usize>> = BTreeMap::new();
        for at in &self.left {
            waiting.entry(key_was(&self.was[*at])).or_default().push_back(*at);
        }
        for (is, found) in self.is.iter().zip(&mut self.found).filter(|(_, found)| found.is_none()) {
            *found = waiting.get_mut(&key_is(is)).and_then(VecDeque::pop_front);
            if let Some(at) = found {
                self.left.remove(at);
            }
        }
    }
}

fn lane(cell: &Cell) -> Option<&LaneId> {
    cell.as_ref().map(|(lane, _)| lane)
}
