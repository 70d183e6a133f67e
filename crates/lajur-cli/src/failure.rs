//! What a command says when it did not do what it was asked.

use std::io::Write;
use std::process::ExitCode;

use lajur_api::{ApiError, Notice};
use lajur_words::{Lang, say};
use serde_json::{Value, json};

use crate::answer::Answer;

/// Something failed.
const FAILED: u8 = 1;
/// It was called wrongly.
const USAGE: u8 = 2;

/// Why, with what was done before.
#[derive(Debug)]
pub(crate) struct Failure {
    notice: Notice,
    exit: u8,
    /// Maps that the name may have meant.
    ids: Vec<String>,
    /// What had been done when it failed.
    done: Option<Answer>,
}

impl Failure {
    /// From what the API says.
    pub(crate) fn of(error: &ApiError, lang: Lang) -> Box<Self> {
        let (exit, ids) = match error {
            ApiError::SeveralMaps { ids, .. } => (USAGE, ids.clone()),
            ApiError::NoTemplate(_)
            | ApiError::NoPaper(_)
            | ApiError::NoOrientation(_)
            | ApiError::NoFit(_)
            | ApiError::NoPart { .. }
            | ApiError::WholeOnly
            | ApiError::NoLayout(_)
            | ApiError::NoSlides(_)
            | ApiError::NoTableFor(_)
            | ApiError::NoFormat(_) => (USAGE, Vec::new()),
            ApiError::Print(error) if error.is_wrong_call() => (USAGE, Vec::new()),
            _ => (FAILED, Vec::new()),
        };
        Box::new(Self {
            notice: error.notice(lang),
            exit,
            ids,
            done: None,
        })
    }

    /// A wrong call, in the words of `key`.
    pub(crate) fn usage(lang: Lang, key: &str, words: &[(&str, String)]) -> Box<Self> {
        let words: Vec<(&str, &str)> = words.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Box::new(Self::told(
            "usage",
            say(lang, key, &words),
            say(lang, "cli.error.way", &[]),
            USAGE,
        ))
    }

    /// Standard output cannot be written.
    pub(crate) fn output(lang: Lang, error: &std::io::Error) -> Box<Self> {
        let message = say(lang, "cli.error.output", &[("reason", &error.to_string())]);
        Box::new(Self::told("output", message, String::new(), FAILED))
    }

    fn told(code: &str, message: String, way: String, exit: u8) -> Self {
        let code = code.to_owned();
        let notice = Notice {
            code,
            message,
            way,
            file: None,
            line: None,
            field: None,
            details: String::new(),
        };
        Self {
            notice,
            exit,
            ids: Vec::new(),
            done: None,
        }
    }

    /// The same failure, after this had been done.
    pub(crate) fn after(mut self: Box<Self>, done: Answer) -> Box<Self> {
        self.done = Some(done);
        self
    }

    /// Writes it to standard error, and what had been done before to standard output.
    pub(crate) fn print(&self, json: bool, lang: Lang) -> ExitCode {
        if let Some(done) = &self.done {
            // That this failed too is no better news than the failure that follows.
            let _ = done.print(json, lang);
        }
        let text = if json {
            format!("{:#}\n", self.json())
        } else {
            self.text(lang)
        };
        // Where nobody listens there is nobody to tell.
        let _ = std::io::stderr().lock().write_all(text.as_bytes());
        ExitCode::from(self.exit)
    }

    /// One object: `code`, `message`, and what else is known.
    fn json(&self) -> Value {
        let notice = &self.notice;
        let mut object = json!({ "code": notice.code, "message": notice.message });
        let known = [
            ("way", (!notice.way.is_empty()).then(|| json!(notice.way))),
            ("file", notice.file.as_ref().map(|file| json!(file))),
            ("line", notice.line.map(|line| json!(line))),
            ("field", notice.field.as_ref().map(|field| json!(field))),
            ("ids", (!self.ids.is_empty()).then(|| json!(self.ids))),
        ];
        for (name, value) in known {
            if let Some(value) = value {
                object[name] = value;
            }
        }
        object
    }

    fn text(&self, lang: Lang) -> String {
        let notice = &self.notice;
        let told = |file: &&String| !notice.message.contains(file.as_str());
        let mut text = match (notice.file.as_ref().filter(told), notice.line) {
            (Some(file), Some(line)) => {
                let line = line.to_string();
                say(
                    lang,
                    "cli.error.at_line",
                    &[("file", file), ("line", &line), ("message", &notice.message)],
                )
            }
            (Some(file), None) => say(
                lang,
                "cli.error.at_file",
                &[("file", file), ("message", &notice.message)],
            ),
            (None, _) => notice.message.clone(),
        };
        text.push('\n');
        if !notice.way.is_empty() {
            text += &say(lang, "cli.way", &[("way", &notice.way)]);
            text.push('\n');
        }
        text
    }
}
