//! Columns from left to right: as wide as asked for, and wide enough for the longest word of their head.

use lajur_model::{Form, limits};

use crate::kit::{Kit, LaneLook};
use crate::layout::ColumnTrack;
use crate::measure::{COLUMN, COLUMN_MOST, FOLDED_COLUMN, LANE_HEAD, LANE_HEAD_MOST, LANE_NAME};
use crate::shape::snap;
use crate::{head, lane_head};

/// The columns, beginning at `x`; what is folded away in them is still to be counted.
pub(crate) fn columns(kit: &Kit<'_>, x: f32) -> Vec<ColumnTrack> {
    let columns = kit.grid.columns.iter().enumerate();
    let mut widths: Vec<f32> = columns
        .map(|(at, stage)| {
            if kit.grid.is_folded(at) {
                FOLDED_COLUMN
            } else {
                let given = kit.sizes.widths.get(at).copied();
                given.unwrap_or_else(|| width(kit, stage.width))
            }
        })
        .collect();
    for node in &kit.head {
        widen(
            &mut widths[node.column..node.column + node.columns],
            head::least_width(kit, node),
        );
    }
    if let Some(widest) = kit.sizes.widest {
        widths.iter_mut().for_each(|width| *width = width.min(widest));
    }
    let mut left = x;
    let mut tracks = Vec::with_capacity(widths.len());
    for (at, (stage, w)) in kit.grid.columns.iter().zip(widths).enumerate() {
        tracks.push(ColumnTrack {
            stage: stage.id.clone(),
            x: snap(left),
            w: snap(w),
            // Counted when the lanes are laid out.
            collapsed: kit.grid.is_folded(at).then_some(0),
        });
        left += snap(w);
    }
    tracks
}

/// A width of the record's own keeps its share of the sheet's column.
fn width(kit: &Kit<'_>, own: Option<f64>) -> f32 {
    let own = own
        .filter(|own| own.is_finite())
        .map(|own| own.clamp(*limits::TRACK.start(), *limits::TRACK.end()) as f32);
    own.map_or(kit.sizes.column, |own| own * kit.sizes.column / COLUMN)
}

/// Makes columns wide enough together; each gets the same share of what is missing.
fn widen(widths: &mut [f32], least: f32) {
    let least = least.min(COLUMN_MOST);
    let missing = least - widths.iter().sum::<f32>();
    if missing > 0.0 && !widths.is_empty() {
        let share = snap(missing / widths.len() as f32 + 0.01);
        widths.iter_mut().for_each(|width| *width += share);
    }
}

/// Width of the lane names.
pub(crate) fn lane_heads(kit: &Kit<'_>) -> f32 {
    let longest = |lane: &&lajur_model::Lane| {
        let rule = LaneLook::of(lane).form() == Form::Line;
        let word = if rule {
            0.0
        } else {
            kit.fonts.longest_word(&kit.lane_name(lane), LANE_NAME)
        };
        word + lane_head::NAME_X + lane_head::PAD
    };
    let least = kit.lanes.iter().map(longest).fold(LANE_HEAD, f32::max);
    snap(least.min(LANE_HEAD_MOST).ceil())
}
