//! The page while it is written: the map in order, the body so far, and what of hues, icons and pictures it uses.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lajur_layout::signs;
use lajur_layout::theme::Hue;
use lajur_layout::{icons, scene};
use lajur_model::{AssetId, Card, CardId, Doc, Grid, Lane, LaneId, LinkKind, Persona, PersonaId, StageId, Target};
use lajur_words::Lang;

use crate::HtmlOptions;
use crate::photo::{Images, PICTURES};
use crate::xml::escape_into;

/// Width of a column whose stage says nothing, in CSS pixels; the unit of all widths.
pub(super) const COLUMN: f64 = 172.0;

pub(super) struct Page<'a> {
    pub doc: &'a Doc,
    pub grid: Grid<'a>,
    pub lang: Lang,
    pub body: String,
    /// Widths of the columns in [`COLUMN`].
    pub widths: Vec<f64>,
    /// What the style sheet and the symbols must hold.
    pub used: Used<'a>,
    images: Images<'a>,
    /// Numbers of cards and stages for their anchors.
    cards: BTreeMap<&'a CardId, usize>,
    stages: BTreeMap<&'a StageId, usize>,
    /// Lanes that are folded when the page opens.
    pub(super) folded: &'a [LaneId],
    /// What arrows say, by the end at which it is said.
    said: BTreeMap<&'a Target, Vec<Said<'a>>>,
}

/// What the body uses of things that are written once.
#[derive(Default)]
pub(super) struct Used<'a> {
    /// By class.
    pub hues: BTreeMap<String, Hue>,
    pub icons: BTreeSet<&'static str>,
    /// Personas with their place on the map, by the number of their badge.
    pub badges: Vec<(usize, &'a Persona)>,
    /// Heights on curves in hundredths, from the top.
    pub heights: BTreeSet<usize>,
    /// Bands of curves below each other.
    pub bands: BTreeSet<usize>,
    /// Small pictures as data addresses, by number.
    pub pictures: Vec<String>,
    pictures_of: BTreeMap<&'a AssetId, Option<usize>>,
}

/// An arrow as one of its ends tells it.
#[derive(Clone, Copy)]
pub(super) struct Said<'a> {
    /// Key of the words that lead to the other end.
    key: &'static str,
    /// The sign for them.
    icon: &'static str,
    to: &'a Target,
    label: &'a str,
}

impl<'a> Page<'a> {
    pub(super) fn new(doc: &'a Doc, options: &HtmlOptions<'a>) -> Self {
        let grid = Grid::of(doc);
        let widths = grid.columns.iter().map(|stage| width(stage.width)).collect();
        let cards = cards_in_order(&grid).enumerate().map(|(at, card)| (&card.id, at + 1));
        let stages = grid.head.iter().enumerate().map(|(at, node)| (&node.stage.id, at + 1));
        Self {
            doc,
            lang: signs::language(doc),
            body: String::with_capacity(4096 + doc.cards.len() * 320),
            widths,
            used: Used::default(),
            images: options.images,
            folded: options.folded,
            cards: cards.collect(),
            stages: stages.collect(),
            said: said(doc),
            grid,
        }
    }

    /// The language of the map, or that of its words where the map names none.
    pub(super) fn language(&self) -> String {
        let tag = self.doc.map.language.trim();
        let is_tag = !tag.is_empty() && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if is_tag { tag } else { self.lang.as_str() }.to_owned()
    }

    /// The title, or "Map" where there is none.
    pub(super) fn title(&self) -> String {
        let title = self.doc.map.title.trim();
        if title.is_empty() {
            return self.say("kind.map", &[]);
        }
        title.to_owned()
    }

    pub(super) fn say(&self, key: &str, params: &[(&str, &str)]) -> String {
        lajur_words::say(self.lang, key, params)
    }

    /// Writes words as text or inside a quoted attribute.
    pub(super) fn text(&mut self, words: &str) {
        escape_into(&mut self.body, words);
    }

    /// Writes an attribute with a blank before it.
    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        let _ = write!(self.body, " {name}=\"");
        self.text(value);
        self.body.push('"');
    }

    /// Writes an icon that says nothing which is not said beside it.
    pub(super) fn icon(&mut self, name: &str, class: &str) {
        if let Some(known) = icons::NAMES.iter().copied().find(|known| *known == name) {
            self.used.icons.insert(known);
            self.sign(&format!("i-{known}"), class);
        }
    }

    /// Writes a symbol that says nothing which is not said beside it.
    pub(super) fn sign(&mut self, symbol: &str, class: &str) {
        let _ = write!(
            self.body,
            "<svg class=\"{class}\" aria-hidden=\"true\"><use href=\"#{symbol}\"/></svg>"
        );
    }

    /// Writes a symbol with words for who cannot see it or wonders what it means.
    pub(super) fn telling_sign(&mut self, symbol: &str, class: &str, words: &str) {
        let _ = write!(self.body, "<span class=\"{class}\" role=\"img\"");
        self.attribute("aria-label", words);
        self.attribute("title", words);
        let _ = write!(
            self.body,
            "><svg aria-hidden=\"true\"><use href=\"#{symbol}\"/></svg></span>"
        );
    }

    /// Writes the badge of a persona.
    pub(super) fn badge(&mut self, persona: &'a Persona, words: &str) {
        let photo = persona.photo.as_ref().and_then(|photo| self.small_picture(photo));
        match photo {
            Some(number) => {
                let _ = write!(self.body, "<span class=\"who photo m{number}\" role=\"img\"");
                self.attribute("aria-label", words);
                self.attribute("title", words);
                self.body.push_str("></span>");
            }
            None => {
                let symbol = format!("p{}", self.badge_number(persona));
                self.telling_sign(&symbol, "who", words);
            }
        }
    }

    fn badge_number(&mut self, persona: &'a Persona) -> usize {
        let found = self.used.badges.iter().position(|(_, known)| known.id == persona.id);
        found.unwrap_or_else(|| {
            if let Some(color) = &persona.color {
                self.hue(Hue::of(color));
            }
            let order = self.order(&persona.id);
            self.used.badges.push((order, persona));
            self.used.badges.len() - 1
        })
    }

    /// Where a persona stands on the map, from 0; behind all where it does not.
    pub(super) fn order(&self, id: &PersonaId) -> usize {
        let personas = &self.doc.map.personas;
        personas.iter().position(|known| known == id).unwrap_or(personas.len())
    }

    /// The class of a hue.
    pub(super) fn hue(&mut self, hue: Hue) -> String {
        let class = hue_class(hue);
        self.used.hues.insert(class.clone(), hue);
        class
    }

    /// A picture as an address that holds it; none where there are no bytes of a kind that may be shown.
    pub(super) fn picture(&self, asset: &AssetId) -> Option<String> {
        let image = (self.images)(asset).filter(|image| PICTURES.contains(&image.mime.as_str()))?;
        Some(format!("data:{};base64,{}", image.mime, STANDARD.encode(&image.bytes)))
    }

    /// The number of a picture that is shown small and often, and so stands in the style sheet.
    pub(super) fn small_picture(&mut self, asset: &'a AssetId) -> Option<usize> {
        if let Some(known) = self.used.pictures_of.get(asset) {
            return *known;
        }
        let number = self.picture(asset).map(|address| {
            self.used.pictures.push(address);
            self.used.pictures.len() - 1
        });
        self.used.pictures_of.insert(asset, number);
        number
    }

    /// The anchor of a card that is on the page.
    pub(super) fn card_anchor(&self, card: &CardId) -> Option<String> {
        self.cards.get(card).map(|number| format!("card-{number}"))
    }

    /// The anchor of a stage, step or moment.
    pub(super) fn stage_anchor(&self, stage: &StageId) -> Option<String> {
        self.stages.get(stage).map(|number| format!("stage-{number}"))
    }

    /// Writes what arrows say of this card or stage, each with a way to its other end. Arrows to what is not on the page
    /// are left out, as on paper.
    pub(super) fn references(&mut self, end: &Target) {
        for said in self.said.get(end).cloned().unwrap_or_default() {
            if let Some((anchor, name)) = self.other_end(said.to) {
                let in_head = matches!(end, Target::Stage(_));
                self.reference(said, in_head, &anchor, &name);
            }
        }
    }

    /// A sign, for readers its meaning in words, and the name of the other end. In the head, where room is scarce, a label
    /// takes the place of the name.
    fn reference(&mut self, said: Said<'_>, in_head: bool, anchor: &str, name: &str) {
        let words = capital(&self.say(said.key, &[]));
        self.body.push_str("<p class=\"ref\"");
        self.attribute("title", &format!("{words}: {name}"));
        self.body.push('>');
        self.icon(said.icon, "i");
        self.body.push_str("<span class=\"told\">");
        self.text(&words);
        let _ = write!(self.body, ": </span><a href=\"#{anchor}\" dir=\"auto\">");
        let short = in_head && !said.label.is_empty();
        self.body
            .push_str(if short { "<span class=\"told\">" } else { "<span>" });
        self.text(name);
        self.body.push_str("</span>");
        if !said.label.is_empty() {
            self.body
                .push_str(if short { " <span>" } else { " <span class=\"label\">" });
            self.text(said.label);
            self.body.push_str("</span>");
        }
        self.body.push_str("</a></p>");
    }

    fn other_end(&self, end: &Target) -> Option<(String, String)> {
        match end {
            Target::Card(card) => {
                let text = lajur_model::text::parse(&self.doc.cards.get(card)?.text).plain();
                let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
                Some((
                    self.card_anchor(card)?,
                    if name.is_empty() { "–".to_owned() } else { name },
                ))
            }
            Target::Stage(stage) => Some((self.stage_anchor(stage)?, self.doc.stages.get(stage)?.name.clone())),
        }
    }
}

/// The class that brings the tones of a hue.
pub(super) fn hue_class(hue: Hue) -> String {
    match hue {
        Hue::Slot(slot) => format!("h-{slot}"),
        Hue::Exact(r, g, b) => format!("h-{r:02x}{g:02x}{b:02x}"),
    }
}

/// Words that may stand as text or inside a quoted attribute.
pub(super) fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    escape_into(&mut out, words);
    out
}

/// A length with at most two decimals.
pub(super) fn number(value: f64) -> String {
    // Lengths on a page are far from the bounds of f32.
    scene::number(value as f32)
}

/// The cards on the page: lane by lane, from left to right.
fn cards_in_order<'g, 'a>(grid: &'g Grid<'a>) -> impl Iterator<Item = &'a Card> + use<'g, 'a> {
    let cells = move |lane: &&'a Lane| {
        let lane: &'a Lane = lane;
        grid.columns
            .iter()
            .flat_map(move |stage| grid.cards(&lane.id, &stage.id))
    };
    grid.lanes.iter().flat_map(cells).copied()
}

fn width(own: Option<f64>) -> f64 {
    let (least, most) = (*lajur_model::limits::TRACK.start(), *lajur_model::limits::TRACK.end());
    let own = own.filter(|own| own.is_finite()).unwrap_or(COLUMN);
    (own.clamp(least, most) / COLUMN * 1000.0).round() / 1000.0
}

fn said(doc: &Doc) -> BTreeMap<&Target, Vec<Said<'_>>> {
    let mut said: BTreeMap<&Target, Vec<Said<'_>>> = BTreeMap::new();
    for link in doc.links.values() {
        let (Some(from), Some(to)) = (&link.from, &link.to) else {
            continue;
        };
        let label = link.label.trim();
        let (key, icon) = match link.kind {
            Some(LinkKind::Loop) => ("link_kind.loop", "undo-2"),
            Some(LinkKind::Solves) => ("link_kind.solves", "triangle-alert"),
            _ => ("link_kind.flow", "arrow-right"),
        };
        said.entry(from).or_default().push(Said { key, icon, to, label });
        if link.kind == Some(LinkKind::Solves) {
            let (key, icon) = ("properties.solved_by", "lightbulb");
            let back = Said {
                key,
                icon,
                to: from,
                label,
            };
            said.entry(to).or_default().push(back);
        }
    }
    said
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}
