//! Deleting, with all that hangs on what goes.

use std::collections::BTreeSet;

use super::draft::Draft;
use super::{lanes, stages};
use crate::{CardId, Item, Kind, Label, LaneId, LinkId, Rejection, StageId, Target};

pub(super) fn delete(draft: &mut Draft, items: &[Item]) -> Result<Label, Rejection> {
    let of = |kind: Kind| {
        items
            .iter()
            .filter(move |item| item.kind == kind)
            .map(|item| item.id.as_str())
    };
    let label = label(draft, items);
    delete_stages(draft, &of(Kind::Stage).map(StageId::from).collect::<Vec<_>>())?;
    for lane in of(Kind::Lane).map(LaneId::from) {
        delete_lane(draft, &lane)?;
    }
    for card in of(Kind::Card).map(CardId::from) {
        // A card may have gone with its lane or stage already.
        if draft.doc.cards.contains_key(&card) && draft.cards.get(&card).is_none() {
            continue;
        }
        remove_card(draft, &card)?;
    }
    for link in of(Kind::Link).map(LinkId::from) {
        if draft.doc.links.contains_key(&link) {
            draft.links.remove(&link);
        } else {
            return Err(Rejection::NotFound(link.0));
        }
    }
    for view in of(Kind::View) {
        draft.views.need(&view.into())?;
        draft.views.remove(&view.into());
    }
    for comment in of(Kind::Comment) {
        draft.comments.need(&comment.into())?;
        draft.comments.remove(&comment.into());
    }
    match items
        .iter()
        .find(|item| matches!(item.kind, Kind::Map | Kind::Persona | Kind::Channel))
    {
        Some(item) => Err(Rejection::NotFound(item.id.clone())),
        None => Ok(label),
    }
}

fn label(draft: &Draft, items: &[Item]) -> Label {
    let kind = items.first().map(|item| item.kind);
    if items.iter().any(|item| Some(item.kind) != kind) {
        return Label::counted("delete_several", items.len());
    }
    let stage_ids = || {
        items
            .iter()
            .map(|item| StageId::from(item.id.as_str()))
            .collect::<Vec<_>>()
    };
    let lane_ids = || {
        items
            .iter()
            .map(|item| LaneId::from(item.id.as_str()))
            .collect::<Vec<_>>()
    };
    match kind {
        Some(Kind::Stage) => stages::label("delete_stage", draft, &stage_ids()),
        Some(Kind::Lane) => lanes::label("delete_lane", draft, &lane_ids()),
        Some(Kind::Card) => Label::counted("delete_card", items.len()),
        Some(Kind::Link) => Label::counted("delete_link", items.len()),
        Some(Kind::View) => Label::counted("delete_view", items.len()),
        _ => Label::counted("delete_several", items.len()),
    }
}

fn delete_stages(draft: &mut Draft, ids: &[StageId]) -> Result<(), Rejection> {
    if ids.is_empty() {
        return Ok(());
    }
    let columns = draft.columns();
    let mut parents = BTreeSet::new();
    for top in stages::tops(draft, ids)? {
        parents.extend(draft.stages.need(&top)?.parent.clone());
        for id in stages::subtree(draft, &top) {
            draft.stages.remove(&id);
            drop_links(draft, &Target::Stage(id.clone()));
            drop_comments(draft, Kind::Stage, id.as_str());
        }
    }
    let heirs: BTreeSet<StageId> = parents
        .into_iter()
        .filter(|parent| stages::children(draft, Some(parent)).is_empty())
        .collect();
    drop_points_in_the_way(draft, &columns, &heirs)?;
    stages::resettle(draft, &columns, &heirs)
}

/// A parent that inherits from several columns takes the first point of each curve; the others go.
fn drop_points_in_the_way(draft: &mut Draft, columns: &[StageId], heirs: &BTreeSet<StageId>) -> Result<(), Rejection> {
    for heir in heirs {
        let below = |stage: &StageId| {
            let mut above = draft.doc.stages.get(stage).and_then(|stage| stage.parent.as_ref());
            while let Some(parent) = above {
                if parent == heir {
                    return true;
                }
                above = draft.doc.stages.get(parent).and_then(|stage| stage.parent.as_ref());
            }
            false
        };
        let leaves: Vec<&StageId> = columns.iter().filter(|stage| below(stage)).collect();
        let mut taken = BTreeSet::new();
        let mut gone = Vec::new();
        for leaf in leaves {
            for card in draft.cards.iter() {
                let Some(place) = card.place.as_ref().filter(|place| place.stage == *leaf) else {
                    continue;
                };
                if draft.form(&place.lane)? == crate::Form::Curve {
                    let keys = card.point_keys();
                    if keys
                        .iter()
                        .any(|key| taken.contains(&(place.lane.clone(), key.clone())))
                    {
                        gone.push(card.id.clone());
                    } else {
                        taken.extend(keys.into_iter().map(|key| (place.lane.clone(), key)));
                    }
                }
            }
        }
        for card in gone {
            remove_card(draft, &card)?;
        }
    }
    Ok(())
}

fn delete_lane(draft: &mut Draft, lane: &LaneId) -> Result<(), Rejection> {
    draft.lanes.need(lane)?;
    let lies_here = |card: &&crate::Card| card.place.as_ref().is_some_and(|place| place.lane == *lane);
    let cards: Vec<CardId> = draft
        .cards
        .iter()
        .filter(lies_here)
        .map(|card| card.id.clone())
        .collect();
    for card in cards {
        remove_card(draft, &card)?;
    }
    draft.lanes.remove(lane);
    drop_comments(draft, Kind::Lane, lane.as_str());
    Ok(())
}

/// A card with its arrows and comments.
pub(super) fn remove_card(draft: &mut Draft, card: &CardId) -> Result<(), Rejection> {
    draft.cards.need(card)?;
    draft.lift(card)?;
    draft.cards.remove(card);
    drop_links(draft, &Target::Card(card.clone()));
    drop_comments(draft, Kind::Card, card.as_str());
    Ok(())
}

fn drop_links(draft: &mut Draft, end: &Target) {
    let hangs = |link: &&crate::Link| link.from.as_ref() == Some(end) || link.to.as_ref() == Some(end);
    let gone: Vec<LinkId> = draft.links.iter().filter(hangs).map(|link| link.id.clone()).collect();
    gone.iter().for_each(|link| draft.links.remove(link));
}

fn drop_comments(draft: &mut Draft, kind: Kind, id: &str) {
    let about = format!("{}:{id}", kind.as_str());
    let gone: Vec<_> = draft
        .comments
        .iter()
        .filter(|comment| comment.about == about)
        .map(|comment| comment.id.clone())
        .collect();
    gone.iter().for_each(|comment| draft.comments.remove(comment));
}
