//! How arrows look. Kinds are told apart by form: a solution begins with a dot, a loop ends in an open double head, a
//! flow in a plain filled one.

use lajur_model::{Link, LinkKind};

use super::{BEND, Spot};
use crate::draw::{Sheet, bent, circle, dashed, polygon, round};
use crate::scene::{Path, Seg, Stroke};
use crate::theme::Ink;

/// Length of an arrow's head.
pub(super) const TIP: f32 = 7.0;
/// Half the width of an arrow's head.
const HALF: f32 = 4.0;
/// Radius of the dot where a solution's arrow begins.
const DOT: f32 = 3.0;
/// Width of the ground that keeps an arrow clear of rules and other arrows.
const CLEAR: f32 = 5.0;

/// Draws an arrow along its corners.
pub(super) fn draw(sheet: &mut Sheet, link: &Link, way: &[Spot], ink: &Ink, behind: &Ink) {
    let &[.., before, end] = way else { return };
    let to = direction(before, end);
    let solves = link.kind == Some(LinkKind::Solves);
    let open = link.kind == Some(LinkKind::Loop);
    let back = if open { 1.0 } else { TIP - 1.0 };
    let mut line = way.to_vec();
    let last = line.len() - 1;
    line[last] = (end.0 - to.0 * back, end.1 - to.1 * back);
    let under = Stroke {
        ink: behind.clone(),
        width: CLEAR,
        dash: Vec::new(),
        round: false,
    };
    sheet.path(bent(&line, BEND), None, Some(under));
    sheet.path(bent(&line, BEND), None, Some(stroke(&link.style, ink)));
    if solves {
        sheet.path(circle(way[0].0, way[0].1, DOT), Some(ink.clone()), None);
    }
    head(sheet, end, to, open, ink);
}

fn stroke(style: &str, ink: &Ink) -> Stroke {
    match style {
        "dashed" => dashed(ink.clone(), 1.5, &[6.0, 4.0]),
        "dotted" => dashed(ink.clone(), 1.75, &[0.5, 4.0]),
        _ => round(ink.clone(), 1.5),
    }
}

/// A head whose point is at `at`, looking along `to` (a unit vector along an axis).
fn head(sheet: &mut Sheet, at: Spot, to: Spot, open: bool, ink: &Ink) {
    let side = |back: f32, half: f32| (at.0 - to.0 * back - to.1 * half, at.1 - to.1 * back + to.0 * half);
    if !open {
        return sheet.path(
            polygon(&[at, side(TIP, HALF), side(TIP, -HALF)]),
            Some(ink.clone()),
            None,
        );
    }
    for back in [0.0, TIP * 0.7] {
        let (a, tip, b) = (
            side(back + TIP * 0.6, HALF),
            side(back, 0.0),
            side(back + TIP * 0.6, -HALF),
        );
        let chevron = Path(vec![Seg::Move(a.0, a.1), Seg::Line(tip.0, tip.1), Seg::Line(b.0, b.1)]);
        sheet.path(chevron, None, Some(round(ink.clone(), 1.5)));
    }
}

/// The unit vector along an axis that leads from one corner to the next.
pub(super) fn direction(from: Spot, to: Spot) -> Spot {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    if dx.abs() > dy.abs() {
        (dx.signum(), 0.0)
    } else {
        (0.0, dy.signum())
    }
}

/// The sign of a kind in a legend, around the middle `y` of a row; its width.
pub(crate) fn sign(sheet: &mut Sheet, kind: &LinkKind, y: f32) -> f32 {
    let link = Link {
        kind: Some(kind.clone()),
        ..Link::default()
    };
    let way: &[Spot] = if *kind == LinkKind::Loop {
        &[(28.0, y + 5.0), (28.0, y - 5.0), (5.0, y - 5.0), (5.0, y + 6.0)]
    } else {
        &[(3.0, y), (30.0, y)]
    };
    draw(sheet, &link, way, &Ink::Token("ink-soft"), &Ink::Token("paper"));
    30.0
}
