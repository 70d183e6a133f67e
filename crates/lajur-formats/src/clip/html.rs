//! HTML of any program as the cells of its tables. Only the tokenizer of an HTML parser is at work: no tree is built
//! that could grow deep, and whatever is no cell is passed over.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};

use super::records::ATTRIBUTE;
use lajur_model::limits;

use crate::FormatError;
use crate::table::{Cell, Grid};

/// What a page holds.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The cells of its tables, one table below the other; a table within a cell is text of that cell.
    pub(super) table: Grid,
    /// What Lajur wrote into its own table.
    pub(super) records: Option<String>,
}

/// Reads a page; broken HTML is read as a browser would.
pub(super) fn read(html: &str) -> Result<Page, FormatError> {
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(html));
    let tokens = Tokenizer::new(Cells::default(), Default::default());
    // It pauses for scripts, which here never run, and so also where there is no use in reading on.
    let _ = tokens.feed(&queue);
    tokens.end();
    let mut walk = tokens.sink.0.into_inner();
    walk.end_cell();
    // Pages let a title reach over far more columns than there are.
    walk.page.table.narrow(walk.furthest + 1);
    walk.failed.map_or(Ok(walk.page), Err)
}

#[derive(Default)]
struct Cells(RefCell<Walk>);

/// Where the reading stands.
#[derive(Default)]
struct Walk {
    page: Page,
    failed: Option<FormatError>,
    /// Tables around this place.
    depth: usize,
    /// Rows begun so far.
    rows: usize,
    column: usize,
    /// The text of the open cell, none between cells.
    cell: Option<String>,
    /// Columns and rows that the open cell covers.
    covers: (usize, usize),
    /// The furthest column in which a cell begins.
    furthest: usize,
    /// By column the row up to which a cell from above takes its place.
    taken: Vec<usize>,
    /// The element whose text is no text, such as a script.
    silent: Option<String>,
}

impl TokenSink for Cells {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut walk = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => walk.text(&text),
            Token::TagToken(tag) => return walk.tag(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Walk {
    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name = &*tag.name;
        if tag.kind == TagKind::EndTag {
            if self.silent.as_deref() == Some(name) {
                self.silent = None;
            }
            self.close(name);
            return TokenSinkResult::Continue;
        }
        if let Some(records) = attribute(tag, ATTRIBUTE) {
            self.page.records.get_or_insert_with(|| records.to_owned());
        }
        self.open(tag, name);
        if self.failed.is_some() {
            return TokenSinkResult::Script(());
        }
        let raw = match name {
            "script" => RawKind::ScriptData,
            "style" | "xmp" | "iframe" | "noembed" | "noframes" => RawKind::Rawtext,
            "title" | "textarea" => RawKind::Rcdata,
            _ => return TokenSinkResult::Continue,
        };
        self.silent = Some(name.to_owned());
        TokenSinkResult::RawData(raw)
    }

    fn open(&mut self, tag: &Tag, name: &str) {
        match name {
            "table" => self.depth += 1,
            "tr" if self.depth == 1 => self.begin_row(),
            "td" | "th" if self.depth == 1 => self.begin_cell(tag),
            "br" | "p" | "div" | "li" | "tr" => self.line_end(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "td" | "th" | "tr" if self.depth == 1 => self.end_cell(),
            "table" => {
                if self.depth == 1 {
                    self.end_cell();
                }
                self.depth = self.depth.saturating_sub(1);
            }
            "p" | "div" | "li" | "tr" => self.line_end(),
            "td" | "th" => self.text(" "),
            _ => {}
        }
    }

    fn begin_row(&mut self) {
        self.end_cell();
        self.rows += 1;
        self.column = 0;
    }

    fn begin_cell(&mut self, tag: &Tag) {
        self.end_cell();
        if self.rows == 0 {
            self.rows = 1;
        }
        while self.taken.get(self.column).is_some_and(|until| *until >= self.rows) {
            self.column += 1;
        }
        let span = |name: &str, most: usize| {
            let said = attribute(tag, name).and_then(|text| text.trim().parse::<usize>().ok());
            said.unwrap_or(1).clamp(1, most)
        };
        let (across, down) = (span("colspan", limits::STAGES), span("rowspan", limits::LANES));
        if down > 1 && self.column < limits::STAGES {
            let end = (self.column + across).min(limits::STAGES);
            self.taken.resize(self.taken.len().max(end), 0);
            self.taken[self.column..end].fill(self.rows + down - 1);
        }
        self.covers = (across, down);
        self.furthest = self.furthest.max(self.column);
        self.cell = Some(String::new());
    }

    fn end_cell(&mut self) {
        let Some(text) = self.cell.take() else { return };
        let (across, down) = self.covers;
        let cell = Cell {
            across,
            down,
            ..Cell::of(&text)
        };
        let row = self.rows.saturating_sub(1);
        // Empty cells cost nothing, however many there are.
        if !cell.text.is_empty()
            && let Err(error) = self.page.table.put(row, self.column, cell)
        {
            self.failed.get_or_insert(error);
        }
        self.column += across;
    }

    /// Adds text; white space of any length is one space, and none where a line begins.
    fn text(&mut self, text: &str) {
        let Some(cell) = self.cell.as_mut() else { return };
        if self.silent.is_some() {
            return;
        }
        for letter in text.chars() {
            if !letter.is_whitespace() {
                cell.push(letter);
            } else if !cell.is_empty() && !cell.ends_with([' ', '\n']) {
                cell.push(' ');
            }
        }
    }

    fn line_end(&mut self) {
        if let Some(cell) = self.cell.as_mut()
            && !cell.is_empty()
        {
            cell.push('\n');
        }
    }
}

fn attribute<'a>(tag: &'a Tag, name: &str) -> Option<&'a str> {
    let found = tag.attrs.iter().find(|attribute| &*attribute.name.local == name);
    found.map(|attribute| &*attribute.value)
}
