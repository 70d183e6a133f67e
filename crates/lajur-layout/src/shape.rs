//! Text to lines of shaped pieces. The only place that breaks a line or chooses a glyph.

mod built;
mod cache;

pub(crate) use cache::Cache;

use std::ops::Range;
use std::sync::Arc;

use crate::fonts::Fonts;
use crate::scene::{GlyphRun, Part, Source, TextPart};
use crate::theme::Ink;
use built::Built;
use cache::How;

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
    pub source: Source,
}

/// The texts without those that have the size of the one before: broken at another width they are the same.
pub(crate) fn distinct(texts: impl Iterator<Item = Arc<Shaped>>) -> Vec<Arc<Shaped>> {
    let mut texts: Vec<Arc<Shaped>> = texts.collect();
    texts.dedup_by(|narrow, wide| narrow.width == wide.width && narrow.lines.len() == wide.lines.len());
    texts
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
            source: piece.source,
        }
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
        let how = How::new(kind, markdown);
        let bits = width.map_or(0, f32::to_bits);
        if let Some(found) = self.cache().find(&(how, bits), text) {
            return found;
        }
        // Taken out while it is broken: two threads that want one text at the same time build it twice.
        let built = self.cache().take_built(&how, text);
        let (shaped, built) = self.with_shaper(|shaper| {
            let mut built = built.unwrap_or_else(|| Built::new(self, shaper, text, kind, markdown));
            (Arc::new(built.broken(self, width)), built)
        });
        let mut cache = self.cache();
        cache.keep_built(how, text, built);
        cache.keep(&(how, bits), text, shaped.clone());
        shaped
    }
}

#[cfg(test)]
mod tests;
