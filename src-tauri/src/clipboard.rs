//! The system's clipboard. The page does not touch it itself: WebKitGTK hands a page no images, and asks the person for
//! leave to read anything else.

use std::borrow::Cow;
use std::sync::{Mutex, PoisonError};

use arboard::{Clipboard as System, Error, ImageData};
use lajur_api::{ApiError, Clip, Content, Pixels};

type Result<T> = lajur_api::Result<T>;

/// The way to the clipboard. Kept as long as the program runs: on X11 it hands out what was copied.
#[derive(Default)]
pub struct Clipboard(Mutex<Option<System>>);

impl Clipboard {
    /// What lies on it. An image only where there is nothing to read, as spreadsheets add a picture of their cells.
    ///
    /// # Errors
    /// Where the system gives no clipboard, or the image on it cannot be read.
    pub fn content(&self) -> Result<Content> {
        self.with(|system| {
            // Some programs answer each question with their text, whatever was asked for. One form that cannot be read
            // takes none of the others away.
            let mut failure = None;
            let mut content = Content {
                html: form(system.get().html(), &mut failure),
                text: form(system.get().text(), &mut failure),
                files: form(system.get().file_list(), &mut failure).unwrap_or_default(),
                image: None,
            };
            let blank = content.text.as_deref().is_none_or(|text| text.trim().is_empty());
            if blank && content.files.is_empty() {
                content.image = form(system.get().image(), &mut failure).map(pixels).transpose()?;
            }
            match failure {
                Some(failure) if content == Content::default() => Err(failure),
                _ => Ok(content),
            }
        })
    }

    /// Puts a table on it, as HTML and as text.
    ///
    /// # Errors
    /// Where the system does not take it.
    pub fn put_table(&self, clip: Clip) -> Result<()> {
        self.with(|system| system.set().html(clip.html, Some(clip.text)).map_err(failed))
    }

    /// Puts an image on it.
    ///
    /// # Errors
    /// Where the system does not take it.
    pub fn put_image(&self, image: Pixels) -> Result<()> {
        let image = ImageData {
            width: image.width as usize,
            height: image.height as usize,
            bytes: Cow::Owned(image.rgba),
        };
        self.with(|system| system.set().image(image).map_err(failed))
    }

    fn with<T>(&self, work: impl FnOnce(&mut System) -> Result<T>) -> Result<T> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let system = match kept.take() {
            Some(system) => system,
            None => System::new().map_err(failed)?,
        };
        work(kept.insert(system))
    }
}

/// None for what is not on the clipboard in this form; why it could not be read is kept.
fn form<T>(read: std::result::Result<T, Error>, failure: &mut Option<ApiError>) -> Option<T> {
    match read {
        Ok(content) => return Some(content),
        Err(Error::ContentNotAvailable) => {}
        Err(Error::ConversionFailure) => *failure = Some(ApiError::ClipImage("it cannot be decoded".to_owned())),
        Err(error) => *failure = Some(failed(error)),
    }
    None
}

fn failed(error: Error) -> ApiError {
    ApiError::Clipboard(error.to_string())
}

fn pixels(image: ImageData) -> Result<Pixels> {
    let side = |length: usize| u32::try_from(length).map_err(|error| ApiError::ClipImage(error.to_string()));
    Ok(Pixels {
        width: side(image.width)?,
        height: side(image.height)?,
        rgba: image.bytes.into_owned(),
    })
}
