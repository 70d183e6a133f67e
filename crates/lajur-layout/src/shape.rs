//! Text to lines of shaped pieces. The only place that breaks a line or chooses a glyph.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use lajur_model::text::{self, Block};
use parley::{
    Alignment, AlignmentOptions, CHROMIUM_LINE_BREAK_OVERRIDE, FontFamily, FontFamilyName, FontStyle, FontWeight,
    Layout, LineHeight, OverflowWrap, StyleProperty,
};

use crate::fonts::{Fonts, Shaper};
use crate::pieces;
use crate::scene::{GlyphRun, Part, TextPart};
use crate::theme::Ink;

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Type {
    /// Size of the letters in CSS pixels.
    pub size: f32,
    /// Height of a line.
    pub line: f32,
    /// 400, 600 or 700.
    pub weight: u16,
    /// Slanted.
    pub italic: bool,
}

impl Type {
    pub(crate) const fn new(size: f32, line: f32, weight: u16) -> Self {
        Self {
            size,
            line,
            weight,
            italic: false,
        }
    }

    pub(crate) const fn slanted(self) -> Self {
        Self { italic: true, ..self }
    }

    /// Distance from the upper edge of a line to its baseline: Inter's ascent and descent, centred as CSS does it.
    pub(crate) fn baseline(self) -> f32 {
        const ASCENT: f32 = 1984.0 / 2048.0;
        const DESCENT: f32 = 494.0 / 2048.0;
        snap((self.line - (ASCENT + DESCENT) * self.size) / 2.0 + ASCENT * self.size)
    }
}

/// Lengths lie on a grid of 1/64 pixel, so that they come out the same everywhere.
pub(crate) fn snap(length: f32) -> f32 {
    (length * 64.0).round() / 64.0
}

/// A text broken into lines.
#[derive(Debug)]
pub(crate) struct Shaped {
    /// From top to bottom.
    pub lines: Vec<ShapedLine>,
    /// Right edge of the line that reaches farthest.
    pub width: f32,
    kind: Type,
}

/// One line.
#[derive(Debug, Default)]
pub(crate) struct ShapedLine {
    /// From left to right.
    pub pieces: Vec<Piece>,
    /// Where its letters end.
    pub right: f32,
}

/// Letters of one style and direction on one line.
#[derive(Debug)]
pub(crate) struct Piece {
    pub x: f32,
    pub w: f32,
    pub text: String,
    pub weight: u16,
    pub italic: bool,
    pub link: Option<String>,
    pub rtl: bool,
    pub runs: Arc<[GlyphRun]>,
}

impl Shaped {
    /// Height of all lines.
    pub(crate) fn height(&self) -> f32 {
        self.lines.len() as f32 * self.kind.line
    }

    /// Height of one line.
    pub(crate) fn line_height(&self) -> f32 {
        self.kind.line
    }

    /// Some of the lines as parts, the first of them at the upper edge.
    pub(crate) fn some_parts(&self, lines: Range<usize>, ink: &Ink) -> Vec<Part> {
        let mut parts = Vec::new();
        for (at, line) in self.lines[lines].iter().enumerate() {
            let top = at as f32 * self.kind.line;
            parts.extend(
                line.pieces
                    .iter()
                    .map(|piece| Part::Text(self.part(piece, 0.0, top, ink))),
            );
        }
        parts
    }

    /// True where there is nothing to see.
    pub(crate) fn is_blank(&self) -> bool {
        self.lines.iter().all(|line| line.pieces.is_empty())
    }

    /// The lines as parts, with the upper left corner of the first line box at `x`, `y`.
    pub(crate) fn parts(&self, x: f32, y: f32, ink: &Ink) -> impl Iterator<Item = Part> {
        self.lines.iter().enumerate().flat_map(move |(at, line)| {
            let top = y + at as f32 * self.kind.line;
            line.pieces
                .iter()
                .map(move |piece| Part::Text(self.part(piece, x, top, ink)))
        })
    }

    fn part(&self, piece: &Piece, x: f32, top: f32, ink: &Ink) -> TextPart {
        let ink = if piece.link.is_some() {
            Ink::Token("link")
        } else {
            ink.clone()
        };
        TextPart {
            x: snap(x + piece.x),
            baseline: snap(top + self.kind.baseline()),
            w: snap(piece.w),
            top: snap(top),
            line: self.kind.line,
            size: self.kind.size,
            weight: piece.weight,
            italic: piece.italic,
            ink,
            text: piece.text.clone(),
            link: piece.link.clone(),
            rtl: piece.rtl,
            runs: piece.runs.clone(),
        }
    }
}

/// Texts already shaped, by style and width. Bounded: the older half goes when the younger is full.
#[derive(Default)]
pub(crate) struct Cache {
    young: Generation,
    old: Generation,
    count: usize,
}

type Generation = HashMap<Key, HashMap<String, Arc<Shaped>>>;

/// Size, line, width as bits; weight; slanted; Markdown.
type Key = (u32, u32, u32, u16, bool, bool);

/// Texts of one generation: twice the cards of the largest map that is measured.
const GENERATION: usize = 30_000;

impl Cache {
    fn find(&mut self, key: &Key, text: &str) -> Option<Arc<Shaped>> {
        if let Some(found) = self.young.get(key).and_then(|texts| texts.get(text)) {
            return Some(found.clone());
        }
        let found = self.old.get(key)?.get(text)?.clone();
        self.keep(key, text, found.clone());
        Some(found)
    }

    fn keep(&mut self, key: &Key, text: &str, shaped: Arc<Shaped>) {
        if self.count >= GENERATION {
            self.old = std::mem::take(&mut self.young);
            self.count = 0;
        }
        self.count += 1;
        self.young.entry(*key).or_default().insert(text.to_owned(), shaped);
    }
}

impl Fonts {
    /// Text in the Markdown subset, broken at `width`. Words that are too long break anywhere.
    pub(crate) fn wrap(&self, source: &str, width: f32, kind: Type) -> Arc<Shaped> {
        self.shaped(source, Some(width.max(1.0)), kind, true)
    }

    /// Plain text, broken at `width`.
    pub(crate) fn wrap_plain(&self, plain: &str, width: f32, kind: Type) -> Arc<Shaped> {
        self.shaped(plain, Some(width.max(1.0)), kind, false)
    }

    /// Plain text in a box no wider than its longest line, at most `width`.
    pub(crate) fn snug(&self, plain: &str, width: f32, kind: Type) -> Arc<Shaped> {
        let wide = self.wrap_plain(plain, width, kind);
        // Lines read from the right end at the right edge; what is free lies at their left.
        let pieces = wide.lines.iter().flat_map(|line| &line.pieces);
        let left = pieces.map(|piece| piece.x).fold(f32::MAX, f32::min);
        if left < 1.0 || left == f32::MAX {
            wide
        } else {
            self.wrap_plain(plain, width - left + 0.5, kind)
        }
    }

    /// Plain text on one line.
    pub(crate) fn line(&self, plain: &str, kind: Type) -> Arc<Shaped> {
        let flat = plain.replace('\n', " ");
        self.shaped(&flat, None, kind, false)
    }

    /// Width of the longest word.
    pub(crate) fn longest_word(&self, plain: &str, kind: Type) -> f32 {
        plain
            .split_whitespace()
            .map(|word| self.line(word, kind).width)
            .fold(0.0, f32::max)
    }

    fn shaped(&self, text: &str, width: Option<f32>, kind: Type, markdown: bool) -> Arc<Shaped> {
        let bits = width.map_or(0, f32::to_bits);
        let key = (
            kind.size.to_bits(),
            kind.line.to_bits(),
            bits,
            kind.weight,
            kind.italic,
            markdown,
        );
        if let Some(found) = self.cache().find(&key, text) {
            return found;
        }
        let shaped = Arc::new(self.with_shaper(|shaper| shape(self, shaper, text, width, kind, markdown)));
        self.cache().keep(&key, text, shaped.clone());
        shaped
    }
}

/// Room for the sign of a list, in sizes of the type.
const BULLET: f32 = 1.0;

fn shape(fonts: &Fonts, shaper: &mut Shaper, source: &str, width: Option<f32>, kind: Type, markdown: bool) -> Shaped {
    let blocks = if markdown {
        text::parse(source).blocks
    } else {
        source.split('\n').map(plain_block).collect()
    };
    let mut lines = Vec::new();
    for block in &blocks {
        let indent = if block.bullet { snap(BULLET * kind.size) } else { 0.0 };
        let inner = width.map(|width| (width - indent).max(1.0));
        let (mut broken, rtl) = break_block(fonts, shaper, block, inner, kind);
        if block.bullet {
            let sign = break_block(fonts, shaper, &plain_block("•"), None, kind).0.pop();
            let at = if rtl { inner.unwrap_or(0.0) + indent / 2.0 } else { 0.0 };
            set_bullet(&mut broken, sign, if rtl { 0.0 } else { indent }, at);
        }
        lines.append(&mut broken);
    }
    let width = lines.iter().map(|line| line.right).fold(0.0, f32::max);
    Shaped { lines, width, kind }
}

fn plain_block(line: &str) -> Block {
    let span = text::Span {
        text: line.to_owned(),
        ..text::Span::default()
    };
    Block {
        bullet: false,
        spans: if line.is_empty() { Vec::new() } else { vec![span] },
    }
}

fn set_bullet(lines: &mut [ShapedLine], sign: Option<ShapedLine>, indent: f32, at: f32) {
    for line in lines.iter_mut() {
        line.right += indent;
        for piece in &mut line.pieces {
            piece.x += indent;
        }
    }
    if let (Some(first), Some(sign)) = (lines.first_mut(), sign) {
        for mut piece in sign.pieces {
            piece.x += at;
            first.right = first.right.max(piece.x + piece.w);
            first.pieces.insert(0, piece);
        }
    }
}

/// One paragraph: its direction follows from its first strong letter.
fn break_block(
    fonts: &Fonts,
    shaper: &mut Shaper,
    block: &Block,
    width: Option<f32>,
    kind: Type,
) -> (Vec<ShapedLine>, bool) {
    let text: String = block.spans.iter().map(|span| span.text.as_str()).collect();
    if text.trim().is_empty() {
        return (vec![ShapedLine::default()], false);
    }
    let mut layout = build(fonts, shaper, block, &text, kind);
    let links: Vec<Option<String>> = block.spans.iter().map(|span| span.link.clone()).collect();
    let styles: Vec<(u16, bool)> = block.spans.iter().map(|span| emphasis(kind, span)).collect();
    let mut broken_at = |width: Option<f32>| -> Vec<ShapedLine> {
        layout.break_all_lines(width);
        layout.align(Alignment::Start, AlignmentOptions::default());
        let lines = layout.lines();
        lines
            .filter_map(|line| pieces::line(fonts, &text, line, &links, &styles))
            .collect()
    };
    let mut lines = broken_at(width);
    let mut at = width.unwrap_or_default();
    for _ in 0..NARROWER {
        let over = width.map_or(0.0, |width| most_over(&lines, width));
        if over == 0.0 {
            break;
        }
        at = (at - over.max(SPACE * kind.size)).max(1.0);
        lines = broken_at(Some(at));
    }
    if layout.is_rtl() {
        let edge = width.unwrap_or_else(|| lines.iter().map(|line| line.right).fold(0.0, f32::max));
        lines.iter_mut().for_each(|line| end_at(line, edge));
    }
    (lines, layout.is_rtl())
}

/// How often a paragraph is broken anew, each time narrower by a space at least.
const NARROWER: usize = 4;
/// About the width of a space, in sizes of the type.
const SPACE: f32 = 0.3;

/// By how much the widest line with a space in it is wider than `width`. parley lets the spaces at the end of its last
/// run hang over the edge: where both directions meet, those may stand in the middle of the line.
fn most_over(lines: &[ShapedLine], width: f32) -> f32 {
    let several = lines.iter().filter(|line| line.pieces.len() > 1);
    several.map(|line| extent(line) - width).fold(0.0, f32::max)
}

/// Width of what a line draws.
fn extent(line: &ShapedLine) -> f32 {
    line.right - line.pieces.iter().map(|piece| piece.x).fold(f32::INFINITY, f32::min)
}

/// Moves a line to the right edge. parley counts part of the space that was cut from its end.
fn end_at(line: &mut ShapedLine, edge: f32) {
    let by = snap(edge - line.right);
    line.pieces.iter_mut().for_each(|piece| piece.x += by);
    line.right += by;
}

/// Weight and slant of a span. Within slanted text emphasis stands upright, and bold is never slanted: there is no
/// such face.
fn emphasis(kind: Type, span: &text::Span) -> (u16, bool) {
    if span.bold {
        return (if kind.weight >= 600 { 700 } else { 600 }, false);
    }
    (kind.weight, kind.weight < 600 && kind.italic != span.italic)
}

fn build(fonts: &Fonts, shaper: &mut Shaper, block: &Block, text: &str, kind: Type) -> Layout<u16> {
    let families: Vec<FontFamilyName<'_>> = fonts
        .families()
        .iter()
        .map(|name| FontFamilyName::named(name))
        .collect();
    let mut builder = shaper.layout.ranged_builder(&mut shaper.fonts, text, 1.0, false);
    builder.push_default(StyleProperty::FontFamily(FontFamily::List(families.into())));
    builder.push_default(StyleProperty::FontSize(kind.size));
    builder.push_default(StyleProperty::LineHeight(LineHeight::Absolute(kind.line)));
    builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
    let mut start = 0;
    for (at, span) in block.spans.iter().enumerate() {
        let range = start..start + span.text.len();
        let (weight, italic) = emphasis(kind, span);
        let style = if italic { FontStyle::Italic } else { FontStyle::Normal };
        builder.push(
            StyleProperty::FontWeight(FontWeight::new(f32::from(weight))),
            range.clone(),
        );
        builder.push(StyleProperty::FontStyle(style), range.clone());
        // The brush carries the number of the span, so that pieces find their link again; texts with more spans than
        // that lose links, not letters.
        builder.push(
            StyleProperty::Brush(u16::try_from(at).unwrap_or(u16::MAX)),
            range.clone(),
        );
        start = range.end;
    }
    builder.set_line_break_override(Some(CHROMIUM_LINE_BREAK_OVERRIDE));
    builder.build(text)
}

#[cfg(test)]
mod tests;
