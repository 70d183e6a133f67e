//! Sizes in CSS pixels and the styles of type: the other half of the theme.

use crate::shape::Type;

/// Width of a column where its stage says nothing.
pub(crate) const COLUMN: f32 = 172.0;
/// Width of a collapsed column; longer words of its name widen it.
pub(crate) const FOLDED_COLUMN: f32 = 72.0;
/// Width of the lane names; longer words widen it up to [`LANE_HEAD_MOST`].
pub(crate) const LANE_HEAD: f32 = 148.0;
/// See [`LANE_HEAD`].
pub(crate) const LANE_HEAD_MOST: f32 = 240.0;
/// A word of the head widens its column up to this.
pub(crate) const COLUMN_MOST: f32 = 420.0;
/// From a column's edge to its cards.
pub(crate) const CELL_INSET: f32 = 8.0;
/// From a lane's edge to its cards.
pub(crate) const ROW_PAD: f32 = 8.0;
/// Between stacked cards.
pub(crate) const STACK_GAP: f32 = 6.0;
/// Least height of a lane with cards.
pub(crate) const ROW_LEAST: f32 = 64.0;
/// Least height of a lane with figures.
pub(crate) const NUMBERS_LEAST: f32 = 48.0;
/// Height of a lane that is a rule.
pub(crate) const LINE_LANE: f32 = 36.0;
/// Height of a collapsed lane whose name is one line.
pub(crate) const FOLDED_LANE: f32 = 32.0;
/// Height of a lane with a curve.
pub(crate) const CURVE_LANE: f32 = 196.0;
/// Corners of cards.
pub(crate) const CARD_RADIUS: f32 = 8.0;
/// From a card's left and right edge to its text.
pub(crate) const CARD_PAD_X: f32 = 10.0;
/// From a card's upper and lower edge to its text.
pub(crate) const CARD_PAD_Y: f32 = 8.0;
/// Least height of a card.
pub(crate) const CARD_LEAST: f32 = 36.0;
/// Side of the badges of personas.
pub(crate) const BADGE: f32 = 18.0;
/// Side of an icon before a card's text.
pub(crate) const CARD_ICON: f32 = 16.0;
/// The band at a lane's left edge.
pub(crate) const BAND: f32 = 4.0;
/// Radius of a face on the curve.
pub(crate) const FACE: f32 = 13.0;
/// Radius of the rings on thin curves.
pub(crate) const RING: f32 = 3.5;

/// Text of cards.
pub(crate) const CARD: Type = Type::new(14.0, 20.0, 400);
/// Name of a channel above a card's text.
pub(crate) const CHANNEL: Type = Type::new(12.0, 16.0, 600);
/// Name of a stage.
pub(crate) const STAGE: Type = Type::new(15.0, 20.0, 600);
/// Name of a step.
pub(crate) const STEP: Type = Type::new(13.0, 18.0, 600);
/// Name of a moment.
pub(crate) const MOMENT: Type = Type::new(12.5, 17.0, 400);
/// Second line of the head.
pub(crate) const GLOSS: Type = Type::new(12.0, 16.0, 400);
/// Name of a lane.
pub(crate) const LANE_NAME: Type = Type::new(14.0, 20.0, 600);
/// Words of a scale.
pub(crate) const SCALE: Type = Type::new(11.0, 14.0, 400);
/// Words at a curve.
pub(crate) const LABEL: Type = Type::new(12.0, 16.0, 400);
/// Name of a persona at the start of its curve.
pub(crate) const CURVE_NAME: Type = Type::new(12.0, 16.0, 600);
/// A figure.
pub(crate) const FIGURE: Type = Type::new(16.0, 22.0, 600);
/// Title of the map.
pub(crate) const TITLE: Type = Type::new(24.0, 30.0, 700);
/// Goal and the lines below the title.
pub(crate) const GOAL: Type = Type::new(14.0, 20.0, 400);
/// First line of a persona's chip.
pub(crate) const CHIP_NAME: Type = Type::new(13.0, 17.0, 600);
/// Second line of a persona's chip.
pub(crate) const CHIP_LINE: Type = Type::new(12.0, 15.0, 400);

/// The sizes that the window needs, by the name of their custom property.
pub(crate) fn css() -> Vec<(&'static str, f32)> {
    vec![
        ("column", COLUMN),
        ("cell-inset", CELL_INSET),
        ("row-pad", ROW_PAD),
        ("stack-gap", STACK_GAP),
        ("card-radius", CARD_RADIUS),
        ("card-pad-x", CARD_PAD_X),
        ("card-pad-y", CARD_PAD_Y),
        ("card-size", CARD.size),
        ("card-line", CARD.line),
        ("control-radius", 6.0),
        ("panel-radius", 10.0),
        ("bar-height", 52.0),
        ("text-size", 13.0),
        ("text-line", 18.0),
        ("text-small", 12.0),
        ("text-large", 15.0),
        ("target", 24.0),
    ]
}
