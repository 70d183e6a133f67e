//! The points of a curve lane by persona and variant, and where they stand: heights as shares of the scale, places as
//! shares of the map's width.

use lajur_layout::signs::{Axis, Stretch, monotone};
use lajur_model::{Card, CardVariant, PersonaId};

use super::page::Page;

/// Most curves that share one scale; more lie below each other in bands.
pub(super) const TOGETHER: usize = 3;
/// Points of several curves nearer than this, in columns and in shares of the scale, stand aside.
const NEAR: (f64, f64) = (0.12, 0.14);
/// Where a point that would lie on another may stand, in columns from its own middle.
const ASIDE: [f64; 5] = [0.0, 0.13, -0.13, 0.26, -0.26];

/// One persona's points, from left to right.
pub(super) struct Series<'a> {
    pub persona: Option<&'a PersonaId>,
    pub to_be: bool,
    /// Where its persona stands on the map, from 1; 0 for points of nobody.
    order: usize,
    pub points: Vec<Point<'a>>,
}

/// A value at its place.
pub(super) struct Point<'a> {
    pub card: &'a Card,
    pub column: usize,
    pub value: f32,
    /// From the highest value (0) to the lowest (100), whole.
    pub depth: usize,
    /// From the middle of its column, in hundredths of a usual column.
    pub aside: i32,
    /// True for the first point of its card: there the card's text stands.
    pub first: bool,
}

/// Curves and the cards of the lane that are no points of one, by column.
pub(super) struct Curves<'a> {
    pub series: Vec<Series<'a>>,
    pub rest: Vec<Vec<&'a Card>>,
}

/// Collects the curves of a lane; the first persona of the map first, points of nobody before all.
pub(super) fn curves<'a>(page: &Page<'a>, cells: Vec<Vec<(&'a Card, usize)>>, axis: &Axis) -> Curves<'a> {
    let mut curves = Curves {
        series: Vec::new(),
        rest: vec![Vec::new(); cells.len()],
    };
    for (column, cards) in cells.into_iter().enumerate() {
        for (card, _) in cards {
            if !curves.add(page, column, card, axis) {
                curves.rest[column].push(card);
            }
        }
    }
    curves
        .series
        .sort_by(|a, b| (a.order, a.to_be, a.persona).cmp(&(b.order, b.to_be, b.persona)));
    if curves.series.len() <= TOGETHER {
        stand_aside(&mut curves.series);
    }
    curves
}

impl<'a> Curves<'a> {
    /// True where the card has become a point. There is one point per column, persona and variant.
    fn add(&mut self, page: &Page<'a>, column: usize, card: &'a Card, axis: &Axis) -> bool {
        let Some(value) = card.value.filter(|value| value.is_finite()) else {
            return false;
        };
        let value = value as f32;
        let nobody = card.personas.is_empty().then_some(None);
        let mut added = false;
        for persona in card.personas.iter().map(Some).chain(nobody) {
            let series = self.series_of(page, persona, card.variant == Some(CardVariant::ToBe));
            if series.points.last().is_none_or(|last| last.column != column) {
                let depth = ((1.0 - axis.share(value)) * 100.0).round() as usize;
                series.points.push(Point {
                    card,
                    column,
                    value,
                    depth,
                    aside: 0,
                    first: !added,
                });
                added = true;
            }
        }
        added
    }

    fn series_of(&mut self, page: &Page<'a>, persona: Option<&'a PersonaId>, to_be: bool) -> &mut Series<'a> {
        let found = self
            .series
            .iter()
            .position(|series| series.persona == persona && series.to_be == to_be);
        let at = found.unwrap_or_else(|| {
            self.series.push(Series {
                persona,
                to_be,
                order: persona.map_or(0, |id| page.order(id) + 1),
                points: Vec::new(),
            });
            self.series.len() - 1
        });
        &mut self.series[at]
    }
}

/// Moves points of later curves beside those of earlier ones that they would cover.
fn stand_aside(series: &mut [Series<'_>]) {
    let mut taken: Vec<(usize, f64, usize)> = Vec::new();
    for point in series.iter_mut().flat_map(|series| &mut series.points) {
        let free = |aside: &&f64| {
            !taken.iter().any(|(column, other, depth)| {
                *column == point.column
                    && (other - **aside).abs() < NEAR.0
                    && (depth.abs_diff(point.depth) as f64) < NEAR.1 * 100.0
            })
        };
        let aside = ASIDE.iter().find(free).copied().unwrap_or(0.0);
        point.aside = (aside * 100.0).round() as i32;
        taken.push((point.column, aside, point.depth));
    }
}

impl Series<'_> {
    /// The curve, 100 units to a usual column and 100 units high.
    pub(super) fn line(&self, page: &Page<'_>) -> Vec<Stretch> {
        let middles = middles(page);
        let place = |point: &Point<'_>| {
            let x = middles[point.column] * 100.0 + f64::from(point.aside);
            (x as f32, point.depth as f32)
        };
        monotone(&self.points.iter().map(place).collect::<Vec<_>>())
    }

    /// Where words at a point keep off the curve.
    pub(super) fn side(&self, at: usize) -> &'static str {
        let depth = |at: usize| self.points.get(at).map(|point| point.depth);
        let here = self.points[at].depth;
        let (before, after) = (at.checked_sub(1).and_then(depth), depth(at + 1));
        let (before, after) = (before.or(after).unwrap_or(here), after.or(before).unwrap_or(here));
        match (before < here, after < here) {
            (true, true) => "below",
            (true, false) if after > here => "above-right",
            (false, true) if before > here => "below-right",
            (false, false) => "above",
            _ if here > 50 => "below",
            _ => "above",
        }
    }
}

/// The middle of each column from the left, in usual columns.
pub(super) fn middles(page: &Page<'_>) -> Vec<f64> {
    let mut left = 0.0;
    let middle = |width: &f64| {
        left += width;
        left - width / 2.0
    };
    page.widths.iter().map(middle).collect()
}
