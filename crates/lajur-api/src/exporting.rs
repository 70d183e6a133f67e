//! Maps going out as files.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use lajur_formats::loss::{self, Carrier, Fate};
use lajur_formats::plain::{self, Between, Shape};
use lajur_formats::xlsx::{self, XlsxOptions};
use lajur_formats::{Image, lajur};
use lajur_layout::{Fit, Hue, Ink, PageSetup, PageWarning, Pages, Paper, SceneOptions, Theme, Tone, pages, scene};
use lajur_model::{AssetId, Color, Doc, MapId, Rgb, View};
use lajur_render::{
    Day, HtmlOptions, ImageBytes, PdfOptions, PngOptions, PptxOptions, SvgOptions, Watch, html, pdf, png, pptx, svg,
};
use lajur_words::Lang;
use serde::{Deserialize, Serialize};

use crate::app::lay_out;
use crate::checking::missing_letters;
use crate::clock::now;
use crate::fonts::fonts_for;
use crate::importing::read_file;
use crate::{ApiError, App, Printing, Result};

/// A map at one moment with all that its files need. Independent of the library: exports run beside it.
#[derive(Debug, Clone)]
pub struct Export {
    /// The map.
    pub doc: Arc<Doc>,
    /// Bytes of the images it names.
    pub images: BTreeMap<AssetId, ImageBytes>,
}

/// What a file can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Lajur's own file.
    Lajur,
    /// Vector picture.
    Svg,
    /// Picture.
    Png,
    /// Printed pages.
    Pdf,
    /// A workbook that gives the map back.
    Xlsx,
    /// A table with commas.
    Csv,
    /// A table with tabs.
    Tsv,
    /// Markdown.
    Markdown,
    /// A page for browsers.
    Html,
    /// Slides.
    Pptx,
}

impl Format {
    /// The format that the end of a file's name tells.
    ///
    /// # Errors
    /// Where it tells none that Lajur writes.
    pub fn of(path: &Path) -> Result<Self> {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        match ending.to_ascii_lowercase().as_str() {
            "lajur" => Ok(Self::Lajur),
            "svg" => Ok(Self::Svg),
            "png" => Ok(Self::Png),
            "pdf" => Ok(Self::Pdf),
            "xlsx" => Ok(Self::Xlsx),
            "csv" => Ok(Self::Csv),
            "tsv" => Ok(Self::Tsv),
            "md" | "markdown" => Ok(Self::Markdown),
            "html" | "htm" => Ok(Self::Html),
            "pptx" => Ok(Self::Pptx),
            _ => Err(ApiError::NoFormat(path.to_owned())),
        }
    }

    fn carrier(self, shape: Shape) -> Carrier {
        match (self, shape) {
            (Self::Lajur | Self::Xlsx, _) => Carrier::Whole,
            (Self::Svg | Self::Png | Self::Pdf, _) => Carrier::Drawing,
            (Self::Html, _) => Carrier::Page,
            (Self::Pptx, _) => Carrier::Slides,
            (Self::Csv | Self::Tsv, Shape::Grid) => Carrier::GridTable,
            (Self::Csv | Self::Tsv, Shape::List | Shape::Outline) | (Self::Markdown, Shape::List) => Carrier::ListTable,
            (Self::Markdown, Shape::Grid) => Carrier::MarkdownTable,
            (Self::Markdown, Shape::Outline) => Carrier::Outline,
        }
    }
}

/// How a file is written, where its kind leaves a choice.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, specta::Type)]
#[serde(default)]
pub struct Exporting {
    /// How a PDF is set.
    pub print: Printing,
    /// How a table or a text lies: `grid`, `list` or `outline`; empty is `grid`.
    pub layout: String,
    /// How a map is spread over slides: `stages`, or empty for as few as can be read.
    pub slides: String,
}

/// What became of something that a map has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Loss {
    /// `changed` or `left_out`.
    pub fate: String,
    /// What it is: last part of its catalogue key `loss.…`.
    pub what: String,
    /// How many.
    pub count: u32,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// What is on its pages, where it has some.
    pub printed: Option<Printed>,
    /// What of the map is not in it as it was; empty where nothing was lost.
    pub losses: Vec<Loss>,
}

/// How an export tells how far it is, and learns that it is called off.
pub struct Progress {
    /// Told how much is done, out of how much.
    pub report: Box<dyn Fn(u32, u32) + Send + Sync>,
    /// True calls it off.
    pub cancelled: Arc<AtomicBool>,
}

impl Progress {
    /// For callers that wait.
    #[must_use]
    pub fn silent() -> Self {
        Self {
            report: Box::new(|_, _| {}),
            cancelled: Arc::default(),
        }
    }

    pub(crate) fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}

impl Export {
    /// The map of a `.lajur` file or a table, without any library.
    ///
    /// # Errors
    /// Where the file cannot be read or understood; with the place.
    pub fn of_file(path: &Path, lang: Lang) -> Result<Self> {
        let imported = read_file(path, lang)?;
        let bytes = |image: Image| {
            let mime = image.asset.mime;
            (
                image.asset.id,
                ImageBytes {
                    mime,
                    bytes: image.bytes.into(),
                },
            )
        };
        Ok(Self {
            doc: Arc::new(imported.doc),
            images: imported.images.into_iter().map(bytes).collect(),
        })
    }
}

impl App {
    /// A map at this moment, ready for [`export`].
    ///
    /// # Errors
    /// Where there is no such map, or the library cannot be read.
    pub fn snapshot(&mut self, map: &MapId) -> Result<Export> {
        let doc = self.map(map)?.doc.clone();
        Ok(Export {
            doc,
            images: self.images_of(map)?,
        })
    }

    /// The pictures that a map names.
    pub(crate) fn images_of(&mut self, map: &MapId) -> Result<BTreeMap<AssetId, ImageBytes>> {
        let doc = self.map(map)?.doc.clone();
        self.images_in(&doc)
    }

    /// The pictures that a Doc names.
    pub(crate) fn images_in(&mut self, doc: &Doc) -> Result<BTreeMap<AssetId, ImageBytes>> {
        let mut images = BTreeMap::new();
        for (id, asset) in self.library.shared_of(doc)?.assets {
            if let Some(bytes) = self.library.asset_bytes(&id)? {
                images.insert(
                    id,
                    ImageBytes {
                        mime: asset.mime,
                        bytes: bytes.into(),
                    },
                );
            }
        }
        Ok(images)
    }
}

/// What was printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Printed {
    /// How many sheets.
    pub sheets: usize,
    /// Size of the smallest type in points.
    pub smallest_pt: f32,
    /// Distance in metres from which that is read.
    pub reads_from_m: f32,
    /// True where some type is smaller than [`lajur_layout::WARN_PT`].
    pub is_small: bool,
    /// What else a person should know before printing: keys of the catalogues.
    pub asides: Vec<String>,
    /// What no font has letters for, and is drawn as boxes; empty where nothing is.
    pub missing: String,
}

impl Printed {
    pub(crate) fn of(doc: &Doc, pages: &Pages) -> Self {
        Self {
            sheets: pages.pages.len(),
            smallest_pt: pages.smallest_pt,
            reads_from_m: pages.reads_from_m,
            is_small: pages
                .warnings
                .iter()
                .any(|warning| matches!(warning, PageWarning::SmallType { .. })),
            asides: pages
                .warnings
                .iter()
                .copied()
                .filter_map(aside)
                .map(str::to_owned)
                .collect(),
            missing: missing_letters(doc),
        }
    }
}

/// The words of a warning that needs no figure.
fn aside(warning: PageWarning) -> Option<&'static str> {
    match warning {
        PageWarning::SmallType { .. } => None,
        PageWarning::BreaksLeftOut => Some("paper.breaks"),
        PageWarning::FewerSheets => Some("paper.fewer"),
        PageWarning::OneGroup => Some("paper.one_group"),
    }
}

/// Writes a map to a file, whole or not at all. The end of the file's name tells the format.
///
/// # Errors
/// Where the format or the layout is unknown, the print is not possible, the drawing is too large, the file cannot be
/// written, or it was called off.
pub fn export(what: &Export, path: &Path, how: Option<&Exporting>, progress: &Progress) -> Result<Written> {
    let plain = Exporting::default();
    let how = how.unwrap_or(&plain);
    let (format, shape) = (Format::of(path)?, shape_of(how)?);
    let watch = Watch {
        cancelled: &|| progress.is_cancelled(),
        progress: &*progress.report,
    };
    let mut printed = None;
    let bytes = match format {
        Format::Pdf => {
            let file = pdf_file(what, &how.print, watch)?;
            printed = Some(file.printed);
            file.bytes
        }
        Format::Pptx => slides(what, how, watch)?,
        format => bytes_of(what, format, shape, watch)?,
    };
    if progress.is_cancelled() {
        return Err(ApiError::Cancelled);
    }
    write_whole(path, &bytes)?;
    Ok(Written {
        printed,
        losses: losses(&what.doc, format.carrier(shape)),
    })
}

/// What of a map would not be in a file of this name as it is.
///
/// # Errors
/// Where the format or the layout is unknown.
pub fn losses_of(doc: &Doc, path: &Path, how: &Exporting) -> Result<Vec<Loss>> {
    Ok(losses(doc, Format::of(path)?.carrier(shape_of(how)?)))
}

fn shape_of(how: &Exporting) -> Result<Shape> {
    match how.layout.as_str() {
        "" => Ok(Shape::default()),
        layout => Shape::parse(layout).ok_or_else(|| ApiError::NoLayout(layout.to_owned())),
    }
}

fn losses(doc: &Doc, carrier: Carrier) -> Vec<Loss> {
    let items = loss::report(doc, carrier).into_iter();
    let mut lost: Vec<_> = items.filter(|item| item.fate != Fate::Kept).collect();
    lost.sort_by_key(|item| std::cmp::Reverse(item.fate));
    let loss = |item: loss::Item| Loss {
        fate: if item.fate == Fate::Changed {
            "changed"
        } else {
            "left_out"
        }
        .to_owned(),
        what: item.what.to_owned(),
        count: u32::try_from(item.count).unwrap_or(u32::MAX),
    };
    lost.into_iter().map(loss).collect()
}

/// What of a map stands on slides, and on how many.
fn slides(what: &Export, how: &Exporting, watch: Watch<'_>) -> Result<Vec<u8>> {
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
    let pages = pages(&what.doc, &View::default(), &setup, fonts_for(&what.doc)).map_err(ApiError::Page)?;
    let images = |asset: &AssetId| what.images.get(asset).cloned();
    let options = PptxOptions {
        date: Day::parse(&now()),
        images: &images,
        watch,
        ..PptxOptions::default()
    };
    Ok(pptx(&what.doc, &pages, &options)?)
}

fn bytes_of(what: &Export, format: Format, shape: Shape, watch: Watch<'_>) -> Result<Vec<u8>> {
    let images = |asset: &AssetId| what.images.get(asset).cloned();
    let drawing = || scene(&what.doc, &lay_out(&what.doc), &SceneOptions::paper());
    Ok(match format {
        Format::Lajur | Format::Pdf | Format::Pptx => map_file(what),
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

/// A map on paper, as a file that others can open.
pub(crate) struct PdfFile {
    /// The PDF.
    pub(crate) bytes: Vec<u8>,
    /// What is on its pages.
    pub(crate) printed: Printed,
    /// The paper of all its pages.
    pub(crate) paper: Paper,
}

/// Sets a map on paper.
///
/// # Errors
/// Where the print is not possible, the PDF cannot be made, or it was called off.
pub(crate) fn pdf_file(what: &Export, print: &Printing, watch: Watch<'_>) -> Result<PdfFile> {
    let images = |asset: &AssetId| what.images.get(asset).cloned();
    let now = now();
    let options = PdfOptions {
        author: what.doc.map.owner.clone(),
        date: Day::parse(&now),
        images: &images,
        watch,
        ..PdfOptions::default()
    };
    let pages = print.pages(&what.doc, &now)?;
    Ok(PdfFile {
        bytes: pdf(&pages, &options)?,
        printed: Printed::of(&what.doc, &pages),
        paper: pages.pages.first().map_or_else(Paper::default, |page| page.paper),
    })
}

/// The bytes of a map's own file.
pub(crate) fn map_file(what: &Export) -> Vec<u8> {
    lajur::write(&what.doc, &|asset| Some(what.images.get(asset)?.bytes.to_vec())).bytes
}

/// Through a file beside it and a rename, so that a full disk leaves nothing half written.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}.part", std::process::id()));
    let beside = std::path::PathBuf::from(beside);
    let written = std::fs::File::create(&beside)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| std::fs::rename(&beside, path));
    written.map_err(|error| {
        // The part may not exist; what matters has gone wrong already.
        let _ = std::fs::remove_file(&beside);
        ApiError::Write {
            file: path.to_owned(),
            error,
        }
    })
}
