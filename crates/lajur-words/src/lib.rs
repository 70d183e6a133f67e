//! Every word Lajur says, in English and Indonesian; numbers and dates in both.
//!
//! The words lie in `catalogues/en.json` and `catalogues/id.json`: flat objects from key to text, sorted by key. The
//! window reads the same two files. A text may hold `{name}` placeholders; keys that count come as `key.one` and
//! `key.other`. This crate must not know the model: what a record is called is the caller's business.

mod figures;

use std::collections::BTreeMap;
use std::sync::OnceLock;

pub use figures::{date, number, percent};

/// A language that Lajur speaks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Indonesian.
    Id,
}

impl Lang {
    /// All languages, in the order menus show them.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::Id];

    /// The language of a tag such as `id`, `id-ID` or `id_ID.UTF-8`; none for languages without a catalogue.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Lang> {
        let primary = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|lang| primary.eq_ignore_ascii_case(lang.as_str()))
    }

    /// The tag that files and settings keep: `en` or `id`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Id => "id",
        }
    }
}

/// The text of `key` with `{name}` replaced by the value of `name`. An unknown key shows itself, and a placeholder
/// without a value stays: a test keeps both from happening.
#[must_use]
pub fn say(lang: Lang, key: &str, params: &[(&str, &str)]) -> String {
    fill(catalogue(lang).get(key).map_or(key, String::as_str), params)
}

/// The form of `key` for a number of things: `key.one` or `key.other`, with `{count}` replaced by the number.
/// Indonesian has one form only.
#[must_use]
pub fn say_n(lang: Lang, key: &str, count: u64, params: &[(&str, &str)]) -> String {
    let form = if lang == Lang::En && count == 1 { "one" } else { "other" };
    let figure = figures::whole(lang, count);
    let mut all = vec![("count", figure.as_str())];
    all.extend_from_slice(params);
    say(lang, &format!("{key}.{form}"), &all)
}

/// True where the catalogues know `key`.
#[must_use]
pub fn has(key: &str) -> bool {
    catalogue(Lang::En).contains_key(key)
}

/// All keys, sorted. Both catalogues have the same ones.
pub fn all_keys() -> impl Iterator<Item = &'static str> {
    catalogue(Lang::En).keys().map(String::as_str)
}

fn catalogue(lang: Lang) -> &'static BTreeMap<String, String> {
    static EN: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    static ID: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    let (cell, json) = match lang {
        Lang::En => (&EN, include_str!("../catalogues/en.json")),
        Lang::Id => (&ID, include_str!("../catalogues/id.json")),
    };
    // The files are part of the program and a test reads them; an empty catalogue would show keys, not panic.
    cell.get_or_init(|| serde_json::from_str(json).unwrap_or_default())
}

/// Replaces in one pass, so that a value which looks like a placeholder stays as it is.
fn fill(text: &str, params: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        filled.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.find('}').map_or(rest.len(), |end| end + 1);
        let name = rest[..end].trim_start_matches('{').trim_end_matches('}');
        let value = params.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        filled.push_str(value.unwrap_or(&rest[..end]));
        rest = &rest[end..];
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_replaced_once_and_only_where_there_is_a_value() {
        assert_eq!(
            fill("{a} and {b}", &[("a", "{b}"), ("b", "2")]),
            "{b} and 2",
            "values are no templates"
        );
        assert_eq!(fill("{a} {", &[]), "{a} {", "what has no value stays");
    }

    #[test]
    fn an_unknown_key_shows_itself() {
        assert_eq!(
            say(Lang::Id, "no.such.key", &[]),
            "no.such.key",
            "better than nothing on the screen"
        );
        assert!(!has("no.such.key"), "it is unknown");
    }

    #[test]
    fn a_number_of_things_takes_its_form() {
        let step = |lang, count| say_n(lang, "step.move_card", count, &[]);
        assert_eq!(step(Lang::En, 1), "move 1 card", "one is singular");
        assert_eq!(
            step(Lang::En, 1200),
            "move 1,200 cards",
            "many are plural, with the language's figures"
        );
        assert_eq!(step(Lang::Id, 3), "pindahkan 3 kartu", "Indonesian has one form");
    }

    #[test]
    fn tags_of_systems_are_understood() {
        for (tag, lang) in [
            ("id", Some(Lang::Id)),
            ("id_ID.UTF-8", Some(Lang::Id)),
            ("EN-gb", Some(Lang::En)),
            ("de", None),
        ] {
            assert_eq!(Lang::parse(tag), lang, "{tag}");
        }
    }
}
