//! How one curve is drawn: full, thick and colored by value with a face at each point, or thin with rings.

use lajur_model::Role;

use crate::curve::{Band, Ground};
use crate::draw::{Sheet, circle, dashed, polygon, round, stroke};
use crate::faces::{face, mood};
use crate::measure::{FACE, RING};
use crate::scene::{Part, Path, Seg, Stroke};
use crate::series::Series;
use crate::spline::{Stretch, path, samples};
use crate::theme::{Ink, Tone};

/// Width of a full curve, and of a thin one.
const WIDTH: (f32, f32) = (4.0, 1.75);
/// Width of a curve without colors at the lowest and at the highest value.
const RIBBON: (f32, f32) = (1.75, 7.5);
/// Dashes of the second, third and fourth curve, and over again.
const DASHES: [&[f32]; 3] = [&[6.0, 5.0], &[1.5, 4.5], &[10.0, 4.0, 2.0, 4.0]];

/// The radius of points.
pub(crate) fn radius(full: bool) -> f32 {
    if full { FACE } else { RING }
}

/// A curve as the one that is looked at.
pub(crate) fn full(ground: &Ground<'_>, series: &Series, line: &[Stretch], band: Band) -> Vec<Part> {
    let feelings = ground.look.role == Some(&Role::Emotion);
    let strong = Ink::Tone(ground.look.hue, Tone::Strong);
    let mut sheet = Sheet::default();
    if !line.is_empty() {
        let sizes = &ground.kit.sizes;
        if feelings && !sizes.saving {
            fill(&mut sheet, line, band);
        }
        let ink = if feelings { moods(band) } else { strong.clone() };
        if sizes.grey {
            sheet.path(ribbon(line, band), Some(ink), None);
        } else {
            sheet.path(path(line), None, Some(round(ink, WIDTH.0)));
        }
    }
    for point in &series.points {
        if feelings {
            face(&mut sheet, ground.axis.mood(point.value), point.x, point.y, FACE - 0.5);
        } else {
            let edge = stroke(strong.clone(), 2.5);
            sheet.path(circle(point.x, point.y, 7.0), Some(Ink::Token("paper")), Some(edge));
        }
    }
    sheet.0
}

/// A curve beside the one that is looked at, `at` among its lane's.
pub(crate) fn thin(series: &Series, line: &[Stretch], at: usize) -> Vec<Part> {
    let mut sheet = Sheet::default();
    if !line.is_empty() {
        sheet.path(path(line), None, Some(thin_stroke(at)));
    }
    for point in &series.points {
        let edge = stroke(Ink::Token("ink-soft"), WIDTH.1);
        sheet.path(circle(point.x, point.y, RING), Some(Ink::Token("paper")), Some(edge));
    }
    sheet.0
}

/// The line of a curve as a legend shows it.
pub(crate) fn legend_stroke(at: usize) -> Stroke {
    if at == 0 {
        round(mood(1), WIDTH.0)
    } else {
        thin_stroke(at)
    }
}

fn thin_stroke(at: usize) -> Stroke {
    let ink = Ink::Token("ink-soft");
    match at.checked_sub(1) {
        Some(others) => dashed(ink, WIDTH.1, DASHES[others % DASHES.len()]),
        None => round(ink, WIDTH.1),
    }
}

/// A curve whose width says its value, from the lowest to the highest: on paper without colors.
fn ribbon(line: &[Stretch], band: Band) -> Path {
    let points = samples(line);
    let half = |y: f32| {
        let share = (band.low - y) / (band.low - band.high).max(1.0);
        (RIBBON.0 + (RIBBON.1 - RIBBON.0) * share.clamp(0.0, 1.0)) / 2.0
    };
    let side = |at: usize, sign: f32| {
        let (x, y) = points[at];
        let (before, after) = (points[at.saturating_sub(1)], points[(at + 1).min(points.len() - 1)]);
        let (dx, dy) = (after.0 - before.0, after.1 - before.1);
        let length = (dx * dx + dy * dy).sqrt().max(1e-3);
        let by = sign * half(y) / length;
        (x - dy * by, y + dx * by)
    };
    let over = (0..points.len()).map(|at| side(at, 1.0));
    let back = (0..points.len()).rev().map(|at| side(at, -1.0));
    polygon(&over.chain(back).collect::<Vec<_>>())
}

/// Moods from the highest to the lowest.
fn moods(band: Band) -> Ink {
    let stops = (0..5).map(|step| (step as f32 / 4.0, mood(4 - step), 1.0)).collect();
    Ink::Vertical {
        y0: band.high,
        y1: band.low,
        stops,
    }
}

/// The soft fill between the curve and the middle of its scale.
fn fill(sheet: &mut Sheet, line: &[Stretch], band: Band) {
    let middle = (band.high + band.low) / 2.0;
    let mut d = path(line);
    let (first, last) = (line[0][0].0, line[line.len() - 1][3].0);
    d.0.extend([Seg::Line(last, middle), Seg::Line(first, middle), Seg::Close]);
    let stop = |at: f32, level: usize, opacity: f32| (at, mood(level), opacity);
    let stops = vec![
        stop(0.0, 4, 0.2),
        stop(0.5, 4, 0.02),
        stop(0.5, 0, 0.02),
        stop(1.0, 0, 0.2),
    ];
    let ink = Ink::Vertical {
        y0: band.high,
        y1: band.low,
        stops,
    };
    sheet.path(d, Some(ink), None);
}
