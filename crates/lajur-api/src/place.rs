//! Where the library lies.

use std::path::{Path, PathBuf};

const FILE: &str = "library.lajurdb";

/// The library's file, by this order: what the caller was told (`--library`), the environment's `LAJUR_LIBRARY`, beside
/// the program where a file named `portable` lies there, else where the system keeps application data.
#[must_use]
pub fn library_path(told: Option<&Path>) -> PathBuf {
    if let Some(path) = told {
        return path.to_owned();
    }
    if let Some(path) = set("LAJUR_LIBRARY") {
        return path;
    }
    portable().unwrap_or_else(data_folder).join(FILE)
}

fn set(name: &str) -> Option<PathBuf> {
    std::env::var_os(name)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}

fn portable() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    let folder = program.parent()?;
    folder.join("portable").exists().then(|| folder.to_owned())
}

/// `$XDG_DATA_HOME/lajur` on Linux, `%APPDATA%\Lajur` on Windows, `~/Library/Application Support/Lajur` on macOS.
fn data_folder() -> PathBuf {
    let home = || {
        set("HOME")
            .or_else(|| set("USERPROFILE"))
            .unwrap_or_else(|| PathBuf::from("."))
    };
    if cfg!(target_os = "windows") {
        set("APPDATA").unwrap_or_else(home).join("Lajur")
    } else if cfg!(target_os = "macos") {
        home().join("Library/Application Support/Lajur")
    } else {
        set("XDG_DATA_HOME")
            .unwrap_or_else(|| home().join(".local/share"))
            .join("lajur")
    }
}
