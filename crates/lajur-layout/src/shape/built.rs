//! A text whose glyphs are chosen, to be broken into lines of any width. Choosing takes far longer than breaking.

use lajur_model::text::{self, Block};
use parley::{
    Alignment, AlignmentOptions, CHROMIUM_LINE_BREAK_OVERRIDE, FontFamily, FontFamilyName, FontStyle, FontWeight,
    Layout, LineHeight, OverflowWrap, StyleProperty,
};

use super::{Shaped, ShapedLine, Type, snap};
use crate::fonts::{Fonts, Shaper};
use crate::pieces;

/// Room for the sign of a list, in sizes of the type.
const BULLET: f32 = 1.0;

/// A text before it is broken.
pub(super) struct Built {
    kind: Type,
    paragraphs: Vec<Paragraph>,
}

/// One paragraph; without letters it is an empty line.
struct Paragraph {
    letters: Option<Letters>,
    /// The sign before it, where it is part of a list.
    sign: Option<Letters>,
}

/// Letters of a paragraph. Its direction follows from its first strong letter.
struct Letters {
    text: String,
    layout: Layout<u16>,
    links: Vec<Option<String>>,
    styles: Vec<(u16, bool)>,
}

impl Built {
    pub(super) fn new(fonts: &Fonts, shaper: &mut Shaper, source: &str, kind: Type, markdown: bool) -> Self {
        let blocks = if markdown {
            text::parse(source).blocks
        } else {
            source.split('\n').map(plain_block).collect()
        };
        let mut paragraph = |block: &Block| Paragraph {
            letters: Letters::new(fonts, shaper, block, kind),
            sign: block
                .bullet
                .then(|| Letters::new(fonts, shaper, &plain_block("•"), kind))
                .flatten(),
        };
        Self {
            kind,
            paragraphs: blocks.iter().map(&mut paragraph).collect(),
        }
    }

    /// The text in lines of this width; without one in a line per paragraph.
    pub(super) fn broken(&mut self, fonts: &Fonts, width: Option<f32>) -> Shaped {
        let kind = self.kind;
        let mut lines = Vec::new();
        for (number, paragraph) in (0..).zip(&mut self.paragraphs) {
            let mut broken = paragraph.lines(fonts, width, kind);
            let pieces = broken.iter_mut().flat_map(|line| &mut line.pieces);
            pieces.for_each(|piece| piece.source.paragraph = number);
            lines.append(&mut broken);
        }
        let width = lines.iter().map(|line| line.right).fold(0.0, f32::max);
        Shaped { lines, width, kind }
    }
}

impl Paragraph {
    fn lines(&mut self, fonts: &Fonts, width: Option<f32>, kind: Type) -> Vec<ShapedLine> {
        let indent = if self.sign.is_some() {
            snap(BULLET * kind.size)
        } else {
            0.0
        };
        let inner = width.map(|width| (width - indent).max(1.0));
        let (mut lines, rtl) = match &mut self.letters {
            Some(letters) => (letters.lines(fonts, inner, kind), letters.layout.is_rtl()),
            None => (vec![ShapedLine::default()], false),
        };
        if let Some(sign) = &mut self.sign {
            let at = if rtl { inner.unwrap_or(0.0) + indent / 2.0 } else { 0.0 };
            let sign = sign.lines(fonts, None, kind).pop();
            set_bullet(&mut lines, sign, if rtl { 0.0 } else { indent }, at);
        }
        lines
    }
}

impl Letters {
    fn new(fonts: &Fonts, shaper: &mut Shaper, block: &Block, kind: Type) -> Option<Self> {
        let text: String = block.spans.iter().map(|span| span.text.as_str()).collect();
        if text.trim().is_empty() {
            return None;
        }
        Some(Self {
            layout: build(fonts, shaper, block, &text, kind),
            links: block.spans.iter().map(|span| span.link.clone()).collect(),
            styles: block.spans.iter().map(|span| emphasis(kind, span)).collect(),
            text,
        })
    }

    fn lines(&mut self, fonts: &Fonts, width: Option<f32>, kind: Type) -> Vec<ShapedLine> {
        let mut lines = self.broken_at(fonts, width);
        let mut at = width.unwrap_or_default();
        for _ in 0..NARROWER {
            let over = width.map_or(0.0, |width| most_over(&lines, width));
            if over == 0.0 {
                break;
            }
            at = (at - over.max(SPACE * kind.size)).max(1.0);
            lines = self.broken_at(fonts, Some(at));
        }
        if self.layout.is_rtl() {
            let edge = width.unwrap_or_else(|| lines.iter().map(|line| line.right).fold(0.0, f32::max));
            lines.iter_mut().for_each(|line| end_at(line, edge));
        }
        lines
    }

    fn broken_at(&mut self, fonts: &Fonts, width: Option<f32>) -> Vec<ShapedLine> {
        self.layout.break_all_lines(width);
        self.layout.align(Alignment::Start, AlignmentOptions::default());
        let lines = self.layout.lines();
        lines
            .filter_map(|line| pieces::line(fonts, &self.text, line, &self.links, &self.styles))
            .collect()
    }
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
            piece.source.bullet = true;
            first.right = first.right.max(piece.x + piece.w);
            first.pieces.insert(0, piece);
        }
    }
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
