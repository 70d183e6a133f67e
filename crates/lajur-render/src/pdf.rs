//! PDF: pages of exactly the paper's size, tagged for screen readers, with text that can be selected.
//!
//! krilla's validator for PDF/UA-1 runs on every export and refuses a document that lacks a title, a language, an
//! outline or an alternative text.

mod canvas;
mod letters;
mod structure;
mod table;
mod told;

use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::error::KrillaError;
use krilla::metadata::{DateTime, Metadata};
use krilla::page::PageSettings;
use krilla::{Document, SerializeSettings};
use lajur_layout::{Page, Pages, Scene};

use crate::paint::walk;
use crate::photo::{Images, no_images};
use crate::{RenderError, Watch};
use canvas::{Book, Canvas, Letters};
use structure::{Plan, annotate};

/// Longest side of a PDF page in points; readers refuse more.
const LONGEST_SIDE: f32 = 14_400.0;
/// Points per millimetre.
const POINTS_PER_MM: f32 = 72.0 / 25.4;

/// A day, for the document's properties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// Year, 1 to 9999.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to 31.
    pub day: u8,
}

impl Day {
    /// Reads `2026-11-22`; what follows the day (a time) is left out. None where it is no day.
    #[must_use]
    pub fn parse(text: &str) -> Option<Day> {
        let mut parts = text.get(..10)?.split('-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        let day = parts.next()?.parse().ok()?;
        let is_day = (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        (is_day && parts.next().is_none()).then_some(Day { year, month, day })
    }
}

/// What a PDF says of itself.
#[derive(Clone)]
pub struct PdfOptions<'a> {
    /// Title; the drawing's own where empty.
    pub title: String,
    /// Author; may be empty.
    pub author: String,
    /// Day it was made. Handed in, because the same input gives the same bytes.
    pub date: Option<Day>,
    /// Language, a BCP 47 tag; the drawing's own where empty.
    pub language: String,
    /// Where bytes of pictures come from.
    pub images: Images<'a>,
    /// Progress (in groups) and cancel.
    pub watch: Watch<'a>,
}

impl Default for PdfOptions<'_> {
    fn default() -> Self {
        Self {
            title: String::new(),
            author: String::new(),
            date: None,
            language: String::new(),
            images: &no_images,
            watch: Watch::default(),
        }
    }
}

/// The pages as a PDF file.
///
/// # Errors
/// [`RenderError::PageSize`] for a sheet no PDF page can have, [`RenderError::Cancelled`], and [`RenderError::Pdf`]
/// where the writer refuses the document.
pub fn pdf(pages: &Pages, options: &PdfOptions<'_>) -> Result<Vec<u8>, RenderError> {
    match write(pages, options, Letters::Fonts)? {
        Ok(file) => Ok(file),
        // A system face may forbid embedding, or map its glyphs to letters PDF/UA forbids. Outlines need no face; the
        // text travels beside them.
        Err(KrillaError::Validation(_) | KrillaError::Font(..)) => {
            write(pages, options, Letters::Outlines)?.map_err(|error| refused(&error))
        }
        Err(error) => Err(refused(&error)),
    }
}

fn refused(error: &KrillaError) -> RenderError {
    let reasons = match error {
        KrillaError::Validation(problems) => problems.iter().map(|(problem, _)| format!("; {problem:?}")).collect(),
        _ => String::new(),
    };
    RenderError::Pdf(format!("{error}{reasons}"))
}

fn write(
    pages: &Pages,
    options: &PdfOptions<'_>,
    letters: Letters,
) -> Result<Result<Vec<u8>, KrillaError>, RenderError> {
    let mut document = Document::new_with(settings()?);
    let scene = |text: fn(&Scene) -> &String| pages.pages.first().map_or("", |page| text(&page.scene));
    let title = first_filled([&options.title, scene(|scene| &scene.title)]);
    let language = first_filled([&options.language, scene(|scene| &scene.language)]);
    let total = pages.pages.iter().map(|page| page.scene.groups.len()).sum();
    let mut book = Book::default();
    let (mut done, mut plan) = (0, None);
    for (number, page) in pages.pages.iter().enumerate() {
        let mut sheet = document.start_page_with(page_settings(page)?);
        let told = book.blocks.len();
        let mut canvas = Canvas::new(sheet.surface(), options.images, letters, number, &mut book);
        let walked = options
            .watch
            .part(done, total, |watch| walk(&page.scene, &pages.theme, &mut canvas, watch));
        let mut surface = canvas.finish();
        walked?;
        done += page.scene.groups.len();
        if number + 1 < pages.pages.len() {
            surface.finish();
            annotate(book.blocks[told..].iter_mut(), &mut sheet);
        } else {
            let mut all = Plan::of(std::mem::take(&mut book.blocks), &mut surface, &title);
            surface.finish();
            annotate(all.blocks_of(number), &mut sheet);
            plan = Some(all);
        }
        sheet.finish();
    }
    if let Some(plan) = plan {
        let (tree, outline) = plan.write(&title, &language);
        document.set_tag_tree(tree);
        document.set_outline(outline);
    }
    document.set_metadata(metadata(options, title, language));
    if (options.watch.cancelled)() {
        return Err(RenderError::Cancelled);
    }
    Ok(document.finish())
}

fn settings() -> Result<SerializeSettings, RenderError> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| RenderError::Pdf(format!("{error:?}")))?;
    Ok(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    })
}

fn page_settings(page: &Page) -> Result<PageSettings, RenderError> {
    let (width, height) = (page.width_mm * POINTS_PER_MM, page.height_mm * POINTS_PER_MM);
    let too_large = width > LONGEST_SIDE || height > LONGEST_SIDE;
    PageSettings::from_wh(width, height)
        .filter(|_| !too_large)
        .ok_or(RenderError::PageSize {
            width_mm: page.width_mm as u32,
            height_mm: page.height_mm as u32,
        })
}

/// The first text with letters in it. The product's name stands in, since PDF/UA refuses an empty title.
fn first_filled(texts: [&str; 2]) -> String {
    texts
        .into_iter()
        .find(|text| !text.trim().is_empty())
        .unwrap_or("Lajur")
        .to_owned()
}

fn metadata(options: &PdfOptions<'_>, title: String, language: String) -> Metadata {
    let mut metadata = Metadata::new()
        .title(title)
        .language(language)
        .creator("Lajur".to_owned());
    if !options.author.trim().is_empty() {
        metadata = metadata.authors(vec![options.author.clone()]);
    }
    match options.date {
        Some(Day { year, month, day }) => metadata.creation_date(DateTime::new(year).month(month).day(day)),
        None => metadata,
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn a_day_is_read_with_and_without_a_time() {
        let day = Some(Day {
            year: 2026,
            month: 11,
            day: 22,
        });
        assert_eq!(Day::parse("2026-11-22"), day, "the plain day");
        assert_eq!(Day::parse("2026-11-22T10:11:12Z"), day, "the time does not matter");
        for wrong in [
            "",
            "2026-11",
            "2026-13-01",
            "2026-00-01",
            "abcd-ef-gh",
            "2026-1-2-3-4",
            "２０２６-11-22",
        ] {
            assert_eq!(Day::parse(wrong), None, "{wrong} is no day");
        }
    }
}
