//! Ways over the crossings of tracks: the shortest with few bends, at right angles. (Dijkstra's search.)

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::Spot;
use super::ground::Ground;

/// A bend is as bad as a detour of this length.
const BEND: f32 = 32.0;
/// A way along the map's edge is as bad as one so many times as long: there is half the room, and none for words.
const EDGE: u32 = 2;
/// Steps of a pixel that costs are counted in: whole numbers compare alike everywhere.
const GRAIN: f32 = 8.0;

/// Upright and level tracks.
pub(super) struct Tracks<'a> {
    ground: &'a Ground<'a>,
    pub xs: Vec<f32>,
    pub ys: Vec<f32>,
}

/// A crossing, as numbers of its tracks, reached along one of them: true for the upright one.
pub(super) type State = (usize, usize, bool);

/// How crossings were reached.
pub(super) struct Reached {
    /// By crossing and direction: from where.
    before: Vec<Option<State>>,
}

impl<'a> Tracks<'a> {
    pub(super) fn new(ground: &'a Ground<'a>, mut xs: Vec<f32>, mut ys: Vec<f32>) -> Self {
        for line in [&mut xs, &mut ys] {
            line.sort_by(f32::total_cmp);
            line.dedup();
        }
        Self { ground, xs, ys }
    }

    pub(super) fn spot(&self, (x, y, _): State) -> Spot {
        (self.xs[x], self.ys[y])
    }

    /// Visits crossings, those that cost least to reach first, until `visit` says that it is enough.
    pub(super) fn walk(&self, starts: &[(u32, State)], mut visit: impl FnMut(&Reached, u32, State) -> bool) -> Reached {
        let mut best: Vec<u32> = vec![u32::MAX; self.xs.len() * self.ys.len() * 2];
        let mut reached = Reached {
            before: vec![None; best.len()],
        };
        let mut queue: BinaryHeap<Reverse<(u32, State)>> = BinaryHeap::new();
        for (cost, state) in starts {
            let number = self.number(*state);
            if *cost < best[number] {
                best[number] = *cost;
                queue.push(Reverse((*cost, *state)));
            }
        }
        while let Some(Reverse((so_far, state))) = queue.pop() {
            if so_far > best[self.number(state)] {
                continue;
            }
            if visit(&reached, so_far, state) {
                break;
            }
            for (next, step) in self.steps(state) {
                let total = so_far + step;
                let number = self.number(next);
                if total < best[number] {
                    best[number] = total;
                    reached.before[number] = Some(state);
                    queue.push(Reverse((total, next)));
                }
            }
        }
        reached
    }

    fn number(&self, (x, y, upright): State) -> usize {
        (y * self.xs.len() + x) * 2 + usize::from(upright)
    }

    /// The neighbouring crossings that can be reached.
    fn steps(&self, state: State) -> Vec<(State, u32)> {
        let (x, y, upright) = state;
        let here = self.spot(state);
        let mut steps = Vec::with_capacity(4);
        let next = [
            (x.checked_sub(1), Some(y), false),
            (Some(x + 1).filter(|x| *x < self.xs.len()), Some(y), false),
            (Some(x), y.checked_sub(1), true),
            (Some(x), Some(y + 1).filter(|y| *y < self.ys.len()), true),
        ];
        for (x, y, direction) in next {
            let (Some(x), Some(y)) = (x, y) else { continue };
            let there = (self.xs[x], self.ys[y]);
            if self.ground.free(here, there) {
                let detour = if self.ground.is_edge(here, there) { EDGE } else { 1 };
                steps.push((
                    (x, y, direction),
                    cost(length(here, there)) * detour + turned(upright, direction),
                ));
            }
        }
        steps
    }

    /// The way to a crossing from where the walk began, with its bends alone.
    pub(super) fn way(&self, reached: &Reached, last: State) -> Vec<Spot> {
        bends(self.back(reached, last).0.iter().rev())
    }

    /// All crossings on the way back from one to where the walk began, and the one it began at.
    pub(super) fn back(&self, reached: &Reached, last: State) -> (Vec<Spot>, State) {
        let mut at = last;
        let mut way = vec![self.spot(at)];
        while let Some(earlier) = reached.before[self.number(at)] {
            at = earlier;
            way.push(self.spot(at));
        }
        (way, at)
    }
}

/// Only the ends and the places where the way turns.
pub(super) fn bends<'a>(way: impl Iterator<Item = &'a Spot>) -> Vec<Spot> {
    let mut corners: Vec<Spot> = Vec::new();
    for spot in way {
        if let [.., a, b] = corners.as_slice() {
            let on = (a.0 == b.0 && b.0 == spot.0) || (a.1 == b.1 && b.1 == spot.1);
            if on {
                corners.pop();
            }
        }
        if corners.last() != Some(spot) {
            corners.push(*spot);
        }
    }
    corners
}

/// What a straight stretch of this length costs.
pub(super) fn cost(length: f32) -> u32 {
    // Maps are far smaller than four thousand million eighths of a pixel.
    (length * GRAIN).round() as u32
}

/// Length of a stretch along an axis.
pub(super) fn length(a: Spot, b: Spot) -> f32 {
    (a.0 - b.0).abs() + (a.1 - b.1).abs()
}

pub(super) fn turned(a: bool, b: bool) -> u32 {
    if a == b { 0 } else { (BEND * GRAIN) as u32 }
}
