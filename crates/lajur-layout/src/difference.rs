//! What differs between two layouts of one map.

use std::collections::BTreeSet;

use lajur_model::{CardId, LaneId};
use serde::Serialize;

use crate::layout::{CardBox, ColumnTrack, Frame, LaneTrack, Layout, LinkBox};
use crate::scene::Group;

/// What is new in a layout, by the ids of what it holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Difference {
    /// What is new of the frame; none where nothing is.
    pub frame: Option<FrameDelta>,
    /// Cards whose box is new or lies elsewhere or in another size.
    pub moved: BTreeSet<CardId>,
    /// Cards that draw something else.
    pub redrawn: BTreeSet<CardId>,
    /// Cards whose box is gone.
    pub gone: BTreeSet<CardId>,
    /// Lanes with a new or changed figure.
    pub figures: BTreeSet<LaneId>,
    /// Lanes whose figure is gone.
    pub gone_figures: BTreeSet<LaneId>,
}

/// The parts of a frame that changed; its five lengths always.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct FrameDelta {
    /// See [`Frame`].
    #[specta(type = i32)]
    pub width: f32,
    /// See [`Frame`].
    #[specta(type = i32)]
    pub height: f32,
    /// See [`Frame`].
    #[specta(type = i32)]
    pub grid_x: f32,
    /// See [`Frame`].
    #[specta(type = i32)]
    pub head_y: f32,
    /// See [`Frame`].
    #[specta(type = i32)]
    pub grid_y: f32,
    /// All columns.
    pub columns: Option<Vec<ColumnTrack>>,
    /// All lanes.
    pub lanes: Option<Vec<LaneTrack>>,
    /// The title block.
    pub title: Option<Vec<Group>>,
    /// All cells of the head.
    pub heads: Option<Vec<Group>>,
    /// All names of lanes.
    pub lane_heads: Option<Vec<Group>>,
    /// Rules and grounds.
    pub ground: Option<Vec<Group>>,
    /// All arrows.
    pub links: Option<Vec<LinkBox>>,
}

impl FrameDelta {
    /// What of `new` was not so in `old`.
    #[must_use]
    pub fn between(old: &Frame, new: &Frame) -> Option<Self> {
        fn fresh<T: Clone + PartialEq>(old: &Vec<T>, new: &Vec<T>) -> Option<Vec<T>> {
            (old != new).then(|| new.clone())
        }
        let lengths = |frame: &Frame| (frame.width, frame.height, frame.grid_x, frame.head_y, frame.grid_y);
        let delta = Self {
            width: new.width,
            height: new.height,
            grid_x: new.grid_x,
            head_y: new.head_y,
            grid_y: new.grid_y,
            columns: fresh(&old.columns, &new.columns),
            lanes: fresh(&old.lanes, &new.lanes),
            title: fresh(&old.title, &new.title),
            heads: fresh(&old.heads, &new.heads),
            lane_heads: fresh(&old.lane_heads, &new.lane_heads),
            ground: fresh(&old.ground, &new.ground),
            links: fresh(&old.links, &new.links),
        };
        (lengths(old) != lengths(new) || !delta.is_empty()).then_some(delta)
    }

    fn is_empty(&self) -> bool {
        let tracks = self.columns.is_none() && self.lanes.is_none();
        let groups = [&self.title, &self.heads, &self.lane_heads, &self.ground];
        tracks && self.links.is_none() && groups.into_iter().all(Option::is_none)
    }
}

impl Difference {
    /// Everything of `new` that was not so in `old`, found by comparing all of both.
    #[must_use]
    pub fn between(old: &Layout, new: &Layout) -> Self {
        let mut difference = Self {
            frame: FrameDelta::between(&old.frame, &new.frame),
            ..Self::default()
        };
        for (id, card) in &new.cards {
            difference.card(id, old.cards.get(id), card);
        }
        let gone = old.cards.keys().filter(|id| !new.cards.contains_key(*id));
        difference.gone = gone.cloned().collect();
        let changed = new
            .figures
            .iter()
            .filter(|(id, figure)| old.figures.get(*id) != Some(figure));
        difference.figures = changed.map(|(id, _)| id.clone()).collect();
        let gone = old.figures.keys().filter(|id| !new.figures.contains_key(*id));
        difference.gone_figures = gone.cloned().collect();
        difference
    }

    /// Notes what is new about a card.
    pub(crate) fn card(&mut self, id: &CardId, old: Option<&CardBox>, new: &CardBox) {
        if old.is_none_or(|old| !old.stands_as(new)) {
            self.moved.insert(id.clone());
        }
        if old.is_none_or(|old| !old.draws_as(new)) {
            self.redrawn.insert(id.clone());
        }
    }

    /// True where all cards and points stand as they did.
    pub(crate) fn is_still(&self) -> bool {
        let figures = self.figures.is_empty() && self.gone_figures.is_empty();
        figures && self.moved.is_empty() && self.gone.is_empty()
    }

    /// True where nothing is new.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl CardBox {
    fn stands_as(&self, other: &CardBox) -> bool {
        let track = |card: &CardBox| (card.column, card.columns);
        let area = |card: &CardBox| (card.x, card.y, card.w, card.h);
        self.lane == other.lane && track(self) == track(other) && area(self) == area(other)
    }

    fn draws_as(&self, other: &CardBox) -> bool {
        self.parts == other.parts && self.edit == other.edit && self.name == other.name
    }
}
