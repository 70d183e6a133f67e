//! What has been told on an earlier page: heads are drawn on every sheet, but a reader is told of them once.

use std::collections::BTreeMap;

use lajur_layout::scene::Tag;
use lajur_model::{CardId, LaneId, LinkId, PersonaId, StageId};

use super::canvas::Block;

/// Things that are told once.
#[derive(Default)]
pub(super) struct Told {
    /// By stage the number of its block.
    heads: BTreeMap<StageId, usize>,
    /// By card the column in which it was told first: below each other stand parts of one card, side by side the same
    /// text again.
    cards: BTreeMap<CardId, u32>,
    others: BTreeMap<Other, ()>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Other {
    Title,
    Persona(PersonaId),
    Lane(LaneId),
    Link(LinkId),
}

impl Told {
    /// True for what a group says first; `blocks` are all told so far. A stage that goes on on another sheet grows.
    pub(super) fn is_new(&mut self, tag: &Tag, blocks: &mut [Block]) -> bool {
        match tag {
            Tag::Head {
                stage, column, columns, ..
            } => match self.heads.get(stage) {
                Some(block) => {
                    if let Some(block) = blocks.get_mut(*block) {
                        grow(&mut block.tag, column.saturating_add(*columns));
                    }
                    false
                }
                None => self.heads.insert(stage.clone(), blocks.len()).is_none(),
            },
            Tag::Card { card, column, .. } => *self.cards.entry(card.clone()).or_insert(*column) == *column,
            Tag::Title => self.once(Other::Title),
            Tag::Persona { persona } => self.once(Other::Persona(persona.clone())),
            Tag::LaneHead { lane } => self.once(Other::Lane(lane.clone())),
            Tag::Link { link, .. } => self.once(Other::Link(link.clone())),
            Tag::Decoration | Tag::Figure { .. } | Tag::Legend | Tag::Footer => true,
        }
    }

    fn once(&mut self, what: Other) -> bool {
        self.others.insert(what, ()).is_none()
    }
}

fn grow(tag: &mut Tag, end: u32) {
    if let Tag::Head { column, columns, .. } = tag {
        *columns = (*columns).max(end.saturating_sub(*column));
    }
}
