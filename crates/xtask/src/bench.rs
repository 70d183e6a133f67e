//! `cargo xtask bench` and `large-map`: both run examples of `lajur-api`, which knows maps; this program knows none.

use crate::Result;
use crate::display::{Hidden, is_there};
use crate::places::{PACKAGES, program};
use crate::process::{cargo, command, run};
use crate::setup::{Purpose, everything};

/// Writes the map that is measured.
///
/// # Errors
/// The example's own.
pub fn large_map(arguments: &[&str]) -> Result {
    let mut example = cargo(&[
        "run",
        "-q",
        "--release",
        "-p",
        "lajur-api",
        "--example",
        "large_map",
        "--",
    ]);
    // Paths on the command line mean the folder one stands in, not the top of the repository.
    run(example
        .args(arguments)
        .current_dir(std::env::current_dir().unwrap_or_default()))
}

/// Measures in a release build and prints each figure beside its bound.
///
/// # Errors
/// Where something cannot be built, or a bound is missed.
pub fn bench() -> Result {
    let purpose = if is_there() { Purpose::Window } else { Purpose::Headless };
    everything(purpose)?;
    let mut build = cargo(&["build", "--release", "--bins"]);
    for package in PACKAGES {
        build.args(["-p", package]);
    }
    run(&mut build)?;
    run(&mut cargo(&[
        "build",
        "--release",
        "-p",
        "lajur-api",
        "--example",
        "bench",
    ]))?;
    let hidden = if is_there() {
        None
    } else {
        Some(Hidden::start("1366x768")?)
    };
    let bench = program("release", "examples/bench").display().to_string();
    let mut bench = command(&bench, &[]);
    bench
        .env("LAJUR_CLI", program("release", "lajur"))
        .env("LAJUR_APP", program("release", "lajur-desktop"));
    if let Some(display) = &hidden {
        bench.env("DISPLAY", &display.name);
    }
    run(&mut bench)
}
