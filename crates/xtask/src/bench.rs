//! `cargo xtask bench` and `large-map`: both run examples of `lajur-api`, which knows maps; this program knows none.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

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
    rows.extend(command_line(&folder)?);
    rows.extend(measure_window(&folder, &folder.join("large.lajur"))?);
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

/// Maps to PDF, each from the start of the process to its end.
fn command_line(folder: &Path) -> Result<Vec<Row>> {
    let path = |name: &str| folder.join(name).display().to_string();
    let (library, pdf) = (path("example.lajurdb"), path("print.pdf"));
    let lajur = program("release", "lajur").display().to_string();
    let new = ["--library", &library, "new", "Example", "--template", "example"];
    output(&mut command(&lajur, &new)).ok_or("`lajur new` failed.")?;
    let small = large(folder, "small.lajur", "240")?.display().to_string();
    let map = large(folder, "large.lajur", "10000")?.display().to_string();
    let sheets = ["export", &map, "-o", &pdf, "--paper", "a3", "--sheets", "1000"];
    let (time, peak) = watched(&lajur, &sheets)?;
    let example = ["--library", &library, "export", "Example", "-o", &pdf];
    Ok(vec![
        Row::time(
            "240 cards to PDF by the command line",
            middle(&lajur, &["export", &small, "-o", &pdf])?,
            150.0,
        ),
        Row::time("example to PDF by the command line", middle(&lajur, &example)?, 150.0),
        Row::time("large map to A3 sheets by the command line", time, 1_500.0),
        Row {
            what: "most memory of that".to_owned(),
            figure: peak,
            bound: 400.0,
            unit: "MB",
        },
    ])
}

/// The middle of nine runs, in ms.
fn middle(lajur: &str, arguments: &[&str]) -> Result<f64> {
    let mut times = Vec::new();
    for _ in 0..9 {
        let start = Instant::now();
        output(&mut command(lajur, arguments)).ok_or("`lajur export` failed.")?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    Ok(times[times.len() / 2])
}

/// One run: its time in ms, and the most memory it had, in MB.
fn watched(lajur: &str, arguments: &[&str]) -> Result<(f64, f64)> {
    let start = Instant::now();
    let mut run = command(lajur, arguments)
        .stdout(Stdio::null())
        .spawn()
        .map_err(|error| format!("`{lajur}`: {error}"))?;
    let mut peak: f64 = 0.0;
    loop {
        peak = peak.max(peak_of(run.id()));
        match run.try_wait() {
            Ok(Some(status)) if status.success() => break,
            Ok(None) => std::thread::sleep(Duration::from_millis(2)),
            _ => return Err("`lajur export` failed.".into()),
        }
    }
    Ok((start.elapsed().as_secs_f64() * 1000.0, peak))
}

/// Most memory that a process itself has had so far, in MB; 0 where it has ended.
fn peak_of(process: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
    kilobytes.unwrap_or_default() / 1024.0
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
