//! Pictures coming in: photos of personas and pictures on cards.

use std::io::Cursor;
use std::path::Path;

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use lajur_model::{Asset, AssetId};
use sha2::{Digest, Sha256};

use crate::{ApiError, App, Pixels, Result};

/// Longest side of a picture as it is kept, in pixels.
const LONGEST: u32 = 1_024;
/// Most pixels of a picture that is taken in.
pub(crate) const MOST_PIXELS: u64 = 40_000_000;
/// Most bytes of a file that is taken in.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

impl App {
    /// Takes a picture into the library, made smaller where it is large. PNG, JPEG, WebP and GIF.
    ///
    /// # Errors
    /// Where the file is none of these, is too large, or the library cannot be written.
    pub fn add_image(&mut self, path: &Path) -> Result<Asset> {
        let kept = kept(path, read(path)?)?;
        self.keep_image(kept)
    }

    /// Takes pixels into the library, made smaller where there are many.
    ///
    /// # Errors
    /// Where there are too many, they are not as many as their sides say, or the library cannot be written.
    pub(crate) fn add_pixels(&mut self, pixels: Pixels) -> Result<Asset> {
        let (width, height) = (pixels.width, pixels.height);
        if u64::from(width) * u64::from(height) > MOST_PIXELS {
            return Err(ApiError::ClipImage(format!("{width} × {height} pixels")));
        }
        let picture = image::RgbaImage::from_raw(width, height, pixels.rgba)
            .ok_or_else(|| ApiError::ClipImage(format!("fewer bytes than {width} × {height} pixels have")))?;
        let opaque = picture.pixels().all(|pixel| pixel.0[3] == u8::MAX);
        let picture: DynamicImage = picture.into();
        let picture = if opaque { picture.to_rgb8().into() } else { picture };
        let kept = encoded(picture).map_err(ApiError::ClipImage)?;
        self.keep_image(kept)
    }

    fn keep_image(&mut self, (asset, bytes): (Asset, Vec<u8>)) -> Result<Asset> {
        self.library.put_asset(&asset, &bytes)?;
        self.hand_out_shared()?;
        Ok(asset)
    }

    /// The bytes and type of a picture; none where the library does not have it.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn image(&mut self, asset: &AssetId) -> Result<Option<(String, Vec<u8>)>> {
        let bytes = self.library.asset_bytes(asset)?;
        let mime = self
            .shared
            .assets
            .get(asset)
            .map_or_else(|| "image/png".to_owned(), |asset| asset.mime.clone());
        Ok(bytes.map(|bytes| (mime, bytes)))
    }
}

fn read(path: &Path) -> Result<Vec<u8>> {
    let bad = |error: std::io::Error| ApiError::Image {
        file: path.to_owned(),
        why: error.to_string(),
    };
    if std::fs::metadata(path).map_err(bad)?.len() > MOST_BYTES {
        return Err(ApiError::LargeImage(path.to_owned()));
    }
    std::fs::read(path).map_err(bad)
}

/// An image file as the library keeps it.
fn kept(path: &Path, file: Vec<u8>) -> Result<(Asset, Vec<u8>)> {
    let bad = |why: Bad| match why {
        Bad::Large => ApiError::LargeImage(path.to_owned()),
        Bad::Other(why) => ApiError::Image {
            file: path.to_owned(),
            why,
        },
    };
    let picture = decode(&file).map_err(bad)?;
    encoded(picture).map_err(|why| bad(Bad::Other(why)))
}

/// Why an image is not taken in.
enum Bad {
    Large,
    Other(String),
}

impl From<image::ImageError> for Bad {
    fn from(error: image::ImageError) -> Self {
        match error {
            image::ImageError::Limits(_) => Self::Large,
            other => Self::Other(other.to_string()),
        }
    }
}

/// A picture, small enough, as PNG where it can be seen through and as JPEG otherwise.
fn encoded(picture: DynamicImage) -> std::result::Result<(Asset, Vec<u8>), String> {
    let picture = smaller(picture)?;
    let opaque = !picture.color().has_alpha();
    let (mime, format) = if opaque {
        ("image/jpeg", ImageFormat::Jpeg)
    } else {
        ("image/png", ImageFormat::Png)
    };
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, format).map_err(|error| error.to_string())?;
    let bytes = out.into_inner();
    let id = AssetId(
        Sha256::digest(&bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect(),
    );
    let asset = Asset {
        id,
        mime: mime.to_owned(),
        width: picture.width(),
        height: picture.height(),
        ..Asset::default()
    };
    Ok((asset, bytes))
}

fn decode(bytes: &[u8]) -> std::result::Result<DynamicImage, Bad> {
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|error| Bad::Other(error.to_string()))?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(12_000);
    limits.max_image_height = Some(12_000);
    limits.max_alloc = Some(256 * 1024 * 1024);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Bad::Large);
    }
    let turn = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(turn);
    Ok(picture)
}

fn smaller(picture: DynamicImage) -> std::result::Result<DynamicImage, String> {
    let opaque = !picture.color().has_alpha();
    let plain: DynamicImage = if opaque {
        picture.to_rgb8().into()
    } else {
        picture.to_rgba8().into()
    };
    let longest = plain.width().max(plain.height());
    if longest <= LONGEST {
        return Ok(plain);
    }
    let side = |length: u32| (u64::from(length) * u64::from(LONGEST) / u64::from(longest)).max(1);
    let (width, height) = (side(plain.width()) as u32, side(plain.height()) as u32);
    let mut small: DynamicImage = if opaque {
        image::RgbImage::new(width, height).into()
    } else {
        image::RgbaImage::new(width, height).into()
    };
    fast_image_resize::Resizer::new()
        .resize(&plain, &mut small, None)
        .map_err(|error| error.to_string())?;
    Ok(small)
}
