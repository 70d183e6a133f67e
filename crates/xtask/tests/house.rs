//! The rules of the house (`crates/README.md`), read from manifests and imports.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Crates of the house and which others each may know. The right side may use the left, never the other way round.
const MAY_KNOW: [(&str, &[&str]); 8] = [
    ("lajur-model", &[]),
    ("lajur-words", &[]),
    ("lajur-store", &["lajur-model"]),
    ("lajur-layout", &["lajur-model", "lajur-words"]),
    ("lajur-render", &["lajur-model", "lajur-words", "lajur-layout"]),
    ("lajur-formats", &["lajur-model", "lajur-words"]),
    (
        "lajur-api",
        &[
            "lajur-model",
            "lajur-words",
            "lajur-store",
            "lajur-layout",
            "lajur-render",
            "lajur-formats",
        ],
    ),
    ("xtask", &[]),
];

/// Libraries that belong to one room.
const OWNERS: [(&str, &[&str]); 9] = [
    ("rusqlite", &["lajur-store"]),
    ("parley", &["lajur-layout"]),
    ("krilla", &["lajur-render"]),
    ("vello_cpu", &["lajur-render"]),
    ("csv", &["lajur-formats"]),
    ("clap", &["lajur-cli"]),
    ("uuid", &["lajur-api"]),
    ("specta-typescript", &["lajur-desktop"]),
    ("tokio", &["lajur-desktop"]),
];

/// Libraries that open connections. Nothing in Lajur does.
const NETWORK: [&str; 8] = [
    "reqwest",
    "ureq",
    "hyper",
    "curl",
    "isahc",
    "attohttpc",
    "tungstenite",
    "tauri-plugin-http",
];

/// What a crate without input, output and clock does not say.
const IMPURE: [&str; 8] = [
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "std::time",
    "SystemTime",
    "Instant::now",
    "thread_rng",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .unwrap()
        .to_owned()
}

/// Manifests of the workspace by package name.
fn manifests() -> BTreeMap<String, (PathBuf, String)> {
    let crates = fs::read_dir(root().join("crates"))
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let folders = crates.chain([root().join("src-tauri"), root().join("tests")]);
    let mut all = BTreeMap::new();
    for folder in folders.filter(|folder| folder.join("Cargo.toml").is_file()) {
        let text = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
        let name = text
            .lines()
            .find_map(|line| line.strip_prefix("name = "))
            .unwrap()
            .trim_matches('"')
            .to_owned();
        all.insert(name, (folder, text));
    }
    all
}

/// Names under `[dependencies]` and `[build-dependencies]`, also those of one target.
fn dependencies(manifest: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut inside = false;
    for line in manifest.lines().map(str::trim) {
        if let Some(section) = line.strip_prefix('[') {
            let section = section.trim_end_matches(']');
            let parent = section.rsplit_once('.').map_or(section, |(parent, _)| parent);
            let is_list = |name: &str| name.ends_with("dependencies") && !name.ends_with("dev-dependencies");
            inside = is_list(section);
            if !inside && is_list(parent) {
                names.extend(section.rsplit('.').next().map(str::to_owned));
            }
        } else if inside && !line.starts_with('#') {
            names.extend(
                line.split(['.', '=', ' '])
                    .next()
                    .filter(|name| !name.is_empty())
                    .map(str::to_owned),
            );
        }
    }
    names
}

/// All files below a folder with one of these endings.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, endings));
        } else if path
            .extension()
            .is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted))
        {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// What of a source file is part of the product: without comments, and without the tests at its end.
fn product(path: &Path) -> String {
    if path.file_name().is_some_and(|name| name == "tests.rs")
        || path.components().any(|part| part.as_os_str() == "tests")
    {
        return String::new();
    }
    let text = fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn fail_with(rule: &str, sinners: &[String]) {
    assert!(sinners.is_empty(), "{rule}:\n{}", sinners.join("\n"));
}

#[test]
fn crates_know_only_those_to_their_left() {
    let manifests = manifests();
    let mut sinners = Vec::new();
    for (name, allowed) in MAY_KNOW {
        for known in dependencies(&manifests[name].1) {
            let is_ours = known.starts_with("lajur-");
            if is_ours && !allowed.contains(&known.as_str()) {
                sinners.push(format!("{name} knows {known}"));
            }
        }
    }
    fail_with(
        "a crate knows another that it must not know (design, section 2)",
        &sinners,
    );
}

#[test]
fn no_crate_knows_tauri() {
    let mut sinners = Vec::new();
    for (name, (folder, manifest)) in manifests() {
        if folder.starts_with(root().join("crates")) {
            let windowed = |known: &String| {
                ["tauri", "wry", "tao", "gtk", "webkit2gtk"]
                    .iter()
                    .any(|window| known.starts_with(window))
            };
            sinners.extend(
                dependencies(&manifest)
                    .iter()
                    .filter(|known| windowed(known))
                    .map(|known| format!("{name} knows {known}")),
            );
        }
    }
    fail_with("only src-tauri and ui know the window", &sinners);
}

#[test]
fn libraries_stay_in_their_room() {
    let mut sinners = Vec::new();
    for (name, (_, manifest)) in manifests() {
        let known = dependencies(&manifest);
        for (library, owners) in OWNERS {
            if known.contains(library) && !owners.contains(&name.as_str()) {
                sinners.push(format!(
                    "{name} knows {library}, which belongs to {}",
                    owners.join(" and ")
                ));
            }
        }
        for library in NETWORK {
            if known.contains(library) {
                sinners.push(format!("{name} knows {library}, which opens connections"));
            }
        }
    }
    fail_with("a library is used outside of the room that owns it", &sinners);
}

#[test]
fn model_layout_and_render_read_no_file_no_clock_and_no_environment() {
    let mut sinners = Vec::new();
    for name in ["lajur-model", "lajur-words", "lajur-layout", "lajur-render"] {
        for path in files(&root().join("crates").join(name).join("src"), &["rs"]) {
            let text = product(&path);
            sinners.extend(
                IMPURE
                    .iter()
                    .filter(|word| text.contains(**word))
                    .map(|word| format!("{}: {word}", path.display())),
            );
        }
    }
    fail_with("the same input must give the same bytes on every machine", &sinners);
}

#[test]
fn only_the_backend_folder_imports_tauri() {
    let source = root().join("ui/src");
    let backend = source.join("lib/backend");
    let paths = files(&source, &["ts", "svelte", "js"]);
    let sinners: Vec<String> = paths
        .iter()
        .filter(|path| !path.starts_with(&backend))
        .filter(|path| fs::read_to_string(path).unwrap().contains("@tauri-apps"))
        .map(|path| path.display().to_string())
        .collect();
    fail_with(
        "the rest of the interface must run without a window, in tests",
        &sinners,
    );
}

#[test]
fn every_package_is_built_tested_and_linted() {
    let list = fs::read_to_string(root().join("crates/xtask/src/places.rs")).unwrap();
    let mut sinners = Vec::new();
    for (name, (_, manifest)) in manifests() {
        if name != "xtask" && !list.contains(&format!("\"{name}\"")) {
            sinners.push(format!("{name} is missing in crates/xtask/src/places.rs"));
        }
        if !manifest.contains("[lints]\nworkspace = true") {
            sinners.push(format!("{name} does not take the workspace's lints"));
        }
    }
    fail_with("a package was forgotten", &sinners);
}

#[test]
fn every_source_file_says_what_it_is_for() {
    let mut sinners = Vec::new();
    for (_, (folder, _)) in manifests() {
        for path in files(&folder, &["rs"]) {
            if !fs::read_to_string(&path).unwrap().starts_with("//!") && !path.ends_with("build.rs") {
                sinners.push(path.display().to_string());
            }
        }
    }
    fail_with("a source file does not open with `//!`", &sinners);
}

#[test]
fn dependencies_are_read_from_all_kinds_of_sections() {
    let manifest = "[dependencies]\na.workspace = true\nb = \"1\"\n# c = \"1\"\n[dependencies.d]\nversion = \"1\"\n\
                    [dev-dependencies]\ne = \"1\"\n[target.'cfg(unix)'.dependencies]\nf.workspace = true\n";
    let found: Vec<String> = dependencies(manifest).into_iter().collect();
    assert_eq!(
        found,
        ["a", "b", "d", "f"],
        "comments and dev-dependencies do not count"
    );
}
