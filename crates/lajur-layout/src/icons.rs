//! The bundled icons: Lucide (ISC licence, see `icons/LICENSE`), 24 × 24 units, drawn as lines 2 units wide with round
//! ends. `icons/lucide.txt` is written by `icons/generate.py`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::scene::{Path, Seg};

static SVG: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    include_str!("../icons/lucide.txt")
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .collect()
});

static OUTLINES: LazyLock<BTreeMap<&'static str, Path>> =
    LazyLock::new(|| SVG.iter().map(|(name, d)| (*name, read(d))).collect());

/// The names of all icons, sorted.
pub static NAMES: LazyLock<Vec<&'static str>> = LazyLock::new(|| SVG.keys().copied().collect());

/// The icons that a channel can have, in the order pickers show them.
pub const CHANNELS: &[&str] = &[
    "globe",
    "smartphone",
    "message-circle",
    "messages-square",
    "mail",
    "phone",
    "camera",
    "video",
    "tv",
    "radio",
    "newspaper",
    "book-open",
    "megaphone",
    "search",
    "users",
    "users-round",
    "store",
    "building-2",
    "shopping-cart",
    "shopping-bag",
    "credit-card",
    "wallet",
    "banknote",
    "truck",
    "package",
    "map-pin",
    "house",
    "calendar",
    "ticket",
    "star",
    "gift",
    "share-2",
    "qr-code",
    "bot",
    "headset",
    "presentation",
    "laptop",
    "plane",
    "utensils",
    "stethoscope",
    "school",
];

/// The lines of an icon in 24 × 24 units.
#[must_use]
pub fn outline(name: &str) -> Option<&'static Path> {
    OUTLINES.get(name)
}

/// The lines of an icon as the `d` of an SVG path.
#[must_use]
pub fn svg_path(name: &str) -> Option<&'static str> {
    SVG.get(name).copied()
}

/// The name of a bundled icon, where `name` is one.
pub(crate) fn known(name: &str) -> Option<&'static str> {
    SVG.get_key_value(name).map(|(name, _)| *name)
}

/// Reads the absolute `M`, `L`, `C` and `Z` that the generator writes.
fn read(d: &str) -> Path {
    let mut segs = Vec::new();
    let mut rest = d;
    while let Some(command) = rest.chars().next() {
        rest = &rest[1..];
        let end = rest
            .find(|letter: char| letter.is_ascii_alphabetic())
            .unwrap_or(rest.len());
        let n: Vec<f32> = rest[..end]
            .split(' ')
            .filter_map(|number| number.parse().ok())
            .collect();
        rest = &rest[end..];
        segs.extend(match (command, n.as_slice()) {
            ('M', [x, y]) => Some(Seg::Move(*x, *y)),
            ('L', [x, y]) => Some(Seg::Line(*x, *y)),
            ('C', [a, b, c, e, x, y]) => Some(Seg::Cubic(*a, *b, *c, *e, *x, *y)),
            ('Z', []) => Some(Seg::Close),
            _ => None,
        });
    }
    Path(segs)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]
    use super::*;
    use lajur_model::{Role, role};

    #[test]
    fn every_role_and_every_channel_has_its_icon() {
        for known in Role::ALL {
            let icon = role(Some(known)).icon;
            assert!(outline(icon).is_some(), "{known:?} needs the icon {icon}");
        }
        for icon in CHANNELS {
            assert!(outline(icon).is_some(), "the channel picker offers {icon}");
        }
    }

    #[test]
    fn every_step_of_every_outline_is_read() {
        for name in NAMES.iter() {
            let letters = svg_path(name)
                .unwrap()
                .chars()
                .filter(char::is_ascii_alphabetic)
                .count();
            let path = outline(name).unwrap();
            assert_eq!(path.0.len(), letters, "{name} lost a step");
            assert!(
                matches!(path.0[0], Seg::Move(..)),
                "{name} begins with setting the pen down"
            );
        }
    }

    #[test]
    fn outlines_stay_within_their_square() {
        for name in NAMES.iter() {
            for seg in &outline(name).unwrap().0 {
                if let Seg::Move(x, y) | Seg::Line(x, y) | Seg::Cubic(.., x, y) = seg {
                    assert!(
                        (0.0..=24.0).contains(x) && (0.0..=24.0).contains(y),
                        "{name} leaves its square at {x} {y}"
                    );
                }
            }
        }
    }
}
