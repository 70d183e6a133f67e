//! Files from disk: the size is known before a byte is in memory, and the name's ending tells the kind.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use lajur_model::{IdSource, limits};
use lajur_words::Lang;

use crate::{Fault, FormatError, Imported, lajur, table};

/// Reads a map file or a table. `.csv`, `.tsv`, `.xlsx` and `.md` hold tables, `.lajur` and `.json` map files. New ids are needed for
/// tables only; `language` is that of a table whose head row tells none.
///
/// # Errors
/// Where the file cannot be read or holds no map, with its name, line and field where they are known.
pub fn read_file(path: &Path, language: Lang, ids: &mut dyn IdSource) -> Result<Imported, FormatError> {
    let name = path.display().to_string();
    imported(path, language, ids).map_err(|error| error.of_file(&name))
}

fn imported(path: &Path, language: Lang, ids: &mut dyn IdSource) -> Result<Imported, FormatError> {
    let bytes = read_bytes(path)?;
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match ending.as_str() {
        "lajur" | "json" | "" => lajur::read(&bytes),
        "csv" | "tsv" | "tab" | "txt" | "xlsx" | "xlsm" | "md" | "markdown" => {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            table::read(&bytes, &name, language, ids)
        }
        _ => Err(FormatError::new(Fault::FileKind { ending })),
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
