//! What a map check finds.

use lajur_layout::missing_scripts;
use lajur_model::{Doc, check};
use lajur_words::{Lang, say};
use serde::Serialize;

use crate::fonts::fonts_for;
use crate::wording::problem_words;

/// Something that a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Finding {
    /// For programs.
    pub code: String,
    /// Kind of the record; empty where it is about the whole map.
    pub kind: String,
    /// Id of the record.
    pub id: String,
    /// Its field.
    pub field: String,
    /// What is wrong, in words.
    pub message: String,
}

/// Everything that is wrong with a map, and the scripts that no font at hand has letters for.
#[must_use]
pub fn check_map(doc: &Doc, lang: Lang) -> Vec<Finding> {
    let problems = check(doc).into_iter().map(|problem| Finding {
        code: problem.code.as_str().to_owned(),
        kind: problem.kind.as_str().to_owned(),
        message: problem_words(lang, doc, &problem),
        id: problem.id,
        field: problem.field,
    });
    let scripts = missing(doc).map(|name| Finding {
        code: "no_font".to_owned(),
        kind: String::new(),
        id: String::new(),
        field: String::new(),
        message: say(lang, "problem.no_font", &[("name", &name)]),
    });
    problems.chain(scripts).collect()
}

/// The scripts that no font at hand has letters for, with some of the letters, in one line; empty where there are none.
pub(crate) fn missing_letters(doc: &Doc) -> String {
    missing(doc).collect::<Vec<_>>().join(", ")
}

fn missing(doc: &Doc) -> impl Iterator<Item = String> {
    let scripts = missing_scripts(doc, fonts_for(doc)).into_iter();
    scripts.map(|script| format!("{} ({})", script.script, script.letters))
}
