//! The cards of a map, and which of them lie in each lane.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Deref, DerefMut};

use serde::{Serialize, Serializer};

use crate::{Card, CardId, LaneId};

/// The cards of a map by id; read like the [`BTreeMap`] it holds. It also knows the cards of each lane, so that an edit
/// of ten cards need not look at ten thousand.
#[derive(Debug, Clone, Default)]
pub struct Cards {
    all: BTreeMap<CardId, Card>,
    /// No lane without cards.
    in_lanes: BTreeMap<LaneId, BTreeSet<CardId>>,
}

impl Cards {
    /// The cards that lie in a lane, oldest id first. A lane that is not there holds none.
    pub fn in_lane(&self, lane: &LaneId) -> impl Iterator<Item = &Card> {
        let ids = self.in_lanes.get(lane).into_iter().flatten();
        ids.filter_map(|id| self.all.get(id))
    }

    /// Puts a card there; gives back the one with the same id that was there before.
    pub fn insert(&mut self, id: CardId, card: Card) -> Option<Card> {
        let old = self.remove(&id);
        if let Some(place) = &card.place {
            self.in_lanes.entry(place.lane.clone()).or_default().insert(id.clone());
        }
        self.all.insert(id, card);
        old
    }

    /// Takes a card away.
    pub fn remove(&mut self, id: &CardId) -> Option<Card> {
        let old = self.all.remove(id)?;
        if let Some(place) = &old.place
            && let Some(cards) = self.in_lanes.get_mut(&place.lane)
        {
            cards.remove(id);
            if cards.is_empty() {
                self.in_lanes.remove(&place.lane);
            }
        }
        Some(old)
    }

    /// How many cards lie in a lane.
    #[must_use]
    pub fn count_in(&self, lane: &LaneId) -> usize {
        self.in_lanes.get(lane).map_or(0, BTreeSet::len)
    }

    /// A card to be changed; it is filed anew when it is let go.
    pub fn get_mut(&mut self, id: &CardId) -> Option<CardMut<'_>> {
        let card = self.remove(id)?;
        Some(CardMut {
            id: id.clone(),
            card,
            cards: self,
        })
    }

    /// Changes cards in any way, for whoever makes or adopts a map; then all are filed anew.
    pub fn edit<T>(&mut self, edit: impl FnOnce(&mut BTreeMap<CardId, Card>) -> T) -> T {
        let mut all = std::mem::take(self).all;
        let outcome = edit(&mut all);
        *self = all.into_iter().collect();
        outcome
    }
}

/// A card out of its place while it is changed. See [`Cards::get_mut`].
#[derive(Debug)]
pub struct CardMut<'a> {
    id: CardId,
    card: Card,
    cards: &'a mut Cards,
}

impl Deref for CardMut<'_> {
    type Target = Card;

    fn deref(&self) -> &Card {
        &self.card
    }
}

impl DerefMut for CardMut<'_> {
    fn deref_mut(&mut self) -> &mut Card {
        &mut self.card
    }
}

impl Drop for CardMut<'_> {
    fn drop(&mut self) {
        self.cards.insert(self.id.clone(), std::mem::take(&mut self.card));
    }
}

impl Deref for Cards {
    type Target = BTreeMap<CardId, Card>;

    fn deref(&self) -> &Self::Target {
        &self.all
    }
}

impl FromIterator<(CardId, Card)> for Cards {
    fn from_iter<I: IntoIterator<Item = (CardId, Card)>>(cards: I) -> Self {
        let mut made = Self::default();
        for (id, card) in cards {
            made.insert(id, card);
        }
        made
    }
}

impl PartialEq for Cards {
    /// What lies in which lane follows from the cards.
    fn eq(&self, other: &Self) -> bool {
        self.all == other.all
    }
}

impl Serialize for Cards {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.all.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CardPlace;

    fn card(lane: Option<&str>) -> Card {
        Card {
            id: "c".into(),
            place: lane.map(|lane| CardPlace {
                lane: lane.into(),
                ..CardPlace::default()
            }),
            ..Card::default()
        }
    }

    fn count(cards: &Cards, lane: &str) -> usize {
        let count = cards.count_in(&lane.into());
        assert_eq!(cards.in_lane(&lane.into()).count(), count, "each is there");
        count
    }

    #[test]
    fn a_card_is_filed_in_the_lane_it_lies_in() {
        let mut cards = Cards::default();
        cards.insert("c".into(), card(Some("a")));
        cards.insert("c".into(), card(Some("b")));
        assert_eq!((count(&cards, "a"), count(&cards, "b")), (0, 1), "it went from a to b");
        if let Some(mut card) = cards.get_mut(&"c".into()) {
            card.place = Some(CardPlace {
                lane: "a".into(),
                ..CardPlace::default()
            });
        }
        assert_eq!((count(&cards, "a"), count(&cards, "b")), (1, 0), "and back");
        cards.edit(|all| all.values_mut().for_each(|card| card.place = None));
        assert_eq!((cards.len(), count(&cards, "a")), (1, 0), "it lies in the tray");
        cards.insert("c".into(), card(Some("b")));
        assert!(cards.remove(&"c".into()).is_some(), "it was there");
        assert_eq!((cards.len(), count(&cards, "b")), (0, 0), "it is gone from both");
    }
}
