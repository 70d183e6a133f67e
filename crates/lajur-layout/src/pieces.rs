//! A line of parley's as pieces: letters of one style and direction, with their glyphs.

use std::ops::Range;

use parley::Line;

use crate::fonts::Fonts;
use crate::scene::{Glyph, GlyphRun, Source};
use crate::shape::{Piece, ShapedLine, snap};

/// A piece while its glyphs arrive, in visual order.
struct Open {
    span: usize,
    rtl: bool,
    x: f32,
    pen: f32,
    bytes: Range<usize>,
    runs: Vec<GlyphRun>,
}

/// The line without the white space at its end; none for the empty line that parley adds behind a line end.
pub(crate) fn line(
    fonts: &Fonts,
    text: &str,
    line: Line<'_, u16>,
    links: &[Option<String>],
    styles: &[(u16, bool)],
) -> Option<ShapedLine> {
    let range = line.text_range();
    let range = range.start.min(text.len())..range.end.min(text.len());
    let shown = text.get(range.clone())?;
    if shown.is_empty() {
        return None;
    }
    let end = range.start + shown.trim_end().len();
    let mut walk = Walk {
        pieces: Vec::new(),
        pen: line.metrics().offset + line.metrics().inline_min_coord,
    };
    for run in line.runs() {
        walk.run(fonts, &run, end);
    }
    let pieces: Vec<Piece> = walk
        .pieces
        .into_iter()
        .map(|open| close(open, text, links, styles))
        .collect();
    let right = pieces.iter().map(|piece| piece.x + piece.w).fold(0.0, f32::max);
    Some(ShapedLine { pieces, right })
}

struct Walk {
    pieces: Vec<Open>,
    pen: f32,
}

impl Walk {
    /// Clusters come in visual order. One letter of a ligature has the glyphs, the others have none: read from the left
    /// they follow it, read from the right they come before it, and their bytes wait for it.
    fn run(&mut self, fonts: &Fonts, run: &parley::Run<'_, u16>, end: usize) {
        let Some(face) = fonts.face(run.font()) else { return };
        let rtl = run.is_rtl();
        let mut waiting: Option<Range<usize>> = None;
        let mut begun = false;
        for cluster in run.visual_clusters() {
            let mut bytes = cluster.text_range();
            let glyphs: Vec<parley::Glyph> = cluster.glyphs().collect();
            if bytes.start >= end {
                self.pen += glyphs.iter().map(|glyph| glyph.advance).sum::<f32>();
                continue;
            }
            if glyphs.is_empty() {
                if rtl {
                    waiting = Some(waiting.map_or(bytes.clone(), |kept| join(&kept, &bytes)));
                } else {
                    self.extend(&bytes);
                }
                continue;
            }
            if let Some(kept) = waiting.take() {
                bytes = join(&kept, &bytes);
            }
            let span = usize::from(cluster.style().brush);
            let open = self.open(span, rtl, &bytes);
            if !begun || open.runs.is_empty() {
                open.runs.push(GlyphRun {
                    face: face.clone(),
                    glyphs: Vec::new(),
                });
                begun = true;
            }
            let mut pen = open.pen;
            if let Some(list) = open.runs.last_mut() {
                for glyph in glyphs {
                    list.glyphs.push(placed(&glyph, pen, &bytes));
                    pen += glyph.advance;
                }
            }
            open.pen = pen;
            self.pen = open.x + pen;
        }
    }

    /// The piece that these bytes continue, or a new one.
    fn open(&mut self, span: usize, rtl: bool, bytes: &Range<usize>) -> &mut Open {
        let joins = self.pieces.last().is_some_and(|last| {
            let touches = if rtl {
                last.bytes.start == bytes.end
            } else {
                last.bytes.end == bytes.start
            };
            last.span == span && last.rtl == rtl && touches
        });
        if joins {
            if let Some(last) = self.pieces.last_mut() {
                last.bytes = join(&last.bytes, bytes);
            }
        } else {
            let x = self.pen;
            self.pieces.push(Open {
                span,
                rtl,
                x,
                pen: 0.0,
                bytes: bytes.clone(),
                runs: Vec::new(),
            });
        }
        let last = self.pieces.len() - 1;
        &mut self.pieces[last]
    }

    /// Letters without glyphs of their own belong to the glyph before them.
    fn extend(&mut self, bytes: &Range<usize>) {
        let Some(last) = self.pieces.last_mut() else { return };
        last.bytes = join(&last.bytes, bytes);
        if let Some(glyph) = last.runs.last_mut().and_then(|run| run.glyphs.last_mut()) {
            glyph.end = glyph.end.max(number(bytes.end));
        }
    }
}

fn join(a: &Range<usize>, b: &Range<usize>) -> Range<usize> {
    a.start.min(b.start)..a.end.max(b.end)
}

/// Texts are far shorter than four gigabytes.
fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The glyph at the pen; its bytes still count from the paragraph's start.
fn placed(glyph: &parley::Glyph, pen: f32, bytes: &Range<usize>) -> Glyph {
    Glyph {
        id: glyph.id,
        x: pen + glyph.x,
        y: glyph.y,
        advance: glyph.advance,
        start: number(bytes.start),
        end: number(bytes.end),
    }
}

fn close(open: Open, text: &str, links: &[Option<String>], styles: &[(u16, bool)]) -> Piece {
    let base = number(open.bytes.start);
    let mut runs = open.runs;
    for glyph in runs.iter_mut().flat_map(|run| &mut run.glyphs) {
        glyph.start -= base;
        glyph.end -= base;
    }
    let (weight, italic) = styles.get(open.span).copied().unwrap_or((400, false));
    Piece {
        x: snap(open.x),
        w: open.pen,
        text: text.get(open.bytes).unwrap_or_default().to_owned(),
        weight,
        italic,
        link: links.get(open.span).cloned().flatten(),
        rtl: open.rtl,
        runs: runs.into(),
        source: Source {
            start: base,
            ..Source::default()
        },
    }
}
