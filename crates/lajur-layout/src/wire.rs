//! A layout as the window gets it: the tracks, and one compact table of all boxes. What a card draws travels apart, for
//! the cards in sight and those that an edit touched: on a large map that is a hundredth of it.

use std::collections::BTreeMap;

use lajur_model::{CardId, LaneId};
use serde::Serialize;

use crate::difference::{Difference, FrameDelta};
use crate::layout::{CardBox, EditBox, FigureBox, Frame, Layout};
use crate::scene::{Part, TextPart};
use crate::theme::Ink;

/// Touched cards whose parts travel with an edit; the window asks for those of the others as it shows them.
const SENT: usize = 100;

/// A whole layout, without what the cards draw.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct LayoutView {
    /// Tracks, head, names of lanes, title block, arrows.
    pub frame: Frame,
    /// Boxes of all cards.
    pub boxes: BoxTable,
    /// Curves and other figures by lane.
    pub figures: BTreeMap<LaneId, FigureBox>,
}

/// Boxes of cards, field by field: the same place in each list is one card.
#[derive(Debug, Clone, Default, PartialEq, Serialize, specta::Type)]
pub struct BoxTable {
    /// Whose box it is.
    pub cards: Vec<CardId>,
    /// The lane, by its number among the frame's lanes.
    pub lane: Vec<u32>,
    /// See [`CardBox`].
    pub column: Vec<u32>,
    /// See [`CardBox`].
    pub columns: Vec<u32>,
    /// See [`CardBox`].
    #[specta(type = Vec<i32>)]
    pub x: Vec<f32>,
    /// See [`CardBox`].
    #[specta(type = Vec<i32>)]
    pub y: Vec<f32>,
    /// See [`CardBox`].
    #[specta(type = Vec<i32>)]
    pub w: Vec<f32>,
    /// See [`CardBox`].
    #[specta(type = Vec<i32>)]
    pub h: Vec<f32>,
    /// Its colors, by their number in `looks`.
    pub look: Vec<u32>,
    /// Its lines of text as they are seen from far away: left edge, upper edge and width of each run in whole pixels
    /// from the card's corner, run after run.
    pub bars: Vec<Vec<u16>>,
    /// The colors that occur.
    pub looks: Vec<CardLook>,
}

/// The colors of a card.
#[derive(Debug, Clone, Default, PartialEq, Serialize, specta::Type)]
pub struct CardLook {
    /// Inside, where it is filled.
    pub fill: Option<Ink>,
    /// Border, where it has one.
    pub line: Option<Ink>,
    /// First line of its text, where it has one.
    pub text: Option<Ink>,
}

/// What a card draws.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct CardParts {
    /// Relative to the card; first its own rectangle.
    pub parts: Vec<Part>,
    /// Where its text is edited.
    pub edit: EditBox,
    /// What a screen reader says of it beside its text.
    pub name: String,
}

/// What an edit changed on the screen.
#[derive(Debug, Clone, Default, PartialEq, Serialize, specta::Type)]
pub struct LayoutDelta {
    /// What is new of the frame.
    pub frame: Option<FrameDelta>,
    /// New and changed boxes.
    pub boxes: BoxTable,
    /// Boxes that are gone.
    pub gone: Vec<CardId>,
    /// What touched cards draw now.
    pub parts: BTreeMap<CardId, CardParts>,
    /// Cards that draw something else too, but are too many to travel unasked.
    pub stale: Vec<CardId>,
    /// New and changed figures.
    pub figures: BTreeMap<LaneId, FigureBox>,
    /// Figures that are gone.
    pub gone_figures: Vec<LaneId>,
}

impl LayoutView {
    /// Everything of a layout but what its cards draw.
    #[must_use]
    pub fn of(layout: &Layout) -> Self {
        Self {
            frame: layout.frame.clone(),
            boxes: BoxTable::of(layout, layout.cards.iter()),
            figures: layout.figures.clone(),
        }
    }
}

impl LayoutDelta {
    /// What a window needs that shows the layout without this difference.
    #[must_use]
    pub fn of(layout: &Layout, difference: Difference) -> Self {
        let Difference {
            frame,
            moved,
            redrawn,
            gone,
            figures,
            gone_figures,
        } = difference;
        let touched = moved.union(&redrawn).filter_map(|id| layout.cards.get_key_value(id));
        let boxes = BoxTable::of(layout, touched);
        let figure = |lane: LaneId| layout.figures.get(&lane).cloned().map(|figure| (lane, figure));
        Self {
            frame,
            boxes,
            gone: gone.into_iter().collect(),
            parts: card_parts(layout, redrawn.iter().take(SENT)),
            stale: redrawn.iter().skip(SENT).cloned().collect(),
            figures: figures.into_iter().filter_map(figure).collect(),
            gone_figures: gone_figures.into_iter().collect(),
        }
    }
}

/// What these cards draw; those without a box are left out.
#[must_use]
pub fn card_parts<'a>(layout: &Layout, cards: impl Iterator<Item = &'a CardId>) -> BTreeMap<CardId, CardParts> {
    let parts = |id: &CardId| {
        let card = layout.cards.get(id)?;
        let parts = CardParts {
            parts: card.parts.clone(),
            edit: card.edit,
            name: card.name.clone(),
        };
        Some((id.clone(), parts))
    };
    cards.filter_map(parts).collect()
}

impl BoxTable {
    fn of<'a>(layout: &Layout, cards: impl Iterator<Item = (&'a CardId, &'a CardBox)>) -> Self {
        let numbered = (0_u32..).zip(&layout.frame.lanes);
        let lanes: BTreeMap<&LaneId, u32> = numbered.map(|(at, track)| (&track.lane, at)).collect();
        let mut table = Self::default();
        for (id, card) in cards {
            // A card without a lane on the map has no box.
            if let Some(lane) = lanes.get(&card.lane) {
                table.push(id, *lane, card);
            }
        }
        table
    }

    fn push(&mut self, id: &CardId, lane: u32, card: &CardBox) {
        let look = look(card);
        let known = self.looks.iter().rposition(|known| *known == look);
        let number = known.unwrap_or(self.looks.len());
        if known.is_none() {
            self.looks.push(look);
        }
        self.cards.push(id.clone());
        self.lane.push(lane);
        self.column.push(card.column);
        self.columns.push(card.columns);
        self.x.push(card.x);
        self.y.push(card.y);
        self.w.push(card.w);
        self.h.push(card.h);
        // There are at most as many looks as cards.
        self.look.push(u32::try_from(number).unwrap_or(0));
        self.bars.push(texts(card).flat_map(bar).collect());
    }
}

fn texts(card: &CardBox) -> impl Iterator<Item = &TextPart> {
    card.parts.iter().filter_map(|part| match part {
        Part::Text(text) => Some(text),
        _ => None,
    })
}

fn bar(text: &TextPart) -> [u16; 3] {
    [text.x, text.top, text.w].map(|length| length.round() as u16)
}

fn look(card: &CardBox) -> CardLook {
    let Some(Part::Rect(rect)) = card.parts.first() else {
        return CardLook::default();
    };
    CardLook {
        fill: rect.fill.clone(),
        line: rect.stroke.as_ref().map(|line| line.ink.clone()),
        text: texts(card).next().map(|text| text.ink.clone()),
    }
}
