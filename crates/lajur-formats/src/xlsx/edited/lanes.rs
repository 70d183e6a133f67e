//! The lanes as they are in the sheet now.

use std::collections::{BTreeMap, BTreeSet};

use lajur_model::{Form, Kind, Lane, LaneId, Rank, Role};
use lajur_words::say;

use super::super::NAMES;
use super::super::plan::{Of, TRAY, series_name};
use super::head::Head;
use super::{Hand, order, tidy};
use crate::lanes::lane_name;
use crate::table::lane_role;
use crate::text::one_line;

/// The rows of one lane, or of the tray.
#[derive(Debug)]
pub(super) struct Block {
    /// The lane; none for the tray.
    pub(super) lane: Option<LaneId>,
    /// Where it comes from.
    pub(super) from: From,
    /// Its rows in the sheet.
    pub(super) rows: Vec<BlockRow>,
}

/// Where the rows of a block come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum From {
    /// The sheet as it was written.
    Sheet,
    /// A person, who copied rows of what these keys name and gave them another name.
    Copy(Keyed),
    /// A person.
    Hand,
}

/// What the key of a row names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Keyed {
    Lane(LaneId),
    Tray,
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
    /// lane above where it has none; one that was copied is a lane of its own where it has another name.
    pub(super) fn blocks(&mut self) -> Blocks {
        let rows: Vec<usize> = (Head::of(self.grid).below()..self.grid.height)
            .filter(|row| self.grid.row(*row).next().is_some())
            .collect();
        let copied = self.copied(&rows);
        let mut blocks: Blocks = Vec::new();
        let mut current: Option<usize> = None;
        for at in rows {
            let (kind, keyed) = self.row_key(at);
            let name = one_line(self.name(at));
            let from = |current: usize| &blocks[current].from;
            let goes_on = match &keyed {
                Some(keyed) => name.is_empty() && current.is_some_and(|at| *from(at) == From::Copy(keyed.clone())),
                None => name.is_empty() && !self.unread.has(at, usize::from(NAMES)) && current.is_some(),
            };
            if !goes_on {
                current = Some(match keyed {
                    Some(keyed) if copied.contains(&at) => {
                        let lane = self.copy_lane(&keyed, name);
                        put_in(&mut blocks, lane, From::Copy(keyed))
                    }
                    Some(keyed) => block_of(&mut blocks, keyed),
                    None => {
                        let lane = self.add_lane(Lane::default(), name);
                        put_in(&mut blocks, lane, From::Hand)
                    }
                });
            }
            if let Some(current) = current {
                blocks[current].rows.push(BlockRow { at, kind });
            }
        }
        blocks
    }

    fn name(&self, row: usize) -> &str {
        self.grid.text(row, usize::from(NAMES))
    }

    /// What a row holds, and whose it is where its key names anything of the map.
    fn row_key(&self, row: usize) -> (RowKind, Option<Keyed>) {
        let (kind, lane) = read_key(self.key(row));
        if self.key(row) == TRAY {
            return (kind, Some(Keyed::Tray));
        }
        let known = lane.filter(|lane| self.before.lanes.contains_key(lane));
        (kind, known.map(Keyed::Lane))
    }

    /// Rows that were copied, hidden key and all, and given another name. The one with the name of before is the one that
    /// was copied, else the first.
    fn copied(&self, rows: &[usize]) -> BTreeSet<usize> {
        let mut same: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for row in rows.iter().filter(|row| !self.name(**row).is_empty()) {
            same.entry(self.key(*row)).or_default().push(*row);
        }
        let mut copied = BTreeSet::new();
        for rows in same.into_values() {
            let Some(before) = self.name_before(rows[0]) else {
                continue;
            };
            let others: Vec<usize> = rows.iter().copied().filter(|row| self.name(*row) != before).collect();
            let was_renamed = others.len() == rows.len();
            copied.extend(others.into_iter().skip(usize::from(was_renamed)));
        }
        copied
    }

    /// The name that stood beside a row with this key; none where the key names nothing.
    fn name_before(&self, row: usize) -> Option<String> {
        Some(match self.row_key(row) {
            (_, None) => return None,
            (_, Some(Keyed::Tray)) => tidy(&say(self.lang, "tray.title", &[])),
            (RowKind::Words(_), _) => String::new(),
            (RowKind::Cards, Some(Keyed::Lane(lane))) => tidy(&self.shown_name(&lane, 0)),
            (RowKind::Values(series), Some(Keyed::Lane(lane))) => tidy(&self.shown_name(&lane, series)),
        })
    }

    /// A lane like one that is there, as rows that were copied are.
    fn copy_lane(&mut self, of: &Keyed, name: String) -> LaneId {
        let like = match of {
            Keyed::Lane(lane) => self.before.lanes.get(lane).cloned(),
            Keyed::Tray => None,
        };
        self.add_lane(like.unwrap_or_default(), name)
    }

    fn add_lane(&mut self, like: Lane, name: String) -> LaneId {
        let id = LaneId(self.ids.next_id());
        let role = lane_role(&name).filter(|role| lajur_model::role(Some(role)).form != Form::Line);
        let lane = Lane {
            id: id.clone(),
            role: Some(role.or(like.role).unwrap_or(Role::Note)),
            name,
            ..like
        };
        self.after.lanes.insert(id.clone(), lane);
        id
    }

    /// Names and order of the lanes, and those that are gone.
    pub(super) fn lanes(&mut self, blocks: &Blocks) {
        for block in blocks.iter().filter(|block| block.from == From::Sheet) {
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
        let shown = self.shown_name(id, 0);
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

    /// The name of a lane as it stood beside the values of these people, or beside its cards.
    fn shown_name(&self, id: &LaneId, number: usize) -> String {
        let name = self.before.lanes.get(id).map(|lane| lane_name(lane, self.lang));
        let name = name.unwrap_or_default();
        let whose = self.plan.rows.iter().find_map(|row| match &row.of {
            Of::Values(lane, series, whose) if lane.id == *id && *series == number => Some(whose),
            _ => None,
        });
        match whose {
            Some(whose) => series_name(self.before, &name, whose, self.lang),
            None => name,
        }
    }
}

fn put_in(blocks: &mut Blocks, lane: LaneId, from: From) -> usize {
    blocks.push(Block {
        lane: Some(lane),
        from,
        rows: Vec::new(),
    });
    blocks.len() - 1
}

fn block_of(blocks: &mut Blocks, keyed: Keyed) -> usize {
    let lane = match keyed {
        Keyed::Lane(lane) => Some(lane),
        Keyed::Tray => None,
    };
    let known = blocks.iter().position(|block| block.lane == lane);
    known.unwrap_or_else(|| {
        blocks.push(Block {
            lane,
            from: From::Sheet,
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
