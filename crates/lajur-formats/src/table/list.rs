//! Lists with one row for each card.

mod more;

use std::collections::BTreeMap;

use lajur_model::Role;

use super::Choice;
use super::grid::{Cell, Grid};
use super::heads::{self, stage_name};
use super::matrix::{above, passed_over};
use super::meaning::Meaning;
use super::normal::{Content, Entry, LaneHead, Normal, Track, one_line};
use super::scales::Told;
use crate::{Fault, FormatError, Note};

/// True where the head row names columns of a list: for stages, for lanes and for what is said there.
pub(super) fn is_one(grid: &Grid) -> bool {
    let (_, start) = above(grid);
    let heads: Vec<Meaning> = grid
        .row(start)
        .filter_map(|(_, cell)| heads::of_list(&cell.text))
        .collect();
    let has = |meaning: Meaning| heads.contains(&meaning);
    let has_stage = has(Meaning::Stage) || has(Meaning::Step) || has(Meaning::Moment);
    has_stage && has(Meaning::LaneName) && (has(Meaning::Text) || has(Meaning::Value))
}

/// Reads a list.
pub(super) fn read(grid: &Grid, choice: &Choice) -> Result<Normal, FormatError> {
    let (title, start) = above(grid);
    let meanings = meanings(grid, start, choice);
    let list = List {
        grid,
        meanings: &meanings,
        lanes: BTreeMap::new(),
        columns: BTreeMap::new(),
        covered: 0,
        reaching: Vec::new(),
        normal: Normal {
            title,
            corners: corners(grid, start, &meanings),
            tracks: tracks(grid, start, &meanings, choice),
            notes: passed_over(grid, start).into_iter().collect(),
            ..Normal::default()
        },
    };
    let normal = list.rows(start + 1, choice);
    if normal.columns.is_empty() || normal.lanes.is_empty() {
        return Err(FormatError::new(Fault::NoTable).at(grid.line(start)));
    }
    Ok(normal)
}

fn meanings(grid: &Grid, start: usize, choice: &Choice) -> Vec<Meaning> {
    let guess = |column: usize| {
        let head = grid.text(start, column);
        learned(choice, head)
            .cloned()
            .or_else(|| heads::of_list(head))
            .unwrap_or(Meaning::Skip)
    };
    let told = |column: usize| choice.meanings.get(&column).cloned();
    let mut meanings: Vec<Meaning> = (0..grid.width)
        .map(|column| told(column).unwrap_or_else(|| guess(column)))
        .collect();
    // A meaning that two heads have belongs to the first of them.
    for at in 1..meanings.len() {
        let is_told = choice.meanings.contains_key(&at);
        if !is_told && meanings[..at].contains(&meanings[at]) {
            meanings[at] = Meaning::Skip;
        }
    }
    meanings
}

/// What was said of this head before.
fn learned<'a>(choice: &'a Choice, head: &str) -> Option<&'a Meaning> {
    let learned = choice.learned.meaning(head);
    learned.filter(|meaning| Meaning::of_lists().contains(meaning))
}

fn corners(grid: &Grid, start: usize, meanings: &[Meaning]) -> Vec<String> {
    let heads = meanings
        .iter()
        .enumerate()
        .filter(|(_, meaning)| **meaning != Meaning::Skip);
    heads.map(|(column, _)| grid.text(start, column).to_owned()).collect()
}

fn tracks(grid: &Grid, start: usize, meanings: &[Meaning], choice: &Choice) -> Vec<Track> {
    let track = |(column, meaning): (usize, &Meaning)| {
        let cells = || (start + 1..grid.height).filter_map(|row| grid.cell(row, column));
        let (head, filled) = (grid.text(start, column), cells().count());
        (filled > 0 || !head.is_empty()).then(|| Track {
            number: column,
            is_row: false,
            head: one_line(head),
            sample: cells().next().map(|cell| one_line(&cell.text)).unwrap_or_default(),
            filled,
            meaning: meaning.clone(),
            is_known: *meaning != Meaning::Skip || choice.meanings.contains_key(&column),
            is_remembered: !choice.meanings.contains_key(&column) && learned(choice, head) == Some(meaning),
        })
    };
    meanings.iter().enumerate().filter_map(track).collect()
}

struct List<'a> {
    grid: &'a Grid,
    meanings: &'a [Meaning],
    lanes: BTreeMap<String, usize>,
    columns: BTreeMap<Vec<String>, usize>,
    /// The first row below the merged cell that names the present stage.
    covered: usize,
    /// Contents that reach: their number, their row, and the name of the stage that they reach to.
    reaching: Vec<(usize, usize, String)>,
    normal: Normal,
}

impl List<'_> {
    fn rows(mut self, first: usize, choice: &Choice) -> Normal {
        let mut path: Vec<String> = Vec::new();
        for row in first..self.grid.height {
            let Some((_, first)) = self.grid.row(row).next() else {
                continue;
            };
            let text = self.text(row, &Meaning::Text);
            let is_taken = choice.entries.get(&row).copied().unwrap_or(true);
            self.normal.entries.push(Entry {
                number: row,
                is_row: true,
                name: one_line(if text.is_empty() { &first.text } else { &text }),
                is_taken,
            });
            // What is left out may name the stage of those below it.
            self.follow(row, &mut path);
            if !is_taken {
                continue;
            }
            self.row(row, &path);
        }
        self.unused();
        self.normal.remembered();
        self.reach();
        self.normal.contents.sort_by_key(|content| content.lane);
        self.normal
    }

    /// The stage, step and moment of a row. Merged cells stand in their first row only.
    fn follow(&mut self, row: usize, path: &mut Vec<String>) {
        let levels = [Meaning::Stage, Meaning::Step, Meaning::Moment];
        let names = levels.clone().map(|meaning| self.text(row, &meaning));
        let Some(first) = names.iter().position(|name| !name.is_empty()) else {
            if row >= self.covered {
                path.clear();
            }
            return;
        };
        let cells = levels.iter().filter_map(|meaning| self.cell(row, meaning));
        let down = cells.map(|cell| cell.down).max().unwrap_or(1);
        self.covered = self.covered.max(row + down);
        let upper: Vec<String> = path.iter().take(first).cloned().collect();
        let own = names[first..].iter().filter(|name| !name.is_empty());
        *path = upper.into_iter().chain(own.map(|name| self.stage(name))).collect();
    }

    fn row(&mut self, row: usize, path: &[String]) {
        let column = (!path.is_empty()).then(|| self.column_of(path, row));
        let name = one_line(&self.text(row, &Meaning::LaneName)).replace("**", "");
        let is_nothing = self.text(row, &Meaning::Text).is_empty() && self.text(row, &Meaning::Value).is_empty();
        if name.is_empty() && is_nothing {
            return;
        }
        let lane = self.lane_of(&name, row);
        if is_nothing {
            return;
        }
        let until = self.text(row, &Meaning::Until);
        if !until.is_empty() {
            self.reaching.push((self.normal.contents.len(), row, until));
        }
        let value = self.column(&Meaning::Value);
        let number = value.and_then(|column| self.grid.cell(row, column));
        let at = self.column(&Meaning::Text).or(value).unwrap_or(0);
        let mut content = Content {
            lane,
            column,
            until: None,
            text: self.text(row, &Meaning::Text),
            value: number.and_then(|cell| cell.value),
            place: self.grid.place(row, at),
            more: None,
        };
        content.more = Some(self.more(row));
        self.normal.contents.push(content);
    }

    /// Lets cards reach, now that all columns are known. A name that no later column has is said.
    fn reach(&mut self) {
        for (content, row, name) in std::mem::take(&mut self.reaching) {
            let from = self.normal.contents[content].column;
            let until = from.and_then(|from| self.until(from, &name));
            let is_own = from.is_some_and(|from| self.normal.columns[from].path.last() == Some(&self.stage(&name)));
            self.normal.contents[content].until = until;
            if until.is_none() && !is_own {
                let note = Note::new("unknown_stage", &[("word", &one_line(&name))]);
                self.note(row, &Meaning::Until, note);
            }
        }
    }

    /// The later column with this name; below the same stage first, then the nearest.
    fn until(&self, from: usize, name: &str) -> Option<usize> {
        let name = self.stage(name);
        let path = &self.normal.columns[from].path;
        let upper = &path[..path.len().saturating_sub(1)];
        let fits = |near: bool| {
            let columns = self.normal.columns.iter().enumerate().skip(from + 1);
            columns
                .filter(|(_, column)| column.path.last() == Some(&name) && (!near || column.path.starts_with(upper)))
                .map(|(at, _)| at)
                .next()
        };
        fits(true).or_else(|| fits(false))
    }

    /// The name of a stage. A list of Lajur's own, which has ids, writes it as it is.
    fn stage(&self, name: &str) -> String {
        let name = one_line(name);
        if self.column(&Meaning::Id).is_some() {
            name
        } else {
            stage_name(&name)
        }
    }

    fn column_of(&mut self, path: &[String], row: usize) -> usize {
        if let Some(known) = self.columns.get(path) {
            return *known;
        }
        let at = self.normal.column(path, self.grid.line(row));
        self.columns.insert(path.to_vec(), at);
        at
    }

    fn lane_of(&mut self, name: &str, row: usize) -> usize {
        if let Some(known) = self.lanes.get(name) {
            return *known;
        }
        let told = self.word(row, &Meaning::RoleName, Role::ALL, "role", Role::as_str);
        let head = heads::read(name);
        let scale = self.scale(row);
        self.normal.lanes.push(LaneHead {
            name: name.to_owned(),
            role: told.or(head.role),
            is_channel: head.is_channel,
            told: scale,
            line: self.grid.line(row),
        });
        let at = self.normal.lanes.len() - 1;
        self.lanes.insert(name.to_owned(), at);
        at
    }

    /// What the first row of a lane says of its scale.
    fn scale(&mut self, row: usize) -> Told {
        let text = self.text(row, &Meaning::Scale);
        let range = heads::range(&text);
        if range.is_none() && !text.is_empty() {
            self.unknown(row, &Meaning::Scale, &text);
        }
        Told {
            range,
            unit: one_line(&self.text(row, &Meaning::Unit)),
        }
    }

    fn column(&self, meaning: &Meaning) -> Option<usize> {
        self.meanings.iter().position(|each| each == meaning)
    }

    fn cell(&self, row: usize, meaning: &Meaning) -> Option<&Cell> {
        self.grid.cell(row, self.column(meaning)?)
    }

    fn text(&self, row: usize, meaning: &Meaning) -> String {
        self.cell(row, meaning)
            .map(|cell| cell.text.clone())
            .unwrap_or_default()
    }

    /// Columns that were not taken are named.
    fn unused(&mut self) {
        let unused = self
            .normal
            .tracks
            .iter()
            .filter(|track| !track.is_known && !track.is_remembered && track.filled > 0);
        let names: Vec<&str> = unused
            .map(|track| track.head.as_str())
            .filter(|head| !head.is_empty())
            .collect();
        if !names.is_empty() {
            let note = Note::new("columns_left_out", &[("names", &names.join(", "))]);
            self.normal.notes.push(note);
        }
    }
}
