//! Tables with one cell for each stage and lane, whichever way they lie.

use std::collections::BTreeSet;

use super::Choice;
use super::grid::{Cell, Grid, Place};
use super::heads::{self, stage_name};
use super::meaning::Meaning;
use super::normal::{Column, Content, Entry, LaneHead, Normal, Track, one_line};
use super::scales::Told;
use crate::{Fault, FormatError, Note};

/// A table with one entry of the head per row, however the file has it.
struct Body<'a> {
    source: &'a Grid,
    grid: Grid,
    /// First row of the source that belongs to the table.
    start: usize,
    /// True where the stages lie across in the source.
    across: bool,
}

/// Reads a table as a matrix; `across` where its stages stand in the head row.
pub(super) fn read(source: &Grid, across: bool, choice: &Choice) -> Result<Normal, FormatError> {
    let (title, start) = above(source);
    let body = source.rows(start..source.height.max(start));
    let grid = if across { body.turned() } else { body };
    if grid.height < 2 || grid.width < 2 {
        return Err(FormatError::new(Fault::NoTable).at(source.line(start)));
    }
    let body = Body {
        source,
        grid,
        start,
        across,
    };
    let meanings = meanings(&body, choice);
    let mut normal = Normal {
        title,
        tracks: tracks(&body, &meanings, choice),
        notes: passed_over(source, start).into_iter().collect(),
        ..Normal::default()
    };
    if across {
        normal.notes.push(Note::new("turned", &[]));
    }
    let heads = stage_columns(&meanings);
    if heads.is_empty() {
        return Err(FormatError::new(Fault::NoTable).at(source.line(start)));
    }
    normal.corners = heads
        .iter()
        .map(|column| body.grid.text(0, *column).to_owned())
        .collect();
    let entries = entries(&body, &heads, &meanings, choice, &mut normal);
    if normal.columns.is_empty() {
        return Err(FormatError::new(Fault::NoTable).at(source.line(start)));
    }
    lanes(&body, &meanings, &entries, &mut normal);
    normal.remembered();
    Ok(normal)
}

/// True where the first column names lanes and the head row does not.
pub(super) fn lies_across(source: &Grid) -> bool {
    let (_, start) = above(source);
    let known = |text: &str| heads::read(text).role.is_some();
    let down = (start + 1..source.height)
        .filter(|row| known(source.text(*row, 0)))
        .count();
    // Above the names of stages may stand another row of names.
    let across = |row: usize| {
        source
            .row(row)
            .filter(|(column, cell)| *column > 0 && known(&cell.text))
            .count()
    };
    down > across(start).max(across(start + 1).min(source.row(start).count()))
}

/// The line above the table, and the row with which the table begins: rows that hold nothing but their first cell stand
/// above it.
pub(super) fn above(grid: &Grid) -> (Option<String>, usize) {
    let is_alone = |row: usize| grid.row(row).all(|(column, _)| column == 0);
    let start = (0..grid.height).find(|row| !is_alone(*row));
    let Some(start) = start else { return (None, 0) };
    let mut lines = (0..start).map(|row| grid.text(row, 0)).filter(|text| !text.is_empty());
    (lines.next().map(one_line), start)
}

/// The lines between the title and the table. They may be anything, so nothing of the map is made of them.
pub(super) fn passed_over(grid: &Grid, start: usize) -> Option<Note> {
    let lines = (0..start).filter(|row| !grid.text(*row, 0).is_empty());
    let places: Vec<Place> = lines.skip(1).map(|row| grid.place(row, 0)).collect();
    (!places.is_empty()).then(|| Note::counted("lines_above", places.len(), &[]).among(places))
}

impl Body<'_> {
    /// Where a cell of the turned table stands in the file.
    fn place(&self, row: usize, column: usize) -> Place {
        let (row, column) = if self.across { (column, row) } else { (row, column) };
        self.source.place(row + self.start, column)
    }

    /// The number of a column, as the source has it.
    fn number(&self, column: usize) -> usize {
        if self.across { column + self.start } else { column }
    }

    /// The number of an entry, as the source has it.
    fn entry(&self, row: usize) -> usize {
        if self.across { row } else { row + self.start }
    }
}

/// What each column is for: as a person said, as was learned, or as its head and its cells say.
fn meanings(body: &Body<'_>, choice: &Choice) -> Vec<Meaning> {
    let grid = &body.grid;
    let counter = counts(grid).then_some(0);
    let first = counter.map_or(0, |column| column + 1);
    let mut stages = vec![first];
    for column in first + 1..(first + 3).min(grid.width) {
        if !names_below(grid, column - 1, column) {
            break;
        }
        stages.push(column);
    }
    let guess = |column: usize| -> Meaning {
        if Some(column) == counter {
            return Meaning::Skip;
        }
        if let Some(level) = stages.iter().position(|stage| *stage == column) {
            return [Meaning::Stage, Meaning::Step, Meaning::Moment][level].clone();
        }
        let text = grid.text(0, column);
        if let Some(learned) = choice.learned.lane(text) {
            return learned.clone();
        }
        let head = heads::read(text);
        if head.is_channel {
            return Meaning::Channel;
        }
        Meaning::Lane(head.role.unwrap_or(lajur_model::Role::Note))
    };
    let told = |column: usize| choice.meanings.get(&body.number(column)).cloned();
    let is_grid = |meaning: &Meaning| matches!(meaning, Meaning::Lane(_)) || Meaning::of_grids().contains(meaning);
    (0..grid.width)
        .map(|column| told(column).filter(is_grid).unwrap_or_else(|| guess(column)))
        .collect()
}

/// True where the first column counts the rows and names nothing.
fn counts(grid: &Grid) -> bool {
    let head = grid.text(0, 0).to_lowercase();
    let is_counter = ["", "#", "no", "no.", "nr", "nr.", "nomor", "number", "id"].contains(&head.as_str());
    let number = |cell: &str| !cell.is_empty() && cell.chars().all(|sign| sign.is_ascii_digit() || sign == '.');
    let cells = || (1..grid.height).map(|row| grid.text(row, 0));
    is_counter && grid.width > 2 && cells().all(|cell| cell.is_empty() || number(cell)) && cells().any(number)
}

/// True where a column names what stands below the names of the column before: steps below stages.
fn names_below(grid: &Grid, before: usize, column: usize) -> bool {
    let (above, head) = (grid.text(0, before), grid.text(0, column));
    let level = |head: &str| heads::level(head).and_then(|meaning| meaning.level());
    if heads::read(head).role.is_some() {
        return false;
    }
    match (level(above), level(head)) {
        (Some(above), Some(level)) => return level > above,
        (None, Some(_)) if !above.is_empty() => return false,
        (_, None) if !head.is_empty() => return false,
        _ => {}
    }
    // Without a word for it: names that are fewer than those beside them, or lie over several of them.
    let rows = 1..grid.height;
    let filled = |column: usize| rows.clone().filter(|row| !grid.text(*row, column).is_empty()).count();
    let spans = rows
        .clone()
        .any(|row| grid.cell(row, before).is_some_and(|cell| cell.down > 1));
    let has_gap = rows
        .clone()
        .any(|row| grid.text(row, before).is_empty() && !grid.text(row, column).is_empty());
    filled(column) >= filled(before) && filled(before) > 0 && (spans || has_gap)
}

/// The columns that name stages, steps and moments, from the upper level down.
fn stage_columns(meanings: &[Meaning]) -> Vec<usize> {
    let mut columns: Vec<(usize, usize)> = meanings
        .iter()
        .enumerate()
        .filter_map(|(column, meaning)| Some((meaning.level()?, column)))
        .collect();
    columns.sort_unstable();
    columns.dedup_by_key(|(level, _)| *level);
    columns.into_iter().map(|(_, column)| column).collect()
}

/// For each row the column of the map it belongs to; none for a head and what was left out.
fn entries(
    body: &Body<'_>,
    heads: &[usize],
    meanings: &[Meaning],
    choice: &Choice,
    normal: &mut Normal,
) -> Vec<Option<usize>> {
    let grid = &body.grid;
    let mut entries = vec![None; grid.height];
    let (mut joined, mut left_out) = (0, Vec::new());
    let mut path: Vec<String> = Vec::new();
    // True below a stage that a person left out: rows without a name go with it.
    let mut is_closed = false;
    for (row, entry) in entries.iter_mut().enumerate().skip(1) {
        if !holds_something(grid, meanings, row) {
            continue;
        }
        let names: Vec<String> = heads.iter().map(|column| one_line(grid.text(row, *column))).collect();
        let said = choice.entries.get(&body.entry(row)).copied();
        let is_taken = said.unwrap_or_else(|| !names.iter().any(|name| heads::is_total(name)));
        normal.entries.push(Entry {
            number: body.entry(row),
            is_row: !body.across,
            name: known_by(grid, row, &names),
            is_taken,
        });
        if !is_taken && said.is_none() {
            left_out.push(names.concat());
            continue;
        }
        let names = below(&path, &names);
        if !is_taken {
            if !names.is_empty() {
                is_closed = true;
                path = names;
            }
            continue;
        }
        if names.is_empty() && is_closed {
            continue;
        }
        if names.is_empty()
            && let Some(last) = normal.columns.len().checked_sub(1)
        {
            joined += 1;
            *entry = Some(last);
            continue;
        }
        is_closed = false;
        path.clone_from(&names);
        // The first row may have no name at all.
        let named = names.iter().map(|name| stage_name(name)).collect::<Vec<_>>();
        normal.columns.push(Column {
            path: if named.is_empty() { vec![String::new()] } else { named },
            line: body.place(row, 0).line,
        });
        *entry = Some(normal.columns.len() - 1);
    }
    if joined > 0 {
        normal.notes.push(Note::counted("rows_joined", joined, &[]));
    }
    let note = |name: &String| Note::new("row_left_out", &[("name", name)]);
    normal.notes.extend(left_out.iter().map(note));
    entries
}

/// The names of an entry, or the first of what it holds.
fn known_by(grid: &Grid, row: usize, names: &[String]) -> String {
    let named: Vec<&str> = names
        .iter()
        .map(String::as_str)
        .filter(|name| !name.is_empty())
        .collect();
    if named.is_empty() {
        grid.row(row)
            .next()
            .map(|(_, cell)| one_line(&cell.text))
            .unwrap_or_default()
    } else {
        named.join(" · ")
    }
}

fn holds_something(grid: &Grid, meanings: &[Meaning], row: usize) -> bool {
    grid.row(row).any(|(column, _)| meanings[column] != Meaning::Skip)
}

/// The whole path of an entry: what is blank above a name is as in the entry before. Empty where it names nothing.
fn below(before: &[String], names: &[String]) -> Vec<String> {
    let Some(deepest) = names.iter().rposition(|name| !name.is_empty()) else {
        return Vec::new();
    };
    let first = names.iter().position(|name| !name.is_empty()).unwrap_or(0);
    let inherited = before.iter().take(first).cloned();
    let mut path: Vec<String> = inherited.collect();
    path.extend(names[first..=deepest].iter().filter(|name| !name.is_empty()).cloned());
    path
}

fn lanes(body: &Body<'_>, meanings: &[Meaning], entries: &[Option<usize>], normal: &mut Normal) {
    let grid = &body.grid;
    let filled: BTreeSet<usize> = grid
        .cells()
        .filter(|(row, ..)| *row > 0)
        .map(|(_, column, _)| column)
        .collect();
    let mut is_open = false;
    for (column, meaning) in meanings.iter().enumerate() {
        let head = one_line(grid.text(0, column)).replace("**", "");
        let (role, is_channel) = match meaning {
            Meaning::Lane(role) => (role, false),
            Meaning::Channel => (&lajur_model::Role::Touchpoint, true),
            _ => {
                is_open = false;
                continue;
            }
        };
        if head.is_empty() && !filled.contains(&column) {
            continue;
        }
        // Several rows of a sheet make one lane where only the first of them is named.
        if !(body.across && head.is_empty() && is_open) {
            let known = normal
                .tracks
                .iter()
                .any(|track| track.number == body.number(column) && track.is_known);
            normal.lanes.push(LaneHead {
                name: head,
                role: known.then(|| role.clone()),
                is_channel,
                told: Told::default(),
                line: body.place(0, column).line,
            });
        }
        is_open = true;
        let lane = normal.lanes.len() - 1;
        let cells = (1..grid.height).filter_map(|row| Some((row, entries[row]?, grid.cell(row, column)?)));
        let contents = cells.map(|(row, at, cell)| Content {
            lane,
            column: Some(at),
            until: reach(cell, row, at, entries),
            text: cell.text.clone(),
            value: cell.value,
            place: body.place(row, column),
            more: None,
        });
        normal.contents.extend(contents);
    }
    // The rows of one lane come one after the other; in each of its cells they stand one below the other.
    normal.contents.sort_by_key(|content| (content.lane, content.column));
}

/// The last column of the map that a merged cell covers.
fn reach(cell: &Cell, row: usize, at: usize, entries: &[Option<usize>]) -> Option<usize> {
    let covered = entries.get(row..row + cell.down).unwrap_or_default();
    covered.iter().rev().find_map(|entry| *entry).filter(|last| *last > at)
}

fn tracks(body: &Body<'_>, meanings: &[Meaning], choice: &Choice) -> Vec<Track> {
    let grid = &body.grid;
    let track = |(column, meaning): (usize, &Meaning)| {
        let cells = || (1..grid.height).filter_map(|row| grid.cell(row, column));
        let head = grid.text(0, column);
        let says = heads::read(head).role.is_some() || meaning.level().is_some() || *meaning == Meaning::Skip;
        // What a person or an earlier person said is known, too.
        let is_told = !matches!(meaning, Meaning::Lane(lajur_model::Role::Note));
        let filled = cells().count();
        (filled > 0 || !head.is_empty()).then(|| Track {
            number: body.number(column),
            is_row: body.across,
            head: one_line(head),
            sample: cells().next().map(|cell| one_line(&cell.text)).unwrap_or_default(),
            filled,
            meaning: meaning.clone(),
            is_known: says || is_told,
            is_remembered: !choice.meanings.contains_key(&body.number(column))
                && choice.learned.lane(head) == Some(meaning),
        })
    };
    meanings.iter().enumerate().filter_map(track).collect()
}
