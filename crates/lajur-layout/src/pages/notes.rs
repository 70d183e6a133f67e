//! The notes of a map and its stages, and what is still open among the comments, as sheets of text behind the map.

use super::room::SheetSize;
use crate::draw::{Area, Sheet};
use crate::kit::Kit;
use crate::measure::{CARD, STAGE, TITLE};
use crate::scene::{Group, Tag};
use crate::shape::{Shaped, Type};
use crate::theme::Ink;

/// Lines longer than this are hard to read.
const WIDEST: f32 = 620.0;
/// Above a heading.
const GAP: f32 = 16.0;

/// A heading with its text.
struct Entry {
    heading: String,
    text: String,
}

/// The sheets, each with its groups; none where there are no notes.
pub(crate) fn sheets(kit: &Kit<'_>, size: &SheetSize, foot: f32) -> Vec<Vec<Group>> {
    let entries = entries(kit);
    if entries.is_empty() {
        return Vec::new();
    }
    let mut book = Book {
        size,
        bottom: size.h - size.margin - foot,
        width: size.inner().min(WIDEST * size.scale),
        y: size.margin,
        sheets: vec![Vec::new()],
    };
    let title = kit.say("paper.notes", &[("title", kit.doc.map.title.trim())]);
    book.text(
        &kit.fonts.wrap_plain(&title, book.width, set(TITLE, size.scale)),
        "ink",
        1,
    );
    for entry in entries {
        book.y += GAP * size.scale;
        book.text(
            &kit.fonts.wrap_plain(&entry.heading, book.width, set(STAGE, size.scale)),
            "ink",
            2,
        );
        book.text(
            &kit.fonts.wrap(&entry.text, book.width, set(CARD, size.scale)),
            "ink-soft",
            1,
        );
    }
    book.sheets
}

fn set(kind: Type, by: f32) -> Type {
    Type {
        size: kind.size * by,
        line: kind.line * by,
        ..kind
    }
}

fn entries(kit: &Kit<'_>) -> Vec<Entry> {
    let map = &kit.doc.map;
    let of_map = Entry {
        heading: map.title.clone(),
        text: map.note.clone(),
    };
    let stages = kit.head.iter().map(|node| Entry {
        heading: node.stage.name.clone(),
        text: node.stage.note.clone(),
    });
    let open = kit.doc.comments.values().filter(|comment| !comment.solved);
    let comments = open.map(|comment| Entry {
        heading: kit.say("paper.comment", &[("author", &comment.author)]),
        text: comment.text.clone(),
    });
    std::iter::once(of_map)
        .chain(stages)
        .chain(comments)
        .filter(|entry| !entry.text.trim().is_empty())
        .collect()
}

struct Book<'a> {
    size: &'a SheetSize,
    bottom: f32,
    width: f32,
    y: f32,
    sheets: Vec<Vec<Group>>,
}

impl Book<'_> {
    /// Sets a text line by line; a sheet that has no room for so many lines more is full.
    fn text(&mut self, text: &Shaped, ink: &'static str, together: usize) {
        let line = text.line_height();
        let left = if self.y + line * together as f32 > self.bottom {
            self.turn()
        } else {
            self.bottom - self.y
        };
        let (mut from, mut room) = (0, left);
        while from < text.lines.len() {
            let fits = ((room / line) as usize).max(1).min(text.lines.len() - from);
            let mut sheet = Sheet::default();
            sheet.lines(text, from..from + fits, &Ink::Token(ink));
            let h = fits as f32 * line;
            let group = Area::new(self.size.margin, self.y, self.width, h).group(Tag::Legend, sheet.0);
            if let Some(last) = self.sheets.last_mut() {
                last.push(group);
            }
            self.y += h;
            from += fits;
            if from < text.lines.len() {
                room = self.turn();
            }
        }
    }

    /// Begins a new sheet; its room.
    fn turn(&mut self) -> f32 {
        self.sheets.push(Vec::new());
        self.y = self.size.margin;
        self.bottom - self.y
    }
}
