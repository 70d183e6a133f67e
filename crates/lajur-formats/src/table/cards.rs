//! Files with one table for each stage, named by the heading above it.

use lajur_model::Role;

use super::grid::Grid;
use super::heads::{self, stage_name};
use super::meaning::Meaning;
use super::normal::{Column, Content, LaneHead, Normal, Track, one_line};
use super::scales::Told;
use super::{Choice, matrix};
use crate::{Fault, FormatError};

/// True for tables that are the stages of one journey: alike, each below a heading of its own.
pub(super) fn are_one(tables: &[Grid]) -> bool {
    let Some(first) = tables.first() else { return false };
    let names: std::collections::BTreeSet<&str> = tables.iter().map(|table| table.name.as_str()).collect();
    let is_named = tables.iter().all(|table| !table.name.is_empty()) && names.len() == tables.len();
    let alike = tables.iter().all(|table| shape(table) == shape(first));
    // Two tables with stages of their own are two maps, not two stages.
    let has_stages = tables.iter().any(names_stages);
    tables.len() > 1 && is_named && alike && !has_stages && knows_lanes(first)
}

/// True where the lanes stand in the first column, beside what they hold.
fn is_upright(table: &Grid) -> bool {
    let known = |text: &str| heads::read(text).role.is_some();
    let down = (0..table.height).filter(|row| known(table.text(*row, 0))).count();
    let across = table.row(0).filter(|(_, cell)| known(&cell.text)).count();
    table.width == 2 && down > across.max(1)
}

fn shape(table: &Grid) -> (bool, usize) {
    (is_upright(table), table.width)
}

fn names_stages(table: &Grid) -> bool {
    heads::level(table.text(0, 0)).is_some() || matrix::lies_across(table) && !is_upright(table)
}

fn knows_lanes(table: &Grid) -> bool {
    let heads = table
        .row(0)
        .filter(|(_, cell)| heads::read(&cell.text).role.is_some())
        .count();
    is_upright(table) || heads > 0
}

/// Reads them as one map.
pub(super) fn read(tables: &[Grid], choice: &Choice) -> Result<Normal, FormatError> {
    let mut stages = Stages {
        choice,
        lanes: Vec::new(),
        normal: Normal::default(),
    };
    for table in tables {
        let name = stage_name(&without_signs(&table.name));
        stages.normal.columns.push(Column {
            path: vec![name],
            line: table.line(0),
        });
        if is_upright(table) {
            stages.upright(table);
        } else {
            stages.lying(table);
        }
    }
    let mut normal = stages.normal;
    normal.remembered();
    normal.contents.sort_by_key(|content| (content.lane, content.column));
    if normal.tracks.is_empty() {
        return Err(FormatError::new(Fault::NoTable).at(tables.first().map_or(1, |table| table.line(0))));
    }
    Ok(normal)
}

/// A heading without the pictures that stand before its words.
fn without_signs(heading: &str) -> String {
    heading
        .trim_start_matches(|sign: char| !sign.is_alphanumeric())
        .trim()
        .to_owned()
}

/// The stages that were read so far.
struct Stages<'a> {
    choice: &'a Choice,
    /// For each track its lane; none for one that is left out.
    lanes: Vec<Option<usize>>,
    normal: Normal,
}

impl Stages<'_> {
    /// One row for each lane. Markdown wants a head row, so the first one may be a lane or may not.
    fn upright(&mut self, table: &Grid) {
        let first = usize::from(heads::read(table.text(0, 0)).role.is_none());
        let mut track = None;
        for row in first..table.height {
            let name = one_line(table.text(row, 0)).replace("**", "");
            if name.is_empty() && table.cell(row, 1).is_none() {
                continue;
            }
            // A row without a name goes on with the lane above it.
            let is_above = name.is_empty() && track.is_some();
            if !is_above {
                track = Some(self.track(&name, true, row, table.line(row)));
            }
            self.put(table, (row, 1), track);
        }
    }

    /// One column for each lane; each row says more of the same stage.
    fn lying(&mut self, table: &Grid) {
        for at in 0..table.width {
            let name = one_line(table.text(0, at)).replace("**", "");
            let is_filled = (1..table.height).any(|row| table.cell(row, at).is_some());
            if name.is_empty() && !is_filled {
                continue;
            }
            let track = Some(self.track(&name, false, at, table.line(0)));
            for row in 1..table.height {
                self.put(table, (row, at), track);
            }
        }
    }

    /// The row or column of this name in any of the tables; the first one counts. Its number is its place there, or the
    /// next that is free: tables may have their lanes in several orders.
    fn track(&mut self, name: &str, is_row: bool, at: usize, line: u32) -> usize {
        let tracks = &self.normal.tracks;
        let is_same = |track: &Track| track.head.to_lowercase() == name.to_lowercase();
        if let Some(known) = tracks.iter().position(is_same) {
            return known;
        }
        let is_free = |number: &usize| tracks.iter().all(|track| track.number != *number);
        let number = (at..).find(is_free).unwrap_or(at);
        let told = self.choice.meanings.get(&number);
        let learned = self.choice.learned.lane(name).filter(|_| told.is_none());
        let head = heads::read(name);
        let (role, is_channel) = match told.or(learned) {
            Some(Meaning::Lane(role)) => (Some(role.clone()), false),
            Some(Meaning::Channel) => (Some(Role::Touchpoint), true),
            _ => (head.role, head.is_channel),
        };
        let meaning = match told.or(learned) {
            Some(Meaning::Skip) => Meaning::Skip,
            _ if is_channel => Meaning::Channel,
            _ => Meaning::Lane(role.clone().unwrap_or(Role::Note)),
        };
        let is_lane = meaning != Meaning::Skip;
        self.normal.tracks.push(Track {
            number,
            is_row,
            head: name.to_owned(),
            sample: String::new(),
            filled: 0,
            is_known: role.is_some() || !is_lane,
            is_remembered: learned == Some(&meaning),
            meaning,
        });
        self.lanes.push(is_lane.then_some(self.normal.lanes.len()));
        if is_lane {
            self.normal.lanes.push(LaneHead {
                name: name.to_owned(),
                role,
                is_channel,
                told: Told::default(),
                line,
            });
        }
        self.normal.tracks.len() - 1
    }

    /// A cell of the present stage.
    fn put(&mut self, table: &Grid, (row, at): (usize, usize), track: Option<usize>) {
        let Some((track, cell)) = track.zip(table.cell(row, at)) else {
            return;
        };
        let lane = self.lanes[track];
        let track = &mut self.normal.tracks[track];
        track.filled += 1;
        if track.sample.is_empty() {
            track.sample = one_line(&cell.text);
        }
        let Some(lane) = lane else { return };
        self.normal.contents.push(Content {
            lane,
            column: Some(self.normal.columns.len() - 1),
            text: cell.text.clone(),
            value: cell.value,
            place: table.place(row, at),
            ..Content::default()
        });
    }
}
