//! One sheet: the part of the map that stands on it, with the heads of its stages and lanes.

use std::collections::BTreeMap;
use std::ops::Range;

use lajur_model::{CardId, Lane, LaneId};

use super::clip::{clipped, clipped_arrow};
use super::fit::Draft;
use super::room::{Rooms, SheetSize};
use crate::cards::piece;
use crate::curve_words::alt;
use crate::draw::{Area, Sheet, polygon, stroke};
use crate::drawing::{card_group, cards_by_lane, figure_group};
use crate::head;
use crate::kit::{Kit, LaneLook, hue};
use crate::lane_head::lane_head;
use crate::layout::{CardBox, LaneTrack, LinkBox};
use crate::moved::{moved, scaled_group, shifted_group};
use crate::scale::axis;
use crate::scene::{Group, Part, Tag};
use crate::series::series;
use crate::shape::snap;
use crate::theme::{Ink, Tone};

/// Half the height of the sign that a card goes on.
const SIGN: f32 = 5.0;

/// Draws the sheets of a map, one after the other.
pub(crate) struct Press<'a> {
    kit: &'a Kit<'a>,
    draft: &'a Draft,
    rooms: &'a Rooms,
    size: &'a SheetSize,
    /// Where the map begins on sheets of the first row, and on all others.
    top: (f32, f32),
    cards: BTreeMap<&'a LaneId, Vec<(&'a CardId, &'a CardBox)>>,
}

/// The part of the map on a sheet, in lengths of the layout, and where it is put.
struct Window {
    row: usize,
    columns: Range<usize>,
    /// What cells are seen.
    cells: Area,
    /// From lengths on the map to the paper: moved by these, after they are scaled.
    dx: f32,
    dy: f32,
    /// Where the names of lanes are put; none where another sheet has them.
    names: Option<f32>,
    /// The same for the head: moved by this.
    head: Option<f32>,
}

impl<'a> Press<'a> {
    pub(crate) fn new(
        kit: &'a Kit<'a>,
        draft: &'a Draft,
        rooms: &'a Rooms,
        size: &'a SheetSize,
        top: (f32, f32),
    ) -> Self {
        Self {
            kit,
            draft,
            rooms,
            size,
            top,
            cards: cards_by_lane(&draft.layout),
        }
    }

    /// Where the map lies on a sheet, its heads with it.
    pub(crate) fn area(&self, row: usize, column: usize) -> Area {
        let window = self.window(row, column);
        let by = self.draft.by;
        let frame = &self.draft.layout.frame;
        let top = match (row, window.head) {
            (0, _) => self.top.0,
            (_, Some(dy)) => frame.head_y * by + dy,
            (_, None) => window.cells.y * by + window.dy,
        };
        let left = self.size.margin;
        let right = window.cells.right() * by + window.dx;
        Area::new(left, top, right - left, window.cells.bottom() * by + window.dy - top)
    }

    /// The groups of a sheet in reading order, on the paper.
    pub(crate) fn draw(&self, row: usize, column: usize) -> Vec<Group> {
        let window = self.window(row, column);
        let mut groups = vec![self.ground(&window)];
        groups.extend(self.behind(&window));
        groups.extend(self.head(&window));
        for (at, lane) in self.draft.layout.frame.lanes.iter().enumerate() {
            if lane.y < window.cells.bottom() - 0.1 && lane.y + lane.h > window.cells.y + 0.1 {
                self.lane(&mut groups, &window, at, lane);
            }
        }
        groups.extend(self.links(&window));
        groups
    }

    /// True where a card, a point of a curve, words of an arrow or the end of one at a stage lies on a sheet.
    pub(crate) fn holds(&self, row: usize, column: usize) -> bool {
        let (window, layout) = (self.window(row, column), &self.draft.layout);
        let meets = |y: f32, h: f32| y < window.cells.bottom() - 0.1 && y + h > window.cells.y + 0.1;
        let columns = |first: u32, count: u32| {
            let (first, count) = (first as usize, count as usize);
            first < window.columns.end && window.columns.start < first + count
        };
        let cells = &window.cells;
        let across = |x: f32| cells.x <= x && x < cells.right();
        // The arrows between stages are on slides of the first row.
        let top = if row == 0 { 0.0 } else { cells.y };
        let is_told = |link: &LinkBox| {
            let mut ends = [link.points.first(), link.points.last()].into_iter().flatten();
            let at_stage = ends.any(|(x, y)| *y <= layout.frame.grid_y && across(*x));
            row == 0 && at_stage
                || link.label.is_some_and(|label| {
                    let y = label.y + label.h / 2.0;
                    across(label.x + label.w / 2.0) && top <= y && y < cells.bottom()
                })
        };
        let lanes = layout.frame.lanes.iter();
        layout.frame.links.iter().any(is_told)
            || lanes.filter(|lane| meets(lane.y, lane.h)).any(|lane| {
                let mut cards = self.cards.get(&lane.lane).into_iter().flatten();
                let figure = layout.figures.get(&lane.lane);
                cards.any(|(_, card)| columns(card.column, card.columns) && meets(lane.y + card.y, card.h))
                    || figure.is_some_and(|figure| figure.points.iter().any(|point| columns(point.column, 1)))
            })
    }

    fn window(&self, row: usize, column: usize) -> Window {
        let (draft, frame, by) = (self.draft, &self.draft.layout.frame, self.draft.by);
        let columns = draft.columns.get(column).cloned().unwrap_or(0..0);
        let x = frame.columns.get(columns.start).map_or(frame.grid_x, |track| track.x);
        let last = columns.end.checked_sub(1).and_then(|last| frame.columns.get(last));
        let right = last.map_or(x, |track| track.x + track.w);
        let (top, bottom) = draft.rows[row];
        let is_poster = self.rooms.glue.is_some();
        let (has_names, has_head) = (!is_poster || column == 0, !is_poster || row == 0);
        let margin = self.size.margin;
        let left = margin + if has_names { frame.grid_x * by } else { 0.0 };
        let start = if row == 0 { self.top.0 } else { self.top.1 };
        let above = match (row, has_head) {
            (0, _) => frame.grid_y,
            (_, true) => frame.grid_y - frame.head_y,
            (_, false) => 0.0,
        };
        let head_top = if row == 0 { 0.0 } else { frame.head_y };
        Window {
            row,
            columns,
            cells: Area::new(x, top, right - x, bottom - top),
            dx: left - x * by,
            dy: start + (above - top) * by,
            names: has_names.then_some(margin),
            head: has_head.then_some(start - head_top * by),
        }
    }

    fn put(&self, group: Group, window: &Window) -> Group {
        scaled_group(group, self.draft.by, window.dx, window.dy)
    }

    /// Paper behind folded columns, and the rules between lanes, from the names to the sheet's last column.
    fn ground(&self, window: &Window) -> Group {
        let frame = &self.draft.layout.frame;
        let cells = &window.cells;
        let left = if window.names.is_some() {
            cells.x - frame.grid_x
        } else {
            cells.x
        };
        let mut sheet = Sheet::default();
        for column in &frame.columns[window.columns.clone()] {
            if column.collapsed.is_some() {
                let area = Area::new(column.x, cells.y, column.w, cells.h);
                sheet.rect(area, 0.0, Some(Ink::Token("ground")), None);
            }
        }
        let inner = frame.lanes.iter().map(|lane| lane.y);
        let inner = inner.filter(|y| *y > cells.y + 0.1 && *y < cells.bottom() - 0.1);
        let end = (cells.h > 0.0).then_some(cells.bottom());
        for y in inner.chain(end) {
            sheet.line((left, y), (cells.right(), y), stroke(Ink::Token("rule"), 1.0));
        }
        // Without cards nothing else shows where a cell ends: a workshop sticks its notes there.
        if self.kit.doc.cards.is_empty() {
            for column in &frame.columns[window.columns.clone()] {
                let x = column.x + column.w;
                sheet.line((x, cells.y), (x, cells.bottom()), stroke(Ink::Token("hairline"), 1.0));
            }
        }
        let area = Area::new(left, cells.y, cells.right() - left, cells.h);
        let parts = sheet.0.into_iter().map(|part| moved(part, -area.x, -area.y)).collect();
        self.put(area.group(Tag::Decoration, parts), window)
    }

    /// Rules that are lanes, and what folded lanes say. The paper behind everything is drawn by [`Press::ground`].
    fn behind(&self, window: &Window) -> Vec<Group> {
        let ground = self.draft.layout.frame.ground.iter().skip(1);
        ground
            .filter_map(|group| self.cut(group, &window.cells))
            .map(|group| self.put(group, window))
            .collect()
    }

    /// What of a group lies on the sheet, its bounds cut as well.
    fn cut(&self, group: &Group, area: &Area) -> Option<Group> {
        Some(bounded(clipped(group, area)?, area))
    }

    fn head(&self, window: &Window) -> Vec<Group> {
        let Some(dy) = window.head else { return Vec::new() };
        let frame = &self.draft.layout.frame;
        let drawn = head::on_sheet(self.kit, &frame.columns, frame.head_y, &window.columns);
        let place = |group| scaled_group(group, self.draft.by, window.dx, dy);
        drawn.groups.into_iter().map(place).collect()
    }

    fn lane(&self, groups: &mut Vec<Group>, window: &Window, at: usize, lane: &LaneTrack) {
        let layout = &self.draft.layout;
        let Some(record) = self.kit.doc.lanes.get(&lane.lane) else {
            return;
        };
        groups.extend(self.name(window, at, lane, record));
        if let Some(figure) = layout.figures.get(&lane.lane) {
            let mut group = shifted_group(figure_group(figure), 0.0, lane.y);
            if self.draft.columns.len() > 1 {
                group.tag = self.figure_tag(window, record);
            }
            groups.extend(self.cut(&group, &window.cells).map(|group| self.put(group, window)));
        }
        for (id, card) in self.cards.get(&lane.lane).into_iter().flatten() {
            groups.extend(
                self.card(window, lane, record, id, card)
                    .map(|group| self.put(group, window)),
            );
        }
    }

    /// The name of a lane, again on every sheet; beside the part of a lane that is cut as high as that part.
    fn name(&self, window: &Window, at: usize, lane: &LaneTrack, record: &Lane) -> Option<Group> {
        let left = window.names?;
        let frame = &self.draft.layout.frame;
        let whole = frame.lane_heads.get(at)?;
        let (top, bottom) = (lane.y.max(window.cells.y), (lane.y + lane.h).min(window.cells.bottom()));
        let is_whole = bottom - top >= lane.h - 0.1;
        let group = if is_whole {
            shifted_group(whole.clone(), 0.0, lane.y)
        } else if self.draft.layout.figures.contains_key(&lane.lane) {
            let area = Area::new(0.0, top, frame.grid_x, bottom - top);
            self.cut(&shifted_group(whole.clone(), 0.0, lane.y), &area)?
        } else {
            let look = LaneLook::of(record);
            shifted_group(
                lane_head(self.kit, record, &look, frame.grid_x, bottom - top, &[]),
                0.0,
                top,
            )
        };
        Some(scaled_group(group, self.draft.by, left, window.dy))
    }

    /// A curve in words: the points that are seen.
    fn figure_tag(&self, window: &Window, lane: &Lane) -> Tag {
        let mut all = series(self.kit, &self.draft.layout.frame.columns, lane);
        for one in &mut all {
            one.points.retain(|point| window.columns.contains(&point.column));
        }
        all.retain(|one| !one.points.is_empty());
        Tag::Figure {
            lane: lane.id.clone(),
            alt: alt(self.kit, lane, &axis(self.kit.lang, lane), &all),
        }
    }

    /// A card, or the piece of it that stands on the sheet; none where nothing of it does.
    fn card(&self, window: &Window, lane: &LaneTrack, record: &Lane, id: &CardId, card: &CardBox) -> Option<Group> {
        let (first, end) = (card.column as usize, (card.column + card.columns) as usize);
        let columns = first.max(window.columns.start)..end.min(window.columns.end);
        let (top, bottom) = (lane.y + card.y, lane.y + card.y + card.h);
        let cells = &window.cells;
        if columns.is_empty() || bottom <= cells.y + 0.1 || top >= cells.bottom() - 0.1 {
            return None;
        }
        let mut group = if columns == (first..end) {
            card_group(&self.draft.layout, lane, id, card)?
        } else {
            let place = (columns.start, columns.end - 1);
            let whole = self.kit.doc.cards.get(id)?;
            let tracks = &self.draft.layout.frame.columns;
            let piece = piece(self.kit, tracks, record, whole, place, (card.y, card.h));
            card_group(&self.draft.layout, lane, id, &piece)?
        };
        let goes_on = [
            columns.start > first,
            columns.end < end,
            top < cells.y - 0.1,
            bottom > cells.bottom() + 0.1,
        ];
        if goes_on[2] || goes_on[3] {
            let band = Area::new(group.x, cells.y, group.w, cells.h);
            group = self.cut(&group, &band)?;
        }
        let card_hue = self.kit.doc.cards.get(id).and_then(|card| card.color.as_ref());
        let tone = Ink::Tone(
            card_hue.map_or(LaneLook::of(record).hue, |own| hue(Some(own), "stone")),
            Tone::Strong,
        );
        group.parts.extend(signs(&group, goes_on, &tone));
        Some(group)
    }

    fn links(&self, window: &Window) -> Vec<Group> {
        let cells = &window.cells;
        // The arrows above the head are on sheets of the first row.
        let top = if window.row == 0 { 0.0 } else { cells.y };
        let seen = Area::new(cells.x, top, cells.w, cells.bottom() - top);
        let links = self.draft.layout.frame.links.iter();
        links
            .filter_map(|link| clipped_arrow(link, &seen))
            .map(|group| self.put(bounded(group, &seen), window))
            .collect()
    }
}

/// The group with its bounds cut at those of an area.
fn bounded(seen: Group, area: &Area) -> Group {
    let (x, y) = (seen.x.max(area.x), seen.y.max(area.y));
    let (right, bottom) = (
        (seen.x + seen.w).min(area.right()),
        (seen.y + seen.h).min(area.bottom()),
    );
    let (dx, dy) = (seen.x - x, seen.y - y);
    Group {
        x,
        y,
        w: (right - x).max(0.0),
        h: (bottom - y).max(0.0),
        parts: seen.parts.into_iter().map(|part| moved(part, dx, dy)).collect(),
        ..seen
    }
}

/// Signs at the edges at which a card goes on: left, right, above, below.
fn signs(group: &Group, goes_on: [bool; 4], ink: &Ink) -> Vec<Part> {
    let (w, h) = (snap(group.w), snap(group.h));
    // Signs stand in the room that text leaves at the edges.
    let (x, y) = (w - SIGN - 1.0, h / 2.0);
    let arrows = [
        [(0.0, y), (SIGN, y - SIGN), (SIGN, y + SIGN)],
        [(w, y), (w - SIGN, y - SIGN), (w - SIGN, y + SIGN)],
        [(x, 0.0), (x - SIGN, SIGN), (x + SIGN, SIGN)],
        [(x, h), (x - SIGN, h - SIGN), (x + SIGN, h - SIGN)],
    ];
    let mut sheet = Sheet::default();
    for (arrow, _) in arrows.iter().zip(goes_on).filter(|(_, goes_on)| *goes_on) {
        sheet.path(polygon(arrow), Some(ink.clone()), None);
    }
    sheet.0
}
