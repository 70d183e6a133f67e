//! What stands around the map: title, personas and logo above it, the legend below it.

use super::room::SheetSize;
use crate::draw::Area;
use crate::kit::Kit;
use crate::legend::legend;
use crate::measure::GOAL;
use crate::moved::{scaled_group, shifted_group};
use crate::scene::{Group, ImagePart, Part, Tag};
use crate::shape::Type;
use crate::theme::Ink;
use crate::title::{CHIP_GAP, block, chips};

/// The title of a sheet, compared with that of the screen.
const TITLE_SCALE: f32 = 1.35;
/// Height of a logo.
const LOGO: f32 = 44.0;
/// Widest logo, in heights.
const LOGO_WIDEST: f32 = 4.0;

/// Title and legend of the first sheet, in CSS pixels of the paper.
#[derive(Clone)]
pub(crate) struct Chrome {
    /// Logo, title, personas.
    pub groups: Vec<Group>,
    /// Where the map begins on sheets of the first row.
    pub top: f32,
    /// The legend at 0, 0.
    pub key: Option<Group>,
    /// Height that the legend takes.
    pub key_h: f32,
}

impl Chrome {
    pub(crate) fn new(kit: &Kit<'_>, sheet: &SheetSize) -> Self {
        let (groups, below_title) = header(kit, sheet);
        let key = legend(kit, sheet.inner() / sheet.scale).map(|key| scaled_group(key, sheet.scale, 0.0, 0.0));
        Self {
            groups,
            top: below_title + 18.0 * sheet.scale,
            key_h: key.as_ref().map_or(0.0, |key| key.h + 14.0 * sheet.scale),
            key,
        }
    }
}

/// Share of a sheet that title and legend of a poster are kept within, so that there is room for them whatever columns
/// the first sheet takes.
const GLUED: f32 = 0.8;

impl Chrome {
    /// The title and the legend of a poster, as they need most height.
    pub(crate) fn reserved(kit: &Kit<'_>, sheet: &SheetSize) -> Self {
        Self::within(kit, sheet, sheet.inner() * GLUED)
    }

    /// No wider than this: beyond, the next sheet is glued on.
    pub(crate) fn within(kit: &Kit<'_>, sheet: &SheetSize, width: f32) -> Self {
        let least = sheet.inner() * GLUED;
        let narrow = SheetSize {
            w: width.max(least) + 2.0 * sheet.margin,
            ..*sheet
        };
        let chrome = Self::new(kit, &narrow);
        let by = (width / least).min(1.0);
        if by == 1.0 {
            return chrome;
        }
        let corner = sheet.margin * (1.0 - by);
        let smaller = |group| scaled_group(group, by, corner, corner);
        Self {
            groups: chrome.groups.into_iter().map(smaller).collect(),
            key: chrome.key.map(|key| scaled_group(key, by, 0.0, 0.0)),
            ..chrome
        }
    }
}

/// Logo and title at the left, personas at the right; where they end.
fn header(kit: &Kit<'_>, sheet: &SheetSize) -> (Vec<Group>, f32) {
    let chips: Vec<Group> = chips(kit)
        .into_iter()
        .map(|chip| scaled_group(chip, sheet.scale, 0.0, 0.0))
        .collect();
    let gap = CHIP_GAP * sheet.scale;
    let row = chips.iter().map(|chip| chip.w + gap).sum::<f32>();
    let widest = chips.iter().map(|chip| chip.w + gap).fold(0.0, f32::max);
    let beside = row.min(widest.max(sheet.inner() * 0.5));
    let logo = logo(kit, sheet);
    let left = logo.as_ref().map_or(0.0, |logo| logo.w + 14.0 * sheet.scale);
    let room = (sheet.inner() - beside - left - 24.0).max(80.0);
    let title = block(kit, room, sheet.scale * TITLE_SCALE, sheet.scale * 1.1);
    let mut bottom = sheet.margin + title.h.max(logo.as_ref().map_or(0.0, |logo| logo.h));
    let mut groups = vec![shifted_group(title, sheet.margin + left, sheet.margin)];
    groups.extend(logo);
    bottom = bottom.max(beside_title(&mut groups, chips, sheet, beside));
    (groups, bottom)
}

/// The map's picture at the upper left.
fn logo(kit: &Kit<'_>, sheet: &SheetSize) -> Option<Group> {
    let asset = kit.doc.map.logo.as_ref()?;
    let record = kit.doc.shared.assets.get(asset)?;
    let h = LOGO * sheet.scale;
    let shape = record.width as f32 / record.height.max(1) as f32;
    let w = h * shape.clamp(0.25, LOGO_WIDEST);
    let image = ImagePart {
        x: 0.0,
        y: 0.0,
        w,
        h,
        radius: 0.0,
        asset: asset.clone(),
        // The title beside it says whose it is.
        alt: String::new(),
    };
    Some(Area::new(sheet.margin, sheet.margin, w, h).group(Tag::Decoration, vec![Part::Image(image)]))
}

/// Puts the personas in rows at the right; where the last row ends.
fn beside_title(groups: &mut Vec<Group>, chips: Vec<Group>, sheet: &SheetSize, beside: f32) -> f32 {
    let gap = CHIP_GAP * sheet.scale;
    let (mut y, mut bottom) = (sheet.margin, sheet.margin);
    let mut waiting: Vec<Group> = chips;
    while !waiting.is_empty() {
        let mut w = 0.0;
        let fits = waiting.iter().take_while(|chip| {
            w += chip.w + gap;
            w - gap <= beside + 0.5
        });
        let count = fits.count().max(1);
        let rest = waiting.split_off(count.min(waiting.len()));
        let used: f32 = waiting.iter().map(|chip| chip.w + gap).sum::<f32>() - gap;
        let mut x = sheet.w - sheet.margin - used;
        for chip in waiting {
            let w = chip.w;
            bottom = bottom.max(y + chip.h);
            groups.push(shifted_group(chip, x, y));
            x += w + gap;
        }
        y = bottom + gap;
        waiting = rest;
    }
    bottom
}

/// Letters of a slide's title, and its line.
const SLIDE_TITLE: Type = Type::new(18.0, 24.0, 600);
/// From a slide's title to its map.
const BELOW_SLIDE_TITLE: f32 = 10.0;

/// Height that the title of a slide takes.
pub(crate) fn slide_title_room() -> f32 {
    SLIDE_TITLE.line + BELOW_SLIDE_TITLE
}

/// The title of a slide: the map's, then the stages on it as far as they fit on the line, then which of several slides
/// for them it is.
pub(crate) fn slide_title(kit: &Kit<'_>, sheet: &SheetSize, stages: &[&str], part: Option<(usize, usize)>) -> Group {
    let title = kit.doc.map.title.trim();
    let part = part.map_or_else(String::new, |(at, count)| format!(" ({at}/{count})"));
    let ends = stages.first().zip(stages.last());
    let ends = ends.map(|(first, last)| [stages.join(", "), format!("{first} – {last}")]);
    let between = if title.is_empty() { "" } else { " · " };
    let wishes = ends
        .into_iter()
        .flatten()
        .map(|stages| format!("{title}{between}{stages}{part}"));
    let wishes: Vec<String> = wishes.chain([format!("{title}{part}")]).collect();
    let fits = |words: &&String| kit.fonts.line(words, SLIDE_TITLE).width <= sheet.inner();
    let words = wishes.iter().find(fits).or(wishes.last()).map_or("", String::as_str);
    // A title that is too long by itself becomes smaller: on a slide there is room for one line.
    let by = (sheet.inner() / kit.fonts.line(words, SLIDE_TITLE).width.max(1.0)).min(1.0);
    let kind = Type {
        size: SLIDE_TITLE.size * by,
        ..SLIDE_TITLE
    };
    let mut drawn = crate::draw::Sheet::default();
    drawn.text(&kit.fonts.line(words, kind), 0.0, 0.0, &Ink::Token("ink"));
    Area::new(sheet.margin, sheet.margin, sheet.inner(), kind.line).group(Tag::Title, drawn.0)
}

/// The map's title on sheets beside the first.
pub(crate) fn running(kit: &Kit<'_>, sheet: &SheetSize) -> Option<Group> {
    let kind = Type {
        size: GOAL.size * sheet.scale,
        line: GOAL.line * sheet.scale,
        weight: 600,
        italic: false,
    };
    let text = kit.fonts.wrap_plain(kit.doc.map.title.trim(), sheet.inner(), kind);
    let first = text.lines.first()?;
    let mut drawn = crate::draw::Sheet::default();
    drawn.text(&text, 0.0, 0.0, &Ink::Token("ink-soft"));
    let w = first.right.max(text.width);
    Some(Area::new(sheet.margin, sheet.margin, w, text.height()).group(Tag::Title, drawn.0))
}
