//! Tables in a text with headings: Markdown, also inside its fences.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::cells::broken;
use super::grid::{Cell, Grid};
use crate::text::line_at;
use crate::{Fault, FormatError};

/// Most megabytes of a text. Before the first table is told the parser has a piece in memory for each sign that may mean
/// something.
const MEGABYTES: u64 = 8;

/// True for a text in which a row of dashes and bars stands below a row with bars.
pub(super) fn is_one(source: &str) -> bool {
    let mut before = "";
    source.lines().map(str::trim).any(|line| {
        let has_rule = before.contains('|') && is_rule(line);
        before = line;
        has_rule
    })
}

/// `|---|:--:|`
fn is_rule(line: &str) -> bool {
    line.contains('|') && line.contains("--") && line.chars().all(|sign| "|-: \t".contains(sign))
}

/// All tables of a text. Each is named by the headings above it.
///
/// # Errors
/// Where one is larger than any map, or the text is longer than any that was written by hand.
pub(super) fn read(source: &str) -> Result<Vec<Grid>, FormatError> {
    if source.len() as u64 > MEGABYTES * 1024 * 1024 {
        return Err(FormatError::new(Fault::FileTooLarge { most: MEGABYTES }));
    }
    let mut tables = Vec::new();
    collect(source, None, &mut Trail::default(), &mut tables)?;
    Ok(tables)
}

/// The headings that hold at a place, from the first level down.
#[derive(Debug, Default, Clone)]
struct Trail(Vec<(HeadingLevel, String)>);

impl Trail {
    fn enter(&mut self, level: HeadingLevel, words: &str) {
        self.0.retain(|(above, _)| *above < level);
        self.0.push((level, words.trim().to_owned()));
    }

    fn name(&self) -> String {
        self.0.last().map(|(_, words)| words.clone()).unwrap_or_default()
    }
}

/// The lines of a text, counted on from where they were counted to: a text has many rows.
#[derive(Default)]
struct Lines {
    offset: usize,
    ends: u32,
}

impl Lines {
    /// The line on which a byte lies, counted from 1; no byte before the last one that was asked for.
    fn at(&mut self, source: &str, offset: usize) -> u32 {
        let more = source.as_bytes().get(self.offset..offset).unwrap_or_default();
        self.ends += line_at(more, more.len()) - 1;
        self.offset = self.offset.max(offset);
        self.ends + 1
    }
}

/// Tables of a text; of one in a fence, `fenced` is the line of the fence. A fence in a fence is not looked into.
fn collect(source: &str, fenced: Option<u32>, trail: &mut Trail, tables: &mut Vec<Grid>) -> Result<(), FormatError> {
    let mut lines = Lines::default();
    let mut line = |at: usize| fenced.unwrap_or(0) + lines.at(source, at);
    let mut heading: Option<(HeadingLevel, String)> = None;
    let mut fence: Option<(u32, String)> = None;
    let mut table: Option<Grid> = None;
    let mut cell = String::new();
    let mut address: Option<(usize, String)> = None;
    let (mut row, mut column) = (0, 0);
    for (event, range) in Parser::new_ext(source, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) => heading = Some((level, String::new())),
            Event::End(TagEnd::Heading(_)) => {
                if let Some((level, words)) = heading.take() {
                    trail.enter(level, &words);
                }
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => fence = Some((line(range.start), String::new())),
            Event::End(TagEnd::CodeBlock) => {
                let inside = fence.take().filter(|(_, inside)| fenced.is_none() && is_one(inside));
                if let Some((begin, inside)) = inside {
                    collect(&inside, Some(begin), trail, tables)?;
                }
            }
            Event::Start(Tag::Table(_)) => (table, row) = (Some(Grid::named(&trail.name())), 0),
            Event::End(TagEnd::Table) => tables.extend(table.take()),
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                column = 0;
                if let Some(table) = &mut table {
                    table.begin(line(range.start));
                }
            }
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => row += 1,
            Event::Start(Tag::TableCell) => cell.clear(),
            Event::End(TagEnd::TableCell) => {
                if let Some(table) = &mut table {
                    table.put(row, column, Cell::of(&cell))?;
                }
                column += 1;
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) if table.is_some() => {
                address = Some((cell.len(), dest_url.to_string()));
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                // A cell has words only: the address stands behind those that led there.
                let address = address.take().filter(|(start, address)| cell[*start..] != **address);
                cell.extend(address.map(|(_, address)| format!(" ({address})")));
            }
            Event::InlineHtml(tag) if table.is_some() && broken(&tag) == "\n" => cell.push('\n'),
            Event::Text(words) | Event::Code(words) | Event::InlineHtml(words) => {
                match (&mut fence, &mut heading, table.is_some()) {
                    (Some((_, inside)), _, _) => inside.push_str(&words),
                    (_, Some((_, heading)), _) => heading.push_str(&words),
                    (_, _, true) => cell.push_str(&words),
                    _ => {}
                }
            }
            Event::SoftBreak | Event::HardBreak if table.is_some() => cell.push('\n'),
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]
    use super::*;

    const FILE: &str = "# Hotel\n\nWords.\n\n## Now\n\n| Step | **Pain** |\n|:--|--|\n| Book | late<br>dear |\n| Pay | a \\| b |\n\n## Later\n\n```\n| Step | Pain |\n|---|---|\n| Book | – |\n```\n";

    #[test]
    fn tables_are_named_by_their_heading_and_found_in_fences() {
        let tables = read(FILE).unwrap();
        let names: Vec<&str> = tables.iter().map(|table| table.name.as_str()).collect();
        assert_eq!(names, ["Now", "Later"]);
        assert_eq!(tables[0].text(0, 1), "Pain", "marks are no letters");
        assert_eq!(tables[0].text(1, 1), "late\ndear");
        assert_eq!(tables[0].text(2, 1), "a | b");
        let linked = read("| Step | Link |\n|--|--|\n| Pay | [bank](https://b.id/a_b), <https://c.id> |\n").unwrap();
        assert_eq!(
            linked[0].text(1, 1),
            "bank (https://b.id/a_b), https://c.id",
            "addresses stay"
        );
        assert_eq!((tables[0].line(1), tables[1].line(1)), (9, 17), "rows know their lines");
    }

    #[test]
    fn text_with_bars_alone_is_no_table() {
        assert!(is_one(FILE));
        assert!(!is_one("a | b\nc | d\n"));
        assert!(!is_one("Stage,Pain\nBuy,x\n"));
    }
}
