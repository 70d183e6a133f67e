//! One sheet of paper: the map laid out anew, so that it fills the sheet, with title, personas, legend and footer.

use lajur_model::{Doc, Form, View, text};
use lajur_words::number;

use crate::draw::{Area, Sheet, stroke};
use crate::drawing::reading_order;
use crate::fonts::Fonts;
use crate::kit::{Kit, Sizes, language};
use crate::layout::Layout;
use crate::legend::legend;
use crate::measure::{CARD, CARD_ICON, CARD_PAD_X, CELL_INSET, COLUMN, LANE_HEAD};
use crate::moved::{scaled_group, shifted_group};
use crate::paper::{Orientation, PageSetup, Paper};
use crate::scene::{Group, Part, Scene, Tag};
use crate::shape::{Type, snap};
use crate::theme::Ink;
use crate::title::{CHIP, CHIP_GAP, block, chips};
use crate::whole::laid_out;

/// A finished sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The drawing in CSS pixels of the sheet itself.
    pub scene: Scene,
    /// Its size of paper.
    pub paper: Paper,
    /// Width of the sheet as it lies.
    pub width_mm: f32,
    /// Height of the sheet as it lies.
    pub height_mm: f32,
    /// Size of the smallest type on it in points.
    pub smallest_pt: f32,
}

/// CSS pixels per millimetre.
const PX_PER_MM: f32 = 96.0 / 25.4;
/// Points per CSS pixel.
const PT_PER_PX: f32 = 0.75;
/// The title of a sheet, compared with that of the screen.
const TITLE_SCALE: f32 = 1.35;
/// Columns narrower than this are hard to read.
const COLUMN_LEAST: f32 = 138.0;
/// A word longer than such a column may be broken after all: an address must not shrink the whole map.
const WORD_MOST: f32 = 260.0;
/// Words of cards that are measured: the longest by their letters.
const WORDS: usize = 8;
/// Steps of the search for the largest type; large maps take half as many.
const STEPS: usize = 7;
/// See [`STEPS`].
const MANY_CARDS: usize = 2_000;

/// The sheet in CSS pixels, and how large title, legend and footer are on it.
struct SheetSize {
    w: f32,
    h: f32,
    margin: f32,
    /// 1 on A3.
    scale: f32,
}

/// Sets a map on one sheet.
#[must_use]
pub fn page(doc: &Doc, view: &View, setup: &PageSetup, fonts: &Fonts) -> Page {
    let landscape = match setup.orientation {
        Orientation::Landscape => true,
        Orientation::Portrait => false,
        Orientation::Auto => lies_better(doc, view, fonts),
    };
    let (short, long) = (setup.paper.width_mm, setup.paper.height_mm);
    let (width_mm, height_mm) = if landscape { (long, short) } else { (short, long) };
    let margin = setup.margin_mm.clamp(0.0, short / 4.0) * PX_PER_MM;
    let scale = (short / 297.0).sqrt().clamp(0.75, 2.0);
    let sheet = SheetSize {
        w: width_mm * PX_PER_MM,
        h: height_mm * PX_PER_MM,
        margin,
        scale,
    };
    let (groups, smallest_pt) = compose(doc, view, setup, fonts, &sheet);
    let scene = Scene {
        width: sheet.w,
        height: sheet.h,
        language: language(doc).as_str().to_owned(),
        title: doc.map.title.clone(),
        ground: Ink::Token("paper"),
        groups,
    };
    Page {
        scene,
        paper: setup.paper,
        width_mm,
        height_mm,
        smallest_pt,
    }
}

/// True where the map is wider than high.
fn lies_better(doc: &Doc, view: &View, fonts: &Fonts) -> bool {
    let frame = laid_out(&Kit::new(
        doc,
        view,
        fonts,
        Sizes {
            column: COLUMN,
            paper: true,
            ..Sizes::default()
        },
    ))
    .frame;
    frame.width >= frame.height * 0.9
}

fn compose(doc: &Doc, view: &View, setup: &PageSetup, fonts: &Fonts, sheet: &SheetSize) -> (Vec<Group>, f32) {
    let kit = Kit::new(
        doc,
        view,
        fonts,
        Sizes {
            column: COLUMN,
            paper: true,
            ..Sizes::default()
        },
    );
    let (mut groups, below_title) = header(&kit, sheet);
    let inner = sheet.w - 2.0 * sheet.margin;
    let top = below_title + 18.0 * sheet.scale;
    let foot = sheet.h - sheet.margin - 22.0 * sheet.scale;
    let plain = laid_out(&kit);
    let key = legend(&kit, &plain, inner / sheet.scale);
    let key_h = key.as_ref().map_or(0.0, |key| key.h * sheet.scale + 14.0 * sheet.scale);
    let room = (foot - 12.0 * sheet.scale - key_h - top).max(40.0);
    let (layout, by) = fill(doc, view, fonts, inner, room, sheet.scale);
    let bottom = top + layout.frame.height * by;
    let at = |group: Group| scaled_group(group, by, sheet.margin, top);
    groups.extend(reading_order(&layout).into_iter().map(at));
    groups.extend(key.map(|key| scaled_group(key, sheet.scale, sheet.margin, bottom + 14.0 * sheet.scale)));
    let smallest = smallest(&groups).min(FOOTER.size * sheet.scale) * PT_PER_PX;
    let smallest = (smallest * 10.0).floor() / 10.0;
    groups.push(footer(&kit, setup, sheet, foot, smallest));
    (groups, smallest)
}

/// Title at the left, personas at the right; where they end.
fn header(kit: &Kit<'_>, sheet: &SheetSize) -> (Vec<Group>, f32) {
    let inner = sheet.w - 2.0 * sheet.margin;
    let chips: Vec<Group> = chips(kit)
        .into_iter()
        .map(|chip| scaled_group(chip, sheet.scale, 0.0, 0.0))
        .collect();
    let gap = CHIP_GAP * sheet.scale;
    let row = chips.iter().map(|chip| chip.w + gap).sum::<f32>();
    let beside = row.min(inner * 0.5);
    let title = block(kit, inner - beside - 24.0, sheet.scale * TITLE_SCALE, sheet.scale * 1.1);
    let mut bottom = sheet.margin + title.h;
    let mut groups = vec![shifted_group(title, sheet.margin, sheet.margin)];
    let right = sheet.w - sheet.margin;
    let mut y = sheet.margin;
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
        let mut x = right - used;
        for chip in waiting {
            let w = chip.w;
            groups.push(shifted_group(chip, x, y));
            x += w + gap;
        }
        y += (CHIP + CHIP_GAP) * sheet.scale;
        waiting = rest;
        bottom = bottom.max(y - gap);
    }
    (groups, bottom)
}

/// The narrowest column in which no card breaks a word.
fn column_least(doc: &Doc, fonts: &Fonts) -> f32 {
    let texts: Vec<String> = doc.cards.values().map(|card| text::parse(&card.text).plain()).collect();
    let mut words: Vec<&str> = texts.iter().flat_map(|text| text.split_whitespace()).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    let around = 2.0 * (CELL_INSET + CARD_PAD_X) + CARD_ICON + 8.0;
    let widest = |kind| {
        words
            .iter()
            .take(WORDS)
            .map(|word| fonts.longest_word(word, kind))
            .fold(0.0, f32::max)
    };
    (widest(CARD).max(widest(CARD.slanted())) + around).clamp(COLUMN_LEAST, WORD_MOST)
}

/// The map with the largest type with which it fits, in rows that use the height; and how much larger it is drawn.
fn fill(doc: &Doc, view: &View, fonts: &Fonts, inner: f32, room: f32, sheet_scale: f32) -> (Layout, f32) {
    let columns = Kit::new(doc, view, fonts, Sizes::screen()).grid.columns.len().max(1) as f32;
    let most = (inner / (LANE_HEAD + columns * column_least(doc, fonts))).min(2.0 * sheet_scale);
    let lay = |scale: f32, least: Vec<f32>| {
        let column = snap(((inner / scale - LANE_HEAD) / columns).max(24.0));
        let layout = laid_out(&Kit::new(
            doc,
            view,
            fonts,
            Sizes {
                column,
                least,
                paper: true,
            },
        ));
        // Words of head and lanes may have widened the map: the sheet's width is what counts.
        let by = (inner / layout.frame.width).min(scale * 1.02);
        (layout, by, column)
    };
    let steps = if doc.cards.len() > MANY_CARDS { STEPS / 2 } else { STEPS };
    let (mut low, mut high) = (most * 0.3, most);
    let mut best = lay(high, Vec::new());
    if best.0.frame.height * best.1 > room {
        best = lay(low, Vec::new());
        for _ in 0..steps {
            let middle = snap((low + high) / 2.0 * 64.0) / 64.0;
            let tried = lay(middle, Vec::new());
            if tried.0.frame.height * tried.1 > room {
                high = middle;
            } else {
                (low, best) = (middle, tried);
            }
        }
    }
    let (layout, by, column) = best;
    if layout.frame.height * by > room {
        let by = room / layout.frame.height;
        return (layout, by);
    }
    let least = grown(&layout, room / by - layout.frame.height);
    let layout = laid_out(&Kit::new(
        doc,
        view,
        fonts,
        Sizes {
            column,
            least,
            paper: true,
        },
    ));
    let by = by.min(room / layout.frame.height);
    (layout, by)
}

/// How high lanes become so that they use up `extra` together: curves up to twice, cards up to half as high again.
fn grown(layout: &Layout, extra: f32) -> Vec<f32> {
    let most = |form: Form| match form {
        Form::Curve => 1.0,
        Form::Cards => 0.5,
        Form::Numbers => 0.3,
        Form::Line => 0.0,
    };
    let lanes = &layout.frame.lanes;
    let all: f32 = lanes.iter().map(|lane| lane.h * most(lane.form)).sum();
    let share = if all > 0.0 {
        ((extra - 1.0) / all).clamp(0.0, 1.0)
    } else {
        0.0
    };
    lanes
        .iter()
        .map(|lane| snap(lane.h + lane.h * most(lane.form) * share))
        .collect()
}

fn smallest(groups: &[Group]) -> f32 {
    let sizes = groups
        .iter()
        .flat_map(|group| &group.parts)
        .filter_map(|part| match part {
            Part::Text(text) => Some(text.size),
            _ => None,
        });
    sizes.fold(f32::MAX, f32::min)
}

const FOOTER: Type = Type::new(11.0, 14.0, 400);

/// Rule, what the sheet belongs to, and at the right paper, smallest type and number of the sheet.
fn footer(kit: &Kit<'_>, setup: &PageSetup, sheet: &SheetSize, y: f32, smallest: f32) -> Group {
    let map = &kit.doc.map;
    let by = sheet.scale;
    let w = sheet.w - 2.0 * sheet.margin;
    let kind = Type {
        size: FOOTER.size * by,
        line: FOOTER.line * by,
        ..FOOTER
    };
    let ink = Ink::Token("ink-faint");
    let mut parts = Sheet::default();
    parts.line((0.0, 0.0), (w, 0.0), stroke(Ink::Token("rule"), 1.0));
    let paper = paper_name(kit, setup.paper);
    let size = number(kit.lang, f64::from((smallest * 10.0).round()) / 10.0);
    let right = [
        kit.say("paper.smallest", &[("paper", &paper), ("size", &size)]),
        kit.say("paper.sheet", &[("sheet", "1"), ("sheets", "1")]),
    ];
    let top = 8.0 * by;
    let gap = 18.0 * by;
    let mut end = w;
    for words in right.iter().rev() {
        let text = kit.fonts.line(words, kind);
        parts.text_right(&text, end, top, &ink);
        end -= text.width + gap;
    }
    let mut x = 0.0;
    for words in left(
        kit,
        if map.project.is_empty() {
            &map.title
        } else {
            &map.project
        },
    ) {
        let text = kit.fonts.line(&words, kind);
        if x + text.width > end {
            break;
        }
        parts.text(&text, x, top, &ink);
        x += text.width + gap;
    }
    Area::new(sheet.margin, y, w, top + kind.line).group(Tag::Footer, parts.0)
}

/// The name of a size of paper: that of the series A stands for itself.
fn paper_name(kit: &Kit<'_>, paper: Paper) -> String {
    match paper.name {
        "letter" => kit.say("paper.letter", &[]),
        "legal" => kit.say("paper.legal", &[]),
        "tabloid" => kit.say("paper.tabloid", &[]),
        "f4" => kit.say("paper.f4", &[]),
        name => name.to_uppercase(),
    }
}

/// What a sheet belongs to: project, version, owner, team.
fn left(kit: &Kit<'_>, project: &str) -> Vec<String> {
    let map = &kit.doc.map;
    let version = map.versions.last().map(|version| {
        let name = kit.say("paper.version", &[("version", &version.name)]);
        match version.at.get(..10) {
            Some(day) => format!("{name} · {}", lajur_words::date(kit.lang, day)),
            None => name,
        }
    });
    let owner = (!map.owner.is_empty()).then(|| kit.say("paper.owner", &[("owner", &map.owner)]));
    let words = [Some(project.to_owned()), version, owner, Some(map.team.clone())];
    words
        .into_iter()
        .flatten()
        .filter(|words| !words.trim().is_empty())
        .collect()
}
