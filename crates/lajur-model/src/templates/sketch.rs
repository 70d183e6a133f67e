//! A map while a template draws it.

use std::sync::Arc;

use crate::{
    Card, CardId, CardPlace, Channel, ChannelId, Doc, IdSource, Lane, LaneId, Link, LinkKind, Map, MapKind, MapStatus,
    Persona, PersonaId, Rank, Role, Shared, Stage, StageId, Target, evenly,
};

/// A growing Doc, with the words and ids it is made from.
pub(super) struct Sketch<'a> {
    pub(super) doc: Doc,
    shared: Shared,
    say: &'a dyn Fn(&str) -> String,
    ids: &'a mut dyn IdSource,
}

impl<'a> Sketch<'a> {
    /// An empty map: as-is, a draft.
    pub(super) fn new(say: &'a dyn Fn(&str) -> String, language: &str, ids: &'a mut dyn IdSource) -> Self {
        let map = Map {
            id: ids.next_id().into(),
            kind: Some(MapKind::Current),
            status: Some(MapStatus::Draft),
            language: language.to_owned(),
            ..Map::default()
        };
        let doc = Doc { map, ..Doc::default() };
        Self {
            doc,
            shared: Shared::default(),
            say,
            ids,
        }
    }

    /// The text of a catalogue key; an empty key is an empty text.
    pub(super) fn word(&self, key: &str) -> String {
        if key.is_empty() { String::new() } else { (self.say)(key) }
    }

    /// The texts of several keys.
    pub(super) fn words(&self, keys: &[&str]) -> Vec<String> {
        keys.iter().map(|key| self.word(key)).collect()
    }

    /// Stages side by side: keys of name and gloss.
    pub(super) fn stages(&mut self, names: &[(&str, &str)]) -> Vec<StageId> {
        self.below(None, names)
    }

    /// Steps of a stage: keys of their names.
    pub(super) fn steps(&mut self, parent: &StageId, names: &[&str]) -> Vec<StageId> {
        let names: Vec<_> = names.iter().map(|name| (*name, "")).collect();
        self.below(Some(parent), &names)
    }

    fn below(&mut self, parent: Option<&StageId>, names: &[(&str, &str)]) -> Vec<StageId> {
        let ranks = evenly(names.len());
        let made = names.iter().zip(ranks).map(|((name, gloss), rank)| {
            let (name, gloss) = (self.word(name), self.word(gloss));
            let id = StageId(self.ids.next_id());
            let stage = Stage {
                id: id.clone(),
                parent: parent.cloned(),
                rank,
                name,
                gloss,
                ..Stage::default()
            };
            self.doc.stages.insert(id.clone(), stage);
            id
        });
        made.collect()
    }

    /// Lanes one below the other.
    pub(super) fn lanes(&mut self, roles: &[Role]) -> Vec<LaneId> {
        let ranks = evenly(roles.len());
        let made = roles.iter().zip(ranks).map(|(role, rank)| {
            let id = LaneId(self.ids.next_id());
            let lane = Lane {
                id: id.clone(),
                rank,
                role: Some(role.clone()),
                ..Lane::default()
            };
            self.doc.lanes.insert(id.clone(), lane);
            id
        });
        made.collect()
    }

    /// A card in a cell, below those that lie there.
    pub(super) fn card(&mut self, lane: &LaneId, stage: &StageId, until: Option<&StageId>, card: Card) -> CardId {
        let in_cell = |card: &&Card| {
            card.place
                .as_ref()
                .is_some_and(|place| place.lane == *lane && place.stage == *stage)
        };
        let stacked = self.doc.cards.values().filter(in_cell).count();
        let place = CardPlace {
            lane: lane.clone(),
            stage: stage.clone(),
            until: until.cloned(),
            rank: nth(stacked),
            ..CardPlace::default()
        };
        let id = CardId(self.ids.next_id());
        self.doc.cards.insert(
            id.clone(),
            Card {
                id: id.clone(),
                place: Some(place),
                ..card
            },
        );
        id
    }

    /// An arrow; `label` is a key or empty.
    pub(super) fn link(&mut self, from: Target, to: Target, kind: LinkKind, label: &str) {
        let label = self.word(label);
        let link = Link {
            id: self.ids.next_id().into(),
            from: Some(from),
            to: Some(to),
            kind: Some(kind),
            label,
            ..Link::default()
        };
        self.doc.links.insert(link.id.clone(), link);
    }

    /// A channel: key of its name, and its icon.
    pub(super) fn channel(&mut self, name: &str, icon: &str) -> ChannelId {
        let id = ChannelId(self.ids.next_id());
        let channel = Channel {
            id: id.clone(),
            name: self.word(name),
            icon: icon.to_owned(),
            ..Channel::default()
        };
        self.shared.channels.insert(id.clone(), channel);
        id
    }

    /// A persona, put on the map behind those that are there.
    pub(super) fn persona(&mut self, persona: Persona) -> PersonaId {
        let id = PersonaId(self.ids.next_id());
        self.doc.map.personas.push(id.clone());
        self.shared.personas.insert(
            id.clone(),
            Persona {
                id: id.clone(),
                ..persona
            },
        );
        id
    }

    /// The finished map.
    pub(super) fn finish(mut self) -> Doc {
        self.doc.shared = Arc::new(self.shared);
        self.doc
    }
}

/// The rank of the card that lies on `stacked` others; templates stack a handful at most.
fn nth(stacked: usize) -> Rank {
    const MOST: usize = 9;
    evenly(MOST).swap_remove(stacked.min(MOST - 1))
}
