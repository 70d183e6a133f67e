//! Points and figures as they are in the sheet now.

use std::collections::{BTreeMap, BTreeSet};

use lajur_model::{Card, CardId, CardPlace, Form, Kind, Lane, LaneId, StageId, between, evenly, text};

use super::super::FIRST;
use super::super::plan::{Of, Series, shown};
use super::columns::Columns;
use super::lanes::{Block, Blocks, From, Keyed, RowKind};
use super::{Hand, tidy};
use crate::Note;
use crate::lanes::lane_name;
use crate::table::{Cell, number, scale_of};

/// Which figure: whose, and in which column.
type Spot = (usize, StageId);
/// Values of nobody in particular.
const EVERYBODY: Series<'static> = (&[], None);
/// The value of each figure, and what is said beside it.
type Figures = BTreeMap<Spot, (Option<Cell>, Option<Cell>)>;

impl Hand<'_> {
    /// Reads the lanes of curves and numbers.
    pub(super) fn values(&mut self, columns: &Columns, blocks: &Blocks) {
        for block in blocks {
            let Some(lane) = block.lane.as_ref().and_then(|lane| self.after.lanes.get(lane)).cloned() else {
                continue;
            };
            if matches!(self.after.form(&lane), Form::Curve | Form::Numbers) {
                self.lane_values(columns, block, &lane);
            }
        }
    }

    fn lane_values(&mut self, columns: &Columns, block: &Block, lane: &Lane) {
        let of = match &block.from {
            From::Copy(Keyed::Lane(of)) => of,
            _ => &lane.id,
        };
        let were = self.figures(&lane.id);
        let (mut are, others) = self.keyed(columns, block, &were);
        self.beside(columns, (lane, of), &others, &mut are);
        if block.from == From::Hand {
            self.give_scale(lane, &are);
        }
        for (spot, card) in &were {
            if !are.contains_key(spot) {
                self.forget(Kind::Card, card.as_str());
            }
        }
        for ((series, leaf), (value, words)) in are {
            let old = were.get(&(series, leaf.clone())).cloned();
            self.figure((lane, of), (series, leaf), old, value, words);
        }
    }

    /// What the rows hold whose keys say whose values they are; and the rows that a person put in or copied.
    fn keyed(&self, columns: &Columns, block: &Block, were: &BTreeMap<Spot, CardId>) -> (Figures, Vec<Other>) {
        let mut are = Figures::new();
        let mut others = Vec::new();
        let mut seen = BTreeSet::new();
        let mut above = 0;
        for row in &block.rows {
            let (series, is_words) = match row.kind {
                RowKind::Values(series) => (series, false),
                RowKind::Words(series) => (series, true),
                RowKind::Cards => {
                    others.push(Other {
                        at: row.at,
                        above,
                        of: None,
                    });
                    continue;
                }
            };
            above = series;
            if !seen.insert((series, is_words)) {
                others.push(Other {
                    at: row.at,
                    above,
                    of: Some(series),
                });
                continue;
            }
            for (column, cell) in self.cells(row.at) {
                let Some(leaf) = columns.leaf(column) else { continue };
                *side(are.entry((series, leaf.clone())).or_default(), is_words) = Some(cell);
            }
            for leaf in self.unread.of_row(row.at).filter_map(|column| columns.leaf(column)) {
                let spot = (series, leaf.clone());
                if let Some(cell) = were.get(&spot).and_then(|card| self.cell_before(card, is_words)) {
                    *side(are.entry(spot).or_default(), is_words) = Some(cell);
                }
            }
        }
        (are, others)
    }

    /// Takes in rows that a person put in or copied. Where nothing says whose they are, numbers are values of everybody,
    /// and words are said beside the values above them.
    fn beside(&mut self, columns: &Columns, (lane, of): (&Lane, &LaneId), others: &[Other], are: &mut Figures) {
        let free = 1 + self.series_of(of).map(|(series, _)| series).max().unwrap_or(0);
        let everybody = self.series_of(of).find(|(_, whose)| *whose == EVERYBODY);
        let everybody = everybody.map_or(free, |(series, _)| series);
        for (other, further) in others.iter().zip(free + 1..) {
            for (column, cell) in self.cells(other.at).collect::<Vec<_>>() {
                let Some(leaf) = columns.leaf(column) else { continue };
                let said = are
                    .get(&(other.above, leaf.clone()))
                    .filter(|_| self.number(&cell).is_none());
                let series = match said {
                    Some(_) => other.above,
                    None => other.of.unwrap_or(everybody),
                };
                let is_words = said.is_some_and(|(value, _)| value.is_some());
                let is_taken = are.get(&(series, leaf.clone())).is_some_and(|(value, words)| {
                    if is_words {
                        words.is_some()
                    } else {
                        value.is_some() || words.is_some()
                    }
                });
                if !is_taken {
                    *side(are.entry((series, leaf.clone())).or_default(), is_words) = Some(cell);
                } else if self.after.form(lane) == Form::Numbers {
                    are.entry((further, leaf.clone())).or_default().0 = Some(cell);
                } else {
                    // A curve has one point of the same people in a column.
                    let name = lane_name(lane, self.lang);
                    let note = Note::new("second_value", &[("word", &cell.text), ("name", &name)]);
                    self.notes.push(note.at(self.grid.place(other.at, column)));
                }
            }
        }
    }

    /// Whose values the rows of a lane were.
    fn series_of<'b>(&'b self, lane: &'b LaneId) -> impl Iterator<Item = (usize, Series<'b>)> {
        self.plan.rows.iter().filter_map(move |row| match &row.of {
            Of::Values(other, series, whose) if other.id == *lane => Some((*series, *whose)),
            _ => None,
        })
    }

    fn cells(&self, row: usize) -> impl Iterator<Item = (usize, Cell)> {
        let cells = self.grid.row(row).filter(|(column, _)| *column >= usize::from(FIRST));
        cells.map(|(column, cell)| (column, cell.clone()))
    }

    /// The cell of a figure as it was written; none where it was empty.
    fn cell_before(&self, card: &CardId, is_words: bool) -> Option<Cell> {
        let card = self.before.cards.get(card)?;
        if is_words {
            let is_said = !card.text.is_empty() || card.value.is_none();
            return is_said.then(|| Cell::of(&shown(card, self.lang)));
        }
        card.value.map(|value| Cell {
            value: Some(value),
            ..Cell::of(&value.to_string())
        })
    }

    fn number(&self, cell: &Cell) -> Option<f64> {
        cell.value.or_else(|| number(&cell.text, self.lang))
    }

    /// A lane that a person put in has the scale that its numbers need.
    fn give_scale(&mut self, lane: &Lane, are: &Figures) {
        let cells = are.values().filter_map(|(value, _)| value.as_ref());
        let numbers = cells.filter_map(|cell| self.number(cell));
        let scale = scale_of(&numbers.collect::<Vec<_>>());
        if self.after.form(lane) == Form::Curve
            && let Some(lane) = self.after.lanes.get_mut(&lane.id)
        {
            lane.scale = scale;
        }
    }

    /// The figures of a lane as they were.
    fn figures(&self, lane: &LaneId) -> BTreeMap<Spot, CardId> {
        let mut all = BTreeMap::new();
        for row in &self.plan.rows {
            let series = match &row.of {
                Of::Values(other, series, _) | Of::Words(other, series) if other.id == *lane => *series,
                _ => continue,
            };
            for filled in &row.cells {
                if let Some(leaf) = self.plan.grid.columns.get(filled.first) {
                    all.insert((series, leaf.id.clone()), filled.card.id.clone());
                }
            }
        }
        all
    }

    fn figure(
        &mut self,
        (lane, of): (&Lane, &LaneId),
        (series, leaf): Spot,
        old: Option<CardId>,
        value: Option<Cell>,
        words: Option<Cell>,
    ) {
        let id = old.clone().unwrap_or_else(|| CardId(self.ids.next_id()));
        let mut card = match self.after.cards.get(&id) {
            Some(card) => card.clone(),
            None => self.new_figure((lane, of), series, &id, leaf.clone()),
        };
        let was = self.before.cards.get(&id);
        let shown_before = was.map(|card| tidy(&shown(card, self.lang)));
        let told = value.as_ref().map(|cell| self.number(cell));
        let value_before = was.and_then(|card| card.value);
        let scale = self.before.lanes.get(&lane.id).and_then(|lane| self.before.scale(lane));
        let is_off = told.flatten().filter(|told| value_before != Some(*told)).zip(scale);
        let is_off = is_off.is_some_and(|(told, (low, high))| !(low..=high).contains(&told));
        match (told, &value) {
            (_, Some(cell)) if is_off => {
                // A value that the scale does not have is no value of it; the one before stays.
                let name = lane_name(lane, self.lang);
                let words: [(&str, &str); 2] = [("word", &cell.text), ("name", &name)];
                self.notes.push(if value_before.is_some() {
                    Note::new("off_scale", &words)
                } else {
                    Note::new("off_scale_new", &words)
                });
            }
            (Some(None), Some(cell)) => {
                // Words where a number should be: they are kept as words.
                self.notes.push(Note::new("no_number", &[("word", &cell.text)]));
                card.value = None;
                card.text = text::escape(&cell.text);
            }
            (Some(Some(value)), _) if value_before != Some(value) => card.value = Some(value),
            (None, _) => card.value = None,
            _ => {}
        }
        let said = words.map(|cell| cell.text);
        let had_words = was.is_some_and(|card| !card.text.is_empty() || card.value.is_none());
        if said.is_some() && said != shown_before {
            card.text = said.map(|words| text::escape(&words)).unwrap_or_default();
        } else if said.is_none() && had_words && told != Some(None) && !is_off {
            card.text = String::new();
        }
        let is_empty = card.value.is_none() && card.text.is_empty();
        if !is_empty {
            self.after.cards.insert(id, card);
        } else if old.is_some() {
            self.forget(Kind::Card, id.as_str());
        }
    }

    fn new_figure(&self, (lane, of): (&Lane, &LaneId), series: usize, id: &CardId, leaf: StageId) -> Card {
        let whose = self.series_of(of).find(|(number, _)| *number == series);
        let (personas, variant) = whose.map_or(EVERYBODY, |(_, whose)| whose);
        let places = self.after.cards.values().filter_map(|card| card.place.as_ref());
        let here = places.filter(|place| place.lane == lane.id && place.stage == leaf);
        let last = here.map(|place| &place.rank).max();
        Card {
            id: id.clone(),
            place: Some(CardPlace {
                lane: lane.id.clone(),
                stage: leaf,
                rank: between(last, None).unwrap_or_else(|| evenly(1).remove(0)),
                ..CardPlace::default()
            }),
            personas: personas.to_vec(),
            variant: variant.cloned(),
            ..Card::default()
        }
    }
}

/// A row of values that no key tells apart from another.
struct Other {
    /// Row of the sheet.
    at: usize,
    /// Whose values stand above it.
    above: usize,
    /// Whose it is, where it was copied.
    of: Option<usize>,
}

fn side((value, words): &mut (Option<Cell>, Option<Cell>), is_words: bool) -> &mut Option<Cell> {
    if is_words { words } else { value }
}
