//! PPTX: a slide for each page, made of shapes that a person can go on working with.
//!
//! A card is one rounded rectangle with its text inside, as real paragraphs: whoever opens the file breaks the lines
//! anew, in the place and with the insets that the layout gave them. So this painter is the only one that takes lines
//! apart; it places nothing either.
//!
//! In reading order: what a group is made of (`mark`, `block`, `item`); how that is written (`geometry`, `ink`, `body`,
//! `shape`); one slide (`slide`, `links`, `media`, `notes`); and the file around them (`frame`, `theme`, `package`).

mod block;
mod body;
mod frame;
mod geometry;
mod ink;
mod item;
mod links;
mod mark;
mod media;
mod notes;
mod package;
mod shape;
mod slide;
mod theme;
mod words;

use lajur_layout::Pages;
use lajur_model::Doc;

use crate::paint::walk;
use crate::pdf::Day;
use crate::photo::{Images, no_images};
use crate::{RenderError, Watch};
use frame::About;
use geometry::Size;
use package::Package;
use slide::{Deck, Slide};

/// What a presentation says of itself.
#[derive(Clone)]
pub struct PptxOptions<'a> {
    /// Title; the map's own where empty.
    pub title: String,
    /// Author; the map's owner where empty.
    pub author: String,
    /// Day it was made. Handed in, because the same input gives the same bytes.
    pub date: Option<Day>,
    /// Where bytes of pictures come from.
    pub images: Images<'a>,
    /// Progress (in groups) and cancel.
    pub watch: Watch<'a>,
}

impl Default for PptxOptions<'_> {
    fn default() -> Self {
        Self {
            title: String::new(),
            author: String::new(),
            date: None,
            images: &no_images,
            watch: Watch::default(),
        }
    }
}

/// The pages of a map as a presentation, best those of
/// [`PageSetup::slides`](lajur_layout::PageSetup::slides). A point of paper becomes 4/3 points of the slide. What cards
/// rest on and who owns them stands in the speaker's notes, in the map's language.
///
/// # Errors
/// [`RenderError::Cancelled`], and [`RenderError::Pptx`] where the file cannot be put together.
pub fn pptx(doc: &Doc, pages: &Pages, options: &PptxOptions<'_>) -> Result<Vec<u8>, RenderError> {
    let size = Size::of(pages);
    let mut deck = Deck::new(doc, size.scale(), options.images);
    let notes: Vec<Vec<String>> = pages.pages.iter().map(|page| deck.notes(&page.scene)).collect();
    let about = About {
        title: first_filled([&options.title, &doc.map.title]),
        author: first_filled([&options.author, &doc.map.owner]),
        date: options.date,
        size,
        theme: pages.theme,
        lang: deck.words.lang,
    };
    let mut package = Package::new();
    frame::write(&mut package, &about, &notes)?;
    let total = pages.pages.iter().map(|page| page.scene.groups.len()).sum();
    let mut done = 0;
    for (at, page) in pages.pages.iter().enumerate() {
        let mut slide = Slide::new(&mut deck);
        let watch = options.watch;
        watch.part(done, total, |watch| walk(&page.scene, &pages.theme, &mut slide, watch))?;
        done += page.scene.groups.len();
        let (drawn, links) = slide.finish(&page.scene.title);
        frame::write_slide(&mut package, at + 1, &drawn, links, &notes[at], &deck.words)?;
    }
    deck.media.write(&mut package)?;
    if (options.watch.cancelled)() {
        return Err(RenderError::Cancelled);
    }
    package.finish()
}

/// The first text with letters in it; nothing where none has any.
fn first_filled(texts: [&String; 2]) -> String {
    let filled = texts.into_iter().find(|text| !text.trim().is_empty());
    filled.map_or_else(String::new, |text| text.trim().to_owned())
}
