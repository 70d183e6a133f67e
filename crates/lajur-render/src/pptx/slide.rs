//! One slide: the groups of a page as shapes that belong together.

use std::collections::BTreeMap;
use std::rc::Rc;

use lajur_layout::lane_name;
use lajur_layout::scene::{Group, ImagePart, Path, Scene, Tag, TextPart};
use lajur_model::{CardId, Doc, Grid};

use super::block::Block;
use super::body::{Align, Frame};
use super::frame::{HEAD, SPACES};
use super::geometry::{Bounds, Scale};
use super::item::{Inside, Item, around, items};
use super::links::Links;
use super::mark::{Mark, Marks};
use super::media::Media;
use super::notes;
use super::shape::{Label, ROOT, Role, icon_geometry};
use super::words::{Words, named};
use crate::paint::{Look, Painter, Rect, Rgb};
use crate::photo::Images;

/// Words beside a curve, or in a legend, that end as near as this to the right edge are set against it.
const AT_EDGE: f32 = 14.0;

/// What all slides share.
pub(super) struct Deck<'a> {
    doc: &'a Doc,
    grid: Grid<'a>,
    pub words: Words,
    pub scale: Scale,
    pub media: Media<'a>,
    icons: BTreeMap<String, Option<Rc<str>>>,
}

impl<'a> Deck<'a> {
    pub(super) fn new(doc: &'a Doc, scale: Scale, images: Images<'a>) -> Self {
        Self {
            doc,
            grid: Grid::of(doc),
            words: Words::of(doc),
            scale,
            media: Media::new(images),
            icons: BTreeMap::new(),
        }
    }

    /// What a speaker wants to know of a page.
    pub(super) fn notes(&self, scene: &Scene) -> Vec<String> {
        notes::lines(self.doc, &self.grid, self.words.lang, scene)
    }

    /// The geometry of an icon.
    pub(super) fn icon(&mut self, name: &str) -> Option<Rc<str>> {
        if let Some(known) = self.icons.get(name) {
            return known.clone();
        }
        let geometry: Option<Rc<str>> = icon_geometry(name).map(Into::into);
        self.icons.insert(name.to_owned(), geometry.clone());
        geometry
    }

    fn address_of(&self, card: &CardId) -> Option<String> {
        let link = self.doc.cards.get(card)?.link.as_ref()?;
        (!link.url.is_empty()).then(|| link.url.clone())
    }
}

/// A slide while its page is walked through.
pub(super) struct Slide<'d, 'a> {
    pub deck: &'d mut Deck<'a>,
    pub xml: String,
    pub links: Links,
    pub last_id: u32,
    /// The title comes first in the list of shapes, and is written when it is met.
    title: Option<String>,
    marks: Marks,
}

impl<'d, 'a> Slide<'d, 'a> {
    pub(super) fn new(deck: &'d mut Deck<'a>) -> Self {
        let mut links = Links::default();
        links.part("slideLayout", "../slideLayouts/slideLayout1.xml");
        Self {
            deck,
            xml: String::new(),
            links,
            last_id: 1,
            title: None,
            marks: Marks::default(),
        }
    }

    /// The part of the file, and what it leads to.
    pub(super) fn finish(mut self, title: &str) -> (String, Links) {
        if self.title.is_none() {
            self.unseen_title(title);
        }
        let title = self.title.unwrap_or_default();
        let mut part = String::with_capacity(self.xml.len() + title.len() + 1_024);
        for piece in [HEAD, "<p:sld ", SPACES, "><p:cSld><p:spTree>", ROOT, &title, &self.xml] {
            part.push_str(piece);
        }
        part.push_str("</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>");
        (part, self.links)
    }

    /// Parts of a group that belong together.
    fn group(&mut self, label: &Label, items: &[Item], edge: Option<f32>) {
        let [_, _, ..] = items else {
            if let Some(only) = items.first() {
                self.item(only, Some(label), &[], edge);
            }
            return;
        };
        self.open_group(label, &around(items));
        for item in items {
            let others: Vec<Bounds> = if item.words.is_empty() {
                Vec::new()
            } else {
                items
                    .iter()
                    .filter(|other| !std::ptr::eq(*other, item))
                    .map(|other| other.bounds)
                    .collect()
            };
            let own = (!item.words.is_empty() && !item.is_badge()).then(|| Label::new(&label.name));
            self.item(item, own.as_ref(), &others, edge);
        }
        self.close_group();
    }

    fn item(&mut self, item: &Item, label: Option<&Label>, signs: &[Bounds], edge: Option<f32>) {
        if !item.inside.is_empty() {
            let sign = Label::new(&self.deck.words.shape);
            self.open_group(label.unwrap_or(&sign), &around(&item.inside).joined(item.bounds));
            self.mark(item, &sign, &[], edge);
            for inner in &item.inside {
                self.item(inner, None, &[], edge);
            }
            return self.close_group();
        }
        let kind = self.kind(item);
        self.mark(item, label.unwrap_or(&kind), signs, edge);
    }

    /// What a part of a group is called.
    fn kind(&self, item: &Item) -> Label {
        let words = &self.deck.words;
        Label::new(match &item.mark {
            Mark::Shape(outline, _) if outline.as_line().is_some() => &words.line,
            Mark::Shape(..) => &words.shape,
            Mark::Icon(..) => &words.icon,
            Mark::Picture(..) => &words.picture,
            Mark::Words(_) => &words.text,
        })
    }

    fn mark(&mut self, item: &Item, label: &Label, signs: &[Bounds], edge: Option<f32>) {
        match &item.mark {
            Mark::Shape(outline, look) if item.words.is_empty() => self.shape(label, outline, look, None),
            Mark::Shape(outline, look) => {
                let frame = if item.is_badge() {
                    Frame::badge(outline)
                } else {
                    Frame::inside(outline, &item.words, signs)
                };
                self.shape(label, outline, look, Some((&item.words, &frame)));
            }
            Mark::Icon(name, square, color) => self.icon(label, name, square, *color),
            Mark::Picture(image, rect) => self.picture(image, rect),
            Mark::Words(block) => {
                let at_edge = edge.is_some_and(|edge| edge - block.bounds().right < AT_EDGE);
                let align = if at_edge { Align::Right } else { Align::Start };
                self.text_box(label, block, &Frame::alone(block, align));
            }
        }
    }

    /// The title as the slide's title, and what stands below it.
    fn title(&mut self, group: &Group, marks: Vec<Mark>) {
        let mut blocks = marks.into_iter().filter_map(|mark| match mark {
            Mark::Words(block) => Some(block),
            _ => None,
        });
        if let (None, Some(block)) = (&self.title, blocks.next()) {
            let right = group.x + group.w.max(block.bounds().w() * 1.06);
            let frame = if block.is_rtl() {
                Frame::alone(&block, Align::Start)
            } else {
                Frame::reaching(&block, right)
            };
            self.titled(&block, &frame);
        }
        for block in blocks {
            let right = group.x + group.w.max(block.bounds().w() * 1.04 + 4.0);
            let frame = if block.is_rtl() {
                Frame::alone(&block, Align::Start)
            } else {
                Frame::reaching(&block, right)
            };
            let label = Label::new(&named(&self.deck.words.text, &block.plain()));
            self.text_box(&label, &block, &frame);
        }
    }

    fn titled(&mut self, block: &Block, frame: &Frame) {
        let before = std::mem::take(&mut self.xml);
        let role = self.title_role();
        self.placeholder(&role, &frame.shape(), |slide| {
            slide.body(std::slice::from_ref(block), frame)
        });
        self.title = Some(std::mem::replace(&mut self.xml, before));
    }

    /// A page without a title still has one for whoever lists or hears the slides: above the slide, where nobody sees it.
    fn unseen_title(&mut self, title: &str) {
        let before = std::mem::take(&mut self.xml);
        let role = self.title_role();
        self.placeholder(&role, &Bounds::new(0.0, -40.0, 400.0, 30.0), |slide| {
            slide.plain_body(title)
        });
        self.title = Some(std::mem::replace(&mut self.xml, before));
    }

    fn title_role(&self) -> Role {
        Role {
            holder: "type=\"title\"",
            label: Label::new(&self.deck.words.title),
        }
    }

    /// What the map belongs to, and the number of the slide, which follows the slide when it is moved.
    fn footer(&mut self, marks: Vec<Mark>) {
        let blocks = || {
            marks.iter().filter_map(|mark| match mark {
                Mark::Words(block) => Some(block),
                _ => None,
            })
        };
        // The number stands farthest right.
        let right = |block: &Block| block.bounds().right;
        let numbers = blocks().enumerate();
        let Some((at, number)) = numbers.max_by(|(_, a), (_, b)| right(a).total_cmp(&right(b))) else {
            return;
        };
        let others = || {
            blocks()
                .enumerate()
                .filter(|(other, _)| *other != at)
                .map(|(_, block)| block)
        };
        let all: Vec<String> = others().map(Block::plain).collect();
        if let (false, Some(bounds)) = (all.is_empty(), others().map(Block::bounds).reduce(Bounds::joined)) {
            let role = Role {
                holder: "type=\"ftr\" sz=\"quarter\" idx=\"11\"",
                label: Label::new(&self.deck.words.footer),
            };
            let bounds = Bounds {
                right: bounds.right + bounds.w() * 0.1,
                ..bounds
            };
            self.placeholder(&role, &bounds, |slide| slide.plain_body(&all.join("  ·  ")));
        }
        let role = Role {
            holder: "type=\"sldNum\" sz=\"quarter\" idx=\"12\"",
            label: Label::new(&self.deck.words.number),
        };
        let right = number.bounds();
        let bounds = Bounds {
            left: right.right - 60.0,
            ..right
        };
        self.placeholder(&role, &bounds, |slide| slide.number_body(&number.plain()));
    }

    fn label(&self, group: &Group) -> Label {
        let words = &self.deck.words;
        let said = || self.marks.first_text();
        match &group.tag {
            Tag::Decoration => Label::new(&words.lines),
            Tag::Title | Tag::Footer => Label::new(&words.text),
            Tag::Legend => Label::new(&words.legend),
            Tag::Persona { persona } => {
                let name = self
                    .deck
                    .doc
                    .persona(persona)
                    .map_or("", |persona| persona.name.as_str());
                Label::new(&named(&words.persona, name))
            }
            Tag::Head { .. } => Label::new(&named(&words.stage, &said())),
            Tag::LaneHead { .. } => Label::new(&named(&words.lane, &said())),
            Tag::Card { card, .. } => Label {
                name: named(&words.card, &self.marks.longest_text()),
                alt: String::new(),
                link: self.deck.address_of(card),
            },
            Tag::Figure { lane, alt } => Label {
                name: self
                    .deck
                    .doc
                    .lanes
                    .get(lane)
                    .map_or_else(String::new, |lane| lane_name(words.lang, lane)),
                alt: alt.clone(),
                link: None,
            },
            Tag::Link { alt, .. } => Label {
                name: named(&words.arrow, alt),
                alt: alt.clone(),
                link: None,
            },
        }
    }
}

impl Painter for Slide<'_, '_> {
    /// The sheet is the slide's own ground, which the master has.
    fn ground(&mut self, _sheet: Rect, _look: &Look) {}

    fn end(&mut self, group: &Group) {
        let label = self.label(group);
        let marks = self.marks.finish();
        let (inside, edge) = match &group.tag {
            Tag::Title => return self.title(group, marks),
            Tag::Footer => return self.footer(marks),
            Tag::Decoration | Tag::Figure { .. } => (Inside::None, None),
            Tag::Legend => (Inside::None, Some(group.x + group.w)),
            Tag::LaneHead { .. } => (Inside::First, Some(group.x + group.w)),
            Tag::Persona { .. } | Tag::Head { .. } | Tag::Card { .. } | Tag::Link { .. } => (Inside::All, None),
        };
        self.group(&label, &items(marks, inside), edge);
    }

    fn path(&mut self, path: &Path, look: &Look) {
        self.marks.path(path, look);
    }

    fn rect(&mut self, rect: Rect, look: &Look) {
        self.marks.rect(rect, look);
    }

    fn icon(&mut self, name: &str, _outline: &Path, x: f32, y: f32, size: f32, color: Rgb) {
        let square = Rect {
            x,
            y,
            w: size,
            h: size,
            radius: 0.0,
        };
        self.marks.icon(name, square, color);
    }

    fn text(&mut self, text: &TextPart, x: f32, baseline: f32, color: Rgb) {
        self.marks.text(text, x, baseline, color);
    }

    fn image(&mut self, image: &ImagePart, rect: Rect) {
        self.marks.image(image, rect);
    }
}
