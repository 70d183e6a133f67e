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
/// The highest sheet on the plan, in its widths.
const TALLEST: f32 = 2.0;
/// Sheets on the plan are at least this high.
const LEAST: f32 = 3.0;
/// Room for the letters of rows, and for the numbers of two columns.
const EDGE: f32 = 18.0;
/// Widest plan, and its widest share of a sheet.
const WIDEST: f32 = 220.0;
const SHARE: f32 = 0.25;
/// The highest share of a sheet: beyond, the sheets on the plan become lower.
const HIGHEST: f32 = 0.12;
/// Letters on plan and strips: 7 pt.
const SMALL: Type = Type::new(9.4, 12.0, 600);

/// The name of a sheet: a letter for its row, a number for its column.
pub(crate) fn name(row: usize, column: usize) -> String {
    format!("{}{}", letters(row), column + 1)
}

fn letters(row: usize) -> String {
    let mut letters = String::new();
    let mut rest = row + 1;
    while rest > 0 {
        let digit = (rest - 1) % 26;
        // A digit is below 26.
        letters.insert(0, char::from(b'A' + digit as u8));
        rest = (rest - 1) / 26;
    }
    letters
}

/// Where the plan of all sheets stands: in the lower right corner, beside the footer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct PlanRoom {
    pub w: f32,
    pub h: f32,
    /// As high as it becomes at most.
    pub highest: f32,
    /// How much larger its letters are than their least.
    pub by: f32,
}

impl PlanRoom {
    pub(crate) fn new(sheet: &SheetSize, h: f32) -> Self {
        let by = sheet.scale.max(1.0);
        let w = (WIDEST * by).min(SHARE * sheet.inner());
        let highest = h.max(HIGHEST * (sheet.h - 2.0 * sheet.margin));
        Self { w, h, highest, by }
    }

    /// Heights beyond this room with which the plan of so many sheets is seen well, and at all: on the first sheet one of
    /// them is kept free. None where it has all it needs.
    pub(crate) fn more(&self, across: usize, down: usize) -> Vec<f32> {
        if across * down == 1 || self.named(across, down) {
            return Vec::new();
        }
        let down = down as f32;
        let wishes = [NAMED.1 * self.by * down, (LEAST * down + SMALL.line) * self.by];
        let more = wishes.into_iter().filter(|h| *h <= self.highest).map(|h| h - self.h);
        more.chain([self.highest - self.h]).filter(|more| *more > 0.0).collect()
    }

    /// True where the names of all sheets have room on it.
    fn named(&self, across: usize, down: usize) -> bool {
        NAMED.0 * self.by * across as f32 <= self.w && NAMED.1 * self.by * down as f32 <= self.h
    }

    /// The plan, and how its sheets are named on it; none where one sheet is all, or where they are too small to be told
    /// apart on any but the first.
    fn grid(&self, (across, down): (usize, usize), is_first: bool) -> Option<Grid> {
        if across * down == 1 {
            return None;
        }
        if self.named(across, down) {
            return Some(Grid {
                cell: (NAMED.0 * self.by, NAMED.1 * self.by),
                edge: (0.0, 0.0),
                named: true,
            });
        }
        // Rows and columns are named at the edges, on the first sheet.
        let edge = if is_first {
            (EDGE * self.by, SMALL.line * self.by)
        } else {
            (0.0, 0.0)
        };
        let h = ((self.h - edge.1) / down as f32).min(NAMED.1 * self.by);
        let w = ((self.w - edge.0) / across as f32).min(h * PLAIN);
        let h = h.min(w * TALLEST);
        (is_first || h >= LEAST).then_some(Grid {
            cell: (w, h),
            edge,
            named: false,
        })
    }
}

/// Sizes of a plan.
struct Grid {
    /// Of a sheet on it.
    cell: (f32, f32),
    /// Room for letters at its left and numbers above it.
    edge: (f32, f32),
    /// The name of each sheet stands in it.
    named: bool,
}

/// Letters on plan and strips, `by` times as large.
fn small(by: f32) -> Type {
    Type::new(SMALL.size * by, SMALL.line * by, SMALL.weight)
}

/// The plan of all sheets with one of them marked, at 0, 0.
pub(crate) fn plan(
    kit: &Kit<'_>,
    room: &PlanRoom,
    (across, down): (usize, usize),
    marked: (usize, usize),
) -> Option<Group> {
    let grid = room.grid((across, down), marked == (0, 0))?;
    let mut sheet = Sheet::default();
    for row in 0..down {
        for column in 0..across {
            one(kit, room, &grid, &mut sheet, (row, column), (row, column) == marked);
        }
    }
    if grid.edge.0 > 0.0 {
        edges(kit, room, &grid, &mut sheet, (across, down));
    }
    let w = grid.edge.0 + grid.cell.0 * across as f32;
    let h = grid.edge.1 + grid.cell.1 * down as f32;
    Some(Area::new(0.0, 0.0, w, h).group(Tag::Footer, sheet.0))
}

/// A sheet on the plan; `here`: it is the one that is looked at.
fn one(kit: &Kit<'_>, room: &PlanRoom, grid: &Grid, sheet: &mut Sheet, (row, column): (usize, usize), here: bool) {
    let (w, h) = grid.cell;
    // Boxes that are very small keep half of their size.
    let (aside, below) = (0.5_f32.min(w / 4.0), 0.5_f32.min(h / 4.0));
    let area = Area::new(
        grid.edge.0 + column as f32 * w + aside,
        grid.edge.1 + row as f32 * h + below,
        w - 2.0 * aside,
        h - 2.0 * below,
    );
    let ground = if here { "ink-soft" } else { "paper" };
    let line = stroke(Ink::Token("edge"), 0.75_f32.min(below));
    sheet.rect(area, 1.0_f32.min(below), Some(Ink::Token(ground)), Some(line));
    if grid.named {
        let text = kit.fonts.line(&name(row, column), small(room.by));
        let ink = if here { "paper" } else { "ink-soft" };
        let x = area.x + (area.w - text.width) / 2.0;
        sheet.text(
            &text,
            x,
            area.y + (area.h - SMALL.line * room.by) / 2.0,
            &Ink::Token(ink),
        );
    }
}

/// Letters of rows and numbers of columns, as many as have room.
fn edges(kit: &Kit<'_>, room: &PlanRoom, grid: &Grid, sheet: &mut Sheet, (across, down): (usize, usize)) {
    let ink = Ink::Token("ink-soft");
    let line = SMALL.line * room.by;
    let ((w, h), (left, top)) = (grid.cell, grid.edge);
    for row in labelled(down, h, line) {
        let text = kit.fonts.line(&letters(row), small(room.by));
        let y = top + (row as f32 + 0.5) * h - line / 2.0;
        sheet.text_right(&text, left - 2.0, y.min(top + h * down as f32 - line), &ink);
    }
    for column in labelled(across, w, left) {
        let text = kit.fonts.line(&(column + 1).to_string(), small(room.by));
        let x = left + (column as f32 + 0.5) * w - text.width / 2.0;
        sheet.text(&text, x.min(left + w * across as f32 - text.width), 0.0, &ink);
    }
}

/// Which of so many rows or columns have room for their label: always the first.
fn labelled(count: usize, cell: f32, least: f32) -> impl Iterator<Item = usize> {
    let every = (least / cell).ceil().max(1.0) as usize;
    (0..count)
        .step_by(every)
        .filter(move |at| *at == 0 || at + every <= count)
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
