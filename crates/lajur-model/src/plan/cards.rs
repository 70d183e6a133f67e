//! Cards: new ones and every kind of move.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::{lanes, set};
use crate::{Card, CardId, CardMove, CardPlace, CardSpot, Form, Label, LaneId, NewCard, Rejection, StageId};

pub(super) fn add(draft: &mut Draft, cards: &[NewCard]) -> Result<Label, Rejection> {
    for new in cards {
        let id = CardId(draft.ids.next_id());
        draft.cards.put(Card {
            id: id.clone(),
            ..set::fresh::<Card>(&new.fields)?
        });
        put(draft, &[(id, 0)], &new.at)?;
    }
    match cards {
        [] => Err(Rejection::Nothing),
        several => Ok(Label::counted("add_card", several.len())),
    }
}

pub(super) fn relocate(draft: &mut Draft, cards: &[CardId], at: &CardSpot) -> Result<Label, Rejection> {
    let anchor = match at {
        CardSpot::Before { card } | CardSpot::After { card } => Some(card),
        CardSpot::Cell { .. } | CardSpot::Tray => None,
    };
    if anchor.is_some_and(|anchor| cards.contains(anchor)) {
        return Err(Rejection::Nothing);
    }
    let columns = draft.columns();
    let mut moved = Vec::new();
    for id in in_reading_order(draft, cards)? {
        let reach = span(&columns, draft.cards.need(&id)?.place.as_ref()).map_or(0, |(first, last)| last - first);
        draft.lift(&id)?;
        moved.push((id, reach));
    }
    put(draft, &moved, at)?;
    Ok(Label::counted("move_card", moved.len()))
}

/// Puts lifted cards, each with the columns it reaches further, to a spot.
fn put(draft: &mut Draft, cards: &[(CardId, usize)], at: &CardSpot) -> Result<(), Rejection> {
    let (lane, stage, index) = match at {
        CardSpot::Tray => return Ok(()),
        CardSpot::Cell { lane, stage } => (lane.clone(), stage.clone(), usize::MAX),
        CardSpot::Before { card } => beside(draft, card, 0)?,
        CardSpot::After { card } => beside(draft, card, 1)?,
    };
    let columns = draft.columns();
    let first = column(&columns, &stage)?;
    let cards: Vec<_> = cards
        .iter()
        .map(|(id, reach)| (id.clone(), reaching(&columns, first, *reach)))
        .collect();
    draft.place(&cards, &lane, &stage, index)
}

fn beside(draft: &mut Draft, card: &CardId, offset: usize) -> Result<(LaneId, StageId, usize), Rejection> {
    let missing = || Rejection::NotFound(card.0.clone());
    let place = draft.cards.need(card)?.place.clone().ok_or_else(missing)?;
    let index = draft
        .cell(&place.lane, &place.stage)
        .iter()
        .position(|id| id == card)
        .ok_or_else(missing)?;
    Ok((place.lane, place.stage, index + offset))
}

pub(super) fn shift(draft: &mut Draft, cards: &[CardId], columns: i32, lanes: i32) -> Result<Label, Rejection> {
    let order = draft.columns();
    let rows: Vec<LaneId> = rows(draft)?;
    let mut moves = Vec::new();
    for id in in_reading_order(draft, cards)? {
        let Some(place) = draft.cards.need(&id)?.place.clone() else {
            continue;
        };
        let (first, last) = span(&order, Some(&place)).ok_or(Rejection::Edge)?;
        let row = rows
            .iter()
            .position(|lane| *lane == place.lane)
            .ok_or(Rejection::Edge)?;
        let lane = stepped(row, lanes, rows.len())?;
        let stage = stepped(first, columns, order.len())?;
        moves.push((id, rows[lane].clone(), stage, last - first));
    }
    if moves.is_empty() || (columns == 0 && lanes == 0) {
        return Err(Rejection::Nothing);
    }
    for (id, ..) in &moves {
        draft.lift(id)?;
    }
    let count = moves.len();
    for (id, lane, first, reach) in moves {
        let until = reaching(&order, first, reach);
        draft.place(&[(id, until)], &lane, &order[first], usize::MAX)?;
    }
    Ok(Label::counted("move_card", count))
}

pub(super) fn stack(draft: &mut Draft, cards: &[CardId], by: i32) -> Result<Label, Rejection> {
    let moved: BTreeSet<CardId> = cards.iter().cloned().collect();
    let mut cells = BTreeSet::new();
    for id in &moved {
        if let Some(place) = &draft.cards.need(id)?.place {
            cells.insert((place.lane.clone(), place.stage.clone()));
        }
    }
    let mut any = false;
    for (lane, stage) in cells {
        let cell = draft.cell(&lane, &stage);
        let before = cell.clone();
        for _ in 0..by.unsigned_abs().min(u32::try_from(before.len()).unwrap_or(u32::MAX)) {
            nudge(cell, &moved, by < 0);
        }
        if *cell != before {
            any = true;
            draft.rank_cell(&lane, &stage, &moved)?;
        }
    }
    if any {
        Ok(Label::counted("move_card", moved.len()))
    } else {
        Err(Rejection::Edge)
    }
}

/// Each moved card one place up or down past a card that is not moved.
fn nudge(cell: &mut [CardId], moved: &BTreeSet<CardId>, up: bool) {
    if up {
        for at in 1..cell.len() {
            if moved.contains(&cell[at]) && !moved.contains(&cell[at - 1]) {
                cell.swap(at, at - 1);
            }
        }
    } else {
        for at in (1..cell.len()).rev() {
            if moved.contains(&cell[at - 1]) && !moved.contains(&cell[at]) {
                cell.swap(at, at - 1);
            }
        }
    }
}

pub(super) fn reach(draft: &mut Draft, cards: &[CardId], columns: i32) -> Result<Label, Rejection> {
    let order = draft.columns();
    let mut any = false;
    for id in cards {
        let Some(place) = draft.cards.need(id)?.place.clone() else {
            continue;
        };
        if draft.form(&place.lane)? != Form::Cards {
            return Err(Rejection::NoReach);
        }
        let Some((first, last)) = span(&order, Some(&place)) else {
            continue;
        };
        let further = last
            .saturating_add_signed(columns as isize)
            .clamp(first, order.len() - 1);
        if further != last {
            any = true;
            let until = reaching(&order, first, further - first);
            draft.cards.edit(id)?.place = Some(CardPlace { until, ..place });
        }
    }
    if any {
        Ok(Label::counted("reach_card", cards.len()))
    } else {
        Err(Rejection::Edge)
    }
}

pub(super) fn span_anew(draft: &mut Draft, cards: &[CardId], first: i32, last: i32) -> Result<Label, Rejection> {
    let order = draft.columns();
    let mut any = false;
    for id in in_reading_order(draft, cards)? {
        let Some(place) = draft.cards.need(&id)?.place.clone() else {
            continue;
        };
        if draft.form(&place.lane)? != Form::Cards {
            return Err(Rejection::NoReach);
        }
        let (begins, ends) = span(&order, Some(&place)).ok_or(Rejection::Edge)?;
        let right = ends.saturating_add_signed(last as isize).min(order.len() - 1);
        let right = if first == 0 { right.max(begins) } else { right };
        let left = begins.saturating_add_signed(first as isize).min(right);
        let until = reaching(&order, left, right - left);
        any |= (left, right) != (begins, ends);
        if left == begins {
            draft.cards.edit(&id)?.place = Some(CardPlace { until, ..place });
        } else {
            draft.lift(&id)?;
            draft.place(&[(id, until)], &place.lane, &order[left], usize::MAX)?;
        }
    }
    if any {
        Ok(Label::counted("reach_card", cards.len()))
    } else {
        Err(Rejection::Edge)
    }
}

pub(super) fn place_each(draft: &mut Draft, moves: &[CardMove]) -> Result<Label, Rejection> {
    let columns = draft.columns();
    let mut reaches = Vec::new();
    for to in moves {
        let place = draft.lift(&to.card)?;
        reaches.push(span(&columns, place.as_ref()).map_or(0, |(first, last)| last - first));
    }
    for (to, reach) in moves.iter().zip(reaches) {
        put(draft, &[(to.card.clone(), reach)], &to.at)?;
    }
    Ok(Label::counted("move_card", moves.len()))
}

/// Lanes that can hold cards, from top to bottom.
pub(super) fn rows(draft: &Draft) -> Result<Vec<LaneId>, Rejection> {
    let mut rows = lanes::in_order(draft);
    for at in (0..rows.len()).rev() {
        if draft.form(&rows[at])? == Form::Line {
            rows.remove(at);
        }
    }
    Ok(rows)
}

fn stepped(at: usize, by: i32, count: usize) -> Result<usize, Rejection> {
    at.checked_add_signed(by as isize)
        .filter(|at| *at < count)
        .ok_or(Rejection::Edge)
}

fn column(columns: &[StageId], stage: &StageId) -> Result<usize, Rejection> {
    columns
        .iter()
        .position(|id| id == stage)
        .ok_or_else(|| Rejection::NotFound(stage.0.clone()))
}

fn span(columns: &[StageId], place: Option<&CardPlace>) -> Option<(usize, usize)> {
    let place = place?;
    let first = column(columns, &place.stage).ok()?;
    let last = place
        .until
        .as_ref()
        .and_then(|until| column(columns, until).ok())
        .unwrap_or(first);
    Some((first, last.max(first)))
}

/// Where a card that begins at `first` and reaches `further` columns ends; none where it does not reach.
fn reaching(columns: &[StageId], first: usize, further: usize) -> Option<StageId> {
    let last = (first + further).min(columns.len().saturating_sub(1));
    (last > first).then(|| columns[last].clone())
}

/// Cards lane by lane, column by column, from top to bottom; those of the tray last.
pub(super) fn in_reading_order(draft: &Draft, cards: &[CardId]) -> Result<Vec<CardId>, Rejection> {
    let columns: BTreeMap<StageId, usize> = draft.columns().into_iter().zip(0..).collect();
    let lanes: BTreeMap<LaneId, usize> = lanes::in_order(draft).into_iter().zip(0..).collect();
    let mut keyed = BTreeSet::new();
    for id in cards {
        let place = draft.cards.need(id)?.place.as_ref();
        let key = place.map(|place| (lanes.get(&place.lane), columns.get(&place.stage), &place.rank));
        keyed.insert((key.is_none(), key, id));
    }
    Ok(keyed.into_iter().map(|(_, _, id)| id.clone()).collect())
}
