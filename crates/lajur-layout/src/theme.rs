//! Colors and sizes: one table. The window's `theme.gen.css` is written from it.

mod colors;
mod css;

pub use css::theme_css;

use lajur_model::{Color, PALETTE, Rgb};
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
    /// Tint of the head.
    Tint,
    /// The lightest tone: ground of lane names.
    Wash,
    /// Upper edge of the head: strong, but calmer than the curve.
    Edge,
}

impl Tone {
    /// All tones, in the order of the table's columns.
    pub const ALL: [Tone; 7] = [
        Tone::Strong,
        Tone::Text,
        Tone::Line,
        Tone::Fill,
        Tone::Tint,
        Tone::Wash,
        Tone::Edge,
    ];

    /// The tone as CSS spells it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Tone::Strong => "strong",
            Tone::Text => "text",
            Tone::Line => "line",
            Tone::Fill => "fill",
            Tone::Tint => "tint",
            Tone::Wash => "wash",
            Tone::Edge => "edge",
        }
    }

    /// How an exact color becomes this tone: percent of it, mixed into which token.
    fn recipe(self) -> (u32, &'static str) {
        match self {
            Tone::Strong => (55, "ink"),
            Tone::Text => (25, "ink"),
            Tone::Line => (45, "edge"),
            Tone::Fill => (11, "paper"),
            Tone::Tint => (15, "paper"),
            Tone::Wash => (6, "paper"),
            Tone::Edge => (60, "ink-faint"),
        }
    }
}

impl Hue {
    /// The hue of a color in a record; a slot this version does not know is drawn as stone.
    #[must_use]
    pub fn of(color: &Color) -> Hue {
        match (color.rgb(), color.slot()) {
            (Some(Rgb(r, g, b)), _) => Hue::Exact(r, g, b),
            (None, Some(slot)) => Hue::Slot(slot),
            (None, None) => Hue::Slot("stone"),
        }
    }

    /// The hue of a slot's name from the role table.
    pub(crate) fn slot(name: &str) -> Hue {
        Hue::Slot(PALETTE.iter().copied().find(|slot| *slot == name).unwrap_or("stone"))
    }
}

impl Ink {
    /// The color as CSS; for [`Ink::Vertical`] its first stop.
    #[must_use]
    pub fn css(&self) -> String {
        match self {
            Ink::Token(token) => format!("var(--{token})"),
            Ink::Tone(Hue::Slot(slot), tone) => format!("var(--{slot}-{})", tone.as_str()),
            Ink::Tone(Hue::Exact(r, g, b), tone) => {
                let (percent, token) = tone.recipe();
                format!("color-mix(in srgb, #{r:02x}{g:02x}{b:02x} {percent}%, var(--{token}))")
            }
            Ink::Vertical { stops, .. } => stops.first().map_or_else(|| "none".to_owned(), |stop| stop.1.css()),
        }
    }
}

/// An [`Ink`] as the window gets it.
#[derive(Serialize, specta::Type)]
#[serde(untagged, rename = "Ink")]
enum InkShape {
    /// A color as CSS.
    Plain(String),
    /// A color that changes downwards.
    Gradient {
        /// How it changes.
        vertical: Vertical,
    },
}

/// A color that changes downwards.
#[derive(Serialize, specta::Type)]
struct Vertical {
    /// Where offset 0 lies, relative to the group.
    #[specta(type = i32)]
    y0: f32,
    /// Where offset 1 lies.
    #[specta(type = i32)]
    y1: f32,
    /// From the top downwards.
    stops: Vec<Stop>,
}

/// One color of a gradient.
#[derive(Serialize, specta::Type)]
struct Stop {
    /// Offset, 0 to 1.
    #[specta(type = i32)]
    at: f32,
    /// Its color as CSS.
    ink: String,
    /// 0 to 1.
    #[specta(type = i32)]
    opacity: f32,
}

impl Serialize for Ink {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let Ink::Vertical { y0, y1, stops } = self else {
            return InkShape::Plain(self.css()).serialize(s);
        };
        let stop = |(at, ink, opacity): &(f32, Ink, f32)| Stop {
            at: *at,
            ink: ink.css(),
            opacity: *opacity,
        };
        let vertical = Vertical {
            y0: *y0,
            y1: *y1,
            stops: stops.iter().map(stop).collect(),
        };
        InkShape::Gradient { vertical }.serialize(s)
    }
}

impl specta::Type for Ink {
    fn definition(types: &mut specta::Types) -> specta::datatype::DataType {
        InkShape::definition(types)
    }
}

/// Where colors are seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Light,
    Dark,
    /// A wall in a lit room: darker letters, lines with twice the contrast of [`Mode::Light`].
    Projector,
    Paper,
}

/// The colors of a window or of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    mode: Mode,
    grey: bool,
    saving: bool,
}

impl Theme {
    /// Screen by day.
    #[must_use]
    pub fn light() -> Self {
        Self::of(Mode::Light)
    }

    /// Screen by night.
    #[must_use]
    pub fn dark() -> Self {
        Self::of(Mode::Dark)
    }

    /// Paper: white, and readable from a greyscale printer.
    #[must_use]
    pub fn paper() -> Self {
        Self::of(Mode::Paper)
    }

    const fn of(mode: Mode) -> Self {
        Self {
            mode,
            grey: false,
            saving: false,
        }
    }

    /// The same in greys, each as light as its color.
    #[must_use]
    pub fn grey(self) -> Self {
        Self { grey: true, ..self }
    }

    /// The same with white instead of fills, to save ink.
    #[must_use]
    pub fn saving(self) -> Self {
        Self { saving: true, ..self }
    }

    /// The color in sRGB; for [`Ink::Vertical`] its first stop (painters resolve each stop).
    #[must_use]
    pub fn rgb(self, ink: &Ink) -> (u8, u8, u8) {
        let color = if self.saving && is_fill(ink) {
            self.token("paper")
        } else {
            self.color(ink)
        };
        if self.grey { grey(color) } else { color }
    }

    fn color(self, ink: &Ink) -> (u8, u8, u8) {
        match ink {
            Ink::Token(token) => self.token(token),
            Ink::Tone(Hue::Slot(slot), tone) => self.slot(slot, *tone),
            Ink::Tone(Hue::Exact(r, g, b), tone) => {
                let (percent, token) = tone.recipe();
                mix((*r, *g, *b), self.token(token), percent)
            }
            Ink::Vertical { stops, .. } => stops
                .first()
                .map_or_else(|| self.token("ink"), |stop| self.color(&stop.1)),
        }
    }

    fn token(self, token: &str) -> (u8, u8, u8) {
        let tokens = colors::tokens(self.mode);
        tokens
            .iter()
            .find(|(name, _)| *name == token)
            .map_or((0, 0, 0), |(_, value)| split(*value))
    }

    fn slot(self, slot: &str, tone: Tone) -> (u8, u8, u8) {
        let hues = colors::hues(self.mode);
        let row = hues
            .iter()
            .find(|(name, _)| *name == slot)
            .unwrap_or(&hues[hues.len() - 1]);
        split(row.1[tone as usize])
    }
}

/// True for what only fills an area.
fn is_fill(ink: &Ink) -> bool {
    match ink {
        Ink::Token(token) => token.ends_with("-fill"),
        Ink::Tone(_, tone) => matches!(tone, Tone::Fill | Tone::Tint | Tone::Wash),
        Ink::Vertical { .. } => false,
    }
}

/// The grey that is as light as a color: the luma of ITU-R BT.709 over the stored values, in whole numbers.
fn grey((r, g, b): (u8, u8, u8)) -> (u8, u8, u8) {
    // The weights add up to 10,000, so the mean of bytes is a byte.
    let light = ((2126 * u32::from(r) + 7152 * u32::from(g) + 722 * u32::from(b) + 5_000) / 10_000) as u8;
    (light, light, light)
}

fn split(value: u32) -> (u8, u8, u8) {
    let [_, r, g, b] = value.to_be_bytes();
    (r, g, b)
}

/// `percent` of `a`, the rest `b`, rounded.
fn mix(a: (u8, u8, u8), b: (u8, u8, u8), percent: u32) -> (u8, u8, u8) {
    // A weighted mean of two bytes is a byte.
    let one = |x: u8, y: u8| ((u32::from(x) * percent + u32::from(y) * (100 - percent) + 50) / 100) as u8;
    (one(a.0, b.0), one(a.1, b.1), one(a.2, b.2))
}

#[cfg(test)]
mod tests;
