//! The signs and the words of a map without any position: for documents that set themselves, such as a page in a
//! browser. What they show and say is what the drawing shows and says.

use lajur_model::{EvidenceKind, Lane};

use crate::draw::Sheet;
use crate::kit::LaneLook;
use crate::scene::{Part, PathPart};
use crate::theme::{Hue, Ink};
use crate::{card_parts, faces, head};

pub use crate::badge::{initial, outline as badge_outline, shape as badge_shape};
pub use crate::head::stage_hue;
pub use crate::kit::language;
pub use crate::numbers::figure;
pub use crate::scale::{Axis, axis};
pub use crate::series::curve_name;
pub use crate::spline::{Stretch, monotone, path as curve_path};
pub use crate::title::{about as persona_about, name_and_role as persona_name, title_lines};

/// The hue of a lane: its own, or that of its role.
#[must_use]
pub fn lane_hue(lane: &Lane) -> Hue {
    LaneLook::of(lane).hue
}

/// The face of a mood, 0 to 4, in a square of 26 CSS pixels.
#[must_use]
pub fn face(mood: usize) -> Vec<PathPart> {
    paths(|sheet| faces::face(sheet, mood, 13.0, 13.0, 12.0))
}

/// The dot that tells what a card rests on, in a square of 10 CSS pixels.
#[must_use]
pub fn evidence(kind: &EvidenceKind) -> Vec<PathPart> {
    paths(|sheet| card_parts::evidence_dot(sheet, 5.0, 5.0, 4.0, kind))
}

/// The star of a moment of truth, in a square of 16 CSS pixels.
#[must_use]
pub fn moment_of_truth() -> Vec<PathPart> {
    paths(|sheet| head::truth(sheet, 8.0, 8.0, 8.0))
}

/// The strokes before what somebody says, in a square of 16 CSS pixels.
#[must_use]
pub fn quotation(ink: Ink) -> Vec<PathPart> {
    paths(|sheet| sheet.path(card_parts::quotation(1.0, 4.0), Some(ink), None))
}

fn paths(draw: impl FnOnce(&mut Sheet)) -> Vec<PathPart> {
    let mut sheet = Sheet::default();
    draw(&mut sheet);
    let path = |part| match part {
        Part::Path(path) => Some(path),
        _ => None,
    };
    sheet.0.into_iter().filter_map(path).collect()
}
