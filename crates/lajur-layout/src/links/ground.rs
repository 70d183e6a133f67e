//! What arrows run around: cards, points and words of curves; and the tracks they run on, the borders of columns and
//! lanes.

use std::collections::BTreeMap;
use std::ops::Range;

use lajur_model::{CardId, Form, LaneId, Link, Target};

use super::Spot;
use crate::draw::Area;
use crate::kit::Kit;
use crate::layout::{CardBox, ColumnTrack, FigureBox, Frame, LaneTrack, Layout};
use crate::scene::Part;

/// From an arrow's line to whatever it runs around.
const CLEAR: f32 = 3.0;
/// From the edge of the map to an arrow that runs along it.
const EDGE: f32 = 4.0;
/// Ways to words lead between cards that lie no farther from their arrow, in CSS pixels.
const NEARBY: f32 = 160.0;
/// How far an arrow reaches into the head's lowest row.
const INTO_HEAD: f32 = 6.0;

/// The map as arrows see it, in map coordinates.
pub(super) struct Ground<'a> {
    layout: &'a Layout,
    /// By lane and column: what lies there.
    cells: Vec<Vec<Vec<Area>>>,
    lanes: BTreeMap<&'a LaneId, usize>,
}

/// An end of an arrow.
pub(super) struct End {
    pub area: Area,
    /// First and last column.
    pub columns: (usize, usize),
    /// Lane; the head has none.
    pub lane: Option<usize>,
}

impl<'a> Ground<'a> {
    pub(super) fn of(layout: &'a Layout) -> Self {
        let frame = &layout.frame;
        let lanes: BTreeMap<&LaneId, usize> = frame
            .lanes
            .iter()
            .enumerate()
            .map(|(at, lane)| (&lane.lane, at))
            .collect();
        let mut ground = Self {
            layout,
            cells: vec![vec![Vec::new(); frame.columns.len()]; frame.lanes.len()],
            lanes,
        };
        for card in layout.cards.values() {
            if let Some((lane, area)) = ground.card(card) {
                let (first, last) = columns(card);
                for cell in ground.cells[lane].iter_mut().take(last + 1).skip(first) {
                    cell.push(area);
                }
            }
        }
        for (lane, figure) in &layout.figures {
            ground.figure(lane, figure);
        }
        ground
    }

    fn frame(&self) -> &'a Frame {
        &self.layout.frame
    }

    fn card(&self, card: &CardBox) -> Option<(usize, Area)> {
        let lane = *self.lanes.get(&card.lane)?;
        let column = self.frame().columns.get(card.column as usize)?;
        let y = self.frame().lanes[lane].y + card.y;
        Some((lane, Area::new(column.x + card.x, y, card.w, card.h)))
    }

    /// Points and words of a curve; its line may be crossed.
    fn figure(&mut self, lane: &LaneId, figure: &FigureBox) {
        let Some(at) = self.lanes.get(lane).copied() else {
            return;
        };
        let top = self.frame().lanes[at].y;
        let points = figure.points.iter().map(|point| point_area(point, top));
        let words = figure
            .series
            .iter()
            .flat_map(|series| &series.words)
            .filter_map(|part| match part {
                Part::Text(text) => Some(Area::new(text.x, top + text.top, text.w, text.line)),
                _ => None,
            });
        let areas: Vec<Area> = points.chain(words).collect();
        for (column, track) in self.layout.frame.columns.iter().enumerate() {
            let inside = |area: &&Area| area.x < track.x + track.w && track.x < area.right();
            self.cells[at][column].extend(areas.iter().filter(inside));
        }
    }

    /// Where an arrow begins or ends; none for what is not shown. A stage's lower edge lies `into` the head.
    fn end(&self, kit: &Kit<'_>, end: &Option<Target>, into: f32) -> Option<End> {
        match end.as_ref()? {
            Target::Card(card) => self.card_end(card),
            Target::Stage(stage) => {
                let node = kit.head.iter().find(|node| node.stage.id == *stage)?;
                let last = node.column + node.columns - 1;
                let (a, b) = (&self.frame().columns[node.column], &self.frame().columns[last]);
                let bottom = self.frame().grid_y - into;
                let top = self.frame().head_y;
                Some(End {
                    area: Area::new(a.x, top, b.x + b.w - a.x, bottom - top),
                    columns: (node.column, last),
                    lane: None,
                })
            }
        }
    }

    /// Where an arrow begins, and where it ends: its head reaches into the stage that it points to.
    pub(super) fn ends(&self, kit: &Kit<'_>, link: &Link) -> Option<(End, End)> {
        Some((self.end(kit, &link.from, 0.0)?, self.end(kit, &link.to, INTO_HEAD)?))
    }

    fn card_end(&self, id: &CardId) -> Option<End> {
        if let Some(card) = self.layout.cards.get(id) {
            let (lane, area) = self.card(card)?;
            return Some(End {
                area,
                columns: columns(card),
                lane: Some(lane),
            });
        }
        self.layout.figures.iter().find_map(|(lane, figure)| {
            let point = figure.points.iter().find(|point| point.card == *id)?;
            let at = *self.lanes.get(lane)?;
            let column = point.column as usize;
            Some(End {
                area: point_area(point, self.frame().lanes[at].y),
                columns: (column, column),
                lane: Some(at),
            })
        })
    }

    /// Tracks between columns, from the left of `first` to the right of `last`.
    pub(super) fn upright(&self, first: usize, last: usize) -> Vec<f32> {
        let columns = &self.frame().columns;
        let x = |at: usize| match columns.get(at) {
            Some(column) if at > 0 => column.x,
            Some(column) => column.x + EDGE,
            None => self.frame().width - EDGE,
        };
        (first..=(last + 1).min(columns.len())).map(x).collect()
    }

    /// Tracks between lanes, from above `first` to below `last`.
    pub(super) fn level(&self, first: usize, last: usize) -> Vec<f32> {
        let lanes = &self.frame().lanes;
        let y = |at: usize| match lanes.get(at) {
            Some(lane) if at > 0 => lane.y,
            Some(lane) => lane.y + EDGE,
            None => self.frame().height - EDGE,
        };
        (first..=(last + 1).min(lanes.len())).map(y).collect()
    }

    /// Tracks between what lies above each other in these columns of a lane.
    pub(super) fn between(&self, lane: usize, columns: Range<usize>) -> impl Iterator<Item = f32> {
        let row = self.cells.get(lane).and_then(|row| row.get(columns));
        let areas = row.into_iter().flatten().flatten();
        areas.flat_map(|area| [area.y - CLEAR, area.bottom() + CLEAR])
    }

    /// The tracks near a place, no farther than `far`, upright and level ones; also between what lies above each other in the
    /// columns beside it.
    pub(super) fn near(&self, (x, y): Spot, far: f32) -> (Vec<f32>, Vec<f32>) {
        let area = Area::new(x, y, 0.0, 0.0).grown(far);
        let (columns, lanes) = self.cells_in(&area);
        let (beside, here) = self.cells_in(&Area::new(x, y, 0.0, 0.0).grown(NEARBY));
        let (first, last) = (columns.start, columns.end.saturating_sub(1));
        let xs = self.upright(first, last).into_iter();
        let (top, bottom) = (lanes.start, lanes.end.saturating_sub(1));
        let between = here.flat_map(|lane| self.between(lane, beside.clone()));
        let ys = self.level(top, bottom).into_iter().chain(between);
        let (left, right, top, bottom) = (area.x, area.right(), area.y, area.bottom());
        (
            xs.filter(|x| left <= *x && *x <= right).collect(),
            ys.filter(|y| top <= *y && *y <= bottom).collect(),
        )
    }

    /// True for a track along the edge of the map, where there is less room.
    pub(super) fn is_edge(&self, a: Spot, b: Spot) -> bool {
        let frame = self.frame();
        let near = |at: f32, edge: f32| (at - edge).abs() <= EDGE;
        if a.0 == b.0 {
            near(a.0, frame.grid_x) || near(a.0, frame.width)
        } else {
            near(a.1, frame.grid_y) || near(a.1, frame.height)
        }
    }

    /// Number of columns and lanes.
    pub(super) fn size(&self) -> (usize, usize) {
        (self.frame().columns.len(), self.frame().lanes.len())
    }

    /// The columns of the map.
    pub(super) fn columns(&self) -> &'a [ColumnTrack] {
        &self.layout.frame.columns
    }

    /// The lanes' upper edges but the first.
    pub(super) fn borders(&self) -> impl Iterator<Item = f32> + use<'a> {
        self.layout.frame.lanes.iter().skip(1).map(|lane| lane.y)
    }

    /// True where an arrow may run straight from one place to another.
    pub(super) fn free(&self, a: Spot, b: Spot) -> bool {
        let upright = a.0 == b.0;
        let (w, h) = if upright { (CLEAR, 0.0) } else { (0.0, CLEAR) };
        let (x, y) = (a.0.min(b.0), a.1.min(b.1));
        let way = Area::new(x - w, y - h, (a.0 - b.0).abs() + 2.0 * w, (a.1 - b.1).abs() + 2.0 * h);
        self.is_inside(&way, a.1.min(b.1)) && self.is_empty(&way)
    }

    /// The head may be entered from below only, which `top` tells.
    fn is_inside(&self, way: &Area, top: f32) -> bool {
        let frame = self.frame();
        way.x >= frame.grid_x
            && way.right() <= frame.width
            && top >= frame.grid_y - INTO_HEAD
            && way.bottom() <= frame.height
    }

    /// True where nothing lies.
    pub(super) fn is_empty(&self, area: &Area) -> bool {
        let (columns, lanes) = self.cells_in(area);
        self.cells[lanes]
            .iter()
            .flat_map(|lane| &lane[columns.clone()])
            .flatten()
            .all(|other| !other.overlaps(area))
    }

    /// The columns and lanes that an area touches.
    fn cells_in(&self, area: &Area) -> (Range<usize>, Range<usize>) {
        let frame = self.frame();
        let lanes = within(
            &frame.lanes,
            |lane: &LaneTrack| (lane.y, lane.y + lane.h),
            area.y,
            area.bottom(),
        );
        let columns = within(
            &frame.columns,
            |column: &ColumnTrack| (column.x, column.x + column.w),
            area.x,
            area.right(),
        );
        (columns, lanes)
    }

    /// The part of the map where words may stand.
    pub(super) fn body(&self) -> Area {
        let frame = self.frame();
        Area::new(
            frame.grid_x,
            frame.grid_y,
            frame.width - frame.grid_x,
            frame.height - frame.grid_y,
        )
    }

    /// True for a lane that is a curve, at this height.
    pub(super) fn is_curve(&self, y: f32) -> bool {
        self.frame()
            .lanes
            .iter()
            .any(|lane| lane.form == Form::Curve && lane.y < y && y < lane.y + lane.h)
    }
}

fn point_area(point: &crate::layout::PointBox, top: f32) -> Area {
    Area::new(point.x - point.r, top + point.y - point.r, 2.0 * point.r, 2.0 * point.r)
}

fn columns(card: &CardBox) -> (usize, usize) {
    (
        card.column as usize,
        (card.column + card.columns).saturating_sub(1) as usize,
    )
}

/// The tracks that lie between two edges.
fn within<T>(tracks: &[T], edges: impl Fn(&T) -> (f32, f32), from: f32, to: f32) -> Range<usize> {
    let first = tracks.partition_point(|track| edges(track).1 <= from);
    let last = tracks.partition_point(|track| edges(track).0 < to);
    first..last.max(first)
}
