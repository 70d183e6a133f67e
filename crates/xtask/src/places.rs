//! Where things lie.

use std::path::PathBuf;

/// The packages of the workspace but this one. Every build names them all: with another selection cargo would choose
/// other features for shared dependencies and build the window twice. A test compares the list with the workspace.
pub const PACKAGES: [&str; 10] = [
    "lajur-model",
    "lajur-words",
    "lajur-store",
    "lajur-layout",
    "lajur-render",
    "lajur-formats",
    "lajur-api",
    "lajur-cli",
    "lajur-desktop",
    "lajur-tests",
];

/// The top of the repository.
pub fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    // This crate lies in crates/xtask.
    here.ancestors().nth(2).map(PathBuf::from).unwrap_or(here)
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A built program.
pub fn program(profile: &str, name: &str) -> PathBuf {
    target()
        .join(profile)
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// Where cargo installs the tools that only the tests need, so that nothing of the person's own is touched.
pub fn tools() -> PathBuf {
    target().join("tools")
}

/// A tool installed there.
pub fn tool(name: &str) -> PathBuf {
    tools()
        .join("bin")
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}
