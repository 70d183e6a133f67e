//! The file as a ZIP archive, without a clock: every part is as old as the format.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::RenderError;

/// How hard the archive is packed. More takes twice as long for a tenth less.
const LEVEL: i64 = 2;
/// Parts with fewer bytes are not worth packing: of many slides, half the parts are short lists of links.
const SMALL: usize = 1_024;

/// A file while its parts are written.
pub(super) struct Package(ZipWriter<Cursor<Vec<u8>>>);

impl Package {
    pub(super) fn new() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }

    /// Adds a part of XML.
    pub(super) fn xml(&mut self, name: &str, text: &str) -> Result<(), RenderError> {
        if text.len() < SMALL {
            return self.bytes(name, text.as_bytes());
        }
        let packed = options(CompressionMethod::Deflated).compression_level(Some(LEVEL));
        self.add(name, text.as_bytes(), packed)
    }

    /// Adds bytes as they are, such as a picture's.
    pub(super) fn bytes(&mut self, name: &str, bytes: &[u8]) -> Result<(), RenderError> {
        self.add(name, bytes, options(CompressionMethod::Stored))
    }

    fn add(&mut self, name: &str, bytes: &[u8], options: SimpleFileOptions) -> Result<(), RenderError> {
        self.0.start_file(name, options).map_err(|error| failed(&error))?;
        self.0.write_all(bytes).map_err(|error| failed(&error))
    }

    pub(super) fn finish(self) -> Result<Vec<u8>, RenderError> {
        let file = self.0.finish().map_err(|error| failed(&error))?;
        Ok(file.into_inner())
    }
}

fn options(method: CompressionMethod) -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(method)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644)
}

fn failed(error: &dyn std::fmt::Display) -> RenderError {
    RenderError::Pptx(error.to_string())
}
