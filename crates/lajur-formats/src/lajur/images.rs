//! The images of a map file, base64 between its records.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lajur_model::{Asset, Fields};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{Fault, FormatError, Image};

/// Bytes of one image.
const BYTES: usize = 20 * 1024 * 1024;
/// Pixels of one image.
const PIXELS: u64 = 40_000_000;

/// What a file says of an image, and the bytes; the field in question where they are not what they should be.
pub(super) fn read(mut fields: Fields) -> Result<Image, FormatError> {
    let data = match fields.remove("data") {
        Some(Value::String(data)) => data,
        _ => return Err(FormatError::new(Fault::ImageMissing).field("data")),
    };
    let asset: Asset = serde_json::from_value(Value::Object(fields))
        .map_err(|error| FormatError::new(Fault::ImageDamaged).details(&error))?;
    let too_large = || {
        FormatError::new(Fault::ImageTooLarge {
            most: (BYTES / 1024 / 1024) as u64,
        })
    };
    if data.len() / 4 * 3 > BYTES + 3 {
        return Err(too_large().field("data"));
    }
    if u64::from(asset.width) * u64::from(asset.height) > PIXELS {
        return Err(too_large().field("width"));
    }
    if !asset.mime.starts_with("image/") {
        return Err(FormatError::new(Fault::ImageDamaged).field("mime"));
    }
    let damaged = |error| FormatError::new(Fault::ImageDamaged).field("data").details(&error);
    let bytes = STANDARD.decode(data).map_err(damaged)?;
    if sha256(&bytes) != asset.id.as_str() {
        return Err(FormatError::new(Fault::ImageOther).field("id"));
    }
    Ok(Image { asset, bytes })
}

/// An image as the file holds it.
pub(super) fn write(asset: &Asset, bytes: &[u8]) -> Value {
    let mut fields = match serde_json::to_value(asset) {
        Ok(Value::Object(fields)) => fields,
        // An asset is a struct of plain fields: serde_json makes an object of it.
        other => unreachable!("an asset is an object, not {other:?}"),
    };
    fields.insert("data".to_owned(), STANDARD.encode(bytes).into());
    Value::Object(fields)
}

/// The hash of some bytes in lower-case hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
