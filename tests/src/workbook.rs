//! Workbooks as somebody leaves them who worked in one: the text of a cell is another one.

use std::io::{Cursor, Read, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The part that holds the texts of cells.
const TEXTS: &str = "xl/sharedStrings.xml";

/// Writes another text into all cells that hold exactly this one.
///
/// # Panics
/// Where the file is no workbook, or no cell holds the text.
pub fn rewrite(file: &Path, from: &str, to: &str) {
    let bytes = std::fs::read(file).unwrap();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut written = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..archive.len() {
        let mut part = archive.by_index(number).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name == TEXTS {
            let (old, new) = (format!("<t>{from}</t>"), format!("<t>{to}</t>"));
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.contains(&old), "no cell holds {from:?}");
            bytes = text.replace(&old, &new).into_bytes();
        }
        written.start_file(name, SimpleFileOptions::default()).unwrap();
        written.write_all(&bytes).unwrap();
    }
    std::fs::write(file, written.finish().unwrap().into_inner()).unwrap();
}

/// All that stands in a packed file such as a workbook or a presentation, unpacked; any other file as it is.
///
/// # Panics
/// Where the file cannot be read.
#[must_use]
pub fn words(file: &Path) -> String {
    let bytes = std::fs::read(file).unwrap();
    let Ok(mut archive) = ZipArchive::new(Cursor::new(&bytes)) else {
        return String::from_utf8_lossy(&bytes).into_owned();
    };
    let mut all = Vec::new();
    for number in 0..archive.len() {
        archive.by_index(number).unwrap().read_to_end(&mut all).unwrap();
    }
    String::from_utf8_lossy(&all).into_owned()
}
