//! One lane: the unit of the layout. What it looks like follows from its cards, the columns and nothing else.

use std::collections::BTreeMap;

use lajur_model::{CardId, Form, Lane, Role};

use crate::cards::cards;
use crate::curve::curve;
use crate::draw::{Area, Sheet, dashed, stroke};
use crate::kit::{Kit, LaneLook};
use crate::lane_head::{Mark, lane_head, least_height};
use crate::layout::{CardBox, ColumnTrack, FigureBox};
use crate::measure::LINE_LANE;
use crate::scene::{Group, Tag};
use crate::theme::Ink;

/// A lane laid out. Everything is relative to its upper edge.
pub(crate) struct LaneLayout {
    pub form: Form,
    pub h: f32,
    pub head: Group,
    pub cards: BTreeMap<CardId, CardBox>,
    pub figure: Option<FigureBox>,
    /// The rule of a line lane.
    pub ground: Option<Group>,
}

/// Lays out a lane that is at least `least` high; `left` is the width of the lane names.
pub(crate) fn lane(kit: &Kit<'_>, columns: &[ColumnTrack], lane: &Lane, left: f32, least: f32) -> LaneLayout {
    let look = LaneLook::of(lane);
    let own = lane
        .height
        .filter(|own| own.is_finite())
        .map_or(0.0, |own| own.clamp(24.0, 4_000.0) as f32);
    let least = least.max(own);
    let mut marks: Vec<Mark> = Vec::new();
    let (mut boxes, mut figure, mut ground) = (BTreeMap::new(), None, None);
    let h = match look.form() {
        Form::Cards | Form::Numbers => {
            let (h, placed) = cards(kit, columns, lane, &look, least.max(least_height(kit, lane, left)));
            boxes = placed;
            h
        }
        Form::Curve => {
            let drawn = curve(kit, columns, lane, &look, least, left);
            marks = drawn.marks;
            figure = Some(drawn.figure);
            drawn.h
        }
        Form::Line => {
            let right = columns.last().map_or(left, |track| track.x + track.w);
            let h = LINE_LANE.max(own);
            ground = Some(rule(&look, left, right, h));
            h
        }
    };
    let head = lane_head(kit, lane, &look, left, h, &marks);
    LaneLayout {
        form: look.form(),
        h,
        head,
        cards: boxes,
        figure,
        ground,
    }
}

/// The rule across the map: visibility full, interaction broken, internal interaction dotted.
fn rule(look: &LaneLook<'_>, left: f32, right: f32, h: f32) -> Group {
    let ink = Ink::Token("ink-soft");
    let line = match look.role {
        Some(Role::Visibility) => stroke(ink, 2.0),
        Some(Role::InternalInteraction) => dashed(ink, 1.75, &[1.5, 4.5]),
        _ => dashed(ink, 1.75, &[8.0, 5.0]),
    };
    let mut sheet = Sheet::default();
    sheet.line((left, h / 2.0), (right, h / 2.0), line);
    Area::new(0.0, 0.0, right, h).group(Tag::Decoration, sheet.0)
}
