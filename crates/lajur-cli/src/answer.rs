//! What a command answers, as text and as JSON.

use std::io::{ErrorKind, Write};

use lajur_words::Lang;
use serde_json::Value;

use crate::failure::Failure;

/// An answer in both forms.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Answer {
    /// For people; ends with a line end where it is not empty.
    pub(crate) text: String,
    /// For programs.
    pub(crate) json: Value,
    /// For people, beside the answer: goes to standard error.
    pub(crate) aside: String,
    /// False where the answer is that something is wrong: the command ends with 1.
    pub(crate) fine: bool,
}

impl Answer {
    /// An answer of these lines.
    pub(crate) fn new(lines: &[String], json: Value) -> Self {
        Self {
            text: lines.iter().map(|line| format!("{line}\n")).collect(),
            json,
            aside: String::new(),
            fine: true,
        }
    }

    /// A text that is the same for people and programs, such as the help.
    pub(crate) fn plain(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            json: Value::Null,
            aside: String::new(),
            fine: true,
        }
    }

    /// Writes it to standard output; true where all is fine. A reader that has gone wants no more.
    pub(crate) fn print(&self, json: bool, lang: Lang) -> Result<bool, Box<Failure>> {
        let mut text = self.text.clone();
        if json && !self.json.is_null() {
            text = format!("{:#}\n", self.json);
        }
        if !json && !self.aside.is_empty() {
            // Nobody reads it where standard error is closed.
            let _ = std::io::stderr().lock().write_all(self.aside.as_bytes());
        }
        let mut out = std::io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::output(lang, &error)),
            _ => Ok(self.fine),
        }
    }
}
