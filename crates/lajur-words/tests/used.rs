//! Every word that is asked for is there, and every word that is there is asked for.
//!
//! A key counts as asked for where it stands as a whole in a string of the sources. Keys that are put together while
//! the program runs (`role.{}`) count by families: a table of the model names the members, or, where there is none,
//! the last part must stand as a string of its own in the same language's sources.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod sources;

use std::collections::{BTreeMap, BTreeSet};

use lajur_model::{
    CardStatus, CardVariant, EvidenceKind, GapCode, GuideState, Kind, Label, LinkKind, MapKind, MapStatus, PALETTE,
    PersonaShape, ProblemCode, Rejection, Role, Topic, templates,
};
use sources::{Pattern, Sources};

/// Dotted strings of the sources that look like keys and are none. Give the reason.
const NO_WORDS: &[&str] = &[
    // The name of the library's file.
    "library.lajurdb",
];

/// The last parts of keys that are put together from a table.
fn families(sources: &Sources) -> BTreeMap<&'static str, Vec<String>> {
    fn words<T>(all: &[T], text: impl Fn(&T) -> &str) -> Vec<String> {
        all.iter().map(|word| text(word).to_owned()).collect()
    }
    let kinds: Vec<Kind> = Kind::OF_MAP.into_iter().chain(Kind::SHARED).collect();
    BTreeMap::from([
        ("role", words(Role::ALL, Role::as_str)),
        ("kind", words(&kinds, |kind| kind.as_str())),
        ("map_kind", words(MapKind::ALL, MapKind::as_str)),
        ("status", words(MapStatus::ALL, MapStatus::as_str)),
        ("card_status", words(CardStatus::ALL, CardStatus::as_str)),
        ("variant", words(CardVariant::ALL, CardVariant::as_str)),
        ("evidence", words(EvidenceKind::ALL, EvidenceKind::as_str)),
        ("link_kind", words(LinkKind::ALL, LinkKind::as_str)),
        ("shape", words(PersonaShape::ALL, PersonaShape::as_str)),
        ("color", words(PALETTE, |slot| slot)),
        ("level", words(&["1", "2", "3"], |level| level)),
        ("emotion", words(&["-2", "-1", "0", "1", "2"], |value| value)),
        ("step", words(&Label::KEYS, |key| key)),
        ("reject", words(&Rejection::CODES, |code| code)),
        ("problem", words(&ProblemCode::ALL, |code| code.as_str())),
        ("guide.topic", words(&Topic::ALL, |topic| topic.as_str())),
        ("guide.state", words(&GuideState::ALL, |state| state.as_str())),
        ("guide.gap", words(&GapCode::ALL, |code| code.as_str())),
        ("template", words(templates::NAMES, |name| name)),
        ("error", [sources.error_codes(), sources.notice_codes()].concat()),
        (
            "import.note",
            sources.first_arguments(&["Note::new(", "Note::counted("]),
        ),
    ])
}

/// Forms of one word: the key itself, or what [`lajur_words::say_n`] makes of it.
fn forms(key: &str) -> [String; 3] {
    [key.to_owned(), format!("{key}.one"), format!("{key}.other")]
}

/// What the sources ask for: keys that are there, and the rest.
#[derive(Default)]
struct Asked {
    found: BTreeSet<String>,
    missing: BTreeSet<String>,
}

impl Asked {
    fn key(&mut self, keys: &BTreeSet<&str>, key: &str) {
        let there: Vec<_> = forms(key)
            .into_iter()
            .filter(|form| keys.contains(form.as_str()))
            .collect();
        if there.is_empty() {
            self.missing.insert(key.to_owned());
        }
        self.found.extend(there);
    }

    /// A family with a table must be complete; `.named` is a refinement that not every step has.
    fn family(&mut self, keys: &BTreeSet<&str>, family: &str, members: &[String], ending: &str) {
        for member in members {
            let key = format!("{family}.{member}{ending}");
            if ending != ".named" || keys.contains(key.as_str()) {
                self.key(keys, &key);
            }
        }
    }

    fn pattern(&mut self, keys: &BTreeSet<&str>, pattern: &Pattern, sources: &Sources) {
        let known = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()) || sources.names(pattern, part);
        let matching = |key: &&&str| pattern.gap(key).is_some_and(|gap| known(&gap));
        let there: Vec<_> = keys.iter().filter(matching).map(|key| (*key).to_owned()).collect();
        if there.is_empty() {
            self.missing.insert(pattern.text.clone());
        }
        self.found.extend(there);
    }
}

fn asked(keys: &BTreeSet<&str>) -> Asked {
    let sources = Sources::read();
    let families = families(&sources);
    let roots: BTreeSet<&str> = keys.iter().filter_map(|key| key.split('.').next()).collect();
    let mut asked = Asked::default();
    for literal in sources.literals().filter(|literal| looks_like_a_key(literal, &roots)) {
        asked.key(keys, literal);
    }
    for pattern in sources.patterns().filter(|pattern| roots.contains(pattern.root())) {
        match pattern
            .family()
            .and_then(|(family, ending)| Some((family, families.get(family)?, ending)))
        {
            Some((family, members, ending)) => asked.family(keys, family, members, ending),
            None => asked.pattern(keys, pattern, &sources),
        }
    }
    for (family, members) in families.iter().filter(|(family, _)| sources.hands_over(family)) {
        asked.family(keys, family, members, "");
    }
    // These are joined from several parts in code that a scan does not see through.
    asked.family(keys, "error", &families["error"], "");
    asked.family(keys, "error", &families["error"], ".way");
    asked
}

fn looks_like_a_key(literal: &str, roots: &BTreeSet<&str>) -> bool {
    let parts: Vec<&str> = literal.split('.').collect();
    let files = [
        "css", "ts", "svelte", "png", "svg", "pdf", "json", "csv", "lajur", "lajurdb", "db", "sqlite", "log", "pem",
    ];
    let is_file = parts.len() == 2 && files.contains(&parts[1]) && !lajur_words::has(literal);
    parts.len() > 1
        && roots.contains(parts[0])
        && parts.iter().all(|part| !part.is_empty())
        && !is_file
        && !NO_WORDS.contains(&literal)
}

#[test]
fn every_word_that_is_asked_for_is_there() {
    let keys: BTreeSet<&str> = lajur_words::all_keys().collect();
    let missing = asked(&keys).missing;
    assert!(missing.is_empty(), "add these to both catalogues: {missing:#?}");
}

#[test]
fn every_word_that_is_there_is_asked_for() {
    let keys: BTreeSet<&str> = lajur_words::all_keys().collect();
    let found = asked(&keys).found;
    let unused: Vec<_> = keys.iter().filter(|key| !found.contains(**key)).collect();
    assert!(
        unused.is_empty(),
        "take these {} out of both catalogues: {unused:#?}",
        unused.len()
    );
}
