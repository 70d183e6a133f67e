//! The head: stages as joined arrows, steps and moments below them as plain cells.

use std::ops::Range;

use lajur_model::Stage;

use crate::draw::{Area, Sheet, polygon, star, stroke};
use crate::greys::mark;
use crate::kit::{Kit, hue};
use crate::layout::ColumnTrack;
use crate::measure::{GLOSS, MOMENT, STAGE, STEP};
use crate::scene::{Group, Tag};
use crate::shape::Type;
use crate::shown::Node;
use crate::theme::{Hue, Ink, Tone};

/// Hues of stages that have none of their own, from left to right and over again.
const HUES: [&str; 8] = ["cyan", "blue", "violet", "amber", "rose", "green", "indigo", "orange"];
/// How far an arrow's point reaches.
const POINT: f32 = 9.0;
/// Gap between two arrows.
const GAP: f32 = 4.0;
/// The strong upper edge.
const EDGE: f32 = 4.0;
/// From a stage's left edge to its name.
const STAGE_X: f32 = 20.0;
/// From the left edge of a collapsed stage to its name.
const FOLDED_X: f32 = 12.0;
/// From a step's left edge to its name.
const STEP_X: f32 = 12.0;
/// Room for the star of a moment of truth.
const STAR: f32 = 24.0;

/// The head drawn.
pub(crate) struct Head {
    /// Cells in reading order.
    pub groups: Vec<Group>,
    /// Height of all levels.
    pub h: f32,
}

/// The line of a stage's own color: from the lower edge to its middle, and its length.
const MARK: (f32, f32) = (3.5, 56.0);

/// Width that the longest word of a node needs.
pub(crate) fn least_width(kit: &Kit<'_>, node: &Node<'_>) -> f32 {
    if node.folded {
        return kit.fonts.longest_word(&node.stage.name, MOMENT) + 2.0 * FOLDED_X;
    }
    let word = kit.fonts.longest_word(&node.stage.name, name_type(node.level));
    let gloss = kit.fonts.longest_word(&node.stage.gloss, GLOSS);
    let star = if node.stage.moment_of_truth { STAR } else { 0.0 };
    word.max(gloss) + star + 2.0 * pad(node.level) + if node.level == 1 { POINT } else { 0.0 }
}

/// Draws the head with its upper edge at `y`.
pub(crate) fn head(kit: &Kit<'_>, columns: &[ColumnTrack], y: f32) -> Head {
    on_sheet(kit, columns, y, &(0..columns.len()))
}

/// Draws the head above these columns, as high as it is on every sheet. A stage that began on an earlier sheet tells its
/// name again.
pub(crate) fn on_sheet(kit: &Kit<'_>, columns: &[ColumnTrack], y: f32, seen: &Range<usize>) -> Head {
    let heights = level_heights(kit, columns);
    let total: f32 = heights.iter().sum();
    let mut groups = Vec::new();
    for (node, begun) in nodes(kit, seen) {
        let node = &node;
        let level = usize::from(node.level);
        let top = y + heights[..level - 1].iter().sum::<f32>();
        let (x, w) = span(columns, node);
        let h = if node.leaf { y + total - top } else { heights[level - 1] };
        let area = Area::new(x, top, w, h);
        let mut sheet = Sheet::default();
        if node.level == 1 {
            let first = node.column == seen.start && !begun;
            let place = (first, node.column + node.columns == seen.end);
            rest(&mut sheet, area, heights[0]);
            let hue = stage_hue(node.stage, node.number);
            arrow(&mut sheet, hue, (area.w, heights[0]), place);
            let (y, end) = (heights[0] - MARK.0, (STAGE_X + MARK.1).min(area.w - POINT));
            mark(kit, &mut sheet, node.stage.color.as_ref(), (STAGE_X, y), (end, y));
            if node.folded {
                folded_name(kit, &mut sheet, node, columns, area, (EDGE + heights[0]) / 2.0);
            } else {
                stage_name(kit, &mut sheet, node.stage, hue, (area.w, heights[0]));
            }
        } else if node.folded {
            plain(&mut sheet, Area::new(0.0, 0.0, area.w, area.h));
            folded_name(kit, &mut sheet, node, columns, area, heights[level - 1] / 2.0);
        } else {
            cell(kit, &mut sheet, node, area);
        }
        groups.push(area.group(tag(node), sheet.0));
    }
    Head { groups, h: total }
}

/// What stands above these columns of each node, and whether it began before them.
fn nodes<'a>(kit: &Kit<'a>, sheet: &Range<usize>) -> Vec<(Node<'a>, bool)> {
    let piece = |node: &Node<'a>| {
        let first = node.column.max(sheet.start);
        let end = (node.column + node.columns).min(sheet.end);
        let piece = Node {
            column: first,
            columns: end.checked_sub(first).filter(|count| *count > 0)?,
            ..node.clone()
        };
        Some((piece, first > node.column))
    };
    kit.head.iter().filter_map(piece).collect()
}

fn tag(node: &Node<'_>) -> Tag {
    // A map has at most a thousand stages.
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Tag::Head {
        stage: node.stage.id.clone(),
        level: node.level,
        column: number(node.column),
        columns: number(node.columns),
    }
}

fn span(columns: &[ColumnTrack], node: &Node<'_>) -> (f32, f32) {
    let first = &columns[node.column];
    let last = &columns[node.column + node.columns - 1];
    (first.x, last.x + last.w - first.x)
}

fn name_type(level: u8) -> Type {
    match level {
        1 => STAGE,
        2 => STEP,
        _ => MOMENT,
    }
}

fn pad(level: u8) -> f32 {
    if level == 1 { STAGE_X } else { STEP_X }
}

fn text_width(node: &Node<'_>, w: f32) -> f32 {
    let star = if node.stage.moment_of_truth { STAR } else { 0.0 };
    w - 2.0 * pad(node.level) - star - if node.level == 1 { POINT / 2.0 } else { 0.0 }
}

/// Every level is as high as its highest cell; an empty name takes the place of one line.
fn level_heights(kit: &Kit<'_>, columns: &[ColumnTrack]) -> Vec<f32> {
    let mut heights = vec![0.0; usize::from(kit.grid.levels)];
    let pieces = kit.sheets().into_iter().flat_map(|sheet| nodes(kit, &sheet));
    for (node, _) in pieces {
        let node = &node;
        if node.folded {
            let room = span(columns, node).1 - 2.0 * FOLDED_X;
            let count = columns[node.column].collapsed.unwrap_or(0);
            let text = kit.fonts.wrap_plain(&node.stage.name, room, MOMENT).height()
                + kit.fonts.wrap_plain(&kit.cards(count), room, GLOSS).height();
            let height = &mut heights[usize::from(node.level) - 1];
            *height = f32::max(*height, text + EDGE + 12.0);
            continue;
        }
        let w = text_width(node, span(columns, node).1);
        let name = kit
            .fonts
            .wrap_plain(&node.stage.name, w, name_type(node.level))
            .height();
        let gloss = gloss_height(kit, node.stage, w);
        let around = if node.level == 1 { EDGE + 8.0 + 8.0 } else { 9.0 + 9.0 };
        let height = &mut heights[usize::from(node.level) - 1];
        *height = f32::max(*height, name + gloss + around);
    }
    heights
}

fn gloss_height(kit: &Kit<'_>, stage: &Stage, w: f32) -> f32 {
    if stage.gloss.is_empty() {
        0.0
    } else {
        kit.fonts.wrap_plain(&stage.gloss, w, GLOSS).height()
    }
}

/// The hue of a stage, the `number`th of the map from 0: its own, or the next of the row.
#[must_use]
pub fn stage_hue(stage: &Stage, number: usize) -> Hue {
    hue(stage.color.as_ref(), HUES[number % HUES.len()])
}

/// An arrow with its strong upper edge. The first begins straight; each reaches into the next.
fn arrow(sheet: &mut Sheet, hue: Hue, (w, h): (f32, f32), (first, last): (bool, bool)) {
    let left = if first { 0.0 } else { GAP / 2.0 };
    let notch = if first { 0.0 } else { POINT };
    let tip = if last { w } else { w + POINT - GAP / 2.0 };
    let at = |y: f32| POINT * (1.0 - ((2.0 * y - h) / h).abs());
    let shape = [
        (left, 0.0),
        (tip - POINT, 0.0),
        (tip, h / 2.0),
        (tip - POINT, h),
        (left, h),
        (left + notch, h / 2.0),
    ];
    sheet.path(polygon(&shape), Some(Ink::Tone(hue, Tone::Tint)), None);
    let lower = if first { left } else { left + at(EDGE) };
    let edge = [
        (left, 0.0),
        (tip - POINT, 0.0),
        (tip - POINT + at(EDGE), EDGE),
        (lower, EDGE),
    ];
    sheet.path(polygon(&edge), Some(Ink::Tone(hue, Tone::Edge)), None);
}

/// Name, star and gloss of a stage on its arrow.
fn stage_name(kit: &Kit<'_>, sheet: &mut Sheet, stage: &Stage, hue: Hue, (w, h): (f32, f32)) {
    let star = if stage.moment_of_truth { STAR } else { 0.0 };
    let room = w - 2.0 * STAGE_X - star - POINT / 2.0;
    let name = kit.fonts.wrap_plain(&stage.name, room, STAGE);
    let gloss = gloss_height(kit, stage, room);
    let top = EDGE + ((h - EDGE - name.height() - gloss) / 2.0).max(0.0);
    sheet.text(&name, STAGE_X, top, &Ink::Token("ink"));
    if stage.moment_of_truth {
        truth(
            sheet,
            STAGE_X + name.lines.first().map_or(0.0, |line| line.right) + 13.0,
            top + STAGE.line / 2.0,
            8.0,
        );
    }
    if gloss > 0.0 {
        let text = kit.fonts.wrap_plain(&stage.gloss, room, GLOSS);
        sheet.text(&text, STAGE_X, top + name.height(), &Ink::Tone(hue, Tone::Text));
    }
}

/// Radius of the star of a collapsed stage.
const FOLDED_STAR: f32 = 7.0;

/// Name of a collapsed stage, and how many cards are folded away below it, around the height `middle`.
fn folded_name(kit: &Kit<'_>, sheet: &mut Sheet, node: &Node<'_>, columns: &[ColumnTrack], area: Area, middle: f32) {
    let room = area.w - 2.0 * FOLDED_X;
    let name = kit.fonts.wrap_plain(&node.stage.name, room, MOMENT);
    let count = columns.get(node.column).and_then(|column| column.collapsed);
    let count = kit.fonts.wrap_plain(&kit.cards(count.unwrap_or(0)), room, GLOSS);
    let y = middle - (name.height() + count.height()) / 2.0;
    sheet.text(&name, FOLDED_X, y, &Ink::Token("ink"));
    sheet.text(&count, FOLDED_X, y + name.height(), &Ink::Token("ink-faint"));
    if node.stage.moment_of_truth {
        let beside = FOLDED_X + count.width + 4.0 + FOLDED_STAR;
        truth(sheet, beside, y + name.height() + count.height() / 2.0, FOLDED_STAR);
    }
}

/// The cell below a stage that has no steps, so that the head has no hole.
fn rest(sheet: &mut Sheet, area: Area, top: f32) {
    let h = area.h - top;
    if h > 0.0 {
        plain(sheet, Area::new(0.0, top, area.w, h));
    }
}

/// Paper with a hairline at its right and lower edge.
fn plain(sheet: &mut Sheet, area: Area) {
    let hairline = || stroke(Ink::Token("hairline"), 1.0);
    let (right, bottom) = (area.right() - 0.5, area.bottom() - 0.5);
    sheet.rect(area, 0.0, Some(Ink::Token("paper")), None);
    sheet.line((right, area.y), (right, area.bottom()), hairline());
    sheet.line((area.x, bottom), (area.right(), bottom), hairline());
}

/// A step or moment: name, gloss, a hairline at its right and lower edge.
fn cell(kit: &Kit<'_>, sheet: &mut Sheet, node: &Node<'_>, area: Area) {
    plain(sheet, Area::new(0.0, 0.0, area.w, area.h));
    let room = text_width(node, area.w);
    let kind = name_type(node.level);
    let name = kit.fonts.wrap_plain(&node.stage.name, room, kind);
    let ink = if node.level == 2 {
        Ink::Token("ink")
    } else {
        Ink::Token("ink-soft")
    };
    sheet.text(&name, STEP_X, 9.0, &ink);
    if node.stage.moment_of_truth {
        truth(
            sheet,
            STEP_X + name.lines.first().map_or(0.0, |line| line.right) + 13.0,
            9.0 + kind.line / 2.0,
            8.0,
        );
    }
    if !node.stage.gloss.is_empty() {
        let gloss = kit.fonts.wrap_plain(&node.stage.gloss, room, GLOSS);
        sheet.text(&gloss, STEP_X, 9.0 + name.height(), &Ink::Token("ink-faint"));
    }
}

/// The star of a moment of truth, around `x`, `y`.
pub(crate) fn truth(sheet: &mut Sheet, x: f32, y: f32, r: f32) {
    sheet.path(crate::draw::circle(x, y, r), Some(Ink::Token("star-fill")), None);
    sheet.path(
        star(x, y, r * 0.68),
        None,
        Some(crate::draw::round(Ink::Token("star"), 1.25)),
    );
}
