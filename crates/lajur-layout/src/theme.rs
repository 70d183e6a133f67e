//! Colors and sizes: one table. The window's `theme.gen.css` is written from it.

use lajur_model::Rgb;
use serde::{Serialize, Serializer};

/// A color as the layout names it. The window gets CSS (`var(--ink)`), the painters resolve it with [`Theme::rgb`].
#[derive(Debug, Clone, PartialEq)]
pub enum Ink {
    /// A color of the theme by its token, such as `ink`, `paper`, `hairline`.
    Token(&'static str),
    /// A tone of a palette slot.
    Tone(Hue, Tone),
    /// A color that changes from `y0` to `y1` (relative to the group) by stops from 0 to 1; with an opacity each.
    Vertical {
        /// Where offset 0 lies.
        y0: f32,
        /// Where offset 1 lies.
        y1: f32,
        /// Offset, color, opacity 0 to 1.
        stops: Vec<(f32, Ink, f32)>,
    },
}

/// A palette slot or an exact color.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hue {
    /// Slot of [`lajur_model::PALETTE`].
    Slot(&'static str),
    /// Exact.
    Exact(u8, u8, u8),
}

/// What a hue is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Strong: bands, upper edges, icons.
    Strong,
    /// Text in the hue, readable on its fill.
    Text,
    /// Border of cards.
    Line,
    /// Fill of cards.
    Fill,
    /// Tint of heads and lane names.
    Tint,
}
