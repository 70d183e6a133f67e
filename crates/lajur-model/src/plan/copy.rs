//! Copies that land somewhere else: made where the original stands, then moved.

use super::draft::Draft;
use super::{cards, duplicate, lanes, stages};
use crate::{CardId, CardSpot, Label, LaneId, LaneSpot, Rejection, StageId, StageSpot};

pub(super) fn cards(draft: &mut Draft, originals: &[CardId], at: &CardSpot) -> Result<Label, Rejection> {
    let copies = duplicate::copy_cards(draft, originals)?;
    cards::relocate(draft, &copies, at)?;
    Ok(Label::counted("copy_card", copies.len()))
}

pub(super) fn shifted(draft: &mut Draft, originals: &[CardId], columns: i32, lanes: i32) -> Result<Label, Rejection> {
    let copies = duplicate::copy_cards(draft, originals)?;
    cards::shift(draft, &copies, columns, lanes)?;
    Ok(Label::counted("copy_card", copies.len()))
}

pub(super) fn stages(draft: &mut Draft, originals: &[StageId], at: &StageSpot) -> Result<Label, Rejection> {
    let mut copies = Vec::new();
    for top in stages::tops(draft, originals)? {
        copies.push(duplicate::copy_stage(draft, &top)?);
    }
    stages::relocate(draft, &copies, at)?;
    Ok(stages::label("copy_stage", draft, &copies))
}

pub(super) fn lanes(draft: &mut Draft, originals: &[LaneId], at: &LaneSpot) -> Result<Label, Rejection> {
    let mut copies = Vec::new();
    for lane in originals {
        copies.push(duplicate::copy_lane(draft, lane)?);
    }
    lanes::relocate(draft, &copies, at)?;
    Ok(lanes::label("copy_lane", draft, &copies))
}
