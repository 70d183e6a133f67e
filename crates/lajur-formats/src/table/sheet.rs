//! Rows as a table: where the head row is, which column names the stages, what lies around it.

use lajur_model::text::normalise;

use super::heads;
use super::rows::Row;
use crate::{Fault, FormatError, Note};

/// A table with one stage per row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sheet {
    /// A line of its own above the head row.
    pub(super) title: Option<String>,
    /// Head of the column that names the stages.
    pub(super) corner: String,
    /// Heads of the other columns.
    pub(super) heads: Vec<String>,
    /// The stages.
    pub(super) stages: Vec<StageRow>,
    /// What was done to get there.
    pub(super) notes: Vec<Note>,
}

/// One stage, with the rows that go on with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct StageRow {
    /// Its name.
    pub(super) name: String,
    /// Line it begins on.
    pub(super) line: u32,
    /// For each head the cells that hold something, from top to bottom.
    pub(super) cells: Vec<Vec<String>>,
}

impl Sheet {
    /// Finds the table in these rows.
    pub(super) fn of(rows: Vec<Row>) -> Result<Self, FormatError> {
        let mut notes = Vec::new();
        let mut rows: Vec<Row> = rows
            .into_iter()
            .map(clean)
            .filter(|row| row.cells.iter().any(|cell| !cell.is_empty()))
            .collect();
        let title = take_title(&mut rows);
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        if rows.len() < 2 || width < 2 {
            return Err(FormatError::new(Fault::NoTable).at(rows.first().map_or(1, |row| row.line)));
        }
        rows.iter_mut().for_each(|row| row.cells.resize(width, String::new()));
        if lies_the_other_way(&rows) {
            rows = turned(&rows);
            notes.push(Note::new("turned", &[]));
        }
        if begins_with_numbers(&rows) {
            rows.iter_mut().for_each(|row| drop(row.cells.remove(0)));
        }
        let mut heads = rows.remove(0).cells;
        let corner = heads.remove(0);
        let stages = stages(rows, heads.len(), &mut notes);
        if stages.is_empty() {
            return Err(FormatError::new(Fault::NoTable).at(1));
        }
        Ok(Self {
            title,
            corner,
            heads,
            stages,
            notes,
        })
    }
}

/// A row with tidy cells and none that are blank at its end.
fn clean(row: Row) -> Row {
    let mut cells: Vec<String> = row.cells.iter().map(|cell| tidy(cell)).collect();
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    Row { cells, ..row }
}

fn tidy(cell: &str) -> String {
    let mut text = normalise(cell);
    for tag in ["<br>", "<br/>", "<br />", "<BR>"] {
        if text.contains(tag) {
            text = text.replace(tag, "\n");
        }
    }
    text.trim().to_owned()
}

/// Rows above the head row that hold nothing but their first cell; the first of them is a title.
fn take_title(rows: &mut Vec<Row>) -> Option<String> {
    let above = rows.iter().take_while(|row| row.cells.len() == 1).count();
    if above == rows.len() {
        return None;
    }
    rows.drain(..above).next().map(|row| one_line(&row.cells.concat()))
}

/// True where the first column names lanes and the head row does not.
fn lies_the_other_way(rows: &[Row]) -> bool {
    let known = |name: &String| heads::read(name).role.is_some();
    let across = rows[0].cells.iter().skip(1).filter(|name| known(name)).count();
    let down = rows.iter().skip(1).filter(|row| known(&row.cells[0])).count();
    down > across
}

fn turned(rows: &[Row]) -> Vec<Row> {
    let width = rows[0].cells.len();
    (0..width)
        .map(|column| Row {
            line: rows[0].line,
            cells: rows.iter().map(|row| row.cells[column].clone()).collect(),
        })
        .collect()
}

/// True where the first column counts the rows and names nothing.
fn begins_with_numbers(rows: &[Row]) -> bool {
    let head = rows[0].cells[0].to_lowercase();
    let counts = ["", "#", "no", "no.", "nr", "nr.", "nomor", "number", "id"].contains(&head.as_str());
    let number = |cell: &str| !cell.is_empty() && cell.chars().all(|sign| sign.is_ascii_digit() || sign == '.');
    let rest = &rows[1..];
    counts
        && rows[0].cells.len() > 2
        && rest.iter().all(|row| row.cells[0].is_empty() || number(&row.cells[0]))
        && rest.iter().any(|row| number(&row.cells[0]))
}

fn stages(rows: Vec<Row>, width: usize, notes: &mut Vec<Note>) -> Vec<StageRow> {
    let mut stages: Vec<StageRow> = Vec::new();
    let (mut joined, mut left_out) = (0_usize, Vec::new());
    for row in rows {
        let mut cells = row.cells.into_iter();
        let name = one_line(&cells.next().unwrap_or_default());
        if heads::is_total(&name) {
            left_out.push(name);
            continue;
        }
        if name.is_empty() && !stages.is_empty() {
            joined += 1;
        } else {
            stages.push(StageRow {
                name,
                line: row.line,
                cells: vec![Vec::new(); width],
            });
        }
        let Some(stage) = stages.last_mut() else { continue };
        for (column, cell) in stage.cells.iter_mut().zip(cells) {
            column.extend(Some(cell).filter(|cell| !cell.is_empty()));
        }
    }
    if joined > 0 {
        notes.push(Note::counted("rows_joined", joined, &[]));
    }
    notes.extend(left_out.iter().map(|name| Note::new("row_left_out", &[("name", name)])));
    stages
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
