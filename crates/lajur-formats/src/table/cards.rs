//! Files with one table for each stage, named by the heading above it.

use lajur_model::Role;

use super::grid::Grid;
use super::heads::{self, stage_name};
use super::meaning::Meaning;
use super::normal::{Content, LaneHead, Normal, Track, one_line};
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
    let mut normal = Normal::default();
    for table in tables {
        let name = stage_name(&without_signs(&table.name));
        let column = normal.columns.len();
        normal.columns.push(super::normal::Column {
            path: vec![name],
            line: table.line(0),
        });
        if is_upright(table) {
            upright(table, column, choice, &mut normal);
        } else {
            lying(table, column, choice, &mut normal);
        }
    }
    normal.contents.sort_by_key(|content| (content.lane, content.column));
    if normal.lanes.is_empty() {
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

/// One row for each lane. Markdown wants a head row, so the first one may be a lane or may not.
fn upright(table: &Grid, column: usize, choice: &Choice, normal: &mut Normal) {
    let first = usize::from(heads::read(table.text(0, 0)).role.is_none());
    for row in first..table.height {
        let name = one_line(table.text(row, 0)).replace("**", "");
        let Some(lane) = lane(normal, table, row, (true, row), &name, choice) else {
            continue;
        };
        put(normal, table, (row, 1), lane, column);
    }
}

/// One column for each lane; each row says more of the same stage.
fn lying(table: &Grid, column: usize, choice: &Choice, normal: &mut Normal) {
    for at in 0..table.width {
        let name = one_line(table.text(0, at)).replace("**", "");
        let Some(lane) = lane(normal, table, 0, (false, at), &name, choice) else {
            continue;
        };
        for row in 1..table.height {
            put(normal, table, (row, at), lane, column);
        }
    }
}

/// The lane of this name; a new one where there is none. `track` tells whether it is a row, and its number.
fn lane(
    normal: &mut Normal,
    table: &Grid,
    row: usize,
    (is_row, number): (bool, usize),
    name: &str,
    choice: &Choice,
) -> Option<usize> {
    if name.is_empty() {
        return None;
    }
    let meaning = choice
        .meanings
        .get(&number)
        .or_else(|| choice.learned.meaning(name))
        .cloned();
    let head = heads::read(name);
    let (role, is_channel) = match meaning {
        Some(Meaning::Lane(role)) => (Some(role), false),
        Some(Meaning::Channel) => (Some(Role::Touchpoint), true),
        Some(_) => return None,
        None => (head.role, head.is_channel),
    };
    let known = normal
        .lanes
        .iter()
        .position(|lane| lane.name.eq_ignore_ascii_case(name));
    let at = known.unwrap_or(normal.lanes.len());
    if known.is_none() {
        normal.tracks.push(Track {
            number,
            is_row,
            head: name.to_owned(),
            sample: String::new(),
            filled: 0,
            meaning: role.clone().map_or(Meaning::Lane(Role::Note), Meaning::Lane),
            is_known: role.is_some(),
        });
        normal.lanes.push(LaneHead {
            name: name.to_owned(),
            role,
            is_channel,
            told: Told::default(),
            line: table.line(row),
        });
    }
    Some(at)
}

fn put(normal: &mut Normal, table: &Grid, (row, at): (usize, usize), lane: usize, column: usize) {
    let Some(cell) = table.cell(row, at) else { return };
    let track = &mut normal.tracks[lane];
    track.filled += 1;
    if track.sample.is_empty() {
        track.sample = one_line(&cell.text);
    }
    normal.contents.push(Content {
        lane,
        column: Some(column),
        text: cell.text.clone(),
        value: cell.value,
        place: table.place(row, at),
        ..Content::default()
    });
}
