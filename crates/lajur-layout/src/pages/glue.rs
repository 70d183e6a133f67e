//! What holds sheets together: their names, the plan of all of them, and on a poster marks to cut at and strips to glue.

use super::room::SheetSize;
use crate::draw::{Area, Sheet, dashed, stroke};
use crate::kit::Kit;
use crate::scene::{Group, Tag};
use crate::shape::Type;
use crate::theme::Ink;

/// Length of a mark to cut at.
const TICK: f32 = 14.0;
/// Half the width of such a mark.
const HALF: f32 = 0.375;
/// A sheet on the plan where its name stands in it.
const NAMED: (f32, f32) = (24.0, 15.0);
/// Width of a sheet on the plan, in its heights, where there is no room for names.
const PLAIN: f32 = 1.6;
/// Sheets on the plan are at least this high.
const LEAST: f32 = 3.0;
/// Widest plan.
const WIDEST: f32 = 220.0;
/// Letters on plan and strips: 7 pt.
const SMALL: Type = Type::new(9.4, 12.0, 600);

/// The name of a sheet: a letter for its row, a number for its column.
pub(crate) fn name(row: usize, column: usize) -> String {
    let mut letters = String::new();
    let mut rest = row + 1;
    while rest > 0 {
        let digit = (rest - 1) % 26;
        // A digit is below 26.
        letters.insert(0, char::from(b'A' + digit as u8));
        rest = (rest - 1) / 26;
    }
    format!("{letters}{}", column + 1)
}

/// Size of a sheet on a plan that is at most `h` high; none where there is one sheet only, or no room for all.
fn cell(across: usize, down: usize, by: f32, h: f32) -> Option<(f32, f32)> {
    let (named, widest) = ((NAMED.0 * by, NAMED.1 * by), WIDEST * by);
    let high = (h / down as f32).min(named.1);
    let (w, high) = if high < named.1 || named.0 * across as f32 > widest {
        let high = high.min(widest / (PLAIN * across as f32));
        (high * PLAIN, high)
    } else {
        named
    };
    (across * down > 1 && high >= LEAST).then_some((w, high))
}

/// Letters on plan and strips, `by` times as large.
fn small(by: f32) -> Type {
    Type::new(SMALL.size * by, SMALL.line * by, SMALL.weight)
}

/// The plan of all sheets with one of them marked, at 0, 0 and at most `h` high; its letters are `scale` times as large.
pub(crate) fn plan(
    kit: &Kit<'_>,
    (across, down): (usize, usize),
    marked: (usize, usize),
    scale: f32,
    h: f32,
) -> Option<Group> {
    let by = scale.max(1.0);
    let (cell_w, cell_h) = cell(across, down, by, h)?;
    let (w, h) = (cell_w * across as f32, cell_h * down as f32);
    let named = (cell_w, cell_h) == (NAMED.0 * by, NAMED.1 * by);
    let mut sheet = Sheet::default();
    for row in 0..down {
        for column in 0..across {
            let area = Area::new(
                column as f32 * cell_w + 0.5,
                row as f32 * cell_h + 0.5,
                cell_w - 1.0,
                cell_h - 1.0,
            );
            let here = (row, column) == marked;
            let ground = if here { "ink-soft" } else { "paper" };
            sheet.rect(
                area,
                1.0,
                Some(Ink::Token(ground)),
                Some(stroke(Ink::Token("edge"), 0.75)),
            );
            if named {
                let text = kit.fonts.line(&name(row, column), small(by));
                let ink = if here { "paper" } else { "ink-soft" };
                let x = area.x + (area.w - text.width) / 2.0;
                sheet.text(&text, x, area.y + (area.h - SMALL.line * by) / 2.0, &Ink::Token(ink));
            }
        }
    }
    Some(Area::new(0.0, 0.0, w, h).group(Tag::Footer, sheet.0))
}

/// Which neighbours a sheet of a poster has.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Neighbours {
    pub left: bool,
    pub above: bool,
    /// The name of the sheet at its right.
    pub right: Option<(usize, usize)>,
    /// The name of the sheet below.
    pub below: Option<(usize, usize)>,
}

/// Marks around the map's `area` on a sheet of a poster: cut along the left and upper edge, glue on the strips `glue`
/// wide at the right and the lower edge.
pub(crate) fn marks(kit: &Kit<'_>, sheet: &SheetSize, area: &Area, glue: f32, near: &Neighbours) -> Group {
    let mut drawn = Sheet::default();
    let line = || stroke(Ink::Token("edge"), 2.0 * HALF);
    // On the margin no printer may reach them: they lie on the edge itself, at both of its ends.
    if near.left {
        let x = area.x + HALF;
        for y in [area.y, area.bottom() - TICK] {
            drawn.line((x, y), (x, y + TICK), line());
        }
    }
    if near.above {
        let y = area.y + HALF;
        for x in [area.x, area.right() - TICK] {
            drawn.line((x, y), (x + TICK, y), line());
        }
    }
    let broken = || dashed(Ink::Token("edge"), 0.75, &[4.0, 3.0]);
    if let Some((row, column)) = near.right {
        let x = area.right();
        drawn.line((x, area.y), (x, area.bottom()), broken());
        drawn.line((x + glue, area.y), (x + glue, area.bottom()), line());
        strip_words(
            kit,
            sheet,
            &mut drawn,
            &name(row, column),
            (x + 4.0, area.y + 6.0),
            glue - 6.0,
        );
    }
    if let Some((row, column)) = near.below {
        let y = area.bottom();
        drawn.line((area.x, y), (area.right(), y), broken());
        drawn.line((area.x, y + glue), (area.right(), y + glue), line());
        strip_words(
            kit,
            sheet,
            &mut drawn,
            &name(row, column),
            (area.x + 6.0, y + 4.0),
            area.w - 12.0,
        );
    }
    Area::new(0.0, 0.0, sheet.w, sheet.h).group(Tag::Decoration, drawn.0)
}

fn strip_words(kit: &Kit<'_>, size: &SheetSize, drawn: &mut Sheet, sheet: &str, (x, y): (f32, f32), w: f32) {
    let words = kit.say("paper.glue", &[("sheet", sheet)]);
    let kind = small(size.scale.max(1.0));
    // An upright strip is too narrow for some languages' words: the sheet's name says enough.
    let fits = kit.fonts.longest_word(&words, kind) <= w;
    let text = kit.fonts.wrap_plain(if fits { &words } else { sheet }, w, kind);
    drawn.text(&text, x, y, &Ink::Token("ink-faint"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_are_named_like_the_fields_of_a_chess_board() {
        assert_eq!(name(0, 0), "A1");
        assert_eq!(name(1, 2), "B3");
        assert_eq!((name(25, 0), name(26, 9), name(701, 0), name(702, 0)).0, "Z1");
        assert_eq!(name(26, 9), "AA10");
        assert_eq!((name(701, 0), name(702, 0)), ("ZZ1".to_owned(), "AAA1".to_owned()));
    }
}
