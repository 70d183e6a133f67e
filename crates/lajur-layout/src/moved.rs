//! Parts and groups at another place or in another size. Shaped text scales exactly: glyphs are not hinted.

use std::sync::Arc;

use crate::draw::Area;
use crate::scene::{Glyph, GlyphRun, Group, Part, Path, Seg, Stroke, TextPart};
use crate::shape::snap;
use crate::theme::Ink;

/// The part, moved.
pub(crate) fn moved(part: Part, dx: f32, dy: f32) -> Part {
    if dx == 0.0 && dy == 0.0 {
        return part;
    }
    let shift = |ink: Ink| shifted(ink, dy);
    match part {
        Part::Rect(mut rect) => {
            (rect.x, rect.y) = (rect.x + dx, rect.y + dy);
            (rect.fill, rect.stroke) = (rect.fill.map(shift), rect.stroke.map(|line| with_ink(line, shift)));
            Part::Rect(rect)
        }
        Part::Path(mut path) => {
            path.d = path.d.mapped(|x, y| (x + dx, y + dy));
            (path.fill, path.stroke) = (path.fill.map(shift), path.stroke.map(|line| with_ink(line, shift)));
            Part::Path(path)
        }
        Part::Text(mut text) => {
            (text.x, text.top, text.baseline) = (text.x + dx, text.top + dy, text.baseline + dy);
            Part::Text(text)
        }
        Part::Icon(mut icon) => {
            (icon.x, icon.y) = (icon.x + dx, icon.y + dy);
            Part::Icon(icon)
        }
        Part::Image(mut image) => {
            (image.x, image.y) = (image.x + dx, image.y + dy);
            Part::Image(image)
        }
    }
}

/// The group at another place, its parts as they are.
pub(crate) fn shifted_group(mut group: Group, dx: f32, dy: f32) -> Group {
    (group.x, group.y) = (snap(group.x + dx), snap(group.y + dy));
    group
}

/// The group `by` times as large, moved afterwards.
pub(crate) fn scaled_group(group: Group, by: f32, dx: f32, dy: f32) -> Group {
    let area = Area::new(group.x * by + dx, group.y * by + dy, group.w * by, group.h * by);
    area.group(
        group.tag,
        group.parts.into_iter().map(|part| scaled(part, by)).collect(),
    )
}

fn scaled(part: Part, by: f32) -> Part {
    match part {
        Part::Rect(mut rect) => {
            (rect.x, rect.y, rect.w, rect.h) = (rect.x * by, rect.y * by, rect.w * by, rect.h * by);
            rect.radius *= by;
            rect.stroke = rect.stroke.map(|line| scaled_line(line, by));
            rect.fill = rect.fill.map(|ink| scaled_ink(ink, by));
            Part::Rect(rect)
        }
        Part::Path(mut path) => {
            path.d = path.d.mapped(|x, y| (x * by, y * by));
            path.stroke = path.stroke.map(|line| scaled_line(line, by));
            path.fill = path.fill.map(|ink| scaled_ink(ink, by));
            Part::Path(path)
        }
        Part::Text(text) => Part::Text(scaled_text(text, by)),
        Part::Icon(mut icon) => {
            (icon.x, icon.y, icon.size) = (icon.x * by, icon.y * by, icon.size * by);
            Part::Icon(icon)
        }
        Part::Image(mut image) => {
            (image.x, image.y, image.w, image.h) = (image.x * by, image.y * by, image.w * by, image.h * by);
            image.radius *= by;
            Part::Image(image)
        }
    }
}

fn scaled_text(mut text: TextPart, by: f32) -> TextPart {
    (text.x, text.w, text.top, text.baseline) = (text.x * by, text.w * by, text.top * by, text.baseline * by);
    (text.size, text.line) = (text.size * by, text.line * by);
    let glyph = |glyph: &Glyph| Glyph {
        x: glyph.x * by,
        y: glyph.y * by,
        advance: glyph.advance * by,
        ..glyph.clone()
    };
    let run = |run: &GlyphRun| GlyphRun {
        face: run.face.clone(),
        glyphs: run.glyphs.iter().map(glyph).collect(),
    };
    text.runs = text.runs.iter().map(run).collect::<Arc<[GlyphRun]>>();
    text
}

fn scaled_line(mut line: Stroke, by: f32) -> Stroke {
    line.width *= by;
    line.dash.iter_mut().for_each(|length| *length *= by);
    line.ink = scaled_ink(line.ink, by);
    line
}

fn scaled_ink(ink: Ink, by: f32) -> Ink {
    match ink {
        Ink::Vertical { y0, y1, stops } => Ink::Vertical {
            y0: y0 * by,
            y1: y1 * by,
            stops,
        },
        plain => plain,
    }
}

fn shifted(ink: Ink, dy: f32) -> Ink {
    match ink {
        Ink::Vertical { y0, y1, stops } => Ink::Vertical {
            y0: y0 + dy,
            y1: y1 + dy,
            stops,
        },
        plain => plain,
    }
}

fn with_ink(mut line: Stroke, change: impl Fn(Ink) -> Ink) -> Stroke {
    line.ink = change(line.ink);
    line
}

impl Path {
    /// The path with every point changed.
    pub(crate) fn mapped(&self, to: impl Fn(f32, f32) -> (f32, f32)) -> Path {
        let seg = |seg: &Seg| match *seg {
            Seg::Move(x, y) => {
                let (x, y) = to(x, y);
                Seg::Move(x, y)
            }
            Seg::Line(x, y) => {
                let (x, y) = to(x, y);
                Seg::Line(x, y)
            }
            Seg::Cubic(a, b, c, e, x, y) => {
                let ((a, b), (c, e), (x, y)) = (to(a, b), to(c, e), to(x, y));
                Seg::Cubic(a, b, c, e, x, y)
            }
            Seg::Close => Seg::Close,
        };
        Path(self.0.iter().map(seg).collect())
    }
}
