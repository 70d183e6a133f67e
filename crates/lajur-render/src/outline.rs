//! Outlines that painters need beside those of the drawing: rounded rectangles, and glyphs where no font may be named.

use std::fmt::Write;

use lajur_layout::scene::{Face, Path, Seg};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};

/// Distance of a control point for a quarter of a circle of radius 1.
const QUARTER: f32 = 0.552_284_8;

/// A rectangle whose corners have this radius, clockwise from the upper left.
pub(crate) fn rounded(x: f32, y: f32, w: f32, h: f32, radius: f32) -> Path {
    let r = radius.min(w / 2.0).min(h / 2.0).max(0.0);
    let (right, bottom) = (x + w, y + h);
    if r == 0.0 {
        return Path(vec![
            Seg::Move(x, y),
            Seg::Line(right, y),
            Seg::Line(right, bottom),
            Seg::Line(x, bottom),
            Seg::Close,
        ]);
    }
    let k = r * (1.0 - QUARTER);
    Path(vec![
        Seg::Move(x + r, y),
        Seg::Line(right - r, y),
        Seg::Cubic(right - k, y, right, y + k, right, y + r),
        Seg::Line(right, bottom - r),
        Seg::Cubic(right, bottom - k, right - k, bottom, right - r, bottom),
        Seg::Line(x + r, bottom),
        Seg::Cubic(x + k, bottom, x, bottom - k, x, bottom - r),
        Seg::Line(x, y + r),
        Seg::Cubic(x, y + k, x + k, y, x + r, y),
        Seg::Close,
    ])
}

/// The path scaled by `scale` from the origin, then moved by `(x, y)`.
pub(crate) fn placed(path: &Path, x: f32, y: f32, scale: f32) -> Path {
    let px = |v: f32| v * scale + x;
    let py = |v: f32| v * scale + y;
    Path(
        path.0
            .iter()
            .map(|seg| match *seg {
                Seg::Move(a, b) => Seg::Move(px(a), py(b)),
                Seg::Line(a, b) => Seg::Line(px(a), py(b)),
                Seg::Cubic(a, b, c, d, e, f) => Seg::Cubic(px(a), py(b), px(c), py(d), px(e), py(f)),
                Seg::Close => Seg::Close,
            })
            .collect(),
    )
}

/// Lowest and highest y that the path's points reach; control points included, so never too narrow.
pub(crate) fn extent_y(path: &Path) -> (f32, f32) {
    let mut extent = (f32::INFINITY, f32::NEG_INFINITY);
    let mut take = |y: f32| extent = (extent.0.min(y), extent.1.max(y));
    for seg in &path.0 {
        match *seg {
            Seg::Move(_, y) | Seg::Line(_, y) => take(y),
            Seg::Cubic(_, a, _, b, _, y) => [a, b, y].into_iter().for_each(&mut take),
            Seg::Close => {}
        }
    }
    extent
}

/// Units per em of a face; 1000 where the file cannot be read.
pub(crate) fn units_per_em(face: &Face) -> f32 {
    font(face).map_or(1000.0, |font| {
        f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em)
    })
}

/// The outline of a glyph as the `d` of an SVG path, in font units with y downwards. None where the face draws this
/// glyph in another way (as a picture) or not at all; empty for a blank one.
pub(crate) fn glyph(face: &Face, id: u32) -> Option<String> {
    let font = font(face)?;
    let outline = font.outline_glyphs().get(GlyphId::new(id))?;
    let mut pen = Pen::default();
    outline
        .draw(
            DrawSettings::unhinted(Size::unscaled(), LocationRef::default()),
            &mut pen,
        )
        .ok()?;
    Some(pen.0)
}

fn font(face: &Face) -> Option<FontRef<'_>> {
    FontRef::from_index((*face.data).as_ref(), face.index).ok()
}

/// Writes what skrifa draws. Font units are whole numbers in TrueType, so rounding loses nothing.
#[derive(Default)]
struct Pen(String);

impl Pen {
    fn put(&mut self, letter: char, points: &[(f32, f32)]) {
        self.0.push(letter);
        for (at, (x, y)) in points.iter().enumerate() {
            let space = if at == 0 { "" } else { " " };
            // Writing into a String cannot fail.
            let _ = write!(self.0, "{space}{} {}", x.round() as i32, -(y.round() as i32));
        }
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.put('M', &[(x, y)]);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.put('L', &[(x, y)]);
    }
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.put('Q', &[(cx, cy), (x, y)]);
    }
    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.put('C', &[(ax, ay), (bx, by), (x, y)]);
    }
    fn close(&mut self) {
        self.0.push('Z');
    }
}
