//! The way of an arrow: the shortest with few bends, at right angles, on the tracks between columns and lanes and
//! straight out of its ends. (Dijkstra's search over the crossings of those tracks.)

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::Spot;
use super::ground::{End, Ground};
use super::shapes::TIP;

/// A bend is as bad as a detour of this length.
const BEND: f32 = 32.0;
/// A way along the map's edge is as bad as one so many times as long: there is half the room, and none for words.
const EDGE: u32 = 2;
/// Steps of a pixel that costs are counted in: whole numbers compare alike everywhere.
const GRAIN: f32 = 8.0;
/// Ends that face each other over at least this much are joined straight.
const SHARED: f32 = 16.0;

/// Corners of the way from one end to the other; none where there is no way.
pub(super) fn route(ground: &Ground<'_>, from: &End, to: &End) -> Option<Vec<Spot>> {
    straight(ground, from, to)
        .or_else(|| Search::new(ground, from, to, Reach::Near).run())
        .or_else(|| Search::new(ground, from, to, Reach::Far).run())
}

/// The straight way between two ends that face each other with nothing between them.
fn straight(ground: &Ground<'_>, from: &End, to: &End) -> Option<Vec<Spot>> {
    let (a, b) = (&from.area, &to.area);
    let shared = |low: f32, high: f32| (high - low >= SHARED).then_some((low + high) / 2.0);
    let way = if b.bottom() <= a.y || a.bottom() <= b.y {
        let x = shared(a.x.max(b.x), a.right().min(b.right()))?;
        if b.bottom() <= a.y {
            [(x, a.y), (x, b.bottom())]
        } else {
            [(x, a.bottom()), (x, b.y)]
        }
    } else {
        from.lane.and(to.lane)?;
        let y = shared(a.y.max(b.y), a.bottom().min(b.bottom()))?;
        if b.right() <= a.x {
            [(a.x, y), (b.right(), y)]
        } else {
            [(a.right(), y), (b.x, y)]
        }
    };
    let length = (way[0].0 - way[1].0).abs() + (way[0].1 - way[1].1).abs();
    (length >= TIP + 5.0 && ground.free(way[0], way[1])).then(|| way.to_vec())
}

/// Where a way is looked for.
#[derive(Clone, Copy, PartialEq)]
enum Reach {
    /// Up to the columns and lanes beside the ends.
    Near,
    /// In all columns, and between cards that lie above each other: where cards that reach over many columns close all
    /// nearer ways.
    Far,
}

/// Ends leave and are reached by a side.
struct Port {
    /// On the end's edge.
    at: Spot,
    /// The crossing next to it.
    crossing: (usize, usize),
    upright: bool,
    cost: u32,
}

struct Search<'a> {
    ground: &'a Ground<'a>,
    xs: Vec<f32>,
    ys: Vec<f32>,
    starts: Vec<Port>,
    goals: Vec<Port>,
}

/// A crossing reached along a direction.
type State = (usize, usize, bool);

impl<'a> Search<'a> {
    fn new(ground: &'a Ground<'a>, from: &End, to: &End, reach: Reach) -> Self {
        let (columns, lanes) = ground.size();
        let beside = if reach == Reach::Near { 1 } else { columns };
        let first = from.columns.0.min(to.columns.0).saturating_sub(beside);
        let last = from.columns.1.max(to.columns.1).saturating_add(beside);
        let last = last.min(columns.saturating_sub(1));
        let rows = [from.lane, to.lane].map(|lane| lane.unwrap_or(0));
        let top = rows[0].min(rows[1]).saturating_sub(1);
        let bottom = (rows[0].max(rows[1]) + 1).min(lanes.saturating_sub(1));
        let mut xs = ground.upright(first, last);
        let mut ys = ground.level(top, bottom);
        if reach == Reach::Far {
            ys.extend(
                from.lane
                    .into_iter()
                    .chain(to.lane)
                    .flat_map(|lane| ground.between(lane)),
            );
        }
        for end in [from, to] {
            xs.push(middle(end).0);
            ys.extend(end.lane.map(|_| middle(end).1));
        }
        for line in [&mut xs, &mut ys] {
            line.sort_by(f32::total_cmp);
            line.dedup();
        }
        let mut search = Self {
            ground,
            xs,
            ys,
            starts: Vec::new(),
            goals: Vec::new(),
        };
        search.starts = search.ports(from, 0.0);
        search.goals = search.ports(to, TIP + 1.0);
        search
    }

    /// The sides of an end from which the next crossing can be reached, at least `least` away.
    fn ports(&self, end: &End, least: f32) -> Vec<Port> {
        let area = &end.area;
        let (x, y) = middle(end);
        let column = self.xs.iter().position(|at| *at == x);
        let row = self.ys.iter().position(|at| *at == y);
        let before = |line: &[f32], edge: f32| line.iter().rposition(|at| *at <= edge - least);
        let after = |line: &[f32], edge: f32| line.iter().position(|at| *at >= edge + least);
        let mut ports = Vec::new();
        let mut add = |at: Spot, crossing: Option<(usize, usize)>, upright: bool| {
            let Some(crossing) = crossing else { return };
            let next = (self.xs[crossing.0], self.ys[crossing.1]);
            if self.ground.free(at, next) {
                ports.push(Port {
                    at,
                    crossing,
                    upright,
                    cost: cost(at, next),
                });
            }
        };
        add((x, area.bottom()), column.zip(after(&self.ys, area.bottom())), true);
        if end.lane.is_some() {
            add((x, area.y), column.zip(before(&self.ys, area.y)), true);
            add((area.right(), y), after(&self.xs, area.right()).zip(row), false);
            add((area.x, y), before(&self.xs, area.x).zip(row), false);
        }
        ports
    }

    fn number(&self, (x, y, upright): State) -> usize {
        (y * self.xs.len() + x) * 2 + usize::from(upright)
    }

    fn run(&self) -> Option<Vec<Spot>> {
        let mut best: Vec<u32> = vec![u32::MAX; self.xs.len() * self.ys.len() * 2];
        let mut before: Vec<Option<State>> = vec![None; best.len()];
        let mut queue: BinaryHeap<Reverse<(u32, State)>> = BinaryHeap::new();
        for port in &self.starts {
            let state = (port.crossing.0, port.crossing.1, port.upright);
            let number = self.number(state);
            if port.cost < best[number] {
                best[number] = port.cost;
                queue.push(Reverse((port.cost, state)));
            }
        }
        let mut found: Option<(u32, State, &Port)> = None;
        while let Some(Reverse((so_far, state))) = queue.pop() {
            if found.as_ref().is_some_and(|(cost, ..)| *cost <= so_far) {
                break;
            }
            if so_far > best[self.number(state)] {
                continue;
            }
            for goal in self.goals.iter().filter(|goal| goal.crossing == (state.0, state.1)) {
                let total = so_far + goal.cost + turned(state.2, goal.upright);
                if found.as_ref().is_none_or(|(cost, ..)| total < *cost) {
                    found = Some((total, state, goal));
                }
            }
            for (next, step) in self.steps(state) {
                let total = so_far + step;
                let number = self.number(next);
                if total < best[number] {
                    best[number] = total;
                    before[number] = Some(state);
                    queue.push(Reverse((total, next)));
                }
            }
        }
        let (_, state, goal) = found?;
        Some(self.corners(&before, state, goal))
    }

    /// The neighbouring crossings that can be reached.
    fn steps(&self, (x, y, upright): State) -> Vec<(State, u32)> {
        let here = (self.xs[x], self.ys[y]);
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
                    cost(here, there) * detour + turned(upright, direction),
                ));
            }
        }
        steps
    }

    /// The way back from the goal, without the crossings at which it does not turn.
    fn corners(&self, before: &[Option<State>], last: State, goal: &Port) -> Vec<Spot> {
        let mut way = vec![goal.at];
        let mut at = last;
        loop {
            way.push((self.xs[at.0], self.ys[at.1]));
            match before[self.number(at)] {
                Some(earlier) => at = earlier,
                None => break,
            }
        }
        let start = self
            .starts
            .iter()
            .filter(|port| (port.crossing.0, port.crossing.1, port.upright) == at);
        way.extend(start.min_by_key(|port| port.cost).map(|port| port.at));
        way.reverse();
        bends(&way)
    }
}

/// Only the ends and the places where the way turns.
fn bends(way: &[Spot]) -> Vec<Spot> {
    let mut corners: Vec<Spot> = Vec::with_capacity(way.len());
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

fn middle(end: &End) -> Spot {
    (end.area.x + end.area.w / 2.0, end.area.y + end.area.h / 2.0)
}

fn cost(a: Spot, b: Spot) -> u32 {
    // Maps are far smaller than four thousand million eighths of a pixel.
    (((a.0 - b.0).abs() + (a.1 - b.1).abs()) * GRAIN).round() as u32
}

fn turned(a: bool, b: bool) -> u32 {
    if a == b { 0 } else { (BEND * GRAIN) as u32 }
}
