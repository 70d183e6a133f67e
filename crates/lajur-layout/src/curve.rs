//! A lane that is a curve: points by persona. Up to three curves share one scale, the first full, the others thin; more
//! lie below each other in bands of their own.

use std::collections::BTreeSet;
use std::ops::Range;

use lajur_model::Lane;

use crate::curve_lines::{full, radius, thin};
use crate::curve_words::{alt, point_name};
use crate::draw::{Area, Sheet, dashed, stroke};
use crate::kit::{Kit, LaneLook};
use crate::labels::{Anchor, Obstacles, Placed, Side, Wish, place};
use crate::lane_head::{self, Mark, least_height, mark_height, touched};
use crate::layout::{ColumnTrack, FigureBox, PointBox, SeriesBox};
use crate::measure::{CURVE_LANE, CURVE_NAME, FACE, LABEL, RING, SCALE};
use crate::scale::{Axis, axis};
use crate::scene::{Part, Tag};
use crate::series::{Point, Series, series};
use crate::shape::{distinct, snap};
use crate::spline::{Stretch, monotone, samples};
use crate::theme::Ink;

/// Most curves that share one scale.
pub(crate) const TOGETHER: usize = 3;
/// From the lane's edges to the ends of the scale: room for a face and a line of words.
const PAD: f32 = 30.0;
/// Widths at which words at a curve break, the best first.
const LABEL_WIDTHS: [f32; 2] = [164.0, 110.0];
/// Most lines of words at a curve.
const MOST_LINES: usize = 4;
/// Where the highest and lowest words find no place, the ends of the scale move in by this, twice.
const ROOM: f32 = 15.0;
/// Least height of a scale that is shared.
const SHORTEST: f32 = CURVE_LANE - 2.0 * PAD - 14.0;
/// Height of a band with one curve, and from its edges to the ends of the scale.
const BAND: (f32, f32) = (84.0, 18.0);
/// Where points of several personas would lie on each other they stand aside by these lengths. One of two may be drawn
/// with a face, whichever persona is looked at.
const ASIDE: [f32; 5] = [0.0, 20.0, -20.0, 40.0, -40.0];
/// Least distance between two points' middles.
const APART: f32 = FACE + RING + 2.0;

/// A curve drawn: its height, the figure, and the words for the lane's name.
pub(crate) struct Curve {
    pub h: f32,
    pub figure: FigureBox,
    pub marks: Vec<Mark>,
}

/// Where the ends of a scale lie on the lane.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Band {
    pub high: f32,
    pub low: f32,
}

impl Band {
    fn y(&self, axis: &Axis, value: f32) -> f32 {
        snap(self.low + (self.high - self.low) * axis.share(value))
    }
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
    let ground = Ground {
        kit,
        columns,
        lane,
        look,
        axis: axis(kit.lang, lane),
        left,
    };
    let all = series(kit, columns, lane);
    if all.len() > TOGETHER {
        let (h, bands) = ground.bands(&all, least);
        return Draft::new(&ground, all, h, bands).finish();
    }
    // Three tries, each with more room for words above and below.
    let draft = |steps: f32| {
        let (h, band) = ground.shared(least, steps);
        Draft::new(&ground, series(kit, columns, lane), h, vec![band; all.len().max(1)])
    };
    let tries = [0.0, 1.0].map(draft);
    let fitting = tries.into_iter().find(Draft::words_fit);
    fitting.unwrap_or_else(|| draft(2.0)).finish()
}

/// What a curve is drawn on.
pub(crate) struct Ground<'a> {
    pub kit: &'a Kit<'a>,
    pub columns: &'a [ColumnTrack],
    pub lane: &'a Lane,
    pub look: &'a LaneLook<'a>,
    pub axis: Axis,
    /// Width of the lane names.
    pub left: f32,
}

impl Ground<'_> {
    fn right(&self) -> f32 {
        self.columns.last().map_or(self.left, |track| track.x + track.w)
    }

    /// Height and scale of curves that share one.
    fn shared(&self, least: f32, steps: f32) -> (f32, Band) {
        let pad = PAD + steps * ROOM;
        let h = snap(least.max(CURVE_LANE + 2.0 * steps * ROOM));
        let wide = Band {
            high: pad,
            low: h - pad,
        };
        // The words of the scale begin below a name, or a persona, that leaves them no room beside it.
        let touched = self
            .words(&wide)
            .filter_map(|(word, y)| touched(self.kit, self.lane, self.left, word, y));
        let high = touched.map(|bottom| bottom + SCALE.line).fold(pad, f32::max);
        let h = h.max(snap(high + SHORTEST + pad));
        (h, Band { high, low: h - pad })
    }

    /// The words of the scale and the heights of their middles.
    fn words<'b>(&'b self, band: &'b Band) -> impl Iterator<Item = (&'b String, f32)> {
        let words = &self.axis.words;
        let last = words.len().saturating_sub(1).max(1) as f32;
        let y = move |at: usize| band.low + (band.high - band.low) * at as f32 / last;
        words.iter().enumerate().map(move |(at, word)| (word, y(at)))
    }

    /// Height of a curve's name beside its band.
    fn name_height(&self, series: &Series) -> f32 {
        mark_height(self.kit, &series.name(self.kit).unwrap_or_default(), self.left)
    }

    /// Height and scales of curves that lie below each other; the first begins beside the lane's name.
    fn bands(&self, all: &[Series], least: f32) -> (f32, Vec<Band>) {
        let (count, (band, pad)) = (all.len(), BAND);
        let first = all.first().map_or(0.0, |series| self.name_height(series));
        let top = (least_height(self.kit, self.lane, self.left) - band / 2.0 + first / 2.0).max(0.0);
        let each = snap(((least - top) / count as f32).max(band));
        let bands = (0..count).map(|at| {
            let y = snap(top + at as f32 * each);
            Band {
                high: y + pad,
                low: y + each - pad,
            }
        });
        (snap(top + count as f32 * each), bands.collect())
    }
}

/// Words at a curve.
struct Words {
    /// The curve's number.
    series: usize,
    /// The number of the point that says them; none for the name of the curve.
    point: Option<usize>,
    wish: Wish,
}

struct Draft<'a> {
    ground: &'a Ground<'a>,
    h: f32,
    series: Vec<Series>,
    /// One for each curve; one where there is none.
    bands: Vec<Band>,
    lines: Vec<Vec<Stretch>>,
    wishes: Vec<Words>,
    /// By wish.
    places: Vec<Option<Placed>>,
}

impl<'a> Draft<'a> {
    fn new(ground: &'a Ground<'a>, series: Vec<Series>, h: f32, bands: Vec<Band>) -> Self {
        let mut draft = Self {
            ground,
            h,
            series,
            bands,
            lines: Vec::new(),
            wishes: Vec::new(),
            places: Vec::new(),
        };
        draft.stand();
        draft.lines = draft.series.iter().map(|series| monotone(&series.places())).collect();
        draft.wish();
        draft.places = place(draft.wishes.iter().map(|words| &words.wish), draft.obstacles());
        draft
    }

    fn is_shared(&self) -> bool {
        self.series.len() <= TOGETHER
    }

    /// True for a curve that is drawn full where nobody asks for another.
    fn leads(&self, at: usize) -> bool {
        at == 0 || !self.is_shared()
    }

    fn radius(&self, at: usize) -> f32 {
        radius(self.leads(at))
    }

    /// Puts every point at its column's middle and its value's height; points at one spot stand side by side.
    fn stand(&mut self) {
        let mut taken: Vec<(f32, f32)> = Vec::new();
        for at in 0..self.series.len() {
            for point in 0..self.series[at].points.len() {
                let Point { column, value, .. } = self.series[at].points[point];
                let track = &self.ground.columns[column];
                let (middle, y) = (track.x + track.w / 2.0, self.bands[at].y(&self.ground.axis, value));
                let free = |x: &f32| !taken.iter().any(|(a, b)| near(x - a, y - b, APART));
                let x = ASIDE.map(|by| middle + by).into_iter().find(free).unwrap_or(middle);
                let before = point
                    .checked_sub(1)
                    .map_or(f32::MIN, |before| self.series[at].points[before].x + 1.0);
                let x = snap(x.max(before));
                taken.push((x, y));
                let stood = &mut self.series[at].points[point];
                (stood.x, stood.y) = (x, y);
            }
        }
    }

    /// Names first, then the full curves' ends, the other curves' ends, and last whatever else fits.
    fn wish(&mut self) {
        let named = self.series.len() > 1 && self.is_shared();
        let sheets = self.ground.kit.sheets();
        // On paper each sheet tells the names.
        let names = sheets
            .iter()
            .flat_map(|sheet| (0..self.series.len()).map(move |at| (sheet, at)));
        let name = |(sheet, series)| {
            let wish = self.name(series, sheet)?;
            Some(Words {
                series,
                point: None,
                wish,
            })
        };
        let mut wishes: Vec<Words> = names.filter(|_| named).filter_map(name).collect();
        let ends: Vec<Vec<usize>> = self.series.iter().map(Series::ends).collect();
        for (at, ends) in ends.iter().enumerate() {
            wishes.extend(ends.iter().filter_map(|point| self.words(at, *point, at == 0)));
        }
        for (at, ends) in ends.iter().enumerate() {
            let others = (0..self.series[at].points.len()).filter(|point| !ends.contains(point));
            wishes.extend(others.filter_map(|point| self.words(at, point, false)));
        }
        self.wishes = wishes;
    }

    /// The name stands where the curve ends on a sheet, and where there is no room, where it begins there.
    fn name(&self, at: usize, sheet: &Range<usize>) -> Option<Wish> {
        let series = &self.series[at];
        let name = series.name(self.ground.kit)?;
        let text = self.ground.kit.fonts.snug(&name, LABEL_WIDTHS[0], CURVE_NAME);
        let others = || self.series.iter().enumerate().filter(move |(other, _)| *other != at);
        let anchor = |point: &Point, sides: &[Side], higher: bool| {
            let (near, far) = if higher {
                (Side::Below, Side::Above)
            } else {
                (Side::Above, Side::Below)
            };
            Anchor {
                at: (point.x, point.y),
                sides: sides.iter().copied().chain([near, far]).collect(),
                bounds: self.bounds(at, point.column),
            }
        };
        let here = |point: &&Point| sheet.contains(&point.column);
        let (first, last) = (series.points.iter().find(here)?, series.points.iter().rev().find(here)?);
        let begins_lower =
            others().any(|(_, other)| other.points.iter().find(here).is_some_and(|point| point.y < first.y));
        let ends_lower = others().any(|(_, other)| {
            other
                .points
                .iter()
                .rev()
                .find(here)
                .is_some_and(|point| point.y < last.y)
        });
        Some(Wish {
            texts: vec![text],
            anchors: vec![
                anchor(last, &[Side::Right], ends_lower),
                anchor(first, &[], begins_lower),
            ],
            r: FACE,
            must: true,
        })
    }

    fn words(&self, at: usize, number: usize, must: bool) -> Option<Words> {
        let series = &self.series[at];
        let point = &series.points[number];
        if point.text.trim().is_empty() {
            return None;
        }
        let broken = LABEL_WIDTHS.map(|width| self.ground.kit.fonts.snug(&point.text, width, LABEL));
        let texts = distinct(broken.into_iter().filter(|text| text.lines.len() <= MOST_LINES));
        let lower = self.ground.axis.share(point.value) < 0.5;
        let side = match (must, lower) {
            (true, _) => Side::Right,
            (false, true) => Side::Below,
            (false, false) => Side::Above,
        };
        let anchor = Anchor {
            at: (point.x, point.y),
            sides: side.and_others().to_vec(),
            bounds: self.bounds(at, point.column),
        };
        (!texts.is_empty()).then(|| Words {
            series: at,
            point: Some(number),
            wish: Wish {
                texts,
                anchors: vec![anchor],
                r: FACE,
                must,
            },
        })
    }

    /// Where words at a column may stand: on the lane or in the curve's own band, and on one sheet.
    fn bounds(&self, at: usize, column: usize) -> Area {
        let sheet = self.ground.kit.sheet_of(column);
        let columns = &self.ground.columns[sheet];
        let left = columns.first().map_or(self.ground.left, |track| track.x);
        let right = columns.last().map_or(left, |track| track.x + track.w);
        let (top, bottom) = if self.is_shared() {
            (0.0, self.h)
        } else {
            let band = self.bands[at];
            (band.high - BAND.1, band.low + BAND.1)
        };
        Area::new(left, top, right - left, bottom - top).grown(-2.0)
    }

    fn obstacles(&self) -> Obstacles {
        // Whoever is looked at, that curve has faces; words keep off them on every curve.
        let face = |p: &Point| Area::new(p.x - FACE, p.y - FACE, 2.0 * FACE, 2.0 * FACE);
        let areas = self
            .series
            .iter()
            .flat_map(|series| series.points.iter().map(face))
            .collect();
        let curves = self.lines.iter().map(|line| samples(line)).collect();
        let middle = |band: &Band| band.y(&self.ground.axis, self.ground.axis.middle());
        let hairlines = self
            .bands
            .iter()
            .flat_map(|band| [band.high, middle(band), band.low])
            .collect();
        Obstacles {
            curves,
            areas,
            hairlines,
        }
    }

    /// True where every name and the main curve's highest and lowest words have found a place.
    fn words_fit(&self) -> bool {
        self.wishes
            .iter()
            .zip(&self.places)
            .all(|(words, place)| !words.wish.must || place.is_some())
    }

    fn finish(self) -> Curve {
        let Ground { kit, lane, axis, .. } = self.ground;
        let mut sheet = Sheet::default();
        self.guides(&mut sheet);
        let alt = alt(kit, lane, axis, &self.series);
        let tag = Tag::Figure {
            lane: lane.id.clone(),
            alt,
        };
        let figure = FigureBox {
            group: Area::new(0.0, 0.0, self.ground.right(), self.h).group(tag, sheet.0),
            series: (0..self.series.len()).map(|at| self.series_box(at)).collect(),
            points: self.point_boxes(),
            low_y: self.bands[0].low,
            high_y: self.bands[0].high,
            lowest: axis.lowest,
            highest: axis.highest,
            step: axis.step,
        };
        Curve {
            h: self.h,
            figure,
            marks: self.marks(),
        }
    }

    /// Hairlines at the ends of each scale and in its middle.
    fn guides(&self, sheet: &mut Sheet) {
        let (left, right) = (self.ground.left, self.ground.right());
        let shown = if self.is_shared() { 1 } else { self.bands.len() };
        for band in &self.bands[..shown] {
            let middle = band.y(&self.ground.axis, self.ground.axis.middle());
            for y in [band.high, band.low] {
                sheet.line((left, y), (right, y), dashed(Ink::Token("hairline"), 1.0, &[2.0, 4.0]));
            }
            sheet.line((left, middle), (right, middle), stroke(Ink::Token("hairline"), 1.0));
        }
        for band in self.bands.iter().skip(1).filter(|_| !self.is_shared()) {
            let y = band.high - BAND.1;
            sheet.line((left, y), (right, y), stroke(Ink::Token("rule"), 1.0));
        }
    }

    fn series_box(&self, at: usize) -> SeriesBox {
        let (series, band) = (&self.series[at], self.bands[at]);
        SeriesBox {
            persona: series.persona.clone(),
            to_be: series.to_be,
            leads: self.leads(at),
            full: full(self.ground, series, &self.lines[at], band),
            thin: thin(series, &self.lines[at], at),
            words: self.words_of(at),
            low_y: band.low,
            high_y: band.high,
        }
    }

    fn words_of(&self, at: usize) -> Vec<Part> {
        let mut sheet = Sheet::default();
        for (words, place) in self.wishes.iter().zip(&self.places) {
            let ink = if words.point.is_none() { "ink" } else { "ink-soft" };
            if let Some(Placed { text, area }) = place.as_ref().filter(|_| words.series == at) {
                sheet.text(text, area.x, area.y, &Ink::Token(ink));
            }
        }
        sheet.0
    }

    /// The points whose words have found a place: number of the curve, and which of its points.
    fn told(&self) -> BTreeSet<(usize, usize)> {
        let drawn = self
            .wishes
            .iter()
            .zip(&self.places)
            .filter(|(_, place)| place.is_some());
        drawn
            .filter_map(|(words, _)| Some((words.series, words.point?)))
            .collect()
    }

    fn marks(&self) -> Vec<Mark> {
        if !self.is_shared() {
            return self.band_marks();
        }
        let mark = |(text, y): (&String, f32)| Mark {
            text: text.clone(),
            y,
            kind: lane_head::MarkKind::Scale,
        };
        self.ground.words(&self.bands[0]).map(mark).collect()
    }

    /// Beside each band whose it is, and where there is room the ends of its scale.
    fn band_marks(&self) -> Vec<Mark> {
        let Ground {
            kit, lane, axis, left, ..
        } = self.ground;
        let mut marks = Vec::new();
        for (series, band) in self.series.iter().zip(&self.bands) {
            let text = series.name(kit).unwrap_or_default();
            let (y, h) = ((band.high + band.low) / 2.0, self.ground.name_height(series));
            marks.push(Mark {
                text,
                y,
                kind: lane_head::MarkKind::Name,
            });
            let ends = [(axis.words.last(), band.high), (axis.words.first(), band.low)];
            for (word, end) in ends {
                let is_free = |word: &&String| {
                    (end - y).abs() >= (h + SCALE.line) / 2.0 && touched(kit, lane, *left, word, end).is_none()
                };
                let Some(text) = word.filter(is_free).cloned() else {
                    continue;
                };
                marks.push(Mark {
                    text,
                    y: end,
                    kind: lane_head::MarkKind::Scale,
                });
            }
        }
        marks
    }

    fn point_boxes(&self) -> Vec<PointBox> {
        let mut boxes = Vec::new();
        let told = self.told();
        for (at, series) in self.series.iter().enumerate() {
            for (number, point) in series.points.iter().enumerate() {
                let column = u32::try_from(point.column).unwrap_or(u32::MAX);
                boxes.push(PointBox {
                    card: point.card.clone(),
                    column,
                    series: u32::try_from(at).unwrap_or(u32::MAX),
                    x: point.x,
                    y: point.y,
                    r: self.radius(at),
                    told: point.text.trim().is_empty() || told.contains(&(at, number)),
                    name: point_name(self.ground.kit, &self.ground.axis, series, point),
                });
            }
        }
        boxes
    }
}

fn near(dx: f32, dy: f32, by: f32) -> bool {
    dx * dx + dy * dy < by * by
}
