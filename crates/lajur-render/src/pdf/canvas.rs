//! Draws the parts on krilla's surface and notes what each marked piece of content belongs to.

use std::collections::BTreeMap;

use krilla::color::rgb;
use krilla::geom::{Path as Outline, PathBuilder, Point, Rect as Area, Size, Transform};
use krilla::image::Image;
use krilla::num::NormalizedF32;
use krilla::paint::{
    Fill, FillRule, LineCap, LineJoin, LinearGradient, Paint as Ink, SpreadMethod, Stop as Mark, Stroke, StrokeDash,
};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use lajur_layout::scene::{Group, ImagePart, Path, Seg, Tag, TextPart};
use lajur_model::AssetId;

use super::letters::Type;
use super::told::Told;
use crate::paint::{ICON_LINE, ICON_SQUARE, Line, Look, Paint, Painter, Rect, Rgb};
use crate::photo::{Images, fitted};

/// Points per CSS pixel.
pub(super) const POINTS_PER_PX: f32 = 0.75;
/// Pixels of a photo per CSS pixel of paper: 300 dots per inch.
const PHOTO_DENSITY: f32 = 300.0 / 96.0;

/// How letters get on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letters {
    /// With embedded, subset faces.
    Fonts,
    /// As outlines with their text beside them.
    Outlines,
}

/// A piece of marked content.
pub(super) enum Content {
    /// Letters.
    Text { id: Identifier, size: f32 },
    /// Letters with an address behind them; the area in points.
    Link {
        id: Identifier,
        size: f32,
        area: Option<Area>,
        address: String,
        text: String,
        /// The annotation that takes a click; none before its page is drawn.
        mark: Option<Identifier>,
    },
    /// A picture with its alternative text.
    Picture { id: Identifier, alt: String },
}

/// A group of the drawing with its marked content.
pub(super) struct Block {
    /// What the group is.
    pub tag: Tag,
    /// Its content in reading order.
    pub content: Vec<Content>,
    /// Its letters, lines joined by spaces.
    pub text: String,
    /// Upper left corner in points.
    pub at: Point,
    /// Its page, counted from 0.
    pub page: usize,
}

/// What a group's parts are drawn as.
#[derive(Clone, Copy, PartialEq)]
enum Mode {
    /// Nothing a reader is told of.
    Artifact(ArtifactType),
    /// One picture.
    Figure,
    /// Text, with everything else around it as artifacts.
    Text,
}

/// What all pages of a document share while they are drawn.
#[derive(Default)]
pub(super) struct Book {
    /// Everything told, page by page.
    pub blocks: Vec<Block>,
    told: Told,
    fonts: BTreeMap<u32, Option<Type>>,
    photos: BTreeMap<(AssetId, u32, u32), Option<Image>>,
    icons: BTreeMap<String, Option<Outline>>,
}

/// A page while it is drawn.
pub(super) struct Canvas<'p, 'i, 'b> {
    surface: Surface<'p>,
    images: Images<'i>,
    letters: Letters,
    mode: Mode,
    /// True between `start_tagged` and `end_tagged`.
    open: bool,
    page: usize,
    book: &'b mut Book,
}

/// Content without anything in it, for a cell that has to be there.
pub(super) fn nothing(surface: &mut Surface<'_>) -> Identifier {
    let id = surface.start_tagged(ContentTag::Other);
    surface.end_tagged();
    id
}

impl<'p, 'i, 'b> Canvas<'p, 'i, 'b> {
    pub(super) fn new(
        mut surface: Surface<'p>,
        images: Images<'i>,
        letters: Letters,
        page: usize,
        book: &'b mut Book,
    ) -> Self {
        surface.push_transform(&Transform::from_scale(POINTS_PER_PX, POINTS_PER_PX));
        Self {
            surface,
            images,
            letters,
            mode: Mode::Artifact(ArtifactType::Layout),
            open: false,
            page,
            book,
        }
    }

    /// Ends the drawing, also one that was stopped in the middle: krilla wants what was opened closed.
    pub(super) fn finish(mut self) -> Surface<'p> {
        self.close();
        self.surface.pop();
        self.surface
    }

    /// Opens an artifact for what is drawn next, unless something is open already.
    fn quietly(&mut self) {
        if !self.open {
            let kind = if let Mode::Artifact(kind) = self.mode {
                kind
            } else {
                ArtifactType::Layout
            };
            self.surface
                .start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
            self.open = true;
        }
    }

    fn close(&mut self) {
        if self.open {
            self.surface.end_tagged();
            self.open = false;
        }
    }

    fn draw(&mut self, path: &Path, look: &Look) {
        // Without fill and line krilla fills with black.
        if look.fill.is_none() && look.line.is_none() {
            return;
        }
        let Some(outline) = outline(path) else { return };
        self.surface.set_fill(look.fill.as_ref().map(fill));
        self.surface.set_stroke(look.line.as_ref().map(stroke));
        self.surface.draw_path(&outline);
    }

    fn letters(&mut self, text: &TextPart, x: f32, baseline: f32, color: Rgb, outlined: bool) {
        self.surface.set_fill(Some(fill(&Paint::Solid(color))));
        self.surface.set_stroke(None);
        let mut pen = 0.0;
        for run in text.runs.iter() {
            let face = &run.face;
            let font = self.book.fonts.entry(face.number).or_insert_with(|| Type::of(face));
            if let Some(font) = font {
                let shaped = font.shaped(run, text, pen);
                let start = Point::from_xy(x + pen, baseline);
                for (glyphs, outlined) in [(&shaped.letters, outlined), (&shaped.marks, true)] {
                    if glyphs.is_empty() {
                        continue;
                    }
                    let font = font.font.clone();
                    self.surface
                        .draw_glyphs(start, glyphs, font, &text.text, text.size, outlined);
                }
            }
            pen += run.glyphs.iter().map(|glyph| glyph.advance).sum::<f32>();
        }
    }

    fn photo(&mut self, image: &ImagePart, rect: Rect) -> Option<Image> {
        let side = |length: f32| (length * PHOTO_DENSITY).ceil().clamp(1.0, 8192.0) as u32;
        let (width, height) = (side(rect.w), side(rect.h));
        let images = self.images;
        self.book
            .photos
            .entry((image.asset.clone(), width, height))
            .or_insert_with(|| {
                let photo = fitted(&images(&image.asset)?, width, height)?;
                let (w, h) = photo.dimensions();
                Some(Image::from_rgba8(photo.into_raw(), w, h))
            })
            .clone()
    }

    fn draw_photo(&mut self, photo: Image, rect: Rect) {
        let (Some(clip), Some(size)) = (outline(&rect.path()), Size::from_wh(rect.w, rect.h)) else {
            return;
        };
        self.surface.push_clip_path(&clip, &FillRule::NonZero);
        self.surface.push_transform(&Transform::from_translate(rect.x, rect.y));
        self.surface.draw_image(photo, size);
        self.surface.pop();
        self.surface.pop();
    }

    fn note(&mut self, content: Content, text: &str) {
        if let Some(block) = self.book.blocks.last_mut() {
            block.content.push(content);
            if !block.text.is_empty() {
                block.text.push(' ');
            }
            block.text.push_str(text);
        }
    }
}

impl Painter for Canvas<'_, '_, '_> {
    fn begin(&mut self, group: &Group) {
        self.close();
        self.mode = if self.book.told.is_new(&group.tag, &mut self.book.blocks) {
            mode(&group.tag)
        } else {
            Mode::Artifact(ArtifactType::Header)
        };
        if matches!(self.mode, Mode::Artifact(_)) {
            return;
        }
        let at = Point::from_xy(group.x * POINTS_PER_PX, group.y * POINTS_PER_PX);
        self.book.blocks.push(Block {
            tag: group.tag.clone(),
            content: Vec::new(),
            text: String::new(),
            at,
            page: self.page,
        });
        if let (Mode::Figure, Tag::Figure { alt, .. } | Tag::Link { alt, .. }) = (self.mode, &group.tag) {
            let id = self.surface.start_tagged(ContentTag::Other);
            self.open = true;
            self.note(Content::Picture { id, alt: alt.clone() }, "");
        }
    }

    fn end(&mut self, _group: &Group) {
        self.close();
        self.mode = Mode::Artifact(ArtifactType::Layout);
    }

    fn path(&mut self, path: &Path, look: &Look) {
        self.quietly();
        self.draw(path, look);
    }

    /// Drawn by the same numbers wherever it stands: short ones, which the file's compression finds again.
    fn icon(&mut self, name: &str, outline: &Path, x: f32, y: f32, size: f32, color: Rgb) {
        self.quietly();
        if !self.book.icons.contains_key(name) {
            self.book.icons.insert(name.to_owned(), self::outline(outline));
        }
        let Some(Some(outline)) = self.book.icons.get(name) else {
            return;
        };
        let scale = size / ICON_SQUARE;
        let line = Line {
            paint: Paint::Solid(color),
            width: ICON_LINE,
            dash: Vec::new(),
            round: true,
        };
        self.surface
            .push_transform(&Transform::from_row(scale, 0.0, 0.0, scale, x, y));
        self.surface.set_fill(None);
        self.surface.set_stroke(Some(stroke(&line)));
        self.surface.draw_path(outline);
        self.surface.pop();
    }

    fn text(&mut self, text: &TextPart, x: f32, baseline: f32, color: Rgb) {
        let outlined = self.letters == Letters::Outlines;
        if self.mode != Mode::Text {
            self.quietly();
            self.letters(text, x, baseline, color, outlined);
            return;
        }
        self.close();
        let beside = outlined.then_some(text.text.as_str());
        let id = self
            .surface
            .start_tagged(ContentTag::Span(SpanTag::empty().with_actual_text(beside)));
        self.letters(text, x, baseline, color, outlined);
        self.surface.end_tagged();
        self.note(content(text, x, baseline, id), &text.text);
    }

    fn image(&mut self, image: &ImagePart, rect: Rect) {
        let Some(photo) = self.photo(image, rect) else { return };
        if self.mode != Mode::Text || image.alt.trim().is_empty() {
            self.quietly();
            self.draw_photo(photo, rect);
            return;
        }
        self.close();
        let id = self.surface.start_tagged(ContentTag::Other);
        self.draw_photo(photo, rect);
        self.surface.end_tagged();
        self.note(
            Content::Picture {
                id,
                alt: image.alt.clone(),
            },
            "",
        );
    }
}

/// A figure without words for it is decoration: PDF/UA would refuse it.
fn mode(tag: &Tag) -> Mode {
    match tag {
        Tag::Decoration => Mode::Artifact(ArtifactType::Layout),
        Tag::Footer => Mode::Artifact(ArtifactType::Footer),
        Tag::Figure { alt, .. } | Tag::Link { alt, .. } if alt.trim().is_empty() => {
            Mode::Artifact(ArtifactType::Layout)
        }
        Tag::Figure { .. } | Tag::Link { .. } => Mode::Figure,
        Tag::Title | Tag::Persona { .. } | Tag::Head { .. } | Tag::LaneHead { .. } | Tag::Card { .. } | Tag::Legend => {
            Mode::Text
        }
    }
}

fn content(text: &TextPart, x: f32, baseline: f32, id: Identifier) -> Content {
    let Some(address) = text.link.clone() else {
        return Content::Text { id, size: text.size };
    };
    let top = baseline - text.size;
    let [left, top, right, bottom] =
        [x, top, x + text.w, baseline + text.size * 0.3].map(|length| length * POINTS_PER_PX);
    let area = Area::from_ltrb(left, top, right, bottom);
    Content::Link {
        id,
        size: text.size,
        area,
        address,
        text: text.text.clone(),
        mark: None,
    }
}

fn outline(path: &Path) -> Option<Outline> {
    let mut builder = PathBuilder::new();
    for seg in &path.0 {
        match *seg {
            Seg::Move(x, y) => builder.move_to(x, y),
            Seg::Line(x, y) => builder.line_to(x, y),
            Seg::Cubic(a, b, c, d, x, y) => builder.cubic_to(a, b, c, d, x, y),
            Seg::Close => builder.close(),
        }
    }
    builder.finish()
}

fn color((r, g, b): Rgb) -> rgb::Color {
    rgb::Color::new(r, g, b)
}

fn share(value: f32) -> NormalizedF32 {
    NormalizedF32::new(value).unwrap_or(NormalizedF32::ONE)
}

fn ink(paint: &Paint) -> Ink {
    match paint {
        Paint::Solid(solid) => color(*solid).into(),
        Paint::Vertical { y0, y1, stops } => LinearGradient {
            x1: 0.0,
            y1: *y0,
            x2: 0.0,
            y2: *y1,
            transform: Transform::identity(),
            spread_method: SpreadMethod::Pad,
            stops: stops
                .iter()
                .map(|stop| Mark {
                    offset: share(stop.offset),
                    color: color(stop.color).into(),
                    opacity: share(stop.opacity),
                })
                .collect(),
            anti_alias: false,
        }
        .into(),
    }
}

fn fill(paint: &Paint) -> Fill {
    Fill {
        paint: ink(paint),
        opacity: NormalizedF32::ONE,
        rule: FillRule::NonZero,
    }
}

fn stroke(line: &Line) -> Stroke {
    let (line_cap, line_join) = if line.round {
        (LineCap::Round, LineJoin::Round)
    } else {
        (LineCap::Butt, LineJoin::Miter)
    };
    // Dashes without any length would never end.
    let dashed = line.dash.iter().sum::<f32>() > 0.01;
    Stroke {
        paint: ink(&line.paint),
        width: line.width,
        line_cap,
        line_join,
        dash: dashed.then(|| StrokeDash {
            array: line.dash.clone(),
            offset: 0.0,
        }),
        ..Stroke::default()
    }
}
