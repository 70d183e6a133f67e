//! The bytes of a file of each kind.

use lajur_formats::lajur;
use lajur_formats::plain::{self, Between, Shape};
use lajur_formats::xlsx::{self, XlsxOptions};
use lajur_layout::{Fit, Hue, Ink, LeftOut, PageSetup, Pages, Theme, Tone};
use lajur_model::{AssetId, Color, Rgb};
use lajur_render::{Day, HtmlOptions, PngOptions, PptxOptions, SvgOptions, Watch, html, png, pptx, svg};

use super::chosen::Chosen;
use super::{Export, Exporting, Format, Printed, pdf_file};
use crate::clock::now;
use crate::{ApiError, Result};

/// A file that is made.
pub(super) struct Made {
    pub bytes: Vec<u8>,
    /// What is on its pages, where it is printed.
    pub printed: Option<Printed>,
    /// What is not on it, where it is a drawing.
    pub left_out: Option<LeftOut>,
}

impl From<Vec<u8>> for Made {
    fn from(bytes: Vec<u8>) -> Self {
        Self {
            bytes,
            printed: None,
            left_out: None,
        }
    }
}

/// A file of this kind.
pub(super) fn made(
    chosen: &Chosen<'_>,
    format: Format,
    how: &Exporting,
    shape: Shape,
    watch: Watch<'_>,
) -> Result<Made> {
    let images = |asset: &AssetId| chosen.image(asset);
    Ok(match format {
        Format::Lajur => map_file(chosen.what).into(),
        Format::Pdf => {
            let file = pdf_file(chosen.what, &how.print, watch)?;
            Made {
                bytes: file.bytes,
                printed: Some(file.printed),
                left_out: Some(file.left_out),
            }
        }
        Format::Pptx => slides(chosen, how, watch)?,
        Format::Svg => {
            let options = SvgOptions {
                images: &images,
                ..SvgOptions::default()
            };
            let drawing = chosen.drawing();
            drawn(svg(&drawing.scene, &options).into_bytes(), drawing.left_out)
        }
        Format::Png => {
            let options = PngOptions {
                images: &images,
                watch,
                ..PngOptions::default()
            };
            let drawing = chosen.drawing();
            drawn(png(&drawing.scene, &options)?, drawing.left_out)
        }
        Format::Html => html(
            &chosen.part(),
            &HtmlOptions {
                date: Day::parse(&now()),
                images: &images,
                folded: chosen.folded(),
            },
        )
        .into_bytes()
        .into(),
        Format::Xlsx => workbook(chosen)?.into(),
        Format::Csv => plain::separated(&chosen.part(), Between::Commas, shape).into(),
        Format::Tsv => plain::separated(&chosen.part(), Between::Tabs, shape).into(),
        Format::Markdown => plain::markdown(&chosen.part(), shape).into_bytes().into(),
    })
}

fn drawn(bytes: Vec<u8>, left_out: LeftOut) -> Made {
    Made {
        left_out: Some(left_out),
        ..bytes.into()
    }
}

/// The slides of a map.
pub(super) fn slide_pages(chosen: &Chosen<'_>, how: &Exporting) -> Result<Pages> {
    chosen.pages(&slides_setup(how)?)
}

/// How slides are asked for.
pub(super) fn slides_setup(how: &Exporting) -> Result<PageSetup> {
    /// More slides nobody shows; a map of ten thousand cards takes 714.
    const MOST: u32 = 2_000;
    let fit = match how.slides.as_str() {
        "" | "map" => Fit::Readable,
        "stages" => Fit::Stages,
        other => return Err(ApiError::NoSlides(other.to_owned())),
    };
    Ok(PageSetup {
        most_sheets: MOST,
        ..PageSetup::slides(fit)
    })
}

fn slides(chosen: &Chosen<'_>, how: &Exporting, watch: Watch<'_>) -> Result<Made> {
    let pages = slide_pages(chosen, how)?;
    let images = |asset: &AssetId| chosen.image(asset);
    let options = PptxOptions {
        date: Day::parse(&now()),
        images: &images,
        watch,
        ..PptxOptions::default()
    };
    Ok(drawn(pptx(&chosen.what.doc, &pages, &options)?, pages.left_out))
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
