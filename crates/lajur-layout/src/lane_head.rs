//! The name of a lane: band, wash, icon, name, and for curves the words of the scale at their heights.

use std::sync::Arc;

use lajur_model::{Form, Lane};

use crate::badge::badge;
use crate::draw::{Area, Sheet, stroke};
use crate::greys::mark;
use crate::kit::{Kit, LaneLook};
use crate::measure::{BADGE, BAND, CURVE_NAME, FOLDED_LANE, LABEL, LANE_NAME, SCALE};
use crate::scene::{Group, Tag};
use crate::shape::{Shaped, Type};
use crate::theme::{Ink, Tone};

/// From the left edge to the name.
pub(crate) const NAME_X: f32 = 40.0;
/// From the right edge to name and scale words.
pub(crate) const PAD: f32 = 8.0;
const ICON: f32 = 16.0;
const TOP: f32 = 10.0;
/// From the left edge to the middle of the line of a lane's own color.
const MARK: f32 = 9.0;

/// A word beside a curve and the height of its middle.
pub(crate) struct Mark {
    pub text: String,
    pub y: f32,
    pub kind: MarkKind,
}

/// What a word beside a curve says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum MarkKind {
    /// A value of the scale.
    Scale,
    /// Whose curve it is.
    Name,
}

/// Height that the name needs.
pub(crate) fn least_height(kit: &Kit<'_>, lane: &Lane, w: f32) -> f32 {
    let name = kit.fonts.wrap_plain(&kit.lane_name(lane), w - NAME_X - PAD, LANE_NAME);
    let persona = if about(kit, lane).is_some() { BADGE + 6.0 } else { 0.0 };
    TOP + name.height() + persona + TOP
}

fn about<'a>(kit: &Kit<'a>, lane: &Lane) -> Option<(usize, &'a lajur_model::Persona)> {
    lane.persona.as_ref().and_then(|id| kit.persona(id))
}

/// Draws the name of a lane that is `h` high.
pub(crate) fn lane_head(kit: &Kit<'_>, lane: &Lane, look: &LaneLook<'_>, w: f32, h: f32, marks: &[Mark]) -> Group {
    let mut sheet = Sheet::default();
    let area = Area::new(0.0, 0.0, w, h);
    if look.form() == Form::Line {
        rule_name(kit, lane, look, &mut sheet, area);
    } else {
        let tone = |tone| Ink::Tone(look.hue, tone);
        // Half a pixel is left above and below for the rules between lanes.
        sheet.rect(Area::new(0.0, 0.5, w, h - 1.0), 0.0, Some(tone(Tone::Wash)), None);
        sheet.rect(Area::new(0.0, 0.5, BAND, h - 1.0), 0.0, Some(tone(Tone::Strong)), None);
        mark(kit, &mut sheet, lane.color.as_ref(), (MARK, TOP), (MARK, h - TOP));
        sheet.line((w - 0.5, 0.0), (w - 0.5, h), stroke(Ink::Token("hairline"), 1.0));
        sheet.icon(
            look.row.icon,
            16.0,
            TOP + (LANE_NAME.line - ICON) / 2.0,
            ICON,
            tone(Tone::Strong),
        );
        let name = kit.fonts.wrap_plain(&kit.lane_name(lane), w - NAME_X - PAD, LANE_NAME);
        sheet.text(&name, NAME_X, TOP, &Ink::Token("ink"));
        if let Some(persona) = about(kit, lane) {
            let y = TOP + name.height() + 4.0;
            badge(kit, &mut sheet, persona, NAME_X, y, BADGE);
            let text = kit.fonts.line(&persona.1.name, Type { line: BADGE, ..LABEL });
            sheet.text(&text, NAME_X + BADGE + 6.0, y, &Ink::Token("ink-soft"));
        }
        for mark in marks {
            let (kind, ink) = match mark.kind {
                MarkKind::Scale => (SCALE, "ink-faint"),
                MarkKind::Name => (CURVE_NAME, "ink"),
            };
            let word = mark_text(kit, &mark.text, w, kind);
            sheet.text_right(&word, w - PAD, mark.y - word.height() / 2.0, &Ink::Token(ink));
        }
    }
    area.group(Tag::LaneHead { lane: lane.id.clone() }, sheet.0)
}

/// Draws the name of a collapsed lane, as high as it must be.
pub(crate) fn folded_head(kit: &Kit<'_>, lane: &Lane, look: &LaneLook<'_>, w: f32) -> Group {
    let text = kit.fonts.wrap_plain(&kit.lane_name(lane), w - NAME_X - PAD, LABEL);
    let h = FOLDED_LANE.max(text.height() + 12.0);
    let tone = |tone| Ink::Tone(look.hue, tone);
    let mut sheet = Sheet::default();
    sheet.rect(Area::new(0.0, 0.5, w, h - 1.0), 0.0, Some(tone(Tone::Wash)), None);
    sheet.rect(Area::new(0.0, 0.5, BAND, h - 1.0), 0.0, Some(tone(Tone::Strong)), None);
    mark(kit, &mut sheet, lane.color.as_ref(), (MARK, 4.0), (MARK, h - 4.0));
    sheet.icon(look.row.icon, 17.0, (h - 14.0) / 2.0, 14.0, tone(Tone::Strong));
    sheet.text(&text, NAME_X, (h - text.height()) / 2.0, &Ink::Token("ink"));
    Area::new(0.0, 0.0, w, h).group(Tag::LaneHead { lane: lane.id.clone() }, sheet.0)
}

/// The lower edge of the name, or of the persona below it, where a word of the scale at height `y` would touch that.
pub(crate) fn touched(kit: &Kit<'_>, lane: &Lane, w: f32, word: &str, y: f32) -> Option<f32> {
    let word = kit.fonts.line(word, SCALE);
    let name = kit.fonts.wrap_plain(&kit.lane_name(lane), w - NAME_X - PAD, LANE_NAME);
    let below = TOP + name.height();
    let persona = about(kit, lane).map(|(_, persona)| {
        let text = kit.fonts.line(&persona.name, LABEL);
        (NAME_X + BADGE + 6.0 + text.width, below + 4.0 + BADGE)
    });
    let all = [(NAME_X + name.width, below)].into_iter().chain(persona);
    let meets = |(right, bottom): &(f32, f32)| right + 8.0 > w - PAD - word.width && y - SCALE.line / 2.0 < *bottom;
    all.filter(meets).map(|(_, bottom)| bottom).reduce(f32::max)
}

/// Height of a word beside a curve, broken as the lane names are wide.
pub(crate) fn mark_height(kit: &Kit<'_>, text: &str, w: f32) -> f32 {
    mark_text(kit, text, w, CURVE_NAME).height()
}

fn mark_text(kit: &Kit<'_>, text: &str, w: f32, kind: Type) -> Arc<Shaped> {
    kit.fonts.wrap_plain(text, w - BAND - 2.0 * PAD, kind)
}

fn rule_name(kit: &Kit<'_>, lane: &Lane, look: &LaneLook<'_>, sheet: &mut Sheet, area: Area) {
    let text = kit.fonts.wrap_plain(&kit.lane_name(lane), area.w - NAME_X - PAD, LABEL);
    sheet.icon(
        look.row.icon,
        17.0,
        (area.h - 14.0) / 2.0,
        14.0,
        Ink::Tone(look.hue, Tone::Strong),
    );
    sheet.text(&text, NAME_X, (area.h - text.height()) / 2.0, &Ink::Token("ink-soft"));
}
