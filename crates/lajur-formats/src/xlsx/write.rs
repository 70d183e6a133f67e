//! A map as a workbook: a sheet as a designer would lay it out, and one with all records, so that nothing is lost.

use lajur_model::{AssetId, Color, Doc, Form, Lane, Rgb, role, text};
use lajur_words::{Lang, say};
use rust_xlsxwriter::{
    ConditionalFormatType, DocProperties, ExcelDateTime, Format, Note, Url, Workbook, Worksheet, XlsxError,
};

use super::look::{self, Tint};
use super::plan::{Filled, Of, Plan, Row, head, series_name, shown};
use super::{DATA, FIRST, HEADS, KEYS, MARK, NAMES, data};
use crate::lanes::lane_name;
use crate::{Fault, FormatError};

/// Width of a column in letters.
const WIDTH: usize = 30;

/// How a workbook is written.
pub struct XlsxOptions<'a> {
    /// The tones of a color: a light ground, and the ink of words on it.
    pub tint: &'a dyn Fn(&Color) -> (Rgb, Rgb),
    /// Bytes of an image.
    pub image: &'a dyn Fn(&AssetId) -> Option<Vec<u8>>,
    /// Day of writing, `YYYY-MM-DD`.
    pub day: &'a str,
}

/// Writes a map as a workbook. The same map, options and day give the same bytes.
///
/// # Errors
/// Where a sheet cannot hold it.
pub fn write(doc: &Doc, options: &XlsxOptions<'_>) -> Result<Vec<u8>, FormatError> {
    let lang = Lang::parse(&doc.map.language).unwrap_or(Lang::En);
    let mut book = Workbook::new();
    book.set_properties(&properties(doc, options.day));
    let mut sheet = Sheet {
        doc,
        lang,
        plan: Plan::of(doc),
        options,
    };
    let written = sheet
        .fill(book.add_worksheet())
        .and_then(|()| data::write(doc, options.image, lang, book.add_worksheet().set_name(DATA)?))
        .and_then(|()| book.save_to_buffer());
    written.map_err(|error| FormatError::new(Fault::NotWritten).details(&error))
}

fn properties(doc: &Doc, day: &str) -> DocProperties {
    let properties = DocProperties::new()
        .set_title(&doc.map.title)
        .set_author(&doc.map.owner);
    match ExcelDateTime::parse_from_str(day) {
        Ok(day) => properties.set_creation_datetime(&day),
        Err(_) => properties,
    }
}

struct Sheet<'a> {
    doc: &'a Doc,
    lang: Lang,
    plan: Plan<'a>,
    options: &'a XlsxOptions<'a>,
}

type Written = Result<(), XlsxError>;

impl Sheet<'_> {
    fn fill(&mut self, sheet: &mut Worksheet) -> Written {
        sheet.set_name(say(self.lang, "sheet.map", &[]))?;
        let first = self.title(sheet)?;
        let below = self.head(sheet, first)?;
        let last = self.rows(sheet, below)?;
        self.measure(sheet)?;
        self.print(sheet, (first, below), last)
    }

    /// Keys of the columns, title and goal; the row with which the head begins.
    fn title(&self, sheet: &mut Worksheet) -> Result<u32, XlsxError> {
        sheet.write_string(0, KEYS, MARK)?;
        for (at, column) in self.plan.grid.columns.iter().enumerate() {
            sheet.write_string(0, col(at), column.id.as_str())?;
        }
        sheet.set_row_hidden(0)?;
        sheet.write_string(1, KEYS, "title")?;
        sheet.write_string_with_format(1, NAMES, &self.doc.map.title, &look::title())?;
        sheet.set_row_height(1, 30)?;
        if self.doc.map.goal.is_empty() {
            return Ok(2);
        }
        sheet.write_string(2, KEYS, "goal")?;
        sheet.write_string_with_format(2, NAMES, text::parse(&self.doc.map.goal).plain(), &look::goal())?;
        Ok(3)
    }

    /// Stages, steps and moments; the first row below them.
    fn head(&self, sheet: &mut Worksheet, first: u32) -> Result<u32, XlsxError> {
        let levels = u32::from(self.plan.grid.levels.max(1));
        for level in 0..levels {
            sheet.write_string(first + level, KEYS, format!("{HEADS}{level}"))?;
            sheet.write_blank(first + level, NAMES, &look::corner())?;
        }
        for node in &self.plan.grid.head {
            let (ground, ink) = self.tint(node.stage.color.as_ref(), "slate");
            let format = look::head(ground, ink, node.level);
            let row = first + u32::from(node.level) - 1;
            let name = head(&node.stage.name, &node.stage.gloss);
            // A leaf of an upper level reaches down to the lanes.
            let last = if node.columns == 1 && self.is_leaf(node.column, node.stage) {
                first + levels - 1
            } else {
                row
            };
            let columns = (col(node.column), col(node.column + node.columns - 1));
            put(sheet, (row, last), columns, &name, &format)?;
        }
        for level in 0..levels {
            let nodes = self
                .plan
                .grid
                .head
                .iter()
                .filter(|node| u32::from(node.level) == level + 1);
            let lines = nodes
                .map(|node| lines(&head(&node.stage.name, &node.stage.gloss), node.columns))
                .max();
            sheet.set_row_height(first + level, height(lines.unwrap_or(1)))?;
        }
        Ok(first + levels)
    }

    fn is_leaf(&self, column: usize, stage: &lajur_model::Stage) -> bool {
        self.plan
            .grid
            .columns
            .get(column)
            .is_some_and(|leaf| leaf.id == stage.id)
    }

    /// Lanes and tray; the last row.
    fn rows(&self, sheet: &mut Worksheet, first: u32) -> Result<u32, XlsxError> {
        let mut at = first;
        let rows = &self.plan.rows;
        let mut begin = 0;
        while begin < rows.len() {
            let lane = lane_of(&rows[begin]);
            let end = rows[begin..].iter().take_while(|row| lane_of(row) == lane).count() + begin;
            for (row, number) in rows[begin..end].iter().zip(at..) {
                self.row(sheet, row, number)?;
            }
            let last = at + row(end - begin) - 1;
            self.names(sheet, &rows[begin..end], (at, last))?;
            at = last + 1;
            begin = end;
        }
        Ok(at.max(first + 1) - 1)
    }

    /// The name of a lane beside all its cards; lanes of values have one for each group of people.
    fn names(&self, sheet: &mut Worksheet, rows: &[Row<'_>], (first, last): (u32, u32)) -> Written {
        let Some(lane) = rows.first().and_then(lane_of) else {
            let words = say(self.lang, "tray.title", &[]);
            return put(sheet, (first, last), (NAMES, NAMES), &words, &look::name(Tint::plain()));
        };
        let tint = self.lane_tint(lane);
        let name = lane_name(lane, self.lang);
        if matches!(rows[0].of, Of::Cards(..)) {
            return put(sheet, (first, last), (NAMES, NAMES), &name, &look::name(tint));
        }
        self.color_values(sheet, lane, (first, last))?;
        for (row, at) in rows.iter().zip(first..) {
            let words = match &row.of {
                Of::Values(_, _, series) => series_name(self.doc, &name, series, self.lang),
                _ => String::new(),
            };
            sheet.write_string_with_format(at, NAMES, words, &look::name(tint))?;
        }
        Ok(())
    }

    /// Low values in a light red, high ones in a light green.
    fn color_values(&self, sheet: &mut Worksheet, lane: &Lane, (first, last): (u32, u32)) -> Written {
        let Some((lowest, highest)) = self.doc.scale(lane) else {
            return Ok(());
        };
        let colors = look::feelings()
            .set_minimum(ConditionalFormatType::Number, lowest)
            .set_midpoint(ConditionalFormatType::Number, (lowest + highest) / 2.0)
            .set_maximum(ConditionalFormatType::Number, highest);
        let columns = self.plan.grid.columns.len().max(1);
        sheet.add_conditional_format(first, FIRST, last, col(columns - 1), &colors)?;
        Ok(())
    }

    fn row(&self, sheet: &mut Worksheet, row: &Row<'_>, at: u32) -> Written {
        sheet.write_string(at, KEYS, row.of.key())?;
        // Merged cells never make their row higher by themselves, and not every program looks at the others.
        let high = row
            .cells
            .iter()
            .map(|cell| lines(&shown(cell.card, self.lang), cell.last - cell.first + 1))
            .max();
        let is_values = matches!(row.of, Of::Values(..));
        sheet.set_row_height(at, height(if is_values { 1 } else { high.unwrap_or(1) }))?;
        let tint = lane_of(row).map_or(Tint::plain(), |lane| self.lane_tint(lane));
        let format = look::cell(tint, false);
        let figure = look::cell(tint, true);
        let mut filled = row.cells.iter().peekable();
        let columns = self.plan.grid.columns.len().max(1);
        let mut column = 0;
        while column < columns {
            let Some(cell) = filled.next_if(|cell| cell.first == column) else {
                sheet.write_blank(at, col(column), &format)?;
                column += 1;
                continue;
            };
            match (&row.of, cell.card.value) {
                (Of::Values(..), Some(value)) => self.value(sheet, at, cell, value, &figure)?,
                _ => self.text(sheet, at, cell, &format)?,
            }
            self.note(sheet, at, cell)?;
            column = cell.last + 1;
        }
        Ok(())
    }

    fn value(&self, sheet: &mut Worksheet, at: u32, cell: &Filled<'_>, value: f64, format: &Format) -> Written {
        let columns = (col(cell.first), col(cell.last));
        put(sheet, (at, at), columns, "", format)?;
        sheet.write_number_with_format(at, columns.0, value, format)?;
        Ok(())
    }

    fn text(&self, sheet: &mut Worksheet, at: u32, cell: &Filled<'_>, format: &Format) -> Written {
        let words = shown(cell.card, self.lang);
        let columns = (col(cell.first), col(cell.last));
        put(sheet, (at, at), columns, &words, format)?;
        let link = cell.card.link.as_ref().map(|link| spelled(&link.url));
        let link = link.filter(|url| !url.is_empty() && url.len() < 2_000 && words.len() < 255);
        if let Some(url) = link {
            let url = Url::new(url).set_text(&words);
            // What a spreadsheet takes for no address stays the text that was written.
            let _ = sheet.write_url_with_options(at, columns.0, &url, &words, "", Some(format));
        }
        Ok(())
    }

    /// What the card rests on and who answers for it, as the cell's note.
    fn note(&self, sheet: &mut Worksheet, at: u32, cell: &Filled<'_>) -> Written {
        let lines = super::about::lines(self.doc, cell.card, self.lang);
        if lines.is_empty() {
            return Ok(());
        }
        let note = Note::new(lines.join("\n"))
            .add_author_prefix(false)
            .set_width(240)
            .set_height(80);
        sheet.insert_note(at, col(cell.first), &note)?;
        Ok(())
    }

    fn lane_tint(&self, lane: &Lane) -> Tint {
        let (ground, ink) = self.tint(lane.color.as_ref(), role(lane.role.as_ref()).hue);
        let is_line = self.doc.form(lane) == Form::Line;
        Tint { ground, ink, is_line }
    }

    fn tint(&self, color: Option<&Color>, hue: &str) -> (Rgb, Rgb) {
        match color {
            Some(color) => (self.options.tint)(color),
            None => (self.options.tint)(&Color::from(hue)),
        }
    }

    fn measure(&self, sheet: &mut Worksheet) -> Written {
        sheet.set_column_hidden(KEYS)?;
        sheet.set_column_width(NAMES, 24)?;
        let columns = self.plan.grid.columns.len().max(1);
        sheet.set_column_range_width(FIRST, col(columns - 1), WIDTH as f64)?;
        Ok(())
    }

    fn print(&self, sheet: &mut Worksheet, (head, below): (u32, u32), last: u32) -> Written {
        const A3: u8 = 8;
        sheet.set_freeze_panes(below, FIRST)?;
        sheet.set_landscape().set_paper_size(A3).set_print_fit_to_pages(1, 0);
        sheet
            .set_repeat_rows(head, below - 1)?
            .set_repeat_columns(NAMES, NAMES)?;
        let columns = self.plan.grid.columns.len().max(1);
        sheet.set_print_area(1, NAMES, last, col(columns - 1))?;
        sheet
            .set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
            .set_footer("&L&A&R&P / &N");
        sheet.set_screen_gridlines(false);
        Ok(())
    }
}

/// An address with its scheme in small letters, as spreadsheets want it.
fn spelled(address: &str) -> String {
    match address.split_once(':') {
        Some((scheme, rest)) => format!("{}:{rest}", scheme.to_ascii_lowercase()),
        None => address.to_owned(),
    }
}

/// How many lines a text takes over so many columns, somewhat more than fewer.
fn lines(words: &str, columns: usize) -> usize {
    let room = (WIDTH - 2) * columns;
    let lines = words.lines().map(|line| line.chars().count().div_ceil(room).max(1));
    lines.sum::<usize>().max(1)
}

/// Height of a row of so many lines in points; spreadsheets take at most 409.
fn height(lines: usize) -> f64 {
    (lines as f64 * 15.0 + 5.0).min(409.0)
}

/// Writes a cell, merged where it covers several.
fn put(sheet: &mut Worksheet, rows: (u32, u32), columns: (u16, u16), words: &str, format: &Format) -> Written {
    if rows.0 == rows.1 && columns.0 == columns.1 {
        sheet.write_string_with_format(rows.0, columns.0, words, format)?;
    } else {
        sheet.merge_range(rows.0, columns.0, rows.1, columns.1, words, format)?;
    }
    Ok(())
}

fn lane_of<'a>(row: &Row<'a>) -> Option<&'a Lane> {
    match row.of {
        Of::Cards(lane, _) | Of::Values(lane, ..) | Of::Words(lane, _) => Some(lane),
        Of::Tray(_) => None,
    }
}

/// The sheet's column of a column of the map. A map has far fewer than a sheet.
fn col(column: usize) -> u16 {
    FIRST + u16::try_from(column).unwrap_or(u16::MAX - FIRST)
}

fn row(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
