//! `cargo xtask bench --window`: an example of `lajur-tests` drives the real window; this program builds both, makes
//! the maps and lends a display.

use crate::Result;
use crate::bench::{large, of_all};
use crate::display::Hidden;
use crate::places::{program, target};
use crate::process::{command, run as run_to_end};
use crate::setup::{Purpose, everything};

/// Numbers of cards that are measured.
const SIZES: [&str; 3] = ["240", "1000", "10000"];

/// Measures frames, openings and memory of the real window in a release build.
///
/// # Errors
/// Where something cannot be built or started. A missed bound is named, and is no error: it depends on the machine.
pub fn run(more: &[&str]) -> Result {
    everything(Purpose::Test)?;
    run_to_end(&mut of_all("build", &["--release", "--bins", "--examples"]))?;
    run_to_end(&mut of_all(
        "build",
        &["--features", "lajur-tests/window", "--example", "window_bench"],
    ))?;
    let folder = target().join("bench-window");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let display = Hidden::start("1366x768")?;
    let mut hands = command(&program("debug", "examples/window_bench").display().to_string(), more);
    for cards in SIZES {
        let map = large(&folder, &format!("{cards}.lajur"), cards)?;
        hands.arg(format!("{cards}={}", map.display()));
    }
    hands.env("DISPLAY", &display.name);
    hands.env("LAJUR_APP", program("release", "lajur-desktop"));
    run_to_end(&mut hands)
}
