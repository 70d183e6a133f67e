//! The lines of a text put together to paragraphs again.

use lajur_layout::scene::{Source, TextPart};

use super::geometry::Bounds;
use crate::paint::Rgb;

/// Letters of one style.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub text: String,
    pub size: f32,
    pub bold: bool,
    pub italic: bool,
    pub color: Rgb,
    pub link: Option<String>,
    x: f32,
    w: f32,
    source: Source,
}

impl Run {
    pub(super) fn new(part: &TextPart, x: f32, color: Rgb) -> Self {
        Self {
            text: part.text.clone(),
            size: part.size,
            bold: part.weight >= 600,
            italic: part.italic,
            color,
            link: part.link.clone(),
            x,
            w: part.w,
            source: part.source,
        }
    }

    /// The bytes of its paragraph that it stands for.
    fn bytes(&self) -> (usize, usize) {
        let start = self.source.start as usize;
        (start, start + self.text.len())
    }

    fn is_styled_like(&self, other: &Run) -> bool {
        let style = |run: &Run| (run.bold, run.italic, run.color);
        style(self) == style(other) && self.size == other.size && self.link == other.link
    }
}

/// A line of the drawing.
#[derive(Debug)]
struct Line {
    top: f32,
    runs: Vec<Run>,
}

/// A text: the lines of one paragraph or several, set in one size.
#[derive(Debug)]
pub(super) struct Block {
    lines: Vec<Line>,
    /// Height of a line.
    pub line: f32,
}

/// Letters between two line ends.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// In reading order.
    pub runs: Vec<Run>,
    /// From the edge of the text to the letters of a list's line; none outside of lists.
    pub bullet: Option<f32>,
    /// True where it is read from right to left.
    pub rtl: bool,
}

impl Block {
    pub(super) fn new(run: Run, top: f32, line: f32) -> Self {
        Self {
            lines: vec![Line { top, runs: vec![run] }],
            line,
        }
    }

    /// Takes a run that goes on with this text, and hands back one that begins another.
    pub(super) fn take(&mut self, run: Run, top: f32, line: f32) -> Option<Run> {
        let Some(last) = self.lines.last_mut() else {
            return Some(run);
        };
        let same_type = last.runs.iter().all(|other| other.size == run.size) && line == self.line;
        if !same_type {
            return Some(run);
        }
        // Lines come from top to bottom, the runs of a line from left to right, whichever way they are read.
        let (start, end) = run.bytes();
        let place = |run: &Run| (run.source.paragraph, run.bytes());
        let beside = |other: &Run| {
            let (paragraph, (from, to)) = place(other);
            let apart = end <= from || to <= start || other.source.bullet || run.source.bullet;
            paragraph == run.source.paragraph && apart
        };
        let before = |other: &Run| {
            let (paragraph, (_, to)) = place(other);
            paragraph < run.source.paragraph || (paragraph == run.source.paragraph && to <= start)
        };
        if (last.top - top).abs() < 0.01 && last.runs.iter().all(beside) {
            last.runs.push(run);
        } else if top > last.top && last.runs.iter().all(before) {
            self.lines.push(Line { top, runs: vec![run] });
        } else {
            return Some(run);
        }
        None
    }

    pub(super) fn bounds(&self) -> Bounds {
        let runs = || self.lines.iter().flat_map(|line| &line.runs);
        let left = runs().map(|run| run.x).fold(f32::MAX, f32::min);
        let right = runs().map(|run| run.x + run.w).fold(f32::MIN, f32::max);
        let top = self.lines.first().map_or(0.0, |line| line.top);
        let bottom = self.lines.last().map_or(0.0, |line| line.top) + self.line;
        Bounds {
            left,
            top,
            right,
            bottom,
        }
    }

    /// True for a text on one line.
    pub(super) fn is_single(&self) -> bool {
        self.lines.len() == 1
    }

    /// True where its first paragraph is read from right to left.
    pub(super) fn is_rtl(&self) -> bool {
        self.paragraphs().first().is_some_and(|paragraph| paragraph.rtl)
    }

    /// Size of its type.
    pub(super) fn size(&self) -> f32 {
        self.lines
            .first()
            .and_then(|line| line.runs.first())
            .map_or(0.0, |run| run.size)
    }

    /// The letters on one line.
    pub(super) fn plain(&self) -> String {
        let mut plain = String::new();
        for paragraph in self.paragraphs() {
            if !plain.is_empty() {
                plain.push(' ');
            }
            plain.extend(paragraph.runs.iter().map(|run| run.text.as_str()));
        }
        plain
    }

    /// Its paragraphs, with empty ones where the text has empty lines.
    pub(super) fn paragraphs(&self) -> Vec<Paragraph> {
        let mut runs: Vec<&Run> = self.lines.iter().flat_map(|line| &line.runs).collect();
        runs.sort_by_key(|run| (run.source.paragraph, !run.source.bullet, run.source.start));
        let mut paragraphs: Vec<Paragraph> = Vec::new();
        let mut before: Option<&Run> = None;
        for run in runs {
            let ended = before.map_or(1, |before| run.source.paragraph - before.source.paragraph);
            paragraphs.extend((0..ended).map(|_| Paragraph::default()));
            if let Some(paragraph) = paragraphs.last_mut() {
                paragraph.take(run, before.filter(|_| ended == 0));
            }
            before = Some(run);
        }
        for paragraph in &mut paragraphs {
            paragraph.rtl = is_rtl(paragraph.runs.iter().map(|run| run.text.as_str()));
        }
        paragraphs
    }
}

impl Paragraph {
    fn take(&mut self, run: &Run, before: Option<&Run>) {
        if run.source.bullet {
            self.bullet = Some(run.size);
            return;
        }
        // White space at the end of a line has fallen away.
        let gap = before.is_some_and(|before| !before.source.bullet && before.bytes().1 < run.bytes().0);
        if let (true, Some(last)) = (gap, self.runs.last_mut()) {
            last.text.push(' ');
        }
        match self.runs.last_mut() {
            Some(last) if last.is_styled_like(run) => last.text.push_str(&run.text),
            _ => self.runs.push(run.clone()),
        }
    }
}

/// The direction of a paragraph: that of its first letter that has one.
fn is_rtl<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let mut letters = texts.flat_map(str::chars).filter(|letter| letter.is_alphabetic());
    letters.next().is_some_and(|letter| {
        matches!(letter,
            '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}'
            | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
    })
}
