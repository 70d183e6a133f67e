//! One way through a drawing for all painters: it resolves inks, makes positions absolute and keeps the order.

use lajur_layout::icons;
use lajur_layout::scene::{Group, IconPart, ImagePart, Part, Path, PathPart, RectPart, Scene, Stroke, TextPart};
use lajur_layout::theme::{Ink, Theme};

use crate::outline::{extent_y, placed, rounded};
use crate::{RenderError, Watch};

/// Red, green, blue.
pub(crate) type Rgb = (u8, u8, u8);

/// Side of the square in which icons are drawn, and the width of their lines there.
pub(crate) const ICON_SQUARE: f32 = 24.0;
/// See [`ICON_SQUARE`].
pub(crate) const ICON_LINE: f32 = 2.0;

/// How an area or a line is colored. Positions are absolute.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Paint {
    /// One color.
    Solid(Rgb),
    /// From `y0` to `y1` by stops.
    Vertical { y0: f32, y1: f32, stops: Vec<Stop> },
}

/// A place in a color run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stop {
    /// 0 to 1.
    pub offset: f32,
    /// Color there.
    pub color: Rgb,
    /// 0 to 1.
    pub opacity: f32,
}

/// A line's look.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    pub paint: Paint,
    pub width: f32,
    pub dash: Vec<f32>,
    pub round: bool,
}

/// Inside and line of a shape.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Look {
    pub fill: Option<Paint>,
    pub line: Option<Line>,
}

/// A rectangle at its absolute place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rect {
    pub x: f32,
    pub y: f32,
    pub w: f32,
    pub h: f32,
    pub radius: f32,
}

impl Rect {
    pub(crate) fn path(&self) -> Path {
        rounded(self.x, self.y, self.w, self.h, self.radius)
    }
}

/// What a painter of one file format does. Everything arrives in painting order, at absolute places.
pub(crate) trait Painter {
    /// False where nothing between these two heights can be seen, so that the walker leaves it out.
    fn shows(&self, _top: f32, _bottom: f32) -> bool {
        true
    }
    /// A group begins; its parts follow.
    fn begin(&mut self, _group: &Group) {}
    /// The group is done.
    fn end(&mut self, _group: &Group) {}
    /// An outline.
    fn path(&mut self, path: &Path, look: &Look);
    /// The sheet itself, before everything else.
    fn ground(&mut self, sheet: Rect, look: &Look) {
        self.rect(sheet, look);
    }
    /// A rectangle.
    fn rect(&mut self, rect: Rect, look: &Look) {
        self.path(&rect.path(), look);
    }
    /// An icon, whose outline fills a square of [`ICON_SQUARE`].
    fn icon(&mut self, _name: &str, outline: &Path, x: f32, y: f32, size: f32, color: Rgb) {
        let scale = size / ICON_SQUARE;
        let line = Line {
            paint: Paint::Solid(color),
            width: ICON_LINE * scale,
            dash: Vec::new(),
            round: true,
        };
        self.path(
            &placed(outline, x, y, scale),
            &Look {
                fill: None,
                line: Some(line),
            },
        );
    }
    /// A run of text that begins at `x` on `baseline`.
    fn text(&mut self, text: &TextPart, x: f32, baseline: f32, color: Rgb);
    /// A picture.
    fn image(&mut self, image: &ImagePart, rect: Rect);
}

/// Paints the whole drawing.
pub(crate) fn walk(
    scene: &Scene,
    theme: &Theme,
    painter: &mut impl Painter,
    watch: &Watch<'_>,
) -> Result<(), RenderError> {
    let walker = Walker { theme };
    let sheet = Rect {
        x: 0.0,
        y: 0.0,
        w: scene.width,
        h: scene.height,
        radius: 0.0,
    };
    painter.ground(
        sheet,
        &Look {
            fill: Some(walker.paint(&scene.ground, 0.0)),
            line: None,
        },
    );
    for (at, group) in scene.groups.iter().enumerate() {
        if at % 64 == 0 {
            watch.step(at, scene.groups.len())?;
        }
        painter.begin(group);
        for part in &group.parts {
            walker.part(part, group.x, group.y, painter);
        }
        painter.end(group);
    }
    Ok(())
}

struct Walker<'a> {
    theme: &'a Theme,
}

impl Walker<'_> {
    fn part(&self, part: &Part, x: f32, y: f32, painter: &mut impl Painter) {
        match part {
            Part::Rect(rect) => self.rect(rect, x, y, painter),
            Part::Path(path) => self.path(path, x, y, painter),
            Part::Text(text) => self.text(text, x, y, painter),
            Part::Icon(icon) => self.icon(icon, x, y, painter),
            Part::Image(image) => {
                let rect = Rect {
                    x: x + image.x,
                    y: y + image.y,
                    w: image.w,
                    h: image.h,
                    radius: image.radius,
                };
                if painter.shows(rect.y, rect.y + rect.h) {
                    painter.image(image, rect);
                }
            }
        }
    }

    fn rect(&self, part: &RectPart, x: f32, y: f32, painter: &mut impl Painter) {
        let rect = Rect {
            x: x + part.x,
            y: y + part.y,
            w: part.w,
            h: part.h,
            radius: part.radius,
        };
        let half = part.stroke.as_ref().map_or(0.0, |stroke| stroke.width);
        if painter.shows(rect.y - half, rect.y + rect.h + half) {
            painter.rect(rect, &self.look(part.fill.as_ref(), part.stroke.as_ref(), y));
        }
    }

    fn path(&self, part: &PathPart, x: f32, y: f32, painter: &mut impl Painter) {
        let path = placed(&part.d, x, y, 1.0);
        let (top, bottom) = extent_y(&path);
        let reach = part.stroke.as_ref().map_or(0.0, |stroke| stroke.width * 4.0);
        if painter.shows(top - reach, bottom + reach) {
            painter.path(&path, &self.look(part.fill.as_ref(), part.stroke.as_ref(), y));
        }
    }

    fn text(&self, part: &TextPart, x: f32, y: f32, painter: &mut impl Painter) {
        let baseline = y + part.baseline;
        // Accents and marks of tall scripts reach over the line box, never by more than the size of the type.
        if painter.shows(baseline - 2.0 * part.size, baseline + part.size) {
            painter.text(part, x + part.x, baseline, self.solid(&part.ink));
        }
    }

    fn icon(&self, part: &IconPart, x: f32, y: f32, painter: &mut impl Painter) {
        let (x, y) = (x + part.x, y + part.y);
        if !painter.shows(y, y + part.size) {
            return;
        }
        if let Some(outline) = icons::outline(&part.name) {
            painter.icon(&part.name, outline, x, y, part.size, self.solid(&part.ink));
        }
    }

    fn look(&self, fill: Option<&Ink>, stroke: Option<&Stroke>, y: f32) -> Look {
        Look {
            fill: fill.map(|ink| self.paint(ink, y)),
            line: stroke.map(|stroke| Line {
                paint: self.paint(&stroke.ink, y),
                width: stroke.width,
                dash: stroke.dash.clone(),
                round: stroke.round,
            }),
        }
    }

    fn paint(&self, ink: &Ink, y: f32) -> Paint {
        match ink {
            Ink::Vertical { y0, y1, stops } => Paint::Vertical {
                y0: y0 + y,
                y1: y1 + y,
                stops: stops
                    .iter()
                    .map(|(offset, ink, opacity)| Stop {
                        offset: offset.clamp(0.0, 1.0),
                        color: self.solid(ink),
                        opacity: opacity.clamp(0.0, 1.0),
                    })
                    .collect(),
            },
            plain => Paint::Solid(self.solid(plain)),
        }
    }

    /// The one color of an ink; of a color run, its first.
    fn solid(&self, ink: &Ink) -> Rgb {
        match ink {
            Ink::Vertical { stops, .. } => stops.first().map_or((0, 0, 0), |(_, ink, _)| self.solid(ink)),
            plain => self.theme.rgb(plain),
        }
    }
}
