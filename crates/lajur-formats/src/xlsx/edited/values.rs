//! Points and figures as they are in the sheet now.

use std::collections::BTreeMap;

use lajur_model::{Card, CardId, CardPlace, Form, Kind, Lane, LaneId, StageId, evenly, text};

use super::super::FIRST;
use super::super::plan::{Of, Series, shown};
use super::columns::Columns;
use super::lanes::{Block, Blocks, RowKind};
use super::{Hand, tidy};
use crate::Note;
use crate::lanes::lane_name;
use crate::table::{Cell, number, scale_of};

/// Which figure: whose, and in which column.
type Spot = (usize, StageId);

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
        let were = self.figures(&lane.id);
        let mut are: BTreeMap<Spot, (Option<Cell>, Option<Cell>)> = BTreeMap::new();
        for row in &block.rows {
            // In a lane that is new, or in a row that a person put in, numbers are values of everybody.
            let (series, is_words) = match row.kind {
                RowKind::Values(series) => (series, false),
                RowKind::Words(series) => (series, true),
                RowKind::Cards => (0, false),
            };
            let cells = self
                .grid
                .row(row.at)
                .filter(|(column, _)| *column >= usize::from(FIRST));
            for (column, cell) in cells {
                let Some(leaf) = columns.leaf(column) else { continue };
                let spot = are.entry((series, leaf.clone())).or_default();
                let side = if is_words { &mut spot.1 } else { &mut spot.0 };
                side.get_or_insert_with(|| cell.clone());
            }
        }
        if !self.before.lanes.contains_key(&lane.id) {
            self.give_scale(lane, &are);
        }
        for (spot, card) in &were {
            if !are.contains_key(spot) {
                self.forget(Kind::Card, card.as_str());
            }
        }
        for ((series, leaf), (value, words)) in are {
            let old = were.get(&(series, leaf.clone())).cloned();
            self.figure(lane, (series, leaf), old, value, words);
        }
    }

    /// A lane that a person put in has the scale that its numbers need.
    fn give_scale(&mut self, lane: &Lane, are: &BTreeMap<Spot, (Option<Cell>, Option<Cell>)>) {
        let cells = are.values().filter_map(|(value, _)| value.as_ref());
        let numbers = cells.filter_map(|cell| cell.value.or_else(|| number(&cell.text, self.lang)));
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
        lane: &Lane,
        (series, leaf): Spot,
        old: Option<CardId>,
        value: Option<Cell>,
        words: Option<Cell>,
    ) {
        let id = old.clone().unwrap_or_else(|| CardId(self.ids.next_id()));
        let mut card = match self.after.cards.get(&id) {
            Some(card) => card.clone(),
            None => self.new_figure(lane, series, &id, leaf.clone()),
        };
        let was = self.before.cards.get(&id);
        let shown_before = was.map(|card| tidy(&shown(card, self.lang)));
        let told = value
            .as_ref()
            .map(|cell| cell.value.or_else(|| number(&cell.text, self.lang)));
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

    fn new_figure(&self, lane: &Lane, series: usize, id: &CardId, leaf: StageId) -> Card {
        let whose = self.plan.rows.iter().find_map(|row| match &row.of {
            Of::Values(other, number, whose) if other.id == lane.id && *number == series => Some(*whose),
            _ => None,
        });
        let (personas, variant): Series<'_> = whose.unwrap_or((&[], None));
        Card {
            id: id.clone(),
            place: Some(CardPlace {
                lane: lane.id.clone(),
                stage: leaf,
                rank: evenly(1).remove(0),
                ..CardPlace::default()
            }),
            personas: personas.to_vec(),
            variant: variant.cloned(),
            ..Card::default()
        }
    }
}
