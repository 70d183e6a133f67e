//! A display that nobody looks at.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;

use crate::Result;
use crate::process::{Background, command, output};

/// Xvfb on a number that was free.
pub struct Hidden {
    /// As `DISPLAY` spells it.
    pub name: String,
    _server: Background,
}

impl Hidden {
    /// Starts it.
    ///
    /// # Errors
    /// Where Xvfb cannot be started or finds no free number.
    pub fn start(size: &str) -> Result<Self> {
        Self::with_frames(size, None)
    }

    /// Starts it with its screen in the file `Xvfb_screen0` of a folder, where somebody wants to watch it.
    ///
    /// # Errors
    /// As [`Hidden::start`].
    pub fn with_frames(size: &str, frames: Option<&Path>) -> Result<Self> {
        let screen = format!("{size}x24");
        let mut xvfb = command("Xvfb", &["-displayfd", "1", "-screen", "0"]);
        xvfb.args([screen.as_str(), "-nolisten", "tcp"]);
        if let Some(folder) = frames {
            xvfb.arg("-fbdir").arg(folder);
        }
        let child = xvfb
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut server = Background(child.map_err(|error| format!("Xvfb could not be started: {error}."))?);
        let mut number = String::new();
        if let Some(told) = server.0.stdout.take() {
            // An Xvfb that ends without a number leaves the line empty.
            let _ = BufReader::new(told).read_line(&mut number);
        }
        match number.trim() {
            "" => Err("Xvfb ended without giving a display. Is /tmp/.X11-unix writable?".to_owned()),
            number => Ok(Self {
                name: format!(":{number}"),
                _server: server,
            }),
        }
    }

    /// Saves what it shows; how many colors that has, and a print of its pixels.
    pub fn picture(&self, file: &Path) -> Option<(u32, String)> {
        let path = file.display().to_string();
        output(command("import", &["-window", "root", &path]).env("DISPLAY", &self.name))?;
        let facts = output(&mut command("identify", &["-format", "%k %#", &path]))?;
        let (colors, print) = facts.split_once(' ')?;
        Some((colors.parse().ok()?, print.to_owned()))
    }
}

/// True where windows can be shown.
pub fn is_there() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}
