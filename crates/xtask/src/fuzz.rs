//! `cargo xtask fuzz`: bytes by chance for every reader, within the bounds of the design.

use std::path::PathBuf;
use std::process::Command;

use crate::Result;
use crate::places::{root, target, tool};
use crate::process::command;
use crate::setup::cargo_tool;
use crate::steps::Steps;

/// The version of cargo-fuzz that is known to work.
const VERSION: &str = "0.13.2";
/// How long each reader is tried, where nobody says otherwise.
const MINUTES: u32 = 10;
/// Longest input in bytes. Longer ones are slower and find no more.
const LONGEST: u32 = 16_384;

/// Tries each reader for a while: `[--minutes N] [READER]`. What makes one panic, take longer than a second or more than
/// 500 MB ends the run.
///
/// # Errors
/// Where there is such an input; it lies in `target/fuzz/found`.
pub fn run(words: &[&str]) -> Result {
    let (minutes, readers) = match words {
        ["--minutes", minutes, rest @ ..] => (number(minutes)?, rest),
        rest => (MINUTES, rest),
    };
    let known = all()?;
    if let Some(other) = readers
        .iter()
        .find(|reader| !known.iter().any(|known| known == *reader))
    {
        return Err(format!(
            "There is no reader `{other}`. There are: {}.",
            known.join(", ")
        ));
    }
    let is_wanted = |name: &String| readers.is_empty() || readers.contains(&name.as_str());
    let readers: Vec<String> = known.into_iter().filter(is_wanted).collect();
    let mut steps = Steps::default();
    steps.step("set-up", || cargo_tool("cargo-fuzz", VERSION))?;
    steps.run("build", &mut fuzz("build", &[]))?;
    for reader in &readers {
        steps.run(&format!("{reader}, {minutes} minutes"), &mut tried(reader, minutes)?)?;
    }
    steps.print();
    Ok(())
}

/// Minutes from one to those of a day: with none the fuzzer would never end.
fn number(words: &str) -> Result<u32> {
    let minutes = words.parse().ok().filter(|minutes| (1..=1440).contains(minutes));
    minutes.ok_or_else(|| format!("`{words}` is no number of minutes from 1 to 1440."))
}

/// The readers, by the folders of what is kept for them.
fn all() -> Result<Vec<String>> {
    let folder = kept();
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut names: Vec<String> = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    Ok(names)
}

fn kept() -> PathBuf {
    root().join("tests/fuzz/corpus")
}

fn tried(reader: &str, minutes: u32) -> Result<Command> {
    let (new, found) = (target().join("fuzz/corpus").join(reader), target().join("fuzz/found"));
    for folder in [&new, &found] {
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let mut run = fuzz("run", &[reader]);
    run.args([&new, &kept().join(reader)]).args([
        "--".to_owned(),
        format!("-max_total_time={}", minutes * 60),
        "-timeout=1".to_owned(),
        "-rss_limit_mb=500".to_owned(),
        format!("-max_len={LONGEST}"),
        format!("-artifact_prefix={}/{reader}-", found.display()),
    ]);
    Ok(run)
}

fn fuzz(what: &str, more: &[&str]) -> Command {
    let mut fuzz = command(&tool("cargo-fuzz").display().to_string(), &[what]);
    // Lajur has no unsafe code in its readers, so that memory needs no watching; and what watches it would take its share.
    // `--release` leaves it to the profile of the fuzzer's crate what is asserted.
    fuzz.args([
        "--release",
        "--fuzz-dir",
        "tests/fuzz",
        "--sanitizer",
        "none",
        "--target-dir",
    ])
    .arg(target().join("fuzz"))
    .args(more);
    // The flags that instrument code are not among those of a stable compiler.
    fuzz.env("RUSTC_BOOTSTRAP", "1");
    fuzz
}
