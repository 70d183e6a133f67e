//! Five faces from very sad to very happy, drawn as paths. They differ by mouth, eyes and brows, so that they are told
//! apart without color.

use crate::draw::{Sheet, circle, oval, round};
use crate::scene::{Path, Seg};
use crate::theme::Ink;

/// Lines and grounds of the five moods, from the lowest.
const MOODS: [(&str, &str); 5] = [
    ("mood-1", "mood-1-fill"),
    ("mood-2", "mood-2-fill"),
    ("mood-3", "mood-3-fill"),
    ("mood-4", "mood-4-fill"),
    ("mood-5", "mood-5-fill"),
];

/// The line color of a mood, 0 to 4.
pub(crate) fn mood(level: usize) -> Ink {
    Ink::Token(MOODS[level.min(4)].0)
}

/// Draws the face of a mood, 0 to 4, around `x`, `y`.
pub(crate) fn face(sheet: &mut Sheet, level: usize, x: f32, y: f32, r: f32) {
    let level = level.min(4);
    let line = || round(mood(level), r * 0.125);
    sheet.path(
        circle(x, y, r),
        Some(Ink::Token(MOODS[level].1)),
        Some(round(mood(level), r * 0.15)),
    );
    let at = |a: f32, b: f32| (x + a * r, y + b * r);
    for side in [-1.0, 1.0] {
        if level == 4 {
            // Laughing eyes: small arches.
            sheet.path(
                arch(at(side * 0.52, -0.12), at(side * 0.34, -0.46), at(side * 0.16, -0.12)),
                None,
                Some(line()),
            );
        } else {
            let (ex, ey) = at(side * 0.32, if level == 0 { -0.1 } else { -0.2 });
            sheet.path(oval(ex, ey, r * 0.085, r * 0.12), Some(mood(level)), None);
        }
        if level == 0 {
            // Brows drawn up in the middle.
            let (a, b) = (at(side * 0.52, -0.3), at(side * 0.2, -0.5));
            sheet.line(a, b, line());
        }
    }
    match level {
        0 => sheet.path(open_frown(at), Some(mood(level)), Some(line())),
        1 => sheet.path(arch(at(-0.38, 0.46), at(0.0, 0.02), at(0.38, 0.46)), None, Some(line())),
        2 => sheet.line(at(-0.34, 0.34), at(0.34, 0.34), line()),
        3 => sheet.path(arch(at(-0.4, 0.2), at(0.0, 0.68), at(0.4, 0.2)), None, Some(line())),
        _ => sheet.path(open_smile(at), Some(mood(level)), Some(line())),
    }
}

/// A bow from `a` to `b`, pulled towards `by`.
fn arch(a: (f32, f32), by: (f32, f32), b: (f32, f32)) -> Path {
    let pull = |end: (f32, f32)| (end.0 + (by.0 - end.0) * 0.667, end.1 + (by.1 - end.1) * 0.667);
    let (c, d) = (pull(a), pull(b));
    Path(vec![Seg::Move(a.0, a.1), Seg::Cubic(c.0, c.1, d.0, d.1, b.0, b.1)])
}

fn open_frown(at: impl Fn(f32, f32) -> (f32, f32)) -> Path {
    let (a, b) = (at(-0.36, 0.56), at(0.36, 0.56));
    let (c, d) = (at(-0.3, 0.1), at(0.3, 0.1));
    Path(vec![
        Seg::Move(a.0, a.1),
        Seg::Cubic(c.0, c.1, d.0, d.1, b.0, b.1),
        Seg::Close,
    ])
}

fn open_smile(at: impl Fn(f32, f32) -> (f32, f32)) -> Path {
    let (a, b) = (at(-0.46, 0.12), at(0.46, 0.12));
    let (c, d) = (at(-0.36, 0.82), at(0.36, 0.82));
    Path(vec![
        Seg::Move(a.0, a.1),
        Seg::Cubic(c.0, c.1, d.0, d.1, b.0, b.1),
        Seg::Close,
    ])
}
