//! Keeps arrows apart: where two would run over each other, the later one moves aside within its gutter, and where two
//! meet a card at one place, along its edge.

use super::Spot;
use super::ground::{End, Ground};
use super::shapes::TIP;

/// Least distance between arrows that run along each other.
const APART: f32 = 3.5;
/// From a card's corner to the arrows at its edge.
const CORNER: f32 = 10.0;
/// How far an arrow moves within a gutter, the best first.
const ASIDE: [f32; 7] = [0.0, 4.0, -4.0, 2.0, -2.0, 6.0, -6.0];
/// How far it moves along the edge of a card.
const ALONG: [f32; 9] = [0.0, 10.0, -10.0, 20.0, -20.0, 30.0, -30.0, 5.0, -5.0];

/// A straight stretch: where it lies across, and from where to where it runs.
#[derive(Clone, Copy)]
struct Stretch {
    upright: bool,
    at: f32,
    from: f32,
    to: f32,
}

impl Stretch {
    fn of(a: Spot, b: Spot) -> Self {
        let upright = a.0 == b.0;
        let (at, a, b) = if upright { (a.0, a.1, b.1) } else { (a.1, a.0, b.0) };
        Self {
            upright,
            at,
            from: a.min(b),
            to: a.max(b),
        }
    }

    fn touches(&self, other: &Self) -> bool {
        self.upright == other.upright
            && (self.at - other.at).abs() < APART
            && self.from < other.to + APART
            && other.from < self.to + APART
    }
}

/// The stretches of the arrows that stand already.
#[derive(Default)]
pub(super) struct Taken(Vec<Stretch>);

impl Taken {
    /// The way, moved aside where another arrow runs.
    pub(super) fn settle(&mut self, ground: &Ground<'_>, way: Vec<Spot>, from: &End, to: &End) -> Vec<Spot> {
        let mut way = way;
        let last = way.len().saturating_sub(2);
        for at in 0..=last {
            let choices: &[f32] = if at == 0 || at == last { &ALONG } else { &ASIDE };
            let moved = choices
                .iter()
                .map(|by| aside(&way, at, *by))
                .find(|moved| self.fits(ground, moved, at, from, to));
            if let Some(moved) = moved {
                way = moved;
            }
        }
        self.0.extend(way.windows(2).map(|ends| Stretch::of(ends[0], ends[1])));
        way
    }

    fn fits(&self, ground: &Ground<'_>, way: &[Spot], at: usize, from: &End, to: &End) -> bool {
        let last = way.len() - 2;
        let stretch = Stretch::of(way[at], way[at + 1]);
        let beside = |end: &End| {
            let (low, high) = if stretch.upright {
                (end.area.x, end.area.right())
            } else {
                (end.area.y, end.area.bottom())
            };
            let corner = CORNER.min((high - low) / 2.0);
            stretch.at >= low + corner && stretch.at <= high - corner
        };
        let tip = Stretch::of(way[last], way[last + 1]);
        (at != 0 || beside(from))
            && (at != last || beside(to))
            && tip.to - tip.from > TIP
            && !self.0.iter().any(|other| other.touches(&stretch))
            && (at.saturating_sub(1)..=(at + 1).min(last)).all(|at| ground.free(way[at], way[at + 1]))
    }
}

/// The way with one of its stretches moved across.
fn aside(way: &[Spot], at: usize, by: f32) -> Vec<Spot> {
    let mut way = way.to_vec();
    let upright = way[at].0 == way[at + 1].0;
    for corner in &mut way[at..=at + 1] {
        if upright {
            corner.0 += by;
        } else {
            corner.1 += by;
        }
    }
    way
}
