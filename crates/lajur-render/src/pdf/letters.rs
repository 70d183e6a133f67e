//! Glyphs as krilla takes them. PDF/UA wants a real glyph for every letter and letters for every glyph.

use std::ops::Range;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use lajur_layout::scene::{Face, Glyph, GlyphRun, TextPart};
use skrifa::{FontRef, MetadataProvider};

use crate::outline::units_per_em;

/// Letters that PDF/UA forbids behind a glyph.
const FORBIDDEN: [char; 3] = ['\0', '\u{FEFF}', '\u{FFFE}'];
/// Drawn for letters the face lacks, the first that it has: a box, a question mark, a blank.
const STAND_INS: [char; 4] = ['\u{25A1}', '\u{FFFD}', '?', ' '];

/// A face, ready to be embedded.
pub(super) struct Type {
    pub font: Font,
    stand_in: u32,
    units_per_em: f32,
}

impl Type {
    /// None where the bytes are no font.
    pub(super) fn of(face: &Face) -> Option<Self> {
        let letters = FontRef::from_index((*face.data).as_ref(), face.index).ok()?;
        let stand_in = STAND_INS.iter().find_map(|letter| letters.charmap().map(*letter))?;
        let font = Font::new(face.data.clone().into(), face.index)?;
        Some(Self {
            font,
            stand_in: stand_in.to_u32(),
            units_per_em: units_per_em(face),
        })
    }

    /// The run's glyphs, counted from a pen that is `start` along the part.
    pub(super) fn shaped(&self, run: &GlyphRun, text: &TextPart, start: f32) -> Shaped {
        let mut shaped = Shaped::default();
        let mut pen = start;
        let mut last = 0..text.text.len();
        for (at, glyph) in run.glyphs.iter().enumerate() {
            let range = if glyph.id == 0 {
                missing(&run.glyphs, at, text)
            } else {
                letters(glyph, text)
            };
            let range = range.unwrap_or_else(|| last.clone());
            if is_mark(&run.glyphs, at, text) {
                shaped.marks.push(self.glyph(glyph, text.size, start, range.clone()));
            } else if !text.text[range.clone()].contains(FORBIDDEN) && !range.is_empty() {
                shaped.letters.push(self.glyph(glyph, text.size, pen, range.clone()));
                pen += glyph.advance;
            }
            last = range;
        }
        shaped
    }

    /// Advance and offset in units of the type's size.
    fn glyph(&self, glyph: &Glyph, size: f32, pen: f32, range: Range<usize>) -> KrillaGlyph {
        let id = if glyph.id == 0 { self.stand_in } else { glyph.id };
        let offset = (glyph.x - pen) / size;
        // What is left of adding floats is no offset; krilla would break the line there.
        let offset = if offset.abs() < 1e-3 { 0.0 } else { offset };
        KrillaGlyph::new(
            GlyphId::new(id),
            self.advance(glyph.advance / size),
            offset,
            -glyph.y / size,
            0.0,
            range,
            None,
        )
    }

    /// An advance in whole units of the face, where it is one but for the rounding of floats: then krilla has nothing
    /// to correct, or writes the same correction for the same pair of letters wherever it stands.
    fn advance(&self, advance: f32) -> f32 {
        let units = advance * self.units_per_em;
        let whole = units.round();
        if (units - whole).abs() < 0.01 {
            whole / self.units_per_em
        } else {
            advance
        }
    }
}

/// The glyphs of a run.
#[derive(Default)]
pub(super) struct Shaped {
    /// Drawn as text.
    pub letters: Vec<KrillaGlyph>,
    /// Drawn as outlines, so that readers see one glyph per letter.
    pub marks: Vec<KrillaGlyph>,
}

/// The dots of an Arabic letter whose face draws them apart. As text they would tear words into letters when somebody
/// searches or copies.
fn is_mark(glyphs: &[Glyph], at: usize, text: &TextPart) -> bool {
    let is_neighbour = |other: usize| {
        glyphs
            .get(other)
            .is_some_and(|other| other.advance > 0.0 && (other.start, other.end) == (glyphs[at].start, glyphs[at].end))
    };
    text.rtl && glyphs[at].advance == 0.0 && (is_neighbour(at.wrapping_sub(1)) || is_neighbour(at + 1))
}

/// The letters a glyph stands for, where the run names any.
fn letters(glyph: &Glyph, text: &TextPart) -> Option<Range<usize>> {
    let range = glyph.start as usize..glyph.end as usize;
    text.text
        .get(range.clone())
        .filter(|letters| !letters.is_empty())
        .map(|_| range)
}

/// The letters of all neighbours that the face lacks too. Told as one, or readers break the line between them.
fn missing(glyphs: &[Glyph], at: usize, text: &TextPart) -> Option<Range<usize>> {
    let first = glyphs[..at]
        .iter()
        .rposition(|glyph| glyph.id != 0)
        .map_or(0, |before| before + 1);
    let ranges = glyphs[first..]
        .iter()
        .take_while(|glyph| glyph.id == 0)
        .filter_map(|glyph| letters(glyph, text));
    ranges.reduce(|a, b| a.start.min(b.start)..a.end.max(b.end))
}
