//! Other programs.

use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::Result;
use crate::places::root;

/// A program, started at the top of the repository.
pub fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// The cargo that runs this program.
pub fn cargo(arguments: &[&str]) -> Command {
    let program = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    command(&program, arguments)
}

/// npm in the interface's folder.
pub fn npm(arguments: &[&str]) -> Command {
    let mut command = command(if cfg!(windows) { "npm.cmd" } else { "npm" }, arguments);
    command.current_dir(root().join("ui"));
    command
}

/// The command as one would type it.
pub fn spelled(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_stem()
        .unwrap_or(command.get_program());
    let mut line = program.to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

/// Runs a program to its end, its output shown.
///
/// # Errors
/// Where it cannot be started or ends with a failure.
pub fn run(command: &mut Command) -> Result {
    let status = command
        .status()
        .map_err(|error| format!("`{}` could not be started: {error}.", spelled(command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{}` failed ({status}).", spelled(command)))
    }
}

/// What a program prints, where it can be started and ends well.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// True where a program of this name can be started.
pub fn exists(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// A program that ends when this value goes.
pub struct Background(pub Child);

impl Background {
    /// Asks it to end by itself, as the end of a login would, and waits for that.
    pub fn ask_to_end(&mut self) {
        let id = self.0.id().to_string();
        if output(&mut command("kill", &["-TERM", &id])).is_some() {
            // Its status says nothing here: it was told to end.
            let _ = self.0.wait();
        }
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
