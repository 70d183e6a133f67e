//! A map cut down to what a view shows, for files that are no drawing: what is left out on purpose is not in them, and
//! nothing in them points at it.

use std::collections::BTreeSet;

use lajur_model::{CardPlace, Doc, Grid, Lane, LaneId, Stage, StageId, Target, View};

/// The map without the lanes and stages that the view hides, without what is about them, and without the tray, which no
/// view shows.
pub(super) fn cut(doc: &Doc, view: &View) -> Doc {
    let mut part = doc.clone();
    part.lanes.retain(|id, _| !view.hidden_lanes.contains(id));
    let stages = kept_stages(doc, view);
    part.stages.retain(|id, _| stages.contains(id));
    cut_cards(&mut part, doc);
    keep_whole(&mut part);
    // Saved views are views of the whole map, and tell of what is left out.
    part.views.clear();
    part
}

/// The same without the cards that the view folds away; of folded lanes and stages the heads are left, and the arrows
/// that begin and end there.
pub(super) fn open(doc: &Doc, view: &View) -> Doc {
    let part = cut(doc, view);
    let mut folded = view.clone();
    folded.hidden_lanes.extend_from_slice(&view.collapsed_lanes);
    folded.hidden_stages.extend_from_slice(&view.collapsed_stages);
    let mut open = cut(doc, &folded);
    for lane in view.collapsed_lanes.iter().filter_map(|id| part.lanes.get(id)) {
        // A folded lane shows its name, and no scale.
        let scale = None;
        open.lanes.insert(lane.id.clone(), Lane { scale, ..lane.clone() });
    }
    for stage in view.collapsed_stages.iter().filter_map(|id| part.stages.get(id)) {
        let path = path(&part, stage);
        if path.iter().skip(1).any(|above| view.collapsed_stages.contains(above)) {
            continue;
        }
        for id in path {
            let above = part.stages.get(&id).cloned();
            open.stages.extend(above.map(|stage| (id, stage)));
        }
    }
    open.links = part.links;
    open.comments = part.comments;
    keep_whole(&mut open);
    open
}

/// Leaves out the arrows of which an end is gone, and what is about something that is gone.
fn keep_whole(doc: &mut Doc) {
    let mut links = std::mem::take(&mut doc.links);
    links.retain(|_, link| [&link.from, &link.to].into_iter().flatten().all(|end| holds(doc, end)));
    doc.links = links;
    let mut comments = std::mem::take(&mut doc.comments);
    comments.retain(|_, comment| names_something(doc, &comment.about));
    doc.comments = comments;
}

/// The stages with at least one column that is shown.
fn kept_stages(doc: &Doc, view: &View) -> BTreeSet<StageId> {
    let grid = Grid::with_cards(doc, std::iter::empty());
    let mut kept = BTreeSet::new();
    for leaf in &grid.columns {
        let path = path(doc, leaf);
        if !path.iter().any(|stage| view.hidden_stages.contains(stage)) {
            kept.extend(path);
        }
    }
    kept
}

/// A stage and all that it lies below. Columns come from the grid, which knows no circles.
fn path(doc: &Doc, leaf: &Stage) -> Vec<StageId> {
    let above = |stage: &&Stage| stage.parent.as_ref().and_then(|parent| doc.stages.get(parent));
    std::iter::successors(Some(leaf), above)
        .map(|stage| stage.id.clone())
        .collect()
}

/// Cards stay where one of their columns does: as on paper, they begin and end in those that are left.
fn cut_cards(part: &mut Doc, whole: &Doc) {
    let grid = Grid::of(whole);
    let lanes: BTreeSet<LaneId> = part.lanes.keys().cloned().collect();
    let left = |first: usize, last: usize| -> Vec<&StageId> {
        let columns = grid.columns[first..=last].iter().map(|stage| &stage.id);
        columns.filter(|id| part.stages.contains_key(*id)).collect()
    };
    let mut places = Vec::new();
    for card in whole.cards.values() {
        let columns = grid.span(card).map_or_else(Vec::new, |(first, last)| left(first, last));
        let place = card.place.as_ref().filter(|place| lanes.contains(&place.lane));
        let moved = place.zip(columns.first()).map(|(place, first)| CardPlace {
            stage: (*first).clone(),
            until: columns.last().filter(|last| *last != first).map(|last| (*last).clone()),
            ..place.clone()
        });
        if moved.is_none() || moved != card.place {
            places.push((card.id.clone(), moved));
        }
    }
    part.cards.edit(|cards| {
        for (id, place) in places {
            if place.is_none() {
                cards.remove(&id);
            } else if let Some(card) = cards.get_mut(&id) {
                card.place = place;
            }
        }
    });
}

fn holds(doc: &Doc, end: &Target) -> bool {
    match end {
        Target::Card(card) => doc.cards.contains_key(card),
        Target::Stage(stage) => doc.stages.contains_key(stage),
    }
}

/// True for `kind:id` of a record that is left, and for what is about the map.
fn names_something(doc: &Doc, about: &str) -> bool {
    match about.split_once(':') {
        Some(("lane", id)) => doc.lanes.contains_key(&LaneId::from(id)),
        Some(("stage", id)) => doc.stages.contains_key(&StageId::from(id)),
        Some(("card", id)) => doc.cards.contains_key(&id.into()),
        Some(("link", id)) => doc.links.contains_key(&id.into()),
        _ => true,
    }
}
