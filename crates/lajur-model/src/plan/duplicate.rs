//! Doubling stages, lanes and cards with what they hold.

use std::collections::BTreeMap;

use super::cards::in_reading_order;
use super::draft::Draft;
use super::{lanes, stages};
use crate::{
    Card, CardId, CardPlace, Form, Item, Kind, Label, Lane, LaneId, Link, LinkId, Rejection, Stage, StageId, Target,
};

pub(super) fn duplicate(draft: &mut Draft, items: &[Item]) -> Result<Label, Rejection> {
    let of = |kind: Kind| {
        items
            .iter()
            .filter(move |item| item.kind == kind)
            .map(|item| item.id.as_str())
    };
    let stage_ids: Vec<StageId> = of(Kind::Stage).map(StageId::from).collect();
    let lane_ids: Vec<LaneId> = of(Kind::Lane).map(LaneId::from).collect();
    let card_ids: Vec<CardId> = of(Kind::Card).map(CardId::from).collect();
    if stage_ids.len() + lane_ids.len() + card_ids.len() != items.len() || items.is_empty() {
        return Err(Rejection::Nothing);
    }
    for top in stages::tops(draft, &stage_ids)? {
        copy_stage(draft, &top)?;
    }
    for lane in &lane_ids {
        copy_lane(draft, lane)?;
    }
    copy_cards_below(draft, &card_ids)?;
    Ok(match (stage_ids.as_slice(), lane_ids.as_slice()) {
        ([], []) => Label::counted("duplicate_card", items.len()),
        (tops, []) => stages::label("duplicate_stage", draft, tops),
        ([], rows) => lanes::label("duplicate_lane", draft, rows),
        _ => Label::counted("duplicate_several", items.len()),
    })
}

/// Copies a stage with its subtree and cards behind itself.
pub(super) fn copy_stage(draft: &mut Draft, top: &StageId) -> Result<StageId, Rejection> {
    let tree = stages::subtree(draft, top);
    let twins: BTreeMap<StageId, StageId> = tree
        .iter()
        .map(|id| (id.clone(), StageId(draft.ids.next_id())))
        .collect();
    for id in &tree {
        let stage = draft.stages.need(id)?.clone();
        let parent = stage
            .parent
            .as_ref()
            .map(|parent| twins.get(parent).unwrap_or(parent).clone());
        draft.stages.put(Stage {
            id: twins[id].clone(),
            parent,
            ..stage
        });
    }
    let parent = draft.stages.need(top)?.parent.clone();
    let after = stages::children(draft, parent.as_ref())
        .into_iter()
        .filter(|id| *id != twins[top]);
    let index = after
        .collect::<Vec<_>>()
        .iter()
        .position(|id| id == top)
        .map_or(usize::MAX, |at| at + 1);
    stages::insert(draft, parent.as_ref(), &[twins[top].clone()], index)?;
    copy_content(draft, |place| {
        let stage = twins.get(&place.stage)?.clone();
        let until = place.until.as_ref().and_then(|until| twins.get(until)).cloned();
        Some(CardPlace {
            stage,
            until,
            ..place.clone()
        })
    });
    Ok(twins[top].clone())
}

/// Copies a lane with its cards below itself.
pub(super) fn copy_lane(draft: &mut Draft, lane: &LaneId) -> Result<LaneId, Rejection> {
    let twin = LaneId(draft.ids.next_id());
    let record = draft.lanes.need(lane)?.clone();
    let index = lanes::in_order(draft)
        .iter()
        .position(|id| id == lane)
        .map_or(usize::MAX, |at| at + 1);
    draft.lanes.put(Lane {
        id: twin.clone(),
        ..record
    });
    lanes::insert(draft, std::slice::from_ref(&twin), index)?;
    copy_content(draft, |place| {
        (place.lane == *lane).then(|| CardPlace {
            lane: twin.clone(),
            ..place.clone()
        })
    });
    Ok(twin)
}

/// Copies every card for which `to` names a place, and the arrows between copied cards.
fn copy_content(draft: &mut Draft, to: impl Fn(&CardPlace) -> Option<CardPlace>) {
    let copies: Vec<Card> = draft
        .cards
        .iter()
        .filter_map(|card| {
            Some(Card {
                place: Some(to(card.place.as_ref()?)?),
                ..card.clone()
            })
        })
        .collect();
    let mut twins = BTreeMap::new();
    for card in copies {
        let id = CardId(draft.ids.next_id());
        twins.insert(card.id.clone(), id.clone());
        draft.cards.put(Card { id, ..card });
    }
    copy_links(draft, &twins);
}

fn copy_links(draft: &mut Draft, twins: &BTreeMap<CardId, CardId>) {
    let twin = |end: &Option<Target>| match end {
        Some(Target::Card(id)) => twins.get(id).cloned().map(Target::Card),
        _ => None,
    };
    let copies: Vec<Link> = draft
        .links
        .iter()
        .filter_map(|link| {
            Some(Link {
                from: Some(twin(&link.from)?),
                to: Some(twin(&link.to)?),
                ..link.clone()
            })
        })
        .collect();
    for link in copies {
        let id = LinkId(draft.ids.next_id());
        draft.links.put(Link { id, ..link });
    }
}

/// Copies of cards, in the same places for the moment, with the arrows between them.
pub(super) fn copy_cards(draft: &mut Draft, cards: &[CardId]) -> Result<Vec<CardId>, Rejection> {
    let mut twins = BTreeMap::new();
    let mut copies = Vec::new();
    for id in in_reading_order(draft, cards)? {
        let twin = CardId(draft.ids.next_id());
        let card = draft.cards.need(&id)?.clone();
        draft.cards.put(Card {
            id: twin.clone(),
            ..card
        });
        twins.insert(id, twin.clone());
        copies.push(twin);
    }
    copy_links(draft, &twins);
    Ok(copies)
}

/// Each card below itself.
fn copy_cards_below(draft: &mut Draft, cards: &[CardId]) -> Result<(), Rejection> {
    let mut twins = BTreeMap::new();
    for id in in_reading_order(draft, cards)? {
        let twin = CardId(draft.ids.next_id());
        let card = draft.cards.need(&id)?.clone();
        let place = card.place.clone();
        draft.cards.put(Card {
            id: twin.clone(),
            place: None,
            ..card
        });
        twins.insert(id.clone(), twin.clone());
        let Some(place) = place else { continue };
        if draft.form(&place.lane)? == Form::Curve {
            return Err(Rejection::PointTaken);
        }
        let at = draft
            .cell(&place.lane, &place.stage)
            .iter()
            .position(|card| *card == id)
            .map_or(usize::MAX, |at| at + 1);
        draft.place(&[(twin, place.until)], &place.lane, &place.stage, at)?;
    }
    copy_links(draft, &twins);
    Ok(())
}
