//! From a layout to one finished drawing, in reading order: title, head, then lane by lane its name and its cards.

use std::collections::BTreeMap;

use lajur_model::{CardId, Doc, LaneId};

use crate::kit::language;
use crate::layout::{CardBox, FigureBox, LaneTrack, Layout};
use crate::moved::shifted_group;
use crate::scene::{Group, Scene, Tag};
use crate::shape::snap;
use crate::theme::Ink;

/// How a whole map becomes a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SceneOptions {
    /// Room around the map in CSS pixels.
    pub margin: f32,
    /// The color around it: the window's ground, or paper.
    pub ground: &'static str,
}

impl SceneOptions {
    /// As the window shows it.
    #[must_use]
    pub fn screen() -> Self {
        Self {
            margin: 32.0,
            ground: "ground",
        }
    }

    /// On white, for documents and slides.
    #[must_use]
    pub fn paper() -> Self {
        Self {
            margin: 32.0,
            ground: "paper",
        }
    }
}

/// The drawing of a layout.
#[must_use]
pub fn scene(doc: &Doc, layout: &Layout, options: &SceneOptions) -> Scene {
    let margin = options.margin.max(0.0);
    let groups = reading_order(layout)
        .into_iter()
        .map(|group| shifted_group(group, margin, margin))
        .collect();
    Scene {
        width: snap(layout.frame.width + 2.0 * margin).ceil(),
        height: snap(layout.frame.height + 2.0 * margin).ceil(),
        language: language(doc).as_str().to_owned(),
        title: doc.map.title.clone(),
        ground: Ink::Token(options.ground),
        groups,
    }
}

/// All groups in map coordinates.
pub(crate) fn reading_order(layout: &Layout) -> Vec<Group> {
    let frame = &layout.frame;
    let mut groups = frame.ground.clone();
    groups.extend(frame.title.iter().cloned());
    groups.extend(frame.heads.iter().cloned());
    let cards = cards_by_lane(layout);
    for (lane, head) in frame.lanes.iter().zip(&frame.lane_heads) {
        groups.push(shifted_group(head.clone(), 0.0, lane.y));
        groups.extend(
            layout
                .figures
                .get(&lane.lane)
                .map(|figure| shifted_group(figure_group(figure), 0.0, lane.y)),
        );
        let here = cards.get(&lane.lane).into_iter().flatten();
        groups.extend(here.filter_map(|(id, card)| card_group(layout, lane, id, card)));
    }
    groups.extend(frame.links.iter().map(|link| link.group.clone()));
    groups
}

/// All curves of a lane, the first on top of the others, and over them their words.
pub(crate) fn figure_group(figure: &FigureBox) -> Group {
    let mut group = figure.group.clone();
    for series in figure.series.iter().rev() {
        let parts = if series.leads { &series.full } else { &series.thin };
        group.parts.extend(parts.iter().cloned());
    }
    let words = figure.series.iter().flat_map(|series| &series.words);
    group.parts.extend(words.cloned());
    group
}

/// Cards by lane, each lane's by column and then from top to bottom.
pub(crate) fn cards_by_lane(layout: &Layout) -> BTreeMap<&LaneId, Vec<(&CardId, &CardBox)>> {
    let mut lanes: BTreeMap<&LaneId, Vec<(&CardId, &CardBox)>> = BTreeMap::new();
    for (id, card) in &layout.cards {
        lanes.entry(&card.lane).or_default().push((id, card));
    }
    for cards in lanes.values_mut() {
        cards.sort_by(|(_, a), (_, b)| a.column.cmp(&b.column).then(a.y.total_cmp(&b.y)));
    }
    lanes
}

pub(crate) fn card_group(layout: &Layout, lane: &LaneTrack, id: &CardId, card: &CardBox) -> Option<Group> {
    let column = layout.frame.columns.get(card.column as usize)?;
    let tag = Tag::Card {
        card: id.clone(),
        lane: card.lane.clone(),
        column: card.column,
        columns: card.columns,
    };
    Some(Group {
        tag,
        x: snap(column.x + card.x),
        y: snap(lane.y + card.y),
        w: card.w,
        h: card.h,
        parts: card.parts.clone(),
    })
}
