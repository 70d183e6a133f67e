//! `cargo xtask bench` and `large-map`: both run examples of `lajur-api`, which knows maps; this program knows none.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::Result;
use crate::places::{PACKAGES, program, target};
use crate::process::{cargo, command, output, run};
use crate::setup::{Purpose, everything};
use crate::start::measure_window;

/// A measured figure beside its bound.
pub struct Row {
    /// What was measured.
    pub what: String,
    /// The figure.
    pub figure: f64,
    /// Most that it may be; 0 where the design names none.
    pub bound: f64,
    /// `ms` or `MB`.
    pub unit: &'static str,
}

impl Row {
    /// A time.
    pub fn time(what: &str, milliseconds: f64, bound: f64) -> Self {
        Self {
            what: what.to_owned(),
            figure: milliseconds,
            bound,
            unit: "ms",
        }
    }

    fn is_missed(&self) -> bool {
        self.bound > 0.0 && self.figure > self.bound
    }
}

/// Writes the map that is measured.
///
/// # Errors
/// The example's own.
pub fn large_map(arguments: &[&str]) -> Result {
    run(&mut of_all("build", &["-q", "--example", "large_map"]))?;
    // Paths on the command line mean the folder one stands in, not the top of the repository.
    let here = std::env::current_dir().unwrap_or_default();
    run(command(&program("debug", "examples/large_map").display().to_string(), arguments).current_dir(here))
}

/// Measures in a release build and prints each figure beside its bound.
///
/// # Errors
/// Where something cannot be built or measured. A missed bound is named, and is no error: it depends on the machine.
pub fn bench() -> Result {
    everything(Purpose::Headless)?;
    run(&mut of_all("build", &["--release", "--bins", "--examples"]))?;
    let mut rows = without_window()?;
    let folder = target().join("bench");
    // Figures of an earlier run lie there at most.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    rows.push(command_line(&folder)?);
    rows.extend(measure_window(&folder, &large(&folder, "large.lajur", "10000")?)?);
    print(&rows);
    Ok(())
}

/// cargo with a command on all packages.
pub fn of_all(what: &str, more: &[&str]) -> Command {
    let mut all = cargo(&[what]);
    for package in PACKAGES {
        all.args(["-p", package]);
    }
    all.args(more);
    all
}

fn without_window() -> Result<Vec<Row>> {
    let bench = program("release", "examples/bench").display().to_string();
    let told = output(&mut command(&bench, &[])).ok_or_else(|| format!("`{bench}` failed; run it to see why."))?;
    Ok(told.lines().filter_map(row).collect())
}

fn row(line: &str) -> Option<Row> {
    let mut parts = line.split('\t');
    let what = parts.next()?;
    Some(Row::time(
        what,
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
    ))
}

/// A map of so many cards as a file.
///
/// # Errors
/// The example's own.
pub fn large(folder: &Path, name: &str, cards: &str) -> Result<PathBuf> {
    let path = folder.join(name);
    let example = program("release", "examples/large_map").display().to_string();
    run(&mut command(&example, &[&path.display().to_string(), "--cards", cards]))?;
    Ok(path)
}

/// 240 cards to PDF, from the start of the process to its end; the middle of nine runs.
fn command_line(folder: &Path) -> Result<Row> {
    let map = large(folder, "small.lajur", "240")?.display().to_string();
    let pdf = folder.join("small.pdf").display().to_string();
    let lajur = program("release", "lajur").display().to_string();
    let mut times = Vec::new();
    for _ in 0..9 {
        let start = Instant::now();
        output(&mut command(&lajur, &["export", &map, "-o", &pdf])).ok_or("`lajur export` failed.")?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    Ok(Row::time(
        "240 cards to PDF by the command line",
        times[times.len() / 2],
        150.0,
    ))
}

fn print(rows: &[Row]) {
    println!("\n{:<58} {:>10} {:>10}", "what", "figure", "bound");
    for row in rows {
        let bound = if row.bound > 0.0 {
            format!("{:.0} {}", row.bound, row.unit)
        } else {
            "-".to_owned()
        };
        let mark = if row.is_missed() { "  missed" } else { "" };
        println!("{:<58} {:>7.1} {} {bound:>10}{mark}", row.what, row.figure, row.unit);
    }
    let missed: Vec<&str> = rows
        .iter()
        .filter(|row| row.is_missed())
        .map(|row| row.what.as_str())
        .collect();
    if missed.is_empty() {
        println!("\nall within bounds");
    } else {
        println!("\nmissed: {}", missed.join("; "));
    }
}
