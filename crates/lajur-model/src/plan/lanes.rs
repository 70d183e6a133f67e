//! Lanes: new ones and moves.

use std::collections::BTreeSet;

use super::draft::Draft;
use super::{order, set};
use crate::{Fields, Label, Lane, LaneId, LaneSpot, Rejection, Role};

pub(super) fn add(draft: &mut Draft, at: &LaneSpot, role: &Role, fields: &Fields) -> Result<Label, Rejection> {
    let index = resolve(draft, at)?;
    let id = LaneId(draft.ids.next_id());
    let lane = Lane {
        id: id.clone(),
        role: Some(role.clone()),
        ..set::fresh::<Lane>(fields)?
    };
    let label = Label::named("add_lane", &lane.name);
    draft.lanes.put(lane);
    insert(draft, &[id], index)?;
    Ok(label)
}

pub(super) fn relocate(draft: &mut Draft, lanes: &[LaneId], at: &LaneSpot) -> Result<Label, Rejection> {
    for id in lanes {
        draft.lanes.need(id)?;
    }
    let wanted: BTreeSet<&LaneId> = lanes.iter().collect();
    let order = in_order(draft);
    let moved: Vec<LaneId> = order.iter().filter(|id| wanted.contains(id)).cloned().collect();
    let index = resolve(draft, at)?.min(order.len());
    let index = index - order[..index].iter().filter(|id| wanted.contains(id)).count();
    insert(draft, &moved, index)?;
    Ok(label("move_lane", draft, &moved))
}

/// A label that names the one lane or counts several.
pub(super) fn label(key: &str, draft: &Draft, lanes: &[LaneId]) -> Label {
    match lanes {
        [one] => Label::named(key, draft.lanes.get(one).map_or("", |lane| &lane.name)),
        several => Label::counted(key, several.len()),
    }
}

/// Lanes from top to bottom.
pub(super) fn in_order(draft: &Draft) -> Vec<LaneId> {
    draft.tracks().lanes.into_iter().map(|lane| lane.id.clone()).collect()
}

pub(super) fn resolve(draft: &Draft, at: &LaneSpot) -> Result<usize, Rejection> {
    let position = |lane: &LaneId| {
        let missing = || Rejection::NotFound(lane.0.clone());
        in_order(draft).iter().position(|id| id == lane).ok_or_else(missing)
    };
    match at {
        LaneSpot::Before { lane } => position(lane),
        LaneSpot::After { lane } => Ok(position(lane)? + 1),
        LaneSpot::Last => Ok(usize::MAX),
    }
}

/// Gives lanes their place among the others.
pub(super) fn insert(draft: &mut Draft, lanes: &[LaneId], index: usize) -> Result<(), Rejection> {
    let moved: BTreeSet<LaneId> = lanes.iter().cloned().collect();
    let mut order: Vec<LaneId> = in_order(draft).into_iter().filter(|id| !moved.contains(id)).collect();
    let index = index.min(order.len());
    order.splice(index..index, lanes.iter().cloned());
    let now = order
        .iter()
        .filter_map(|id| Some((id.clone(), draft.lanes.get(id)?.rank.clone())))
        .collect();
    for (id, rank) in order::ranks(&order, &now, &moved) {
        draft.lanes.edit(&id)?.rank = rank;
    }
    Ok(())
}
