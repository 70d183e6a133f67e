//! The archive that a workbook is, weighed before anything it says of itself is believed.

use std::collections::BTreeMap;
use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::workbook::damaged;
use crate::{Fault, FormatError};

/// Files in the archive.
const PARTS: usize = 5_000;
/// Bytes of one of them when it is unpacked.
const PART: u64 = 128 * 1024 * 1024;
/// Bytes of all of them, each as often as it is read.
const WHOLE: u64 = 256 * 1024 * 1024;

/// Holds an archive against all limits.
///
/// # Errors
/// Where it is damaged, is no workbook, or would take more time or memory than any map needs.
pub(super) fn weigh(bytes: &[u8]) -> Result<(), FormatError> {
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    if archive.len() > PARTS {
        return Err(too_large());
    }
    let mut parts = Parts {
        archive,
        all: BTreeMap::new(),
    };
    parts.unpack()?;
    let Some(main) = parts.main() else {
        return Err(FormatError::new(Fault::NotWorkbook));
    };
    parts.strings()?;
    parts.styles()?;
    parts.sheets(&main)
}

pub(super) fn too_large() -> FormatError {
    FormatError::new(Fault::FileTooLarge {
        most: WHOLE / (1024 * 1024),
    })
}

/// The parts of an archive.
struct Parts<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Number and size by the name, as the reader of workbooks looks for it.
    all: BTreeMap<String, (usize, u64)>,
}

impl Parts<'_> {
    /// Unpacks everything once into nothing: what an archive says of its sizes need not be true.
    fn unpack(&mut self) -> Result<(), FormatError> {
        let mut whole = 0;
        for number in 0..self.archive.len() {
            let part = self.archive.by_index(number).map_err(|error| damaged(&error))?;
            let name = lookup(&part.name().map_err(|error| damaged(&error))?);
            let size =
                std::io::copy(&mut part.take(PART + 1), &mut std::io::sink()).map_err(|error| damaged(&error))?;
            whole += size;
            if size > PART || whole > WHOLE {
                return Err(too_large());
            }
            self.all.insert(name, (number, size));
        }
        Ok(())
    }

    /// The part that names the sheets: where the archive says, as not all programs call it alike.
    fn main(&mut self) -> Option<String> {
        let mut main = None;
        self.tags("_rels/.rels", |tag| {
            let kind = attribute(tag, "Type").unwrap_or_default();
            if tag.local_name().as_ref() == "Relationship" && kind.ends_with("/relationships/officeDocument") {
                main = attribute(tag, "Target").map(|target| decoded(&target));
            }
        });
        let main = main?.trim_start_matches('/').to_owned();
        // A text document is an archive of the same kind.
        let mut is_workbook = false;
        self.tags(&main, |tag| is_workbook |= tag.local_name().as_ref() == "workbook");
        is_workbook.then_some(main)
    }

    /// The table of texts says how many there are, and the reader makes room for so many at once.
    fn strings(&mut self) -> Result<(), FormatError> {
        /// Bytes that the shortest text takes, with its tags.
        const LEAST: u64 = 8;
        for (name, size) in self.named("sharedstrings.xml") {
            let mut most = 0;
            self.tags(&name, |tag| {
                let told = attribute(tag, "uniqueCount").filter(|_| tag.local_name().as_ref() == "sst");
                most = told.and_then(|told| told.parse().ok()).unwrap_or(0).max(most);
            });
            if most > size / LEAST + 1 {
                return Err(FormatError::new(Fault::WorkbookDamaged).details(&"more texts than it has room for"));
            }
        }
        Ok(())
    }

    /// The reader copies names of fonts and formats into each format of cells that uses them.
    fn styles(&mut self) -> Result<(), FormatError> {
        for (name, _) in self.named("styles.xml") {
            let (mut longest, mut formats) = (0, 0);
            self.tags(&name, |tag| {
                longest = longest.max(tag.len() as u64);
                formats += u64::from(tag.local_name().as_ref() == "xf");
            });
            if longest.saturating_mul(formats) > PART {
                return Err(too_large());
            }
        }
        Ok(())
    }

    /// Several sheets may lie in one part, which is read for each of them. Of sheets with one name the first is read.
    fn sheets(&mut self, main: &str) -> Result<(), FormatError> {
        let (folder, file) = main.split_at(main.rfind('/').map_or(0, |at| at + 1));
        let mut targets = BTreeMap::new();
        self.tags(&format!("{folder}_rels/{file}.rels"), |tag| {
            targets.extend(attribute(tag, "Id").zip(attribute(tag, "Target")));
        });
        let mut sheets = Vec::new();
        self.tags(main, |tag| {
            if tag.local_name().as_ref() == "sheet" {
                sheets.push((attribute(tag, "name").map(|name| decoded(&name)), local(tag, "id")));
            }
        });
        let mut sizes = BTreeMap::new();
        let mut whole: u64 = 0;
        for (name, id) in sheets {
            let size = *sizes.entry(name).or_insert_with(|| {
                let target = id.and_then(|id| targets.get(&id)).map_or("", String::as_str);
                let path = target
                    .strip_prefix('/')
                    .map_or(format!("{folder}{target}"), str::to_owned);
                self.all.get(&lookup(&path)).map_or(0, |(_, size)| *size)
            });
            whole += size;
            if whole > WHOLE {
                return Err(too_large());
            }
        }
        Ok(())
    }

    /// Parts whose name ends so, with their sizes.
    fn named(&self, end: &str) -> Vec<(String, u64)> {
        let named = self.all.iter().filter(|(name, _)| name.ends_with(end));
        named.map(|(name, (_, size))| (name.clone(), *size)).collect()
    }

    /// Shows all opening tags of a part, as far as it can be read; what is damaged is for the reader to say.
    fn tags(&mut self, name: &str, mut show: impl FnMut(&BytesStart<'_>)) {
        let Some((number, _)) = self.all.get(&lookup(name)) else {
            return;
        };
        let Ok(part) = self.archive.by_index(*number) else {
            return;
        };
        let mut reader = Reader::from_reader(BufReader::new(part));
        reader.config_mut().check_end_names = false;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(tag) | Event::Empty(tag)) => show(&tag),
                Ok(Event::Eof) | Err(_) => return,
                Ok(_) => {}
            }
        }
    }
}

/// A name as parts are looked for by it: in neither case, with either slash.
fn lookup(name: &str) -> String {
    name.replace('\\', "/").to_ascii_lowercase()
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = tag.attributes();
    all.with_checks(false)
        .flatten()
        .find(|each| each.key.as_ref() == name)
        .map(|each| each.value.into_owned())
}

/// An attribute whatever stands before its colon; the last one.
fn local(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = tag.attributes();
    all.with_checks(false)
        .flatten()
        .filter(|each| each.key.local_name().as_ref() == name)
        .last()
        .map(|each| each.value.into_owned())
}

fn decoded(text: &str) -> String {
    unescape(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
}
