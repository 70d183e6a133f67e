//! Runs the real program in a folder of its own and compares all it says.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// The program.
pub const LAJUR: &str = env!("CARGO_BIN_EXE_lajur");

/// What a run said, and how it ended. Ids and days, which differ from run to run, are `[id]` and `[day]`.
#[derive(Debug, PartialEq, Eq)]
pub struct Said {
    /// Exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// A folder with a library in it that nothing else knows.
pub struct Place(tempfile::TempDir);

impl Place {
    /// An empty folder; the library is made by the first command that needs one.
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file in the folder.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), bytes).unwrap();
    }

    /// The names of all files in the folder, sorted.
    pub fn files(&self) -> Vec<String> {
        let name = |entry: std::io::Result<std::fs::DirEntry>| entry.unwrap().file_name().into_string().unwrap();
        let mut names: Vec<String> = std::fs::read_dir(self.0.path()).unwrap().map(name).collect();
        names.sort();
        names
    }

    /// A program with an environment that holds the folder's library and nothing else.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.0.path()).env_clear().stdin(Stdio::null());
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command
            .env("HOME", self.0.path())
            .env("LAJUR_LIBRARY", self.path("library.lajurdb"));
        command
    }

    /// Runs the program and takes everything it said as it stands.
    pub fn raw(&self, args: &[&str]) -> Output {
        self.command(LAJUR).args(args).output().unwrap()
    }

    /// Runs the program.
    pub fn run(&self, args: &[&str]) -> Said {
        said(&self.raw(args))
    }

    /// Runs the program with `--json`, which must succeed.
    pub fn json(&self, args: &[&str]) -> Value {
        let output = self.raw(&[&["--json"], args].concat());
        assert!(output.status.success(), "{args:?}: {output:?}");
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// Runs the program with `--json`, which must fail with one object on standard error.
    pub fn failure(&self, args: &[&str]) -> (i32, Value) {
        let output = self.raw(&[&["--json"], args].concat());
        assert!(output.stdout.is_empty(), "nothing was answered: {output:?}");
        let object: Value = serde_json::from_slice(&output.stderr).unwrap();
        assert!(object["code"].is_string() && object["message"].is_string(), "{object}");
        (output.status.code().unwrap(), object)
    }

    /// Makes a map and gives its id.
    pub fn new_map(&self, title: &str) -> String {
        self.json(&["new", title])["id"].as_str().unwrap().to_owned()
    }
}

/// What a finished process said.
pub fn said(output: &Output) -> Said {
    Said {
        code: output.status.code().unwrap_or(-1),
        out: plain(&String::from_utf8_lossy(&output.stdout)),
        err: plain(&String::from_utf8_lossy(&output.stderr)),
    }
}

/// A run that ended well and said this.
pub fn fine(out: &str) -> Said {
    Said {
        code: 0,
        out: out.to_owned(),
        err: String::new(),
    }
}

/// A run that failed and said this.
pub fn failed(code: i32, err: &str) -> Said {
    Said {
        code,
        out: String::new(),
        err: err.to_owned(),
    }
}

/// A fixture that all crates share.
pub fn fixture(name: &str) -> String {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures"))
        .join(name)
        .display()
        .to_string()
}

fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        let length = if let Some(length) = id(rest) {
            out.push_str("[id]");
            length
        } else if let Some(length) = day(rest) {
            out.push_str("[day]");
            length
        } else {
            out.push(sign);
            sign.len_utf8()
        };
        rest = &rest[length..];
    }
    out
}

/// The length of the UUID that a text begins with.
fn id(text: &str) -> Option<usize> {
    let head = text.get(..36)?;
    let fits = |(at, byte): (usize, u8)| match at {
        8 | 13 | 18 | 23 => byte == b'-',
        _ => byte.is_ascii_hexdigit(),
    };
    head.bytes().enumerate().all(fits).then_some(36)
}

/// The length of the day ("22 Nov 2026", perhaps with a time) that a text begins with.
fn day(text: &str) -> Option<usize> {
    let line = text.lines().next()?;
    let mut words = line.split(' ');
    let (day, month, year) = (words.next()?, words.next()?, words.next()?.get(..4)?);
    let number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let length = day.len() + month.len() + 6;
    if !(number(day) && day.len() < 3 && month.len() == 3 && number(year)) {
        return None;
    }
    let time = line.get(length..).filter(|rest| rest.get(6..10) == Some(" UTC"));
    Some(length + time.map_or(0, |_| 10))
}
