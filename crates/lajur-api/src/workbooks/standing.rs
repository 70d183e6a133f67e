//! Where things of a map stand, in words: by lane and stage, and by what comes before them.

use lajur_model::{Card, CardPlace, CardVariant, Doc, Fields, Form, Grid, Kind, RecordChange, text};
use lajur_words::{Lang, say};

use crate::printing::lane_title;

/// A map in its order.
pub(super) struct Standing<'a> {
    pub(super) doc: &'a Doc,
    grid: Grid<'a>,
    pub(super) lang: Lang,
}

/// The place of a record that was there before and is there after; both where they differ, or else what comes before it
/// in both.
pub(super) fn way(before: &Standing<'_>, after: &Standing<'_>, record: &RecordChange) -> String {
    let (kind, id) = (record.kind, record.id.as_str());
    let (from, to) = (before.place(kind, id), after.place(kind, id));
    if from != to {
        return after.between(&from, &to);
    }
    let has_moved = |fields: &Fields| ["rank", "place"].iter().any(|field| fields.contains_key(*field));
    let turns = record.after.as_ref().filter(|fields| has_moved(fields));
    let turns = turns.and_then(|_| before.turn(kind, id).zip(after.turn(kind, id)));
    let turns = turns.filter(|(from, to)| from != to);
    let turns = turns.map(|(from, to)| after.between(&from, &to));
    joined([to].into_iter().chain(turns))
}

impl<'a> Standing<'a> {
    pub(super) fn of(doc: &'a Doc, lang: Lang) -> Self {
        Self {
            doc,
            grid: Grid::of(doc),
            lang,
        }
    }

    /// Lane and stage of a card, the stage above a step; empty for what has no place.
    pub(super) fn place(&self, kind: Kind, id: &str) -> String {
        match kind {
            Kind::Card => self.doc.cards.get(&id.into()).map(|card| self.card(card)),
            Kind::Stage => self.doc.stages.get(&id.into()).map(|stage| match &stage.parent {
                Some(parent) => self.stage(parent.as_str()),
                None => String::new(),
            }),
            _ => None,
        }
        .unwrap_or_default()
    }

    fn card(&self, card: &Card) -> String {
        let Some(place) = &card.place else {
            return say(self.lang, "tray.title", &[]);
        };
        let lane = self.doc.lanes.get(&place.lane);
        let title = lane.map(|lane| lane_title(self.doc, lane)).unwrap_or_default();
        // Of figures it must be said whose they are, and of which state.
        let is_figure = lane.is_some_and(|lane| self.doc.form(lane) != Form::Cards);
        let people = card.personas.iter().filter(|_| is_figure);
        let people = people.filter_map(|id| Some(self.doc.persona(id)?.name.clone()));
        let variant = card
            .variant
            .as_ref()
            .filter(|variant| is_figure && CardVariant::ALL.contains(variant));
        let variant = variant.map(|variant| say(self.lang, &format!("variant.{}", variant.as_str()), &[]));
        joined(
            [title]
                .into_iter()
                .chain(people)
                .chain(variant)
                .chain([self.reach(place)]),
        )
    }

    /// The stage of a card, or the first and the last that it covers.
    fn reach(&self, place: &CardPlace) -> String {
        let first = self.stage(place.stage.as_str());
        match &place.until {
            Some(last) => format!("{first} – {}", self.stage(last.as_str())),
            None => first,
        }
    }

    fn stage(&self, id: &str) -> String {
        let stage = self.doc.stages.get(&id.into());
        stage.map(|stage| stage.name.clone()).unwrap_or_default()
    }

    /// Where something stands among its like; none where they have no order.
    fn turn(&self, kind: Kind, id: &str) -> Option<String> {
        let before = match kind {
            Kind::Stage => self.stage_before(id)?,
            Kind::Lane => {
                let at = self.grid.lane_of(&id.into())?;
                at.checked_sub(1).map(|at| lane_title(self.doc, self.grid.lanes[at]))
            }
            Kind::Card => self.card_before(id)?,
            _ => return None,
        };
        Some(match before {
            Some(name) => say(self.lang, "workbook.after", &[("name", &name)]),
            None => say(self.lang, "workbook.first", &[]),
        })
    }

    fn stage_before(&self, id: &str) -> Option<Option<String>> {
        let parent = &self.doc.stages.get(&id.into())?.parent;
        let like = self.grid.head.iter().filter(|node| node.stage.parent == *parent);
        let before = like.take_while(|node| node.stage.id.as_str() != id).last();
        Some(before.map(|node| node.stage.name.clone()))
    }

    fn card_before(&self, id: &str) -> Option<Option<String>> {
        let place = self.doc.cards.get(&id.into())?.place.as_ref()?;
        let like = self.grid.cards(&place.lane, &place.stage).iter();
        let before = like.take_while(|card| card.id.as_str() != id).last();
        Some(before.map(|card| text::parse(&card.text).plain()))
    }

    fn between(&self, from: &str, to: &str) -> String {
        // A stage that stands below no other stands below the map.
        let whole = say(self.lang, "kind.map", &[]);
        let [from, to] = [from, to].map(|place| if place.is_empty() { whole.as_str() } else { place });
        say(self.lang, "workbook.from_to", &[("from", from), ("to", to)])
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
