//! A layout that follows the edits of its map. The lane is the unit: only lanes that an edit touches are laid out
//! again, and of their cards only the touched ones are shaped again.

use std::collections::{BTreeMap, BTreeSet};

use lajur_model::{CardId, Change, Doc, Fields, Form, Kind, Lane, LaneId, RecordChange, StageId, View};

use crate::cards::{Known, Placed};
use crate::difference::{Difference, FrameDelta};
use crate::fonts::Fonts;
use crate::kit::{Kit, Sizes};
use crate::lane::{Band, LaneLayout};
use crate::layout::{ColumnTrack, FigureBox, Frame, Layout};
use crate::whole::{frame, lanes};
use crate::{links, tracks};

/// The layout of one map as a view shows it, kept from edit to edit.
pub struct Layouter {
    fonts: Fonts,
    view: View,
    layout: Layout,
    /// The lane of each card that lies in one, shown or not.
    lane_of: BTreeMap<CardId, LaneId>,
    bands: BTreeMap<LaneId, Band>,
}

/// What must be laid out again.
#[derive(Default)]
struct Dirty {
    lanes: BTreeSet<LaneId>,
    /// Cards that may draw something else.
    cards: BTreeSet<CardId>,
    /// All lanes; what their cards draw is as it was.
    every_lane: bool,
    /// All cards of all lanes.
    everything: bool,
    /// Arrows, though all that they run around may stand as it did.
    arrows: bool,
}

impl Layouter {
    /// Lays a map out.
    #[must_use]
    pub fn new(doc: &Doc, view: View, fonts: &Fonts) -> Self {
        let mut layouter = Self {
            fonts: fonts.clone(),
            view,
            layout: Layout::default(),
            lane_of: BTreeMap::new(),
            bands: BTreeMap::new(),
        };
        for id in doc.cards.keys() {
            layouter.file(doc, id);
        }
        layouter.lay(doc, everything());
        layouter
    }

    /// Where everything stands now.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// What of the map is shown.
    #[must_use]
    pub fn view(&self) -> &View {
        &self.view
    }

    /// Follows a Change, of the map or of the shared records, that `doc` has gone through.
    pub fn update(&mut self, doc: &Doc, change: &Change) -> Difference {
        let mut dirty = Dirty::default();
        for record in &change.records {
            self.mark(doc, record, &mut dirty);
        }
        self.lay(doc, dirty)
    }

    /// Shows other parts of the map.
    pub fn show(&mut self, doc: &Doc, view: View) -> Difference {
        self.view = view;
        let every_lane = Dirty {
            every_lane: true,
            ..Dirty::default()
        };
        self.lay(doc, every_lane)
    }

    /// Sets all texts in other faces.
    pub fn set_in(&mut self, doc: &Doc, fonts: &Fonts) -> Difference {
        self.fonts = fonts.clone();
        self.lay(doc, everything())
    }

    fn mark(&mut self, doc: &Doc, record: &RecordChange, dirty: &mut Dirty) {
        dirty.arrows |= record.kind != Kind::Card;
        match record.kind {
            Kind::Card => {
                let id = CardId::from(record.id.as_str());
                dirty.lanes.extend(self.lane_of.get(&id).cloned());
                self.file(doc, &id);
                dirty.lanes.extend(self.lane_of.get(&id).cloned());
                dirty.cards.insert(id);
            }
            Kind::Lane => {
                let id = LaneId::from(record.id.as_str());
                dirty.cards.extend(doc.cards.in_lane(&id).map(|card| card.id.clone()));
                dirty.lanes.insert(id);
            }
            Kind::Stage => {
                // Cards reach over columns that may be hidden: what is shown of them changes where no shown column does.
                dirty.every_lane |= is_order(record);
                // Curves name the columns of their points.
                dirty.lanes.extend(curves(doc));
            }
            Kind::Map => dirty.everything |= is_everywhere(record),
            Kind::Persona | Kind::Channel => dirty.everything = true,
            Kind::Link | Kind::View | Kind::Comment => {}
        }
    }

    /// Notes in which lane a card lies.
    fn file(&mut self, doc: &Doc, id: &CardId) {
        match doc.cards.get(id).and_then(|card| card.place.as_ref()) {
            Some(place) => self.lane_of.insert(id.clone(), place.lane.clone()),
            None => self.lane_of.remove(id),
        };
    }

    /// Lays out what is dirty, and whatever follows from that.
    fn lay(&mut self, doc: &Doc, mut dirty: Dirty) -> Difference {
        // Taken out, so that the map can be looked at with it while the rest of this changes.
        let (view, fonts) = (std::mem::take(&mut self.view), self.fonts.clone());
        let none = BTreeSet::new();
        let bare = Kit::with_cards(doc, &view, &fonts, Sizes::screen(), std::iter::empty(), Some(&none));
        let left = tracks::lane_heads(&bare);
        let columns = tracks::columns(&bare, left);
        dirty.every_lane |=
            left != self.layout.frame.grid_x || tracks_of(&columns).ne(tracks_of(&self.layout.frame.columns));
        let wanted: Vec<&Lane> = bare
            .lanes
            .iter()
            .copied()
            .filter(|lane| self.wants(&dirty, &lane.id))
            .collect();
        let only: BTreeSet<LaneId> = wanted.iter().map(|lane| lane.id.clone()).collect();
        let cards = wanted.iter().flat_map(|lane| doc.cards.in_lane(&lane.id));
        let kit = Kit::with_cards(doc, &view, &fonts, Sizes::screen(), cards, Some(&only));
        let known = Known {
            boxes: (!dirty.everything).then_some(&self.layout.cards),
            stale: Some(&dirty.cards),
        };
        let done = lanes(&kit, &wanted, &columns, left, known);

        let mut difference = Difference::default();
        self.leave_hidden(&kit, &mut difference);
        for lane in done {
            self.take(doc, lane, &mut difference);
        }
        self.leave_removed(&dirty, &mut difference);
        let bands: Vec<&Band> = kit.lanes.iter().filter_map(|lane| self.bands.get(&lane.id)).collect();
        let new = frame(&kit, left, columns, &bands);
        let old = std::mem::replace(&mut self.layout.frame, new);
        let may_stand = !(dirty.arrows || dirty.every_lane || dirty.everything);
        self.layout.frame.links = if may_stand && difference.is_still() && has_same_tracks(&old, &self.layout.frame) {
            links::named(&kit, &old.links, &dirty.cards)
        } else {
            links::links(&kit, &self.layout)
        };
        difference.frame = FrameDelta::between(&old, &self.layout.frame);
        self.view = view;
        difference
    }

    /// True where a lane that is shown must be laid out.
    fn wants(&self, dirty: &Dirty, lane: &LaneId) -> bool {
        dirty.everything || dirty.every_lane || dirty.lanes.contains(lane) || !self.bands.contains_key(lane)
    }

    /// Takes a lane over that was laid out.
    fn take(&mut self, doc: &Doc, lane: LaneLayout, difference: &mut Difference) {
        let id = lane.band.lane.clone();
        // Where each card of the lane has a box, none has lost its own.
        if doc.cards.count_in(&id) > lane.cards.len() {
            let here: BTreeSet<&CardId> = lane.cards.iter().map(|(card, _)| card).collect();
            let lost = doc.cards.in_lane(&id).filter(|card| !here.contains(&card.id));
            lost.for_each(|card| self.leave(&card.id, difference));
        }
        for (card, outcome) in lane.cards {
            self.place(&card, outcome, difference);
        }
        self.draw(&id, lane.figure, difference);
        self.bands.insert(id, lane.band);
    }

    fn place(&mut self, id: &CardId, placed: Placed, difference: &mut Difference) {
        match placed {
            Placed::Drawn(card) => {
                difference.card(id, self.layout.cards.get(id), &card);
                self.layout.cards.insert(id.clone(), card);
            }
            Placed::Moved { column, columns, y } => {
                if let Some(card) = self.layout.cards.get_mut(id) {
                    (card.column, card.columns, card.y) = (column, columns, y);
                    difference.moved.insert(id.clone());
                }
            }
            Placed::Same => {}
        }
    }

    fn draw(&mut self, lane: &LaneId, figure: Option<FigureBox>, difference: &mut Difference) {
        match figure {
            Some(figure) if self.layout.figures.get(lane) == Some(&figure) => {}
            Some(figure) => {
                self.layout.figures.insert(lane.clone(), figure);
                difference.figures.insert(lane.clone());
            }
            None if self.layout.figures.remove(lane).is_some() => {
                difference.gone_figures.insert(lane.clone());
            }
            None => {}
        }
    }

    fn leave(&mut self, card: &CardId, difference: &mut Difference) {
        if self.layout.cards.remove(card).is_some() {
            difference.gone.insert(card.clone());
        }
    }

    /// Forgets the lanes that are not shown any more, with what was drawn in them.
    fn leave_hidden(&mut self, kit: &Kit<'_>, difference: &mut Difference) {
        let shown: BTreeSet<&LaneId> = kit.lanes.iter().map(|lane| &lane.id).collect();
        let hidden: Vec<LaneId> = self
            .bands
            .keys()
            .filter(|lane| !shown.contains(lane))
            .cloned()
            .collect();
        for lane in hidden {
            self.bands.remove(&lane);
            self.draw(&lane, None, difference);
            let cards = kit.doc.cards.in_lane(&lane);
            cards.for_each(|card| self.leave(&card.id, difference));
        }
    }

    /// Forgets the boxes of touched cards that lie in no shown lane any more.
    fn leave_removed(&mut self, dirty: &Dirty, difference: &mut Difference) {
        for card in &dirty.cards {
            let lane = self.lane_of.get(card);
            if lane.is_none_or(|lane| !self.bands.contains_key(lane)) {
                self.leave(card, difference);
            }
        }
    }
}

fn everything() -> Dirty {
    Dirty {
        everything: true,
        ..Dirty::default()
    }
}

/// The lanes that are curves.
fn curves(doc: &Doc) -> impl Iterator<Item = LaneId> + '_ {
    let curves = doc.lanes.values().filter(|lane| doc.form(lane) == Form::Curve);
    curves.map(|lane| lane.id.clone())
}

/// True for a Change of the map that is seen in every lane: its language, or the order of its personas.
fn is_everywhere(record: &RecordChange) -> bool {
    names(record, &["language", "personas"])
}

/// True for a Change of a stage that puts it elsewhere, makes it or takes it away.
fn is_order(record: &RecordChange) -> bool {
    record.before.is_none() || record.after.is_none() || names(record, &["parent", "rank"])
}

/// True where a Change names one of the fields.
fn names(record: &RecordChange, of: &[&str]) -> bool {
    let named = |fields: &Fields| of.iter().any(|field| fields.contains_key(*field));
    record.before.iter().chain(&record.after).any(named)
}

/// True where no column, no lane and no head has moved.
fn has_same_tracks(old: &Frame, new: &Frame) -> bool {
    let sizes = |frame: &Frame| (frame.width, frame.height, frame.grid_x, frame.head_y, frame.grid_y);
    sizes(old) == sizes(new) && old.columns == new.columns && old.lanes == new.lanes
}

/// What lanes see of the columns: not how many cards are folded away in them.
fn tracks_of(columns: &[ColumnTrack]) -> impl Iterator<Item = (&StageId, f32, f32, bool)> {
    let track = |column: &'_ ColumnTrack| (column.x, column.w, column.collapsed.is_some());
    columns.iter().map(move |column| {
        let (x, w, folded) = track(column);
        (&column.stage, x, w, folded)
    })
}
