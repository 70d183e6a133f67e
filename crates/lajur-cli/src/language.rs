//! Which language the command speaks: `--lang`, else the environment, else English.

use std::ffi::OsString;

use lajur_words::Lang;

/// The language, from the words of the command line. It must be known before they are understood, because what is
/// wrong with them is said in it.
pub(crate) fn of(told: &[OsString]) -> Lang {
    let words: Vec<&str> = told.iter().filter_map(|word| word.to_str()).collect();
    let option = words
        .iter()
        .enumerate()
        .find_map(|(at, word)| match word.strip_prefix("--lang") {
            Some("") => words.get(at + 1).copied(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        });
    option.and_then(Lang::parse).or_else(environment).unwrap_or_default()
}

/// The first that is set and not empty decides, as everywhere on the system.
fn environment() -> Option<Lang> {
    let set = |name: &&str| std::env::var(name).ok().filter(|value| !value.is_empty());
    ["LAJUR_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(set)
        .and_then(|tag| Lang::parse(&tag))
}
