//! Other people's programs, each started for one thing and waited for.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const WAY_OUT: &str = "run these tests with `cargo xtask test`, which brings all they need";

/// What LibreOffice makes of files, in a folder; `to` is its name of a format.
pub fn convert(files: &[PathBuf], to: &str, folder: &Path) {
    // A profile of the test's own: a LibreOffice that a person has open is neither asked nor disturbed.
    let profile = folder.join("profile");
    let mut office = Command::new("soffice");
    office
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--norestore", "--convert-to", to, "--outdir"])
        .arg(folder)
        .args(files);
    run(&mut office);
}

/// The words of a PDF, without the breaks that the paper made.
pub fn words(pdf: &Path) -> String {
    squeezed(&text(&run(Command::new("pdftotext").arg(pdf).arg("-"))))
}

/// How many pages a PDF has.
pub fn pages(pdf: &Path) -> usize {
    let told = text(&run(Command::new("pdfinfo").arg(pdf)));
    let line = told.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap();
    line.trim().parse().unwrap()
}

/// A text as it is compared: programs break and space lines as they like.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// What a script of this folder answers to a question, both as JSON.
pub fn python(script: &str, question: &Value) -> Value {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let built = here.join("../target/tools/python/bin/python");
    let python = std::env::var_os("LAJUR_PYTHON").map_or(built, PathBuf::from);
    let mut asked = Command::new(python)
        .arg(here.join("peers").join(script))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("Python: {error}; {WAY_OUT}"));
    // Dropped at the end of the line, so that the script sees where the question ends.
    asked
        .stdin
        .take()
        .unwrap()
        .write_all(question.to_string().as_bytes())
        .unwrap();
    let output = asked.wait_with_output().unwrap();
    assert!(
        output.status.success(),
        "{script}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Runs a program, which must end well.
pub fn run(command: &mut Command) -> Output {
    let output = command.stdin(Stdio::null()).output();
    let output = output.unwrap_or_else(|error| panic!("{command:?}: {error}; {WAY_OUT}"));
    assert!(
        output.status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    output
}

/// What a program printed.
pub fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}
