//! The title block: title, goal, kind and next review, and a chip for each persona.

use lajur_model::{Map, MapKind, Persona};
use lajur_words::{Lang, date, say};

use crate::badge::badge;
use crate::draw::{Area, Sheet, stroke};
use crate::kit::Kit;
use crate::measure::{CHIP_LINE, CHIP_NAME, GOAL, TITLE};
use crate::scene::{Group, Tag};
use crate::shape::Type;
use crate::theme::Ink;

/// Height of a chip.
const CHIP: f32 = 44.0;
/// Gap between chips.
pub(crate) const CHIP_GAP: f32 = 12.0;
/// Side of a chip's badge.
const CHIP_BADGE: f32 = 30.0;
/// The title breaks at this width at the latest.
const TITLE_WIDTH: f32 = 760.0;
/// Where a map has no goal yet, the window asks for it in one line of this width.
const QUESTION: f32 = 180.0;
/// From the title block to the head.
const BELOW: f32 = 18.0;

/// The title block of the screen: its groups, and the height it takes.
pub(crate) fn title(kit: &Kit<'_>, width: f32) -> (Vec<Group>, f32) {
    let text = block(kit, width.clamp(240.0, TITLE_WIDTH), 1.0, 1.0);
    let mut groups = Vec::new();
    let chips = chips(kit);
    let beside = if kit.doc.map.goal.trim().is_empty() {
        text.w.max(QUESTION)
    } else {
        text.w
    } + 40.0;
    let (left, mut x, mut y) = (beside, beside, 0.0);
    let row: f32 = chips.iter().map(|chip| chip.w + CHIP_GAP).sum();
    // Chips stand beside the title where they fit in one row, else below it.
    let (left, top) = if left + row <= width.max(TITLE_WIDTH) {
        (left, 2.0)
    } else {
        (0.0, text.h + 12.0)
    };
    if left == 0.0 {
        x = 0.0;
    }
    y += top;
    let (mut bottom, mut row_bottom) = (text.h, y);
    groups.push(text);
    for chip in chips {
        if x > left && x + chip.w > width.max(TITLE_WIDTH) {
            (x, y) = (left, row_bottom + CHIP_GAP);
        }
        row_bottom = row_bottom.max(y + chip.h);
        bottom = bottom.max(row_bottom);
        let w = chip.w;
        groups.push(crate::moved::shifted_group(chip, x, y));
        x += w + CHIP_GAP;
    }
    (groups, bottom + BELOW)
}

/// The title, `title_scale` times as large as on screen, and the lines below it, `scale` times as large.
pub(crate) fn block(kit: &Kit<'_>, width: f32, title_scale: f32, scale: f32) -> Group {
    let map = &kit.doc.map;
    let mut sheet = Sheet::default();
    let kind = |kind: Type, by: f32| Type {
        size: kind.size * by,
        line: kind.line * by,
        ..kind
    };
    let title = kit.fonts.wrap_plain(&map.title, width, kind(TITLE, title_scale));
    sheet.text(&title, 0.0, 0.0, &Ink::Token("ink"));
    let (mut y, mut w) = (title.height() + 4.0 * scale, title.width);
    let lines = lines(kit);
    if !lines.is_empty() {
        let text = kit.fonts.wrap_plain(&lines, width, kind(GOAL, scale));
        sheet.text(&text, 0.0, y, &Ink::Token("ink-soft"));
        y += text.height();
        w = w.max(text.width);
    }
    Area::new(0.0, 0.0, w.ceil(), y).group(Tag::Title, sheet.0)
}

/// Goal, kind and next review, as far as they are known.
fn lines(kit: &Kit<'_>) -> String {
    title_lines(kit.lang, &kit.doc.map)
}

/// Goal, kind and next review, as far as they are known, in one line.
#[must_use]
pub fn title_lines(lang: Lang, map: &Map) -> String {
    let mut words = Vec::new();
    if !map.goal.trim().is_empty() {
        words.push(say(lang, "paper.goal", &[("goal", map.goal.trim())]));
    }
    match &map.kind {
        Some(MapKind::Other(word)) => words.push(word.clone()),
        Some(kind) => words.push(say(lang, &format!("map_kind.{}", kind.as_str()), &[])),
        None => {}
    }
    if !map.review_on.is_empty() {
        words.push(say(lang, "paper.review", &[("date", &date(lang, &map.review_on))]));
    }
    words.join(" · ")
}

/// The chips of the map's personas, each at 0, 0.
pub(crate) fn chips(kit: &Kit<'_>) -> Vec<Group> {
    let personas = kit.doc.map.personas.iter().filter_map(|id| kit.persona(id));
    personas.map(|(at, persona)| chip(kit, at, persona)).collect()
}

fn chip(kit: &Kit<'_>, at: usize, persona: &Persona) -> Group {
    const MOST: f32 = 260.0;
    let first = kit.fonts.wrap_plain(&name_and_role(persona), MOST, CHIP_NAME);
    let second = kit.fonts.wrap_plain(&about(kit.lang, persona), MOST, CHIP_LINE);
    let text_h = first.height() + if second.is_blank() { 0.0 } else { second.height() };
    let x = 7.0 + CHIP_BADGE + 10.0;
    let h = CHIP.max(text_h + 10.0);
    let area = Area::new(0.0, 0.0, (x + first.width.max(second.width) + 18.0).ceil(), h);
    let mut sheet = Sheet::default();
    let inner = Area::new(0.5, 0.5, area.w - 1.0, h - 1.0);
    sheet.rect(
        inner,
        CHIP / 2.0 - 0.5,
        Some(Ink::Token("panel")),
        Some(stroke(Ink::Token("rule"), 1.0)),
    );
    badge(kit, &mut sheet, (at, persona), 7.0, (h - CHIP_BADGE) / 2.0, CHIP_BADGE);
    let y = (h - text_h) / 2.0;
    sheet.text(&first, x, y, &Ink::Token("ink"));
    sheet.text(&second, x, y + first.height(), &Ink::Token("ink-soft"));
    area.group(
        Tag::Persona {
            persona: persona.id.clone(),
        },
        sheet.0,
    )
}

/// "Rina, new mother".
#[must_use]
pub fn name_and_role(persona: &Persona) -> String {
    let role = persona.role.trim();
    if role.is_empty() {
        persona.name.clone()
    } else {
        format!("{}, {role}", persona.name)
    }
}

/// Age and place. A plain number is an age in years; other words stand as they are.
#[must_use]
pub fn about(lang: Lang, persona: &Persona) -> String {
    let age = persona.age.trim();
    let years = !age.is_empty()
        && age
            .chars()
            .all(|letter| letter.is_ascii_digit() || "-–".contains(letter));
    let age = if years {
        say(lang, "paper.years", &[("age", age)])
    } else {
        age.to_owned()
    };
    [age.as_str(), persona.place.trim()]
        .into_iter()
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}
