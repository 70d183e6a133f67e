//! How small type may be, and from where it can be read.

use crate::scene::{Group, Part};

/// Text of cards on paper that is to be read in the hand has at least this many points.
pub const READABLE_PT: f32 = 9.0;
/// Type below this many points is warned of.
pub const WARN_PT: f32 = 7.0;

/// Height of a capital letter of Inter, in sizes of the type.
const CAPITAL: f32 = 0.727;
/// Millimetres per point.
const MM_PER_PT: f32 = 25.4 / 72.0;
/// The tangent of 16 minutes of arc.
const ANGLE: f32 = 0.004_654;

/// The distance in metres from which type of this size can be read, rounded down to 5 cm.
///
/// The rule: a capital letter without an accent has to be seen under an angle of at least 16 minutes of arc, the least
/// height of characters in ISO 9241-3 (and ISO 9241-303 after it). So 9 pt is read from 0.45 m, 18 pt from 0.95 m.
#[must_use]
pub fn reads_from_m(pt: f32) -> f32 {
    let metres = pt * MM_PER_PT * CAPITAL / ANGLE / 1000.0;
    (metres * 20.0).floor() / 20.0
}

/// What a person should know before printing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PageWarning {
    /// Some type is smaller than [`WARN_PT`]: larger paper, more sheets or fewer lanes help.
    SmallType {
        /// Size of the smallest type in points.
        pt: f32,
    },
    /// The view's own breaks make more sheets than were asked for, and were left out.
    BreaksLeftOut,
    /// More sheets were asked for than the map fills.
    FewerSheets,
    /// A sheet for each group of lanes was asked for, and all lanes are in one group or in none.
    OneGroup,
}

pub(crate) fn warnings(smallest_pt: f32) -> Vec<PageWarning> {
    let small = PageWarning::SmallType { pt: smallest_pt };
    if smallest_pt < WARN_PT { vec![small] } else { Vec::new() }
}

/// Size of the smallest letters in CSS pixels.
pub(crate) fn smallest(groups: &[Group]) -> f32 {
    let parts = groups.iter().flat_map(|group| &group.parts);
    let sizes = parts.filter_map(|part| match part {
        Part::Text(text) => Some(text.size),
        _ => None,
    });
    sizes.fold(f32::MAX, f32::min)
}

/// Points with one decimal, never more than they are.
pub(crate) fn floor_pt(pt: f32) -> f32 {
    (pt * 10.0 + 0.001).floor() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distance_follows_from_the_height_of_capital_letters() {
        assert_eq!(reads_from_m(9.0), 0.45, "a page in the hand");
        assert_eq!(reads_from_m(18.0), 0.95, "a poster from a step away");
        assert_eq!(reads_from_m(0.0), 0.0);
    }
}
