//! How long the real window takes until its picture stands, and how much memory all its processes hold.
//!
//! Watched from outside: Xvfb keeps its screen in a file, which is read again and again.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::Result;
use crate::bench::Row;
use crate::display::Hidden;
use crate::memory;
use crate::places::program;
use crate::process::{Background, command};

/// A picture stands when it has not changed for so long.
const STILL: Duration = Duration::from_millis(1500);
/// Longest time a window may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// Fewer colors than this are an empty window.
const COLORS: usize = 64;

/// Starts on a small library, then with the large map, then again with the large map in the library.
pub fn measure_window(folder: &Path, large: &Path) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    let bound = if has_gpu() { 500.0 } else { 700.0 };
    // The first start makes the library and warms the disk; the second is the one that counts.
    start(folder, None, "small")?;
    let small = start(folder, None, "small")?;
    rows.push(Row::time(
        "start to the first picture, small library",
        small.first,
        bound,
    ));
    rows.push(Row::time(
        "start to the picture that stays, small library",
        small.last,
        0.0,
    ));
    start(folder, Some(large), "large")?;
    let again = start(folder, Some(large), "large")?;
    rows.push(Row::time(
        "start with the large map: first picture of it",
        again.first,
        bound + 500.0,
    ));
    rows.push(Row::time(
        "start with the large map: picture that stays",
        again.last,
        bound + 1000.0,
    ));
    rows.push(Row {
        what: "memory of all processes with the large map".to_owned(),
        figure: again.memory,
        bound: 600.0,
        unit: "MB",
    });
    Ok(rows)
}

struct Started {
    /// ms from the start of the process to the first picture that shows something.
    first: f64,
    /// ms to the last change before the picture stood.
    last: f64,
    /// MB.
    memory: f64,
}

fn has_gpu() -> bool {
    fs::read_dir("/dev/dri").is_ok_and(|devices| {
        devices
            .flatten()
            .any(|device| device.file_name().to_string_lossy().starts_with("renderD"))
    })
}

fn start(folder: &Path, file: Option<&Path>, name: &str) -> Result<Started> {
    let frames = folder.join("screen");
    fs::create_dir_all(&frames).map_err(|error| format!("{}: {error}", frames.display()))?;
    let display = Hidden::with_frames("1366x768", Some(&frames))?;
    let home = folder.join(name);
    let mut window = command(&program("release", "lajur-desktop").display().to_string(), &[]);
    window.args(file).env("DISPLAY", &display.name);
    for (variable, place) in [
        ("LAJUR_LIBRARY", "library.lajurdb"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_CACHE_HOME", "cache"),
    ] {
        window.env(variable, home.join(place));
    }
    fs::create_dir_all(&home).map_err(|error| format!("{}: {error}", home.display()))?;
    window
        .env("LAJUR_SINGLE_INSTANCE", "off")
        // Scrollbars that fade away seconds later are no part of the picture.
        .env("GTK_OVERLAY_SCROLLING", "0")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let begin = Instant::now();
    let child = window
        .spawn()
        .map_err(|error| format!("The window could not be started: {error}."))?;
    let mut child = Background(child);
    let times = watch(&frames.join("Xvfb_screen0"), begin);
    let memory = memory::of(child.0.id());
    child.ask_to_end();
    let (first, last) = times.ok_or("The window drew nothing.")?;
    Ok(Started { first, last, memory })
}

/// First picture that shows something, and the last change before it stood.
fn watch(screen: &Path, begin: Instant) -> Option<(f64, f64)> {
    let (mut first, mut last, mut seen) = (None, 0.0, 0);
    let mut changed = Instant::now();
    while begin.elapsed() < PATIENCE {
        let bytes = fs::read(screen).unwrap_or_default();
        let (print, colors) = look_at(&bytes);
        if print != seen {
            seen = print;
            changed = Instant::now();
            last = begin.elapsed().as_secs_f64() * 1000.0;
            if colors >= COLORS && first.is_none() {
                first = Some(last);
            }
        }
        if first.is_some() && changed.elapsed() > STILL {
            break;
        }
        std::thread::sleep(Duration::from_millis(4));
    }
    first.map(|first| (first, last))
}

/// A print of the picture, and how many colors every seventh pixel shows.
fn look_at(bytes: &[u8]) -> (u64, usize) {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let mut colors = BTreeMap::new();
    for pixel in bytes.chunks_exact(4).step_by(7) {
        colors.insert(pixel.to_vec(), ());
        if colors.len() >= COLORS {
            break;
        }
    }
    (hasher.finish(), colors.len())
}
