//! The bytes of a file of each kind.

use lajur_formats::lajur;
use lajur_formats::plain::{self, Between, Shape};
use lajur_formats::xlsx::{self, XlsxOptions};
use lajur_layout::{Fit, Hue, Ink, PageSetup, Pages, SceneOptions, Theme, Tone, pages, scene};
use lajur_model::{AssetId, Color, Rgb, View};
use lajur_render::{Day, HtmlOptions, PngOptions, PptxOptions, SvgOptions, Watch, html, png, pptx, svg};

use super::{Export, Exporting, Format, pdf_file};
use crate::app::lay_out;
use crate::clock::now;
use crate::fonts::fonts_for;
use crate::{ApiError, Result};

/// The bytes of a file of this kind.
pub(super) fn bytes_of(
    what: &Export,
    format: Format,
    how: &Exporting,
    shape: Shape,
    watch: Watch<'_>,
) -> Result<Vec<u8>> {
    let images = |asset: &AssetId| what.images.get(asset).cloned();
    let drawing = || scene(&what.doc, &lay_out(&what.doc), &SceneOptions::paper());
    Ok(match format {
        Format::Lajur => map_file(what),
        Format::Pdf => pdf_file(what, &how.print, watch)?.bytes,
        Format::Pptx => slides(what, how, watch)?,
        Format::Svg => svg(
            &drawing(),
            &SvgOptions {
                images: &images,
                ..SvgOptions::default()
            },
        )
        .into_bytes(),
        Format::Png => png(
            &drawing(),
            &PngOptions {
                images: &images,
                watch,
                ..PngOptions::default()
            },
        )?,
        Format::Html => html(
            &what.doc,
            &HtmlOptions {
                date: Day::parse(&now()),
                images: &images,
            },
        )
        .into_bytes(),
        Format::Xlsx => workbook(what)?,
        Format::Csv => plain::separated(&what.doc, Between::Commas, shape),
        Format::Tsv => plain::separated(&what.doc, Between::Tabs, shape),
        Format::Markdown => plain::markdown(&what.doc, shape).into_bytes(),
    })
}

/// The slides of a map.
pub(super) fn slide_pages(what: &Export, how: &Exporting) -> Result<Pages> {
    /// More slides nobody shows; a map of ten thousand cards takes 714.
    const MOST: u32 = 2_000;
    let fit = match how.slides.as_str() {
        "" | "map" => Fit::Readable,
        "stages" => Fit::Stages,
        other => return Err(ApiError::NoSlides(other.to_owned())),
    };
    let setup = PageSetup {
        most_sheets: MOST,
        ..PageSetup::slides(fit)
    };
    pages(&what.doc, &View::default(), &setup, fonts_for(&what.doc)).map_err(ApiError::Page)
}

fn slides(what: &Export, how: &Exporting, watch: Watch<'_>) -> Result<Vec<u8>> {
    let pages = slide_pages(what, how)?;
    let images = |asset: &AssetId| what.images.get(asset).cloned();
    let options = PptxOptions {
        date: Day::parse(&now()),
        images: &images,
        watch,
        ..PptxOptions::default()
    };
    Ok(pptx(&what.doc, &pages, &options)?)
}

fn workbook(what: &Export) -> Result<Vec<u8>> {
    let theme = Theme::paper();
    let rgb = |ink: &Ink| {
        let (red, green, blue) = theme.rgb(ink);
        Rgb(red, green, blue)
    };
    let tint = |color: &Color| {
        let hue = Hue::of(color);
        (rgb(&Ink::Tone(hue, Tone::Tint)), rgb(&Ink::Tone(hue, Tone::Text)))
    };
    let now = now();
    let options = XlsxOptions {
        tint: &tint,
        image: &|asset| Some(what.images.get(asset)?.bytes.to_vec()),
        day: now.get(..10).unwrap_or_default(),
    };
    Ok(xlsx::write(&what.doc, &options)?)
}

/// The bytes of a map's own file.
pub(crate) fn map_file(what: &Export) -> Vec<u8> {
    lajur::write(&what.doc, &|asset| Some(what.images.get(asset)?.bytes.to_vec())).bytes
}
