//! Tables as maps: one stage per row, one lane per column, the head row naming the lanes. A table that lies the other
//! way round is turned. Whatever was guessed is said in a note.

mod build;
pub(crate) mod cells;
mod figures;
mod heads;
pub(crate) mod numbers;
mod rows;
mod sheet;

use lajur_model::{IdSource, check};
use lajur_words::Lang;

use crate::text::utf8;
use crate::{Fault, FormatError, Imported, lajur};

/// Reads a table with commas, semicolons or tabs between its cells, in UTF-8 with or without a byte order mark. `name`
/// is the file's without its ending, for the title; `language` is the map's where the head row tells none.
///
/// # Errors
/// Where there is no table with stage names and at least one more column, or it is larger than a map can be.
pub fn read(bytes: &[u8], name: &str, language: Lang, ids: &mut dyn IdSource) -> Result<Imported, FormatError> {
    let sheet = sheet::Sheet::of(rows::read(utf8(bytes)?)?)?;
    let (doc, notes) = build::map(&sheet, name, language, ids)?;
    if let Some(problem) = check(&doc).into_iter().next() {
        let field = problem.field.clone();
        return Err(FormatError::new(Fault::Record {
            problem: Box::new(problem),
            name: doc.map.title,
        })
        .field(&field));
    }
    let hash = lajur::write(&doc, &|_| None).hash;
    Ok(Imported {
        doc,
        images: Vec::new(),
        hash,
        notes,
    })
}
