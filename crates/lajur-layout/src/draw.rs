//! A few strokes that all steps share: a sheet of parts to draw on, and shapes as paths.

use crate::scene::{Group, IconPart, Part, Path, PathPart, RectPart, Seg, Stroke, Tag};
use crate::shape::{Shaped, snap};
use crate::theme::Ink;

/// Parts in painting order.
#[derive(Debug, Default)]
pub(crate) struct Sheet(pub Vec<Part>);

/// An upright rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Area {
    pub x: f32,
    pub y: f32,
    pub w: f32,
    pub h: f32,
}

impl Area {
    pub(crate) fn new(x: f32, y: f32, w: f32, h: f32) -> Self {
        Self { x, y, w, h }
    }

    pub(crate) fn right(&self) -> f32 {
        self.x + self.w
    }

    pub(crate) fn bottom(&self) -> f32 {
        self.y + self.h
    }

    pub(crate) fn grown(&self, by: f32) -> Self {
        Self {
            x: self.x - by,
            y: self.y - by,
            w: self.w + 2.0 * by,
            h: self.h + 2.0 * by,
        }
    }

    /// True where another area lies inside.
    pub(crate) fn holds(&self, other: &Area) -> bool {
        other.x >= self.x && other.right() <= self.right() && other.y >= self.y && other.bottom() <= self.bottom()
    }

    pub(crate) fn overlaps(&self, other: &Area) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    pub(crate) fn group(self, tag: Tag, parts: Vec<Part>) -> Group {
        Group {
            tag,
            x: snap(self.x),
            y: snap(self.y),
            w: snap(self.w),
            h: snap(self.h),
            parts,
        }
    }
}

impl Sheet {
    pub(crate) fn rect(&mut self, area: Area, radius: f32, fill: Option<Ink>, stroke: Option<Stroke>) {
        let Area { x, y, w, h } = area;
        self.0.push(Part::Rect(RectPart {
            x: snap(x),
            y: snap(y),
            w: snap(w),
            h: snap(h),
            radius,
            fill,
            stroke,
        }));
    }

    pub(crate) fn path(&mut self, d: Path, fill: Option<Ink>, stroke: Option<Stroke>) {
        self.0.push(Part::Path(PathPart { d, fill, stroke }));
    }

    pub(crate) fn line(&mut self, from: (f32, f32), to: (f32, f32), stroke: Stroke) {
        self.path(
            Path(vec![
                Seg::Move(snap(from.0), snap(from.1)),
                Seg::Line(snap(to.0), snap(to.1)),
            ]),
            None,
            Some(stroke),
        );
    }

    pub(crate) fn icon(&mut self, name: &str, x: f32, y: f32, size: f32, ink: Ink) {
        self.0.push(Part::Icon(IconPart {
            x: snap(x),
            y: snap(y),
            size,
            name: name.to_owned(),
            ink,
        }));
    }

    pub(crate) fn text(&mut self, text: &Shaped, x: f32, y: f32, ink: &Ink) {
        self.0.extend(text.parts(x, y, ink));
    }

    /// Some lines of a text from the upper left corner.
    pub(crate) fn lines(&mut self, text: &Shaped, lines: std::ops::Range<usize>, ink: &Ink) {
        self.0.extend(text.some_parts(lines, ink));
    }

    /// Lines that end at `right`.
    pub(crate) fn text_right(&mut self, text: &Shaped, right: f32, y: f32, ink: &Ink) {
        self.text(text, right - text.width, y, ink);
    }
}

/// A full line.
pub(crate) fn stroke(ink: Ink, width: f32) -> Stroke {
    Stroke {
        ink,
        width,
        dash: Vec::new(),
        round: false,
    }
}

/// A broken line.
pub(crate) fn dashed(ink: Ink, width: f32, dash: &[f32]) -> Stroke {
    Stroke {
        ink,
        width,
        dash: dash.to_vec(),
        round: true,
    }
}

/// A full line with round ends and joins.
pub(crate) fn round(ink: Ink, width: f32) -> Stroke {
    Stroke {
        ink,
        width,
        dash: Vec::new(),
        round: true,
    }
}

/// How far the control points of a quarter circle lie from its ends, in radii.
const KAPPA: f32 = 0.552_284_8;

/// A circle as four cubics, beginning at the top.
pub(crate) fn circle(x: f32, y: f32, r: f32) -> Path {
    oval(x, y, r, r)
}

/// An ellipse as four cubics, beginning at the top.
pub(crate) fn oval(x: f32, y: f32, a: f32, b: f32) -> Path {
    let (k, l) = (a * KAPPA, b * KAPPA);
    Path(vec![
        Seg::Move(x, y - b),
        Seg::Cubic(x + k, y - b, x + a, y - l, x + a, y),
        Seg::Cubic(x + a, y + l, x + k, y + b, x, y + b),
        Seg::Cubic(x - k, y + b, x - a, y + l, x - a, y),
        Seg::Cubic(x - a, y - l, x - k, y - b, x, y - b),
        Seg::Close,
    ])
}

/// The left half of a circle, closed.
pub(crate) fn half_circle(x: f32, y: f32, r: f32) -> Path {
    let k = r * KAPPA;
    Path(vec![
        Seg::Move(x, y + r),
        Seg::Cubic(x - k, y + r, x - r, y + k, x - r, y),
        Seg::Cubic(x - r, y - k, x - k, y - r, x, y - r),
        Seg::Close,
    ])
}

/// Corners joined by straight lines, closed.
pub(crate) fn polygon(corners: &[(f32, f32)]) -> Path {
    let mut segs: Vec<Seg> = corners
        .iter()
        .enumerate()
        .map(|(at, (x, y))| {
            if at == 0 {
                Seg::Move(snap(*x), snap(*y))
            } else {
                Seg::Line(snap(*x), snap(*y))
            }
        })
        .collect();
    segs.push(Seg::Close);
    Path(segs)
}

/// Corners joined by straight lines whose bends are rounded, open.
pub(crate) fn bent(corners: &[(f32, f32)], radius: f32) -> Path {
    let mut segs = Vec::new();
    for (at, corner) in corners.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| corners[before]);
        match (before, corners.get(at + 1)) {
            (None, _) => segs.push(Seg::Move(snap(corner.0), snap(corner.1))),
            (Some(_), None) => segs.push(Seg::Line(snap(corner.0), snap(corner.1))),
            (Some(before), Some(after)) => bend(&mut segs, before, *corner, *after, radius),
        }
    }
    Path(segs)
}

fn bend(segs: &mut Vec<Seg>, before: (f32, f32), corner: (f32, f32), after: (f32, f32), radius: f32) {
    let (in_x, in_y) = toward(corner, before, radius);
    let (out_x, out_y) = toward(corner, after, radius);
    let near = |a: f32, b: f32| snap(a + (b - a) * KAPPA);
    segs.push(Seg::Line(snap(in_x), snap(in_y)));
    segs.push(Seg::Cubic(
        near(in_x, corner.0),
        near(in_y, corner.1),
        near(out_x, corner.0),
        near(out_y, corner.1),
        snap(out_x),
        snap(out_y),
    ));
}

/// The point `by` pixels from `from` on the way to `to`, at most half the way.
fn toward(from: (f32, f32), to: (f32, f32), by: f32) -> (f32, f32) {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = (dx * dx + dy * dy).sqrt();
    if length == 0.0 {
        return from;
    }
    let share = (by / length).min(0.5);
    (from.0 + dx * share, from.1 + dy * share)
}

/// A small star of five points, filled, 10 units from point to point at size 1 being `r`.
pub(crate) fn star(x: f32, y: f32, r: f32) -> Path {
    const POINTS: [(f32, f32); 10] = [
        (0.0, -1.0),
        (0.2479, -0.3412),
        (0.9511, -0.309),
        (0.4012, 0.1303),
        (0.5878, 0.809),
        (0.0, 0.4219),
        (-0.5878, 0.809),
        (-0.4012, 0.1303),
        (-0.9511, -0.309),
        (-0.2479, -0.3412),
    ];
    polygon(&POINTS.map(|(a, b)| (x + a * r, y + b * r)))
}
