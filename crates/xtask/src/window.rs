//! `cargo xtask run`: the window, on the display or once under Xvfb.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::Result;
use crate::display::{Hidden, is_there};
use crate::places::{PACKAGES, program, target};
use crate::process::{Background, cargo, command, run as run_to_end};
use crate::setup::{Purpose, everything};

/// Longest time the first picture may take on a slow machine.
const PATIENCE: Duration = Duration::from_secs(60);
/// A window that shows something has more colors than an empty one; letters alone bring dozens.
const COLORS: u32 = 64;

/// Sets everything up, builds the window and starts it.
///
/// # Errors
/// With the fix, where something cannot be brought, built or shown.
pub fn run(arguments: &[&str]) -> Result {
    let headless = !is_there();
    if headless {
        println!("There is no display (DISPLAY and WAYLAND_DISPLAY are not set): the window is shown under Xvfb.");
    }
    everything(if headless { Purpose::Headless } else { Purpose::Window })?;
    run_to_end(&mut build(&[]))?;
    let window = program("debug", "lajur-desktop");
    if headless {
        return show_once(&window);
    }
    run_to_end(
        command(&window.display().to_string(), arguments).current_dir(std::env::current_dir().unwrap_or_default()),
    )
}

/// Builds the window.
pub fn build(more: &[&str]) -> Command {
    let mut build = cargo(&["build", "--bin", "lajur-desktop"]);
    for package in PACKAGES {
        build.args(["-p", package]);
    }
    build.args(more);
    build
}

/// Starts the window on a hidden display and a fresh library, and ends it when its picture stands still.
fn show_once(window: &Path) -> Result {
    let folder = target().join("first-window");
    // A library of an earlier run would not show the first start.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let display = Hidden::start("1366x768")?;
    let log = std::fs::File::create(folder.join("output.txt")).map_err(|error| error.to_string())?;
    let errors = log.try_clone().map_err(|error| error.to_string())?;
    let child = command(&window.display().to_string(), &[])
        .env("DISPLAY", &display.name)
        .env("LAJUR_LIBRARY", folder.join("library.lajurdb"))
        .env("LAJUR_SINGLE_INSTANCE", "off")
        .env("XDG_CONFIG_HOME", folder.join("config"))
        .env("XDG_DATA_HOME", folder.join("data"))
        .env("XDG_CACHE_HOME", folder.join("cache"))
        .stdin(Stdio::null())
        .stdout(log)
        .stderr(errors)
        .spawn()
        .map_err(|error| format!("The window could not be started: {error}."))?;
    let mut child = Background(child);
    let picture = target().join("first-window.png");
    let drawn = until_drawn(&display, &mut child, &picture).map_err(|reason| {
        format!(
            "{reason} What it printed is in {}.",
            folder.join("output.txt").display()
        )
    });
    child.ask_to_end();
    drawn?;
    println!("The window has drawn; its picture is {}.", picture.display());
    Ok(())
}

/// Waits until two pictures in a row are the same and show more than an empty window.
fn until_drawn(display: &Hidden, child: &mut Background, picture: &Path) -> Result {
    let start = Instant::now();
    let mut last = String::new();
    while start.elapsed() < PATIENCE {
        if let Ok(Some(status)) = child.0.try_wait() {
            return Err(format!("The window ended by itself ({status})."));
        }
        if let Some((colors, print)) = display.picture(picture) {
            if colors >= COLORS && print == last {
                return Ok(());
            }
            last = print;
        }
        std::thread::sleep(Duration::from_millis(300));
    }
    Err(format!(
        "The window drew nothing within {} seconds.",
        PATIENCE.as_secs()
    ))
}
