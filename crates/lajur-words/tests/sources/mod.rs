//! The strings of Lajur's sources, without those of tests.

use std::collections::BTreeSet;
use std::path::Path;

/// A string with a hole, such as `role.{}` or `editor.${kind}.rename`; the hole is written `*`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pattern {
    pub text: String,
    rust: bool,
}

impl Pattern {
    pub fn root(&self) -> &str {
        self.text.split('.').next().unwrap_or_default()
    }

    /// `role.*` and `role.*.example` as family and ending.
    pub fn family(&self) -> Option<(&str, &str)> {
        let (family, ending) = self.text.split_once(".*")?;
        (!ending.contains('*')).then_some((family, ending))
    }

    /// What a key has where the pattern has its one hole.
    pub fn gap(&self, key: &str) -> Option<String> {
        let (before, after) = self.text.split_once('*')?;
        let gap = key.strip_prefix(before)?;
        let bare = |gap: &str| Some(gap.strip_suffix(after)?.to_owned());
        let counted = gap.strip_suffix(".one").or_else(|| gap.strip_suffix(".other"));
        bare(gap)
            .filter(|gap| !gap.contains('.'))
            .or_else(|| counted.and_then(bare))
            .filter(|gap| !gap.is_empty())
    }
}

/// All sources that can ask for words.
#[derive(Default)]
pub struct Sources {
    literals: BTreeSet<String>,
    patterns: BTreeSet<Pattern>,
    rust: Vec<String>,
    window_names: BTreeSet<String>,
    families: BTreeSet<String>,
    rust_literals: BTreeSet<String>,
}

impl Sources {
    pub fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut sources = Self::default();
        for room in std::fs::read_dir(root.join("crates")).unwrap() {
            sources.folder(&room.unwrap().path().join("src"));
        }
        sources.folder(&root.join("src-tauri/src"));
        sources.folder(&root.join("ui/src"));
        assert!(
            sources.literals.len() > 100,
            "the sources must be found, or nothing is tested"
        );
        sources
    }

    pub fn literals(&self) -> impl Iterator<Item = &str> {
        self.literals.iter().map(String::as_str)
    }

    pub fn patterns(&self) -> impl Iterator<Item = &Pattern> {
        self.patterns.iter()
    }

    /// True where the sources in the pattern's language name this part.
    pub fn names(&self, pattern: &Pattern, part: &str) -> bool {
        self.rust_literals.contains(part) || (!pattern.rust && self.window_names.contains(part))
    }

    /// Codes of errors: the strings in every Rust function whose name ends in `code`, but for the model's, which has
    /// tables of its own.
    pub fn error_codes(&self) -> Vec<String> {
        let mut codes = BTreeSet::new();
        for source in self.rust.iter().filter(|source| !source.contains("ProblemCode {")) {
            for (at, call) in source.match_indices("code(") {
                let line = source[..at].rsplit('\n').next().unwrap_or_default();
                if line.contains("fn ") && !source.contains("CODES") {
                    let body = &source[at + call.len()..];
                    let body = body
                        .split("\n    }\n")
                        .next()
                        .and_then(|body| body.split("\n}\n").next());
                    let (literals, _) = strings(body.unwrap_or_default(), true);
                    codes.extend(literals.into_iter().filter(|code| !code.contains('.')));
                }
            }
        }
        codes.into_iter().collect()
    }

    /// The codes that calls of `notice(` hand over: the first string of such a line.
    pub fn notice_codes(&self) -> Vec<String> {
        let lines = self.rust.iter().flat_map(|source| source.lines());
        let calls = lines
            .filter_map(|line| line.split_once("notice("))
            .filter_map(|(_, rest)| rest.split('"').nth(1));
        calls
            .filter(|code| !code.is_empty() && !code.contains(' '))
            .map(str::to_owned)
            .collect()
    }

    /// True where a component is handed this family by name, as `family="status"`.
    pub fn hands_over(&self, family: &str) -> bool {
        self.families.contains(family)
    }

    /// The strings that stand first in calls such as `Note::new(`.
    pub fn first_arguments(&self, calls: &[&str]) -> Vec<String> {
        let mut found = BTreeSet::new();
        for source in &self.rust {
            for call in calls {
                let arguments = source
                    .split(call)
                    .skip(1)
                    .filter_map(|rest| rest.trim_start().strip_prefix('"'));
                found.extend(arguments.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
            }
        }
        found.into_iter().collect()
    }

    fn folder(&mut self, folder: &Path) {
        let Ok(entries) = std::fs::read_dir(folder) else { return };
        let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let ending = path
                .extension()
                .map(|ending| ending.to_string_lossy().into_owned())
                .unwrap_or_default();
            let test = name == "tests" || name == "tests.rs" || name.contains(".test.") || name.contains(".gen.");
            if test {
            } else if path.is_dir() {
                self.folder(&path);
            } else if ["rs", "ts", "svelte"].contains(&ending.as_str()) {
                self.file(&std::fs::read_to_string(&path).unwrap(), ending == "rs");
            }
        }
    }

    fn file(&mut self, source: &str, rust: bool) {
        let source = source.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        let (literals, patterns) = strings(source, rust);
        self.patterns
            .extend(patterns.into_iter().map(|text| Pattern { text, rust }));
        self.literals.extend(literals.iter().cloned());
        if rust {
            self.rust.push(source.to_owned());
            self.rust_literals.extend(literals);
        } else {
            let handed = source
                .split("family=\"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next());
            self.families.extend(handed.map(str::to_owned));
            let names = source.split(|letter: char| !letter.is_ascii_alphanumeric() && !"_-".contains(letter));
            self.window_names
                .extend(names.filter(|name| !name.is_empty()).map(str::to_owned));
        }
    }
}

/// Strings of nothing but what keys are made of, and such strings with holes, written `*`. In Rust other quotes than
/// `"` stand in comments only.
fn strings(source: &str, rust: bool) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut literals, mut patterns) = (BTreeSet::new(), BTreeSet::new());
    let quotes: &[char] = if rust { &['"'] } else { &['"', '\'', '`'] };
    for (at, quote) in source.match_indices(quotes) {
        let Some(text) = key_text(&source[at + 1..], quote) else {
            continue;
        };
        if !text.contains('*') {
            literals.insert(text);
        } else if text.contains('.') {
            patterns.insert(text);
        }
    }
    (literals, patterns)
}

/// The text up to the closing quote, holes as `*`; none where something stands in it that no key holds.
fn key_text(rest: &str, quote: &str) -> Option<String> {
    const LONGEST: usize = 120;
    let mut text = String::new();
    let mut letters = rest.chars().take(LONGEST);
    while let Some(letter) = letters.next() {
        match letter {
            _ if quote.starts_with(letter) => return Some(text).filter(|text| !text.is_empty()),
            '$' => {}
            '{' => {
                letters.find(|letter| *letter == '}')?;
                text.push('*');
            }
            'a'..='z' | 'A'..='Z' | '0'..='9' | '_' | '.' | '-' => text.push(letter),
            _ => return None,
        }
    }
    None
}
