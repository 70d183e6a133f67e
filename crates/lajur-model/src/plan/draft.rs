//! A Doc with changes laid over it.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::Values;
use crate::{
    Card, CardId, CardPlace, Change, Comment, Doc, Form, Grid, IdSource, Lane, LaneId, Link, Map, ProblemCode, Rank,
    Record, RecordChange, Rejection, Stage, StageId, Target, View, limits,
};

use super::order;

/// Records of one kind: those of the Doc, and over them what the edit did.
pub(super) struct Table<'a, R: Record> {
    base: &'a BTreeMap<R::Id, R>,
    over: BTreeMap<R::Id, Option<R>>,
}

impl<'a, R: Record> Table<'a, R> {
    pub(super) fn over(base: &'a BTreeMap<R::Id, R>) -> Self {
        Self {
            base,
            over: BTreeMap::new(),
        }
    }

    pub(super) fn get(&self, id: &R::Id) -> Option<&R> {
        self.over.get(id).map_or_else(|| self.base.get(id), Option::as_ref)
    }

    /// The record, or why the edit is not possible.
    pub(super) fn need(&self, id: &R::Id) -> Result<&R, Rejection> {
        self.get(id)
            .ok_or_else(|| Rejection::NotFound(R::id_text(id).to_owned()))
    }

    pub(super) fn edit(&mut self, id: &R::Id) -> Result<&mut R, Rejection> {
        let missing = || Rejection::NotFound(R::id_text(id).to_owned());
        if !self.over.contains_key(id) {
            let record = self.base.get(id).ok_or_else(missing)?;
            self.over.insert(id.clone(), Some(record.clone()));
        }
        self.over.get_mut(id).and_then(Option::as_mut).ok_or_else(missing)
    }

    pub(super) fn put(&mut self, record: R) {
        self.over.insert(record.id().clone(), Some(record));
    }

    pub(super) fn remove(&mut self, id: &R::Id) {
        self.over.insert(id.clone(), None);
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &R> {
        let untouched = self.base.values().filter(|record| !self.is_touched(record));
        untouched.chain(self.touched())
    }

    fn is_touched(&self, record: &R) -> bool {
        self.over.contains_key(record.id())
    }

    /// How many there are; looks only at what the edit did.
    pub(super) fn len(&self) -> usize {
        let fresh = |record: &R| !self.base.contains_key(record.id());
        let made = self.over.values().flatten().filter(|record| fresh(record)).count();
        let gone = self.over.iter().filter(|(_, record)| record.is_none());
        let gone = gone.filter(|(id, _)| self.base.contains_key(id)).count();
        self.base.len() + made - gone
    }

    /// What the edit put or changed, and did not remove.
    pub(super) fn touched(&self) -> impl Iterator<Item = &R> {
        self.over.values().flatten()
    }

    fn changes(self) -> impl Iterator<Item = RecordChange> {
        let base = self.base;
        self.over.into_iter().filter_map(move |(id, record)| {
            let before = base.get(&id).map(Record::fields);
            RecordChange::between(R::KIND, R::id_text(&id), before, record.map(|record| record.fields()))
        })
    }
}

/// The tracing paper.
pub(super) struct Draft<'a> {
    pub(super) doc: &'a Doc,
    pub(super) ids: &'a mut dyn IdSource,
    pub(super) map: Map,
    pub(super) stages: Table<'a, Stage>,
    pub(super) lanes: Table<'a, Lane>,
    pub(super) cards: Table<'a, Card>,
    pub(super) links: Table<'a, Link>,
    pub(super) views: Table<'a, View>,
    pub(super) comments: Table<'a, Comment>,
    /// The cells of each lane of which one was asked for, in order; kept true by `place` and `lift`.
    cells: BTreeMap<LaneId, BTreeMap<StageId, Vec<CardId>>>,
}

impl<'a> Draft<'a> {
    pub(super) fn over(doc: &'a Doc, ids: &'a mut dyn IdSource) -> Self {
        Self {
            doc,
            ids,
            map: doc.map.clone(),
            stages: Table::over(&doc.stages),
            lanes: Table::over(&doc.lanes),
            cards: Table::over(&doc.cards),
            links: Table::over(&doc.links),
            views: Table::over(&doc.views),
            comments: Table::over(&doc.comments),
            cells: BTreeMap::new(),
        }
    }

    pub(super) fn into_change(self) -> Change {
        let (was, is) = (self.doc.map.fields(), self.map.fields());
        let map = RecordChange::between(crate::Kind::Map, self.doc.map.id.as_str(), Some(was), Some(is));
        Change::of(
            map.into_iter()
                .chain(self.stages.changes())
                .chain(self.lanes.changes())
                .chain(self.cards.changes())
                .chain(self.links.changes())
                .chain(self.views.changes())
                .chain(self.comments.changes())
                .collect(),
        )
    }

    /// Head and lanes in order, without cards.
    pub(super) fn tracks(&self) -> Grid<'_> {
        Grid::from_parts(self.stages.iter(), self.lanes.iter(), std::iter::empty())
    }

    /// The leaves of the head in order.
    pub(super) fn columns(&self) -> Vec<StageId> {
        self.tracks()
            .columns
            .into_iter()
            .map(|stage| stage.id.clone())
            .collect()
    }

    pub(super) fn form(&self, lane: &LaneId) -> Result<Form, Rejection> {
        Ok(self.doc.form(self.lanes.need(lane)?))
    }

    /// The cards that begin in a cell, from top to bottom.
    pub(super) fn cell(&mut self, lane: &LaneId, stage: &StageId) -> &mut Vec<CardId> {
        // A whole lane at a time: cards that move together mostly land in one.
        if !self.cells.contains_key(lane) {
            self.gather(std::iter::once(lane.clone()));
        }
        let cells = self.cells.entry(lane.clone()).or_default();
        cells.entry(stage.clone()).or_default()
    }

    /// Reads the cells of these lanes at once: whoever asks for many one by one looks through touched cards each time.
    pub(super) fn gather(&mut self, lanes: impl Iterator<Item = LaneId>) {
        type Ranked<'a> = Vec<(&'a Rank, &'a CardId)>;
        let lanes: BTreeSet<LaneId> = lanes.filter(|lane| !self.cells.contains_key(lane)).collect();
        let mut found: BTreeMap<&LaneId, BTreeMap<&StageId, Ranked<'_>>> =
            lanes.iter().map(|lane| (lane, BTreeMap::new())).collect();
        for (place, card) in self.lying(&lanes) {
            if let Some(cells) = found.get_mut(&place.lane) {
                cells.entry(&place.stage).or_default().push((&place.rank, &card.id));
            }
        }
        let in_order = |(stage, mut cards): (&StageId, Ranked<'_>)| {
            cards.sort();
            (stage.clone(), cards.into_iter().map(|(_, id)| id.clone()).collect())
        };
        let found: Vec<_> = found
            .into_iter()
            .map(|(lane, cells)| (lane.clone(), cells.into_iter().map(in_order).collect()))
            .collect();
        self.cells.extend(found);
    }

    /// The cards that lie in these lanes now, with their places.
    fn lying<'s>(&'s self, lanes: &'s BTreeSet<LaneId>) -> impl Iterator<Item = (&'s CardPlace, &'s Card)> {
        let untouched = lanes.iter().flat_map(|lane| self.doc.cards.in_lane(lane));
        let untouched = untouched.filter(|card| !self.cards.is_touched(card));
        let placed = |card: &'s Card| card.place.as_ref().map(|place| (place, card));
        let all = untouched.chain(self.cards.touched()).filter_map(placed);
        all.filter(|(place, _)| lanes.contains(&place.lane))
    }

    /// Takes a card out of its cell; it lies in the tray then.
    pub(super) fn lift(&mut self, card: &CardId) -> Result<Option<CardPlace>, Rejection> {
        let place = self.cards.edit(card)?.place.take();
        if let Some(place) = &place
            && let Some(cell) = self
                .cells
                .get_mut(&place.lane)
                .and_then(|cells| cells.get_mut(&place.stage))
        {
            cell.retain(|id| id != card);
        }
        Ok(place)
    }

    /// Puts lifted cards into a cell, from `at` on downwards; past its end means at the end.
    pub(super) fn place(
        &mut self,
        cards: &[(CardId, Option<StageId>)],
        lane: &LaneId,
        stage: &StageId,
        at: usize,
    ) -> Result<(), Rejection> {
        let reaches = match self.form(lane)? {
            Form::Line => return Err(Rejection::LineHoldsNoCards),
            form => form == Form::Cards,
        };
        let cell = self.cell(lane, stage);
        let at = at.min(cell.len());
        cell.splice(at..at, cards.iter().map(|(id, _)| id.clone()));
        for (id, until) in cards {
            let until = until.clone().filter(|until| reaches && until != stage);
            let place = CardPlace {
                lane: lane.clone(),
                stage: stage.clone(),
                until,
                ..CardPlace::default()
            };
            self.cards.edit(id)?.place = Some(place);
        }
        self.rank_cell(lane, stage, &cards.iter().map(|(id, _)| id.clone()).collect())
    }

    /// Gives the moved cards of a cell ranks that keep the order of the cell.
    pub(super) fn rank_cell(
        &mut self,
        lane: &LaneId,
        stage: &StageId,
        moved: &BTreeSet<CardId>,
    ) -> Result<(), Rejection> {
        let order = self.cell(lane, stage).clone();
        let now = order
            .iter()
            .filter_map(|id| Some((id.clone(), self.cards.get(id)?.place.as_ref()?.rank.clone())))
            .collect();
        for (id, rank) in order::ranks(&order, &now, moved) {
            if let Some(place) = self.cards.edit(&id)?.place.as_mut() {
                place.rank = rank;
            }
        }
        Ok(())
    }

    /// What every edit must leave true of the records it touched.
    pub(super) fn check(&self) -> Result<(), Rejection> {
        faultless(std::iter::once(&self.map))?;
        faultless(self.stages.touched())?;
        faultless(self.lanes.touched())?;
        faultless(self.cards.touched())?;
        faultless(self.links.touched())?;
        faultless(self.views.touched())?;
        faultless(self.comments.touched())?;
        self.check_references()?;
        self.check_points()?;
        let full = self.cards.len() > limits::CARDS
            || self.stages.len() > limits::STAGES
            || self.lanes.len() > limits::LANES
            || self.links.len() > limits::LINKS;
        if full { Err(Rejection::TooMany) } else { Ok(()) }
    }

    fn check_references(&self) -> Result<(), Rejection> {
        let shared = &self.doc.shared;
        let missing = |id: &str| Err(Rejection::NotFound(id.to_owned()));
        let lanes = self.lanes.touched().flat_map(|lane| lane.persona.as_slice());
        let cards = self.cards.touched().flat_map(|card| &card.personas);
        if let Some(id) = self
            .map
            .personas
            .iter()
            .chain(lanes)
            .chain(cards)
            .find(|id| !shared.personas.contains_key(*id))
        {
            return missing(id.as_str());
        }
        let channels = self.cards.touched().flat_map(|card| &card.channels);
        if let Some(id) = channels.into_iter().find(|id| !shared.channels.contains_key(*id)) {
            return missing(id.as_str());
        }
        let images = self
            .cards
            .touched()
            .filter_map(|card| card.image.as_ref())
            .chain(self.map.logo.as_ref());
        match images.into_iter().find(|id| !shared.assets.contains_key(*id)) {
            Some(id) => missing(id.as_str()),
            None => Ok(()),
        }
    }

    /// One point per column, persona and variant in every curve that the edit touched.
    fn check_points(&self) -> Result<(), Rejection> {
        let is_curve = |lane: &LaneId| {
            self.lanes
                .get(lane)
                .is_some_and(|lane| self.doc.form(lane) == Form::Curve)
        };
        let cards = self
            .cards
            .touched()
            .filter_map(|card| card.place.as_ref())
            .map(|place| place.lane.clone());
        let lanes = self.lanes.touched().map(|lane| lane.id.clone());
        let curves: BTreeSet<LaneId> = cards.chain(lanes).filter(is_curve).collect();
        if curves.is_empty() {
            return Ok(());
        }
        let mut taken = BTreeSet::new();
        for (place, card) in self.lying(&curves) {
            for key in card.point_keys() {
                if !taken.insert((&place.lane, &place.stage, key)) {
                    return Err(Rejection::PointTaken);
                }
            }
        }
        Ok(())
    }

    /// True where the end of a link is there.
    pub(super) fn has(&self, target: &Target) -> bool {
        match target {
            Target::Card(id) => self.cards.get(id).is_some(),
            Target::Stage(id) => self.stages.get(id).is_some(),
        }
    }
}

fn faultless<'a, R: Record + Values + 'a>(records: impl Iterator<Item = &'a R>) -> Result<(), Rejection> {
    let mut found = Vec::new();
    for record in records {
        record.faults(&mut found);
        match found.first() {
            Some((ProblemCode::TooLong, _)) => return Err(Rejection::TooLong),
            Some((_, field)) => return Err(Rejection::NotAValue((*field).to_owned())),
            None => {}
        }
    }
    Ok(())
}
