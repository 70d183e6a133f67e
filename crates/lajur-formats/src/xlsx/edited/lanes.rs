//! The lanes as they are in the sheet now.

use lajur_model::{Form, Kind, Lane, LaneId, Rank, Role};

use super::super::plan::{Of, TRAY};
use super::super::{HEADS, NAMES};
use super::{Hand, order, tidy};
use crate::lanes::lane_name;
use crate::table::lane_role;
use crate::text::one_line;

/// The rows of one lane, or of the tray.
#[derive(Debug)]
pub(super) struct Block {
    /// The lane; none for the tray.
    pub(super) lane: Option<LaneId>,
    /// False for a lane that a person put in.
    pub(super) is_known: bool,
    /// Its rows in the sheet.
    pub(super) rows: Vec<BlockRow>,
}

/// A row of a lane.
#[derive(Debug)]
pub(super) struct BlockRow {
    /// Row of the sheet.
    pub(super) at: usize,
    /// What its key says.
    pub(super) kind: RowKind,
}

/// What a row of a lane holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowKind {
    /// Cards.
    Cards,
    /// Values of the people with this number.
    Values(usize),
    /// What is said beside them.
    Words(usize),
}

/// All rows below the head.
pub(super) type Blocks = Vec<Block>;

impl Hand<'_> {
    /// Which rows belong to which lane. A row without a key is a lane of its own where it has a name, and goes on with the
    /// lane above where it has none.
    pub(super) fn blocks(&mut self) -> Blocks {
        let first = (0..self.grid.height)
            .filter(|row| self.key(*row).starts_with(HEADS))
            .max();
        let mut blocks: Blocks = Vec::new();
        let mut current: Option<usize> = None;
        for at in first.map_or(1, |row| row + 1)..self.grid.height {
            if self.grid.row(at).next().is_none() {
                continue;
            }
            let (kind, lane) = read_key(self.key(at));
            let known = lane.filter(|lane| self.before.lanes.contains_key(lane));
            if self.key(at) == TRAY {
                current = Some(block_of(&mut blocks, None));
            } else if let Some(lane) = known {
                current = Some(block_of(&mut blocks, Some(lane)));
            } else {
                let name = one_line(self.grid.text(at, usize::from(NAMES)));
                if !name.is_empty() || current.is_none() {
                    let lane = self.add_lane(name);
                    blocks.push(Block {
                        lane: Some(lane),
                        is_known: false,
                        rows: Vec::new(),
                    });
                    current = Some(blocks.len() - 1);
                }
            }
            if let Some(current) = current {
                blocks[current].rows.push(BlockRow { at, kind });
            }
        }
        blocks
    }

    fn add_lane(&mut self, name: String) -> LaneId {
        let id = LaneId(self.ids.next_id());
        let role = lane_role(&name).filter(|role| lajur_model::role(Some(role)).form != Form::Line);
        let lane = Lane {
            id: id.clone(),
            role: Some(role.unwrap_or(Role::Note)),
            name,
            ..Lane::default()
        };
        self.after.lanes.insert(id.clone(), lane);
        id
    }

    /// Names and order of the lanes, and those that are gone.
    pub(super) fn lanes(&mut self, blocks: &Blocks) {
        for block in blocks.iter().filter(|block| block.is_known) {
            let (Some(lane), Some(row)) = (&block.lane, block.rows.first()) else {
                continue;
            };
            self.rename_lane(lane, self.grid.text(row.at, usize::from(NAMES)).to_owned());
        }
        let order: Vec<&LaneId> = blocks.iter().filter_map(|block| block.lane.as_ref()).collect();
        let rank = |id: &&LaneId| -> Option<Rank> { Some(self.before.lanes.get(*id)?.rank.clone()) };
        let ranks = order::ranks(&order.iter().map(rank).collect::<Vec<_>>());
        for (id, rank) in order.iter().zip(ranks) {
            if let Some(lane) = self.after.lanes.get_mut(*id) {
                lane.rank = rank;
            }
        }
        let gone: Vec<LaneId> = self
            .before
            .lanes
            .keys()
            .filter(|id| !order.contains(id))
            .cloned()
            .collect();
        for id in gone {
            self.forget(Kind::Lane, id.as_str());
        }
    }

    fn rename_lane(&mut self, id: &LaneId, words: String) {
        let Some(before) = self.before.lanes.get(id) else {
            return;
        };
        let shown = self.shown_name(before);
        if words.is_empty() || words == tidy(&shown) {
            return;
        }
        // Beside the name may stand whose values they are; a person need not touch that.
        let own = lane_name(before, self.lang);
        let about = shown.strip_prefix(own.as_str()).unwrap_or_default();
        let name = words.strip_suffix(about).unwrap_or(&words);
        if let Some(lane) = self.after.lanes.get_mut(id) {
            lane.name = one_line(name);
        }
    }

    /// The name of a lane as its first row has it.
    fn shown_name(&self, lane: &Lane) -> String {
        let name = lane_name(lane, self.lang);
        let first = self.plan.rows.iter().find_map(|row| match &row.of {
            Of::Values(other, 0, series) if other.id == lane.id => Some(series),
            _ => None,
        });
        match first {
            Some(series) => super::super::plan::series_name(self.before, &name, series, self.lang),
            None => name,
        }
    }
}

fn block_of(blocks: &mut Blocks, lane: Option<LaneId>) -> usize {
    let known = blocks.iter().position(|block| block.lane == lane);
    known.unwrap_or_else(|| {
        blocks.push(Block {
            lane,
            is_known: true,
            rows: Vec::new(),
        });
        blocks.len() - 1
    })
}

fn read_key(key: &str) -> (RowKind, Option<LaneId>) {
    let mut parts = key.splitn(3, ':');
    let (kind, second, third) = (parts.next(), parts.next(), parts.next());
    let numbered = |of: fn(usize) -> RowKind| {
        let number = second.and_then(|number| number.parse().ok()).unwrap_or(0);
        (of(number), third.map(LaneId::from))
    };
    match kind {
        Some("lane") => (RowKind::Cards, key.strip_prefix("lane:").map(LaneId::from)),
        Some("value") => numbered(RowKind::Values),
        Some("words") => numbered(RowKind::Words),
        _ => (RowKind::Cards, None),
    }
}
