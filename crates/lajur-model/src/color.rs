//! Colors as records hold them.

use serde::{Deserialize, Serialize};

/// The slots a person can choose from, in the order palettes show them. The theme gives each its tones.
pub const PALETTE: &[&str] = &[
    "slate", "teal", "blue", "indigo", "violet", "rose", "red", "orange", "amber", "green", "cyan", "stone",
];

/// A slot of [`PALETTE`] or `#RRGGBB`. A slot this version does not know is kept and drawn plainly.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(transparent)]
pub struct Color(pub String);

/// Red, green and blue, 0 to 255 each, in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Color {
    /// The exact color, where the record holds `#RRGGBB`.
    #[must_use]
    pub fn rgb(&self) -> Option<Rgb> {
        let hex = self
            .0
            .strip_prefix('#')
            .filter(|hex| hex.len() == 6 && hex.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).ok();
        Some(Rgb(part(0)?, part(2)?, part(4)?))
    }

    /// The slot of [`PALETTE`], where the record names one that this version knows.
    #[must_use]
    pub fn slot(&self) -> Option<&'static str> {
        PALETTE.iter().copied().find(|slot| *slot == self.0)
    }

    /// False for text that starts like `#RRGGBB` and is none.
    #[must_use]
    pub fn is_well_formed(&self) -> bool {
        !self.0.starts_with('#') || self.rgb().is_some()
    }
}

impl From<&str> for Color {
    fn from(color: &str) -> Self {
        Self(color.to_owned())
    }
}
