//! Stages, steps and moments: new ones, moves, and what both mean for the cards.
//!
//! Cards lie on leaves. The first child of a leaf takes its cards; a stage that moves takes its cards along.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::{order, set};
use crate::{Fields, Label, LaneId, Rank, Rejection, Stage, StageId, StageSpot, limits};

pub(super) fn add(draft: &mut Draft, at: &StageSpot, fields: &Fields) -> Result<Label, Rejection> {
    let columns = draft.columns();
    let (parent, index) = resolve(draft, at)?;
    if depth(draft, parent.as_ref()) >= limits::LEVELS {
        return Err(Rejection::TooDeep);
    }
    let id = StageId(draft.ids.next_id());
    let stage = Stage {
        id: id.clone(),
        parent: parent.clone(),
        ..set::fresh::<Stage>(fields)?
    };
    let label = Label::named("add_stage", &stage.name);
    draft.stages.put(stage);
    insert(draft, parent.as_ref(), std::slice::from_ref(&id), index)?;
    resettle(draft, &columns, &BTreeSet::new())?;
    Ok(label)
}

pub(super) fn relocate(draft: &mut Draft, stages: &[StageId], at: &StageSpot) -> Result<Label, Rejection> {
    let columns = draft.columns();
    let tops = tops(draft, stages)?;
    let (parent, index) = resolve(draft, at)?;
    let mut above = parent.clone();
    while let Some(id) = above {
        if tops.contains(&id) {
            return Err(Rejection::IntoItself);
        }
        above = draft.stages.need(&id)?.parent.clone();
    }
    let tallest = tops
        .iter()
        .map(|id| height(draft, id))
        .max()
        .ok_or(Rejection::Nothing)?;
    if depth(draft, parent.as_ref()) + tallest > limits::LEVELS {
        return Err(Rejection::TooDeep);
    }
    let siblings = children(draft, parent.as_ref());
    let index = index
        - siblings[..index.min(siblings.len())]
            .iter()
            .filter(|id| tops.contains(id))
            .count();
    for id in &tops {
        if draft.stages.need(id)?.parent != parent {
            draft.stages.edit(id)?.parent = parent.clone();
        }
    }
    insert(draft, parent.as_ref(), &tops, index)?;
    resettle(draft, &columns, &BTreeSet::new())?;
    Ok(label("move_stage", draft, &tops))
}

/// A label that names the one stage or counts several.
pub(super) fn label(key: &str, draft: &Draft, stages: &[StageId]) -> Label {
    match stages {
        [one] => Label::named(key, draft.stages.get(one).map_or("", |stage| &stage.name)),
        several => Label::counted(key, several.len()),
    }
}

/// Stages in the head's order, without those that lie below another of them.
pub(super) fn tops(draft: &Draft, stages: &[StageId]) -> Result<Vec<StageId>, Rejection> {
    let wanted: BTreeSet<&StageId> = stages.iter().collect();
    for id in &wanted {
        draft.stages.need(id)?;
    }
    let below_another = |id: &StageId| {
        let mut above = draft.stages.get(id).and_then(|stage| stage.parent.as_ref());
        while let Some(parent) = above {
            if wanted.contains(parent) {
                return true;
            }
            above = draft.stages.get(parent).and_then(|stage| stage.parent.as_ref());
        }
        false
    };
    let tracks = draft.tracks();
    let all = tracks.head.iter().map(|node| &node.stage.id);
    Ok(all
        .filter(|id| wanted.contains(id) && !below_another(id))
        .cloned()
        .collect())
}

/// The stage and all below it, parents first.
pub(super) fn subtree(draft: &Draft, top: &StageId) -> Vec<StageId> {
    let mut found = vec![top.clone()];
    let mut at = 0;
    while at < found.len() {
        let below = children(draft, Some(&found[at]));
        found.extend(below);
        at += 1;
    }
    found
}

/// Children of a parent, or the stages of the first level, in order.
pub(super) fn children(draft: &Draft, parent: Option<&StageId>) -> Vec<StageId> {
    let mut found: Vec<(&Rank, &StageId)> = draft
        .stages
        .iter()
        .filter(|stage| stage.parent.as_ref() == parent)
        .map(|stage| (&stage.rank, &stage.id))
        .collect();
    found.sort();
    found.into_iter().map(|(_, id)| id.clone()).collect()
}

/// Levels from the first down to this node; 0 for none.
pub(super) fn depth(draft: &Draft, stage: Option<&StageId>) -> usize {
    let mut levels = 0;
    let mut at = stage.cloned();
    while let Some(stage) = at.and_then(|id| draft.stages.get(&id)) {
        levels += 1;
        at = stage.parent.clone();
    }
    levels
}

fn height(draft: &Draft, stage: &StageId) -> usize {
    1 + children(draft, Some(stage))
        .iter()
        .map(|child| height(draft, child))
        .max()
        .unwrap_or(0)
}

pub(super) fn resolve(draft: &Draft, at: &StageSpot) -> Result<(Option<StageId>, usize), Rejection> {
    let beside = |stage: &StageId, offset: usize| {
        let parent = draft.stages.need(stage)?.parent.clone();
        let index = children(draft, parent.as_ref()).iter().position(|id| id == stage);
        Ok((parent, index.unwrap_or(0) + offset))
    };
    match at {
        StageSpot::Before { stage } => beside(stage, 0),
        StageSpot::After { stage } => beside(stage, 1),
        StageSpot::Inside { parent } => {
            if let Some(parent) = parent {
                draft.stages.need(parent)?;
            }
            Ok((parent.clone(), usize::MAX))
        }
    }
}

/// Gives stages, which have this parent already, their place among its children.
pub(super) fn insert(
    draft: &mut Draft,
    parent: Option<&StageId>,
    stages: &[StageId],
    index: usize,
) -> Result<(), Rejection> {
    let moved: BTreeSet<StageId> = stages.iter().cloned().collect();
    let mut order: Vec<StageId> = children(draft, parent)
        .into_iter()
        .filter(|id| !moved.contains(id))
        .collect();
    let index = index.min(order.len());
    order.splice(index..index, stages.iter().cloned());
    let now = order
        .iter()
        .filter_map(|id| Some((id.clone(), draft.stages.get(id)?.rank.clone())))
        .collect();
    for (id, rank) in order::ranks(&order, &now, &moved) {
        draft.stages.edit(&id)?.rank = rank;
    }
    Ok(())
}

/// After the head has changed: every card onto a column again. `old` are the columns as they were, `inherit` the parents
/// that became leaves because their children were deleted and that take those cards.
pub(super) fn resettle(draft: &mut Draft, old: &[StageId], inherit: &BTreeSet<StageId>) -> Result<(), Rejection> {
    let new = draft.columns();
    let new_at: BTreeMap<&StageId, usize> = new.iter().enumerate().map(|(at, id)| (id, at)).collect();
    let heirs: Vec<Option<usize>> = old.iter().map(|id| heir(draft, &new_at, inherit, id)).collect();
    let old_at: BTreeMap<&StageId, usize> = old.iter().enumerate().map(|(at, id)| (id, at)).collect();
    let same = heirs
        .iter()
        .enumerate()
        .all(|(at, heir)| heir.is_some_and(|heir| new[heir] == old[at]));
    let mut settled = Vec::new();
    for card in draft.cards.iter() {
        let Some(place) = &card.place else { continue };
        let Some(first) = old_at.get(&place.stage).copied() else {
            continue;
        };
        let last = place
            .until
            .as_ref()
            .and_then(|until| old_at.get(until).copied())
            .unwrap_or(first);
        if same && first == last {
            continue;
        }
        match new_span(&heirs, first, last) {
            None => settled.push((card.id.clone(), None)),
            Some((first, last)) => {
                let until = (last > first).then(|| new[last].clone());
                if new[first] != place.stage || until != place.until {
                    settled.push((card.id.clone(), Some((place.lane.clone(), new[first].clone(), until))));
                }
            }
        }
    }
    settle(draft, settled)
}

type Settled = Vec<(crate::CardId, Option<(LaneId, StageId, Option<StageId>)>)>;

fn settle(draft: &mut Draft, settled: Settled) -> Result<(), Rejection> {
    for (card, to) in settled {
        match to {
            None => super::delete::remove_card(draft, &card)?,
            Some((lane, stage, until)) => {
                let stays = draft
                    .cards
                    .need(&card)?
                    .place
                    .as_ref()
                    .is_some_and(|place| place.stage == stage);
                if stays {
                    if let Some(place) = draft.cards.edit(&card)?.place.as_mut() {
                        place.until = until;
                    }
                } else {
                    draft.lift(&card)?;
                    draft.place(&[(card, until)], &lane, &stage, usize::MAX)?;
                }
            }
        }
    }
    Ok(())
}

/// The new column of an old one: itself, its first column below where it got children, or the parent that inherits.
fn heir(
    draft: &Draft,
    new_at: &BTreeMap<&StageId, usize>,
    inherit: &BTreeSet<StageId>,
    old: &StageId,
) -> Option<usize> {
    if let Some(at) = new_at.get(old) {
        return Some(*at);
    }
    if draft.stages.get(old).is_some() {
        return subtree(draft, old)
            .iter()
            .filter_map(|id| new_at.get(id).copied())
            .min();
    }
    let mut above = draft.doc.stages.get(old)?.parent.as_ref();
    while let Some(parent) = above {
        if inherit.contains(parent) {
            return new_at.get(parent).copied();
        }
        above = draft.doc.stages.get(parent)?.parent.as_ref();
    }
    None
}

/// What a card that covered the old columns `first..=last` covers now; none where nothing of it is left.
fn new_span(heirs: &[Option<usize>], first: usize, last: usize) -> Option<(usize, usize)> {
    let kept: BTreeSet<usize> = heirs[first..=last].iter().flatten().copied().collect();
    let begin = heirs[first].or_else(|| kept.first().copied())?;
    let end = heirs[last].or_else(|| kept.last().copied()).unwrap_or(begin);
    if end > begin {
        return Some((begin, end));
    }
    // The end came to lie before the beginning: it reaches as far as its columns still stand side by side.
    let mut run = begin;
    while kept.contains(&(run + 1)) {
        run += 1;
    }
    Some((begin, run))
}
