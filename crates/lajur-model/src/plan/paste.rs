//! Pieces of maps put down: new records, each on the lane and column that is at hand for it.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::{cards, lanes, set, stages};
use crate::{
    Card, CardId, CardPlace, Label, Lane, LaneId, LaneSpot, Link, LinkId, PasteSpot, Piece, PieceOf, Rejection, Stage,
    StageId, StageSpot, Target, limits,
};

/// Where a person stands.
struct Here<'a> {
    lane: Option<&'a LaneId>,
    stage: Option<&'a StageId>,
    card: Option<&'a CardId>,
}

impl<'a> Here<'a> {
    fn of(at: &'a PasteSpot) -> Self {
        let (lane, stage, card) = match at {
            PasteSpot::Here { lane, stage, card } => (lane.as_ref(), stage.as_ref(), card.as_ref()),
            PasteSpot::Tray { .. } => (None, None, None),
        };
        Self { lane, stage, card }
    }
}

/// For each track of the piece the one of the map that takes its cards.
#[derive(Default)]
struct Tracks {
    columns: BTreeMap<StageId, StageId>,
    lanes: BTreeMap<LaneId, LaneId>,
}

type Cell = (LaneId, StageId);
type Arrivals = BTreeMap<Cell, Vec<(CardId, Option<StageId>)>>;

pub(super) fn paste(draft: &mut Draft, piece: &Piece, at: &PasteSpot) -> Result<Label, Rejection> {
    if piece.is_empty() {
        return Err(Rejection::Nothing);
    }
    make_sure_of_room(draft, piece)?;
    let here = Here::of(at);
    let mut heads = BTreeMap::new();
    let tracks = match (piece.of, at) {
        (PieceOf::Cards, PasteSpot::Tray { .. }) => Tracks::default(),
        (PieceOf::Cards, PasteSpot::Here { .. }) => at_hand(draft, piece, &here)?,
        (PieceOf::Lanes, _) => new_lanes(draft, piece, &here)?,
        (PieceOf::Stages, _) => new_stages(draft, piece, &here, &mut heads)?,
    };
    let twins = put_cards(draft, piece, &tracks, here.card)?;
    put_links(draft, piece, &twins, &heads)?;
    Ok(match piece.of {
        PieceOf::Cards => Label::counted("paste", piece.cards.len()),
        PieceOf::Lanes => named("paste_lane", piece.lanes.iter().map(|lane| lane.name.as_str())),
        PieceOf::Stages => {
            let tops = piece.stages.iter().filter(|stage| stage.parent.is_none());
            named("paste_stage", tops.map(|stage| stage.name.as_str()))
        }
    })
}

/// Refuses what can only end in too much, before memory is taken for it.
fn make_sure_of_room(draft: &Draft, piece: &Piece) -> Result<(), Rejection> {
    let fits = piece.cards.len() + draft.cards.len() <= limits::CARDS
        && piece.stages.len() <= limits::STAGES
        && piece.lanes.len() <= limits::LANES
        && piece.links.len() + draft.links.len() <= limits::LINKS;
    if fits { Ok(()) } else { Err(Rejection::TooMany) }
}

fn named<'a>(key: &str, names: impl Iterator<Item = &'a str>) -> Label {
    match names.collect::<Vec<_>>().as_slice() {
        [one] => Label::named(key, one),
        several => Label::counted(key, several.len()),
    }
}

/// Cards go to the cells from here on to the right and downwards.
fn at_hand(draft: &mut Draft, piece: &Piece, here: &Here) -> Result<Tracks, Rejection> {
    let rows = cards::rows(draft)?;
    let first = match here.lane {
        Some(lane) => first_row(draft, &rows, lane)?,
        None => 0,
    };
    let columns = draft.columns();
    let column = match here.stage {
        Some(stage) => first_column(draft, &columns, stage)?,
        None => 0,
    };
    Ok(Tracks {
        columns: columns_from(draft, &piece.stages, &columns[column..])?,
        lanes: lanes_from(draft, &piece.lanes, &rows[first..])?,
    })
}

/// A lane that holds cards, or the first one below a line.
fn first_row(draft: &Draft, rows: &[LaneId], lane: &LaneId) -> Result<usize, Rejection> {
    draft.lanes.need(lane)?;
    let order = lanes::in_order(draft);
    let next = order.iter().skip_while(|id| *id != lane).find(|id| rows.contains(id));
    Ok(next
        .and_then(|next| rows.iter().position(|id| id == next))
        .unwrap_or(rows.len()))
}

fn first_column(draft: &Draft, columns: &[StageId], stage: &StageId) -> Result<usize, Rejection> {
    draft.stages.need(stage)?;
    let below = stages::subtree(draft, stage);
    let found = columns.iter().position(|column| below.contains(column));
    found.ok_or_else(|| Rejection::NotFound(stage.0.clone()))
}

/// The piece's columns one by one on to these, and on to new ones behind the last stage where they run over.
fn columns_from(
    draft: &mut Draft,
    wanted: &[Stage],
    columns: &[StageId],
) -> Result<BTreeMap<StageId, StageId>, Rejection> {
    let mut found = BTreeMap::new();
    let mut made = Vec::new();
    for (at, stage) in wanted.iter().enumerate() {
        let column = match columns.get(at) {
            Some(column) => column.clone(),
            None => new_stage(draft, stage, None, &mut made)?,
        };
        found.insert(stage.id.clone(), column);
    }
    stages::insert(draft, None, &made, usize::MAX)?;
    Ok(found)
}

/// The same for lanes.
fn lanes_from(draft: &mut Draft, wanted: &[Lane], rows: &[LaneId]) -> Result<BTreeMap<LaneId, LaneId>, Rejection> {
    let mut found = BTreeMap::new();
    let mut made = Vec::new();
    for (at, lane) in wanted.iter().enumerate() {
        let row = match rows.get(at) {
            Some(row) => row.clone(),
            None => new_lane(draft, lane, &mut made)?,
        };
        found.insert(lane.id.clone(), row);
    }
    lanes::insert(draft, &made, usize::MAX)?;
    Ok(found)
}

/// The lanes anew, below the one where a person stands. What lies in them goes to the very columns it came from where
/// they are there, otherwise to the columns of the same number.
fn new_lanes(draft: &mut Draft, piece: &Piece, here: &Here) -> Result<Tracks, Rejection> {
    let after = here.lane.map(|lane| LaneSpot::After { lane: lane.clone() });
    let index = lanes::resolve(draft, &after.unwrap_or(LaneSpot::Last))?;
    let mut made = Vec::new();
    let mut found = BTreeMap::new();
    for lane in &piece.lanes {
        found.insert(lane.id.clone(), new_lane(draft, lane, &mut made)?);
    }
    lanes::insert(draft, &made, index)?;
    let columns = draft.columns();
    let same = piece.stages.iter().all(|stage| columns.contains(&stage.id));
    let columns = if same {
        piece
            .stages
            .iter()
            .map(|stage| (stage.id.clone(), stage.id.clone()))
            .collect()
    } else {
        columns_from(draft, &piece.stages, &columns)?
    };
    Ok(Tracks { columns, lanes: found })
}

/// The stages anew with all below them. What lies on them goes to the very lanes it came from where they are there,
/// otherwise to lanes that mean the same, and to new ones where there are none.
fn new_stages(
    draft: &mut Draft,
    piece: &Piece,
    here: &Here,
    heads: &mut BTreeMap<StageId, StageId>,
) -> Result<Tracks, Rejection> {
    let spot = behind(draft, piece, here)?;
    let (parent, index) = stages::resolve(draft, &spot)?;
    let mut tops = Vec::new();
    for stage in &piece.stages {
        // A parent that does not come before its child is none: so nothing can hang below itself.
        let above = stage.parent.as_ref().and_then(|parent| heads.get(parent)).cloned();
        let twin = match above {
            Some(above) => {
                let id = new_stage(draft, stage, Some(above.clone()), &mut Vec::new())?;
                stages::insert(draft, Some(&above), std::slice::from_ref(&id), usize::MAX)?;
                id
            }
            None => new_stage(draft, stage, parent.clone(), &mut tops)?,
        };
        heads.insert(stage.id.clone(), twin);
    }
    stages::insert(draft, parent.as_ref(), &tops, index)?;
    if heads.values().any(|id| stages::depth(draft, Some(id)) > limits::LEVELS) {
        return Err(Rejection::TooDeep);
    }
    let lanes = matching_lanes(draft, &piece.lanes)?;
    Ok(Tracks {
        columns: heads.clone(),
        lanes,
    })
}

/// Behind the stage where a person stands, or above it where the piece would be too deep there.
fn behind(draft: &Draft, piece: &Piece, here: &Here) -> Result<StageSpot, Rejection> {
    let Some(mut near) = here.stage.cloned() else {
        return Ok(StageSpot::Inside { parent: None });
    };
    draft.stages.need(&near)?;
    let deep = levels(piece);
    while let Some(parent) = draft.stages.need(&near)?.parent.clone() {
        let fits = stages::depth(draft, Some(&parent)) + deep <= limits::LEVELS;
        if fits && here.lane.is_none() {
            break;
        }
        near = parent;
    }
    Ok(StageSpot::After { stage: near })
}

fn levels(piece: &Piece) -> usize {
    let mut level: BTreeMap<&StageId, usize> = BTreeMap::new();
    for stage in &piece.stages {
        let above = stage.parent.as_ref().and_then(|parent| level.get(parent)).copied();
        level.insert(&stage.id, above.unwrap_or(0) + 1);
    }
    level.into_values().max().unwrap_or(0)
}

fn matching_lanes(draft: &mut Draft, wanted: &[Lane]) -> Result<BTreeMap<LaneId, LaneId>, Rejection> {
    let rows = cards::rows(draft)?;
    if wanted.iter().all(|lane| rows.contains(&lane.id)) {
        return Ok(wanted.iter().map(|lane| (lane.id.clone(), lane.id.clone())).collect());
    }
    let mut free = rows;
    let mut found = BTreeMap::new();
    let mut made = Vec::new();
    for lane in wanted {
        let means = |id: &LaneId, name: bool| {
            let other = draft.lanes.get(id);
            other.is_some_and(|other| other.role == lane.role && (!name || other.name == lane.name))
        };
        let row = [true, false]
            .into_iter()
            .find_map(|name| free.iter().position(|id| means(id, name)));
        let row = match row {
            Some(at) => free.remove(at),
            None => new_lane(draft, lane, &mut made)?,
        };
        found.insert(lane.id.clone(), row);
    }
    lanes::insert(draft, &made, usize::MAX)?;
    Ok(found)
}

fn new_lane(draft: &mut Draft, like: &Lane, made: &mut Vec<LaneId>) -> Result<LaneId, Rejection> {
    let id = LaneId(draft.ids.next_id());
    draft.lanes.put(Lane {
        id: id.clone(),
        ..set::cleaned(like)?
    });
    made.push(id.clone());
    Ok(id)
}

fn new_stage(
    draft: &mut Draft,
    like: &Stage,
    parent: Option<StageId>,
    made: &mut Vec<StageId>,
) -> Result<StageId, Rejection> {
    let id = StageId(draft.ids.next_id());
    draft.stages.put(Stage {
        id: id.clone(),
        parent,
        ..set::cleaned(like)?
    });
    made.push(id.clone());
    Ok(id)
}

/// New cards on their tracks; one whose lane or column the piece does not name goes to the tray.
fn put_cards(
    draft: &mut Draft,
    piece: &Piece,
    tracks: &Tracks,
    below: Option<&CardId>,
) -> Result<BTreeMap<CardId, CardId>, Rejection> {
    let columns = draft.columns();
    let mut twins = BTreeMap::new();
    let mut arrivals = Arrivals::new();
    for card in &piece.cards {
        let id = CardId(draft.ids.next_id());
        draft.cards.put(Card {
            id: id.clone(),
            place: None,
            ..set::cleaned(card)?
        });
        twins.insert(card.id.clone(), id.clone());
        if let Some((cell, until)) = card.place.as_ref().and_then(|place| landing(tracks, &columns, place)) {
            arrivals.entry(cell).or_default().push((id, until));
        }
    }
    draft.gather(arrivals.keys().map(|(lane, _)| lane.clone()));
    for ((lane, stage), cards) in &arrivals {
        let index = match below {
            Some(card) => cards_below(draft, card, lane, stage)?,
            None => usize::MAX,
        };
        draft.place(cards, lane, stage, index)?;
    }
    Ok(twins)
}

fn landing(tracks: &Tracks, columns: &[StageId], place: &CardPlace) -> Option<(Cell, Option<StageId>)> {
    let lane = tracks.lanes.get(&place.lane)?.clone();
    let stage = tracks.columns.get(&place.stage)?.clone();
    let number = |stage: &StageId| columns.iter().position(|column| column == stage);
    let first = number(&stage)?;
    let until = place.until.as_ref().and_then(|until| tracks.columns.get(until));
    let until = until
        .filter(|until| number(until).is_some_and(|last| last > first))
        .cloned();
    Some(((lane, stage), until))
}

/// The place below a card where it lies in this cell; otherwise the end.
fn cards_below(draft: &mut Draft, card: &CardId, lane: &LaneId, stage: &StageId) -> Result<usize, Rejection> {
    draft.cards.need(card)?;
    let cell = draft.cell(lane, stage);
    Ok(cell.iter().position(|id| id == card).map_or(usize::MAX, |at| at + 1))
}

/// The arrows of the piece between what was made, each once.
fn put_links(
    draft: &mut Draft,
    piece: &Piece,
    cards: &BTreeMap<CardId, CardId>,
    stages: &BTreeMap<StageId, StageId>,
) -> Result<(), Rejection> {
    let twin = |end: &Option<Target>| match end {
        Some(Target::Card(id)) => cards.get(id).cloned().map(Target::Card),
        Some(Target::Stage(id)) => stages.get(id).cloned().map(Target::Stage),
        None => None,
    };
    let mut made = BTreeSet::new();
    for link in &piece.links {
        let (Some(from), Some(to)) = (twin(&link.from), twin(&link.to)) else {
            continue;
        };
        let kind = link.kind.as_ref().map(|kind| kind.as_str().to_owned());
        if from == to || !made.insert((from.clone(), to.clone(), kind)) {
            continue;
        }
        let id = LinkId(draft.ids.next_id());
        draft.links.put(Link {
            id,
            from: Some(from),
            to: Some(to),
            ..set::cleaned(link)?
        });
    }
    Ok(())
}
