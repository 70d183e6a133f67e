//! The way of an arrow: the shortest with few bends, at right angles, on the tracks between columns and lanes and
//! straight out of its ends.

use super::Spot;
use super::ground::{End, Ground};
use super::search::{State, Tracks, bends, cost, length, turned};
use super::shapes::TIP;

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
    (length(way[0], way[1]) >= TIP + 5.0 && ground.free(way[0], way[1])).then(|| way.to_vec())
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
    tracks: Tracks<'a>,
    starts: Vec<Port>,
    goals: Vec<Port>,
}

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
                    .flat_map(|lane| ground.between(lane, 0..columns)),
            );
        }
        for end in [from, to] {
            xs.push(middle(end).0);
            ys.extend(end.lane.map(|_| middle(end).1));
        }
        let mut search = Self {
            ground,
            tracks: Tracks::new(ground, xs, ys),
            starts: Vec::new(),
            goals: Vec::new(),
        };
        search.starts = search.ports(from, 0.0);
        search.goals = search.ports(to, TIP + 1.0);
        search
    }

    /// The sides of an end from which the next crossing can be reached, at least `least` away.
    fn ports(&self, end: &End, least: f32) -> Vec<Port> {
        let (area, Tracks { xs, ys, .. }) = (&end.area, &self.tracks);
        let (x, y) = middle(end);
        let column = xs.iter().position(|at| *at == x);
        let row = ys.iter().position(|at| *at == y);
        let before = |line: &[f32], edge: f32| line.iter().rposition(|at| *at <= edge - least);
        let after = |line: &[f32], edge: f32| line.iter().position(|at| *at >= edge + least);
        let mut ports = Vec::new();
        let mut add = |at: Spot, crossing: Option<(usize, usize)>, upright: bool| {
            let Some(crossing) = crossing else { return };
            let next = (xs[crossing.0], ys[crossing.1]);
            if self.ground.free(at, next) {
                ports.push(Port {
                    at,
                    crossing,
                    upright,
                    cost: cost(length(at, next)),
                });
            }
        };
        add((x, area.bottom()), column.zip(after(ys, area.bottom())), true);
        if end.lane.is_some() {
            add((x, area.y), column.zip(before(ys, area.y)), true);
            add((area.right(), y), after(xs, area.right()).zip(row), false);
            add((area.x, y), before(xs, area.x).zip(row), false);
        }
        ports
    }

    fn run(&self) -> Option<Vec<Spot>> {
        let starts: Vec<(u32, State)> = self.starts.iter().map(|port| (port.cost, state(port))).collect();
        let mut found: Option<(u32, State, &Port)> = None;
        let reached = self.tracks.walk(&starts, |_, so_far, state| {
            if found.as_ref().is_some_and(|(cost, ..)| *cost <= so_far) {
                return true;
            }
            for goal in self.goals.iter().filter(|goal| goal.crossing == (state.0, state.1)) {
                let total = so_far + goal.cost + turned(state.2, goal.upright);
                if found.as_ref().is_none_or(|(cost, ..)| total < *cost) {
                    found = Some((total, state, goal));
                }
            }
            false
        });
        let (_, last, goal) = found?;
        let (back, first) = self.tracks.back(&reached, last);
        let start = self.starts.iter().filter(|port| state(port) == first);
        let mut way = vec![goal.at];
        way.extend(back);
        way.extend(start.min_by_key(|port| port.cost).map(|port| port.at));
        way.reverse();
        Some(bends(way.iter()))
    }
}

fn state(port: &Port) -> State {
    (port.crossing.0, port.crossing.1, port.upright)
}

fn middle(end: &End) -> Spot {
    (end.area.x + end.area.w / 2.0, end.area.y + end.area.h / 2.0)
}
