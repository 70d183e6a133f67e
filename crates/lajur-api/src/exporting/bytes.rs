//! The bytes of a file of each kind.

use lajur_formats::lajur;
use lajur_formats::plain::{self, Between, Shape};
use lajur_formats::xlsx::{self, XlsxOptions};
use lajur_layout::{Fit, Hue, Ink, PageSetup, Pages, Theme, Tone};
use lajur_model::{AssetId, Color, Rgb};
use lajur_render::{Day, HtmlOptions, PngOptions, PptxOptions, SvgOptions, Watch, html, png, pptx, svg};

use super::chosen::Chosen;
use super::{Export, Exporting, Format, pdf_file};
use crate::clock::now;
use crate::{ApiError, Result};

/// The bytes of a file of this kind.
pub(super) fn bytes_of(
    chosen: &Chosen<'_>,
    format: Format,
    how: &Exporting,
    shape: Shape,
    watch: Watch<'_>,
) -> Result<Vec<u8>> {
    let images = |asset: &AssetId| chosen.image(asset);
    Ok(match format {
        Format::Lajur => map_file(chosen.what),
        Format::Pdf => pdf_file(chosen.what, &how.print, watch)?.bytes,
        Format::Pptx => slides(chosen, how, watch)?,
        Format::Svg => svg(
            &chosen.drawing(),
            &SvgOptions {
                images: &images,
                ..SvgOptions::default()
            },
        )
        .into_bytes(),
        Format::Png => png(
            &chosen.drawing(),
            &PngOptions {
                images: &images,
                watch,
                ..PngOptions::default()
            },
        )?,
        Format::Html => html(
            &chosen.part(),
            &HtmlOptions {
                date: Day::parse(&now()),
                images: &images,
                folded: chosen.folded(),
            },
        )
        .into_bytes(),
        Format::Xlsx => workbook(chosen)?,
        Format::Csv => plain::separated(&chosen.part(), Between::Commas, shape),
        Format::Tsv => plain::separated(&chosen.part(), Between::Tabs, shape),
        Format::Markdown => plain::markdown(&chosen.part(), shape).into_bytes(),
    })
}

/// The slides of a map.
pub(super) fn slide_pages(chosen: &Chosen<'_>, how: &Exporting) -> Result<Pages> {
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
    chosen.pages(&setup)
}

fn slides(chosen: &Chosen<'_>, how: &Exporting, watch: Watch<'_>) -> Result<Vec<u8>> {
    let pages = slide_pages(chosen, how)?;
    let images = |asset: &AssetId| chosen.image(asset);
    let options = PptxOptions {
        date: Day::parse(&now()),
        images: &images,
        watch,
        ..PptxOptions::default()
    };
    Ok(pptx(&chosen.what.doc, &pages, &options)?)
}

fn workbook(chosen: &Chosen<'_>) -> Result<Vec<u8>> {
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
        image: &|asset| Some(chosen.image(asset)?.bytes.to_vec()),
        day: now.get(..10).unwrap_or_default(),
    };
    Ok(xlsx::write(&chosen.part(), &options)?)
}

/// The bytes of a map's own file.
pub(crate) fn map_file(what: &Export) -> Vec<u8> {
    lajur::write(&what.doc, &|asset| Some(what.images.get(asset)?.bytes.to_vec())).bytes
}
