//! What a view's filter lets through.

use crate::records::{Card, View};

impl View {
    /// True where the view filters at all.
    #[must_use]
    pub fn filters(&self) -> bool {
        !(self.personas.is_empty() && self.channels.is_empty() && self.tags.is_empty() && self.evidence.is_empty())
    }

    /// True where the filter lets a card through: in every field that filters, it has one of the wanted values. A card
    /// without personas is about all of them.
    #[must_use]
    pub fn keeps(&self, card: &Card) -> bool {
        let kind = card.evidence.as_ref().and_then(|evidence| evidence.kind.as_ref());
        (card.personas.is_empty() || any(&self.personas, &card.personas))
            && any(&self.channels, &card.channels)
            && any(&self.tags, &card.tags)
            && (self.evidence.is_empty() || kind.is_some_and(|kind| self.evidence.contains(kind)))
    }
}

/// True where nothing is wanted, or something of it is there.
fn any<T: PartialEq>(wanted: &[T], there: &[T]) -> bool {
    wanted.is_empty() || there.iter().any(|one| wanted.contains(one))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CardId, EvidenceKind, PersonaId};

    fn card(fields: impl FnOnce(&mut Card)) -> Card {
        let mut card = Card {
            id: CardId::from("c"),
            ..Card::default()
        };
        fields(&mut card);
        card
    }

    #[test]
    fn a_view_without_a_filter_keeps_every_card() {
        let view = View::default();
        assert!(!view.filters());
        assert!(view.keeps(&card(|_| ())));
    }

    #[test]
    fn a_card_has_one_of_the_wanted_values_in_every_field_that_filters() {
        let view = View {
            tags: vec!["risk".to_owned(), "cost".to_owned()],
            evidence: vec![EvidenceKind::Observed],
            ..View::default()
        };
        assert!(view.filters());
        let observed = || {
            Some(crate::Evidence {
                kind: Some(EvidenceKind::Observed),
                ..crate::Evidence::default()
            })
        };
        let tagged = || vec!["cost".to_owned()];
        for (tags, evidence, kept) in [
            (tagged(), observed(), true),
            (tagged(), None, false),
            (Vec::new(), observed(), false),
        ] {
            let card = card(|card| (card.tags, card.evidence) = (tags.clone(), evidence));
            assert_eq!(view.keeps(&card), kept, "{tags:?}");
        }
    }

    #[test]
    fn a_card_of_nobody_is_about_every_persona() {
        let view = View {
            personas: vec![PersonaId::from("maya")],
            ..View::default()
        };
        assert!(view.keeps(&card(|_| ())));
        assert!(view.keeps(&card(|card| card.personas = vec![PersonaId::from("maya")])));
        assert!(!view.keeps(&card(|card| card.personas = vec![PersonaId::from("riko")])));
    }
}
