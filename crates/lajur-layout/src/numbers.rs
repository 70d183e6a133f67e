//! Figures: a number with its unit, and a line of text below.

use lajur_model::{Card, Lane};
use lajur_words::{Lang, number};

use crate::card_parts::{Content, content_of};
use crate::draw::Sheet;
use crate::kit::{Kit, LaneLook};
use crate::measure::{FIGURE, LABEL};
use crate::theme::Ink;

/// Measures a figure in a cell that is `w` wide.
pub(crate) fn content(kit: &Kit<'_>, lane: &Lane, look: &LaneLook<'_>, card: &Card, w: f32) -> Content {
    let mut sheet = Sheet::default();
    let mut y = 2.0;
    if let Some(figure) = figure(kit.lang, lane, card) {
        let text = kit.fonts.wrap_plain(&figure, w - 4.0, FIGURE);
        sheet.text(&text, 2.0, y, &Ink::Token("figure"));
        y += text.height();
    }
    let text = kit.fonts.wrap(&card.text, w - 4.0, LABEL);
    if !text.is_blank() {
        sheet.text(&text, 2.0, y, &Ink::Token("ink-soft"));
    }
    let h = y + if text.is_blank() { 0.0 } else { text.height() } + 2.0;
    content_of(sheet, look.hue, w, h, (2.0, y, w - 4.0, LABEL))
}

/// The number as people write it: money before, other units behind, a share without a space.
#[must_use]
pub fn figure(lang: Lang, lane: &Lane, card: &Card) -> Option<String> {
    if card.none {
        return Some("–".to_owned());
    }
    let value = number(lang, card.value?);
    let unit = lane.scale.as_ref().map_or("", |scale| scale.unit.trim());
    Some(match unit {
        "" => value,
        "%" => format!("{value}%"),
        "Rp" | "$" | "€" | "£" | "¥" => format!("{unit}{value}"),
        other => format!("{value} {other}"),
    })
}
