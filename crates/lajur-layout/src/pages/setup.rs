//! How a person wants a map on paper.

use crate::paper::{Orientation, Paper};
use crate::theme::Theme;

/// How a map is set on paper.
#[derive(Debug, Clone, PartialEq)]
pub struct PageSetup {
    /// Size of the sheets.
    pub paper: Paper,
    /// Which way they lie.
    pub orientation: Orientation,
    /// Room at each edge in millimetres.
    pub margin_mm: f32,
    /// The edge in millimetres on which the printer cannot print; margins are never narrower.
    pub edge_mm: f32,
    /// How the map is spread over sheets.
    pub fit: Fit,
    /// Colors of the print.
    pub colors: Colors,
    /// Without fills, to save ink.
    pub saving: bool,
    /// Head and lanes alone, to be filled in by hand.
    pub empty: bool,
    /// With the notes of the map and its stages on sheets of their own behind it.
    pub notes: bool,
    /// The day of the print for the footer, `YYYY-MM-DD`; empty leaves it out. Handed in, as this crate knows no clock.
    pub day: String,
    /// More sheets than this are not made without asking: see [`PageError::Many`](super::PageError::Many).
    pub most_sheets: u32,
}

impl Default for PageSetup {
    fn default() -> Self {
        Self {
            paper: Paper::default(),
            orientation: Orientation::Auto,
            margin_mm: 10.0,
            edge_mm: 0.0,
            fit: Fit::Readable,
            colors: Colors::Full,
            saving: false,
            empty: false,
            notes: false,
            day: String::new(),
            most_sheets: 200,
        }
    }
}

impl PageSetup {
    /// Slides: the whole map on as many as it takes to be read (`Fit::Readable`), or a slide for each stage
    /// (`Fit::Stages`), with more behind it where a stage has more than one can show.
    #[must_use]
    pub fn slides(fit: Fit) -> Self {
        Self {
            paper: Paper::SLIDE,
            orientation: Orientation::Landscape,
            margin_mm: 7.0,
            fit,
            ..Self::default()
        }
    }

    /// The colors that painters use for these pages.
    #[must_use]
    pub fn theme(&self) -> Theme {
        let theme = Theme::paper();
        let theme = if self.colors == Colors::Grey {
            theme.grey()
        } else {
            theme
        };
        if self.saving { theme.saving() } else { theme }
    }
}

/// Colors of a print.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Colors {
    /// As they are.
    #[default]
    Full,
    /// Greys; what colors say is said by width, pattern and signs as well.
    Grey,
}

/// How a map is spread over sheets.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub enum Fit {
    /// As [`propose`](super::propose) says.
    Auto,
    /// Text of cards has at least [`READABLE_PT`](super::READABLE_PT), on the fewest sheets; then type grows until they
    /// are full.
    #[default]
    Readable,
    /// The sizes of the screen at this share of them: 1 is 100 %.
    Percent(f32),
    /// The largest type with which the map needs no more than so many sheets across and down. What is not given follows
    /// from readable type.
    Sheets {
        /// Sheets side by side.
        across: Option<u32>,
        /// Sheets below each other.
        down: Option<u32>,
    },
    /// Sheets to be glued to one picture, with a strip to glue on. What is not given follows from
    /// [`POSTER_PT`](super::POSTER_PT).
    Poster {
        /// Sheets side by side.
        across: Option<u32>,
        /// Sheets below each other.
        down: Option<u32>,
    },
    /// One sheet for each stage.
    Stages,
    /// One sheet for each group of lanes.
    Lanes,
}

/// Most sheets in one direction that can be asked for.
const MOST: u32 = 100_000;

impl Fit {
    /// Everything on one sheet.
    pub const ONE_PAGE: Fit = Fit::Sheets {
        across: Some(1),
        down: Some(1),
    };
    /// As the screen shows it.
    pub const SCREEN: Fit = Fit::Percent(1.0);
    /// How fits are spelled.
    pub const NAMES: [&'static str; 9] = [
        "auto", "readable", "screen", "onepage", "2x1", "75%", "poster", "stages", "lanes",
    ];

    /// The name of its kind, as [`Fit::NAMES`] have it; those that count sheets are `sheets`, those in percent `percent`.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Fit::Auto => "auto",
            Fit::Readable => "readable",
            Fit::SCREEN => "screen",
            Fit::Percent(_) => "percent",
            Fit::ONE_PAGE => "onepage",
            Fit::Sheets { .. } => "sheets",
            Fit::Poster { .. } => "poster",
            Fit::Stages => "stages",
            Fit::Lanes => "lanes",
        }
    }

    /// The fit that is spelled so: a name, `NxM` with either left out, `poster-NxM`, or a share in percent.
    #[must_use]
    pub fn named(name: &str) -> Option<Fit> {
        let name = name.trim().to_ascii_lowercase().replace('×', "x");
        match name.as_str() {
            "auto" => Some(Fit::Auto),
            "readable" => Some(Fit::Readable),
            "screen" => Some(Fit::SCREEN),
            "onepage" => Some(Fit::ONE_PAGE),
            "poster" => Some(Fit::Poster {
                across: None,
                down: None,
            }),
            "stages" => Some(Fit::Stages),
            "lanes" => Some(Fit::Lanes),
            other => other
                .strip_suffix('%')
                .map_or_else(|| sheets(other), |share| percent(share.trim())),
        }
    }
}

fn percent(share: &str) -> Option<Fit> {
    let share: f32 = share.parse().ok()?;
    (1.0..=1_000.0).contains(&share).then_some(Fit::Percent(share / 100.0))
}

fn sheets(name: &str) -> Option<Fit> {
    let poster = name.strip_prefix("poster-");
    let (across, down) = poster.unwrap_or(name).split_once('x')?;
    let side = |text: &str| match text.trim() {
        "" => Some(None),
        count => count.parse().ok().filter(|count| *count <= MOST).map(Some),
    };
    let (across, down) = (side(across)?, side(down)?);
    let some = across.is_some() || down.is_some();
    some.then_some(match poster {
        Some(_) => Fit::Poster { across, down },
        None => Fit::Sheets { across, down },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_called_as_they_are_spelled() {
        for name in ["auto", "readable", "screen", "onepage", "poster", "stages", "lanes"] {
            assert_eq!(Fit::named(name).map(Fit::kind), Some(name));
        }
        assert_eq!(Fit::named("2x1").map(Fit::kind), Some("sheets"));
        assert_eq!(Fit::named("75%").map(Fit::kind), Some("percent"));
    }

    #[test]
    fn fits_are_found_by_their_names() {
        let both = |across, down| Some(Fit::Sheets { across, down });
        assert_eq!(Fit::named("2x1"), both(Some(2), Some(1)));
        assert_eq!(
            Fit::named("10000x1"),
            both(Some(10_000), Some(1)),
            "whoever makes pages asks"
        );
        assert_eq!(Fit::named("3×"), both(Some(3), None), "either side may be left out");
        assert_eq!(Fit::named("x2"), both(None, Some(2)));
        assert_eq!(
            Fit::named("0x1"),
            both(Some(0), Some(1)),
            "no sheets are refused where pages are made"
        );
        assert_eq!(
            Fit::named("poster-4x3"),
            Some(Fit::Poster {
                across: Some(4),
                down: Some(3)
            })
        );
        assert_eq!(Fit::named("75 %"), Some(Fit::Percent(0.75)));
        for name in Fit::NAMES {
            assert!(Fit::named(name).is_some(), "{name} is offered");
        }
        for wrong in ["", "x", "0%", "-5%", "9999999x1", "2x1x1", "nan%", "wide"] {
            assert_eq!(Fit::named(wrong), None, "{wrong} is no fit");
        }
    }
}
