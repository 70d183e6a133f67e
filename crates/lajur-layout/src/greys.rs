//! Colors that a person chose, where they are printed in greys: each color of the palette has a line of its own.

use lajur_model::{Color, PALETTE};

use crate::draw::{Sheet, dashed};
use crate::kit::Kit;
use crate::scene::Stroke;
use crate::theme::Ink;

/// Widths and dashes of the lines: each pair is one color.
const WIDTHS: [f32; 2] = [1.5, 3.5];
const DASHES: [&[f32]; 6] = [
    &[],
    &[10.0, 3.0],
    &[5.0, 3.0],
    &[2.0, 2.5],
    &[8.0, 2.5, 2.0, 2.5],
    &[2.0, 6.0],
];

/// The line of a color from one place to another. None in colors, and for a color outside the palette, of which there are
/// more than lines can tell apart.
pub(crate) fn mark(kit: &Kit<'_>, sheet: &mut Sheet, color: Option<&Color>, from: (f32, f32), to: (f32, f32)) {
    if let Some(slot) = color.and_then(Color::slot).filter(|_| kit.sizes.grey) {
        line(sheet, slot, from, to);
    }
}

/// The line of a slot of the palette.
pub(crate) fn line(sheet: &mut Sheet, slot: &str, from: (f32, f32), to: (f32, f32)) {
    let at = PALETTE.iter().position(|known| *known == slot).unwrap_or_default();
    let (dash, width) = (DASHES[at % DASHES.len()], WIDTHS[at / DASHES.len() % WIDTHS.len()]);
    let stroke = Stroke {
        // Round ends would close the gaps of a wide line.
        round: false,
        ..dashed(Ink::Token("ink-soft"), width, dash)
    };
    sheet.line(from, to, stroke);
}
