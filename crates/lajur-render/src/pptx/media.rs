//! Pictures, each once in the file and once in a slide's links.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

use image::{ImageFormat, ImageReader};
use lajur_model::AssetId;

use super::package::Package;
use crate::RenderError;
use crate::photo::{ImageBytes, Images, fitted};

/// Longest side of a picture that has to be written anew.
const LONGEST: u32 = 1_600;

/// The pictures of a presentation.
pub(super) struct Media<'a> {
    images: Images<'a>,
    known: BTreeMap<AssetId, Option<Photo>>,
}

/// A picture in the file.
#[derive(Clone)]
pub(super) struct Photo {
    /// Its name in the folder of pictures.
    pub name: String,
    /// Pixels across and down.
    pub size: (u32, u32),
    bytes: Arc<[u8]>,
}

impl<'a> Media<'a> {
    pub(super) fn new(images: Images<'a>) -> Self {
        Self {
            images,
            known: BTreeMap::new(),
        }
    }

    /// The picture; none where there are no bytes, or none that can be shown.
    pub(super) fn photo(&mut self, asset: &AssetId) -> Option<Photo> {
        if let Some(known) = self.known.get(asset) {
            return known.clone();
        }
        let photo = (self.images)(asset).and_then(|image| self.read(&image));
        self.known.insert(asset.clone(), photo.clone());
        photo
    }

    fn read(&self, image: &ImageBytes) -> Option<Photo> {
        let reader = ImageReader::new(Cursor::new(&image.bytes[..]))
            .with_guessed_format()
            .ok()?;
        let format = reader.format()?;
        let size = reader.into_dimensions().ok()?;
        let number = self.known.len() + 1;
        let kept = |ending: &str| Photo {
            name: format!("image{number}.{ending}"),
            size,
            bytes: image.bytes.clone(),
        };
        match format {
            ImageFormat::Png => Some(kept("png")),
            ImageFormat::Jpeg => Some(kept("jpeg")),
            ImageFormat::Gif => Some(kept("gif")),
            // Not all programs read WebP.
            _ => anew(image, size, format!("image{number}.png")),
        }
    }

    pub(super) fn write(&self, package: &mut Package) -> Result<(), RenderError> {
        for photo in self.known.values().flatten() {
            package.bytes(&format!("ppt/media/{}", photo.name), &photo.bytes)?;
        }
        Ok(())
    }
}

/// The picture as PNG.
fn anew(image: &ImageBytes, (w, h): (u32, u32), name: String) -> Option<Photo> {
    let by = (f64::from(LONGEST) / f64::from(w.max(h).max(1))).min(1.0);
    let side = |length: u32| ((f64::from(length) * by).round() as u32).max(1);
    let picture = fitted(image, side(w), side(h))?;
    let size = picture.dimensions();
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).ok()?;
    Some(Photo {
        name,
        size,
        bytes: bytes.into_inner().into(),
    })
}

impl Photo {
    /// What is cut from its left and right, and from its top and bottom, in thousandths of a percent, so that it fills a
    /// box without being stretched.
    pub(super) fn cut(&self, w: f32, h: f32) -> (i64, i64) {
        let (pw, ph) = (f64::from(self.size.0.max(1)), f64::from(self.size.1.max(1)));
        let wanted = f64::from(w.max(0.01)) / f64::from(h.max(0.01));
        let cut = |share: f64| ((1.0 - share) / 2.0 * 100_000.0).round() as i64;
        if pw / ph > wanted {
            (cut(wanted * ph / pw), 0)
        } else {
            (0, cut(pw / ph / wanted))
        }
    }
}
