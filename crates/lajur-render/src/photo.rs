//! Pictures inside the drawing: decoding with limits, cutting to the box, reducing to what will be seen.

use std::io::Cursor;
use std::sync::Arc;

use image::imageops::FilterType;
use image::{DynamicImage, ImageReader, Limits, RgbaImage};
use lajur_model::AssetId;

/// Pixels that a picture may have before it is decoded at all.
const MOST_PIXELS: u64 = 40_000_000;
/// Bytes that decoding one picture may take.
const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// Kinds of pictures that may be embedded as they are. Never SVG: it could name other files.
pub(crate) const PICTURES: [&str; 4] = ["image/png", "image/jpeg", "image/webp", "image/gif"];

/// An image file in memory.
#[derive(Debug, Clone)]
pub struct ImageBytes {
    /// `image/png`, `image/jpeg`, `image/webp` or `image/gif`.
    pub mime: String,
    /// The file.
    pub bytes: Arc<[u8]>,
}

/// Where painters ask for the bytes of an asset, several at the same time; none leaves the place empty.
pub type Images<'a> = &'a (dyn Fn(&AssetId) -> Option<ImageBytes> + Sync);

/// For drawings without pictures.
#[must_use]
pub fn no_images(_: &AssetId) -> Option<ImageBytes> {
    None
}

/// The picture cut in the middle to the shape of a box and reduced to at most `width` by `height` pixels; never
/// enlarged. None where the bytes are no picture that may be shown.
pub(crate) fn fitted(image: &ImageBytes, width: u32, height: u32) -> Option<RgbaImage> {
    let picture = decode(&image.bytes)?;
    let (w, h) = (f64::from(picture.width()), f64::from(picture.height()));
    let (box_w, box_h) = (f64::from(width.max(1)), f64::from(height.max(1)));
    let scale = (w / box_w).min(h / box_h);
    let cut_w = ((box_w * scale).round() as u32).clamp(1, picture.width());
    let cut_h = ((box_h * scale).round() as u32).clamp(1, picture.height());
    let cut = picture.crop_imm(
        (picture.width() - cut_w) / 2,
        (picture.height() - cut_h) / 2,
        cut_w,
        cut_h,
    );
    if scale <= 1.0 {
        return Some(cut.into_rgba8());
    }
    Some(
        cut.resize_exact(width.max(1), height.max(1), FilterType::Triangle)
            .into_rgba8(),
    )
}

fn decode(bytes: &[u8]) -> Option<DynamicImage> {
    let size = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .ok()?
        .into_dimensions()
        .ok()?;
    if u64::from(size.0) * u64::from(size.1) > MOST_PIXELS {
        return None;
    }
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_BYTES);
    reader.limits(limits);
    reader.decode().ok()
}
