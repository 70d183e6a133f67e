//! The two catalogues agree with each other, and with how they are written.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

use std::collections::{BTreeMap, BTreeSet};

const EN: &str = include_str!("../catalogues/en.json");
const ID: &str = include_str!("../catalogues/id.json");

type Catalogue = BTreeMap<String, String>;

fn read(json: &str) -> Catalogue {
    serde_json::from_str(json).unwrap()
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    let parts = text.split('{').skip(1);
    parts
        .map(|part| part.split_once('}').map_or("", |(name, _)| name))
        .collect()
}

#[test]
fn both_languages_have_the_same_keys() {
    let (en, id) = (read(EN), read(ID));
    let only = |a: &Catalogue, b: &Catalogue| {
        a.keys()
            .filter(|key| !b.contains_key(*key))
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(only(&en, &id), Vec::<String>::new(), "these have no Indonesian text");
    assert_eq!(only(&id, &en), Vec::<String>::new(), "these have no English text");
}

#[test]
fn both_languages_have_the_same_placeholders() {
    let id = read(ID);
    for (key, text) in &read(EN) {
        let (en, id) = (placeholders(text), placeholders(&id[key]));
        // "One thing" may do without its number.
        let counted = key.ends_with(".one");
        let without = |set: &BTreeSet<&str>| {
            set.iter()
                .filter(|name| !(counted && **name == "count"))
                .map(ToString::to_string)
                .collect::<Vec<_>>()
        };
        assert_eq!(without(&en), without(&id), "{key} must fill in the same things");
        let fine = |name: &&str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        assert!(en.iter().all(fine), "{key} has a placeholder without a proper name");
    }
}

#[test]
fn what_is_counted_has_both_forms() {
    for catalogue in [read(EN), read(ID)] {
        for (key, text) in &catalogue {
            let one = key.strip_suffix(".one").map(|base| format!("{base}.other"));
            // A key may end in "other" without counting anything.
            let counts = text.contains("{count}");
            let other = key
                .strip_suffix(".other")
                .filter(|_| counts)
                .map(|base| format!("{base}.one"));
            assert!(
                one.or(other).is_none_or(|pair| catalogue.contains_key(&pair)),
                "{key} lacks its other form"
            );
        }
    }
}

#[test]
fn indonesian_has_one_form_only() {
    let id = read(ID);
    for (key, text) in id.iter().filter(|(key, _)| key.ends_with(".one")) {
        let other = key.replace(".one", ".other");
        assert_eq!(text, &id[&other], "{key}: Indonesian has no plural");
    }
}

#[test]
fn no_text_is_empty_but_the_gloss_of_english_stages() {
    for (lang, catalogue) in [("en", read(EN)), ("id", read(ID))] {
        let empty: Vec<_> = catalogue
            .iter()
            .filter(|(_, text)| text.trim().is_empty())
            .map(|(key, _)| key)
            .collect();
        let allowed = |key: &&&String| lang == "en" && key.starts_with("template.") && key.ends_with(".gloss");
        assert!(
            empty.iter().all(|key| allowed(&key)),
            "{lang} has empty texts: {empty:?}"
        );
    }
}

#[test]
fn texts_are_set_with_proper_signs() {
    for (lang, catalogue) in [("en", read(EN)), ("id", read(ID))] {
        for (key, text) in catalogue {
            // Signs that a file or a terminal wants exactly so.
            let literal = key.starts_with("error.not_lajur") || key.starts_with("error.open_quote");
            assert!(
                literal || !text.contains('"'),
                "{lang} {key}: write “ ” for quotation marks"
            );
            assert!(!text.contains("..."), "{lang} {key}: write … for three dots");
            assert!(
                !text.contains(" %") && !text.contains("  "),
                "{lang} {key}: a space too much"
            );
            assert_eq!(text.trim(), text, "{lang} {key}: no spaces around a text");
        }
    }
}

#[test]
fn indonesian_addresses_the_reader_as_anda() {
    for (key, text) in read(ID) {
        let words = || text.split(|letter: char| !letter.is_alphanumeric());
        // Personas and quotations speak as people do.
        let spoken = key.starts_with("example.") || key.starts_with("role.thought");
        let wrong = words().find(|word| ["kamu", "kalian", "tak", "anda"].contains(word));
        assert!(spoken || wrong.is_none(), "{key}: {wrong:?} in {text:?}");
    }
}

#[test]
fn the_files_are_sorted_and_laid_out_alike() {
    for (name, json) in [("en", EN), ("id", ID)] {
        let sorted = serde_json::to_string_pretty(&read(json)).unwrap() + "\n";
        assert!(
            sorted == json,
            "{name}.json must be sorted by key, two spaces deep, with a line end"
        );
    }
}
