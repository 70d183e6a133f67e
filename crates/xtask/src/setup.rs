//! What must be there before anything can be built: system packages, Node, npm packages, the built interface.

use std::path::PathBuf;
use std::process::Command;

use crate::Result;
use crate::places::{root, tool, tools};
use crate::process::{cargo, command, exists, npm, output, run};

/// To build the window.
const BUILD: [&str; 3] = ["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev"];
/// To show it without a display, and to take a picture of it.
const HEADLESS: [&str; 3] = ["xvfb", "xauth", "imagemagick"];
/// To drive the window as a person would, to open what goes out in other people's programs, and to print to a printer of
/// the test's own. LibreOffice is the one with a window: that without would put out the one that a person has.
const TEST: [&str; 15] = [
    "webkit2gtk-driver",
    "xvfb",
    "xauth",
    "openbox",
    "wmctrl",
    "xclip",
    "qpdf",
    "poppler-utils",
    "cups",
    "cups-client",
    "libreoffice-calc",
    "libreoffice-impress",
    "chromium",
    "chromium-driver",
    "python3-venv",
];

/// The version of cargo-deny that `deny.toml` is written for.
const DENY: &str = "0.20.2";

/// Oldest Node with which the interface can be built.
const NODE: (u32, u32) = (20, 19);

/// What is going to be done, which decides what is needed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Show the window on a display.
    Window,
    /// Show it under Xvfb.
    Headless,
    /// Run all tests.
    Test,
}

/// Brings everything, or says what is missing and what to do.
///
/// # Errors
/// With the fix, where something cannot be brought.
pub fn everything(purpose: Purpose) -> Result {
    let mut packages = BUILD.to_vec();
    match purpose {
        Purpose::Window => {}
        Purpose::Headless => packages.extend(HEADLESS),
        Purpose::Test => packages.extend(TEST),
    }
    system(&packages)?;
    if purpose == Purpose::Test {
        rust_tools()?;
        cargo_tool("cargo-deny", DENY)?;
        python_packages()?;
    }
    node()?;
    npm_packages()?;
    interface()
}

/// Installs the system packages that are missing.
fn system(packages: &[&str]) -> Result {
    if !cfg!(target_os = "linux") {
        println!(
            "System packages are installed on Debian and Ubuntu only. See https://tauri.app/start/prerequisites/."
        );
        return Ok(());
    }
    if !exists("dpkg-query") || !exists("apt-get") {
        println!("This is neither Debian nor Ubuntu: if the build fails, install what these packages hold here:");
        println!("    {}", packages.join(" "));
        return Ok(());
    }
    let missing: Vec<&str> = packages
        .iter()
        .copied()
        .filter(|package| !is_installed(package))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing {}", missing.join(" "));
    // The lists may be old or, in a fresh container, missing. What then fails is told by the installation.
    let _ = run(&mut apt(&["update", "-q"])?);
    let mut arguments = vec!["install", "-q", "-y", "--no-install-recommends"];
    arguments.extend(&missing);
    run(&mut apt(&arguments)?).map_err(|reason| {
        format!(
            "{reason}\nThe system packages could not be installed. Check the network, or install them yourself:\n    \
             sudo apt-get install -y --no-install-recommends {}",
            missing.join(" ")
        )
    })
}

fn is_installed(package: &str) -> bool {
    let mut query = command("dpkg-query", &["-W", "-f=${db:Status-Status}", package]);
    output(&mut query).is_some_and(|status| status == "installed")
}

/// apt-get, through sudo where this is not root.
fn apt(arguments: &[&str]) -> Result<Command> {
    let is_root = output(&mut command("id", &["-u"])).is_some_and(|id| id == "0");
    if !is_root && !exists("sudo") {
        return Err(format!(
            "System packages are missing, and there is no sudo to install them. Run this as root:\n    apt-get {}",
            arguments.join(" ")
        ));
    }
    let mut apt = command(if is_root { "apt-get" } else { "sudo" }, &[]);
    if !is_root {
        apt.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    }
    apt.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    Ok(apt)
}

/// rustfmt and clippy, which a minimal installation of Rust lacks.
fn rust_tools() -> Result {
    let is_there = |tool| output(&mut cargo(&[tool, "--version"])).is_some();
    if is_there("fmt") && is_there("clippy") {
        return Ok(());
    }
    let fix = "rustup component add rustfmt clippy";
    run(&mut command("rustup", &["component", "add", "rustfmt", "clippy"])).map_err(|reason| {
        format!("{reason}\nrustfmt or clippy is missing. Install them with `{fix}`, or Rust from https://rustup.rs.")
    })
}

/// A tool of cargo's, in `target`. Unoptimised: it is built once and does little itself.
///
/// # Errors
/// Where it cannot be installed.
pub fn cargo_tool(name: &str, version: &str) -> Result {
    let is_there = output(&mut command(&tool(name).display().to_string(), &["--version"]))
        .is_some_and(|told| told.ends_with(version));
    if is_there {
        return Ok(());
    }
    println!("Installing {name} {version}");
    let mut install = cargo(&["install", "--locked", "--debug", name, "--version", version, "--root"]);
    install
        .arg(tools())
        .arg("--target-dir")
        .arg(tools().join("build"))
        .env("CARGO_PROFILE_DEV_DEBUG", "false");
    run(&mut install).map_err(|reason| {
        format!("{reason}\n{name} could not be installed. Check the network, and that cargo reaches its registry.")
    })?;
    // What it was built from is large, and of no more use.
    std::fs::remove_dir_all(tools().join("build")).map_err(|error| format!("{}: {error}", tools().display()))
}

/// openpyxl and python-pptx, in an environment of their own. What it was made from is kept beside it and compared.
fn python_packages() -> Result {
    let wanted = root().join("tests/peers/requirements.txt");
    let made = tools().join("python");
    let installed = made.join("requirements.txt");
    let bytes = std::fs::read(&wanted).map_err(|error| format!("{}: {error}", wanted.display()))?;
    if std::fs::read(&installed).is_ok_and(|installed| installed == bytes) {
        return Ok(());
    }
    println!("Installing Python packages");
    let (made, wanted) = (made.display().to_string(), wanted.display().to_string());
    // The system's own: another one may be made without what such an environment needs.
    let python = if cfg!(target_os = "linux") {
        "/usr/bin/python3"
    } else {
        "python3"
    };
    let environment = run(&mut command(python, &["-m", "venv", "--clear", &made]));
    let pip = ["-q", "install", "--no-deps", "--only-binary", ":all:", "-r", &wanted];
    let packages = environment.and_then(|()| run(&mut command(&format!("{made}/bin/pip"), &pip)));
    packages.map_err(|reason| {
        format!("{reason}\nThe Python packages could not be installed. Check the network and `pip config list`.")
    })?;
    std::fs::write(&installed, bytes).map_err(|error| format!("{}: {error}", installed.display()))
}

/// Node, new enough for Vite.
fn node() -> Result {
    let (major, minor) = NODE;
    let fix = format!(
        "Install Node {major}.{minor} or newer: `nvm install 22` (https://github.com/nvm-sh/nvm), or from https://nodejs.org."
    );
    let Some(version) = output(&mut command("node", &["--version"])) else {
        return Err(format!("There is no Node on the PATH. {fix}"));
    };
    if !is_new_enough(&version) {
        return Err(format!("Node {version} is too old. {fix}"));
    }
    if output(&mut npm(&["--version"])).is_none() {
        return Err(format!("There is no npm beside Node {version}. {fix}"));
    }
    Ok(())
}

fn is_new_enough(version: &str) -> bool {
    let mut numbers = version
        .trim_start_matches('v')
        .split('.')
        .map(|number| number.parse::<u32>().unwrap_or(0));
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)) >= NODE
}

/// `npm ci`, where the lock file is not the one of the last success. Times of files change with every checkout, so
/// their bytes are compared.
fn npm_packages() -> Result {
    let lock = root().join("ui/package-lock.json");
    let installed: PathBuf = root().join("ui/node_modules/.installed-lock.json");
    let wanted = std::fs::read(&lock).map_err(|error| format!("{}: {error}", lock.display()))?;
    if std::fs::read(&installed).is_ok_and(|bytes| bytes == wanted) {
        return Ok(());
    }
    println!("Installing npm packages");
    run(&mut npm(&["ci", "--no-audit", "--no-fund"])).map_err(|reason| {
        format!("{reason}\nThe npm packages could not be installed. Check the network and `npm config get registry`.")
    })?;
    std::fs::write(&installed, wanted).map_err(|error| format!("{}: {error}", installed.display()))
}

/// `ui/dist`, which the window embeds.
fn interface() -> Result {
    run(&mut npm(&["run", "--silent", "build"]))
}

#[cfg(test)]
mod tests {
    use super::is_new_enough;

    #[test]
    fn old_versions_of_node_are_told_from_new_ones() {
        for old in ["v18.19.0", "v20.18.3", "v8.0.0", "", "nonsense"] {
            assert!(!is_new_enough(old), "{old} cannot build the interface");
        }
        for new in ["v20.19.0", "v20.20.2", "v22.0.0", "v100.1.0"] {
            assert!(is_new_enough(new), "{new} can");
        }
    }
}
