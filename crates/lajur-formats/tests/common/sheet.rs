//! The readable sheet of a map's workbook, to work in as a person does; saved as any other program would.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use lajur_formats::table::{Grid, tables};
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What a cell holds.
#[derive(Debug, Clone)]
enum Held {
    Text(String),
    Number(f64),
    /// A formula with the value that was saved with it.
    Formula(&'static str),
}

#[derive(Debug, Clone)]
struct Filled {
    held: Held,
    /// Columns and rows that it covers.
    span: (u16, u32),
}

/// A sheet with its filled cells. Rows and columns are found by their hidden keys, as programs take them along.
#[derive(Debug, Clone)]
pub struct Sheet {
    name: String,
    cells: BTreeMap<(u32, u16), Filled>,
}

/// The column with the names of lanes.
pub const NAMES: u16 = 1;

/// Stands for the value of a formula that has none.
pub const UNSAVED: &str = "unsaved";

#[allow(dead_code, reason = "not every test does all that a person does")]
impl Sheet {
    /// A sheet as it was read.
    pub fn of(table: &Grid) -> Self {
        let cells = table.cells().map(|(row, column, cell)| {
            let text = || Held::Text(cell.text.clone());
            let held = cell.value.map_or_else(text, Held::Number);
            let span = (cell.across as u16, cell.down as u32);
            ((row as u32, column as u16), Filled { held, span })
        });
        Self {
            name: table.name.clone(),
            cells: cells.collect(),
        }
    }

    /// The sheet as it is read again.
    pub fn table(&self) -> Grid {
        tables(&self.bytes()).unwrap().remove(0)
    }

    /// A workbook with this sheet alone.
    pub fn bytes(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet().set_name(&self.name).unwrap();
        for ((row, column), filled) in &self.cells {
            let (across, down) = filled.span;
            if across > 1 || down > 1 {
                let (last, right) = (row + down - 1, column + across - 1);
                let format = Format::new();
                sheet.merge_range(*row, *column, last, right, "", &format).unwrap();
            }
            hold(sheet, (*row, *column), &filled.held);
        }
        without_values(&book.save_to_buffer().unwrap())
    }

    /// The column of a stage.
    pub fn column(&self, stage: &str) -> u16 {
        let keys = self.cells.range((0, 0)..(1, 0));
        let found = keys.map(|((_, column), cell)| (column, cell));
        *found.into_iter().find(|(_, cell)| cell.says(stage)).unwrap().0
    }

    /// The first row with a key.
    pub fn row(&self, key: &str) -> u32 {
        let keys = self.cells.iter().filter(|((_, column), _)| *column == 0);
        keys.into_iter().find(|(_, cell)| cell.says(key)).unwrap().0.0
    }

    pub fn write(&mut self, at: (u32, u16), text: &str) {
        self.put(at, Held::Text(text.to_owned()));
    }

    pub fn number(&mut self, at: (u32, u16), number: f64) {
        self.put(at, Held::Number(number));
    }

    /// A formula whose saved value is this one: `#NAME?` where it failed, [`UNSAVED`] where it was never worked out.
    pub fn formula(&mut self, at: (u32, u16), value: &'static str) {
        self.put(at, Held::Formula(value));
    }

    pub fn clear(&mut self, at: (u32, u16)) {
        self.cells.remove(&at);
    }

    /// How many columns and rows a cell covers.
    pub fn span(&mut self, at: (u32, u16), span: (u16, u32)) {
        self.cells.get_mut(&at).unwrap().span = span;
    }

    fn put(&mut self, at: (u32, u16), held: Held) {
        let span = self.cells.get(&at).map_or((1, 1), |cell| cell.span);
        self.cells.insert(at, Filled { held, span });
    }

    /// Puts an empty row above this one.
    pub fn insert_row(&mut self, at: u32) {
        self.shift(|(row, column)| (if row >= at { row + 1 } else { row }, column));
    }

    /// Copies a row, hidden key and all, into one of its own.
    pub fn copy_row(&mut self, from: u32, to: u32) {
        let held: Vec<_> = self
            .cells
            .range((from, 0)..(from + 1, 0))
            .map(|((_, column), cell)| (*column, cell.clone()))
            .collect();
        self.insert_row(to);
        self.cells
            .extend(held.into_iter().map(|(column, cell)| ((to, column), cell)));
    }

    /// Puts a column, hidden key and all, before another; what is merged over it is the caller's to mend.
    pub fn move_column(&mut self, from: u16, before: u16) {
        self.shift(|(row, column)| {
            let to = match column {
                _ if column == from && before > from => before - 1,
                _ if column == from => before,
                _ if (from + 1..before).contains(&column) => column - 1,
                _ if (before..from).contains(&column) => column + 1,
                _ => column,
            };
            (row, to)
        });
    }

    fn shift(&mut self, to: impl Fn((u32, u16)) -> (u32, u16)) {
        let cells = std::mem::take(&mut self.cells);
        self.cells = cells.into_iter().map(|(at, cell)| (to(at), cell)).collect();
    }
}

impl Filled {
    fn says(&self, text: &str) -> bool {
        matches!(&self.held, Held::Text(held) if held == text)
    }
}

fn hold(sheet: &mut Worksheet, (row, column): (u32, u16), held: &Held) {
    match held {
        Held::Text(text) => sheet.write_string(row, column, text),
        Held::Number(number) => sheet.write_number(row, column, *number),
        Held::Formula(value) => sheet.write_formula(row, column, Formula::new("=-queue").set_result(*value)),
    }
    .unwrap();
}

/// The workbook with formulas as programs save them that never work them out.
fn without_values(book: &[u8]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(book)).unwrap();
    let mut written = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..archive.len() {
        let mut part = archive.by_index(number).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        let text = text.replace(r#" t="str"><f>-queue</f><v>unsaved</v>"#, "><f>-queue</f>");
        written
            .start_file(part.name().unwrap(), SimpleFileOptions::default())
            .unwrap();
        written.write_all(text.as_bytes()).unwrap();
    }
    written.finish().unwrap().into_inner()
}
