//! A lane that is a curve: points by persona, the first persona thick and colored by value, the others thin and dashed.

use lajur_model::{Lane, Role};

use crate::curve_words::{alt, point_name};
use crate::draw::{Area, Sheet, circle, dashed, round, stroke};
use crate::faces::{face, mood};
use crate::kit::{Kit, LaneLook};
use crate::labels::{Obstacles, Side, Wish, place};
use crate::lane_head::{Mark, touches_name};
use crate::layout::{ColumnTrack, FigureBox, PointBox};
use crate::measure::{CURVE_LANE, CURVE_NAME, FACE, LABEL};
use crate::scale::{Axis, axis};
use crate::scene::{Seg, Stroke, Tag};
use crate::series::{Point, Series, series};
use crate::shape::snap;
use crate::spline::{Stretch, monotone, path, samples};
use crate::theme::{Ink, Tone};

/// From the lane's edges to the ends of the scale: room for a face and a line of words.
const PAD: f32 = 30.0;
/// Radius of the rings on thin curves.
const RING: f32 = 3.5;
/// Width at which words at a curve break.
const LABEL_WIDTH: f32 = 164.0;
/// Where the highest and lowest words find no place, the ends of the scale move in by this, twice.
const ROOM: f32 = 15.0;
/// Dashes of the second, third and fourth curve, and over again.
const DASHES: [&[f32]; 3] = [&[6.0, 5.0], &[1.5, 4.5], &[10.0, 4.0, 2.0, 4.0]];

/// A curve drawn: its height, the figure, and the words for the lane's name.
pub(crate) struct Curve {
    pub h: f32,
    pub figure: FigureBox,
    pub marks: Vec<Mark>,
}

/// Draws the curve of a lane, at least `least` high; `left` is the width of the lane names.
pub(crate) fn curve(
    kit: &Kit<'_>,
    columns: &[ColumnTrack],
    lane: &Lane,
    look: &LaneLook<'_>,
    least: f32,
    left: f32,
) -> Curve {
    let axis = axis(kit, lane, look);
    let draft = |steps: f32| {
        let pad = PAD + steps * ROOM;
        let h = snap(least.max(CURVE_LANE + 2.0 * steps * ROOM));
        Draft::new(kit, columns, lane, look, &axis, (h, left, pad))
    };
    let first = draft(0.0);
    if first.words_fit() {
        return first.finish();
    }
    let second = draft(1.0);
    if second.words_fit() {
        second.finish()
    } else {
        draft(2.0).finish()
    }
}

struct Draft<'a> {
    kit: &'a Kit<'a>,
    lane: &'a Lane,
    look: &'a LaneLook<'a>,
    columns: &'a [ColumnTrack],
    axis: &'a Axis,
    area: Area,
    high: f32,
    low: f32,
    series: Vec<Series>,
    lines: Vec<Vec<Stretch>>,
    wishes: Vec<Wish>,
    names: usize,
    places: Vec<Option<Area>>,
}

impl<'a> Draft<'a> {
    fn new(
        kit: &'a Kit<'a>,
        columns: &'a [ColumnTrack],
        lane: &'a Lane,
        look: &'a LaneLook<'a>,
        axis: &'a Axis,
        (h, left, pad): (f32, f32, f32),
    ) -> Self {
        let right = columns.last().map_or(left, |track| track.x + track.w);
        let tops = axis
            .words
            .last()
            .is_some_and(|word| touches_name(kit, lane, left, word, pad));
        // The words of the scale begin below a name that leaves them no room beside it.
        let high = if tops { pad.max(PAD + 14.0) } else { pad };
        let mut draft = Self {
            kit,
            lane,
            look,
            columns,
            axis,
            area: Area::new(left, 0.0, right - left, h),
            high,
            low: h - pad,
            series: series(kit, columns, lane),
            lines: Vec::new(),
            wishes: Vec::new(),
            names: 0,
            places: Vec::new(),
        };
        draft.stand();
        draft.lines = draft.series.iter().map(|series| monotone(&series.places())).collect();
        draft.wish();
        draft.places = place(&draft.wishes, draft.obstacles());
        draft
    }

    fn y(&self, value: f32) -> f32 {
        snap(self.low + (self.high - self.low) * self.axis.share(value))
    }

    /// Puts every point at its column's middle and its value's height; points at one spot stand side by side.
    fn stand(&mut self) {
        let mut taken: Vec<(f32, f32, f32)> = Vec::new();
        for at in 0..self.series.len() {
            let r = if at == 0 { FACE } else { RING };
            for point in 0..self.series[at].points.len() {
                let Point { column, value, .. } = self.series[at].points[point];
                let track = &self.columns[column];
                let (x, y) = (track.x + track.w / 2.0, self.y(value));
                let free = |x: f32| !taken.iter().any(|(a, b, other)| near(x - a, y - b, r + other + 2.0));
                let slides = [0.0, 20.0, -20.0, 32.0, -32.0];
                let x = slides
                    .into_iter()
                    .map(|slide| x + slide)
                    .find(|x| free(*x))
                    .unwrap_or(x);
                let before = point
                    .checked_sub(1)
                    .map_or(f32::MIN, |before| self.series[at].points[before].x + 1.0);
                let x = snap(x.max(before));
                taken.push((x, y, r));
                let stood = &mut self.series[at].points[point];
                (stood.x, stood.y) = (x, y);
            }
        }
    }

    /// Names first, then the main curve's ends, the other curves' ends, and last whatever else fits.
    fn wish(&mut self) {
        let named = self.series.len() > 1;
        for at in 0..self.series.len() {
            if let Some(wish) = named.then(|| self.name(at)).flatten() {
                self.wishes.push(wish);
                self.names += 1;
            }
        }
        let ends: Vec<Vec<usize>> = self.series.iter().map(Series::ends).collect();
        for (at, ends) in ends.iter().enumerate() {
            for point in ends {
                self.wishes.extend(self.words(at, *point, at == 0));
            }
        }
        for (at, ends) in ends.iter().enumerate() {
            for point in (0..self.series[at].points.len()).filter(|point| !ends.contains(point)) {
                self.wishes.extend(self.words(at, point, false));
            }
        }
    }

    fn name(&self, at: usize) -> Option<Wish> {
        let series = &self.series[at];
        let first = series.points.first()?;
        let persona = series.persona.as_ref().and_then(|id| self.kit.persona(id))?.1;
        let mut name = persona.name.clone();
        if series.to_be {
            name = format!("{name} ({})", self.kit.say("variant.to-be", &[]));
        }
        let others = self.series.iter().enumerate().filter(|(other, _)| *other != at);
        let lower = others
            .filter_map(|(_, other)| other.points.first())
            .any(|other| other.y < first.y);
        let side = if lower { Side::Below } else { Side::Above };
        let text = self.kit.fonts.snug(&name, LABEL_WIDTH, CURVE_NAME);
        Some(Wish {
            text,
            at: (first.x, first.y),
            r: radius(at),
            side,
            must: true,
        })
    }

    fn words(&self, at: usize, point: usize, must: bool) -> Option<Wish> {
        let series = &self.series[at];
        let point = &series.points[point];
        if point.text.trim().is_empty() {
            return None;
        }
        let text = self.kit.fonts.snug(&point.text, LABEL_WIDTH, LABEL);
        let most = if must { 4 } else { 2 };
        let middle = self.axis.share(point.value);
        let side = if middle < 0.5 { Side::Below } else { Side::Above };
        let side = if must { Side::Right } else { side };
        (text.lines.len() <= most).then_some(Wish {
            text,
            at: (point.x, point.y),
            r: radius(at),
            side,
            must,
        })
    }

    fn obstacles(&self) -> Obstacles {
        let mut areas = Vec::new();
        for (at, series) in self.series.iter().enumerate() {
            let r = radius(at);
            areas.extend(
                series
                    .points
                    .iter()
                    .map(|p| Area::new(p.x - r, p.y - r, 2.0 * r, 2.0 * r)),
            );
        }
        let curves = self.lines.iter().map(|line| samples(line)).collect();
        Obstacles {
            curves,
            areas,
            bounds: self.area.grown(-2.0),
        }
    }

    /// True where every name and the main curve's highest and lowest words have found a place.
    fn words_fit(&self) -> bool {
        self.wishes
            .iter()
            .zip(&self.places)
            .all(|(wish, place)| !wish.must || place.is_some())
    }

    fn finish(self) -> Curve {
        let mut sheet = Sheet::default();
        self.guides(&mut sheet);
        self.fill(&mut sheet);
        for at in (0..self.series.len()).rev() {
            self.line(&mut sheet, at);
        }
        for at in (0..self.series.len()).rev() {
            self.points(&mut sheet, at);
        }
        for (at, (wish, place)) in self.wishes.iter().zip(&self.places).enumerate() {
            let ink = if at < self.names {
                Ink::Token("ink")
            } else {
                Ink::Token("ink-soft")
            };
            if let Some(place) = place {
                sheet.text(&wish.text, place.x, place.y, &ink);
            }
        }
        let marks = self.marks();
        let points = self.point_boxes();
        let alt = alt(self.kit, self.lane, self.axis, &self.series);
        let right = self.area.right();
        let group = Area::new(0.0, 0.0, right, self.area.h).group(
            Tag::Figure {
                lane: self.lane.id.clone(),
                alt,
            },
            sheet.0,
        );
        let figure = FigureBox {
            group,
            points,
            low_y: self.low,
            high_y: self.high,
            lowest: self.axis.lowest,
            highest: self.axis.highest,
            step: self.axis.step,
        };
        Curve {
            h: self.area.h,
            figure,
            marks,
        }
    }

    /// Hairlines at the ends of the scale and in its middle.
    fn guides(&self, sheet: &mut Sheet) {
        let (left, right) = (self.area.x, self.area.right());
        let middle = self.y(self.axis.middle());
        for y in [self.high, self.low] {
            sheet.line((left, y), (right, y), dashed(Ink::Token("hairline"), 1.0, &[2.0, 4.0]));
        }
        sheet.line((left, middle), (right, middle), stroke(Ink::Token("hairline"), 1.0));
    }

    /// The soft fill between the main curve and the middle of the scale.
    fn fill(&self, sheet: &mut Sheet) {
        let (Some(line), true) = (
            self.lines.first().filter(|line| !line.is_empty()),
            self.look.role == Some(&Role::Emotion),
        ) else {
            return;
        };
        let middle = self.y(self.axis.middle());
        let mut d = path(line);
        let (first, last) = (line[0][0].0, line[line.len() - 1][3].0);
        d.0.extend([Seg::Line(last, middle), Seg::Line(first, middle), Seg::Close]);
        let stop = |at: f32, level: usize, opacity: f32| (at, mood(level), opacity);
        let stops = vec![
            stop(0.0, 4, 0.2),
            stop(0.5, 4, 0.02),
            stop(0.5, 0, 0.02),
            stop(1.0, 0, 0.2),
        ];
        sheet.path(
            d,
            Some(Ink::Vertical {
                y0: self.high,
                y1: self.low,
                stops,
            }),
            None,
        );
    }

    fn line(&self, sheet: &mut Sheet, at: usize) {
        if self.lines[at].is_empty() {
            return;
        }
        sheet.path(path(&self.lines[at]), None, Some(self.series_stroke(at)));
    }

    fn series_stroke(&self, at: usize) -> Stroke {
        if at > 0 {
            return thin(at);
        }
        if self.look.role != Some(&Role::Emotion) {
            return round(Ink::Tone(self.look.hue, Tone::Strong), 4.0);
        }
        let stops = (0..5).map(|step| (step as f32 / 4.0, mood(4 - step), 1.0)).collect();
        round(
            Ink::Vertical {
                y0: self.high,
                y1: self.low,
                stops,
            },
            4.0,
        )
    }

    fn points(&self, sheet: &mut Sheet, at: usize) {
        for point in &self.series[at].points {
            if at > 0 {
                let line = stroke(Ink::Token("ink-soft"), 1.75);
                sheet.path(circle(point.x, point.y, RING), Some(Ink::Token("paper")), Some(line));
            } else if self.look.role == Some(&Role::Emotion) {
                face(sheet, self.axis.mood(point.value), point.x, point.y, FACE - 0.5);
            } else {
                let line = stroke(Ink::Tone(self.look.hue, Tone::Strong), 2.5);
                sheet.path(circle(point.x, point.y, 7.0), Some(Ink::Token("paper")), Some(line));
            }
        }
    }

    fn marks(&self) -> Vec<Mark> {
        let last = self.axis.words.len().saturating_sub(1).max(1) as f32;
        let y = |at: usize| self.low + (self.high - self.low) * at as f32 / last;
        self.axis
            .words
            .iter()
            .enumerate()
            .map(|(at, text)| Mark {
                text: text.clone(),
                y: y(at),
            })
            .collect()
    }

    fn point_boxes(&self) -> Vec<PointBox> {
        let mut boxes = Vec::new();
        for (at, series) in self.series.iter().enumerate() {
            for point in &series.points {
                let column = u32::try_from(point.column).unwrap_or(u32::MAX);
                let name = point_name(self.kit, self.axis, series, point);
                boxes.push(PointBox {
                    card: point.card.clone(),
                    column,
                    x: point.x,
                    y: point.y,
                    r: radius(at),
                    name,
                });
            }
        }
        boxes
    }
}

/// The broken line of the second, third … curve.
fn thin(at: usize) -> Stroke {
    dashed(Ink::Token("ink-soft"), 1.75, DASHES[(at - 1) % DASHES.len()])
}

/// The line of a curve as a legend shows it.
pub(crate) fn legend_stroke(at: usize) -> Stroke {
    if at == 0 { round(mood(1), 4.0) } else { thin(at) }
}

fn radius(series: usize) -> f32 {
    if series == 0 { FACE } else { RING }
}

fn near(dx: f32, dy: f32, by: f32) -> bool {
    dx * dx + dy * dy < by * by
}
