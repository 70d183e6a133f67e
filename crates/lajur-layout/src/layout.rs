//! Where everything stands: tracks (columns and lanes), and a box with its parts for each thing drawn.
//!
//! A card's box is relative to its lane's upper edge and its first column's left edge, so that a delta after an edit is
//! the changed tracks and the changed cards.

use std::collections::BTreeMap;

use lajur_model::{CardId, Form, LaneId, StageId};
use serde::Serialize;

use crate::scene::{Group, Part};

/// A whole map laid out, in CSS pixels.
#[derive(Debug, Clone, Default, PartialEq, Serialize, specta::Type)]
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
    pub links: Vec<Group>,
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
}

/// A card's box.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct CardBox {
    /// Its lane.
    pub lane: LaneId,
    /// Its first column, counted from 0.
    pub column: u32,
    /// Columns it covers.
    pub columns: u32,
    /// Left edge from the first column's left edge.
    #[specta(type = i32)]
    pub x: f32,
    /// Upper edge from the lane's upper edge.
    #[specta(type = i32)]
    pub y: f32,
    /// Width.
    #[specta(type = i32)]
    pub w: f32,
    /// Height.
    #[specta(type = i32)]
    pub h: f32,
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

/// A curve with its points.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct FigureBox {
    /// What is drawn; `x` from the map's left edge, `y` from the lane's upper edge.
    pub group: Group,
    /// Points that can be taken hold of, relative to the group.
    pub points: Vec<PointBox>,
    /// Where the lowest value of the scale lies, relative to the group.
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

/// A point of a curve.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct PointBox {
    /// The card that holds its value.
    pub card: CardId,
    /// Its column, counted from 0.
    pub column: u32,
    /// Middle.
    #[specta(type = i32)]
    pub x: f32,
    /// Middle.
    #[specta(type = i32)]
    pub y: f32,
    /// Radius of what is drawn.
    #[specta(type = i32)]
    pub r: f32,
    /// What a screen reader says: persona, feeling, column, words.
    pub name: String,
}

/// What an edit changed on the screen.
#[derive(Debug, Clone, Default, PartialEq, Serialize, specta::Type)]
pub struct LayoutDelta {
    /// The new frame, where it changed.
    pub frame: Option<Frame>,
    /// New and changed boxes.
    pub cards: BTreeMap<CardId, CardBox>,
    /// Boxes that are gone.
    pub gone: Vec<CardId>,
    /// New and changed figures.
    pub figures: BTreeMap<LaneId, FigureBox>,
    /// Figures that are gone.
    pub gone_figures: Vec<LaneId>,
}
