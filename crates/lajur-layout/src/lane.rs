//! One lane: the unit of the layout. What it looks like follows from its cards, the columns and nothing else.

use lajur_model::{CardId, Form, Lane, LaneId, Role};

use crate::cards::{Known, Placed, cards};
use crate::curve::curve;
use crate::draw::{Area, Sheet, dashed, stroke};
use crate::kit::{Kit, LaneLook};
use crate::lane_head::{Mark, folded_head, lane_head, least_height};
use crate::layout::{ColumnTrack, FigureBox};
use crate::measure::{GLOSS, LINE_LANE};
use crate::scene::{Group, Tag};
use crate::theme::Ink;

/// A lane laid out. Everything is relative to its upper edge.
pub(crate) struct LaneLayout {
    pub band: Band,
    pub cards: Vec<(CardId, Placed)>,
    pub figure: Option<FigureBox>,
}

/// What the frame needs of a lane: everything but its cards and its curve.
pub(crate) struct Band {
    pub lane: LaneId,
    pub form: Form,
    pub h: f32,
    pub head: Group,
    /// The rule of a line lane, or the count of a collapsed one.
    pub ground: Option<Group>,
    /// How many cards a collapsed lane holds.
    pub collapsed: Option<u32>,
    /// How many cards are folded away in each column.
    pub inside: Vec<u32>,
}

/// Lays out a lane that is at least `least` high; `left` is the width of the lane names.
pub(crate) fn lane(
    kit: &Kit<'_>,
    columns: &[ColumnTrack],
    lane: &Lane,
    left: f32,
    least: f32,
    known: Known<'_>,
) -> LaneLayout {
    let look = LaneLook::of(lane);
    if !kit.is_open(lane) {
        return folded(kit, columns, lane, &look, left);
    }
    let own = lane
        .height
        .filter(|own| own.is_finite())
        .map_or(0.0, |own| own.clamp(24.0, 4_000.0) as f32);
    let least = least.max(own);
    let mut marks: Vec<Mark> = Vec::new();
    let (mut boxes, mut figure, mut ground) = (Vec::new(), None, None);
    let h = match look.form() {
        Form::Cards | Form::Numbers => {
            let (h, placed) = cards(
                kit,
                columns,
                lane,
                &look,
                least.max(least_height(kit, lane, left)),
                known,
            );
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
    let band = Band {
        lane: lane.id.clone(),
        form: look.form(),
        h,
        head,
        ground,
        collapsed: None,
        inside: kit.grid.inside(&lane.id),
    };
    LaneLayout {
        band,
        cards: boxes,
        figure,
    }
}

/// A collapsed lane: a thin band with its name, and behind it how many cards it holds.
fn folded(kit: &Kit<'_>, columns: &[ColumnTrack], lane: &Lane, look: &LaneLook<'_>, left: f32) -> LaneLayout {
    let head = folded_head(kit, lane, look, left);
    let h = head.h;
    let open = columns.iter().map(|track| kit.grid.cards(&lane.id, &track.stage).len());
    let inside = kit.grid.inside(&lane.id);
    let count = u32::try_from(open.sum::<usize>()).unwrap_or(u32::MAX);
    let count = count.saturating_add(inside.iter().sum());
    let text = kit.fonts.line(&kit.cards(count), GLOSS);
    let mut sheet = Sheet::default();
    sheet.text(&text, left + 12.0, (h - GLOSS.line) / 2.0, &Ink::Token("ink-faint"));
    let right = columns.last().map_or(left, |track| track.x + track.w);
    let band = Band {
        lane: lane.id.clone(),
        form: look.form(),
        h,
        head,
        ground: Some(Area::new(0.0, 0.0, right, h).group(Tag::Decoration, sheet.0)),
        collapsed: Some(count),
        inside,
    };
    LaneLayout {
        band,
        cards: Vec::new(),
        figure: None,
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
