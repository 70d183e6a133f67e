//! The parts of a group at their places, before it is known what belongs together.

use lajur_layout::scene::{ImagePart, Path, TextPart};

use super::block::{Block, Run};
use super::geometry::{Bounds, Outline};
use crate::paint::{Look, Rect, Rgb};

/// One thing on a slide.
pub(super) enum Mark {
    /// A shape.
    Shape(Outline, Look),
    /// An icon by its name, in a square.
    Icon(String, Rect, Rgb),
    /// A picture.
    Picture(ImagePart, Rect),
    /// A text that is part of no shape.
    Words(Block),
}

impl Mark {
    pub(super) fn bounds(&self) -> Bounds {
        match self {
            Mark::Shape(outline, _) => outline.bounds(),
            Mark::Icon(_, square, _) => Bounds::of(square),
            Mark::Picture(_, rect) => Bounds::of(rect),
            Mark::Words(block) => block.bounds(),
        }
    }

    /// True for a shape that other things can lie on.
    pub(super) fn is_ground(&self) -> bool {
        match self {
            Mark::Shape(Outline::Rect(_), _) => true,
            Mark::Shape(Outline::Path(_), look) => look.fill.is_some(),
            Mark::Icon(..) | Mark::Picture(..) | Mark::Words(_) => false,
        }
    }
}

/// Takes the parts of a group as they come, and makes texts of their lines.
#[derive(Default)]
pub(super) struct Marks(Vec<Mark>);

impl Marks {
    pub(super) fn path(&mut self, path: &Path, look: &Look) {
        self.0.push(Mark::Shape(Outline::Path(path.clone()), look.clone()));
    }

    pub(super) fn rect(&mut self, rect: Rect, look: &Look) {
        self.0.push(Mark::Shape(Outline::Rect(rect), look.clone()));
    }

    pub(super) fn icon(&mut self, name: &str, square: Rect, color: Rgb) {
        self.0.push(Mark::Icon(name.to_owned(), square, color));
    }

    pub(super) fn image(&mut self, image: &ImagePart, rect: Rect) {
        self.0.push(Mark::Picture(image.clone(), rect));
    }

    pub(super) fn text(&mut self, part: &TextPart, x: f32, baseline: f32, color: Rgb) {
        let top = baseline - (part.baseline - part.top);
        let run = Run::new(part, x, color);
        let run = match self.0.last_mut() {
            Some(Mark::Words(block)) => block.take(run, top, part.line),
            _ => Some(run),
        };
        if let Some(run) = run {
            self.0.push(Mark::Words(Block::new(run, top, part.line)));
        }
    }

    fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.0.iter().filter_map(|mark| match mark {
            Mark::Words(block) => Some(block),
            _ => None,
        })
    }

    /// The first text: what names a stage, a lane or a persona.
    pub(super) fn first_text(&self) -> String {
        self.blocks().next().map(Block::plain).unwrap_or_default()
    }

    /// The longest text: what a card says, and not the channels above it.
    pub(super) fn longest_text(&self) -> String {
        let texts = self.blocks().map(Block::plain);
        texts.max_by_key(String::len).unwrap_or_default()
    }

    /// All marks, in painting order.
    pub(super) fn finish(&mut self) -> Vec<Mark> {
        std::mem::take(&mut self.0)
    }
}
