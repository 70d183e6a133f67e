//! What of a map is not on its drawing: words that have found no room, points that would stand on others.

use std::collections::{BTreeMap, BTreeSet};

use lajur_model::{CardId, Doc, LinkId, Target, View};

use crate::fonts::Fonts;
use crate::kit::{Kit, Sizes};
use crate::layout::Layout;

/// What of the shown part of a map, without what is folded away, is not on its drawing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Cards of which nothing is drawn: those of a curve that have no value, or the place of a point that is drawn, and
    /// those of a lane that is a line.
    pub cards: BTreeSet<CardId>,
    /// Arrows of which nothing is drawn, though no end of them is hidden or folded away: those from or to such a card or
    /// one in the tray, those from a thing to itself, and those that lead nowhere.
    pub arrows: BTreeSet<LinkId>,
    /// How many arrows are drawn without their words.
    pub arrow_words: usize,
    /// Cards whose points are drawn, but nowhere their words.
    pub point_words: usize,
}

/// What a drawing of this layout of the map leaves out.
#[must_use]
pub fn left_out(doc: &Doc, view: &View, fonts: &Fonts, layout: &Layout) -> LeftOut {
    missing(&Kit::new(doc, view, fonts, Sizes::screen()), layout)
}

/// The same, where the map is at hand in its order.
pub(crate) fn missing(kit: &Kit<'_>, layout: &Layout) -> LeftOut {
    let shown = shown(kit);
    let points = || layout.figures.values().flat_map(|figure| &figure.points);
    let pointed: BTreeSet<&CardId> = points().map(|point| &point.card).collect();
    let told: BTreeSet<&CardId> = points().filter(|point| point.told).map(|point| &point.card).collect();
    let drawn = |card: &CardId| layout.cards.contains_key(card) || pointed.contains(card);
    let cards = shown.iter().filter(|card| !drawn(card)).map(|card| (*card).clone());
    let (arrows, arrow_words) = arrows(kit, layout, &shown);
    LeftOut {
        cards: cards.collect(),
        arrows,
        arrow_words,
        point_words: pointed.len() - told.len(),
    }
}

/// The cards of open lanes and columns.
fn shown<'a>(kit: &Kit<'a>) -> BTreeSet<&'a CardId> {
    let open = kit.lanes.iter().filter(|lane| kit.is_open(lane));
    let cells = open.flat_map(|lane| kit.grid.columns.iter().map(|stage| kit.grid.cards(&lane.id, &stage.id)));
    cells.flatten().map(|card| &card.id).collect()
}

/// Arrows that are not drawn, and how many have no words of those that are.
fn arrows(kit: &Kit<'_>, layout: &Layout, shown: &BTreeSet<&CardId>) -> (BTreeSet<LinkId>, usize) {
    let arrows = layout.frame.links.iter();
    let drawn: BTreeMap<&LinkId, bool> = arrows
        .filter_map(|arrow| Some((arrow.link()?, arrow.label.is_some())))
        .collect();
    let placed = |card: &CardId| kit.doc.cards.get(card).is_some_and(|card| card.place.is_some());
    let is_hidden = |end: &Option<Target>| match end {
        Some(Target::Card(card)) => placed(card) && !shown.contains(card),
        Some(Target::Stage(stage)) => {
            kit.doc.stages.contains_key(stage) && !kit.head.iter().any(|node| node.stage.id == *stage)
        }
        None => false,
    };
    let (mut arrows, mut wordless) = (BTreeSet::new(), 0);
    for link in kit.doc.links.values() {
        match drawn.get(&link.id) {
            Some(has_words) => wordless += usize::from(!has_words && !link.label.trim().is_empty()),
            None if is_hidden(&link.from) || is_hidden(&link.to) => {}
            None => {
                arrows.insert(link.id.clone());
            }
        }
    }
    (arrows, wordless)
}
