//! The display, and a window manager on it: without one no window can be closed as a person closes it.

use std::cell::RefCell;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use super::until;

const WAY_OUT: &str = "run the end-to-end tests with `cargo xtask test`, which brings all they need";

/// A window manager that ends with the test, where the display had none.
pub struct Display {
    manager: Option<Child>,
}

impl Display {
    /// Makes sure of everything a window needs.
    pub async fn ready() -> Self {
        assert!(std::env::var_os("DISPLAY").is_some(), "there is no display: {WAY_OUT}");
        for program in ["WebKitWebDriver", "openbox", "wmctrl"] {
            assert!(on_path(program), "{program} is not installed: {WAY_OUT}");
        }
        assert!(program().exists(), "{} is not built: {WAY_OUT}", program().display());
        if managed() {
            return Self { manager: None };
        }
        let manager = RefCell::new(quiet("openbox").spawn().unwrap());
        until("the window manager", async || {
            // One that came too early for the display ends at once.
            if manager.borrow_mut().try_wait().unwrap().is_some() {
                *manager.borrow_mut() = quiet("openbox").spawn().unwrap();
            }
            managed().then_some(())
        })
        .await;
        Self {
            manager: Some(manager.into_inner()),
        }
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        if let Some(manager) = &mut self.manager {
            // It may have ended with the display.
            let _ = manager.kill();
            let _ = manager.wait();
        }
    }
}

/// The window under test.
pub fn program() -> PathBuf {
    let built = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/debug/lajur-desktop");
    std::env::var_os("LAJUR_APP").map_or_else(built, PathBuf::from)
}

/// A command whose output nobody reads.
pub fn quiet(program: &str) -> Command {
    let mut command = Command::new(program);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn managed() -> bool {
    quiet("wmctrl").arg("-m").status().is_ok_and(|status| status.success())
}

fn on_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).exists())
}
