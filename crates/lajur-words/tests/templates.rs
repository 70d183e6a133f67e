//! Templates and the example speak both languages.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

use lajur_model::{Counter, Doc, check, templates};
use lajur_words::{Lang, say};

/// Fails where a key found no text, which then stands in the map itself.
fn sound(lang: Lang, name: &str, doc: &Doc) {
    assert_eq!(check(doc), vec![], "{name} in {lang:?} must pass the check");
    let written = serde_json::to_string(doc).unwrap();
    for family in ["\"template.", "\"example."] {
        assert!(
            !written.contains(family),
            "{name} in {lang:?} shows a key instead of a text"
        );
    }
}

#[test]
fn every_template_is_sound_in_both_languages() {
    for lang in Lang::ALL {
        for name in templates::NAMES {
            let words = |key: &str| say(lang, key, &[]);
            let doc = templates::build(name, &words, lang.as_str(), &mut Counter::new("t")).unwrap();
            sound(lang, name, &doc);
        }
    }
}

#[test]
fn the_example_is_sound_in_both_languages() {
    for lang in Lang::ALL {
        let doc = templates::example(&|key| say(lang, key, &[]), lang.as_str(), &mut Counter::new("e"));
        sound(lang, "the example", &doc);
        assert!(!doc.map.title.is_empty(), "it has a title");
    }
}

#[test]
fn indonesian_stages_keep_the_english_term_above_their_own() {
    let words = |key: &str| say(Lang::Id, key, &[]);
    let doc = templates::build("five-stages", &words, "id", &mut Counter::new("t")).unwrap();
    let names: Vec<_> = doc
        .stages
        .values()
        .map(|stage| (stage.name.as_str(), stage.gloss.as_str()))
        .collect();
    assert!(names.contains(&("Awareness", "Kesadaran")), "found {names:?}");
}
