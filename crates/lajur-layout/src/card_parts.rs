//! What is drawn on a card, in reading order: channels, sign and text, and at its lower edge link, tick and personas.

use lajur_model::{Asset, Card, CardVariant, Color, EvidenceKind, Role};

use crate::badge::badge;
use crate::draw::{Area, Sheet, circle, dashed, half_circle, stroke};
use crate::greys;
use crate::head::truth;
use crate::icons;
use crate::kit::{Kit, LaneLook, hue};
use crate::layout::EditBox;
use crate::measure::{BADGE, CARD, CARD_ICON, CARD_LEAST, CARD_PAD_X, CARD_PAD_Y, CARD_RADIUS, CHANNEL};
use crate::moved::moved;
use crate::scene::{ImagePart, Part, Path, Seg};
use crate::shape::{Shaped, Type, snap};
use crate::theme::{Hue, Ink, Tone};

/// A card's content, measured but not yet as high as its row.
pub(crate) struct Content {
    /// Height that it needs.
    pub h: f32,
    pub edit: EditBox,
    hue: Hue,
    frame: Frame,
    w: f32,
    /// The slot of its own color, where a line tells it.
    mark: Option<&'static str>,
    /// Relative to the upper edge.
    top: Sheet,
    /// Relative to the lower edge.
    bottom: Sheet,
}

/// How a card's rectangle is drawn.
enum Frame {
    /// Filled, with a hairline.
    Full,
    /// A broken line only.
    Broken,
    /// Not at all.
    Bare,
}

/// Content without a frame: a figure. Where its text is edited: left, upper edge, width, type.
pub(crate) fn content_of(top: Sheet, hue: Hue, w: f32, h: f32, edit: (f32, f32, f32, Type)) -> Content {
    let edit = edit_box(edit.0, edit.1, edit.2, edit.3);
    Content {
        h: snap(h),
        edit,
        hue,
        frame: Frame::Bare,
        w,
        mark: None,
        top,
        bottom: Sheet::default(),
    }
}

/// From the left edge to the middle of the line of a card's own color.
const MARK: f32 = 4.5;
/// Indent of the text behind a sign.
const SIGN: f32 = 24.0;
/// Radius of the dot that tells the evidence.
const DOT: f32 = 4.0;
/// Room that the dot takes from the first lines.
const DOT_ROOM: f32 = 9.0;
/// Room that the star takes besides.
const STAR_ROOM: f32 = 18.0;

impl Content {
    /// The parts of a card of this height; first its own rectangle.
    pub(crate) fn parts(self, h: f32) -> Vec<Part> {
        let mut sheet = Sheet::default();
        let tone = |tone| Ink::Tone(self.hue, tone);
        let (fill, line) = match self.frame {
            Frame::Full => (Some(tone(Tone::Fill)), Some(stroke(tone(Tone::Line), 1.0))),
            Frame::Broken => (None, Some(dashed(tone(Tone::Line), 1.0, &[3.0, 3.0]))),
            Frame::Bare => (None, None),
        };
        sheet.rect(
            Area::new(0.5, 0.5, self.w - 1.0, h - 1.0),
            CARD_RADIUS - 0.5,
            fill,
            line,
        );
        if let Some(slot) = self.mark {
            greys::line(&mut sheet, slot, (MARK, CARD_RADIUS), (MARK, h - CARD_RADIUS));
        }
        sheet.0.extend(self.top.0);
        sheet
            .0
            .extend(self.bottom.0.into_iter().map(|part| moved(part, 0.0, h)));
        sheet.0
    }
}

/// Measures a card that is `w` wide.
pub(crate) fn content(kit: &Kit<'_>, look: &LaneLook<'_>, card: &Card, w: f32) -> Content {
    let hue = card.color.as_ref().map_or(look.hue, |color| hue(Some(color), "stone"));
    let mut draft = Draft {
        kit,
        look,
        card,
        hue,
        w,
        y: CARD_PAD_Y,
        top: Sheet::default(),
        bottom: Sheet::default(),
    };
    if card.none {
        return draft.nothing();
    }
    let room = draft.corner();
    draft.image();
    let headed = draft.channels(room);
    draft.text(if headed { 0.0 } else { room })
}

struct Draft<'a> {
    kit: &'a Kit<'a>,
    look: &'a LaneLook<'a>,
    card: &'a Card,
    hue: Hue,
    w: f32,
    y: f32,
    top: Sheet,
    bottom: Sheet,
}

impl Draft<'_> {
    fn tone(&self, tone: Tone) -> Ink {
        Ink::Tone(self.hue, tone)
    }

    /// It is known that there is nothing.
    fn nothing(mut self) -> Content {
        let dash = self.kit.fonts.line("–", CARD);
        self.top
            .text(&dash, (self.w - dash.width) / 2.0, CARD_PAD_Y, &Ink::Token("ink-soft"));
        self.finish(CARD_PAD_Y + CARD.line + CARD_PAD_Y, EditBox::default())
    }

    /// Evidence and moment of truth in the upper right corner; the room they take from the lines beside them.
    fn corner(&mut self) -> f32 {
        let mut room = 0.0;
        if let Some(kind) = self.card.evidence.as_ref().and_then(|evidence| evidence.kind.as_ref()) {
            evidence_dot(&mut self.top, self.w - 10.5, 10.5, DOT, kind);
            room += DOT_ROOM;
        }
        if self.card.moment_of_truth {
            truth(&mut self.top, self.w - 15.0 - room * 1.4, 14.0, 8.0);
            room += STAR_ROOM;
        }
        room
    }

    fn image(&mut self) {
        let Some(asset) = self
            .card
            .image
            .as_ref()
            .and_then(|id| self.kit.doc.shared.assets.get(id))
        else {
            return;
        };
        let w = self.w - 2.0 * CARD_PAD_X;
        let h = snap(image_height(asset, w));
        let (x, y, text) = (CARD_PAD_X, self.y, plain(self.card));
        // A picture that stands alone is all that a card says.
        let alt = if text.trim().is_empty() {
            self.kit.say("alt.card.picture", &[])
        } else {
            text
        };
        let part = ImagePart {
            x,
            y,
            w,
            h,
            radius: 5.0,
            asset: asset.id.clone(),
            alt,
        };
        self.top.0.push(Part::Image(part));
        self.y += h + 6.0;
    }

    /// The channels as a line above the text, wrapped where they are many. True where there are any.
    fn channels(&mut self, room: f32) -> bool {
        let channels = self.kit.channels(&self.card.channels);
        let right = self.w - CARD_PAD_X;
        let mut x = CARD_PAD_X;
        for (at, channel) in channels.iter().enumerate() {
            let most = right - CARD_PAD_X - 18.0 - room;
            let name = self.kit.fonts.wrap_plain(&channel.name, most, CHANNEL);
            let w = 18.0 + name.width;
            if at > 0 && x + w > right - room {
                x = CARD_PAD_X;
                self.y += CHANNEL.line;
            }
            self.channel_sign(channel, x, at == 0);
            let ink = self.tone(Tone::Text);
            self.top.text(&name, x + 18.0, self.y, &ink);
            x += w + 10.0;
            self.y += name.height() - CHANNEL.line;
        }
        if !channels.is_empty() {
            self.y += CHANNEL.line + 1.0;
        }
        !channels.is_empty()
    }

    /// The channel's sign; a card's own icon takes the place of the first one.
    fn channel_sign(&mut self, channel: &lajur_model::Channel, x: f32, first: bool) {
        let own = icons::known(&self.card.icon).filter(|_| first);
        let image = channel
            .image
            .as_ref()
            .filter(|image| self.kit.doc.shared.assets.contains_key(*image));
        let (y, side) = (self.y + 1.0, 14.0);
        if let (Some(image), None) = (image, own) {
            let asset = image.clone();
            let alt = channel.name.clone();
            return self.top.0.push(Part::Image(ImagePart {
                x,
                y,
                w: side,
                h: side,
                radius: 3.0,
                asset,
                alt,
            }));
        }
        let icon = own.or_else(|| icons::known(&channel.icon)).unwrap_or("radio");
        let ink = self.tone(Tone::Strong);
        self.top.icon(icon, x, y, side, ink);
    }

    fn text(mut self, room: f32) -> Content {
        let indent = self.sign();
        let kind = if self.look.role == Some(&Role::Thought) {
            CARD.slanted()
        } else {
            CARD
        };
        let x = CARD_PAD_X + indent;
        let w = (self.w - x - CARD_PAD_X - room).max(24.0);
        let text = self.kit.fonts.wrap(&self.card.text, w, kind);
        self.top.text(&text, x, self.y, &Ink::Token("ink"));
        let edit = edit_box(x, self.y, w, kind);
        let bottom = self.y + text.height() + CARD_PAD_Y;
        let extra = self.foot(&text, x);
        self.finish(bottom + extra, edit)
    }

    /// The sign before the text; its room.
    fn sign(&mut self) -> f32 {
        let headed = !self.kit.channels(&self.card.channels).is_empty();
        let own = icons::known(&self.card.icon).filter(|_| !headed);
        if own.is_none() && self.look.role == Some(&Role::Thought) {
            let ink = self.tone(Tone::Strong);
            self.top.path(quotation(CARD_PAD_X, self.y + 4.5), Some(ink), None);
            return 19.0;
        }
        let bare = match self.look.role {
            Some(Role::Action) => true,
            Some(Role::Touchpoint | Role::Frontstage) => headed,
            _ => false,
        };
        let Some(icon) = own.or((!bare).then_some(self.look.row.icon)) else {
            return 0.0;
        };
        let ink = self.tone(Tone::Strong);
        self.top
            .icon(icon, CARD_PAD_X, self.y + (CARD.line - CARD_ICON) / 2.0, CARD_ICON, ink);
        SIGN
    }

    /// Link and tick at the lower left, personas at the lower right; how much higher the card gets by them. They share
    /// the last line of the text where it leaves room.
    fn foot(&mut self, text: &Shaped, text_x: f32) -> f32 {
        let badges: Vec<_> = self
            .card
            .personas
            .iter()
            .filter_map(|id| self.kit.persona(id))
            .collect();
        let most = ((self.w - 2.0 * CARD_PAD_X) / (BADGE + 3.0)).max(1.0) as usize;
        let shown = &badges[..badges.len().min(most)];
        let right = self.w - CARD_PAD_X + 2.0;
        let mut x = right - shown.len() as f32 * (BADGE + 3.0) + 3.0;
        let signs: Vec<_> = foot_signs(self.card).collect();
        if shown.is_empty() && signs.is_empty() {
            return 0.0;
        }
        let last = text.lines.last().map_or(0.0, |line| line.right);
        let shared = signs.is_empty() && (text_x + last + 8.0 <= x || text.is_blank());
        let top = -(BADGE + 7.0);
        for persona in shown {
            badge(self.kit, &mut self.bottom, *persona, x, top, BADGE);
            x += BADGE + 3.0;
        }
        for (at, icon) in signs.iter().enumerate() {
            let ink = self.tone(Tone::Text);
            self.bottom.icon(icon, text_x + at as f32 * 20.0, top + 2.0, 14.0, ink);
        }
        if shared { 0.0 } else { BADGE + 3.0 }
    }

    fn finish(self, h: f32, edit: EditBox) -> Content {
        let h = snap(h.max(CARD_LEAST));
        let own = self.card.color.as_ref().filter(|_| self.kit.sizes.grey);
        let mark = own.and_then(Color::slot);
        let frame = if self.card.none { Frame::Broken } else { Frame::Full };
        Content {
            h,
            edit,
            hue: self.hue,
            frame,
            w: self.w,
            mark,
            top: self.top,
            bottom: self.bottom,
        }
    }
}

/// The signs at the foot of a card.
pub(crate) fn foot_signs(card: &Card) -> impl Iterator<Item = &'static str> {
    let link = card.link.as_ref();
    let link = link.and_then(|link| match (&link.map, link.url.is_empty()) {
        (Some(_), _) => Some("map"),
        (None, false) => Some("link"),
        (None, true) => None,
    });
    let to_be = card.variant == Some(CardVariant::ToBe);
    link.into_iter()
        .chain(to_be.then_some("arrow-right"))
        .chain(card.done.then_some("circle-check"))
}

fn edit_box(x: f32, y: f32, w: f32, kind: Type) -> EditBox {
    EditBox {
        x: snap(x),
        y: snap(y),
        w: snap(w),
        size: kind.size,
        line: kind.line,
        weight: kind.weight,
        italic: kind.italic,
    }
}

/// A card's text without marks.
pub(crate) fn plain(card: &Card) -> String {
    lajur_model::text::parse(&card.text).plain()
}

/// Wide pictures keep their shape, tall ones are cut to a square.
fn image_height(asset: &Asset, w: f32) -> f32 {
    if asset.width == 0 {
        return w / 2.0;
    }
    (w * asset.height as f32 / asset.width as f32).clamp(24.0, w)
}

/// Evidence: a full dot for observed, half for assumed, a ring for proposed.
pub(crate) fn evidence_dot(sheet: &mut Sheet, x: f32, y: f32, r: f32, kind: &EvidenceKind) {
    let ink = || Ink::Token("ink-soft");
    match kind {
        EvidenceKind::Observed => sheet.path(circle(x, y, r), Some(ink()), Some(stroke(ink(), 1.0))),
        EvidenceKind::Assumed => {
            sheet.path(circle(x, y, r), Some(Ink::Token("paper")), Some(stroke(ink(), 1.0)));
            sheet.path(half_circle(x, y, r), Some(ink()), None);
        }
        _ => sheet.path(circle(x, y, r), Some(Ink::Token("paper")), Some(stroke(ink(), 1.0))),
    }
}

/// Two slanted strokes.
pub(crate) fn quotation(x: f32, y: f32) -> Path {
    let mut segs = Vec::new();
    for at in [0.0, 6.5] {
        let x = x + at;
        segs.extend([
            Seg::Move(x + 2.2, y),
            Seg::Line(x + 5.4, y),
            Seg::Line(x + 3.6, y + 8.0),
            Seg::Line(x, y + 8.0),
            Seg::Close,
        ]);
    }
    Path(segs)
}
