//! The steps of a map: `undo`, `redo` and `history`.

use clap::ArgMatches;
use lajur_api::step_words;
use lajur_words::{date, say};
use serde_json::json;

use crate::Call;
use crate::answer::Answer;
use crate::failure::Failure;
use crate::source::in_library;

/// Undoes the last step.
pub(crate) fn undo(call: &Call, told: &ArgMatches) -> Result<Answer, Box<Failure>> {
    let (mut app, map) = in_library(call, told)?;
    let done = app.undo(&map).map_err(|error| Failure::of(&error, call.lang))?;
    // What can be redone now is what was undone.
    Ok(stepped(call, "undo", done.and_then(|update| update.redo)))
}

/// Does the step that was undone last again.
pub(crate) fn redo(call: &Call, told: &ArgMatches) -> Result<Answer, Box<Failure>> {
    let (mut app, map) = in_library(call, told)?;
    let done = app.redo(&map).map_err(|error| Failure::of(&error, call.lang))?;
    Ok(stepped(call, "redo", done.and_then(|update| update.undo)))
}

fn stepped(call: &Call, which: &str, step: Option<String>) -> Answer {
    let line = match &step {
        Some(step) => say(call.lang, &format!("cli.{which}.done"), &[("step", step)]),
        None => say(call.lang, &format!("cli.{which}.nothing"), &[]),
    };
    Answer::new(&[line], json!({ "step": step }))
}

/// Lists the steps, oldest first.
pub(crate) fn history(call: &Call, told: &ArgMatches) -> Result<Answer, Box<Failure>> {
    let (mut app, map) = in_library(call, told)?;
    let steps = app.history(&map).map_err(|error| Failure::of(&error, call.lang))?;
    let mut lines = Vec::with_capacity(steps.len());
    let mut list = Vec::with_capacity(steps.len());
    for step in steps {
        let words = step_words(call.lang, &step.label);
        let day = date(call.lang, step.at.get(..10).unwrap_or_default());
        let time = step.at.get(11..16).unwrap_or_default();
        let undone = if step.undone {
            format!(" ({})", say(call.lang, "cli.history.undone", &[]))
        } else {
            String::new()
        };
        lines.push(format!("{day} {time} UTC  {words}{undone}"));
        list.push(json!({ "step": words, "at": step.at, "undone": step.undone }));
    }
    Ok(Answer::new(&lines, json!(list)))
}
