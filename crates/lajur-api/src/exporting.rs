//! Maps going out as files.
//!
//! `format` tells what a file can be, `chosen` and `cut` what of the map goes into it, `bytes` and `printed` make it,
//! `losses` says what of that is not in it, `shown` how it begins.

mod bytes;
mod chosen;
mod cut;
mod format;
mod losses;
mod printed;
mod shown;

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use lajur_formats::Image;
use lajur_model::{AssetId, Doc, MapId};
use lajur_render::{ImageBytes, Watch};
use lajur_words::Lang;
use serde::Serialize;

use crate::importing::read_file;
use crate::{ApiError, App, Result};
pub(crate) use bytes::map_file;
use chosen::Chosen;
pub use format::{Exporting, Format};
pub use losses::{Loss, Report, report_of};
pub use printed::Printed;
pub(crate) use printed::{PdfFile, pdf_file};
pub use shown::{Shown, shown};

/// A map at one moment with all that its files need. Independent of the library: exports run beside it.
#[derive(Debug, Clone)]
pub struct Export {
    /// The map.
    pub doc: Arc<Doc>,
    /// Bytes of the images it names.
    pub images: BTreeMap<AssetId, ImageBytes>,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// What is on its pages, where it has some.
    pub printed: Option<Printed>,
    /// What of the map is not in it as it was; empty where nothing was lost.
    pub losses: Vec<Loss>,
    /// What of the map is in it as it was.
    pub kept: Vec<Loss>,
}

/// How far an export or a print is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
pub struct HowFar {
    /// Steps done.
    pub done: u32,
    /// Steps in all.
    pub total: u32,
    /// True while a printer does not answer: it may be waking up.
    pub waits: bool,
}

impl HowFar {
    /// The same in hundredths, rounded down.
    #[must_use]
    pub fn percent(self) -> u64 {
        u64::from(self.done) * 100 / u64::from(self.total.max(1))
    }
}

/// How an export tells how far it is, and learns that it is called off.
pub struct Progress {
    /// Told how far it is.
    pub report: Box<dyn Fn(HowFar) + Send + Sync>,
    /// True calls it off.
    pub cancelled: Arc<AtomicBool>,
}

impl Progress {
    /// For callers that wait.
    #[must_use]
    pub fn silent() -> Self {
        Self {
            report: Box::new(|_| {}),
            cancelled: Arc::default(),
        }
    }

    pub(crate) fn tell(&self, done: u32, total: u32, waits: bool) {
        (self.report)(HowFar { done, total, waits });
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
        let doc = self.doc(map)?;
        Ok(Export {
            images: self.images_in(&doc)?,
            doc,
        })
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

/// Writes a map to a file, whole or not at all. The end of the file's name tells the format.
///
/// # Errors
/// Where the format or the layout is unknown, the print is not possible, the drawing is too large, the file cannot be
/// written, or it was called off.
pub fn export(what: &Export, path: &Path, how: Option<&Exporting>, progress: &Progress) -> Result<Written> {
    let plain = Exporting::default();
    let how = how.unwrap_or(&plain);
    let (format, shape) = (Format::of(path)?, losses::shape_of(how)?);
    let watch = Watch {
        cancelled: &|| progress.is_cancelled(),
        progress: &|done, total| progress.tell(done, total, false),
    };
    let chosen = Chosen::of(what, format, &how.print)?;
    let made = bytes::made(&chosen, format, how, shape, watch)?;
    if progress.is_cancelled() {
        return Err(ApiError::Cancelled);
    }
    write_whole(path, &made.bytes)?;
    let Report { losses, kept } = losses::report(&chosen, format.carrier(shape), made.left_out.as_ref());
    Ok(Written {
        printed: made.printed,
        losses,
        kept,
    })
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
