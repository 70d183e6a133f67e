//! Lengths and outlines as DrawingML has them: whole EMUs (914,400 to the inch), and ready-made forms where one fits.

use std::fmt::Write;

use lajur_layout::Pages;
use lajur_layout::scene::{Path, Seg};

use crate::outline::extent_y;
use crate::paint::Rect;

/// EMUs per CSS pixel of a page, 4/3 of what paper would have: a page's pixel is a slide's point.
const EMU_PER_PX: f64 = 12_700.0;
/// Sides that a slide can have: 1 to 56 inches.
const SIDES: std::ops::RangeInclusive<i64> = 914_400..=51_206_400;
/// A coordinate is no larger, whatever a drawing says: programs keep it in 32 bits.
const FAREST: f64 = 2_000_000_000.0;

/// A slide's size.
#[derive(Debug, Clone, Copy)]
pub(super) struct Size {
    pub w: i64,
    pub h: i64,
    scale: Scale,
}

impl Size {
    /// The slide on which the largest of the pages fits.
    pub(super) fn of(pages: &Pages) -> Self {
        let longest = |side: fn(&lajur_layout::Page) -> f32| pages.pages.iter().map(side).fold(1.0, f32::max);
        let (w, h) = (longest(|page| page.scene.width), longest(|page| page.scene.height));
        let most = *SIDES.end() as f64 / f64::from(w.max(h));
        let scale = Scale(EMU_PER_PX.min(most));
        let side = |px: f32| scale.emu(px).clamp(*SIDES.start(), *SIDES.end());
        Self {
            w: side(w),
            h: side(h),
            scale,
        }
    }

    pub(super) fn scale(&self) -> Scale {
        self.scale
    }
}

/// EMUs per CSS pixel.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale(f64);

impl Scale {
    /// A length in EMUs.
    pub(super) fn emu(self, px: f32) -> i64 {
        let emu = f64::from(px) * self.0;
        if emu.is_finite() {
            emu.clamp(-FAREST, FAREST).round() as i64
        } else {
            0
        }
    }

    /// A length in hundredths of a point.
    pub(super) fn centipoints(self, px: f32) -> i64 {
        (self.emu(px) + 63) / 127
    }

    /// A size of type in hundredths of a point, rounded down to a tenth of a point: letters must not grow.
    pub(super) fn type_size(self, px: f32) -> i64 {
        (self.centipoints(px) / 10 * 10).clamp(100, 400_000)
    }
}

/// An upright rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounds {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

impl Bounds {
    pub(super) fn new(x: f32, y: f32, w: f32, h: f32) -> Self {
        Self {
            left: x,
            top: y,
            right: x + w,
            bottom: y + h,
        }
    }

    pub(super) fn of(rect: &Rect) -> Self {
        Self::new(rect.x, rect.y, rect.w, rect.h)
    }

    /// The hull of a path.
    pub(super) fn of_path(path: &Path) -> Self {
        let (top, bottom) = extent_y(path);
        let turned = path.0.iter().map(|seg| match *seg {
            Seg::Move(x, y) => Seg::Move(y, x),
            Seg::Line(x, y) => Seg::Line(y, x),
            Seg::Cubic(a, b, c, d, x, y) => Seg::Cubic(b, a, d, c, y, x),
            Seg::Close => Seg::Close,
        });
        let (left, right) = extent_y(&Path(turned.collect()));
        if left > right {
            return Self::new(0.0, 0.0, 0.0, 0.0);
        }
        Self {
            left,
            top,
            right,
            bottom,
        }
    }

    pub(super) fn w(&self) -> f32 {
        self.right - self.left
    }

    pub(super) fn h(&self) -> f32 {
        self.bottom - self.top
    }

    pub(super) fn joined(self, other: Bounds) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// True where the middle of another lies inside, and it is no larger but by `slack`.
    pub(super) fn holds(&self, other: &Bounds, slack: f32) -> bool {
        let (x, y) = ((other.left + other.right) / 2.0, (other.top + other.bottom) / 2.0);
        let is_inside = self.left <= x && x <= self.right && self.top <= y && y <= self.bottom;
        is_inside && other.w() <= self.w() + slack && other.h() <= self.h() + slack
    }

    /// `<a:off/><a:ext/>`.
    pub(super) fn write(&self, out: &mut String, scale: Scale) {
        let (x, y, w, h) = self.emu(scale);
        // Writing into a String cannot fail, here and below.
        let _ = write!(out, "<a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{w}\" cy=\"{h}\"/>");
    }

    /// Left, top, width, height.
    pub(super) fn emu(&self, scale: Scale) -> (i64, i64, i64, i64) {
        let (x, y) = (scale.emu(self.left), scale.emu(self.top));
        let side = |from: i64, to: f32| (scale.emu(to) - from).max(0);
        (x, y, side(x, self.right), side(y, self.bottom))
    }
}

/// How a shape is bounded.
#[derive(Debug, Clone)]
pub(super) enum Outline {
    /// A rectangle, its corners rounded or not.
    Rect(Rect),
    /// Anything else.
    Path(Path),
}

impl Outline {
    pub(super) fn bounds(&self) -> Bounds {
        match self {
            Outline::Rect(rect) => Bounds::of(rect),
            Outline::Path(path) => Bounds::of_path(path),
        }
    }

    /// The part of the shape from which insets of text are counted: ready-made forms keep text off their corners.
    pub(super) fn room(&self) -> Bounds {
        /// What a round corner takes of its radius: 1 less the cosine of 45°.
        const CORNER: f32 = 0.292_893_2;
        let bounds = self.bounds();
        let (x, y) = match self {
            Outline::Rect(rect) => {
                let corner = rect.radius.clamp(0.0, rect.w.min(rect.h).max(0.0) / 2.0) * CORNER;
                (corner, corner)
            }
            Outline::Path(path) if is_oval(path) => (bounds.w() / 2.0 * CORNER, bounds.h() / 2.0 * CORNER),
            Outline::Path(_) => (0.0, 0.0),
        };
        Bounds {
            left: bounds.left + x,
            top: bounds.top + y,
            right: bounds.right - x,
            bottom: bounds.bottom - y,
        }
    }

    /// The ends of a straight line, where it is nothing else.
    pub(super) fn as_line(&self) -> Option<((f32, f32), (f32, f32))> {
        match self {
            Outline::Path(Path(segs)) => match segs[..] {
                [Seg::Move(a, b), Seg::Line(x, y)] => Some(((a, b), (x, y))),
                _ => None,
            },
            Outline::Rect(_) => None,
        }
    }

    /// The geometry, without a fill for an open line.
    pub(super) fn write(&self, out: &mut String, scale: Scale, filled: bool) {
        match self {
            Outline::Rect(rect) => rectangle(out, rect),
            Outline::Path(path) if is_oval(path) => {
                out.push_str("<a:prstGeom prst=\"ellipse\"><a:avLst/></a:prstGeom>")
            }
            Outline::Path(path) => {
                let bounds = self.bounds();
                let (x, y, w, h) = bounds.emu(scale);
                freeform(out, path, (w, h), filled, |px, py| {
                    (scale.emu(px) - x, scale.emu(py) - y)
                });
            }
        }
    }
}

fn rectangle(out: &mut String, rect: &Rect) {
    let short = rect.w.min(rect.h);
    if rect.radius <= 0.0 || short <= 0.0 {
        return out.push_str("<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>");
    }
    let share = (f64::from(rect.radius / short) * 100_000.0)
        .round()
        .clamp(0.0, 50_000.0) as i64;
    let _ = write!(
        out,
        "<a:prstGeom prst=\"roundRect\"><a:avLst><a:gd name=\"adj\" fmla=\"val {share}\"/></a:avLst></a:prstGeom>"
    );
}

/// A path in a box of this size, its points put there by `to`.
pub(super) fn freeform(
    out: &mut String,
    path: &Path,
    (w, h): (i64, i64),
    filled: bool,
    to: impl Fn(f32, f32) -> (i64, i64),
) {
    let fill = if filled { "" } else { " fill=\"none\"" };
    let _ = write!(
        out,
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/>\
         <a:pathLst><a:path w=\"{}\" h=\"{}\"{fill}>",
        w.max(1),
        h.max(1)
    );
    for seg in &path.0 {
        let (name, points): (&str, &[(f32, f32)]) = match *seg {
            Seg::Move(x, y) => ("moveTo", &[(x, y)]),
            Seg::Line(x, y) => ("lnTo", &[(x, y)]),
            Seg::Cubic(a, b, c, d, x, y) => ("cubicBezTo", &[(a, b), (c, d), (x, y)]),
            Seg::Close => {
                out.push_str("<a:close/>");
                continue;
            }
        };
        let _ = write!(out, "<a:{name}>");
        for (px, py) in points {
            let (x, y) = to(*px, *py);
            let _ = write!(out, "<a:pt x=\"{x}\" y=\"{y}\"/>");
        }
        let _ = write!(out, "</a:{name}>");
    }
    out.push_str("</a:path></a:pathLst></a:custGeom>");
}

/// True for the four quarters of an ellipse, beginning at the top.
fn is_oval(path: &Path) -> bool {
    let [
        Seg::Move(top_x, top),
        Seg::Cubic(near, .., right, middle),
        Seg::Cubic(.., bottom_x, bottom),
        Seg::Cubic(.., left, level),
        Seg::Cubic(.., end_x, end),
        Seg::Close,
    ] = path.0[..]
    else {
        return false;
    };
    /// Lengths that differ by less are equal.
    const SLACK: f32 = 0.05;
    let is = |a: f32, b: f32| (a - b).abs() < SLACK;
    let center = (left + right) / 2.0;
    let bend = center + (right - center) * 0.552_284_8;
    is(top_x, center)
        && is(bottom_x, center)
        && is(middle, (top + bottom) / 2.0)
        && is(level, middle)
        && is(near, bend)
        && (is(end_x, top_x) && is(end, top))
}
