//! Files from disk: the size is known before a byte is in memory, and the name's ending tells the kind.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use lajur_model::{IdSource, limits};
use lajur_words::Lang;

use crate::table::{Choice, Grid};
use crate::xlsx::Edited;
use crate::{Fault, FormatError, Imported, lajur, table, xlsx};

/// What a file holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// A map of Lajur's own.
    Map(Box<Imported>),
    /// A workbook that Lajur wrote, with what was changed in it.
    Workbook(Box<Edited>),
    /// Tables, to be understood by [`table::propose`].
    Tables(Vec<Grid>),
}

/// Looks into a file of any kind that Lajur reads. New ids are needed for what was put into a workbook.
///
/// # Errors
/// Where the file cannot be read or holds nothing of this kind, with its name, line and field where they are known.
pub fn look(path: &Path, ids: &mut dyn IdSource) -> Result<Found, FormatError> {
    let name = path.display().to_string();
    looked(path, ids).map_err(|error| error.of_file(&name))
}

fn looked(path: &Path, ids: &mut dyn IdSource) -> Result<Found, FormatError> {
    let bytes = read_bytes(path)?;
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match ending.as_str() {
        "lajur" | "json" | "" => return Ok(Found::Map(Box::new(lajur::read(&bytes)?))),
        "csv" | "tsv" | "tab" | "txt" | "xlsx" | "xlsm" | "xls" | "md" | "markdown" => {}
        _ => return Err(FormatError::new(Fault::FileKind { ending })),
    }
    let tables = table::tables(&bytes)?;
    if xlsx::is_one(&tables) {
        return Ok(Found::Workbook(Box::new(xlsx::read(&tables, ids)?)));
    }
    Ok(Found::Tables(xlsx::without_keys(tables)))
}

/// The name of a file as a title begins with it.
#[must_use]
pub fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Reads a map file, or a table as Lajur understands it by itself. `language` is that of a table whose heads tell none.
///
/// # Errors
/// As [`look`], and where there is no table with stage names and at least one more column.
pub fn read_file(path: &Path, language: Lang, ids: &mut dyn IdSource) -> Result<Imported, FormatError> {
    match look(path, ids)? {
        Found::Map(map) => Ok(*map),
        Found::Workbook(edited) => Ok(edited.whole()),
        Found::Tables(tables) => {
            let proposal = table::propose(&tables, &stem(path), &Choice::default(), language, ids);
            let proposal = proposal.map_err(|error| error.of_file(&path.display().to_string()))?;
            Ok(proposal.imported())
        }
    }
}

/// The bytes of a file, where there are at most `lajur_model::limits::FILE_BYTES`.
///
/// # Errors
/// Where there is no such file, it is a folder, it cannot be read, or it is larger.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, FormatError> {
    let most = limits::FILE_BYTES;
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    let about = file.metadata().map_err(|error| unreadable(&error))?;
    if about.is_dir() {
        return Err(FormatError::new(Fault::FileIsFolder));
    }
    let too_large = || {
        FormatError::new(Fault::FileTooLarge {
            most: most / (1024 * 1024),
        })
    };
    if about.len() > most {
        return Err(too_large());
    }
    // A pipe has no length, and a file can grow while it is read: the reader holds the limit too.
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0));
    file.take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(&error))?;
    if bytes.len() as u64 > most {
        Err(too_large())
    } else {
        Ok(bytes)
    }
}

fn unreadable(error: &std::io::Error) -> FormatError {
    let fault = match error.kind() {
        std::io::ErrorKind::NotFound => Fault::FileMissing,
        std::io::ErrorKind::IsADirectory => Fault::FileIsFolder,
        _ => Fault::FileUnreadable,
    };
    FormatError::new(fault).details(error)
}
