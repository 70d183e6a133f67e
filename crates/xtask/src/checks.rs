//! `cargo xtask test`, and its relatives that renew files or take long.

use std::process::Command;

use crate::Result;
use crate::places::{PACKAGES, program, tool, tools};
use crate::process::{cargo, command, npm};
use crate::setup::{Purpose, everything};
use crate::steps::Steps;

/// Everything that must hold, from the quick to the slow.
///
/// # Errors
/// The first step that fails.
pub fn test() -> Result {
    let mut steps = Steps::default();
    steps.step("set-up", || everything(Purpose::Test))?;
    steps.run("formatting", &mut cargo(&["fmt", "--all", "--check"]))?;
    steps.run("interface: types", &mut npm(&["run", "--silent", "check"]))?;
    steps.run("interface: unit tests", &mut npm(&["run", "--silent", "test"]))?;
    steps.run("lints", &mut lints())?;
    steps.run(
        "documentation",
        of_all("doc", &["--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"),
    )?;
    steps.run("licences", &mut licences())?;
    steps.run("debug build", &mut of_all("build", &["--all-targets"]))?;
    steps.run("Rust tests", of_all("test", &["--no-fail-fast"]).env_remove("DISPLAY"))?;
    steps.run("other people's programs", &mut peers())?;
    steps.run("house rules", &mut cargo(&["test", "-p", "xtask"]))?;
    steps.run("end to end", &mut end_to_end())?;
    steps.print();
    println!("\nAll of it holds.");
    Ok(())
}

/// cargo with a command on all packages.
fn of_all(what: &str, more: &[&str]) -> Command {
    let mut all = cargo(&[what]);
    for package in PACKAGES {
        all.args(["-p", package]);
    }
    all.args(more);
    all
}

/// clippy on everything that is Rust, this program too.
fn lints() -> Command {
    of_all(
        "clippy",
        &[
            "-p",
            "xtask",
            "--all-targets",
            "--features",
            "lajur-tests/window,lajur-tests/peers",
            "--",
            "-D",
            "warnings",
        ],
    )
}

/// Licences of all dependencies on all platforms: those of other systems are fetched to be looked at.
fn licences() -> Command {
    let deny = tool("cargo-deny").display().to_string();
    command(&deny, &["check", "licenses", "bans", "sources"])
}

/// What goes out, opened by programs that are not Lajur's.
fn peers() -> Command {
    let mut tests = of_all("test", &["--features", "lajur-tests/peers", "--test", "peers"]);
    tests
        .env("LAJUR_PYTHON", tools().join("python/bin/python"))
        .env_remove("DISPLAY");
    tests
}

/// The tests on the real window, on a display of their own.
fn end_to_end() -> Command {
    let tests = of_all("test", &["--features", "lajur-tests/window", "--test", "e2e"]);
    let mut hidden = command("xvfb-run", &["-a", "-s", "-screen 0 1400x900x24"]);
    hidden.arg(tests.get_program()).args(tests.get_args());
    hidden.env("LAJUR_APP", program("debug", "lajur-desktop"));
    // Screenshots hang without WebKit's default renderer.
    hidden.env("WEBKIT_DISABLE_DMABUF_RENDERER", "0");
    hidden
}

/// Ends a headless writer 1,000 times.
///
/// # Errors
/// Where something acknowledged was lost.
pub fn kill_test() -> Result {
    let mut steps = Steps::default();
    let mut tests = cargo(&["test", "-p", "lajur-store", "--test", "processes", "--", "--nocapture"]);
    steps.run("1,000 kills", tests.env("LAJUR_KILLS", "1000"))?;
    steps.print();
    Ok(())
}

/// Writes golden and generated files anew. What changed is for `git diff` to show and for a person to judge.
///
/// # Errors
/// Where a test fails for another reason.
pub fn golden() -> Result {
    let mut steps = Steps::default();
    steps.step("set-up", || everything(Purpose::Test))?;
    steps.run("renew", of_all("test", &["--no-fail-fast"]).env("LAJUR_RENEW", "1"))?;
    steps.run("what changed", &mut command("git", &["--no-pager", "diff", "--stat"]))?;
    Ok(())
}
