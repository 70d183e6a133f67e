//! Where everything stands: tracks (columns and lanes), and a box with its parts for each thing drawn.
//!
//! A card's box is relative to its lane's upper edge and its first column's left edge, so that a delta after an edit is
//! the changed tracks and the changed cards.

use std::collections::BTreeMap;

use lajur_model::{CardId, Form, LaneId, LinkId, PersonaId, StageId};
use serde::Serialize;

use crate::scene::{Group, Part, Tag};

/// A whole map laid out, in CSS pixels.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Layout {
    /// Everything but the boxes of cards and figures.
    pub frame: Frame,
    /// Boxes of cards by id; cards in the tray and points of curves have none.
    pub cards: BTreeMap<CardId, CardBox>,
    /// Curves and other figures by lane.
    pub figures: BTreeMap<LaneId, FigureBox>,
}

/// Tracks, head, names of lanes, title block, arrows.
#[derive(Debug, Clone, Default, PartialEq, Serialize, specta::Type)]
pub struct Frame {
    /// Width of the whole map.
    #[specta(type = i32)]
    pub width: f32,
    /// Height of the whole map.
    #[specta(type = i32)]
    pub height: f32,
    /// Left edge of the first column: width of the lane names.
    #[specta(type = i32)]
    pub grid_x: f32,
    /// Upper edge of the head (below the title block).
    #[specta(type = i32)]
    pub head_y: f32,
    /// Upper edge of the first lane.
    #[specta(type = i32)]
    pub grid_y: f32,
    /// Columns from left to right; `x` is from the map's left edge.
    pub columns: Vec<ColumnTrack>,
    /// Lanes from top to bottom; `y` is from the map's upper edge.
    pub lanes: Vec<LaneTrack>,
    /// Title block with its persona chips; map coordinates.
    pub title: Vec<Group>,
    /// Cells of the head; map coordinates.
    pub heads: Vec<Group>,
    /// Names of lanes; `x` from the map's left edge, `y` from the lane's upper edge.
    pub lane_heads: Vec<Group>,
    /// Rules and grounds behind everything; map coordinates.
    pub ground: Vec<Group>,
    /// Arrows above everything; map coordinates.
    pub links: Vec<LinkBox>,
}

/// An arrow.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct LinkBox {
    /// What is drawn, tagged with the link; no larger than the arrow, its words, and the line that leads to them.
    pub group: Group,
    /// Corners of its line from the end it comes from to the one it goes to, as x and y on the map. The first and the
    /// last lie on the edges of what it joins; the line runs along an axis from each corner to the next.
    #[specta(type = Vec<(i32, i32)>)]
    pub points: Vec<(f32, f32)>,
    /// Where its words stand, on the map; none where it has none or found no room for them.
    pub label: Option<LabelBox>,
}

impl LinkBox {
    /// The link that it is drawn for.
    pub(crate) fn link(&self) -> Option<&LinkId> {
        match &self.group.tag {
            Tag::Link { link, .. } => Some(link),
            _ => None,
        }
    }
}

/// Where words stand.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, specta::Type)]
pub struct LabelBox {
    /// Left edge.
    #[specta(type = i32)]
    pub x: f32,
    /// Upper edge.
    #[specta(type = i32)]
    pub y: f32,
    /// Width.
    #[specta(type = i32)]
    pub w: f32,
    /// Height.
    #[specta(type = i32)]
    pub h: f32,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct ColumnTrack {
    /// The leaf of the head.
    pub stage: StageId,
    /// Left edge.
    #[specta(type = i32)]
    pub x: f32,
    /// Width.
    #[specta(type = i32)]
    pub w: f32,
    /// How many cards are folded away in it; none where it is open.
    pub collapsed: Option<u32>,
}

/// A lane.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct LaneTrack {
    /// Which.
    pub lane: LaneId,
    /// How it is drawn.
    pub form: Form,
    /// Upper edge.
    #[specta(type = i32)]
    pub y: f32,
    /// Height.
    #[specta(type = i32)]
    pub h: f32,
    /// How many cards are folded away in it; none where it is open.
    pub collapsed: Option<u32>,
}

/// A card's box.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CardBox {
    /// Its lane.
    pub lane: LaneId,
    /// Its first column, counted from 0.
    pub column: u32,
    /// Columns it covers.
    pub columns: u32,
    /// Left edge from the first column's left edge.
    pub x: f32,
    /// Upper edge from the lane's upper edge.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
    /// Height that its content needs; its row may be higher.
    pub least: f32,
    /// What is drawn, relative to the card; first the card's own rectangle.
    pub parts: Vec<Part>,
    /// Where its text is edited.
    pub edit: EditBox,
    /// What a screen reader says of it beside its text: role, evidence, personas, channels, in the map's language.
    pub name: String,
}

/// Where a text is edited in place: the same font and width as the drawn lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, specta::Type)]
pub struct EditBox {
    /// Left edge, relative to the box.
    #[specta(type = i32)]
    pub x: f32,
    /// Upper edge, relative to the box.
    #[specta(type = i32)]
    pub y: f32,
    /// Width at which lines break.
    #[specta(type = i32)]
    pub w: f32,
    /// Size of the type.
    #[specta(type = i32)]
    pub size: f32,
    /// Height of a line.
    #[specta(type = i32)]
    pub line: f32,
    /// 400, 600 or 700.
    pub weight: u16,
    /// Slanted.
    pub italic: bool,
}

/// The curves of a lane with their points.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct FigureBox {
    /// What lies behind the curves; `x` from the map's left edge, `y` from the lane's upper edge.
    pub group: Group,
    /// The curves, the first persona's first; relative to the group.
    pub series: Vec<SeriesBox>,
    /// Points that can be taken hold of, relative to the group.
    pub points: Vec<PointBox>,
    /// Where the lowest value of the first curve's scale lies, relative to the group.
    #[specta(type = i32)]
    pub low_y: f32,
    /// Where the highest value lies.
    #[specta(type = i32)]
    pub high_y: f32,
    /// Lowest value of the scale.
    #[specta(type = i32)]
    pub lowest: f32,
    /// Highest value.
    #[specta(type = i32)]
    pub highest: f32,
    /// Distance between two values that can be chosen.
    #[specta(type = i32)]
    pub step: f32,
}

/// One persona's curve.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct SeriesBox {
    /// Whose; none for points of nobody.
    pub persona: Option<PersonaId>,
    /// True for how it is to be, false for how it is.
    pub to_be: bool,
    /// True where it is drawn full unless another persona is looked at.
    pub leads: bool,
    /// Line, fill and faces of the curve that is looked at.
    pub full: Vec<Part>,
    /// The same curve beside another.
    pub thin: Vec<Part>,
    /// Its name and the words at its points.
    pub words: Vec<Part>,
    /// Where the lowest value of its scale lies.
    #[specta(type = i32)]
    pub low_y: f32,
    /// Where the highest value lies.
    #[specta(type = i32)]
    pub high_y: f32,
}

/// A point of a curve.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct PointBox {
    /// The card that holds its value.
    pub card: CardId,
    /// Its column, counted from 0.
    pub column: u32,
    /// The curve it lies on, counted from 0.
    pub series: u32,
    /// Middle.
    #[specta(type = i32)]
    pub x: f32,
    /// Middle.
    #[specta(type = i32)]
    pub y: f32,
    /// Radius of what is drawn where its curve is drawn as it stands.
    #[specta(type = i32)]
    pub r: f32,
    /// What a screen reader says: persona, feeling, column, words.
    pub name: String,
    /// True where its words stand beside it, or it has none; of no use to a window, which says them when asked.
    #[serde(skip)]
    #[specta(skip)]
    pub told: bool,
}
