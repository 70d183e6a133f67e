//! Maps as files: `export` and `check`.

use std::path::PathBuf;

use clap::ArgMatches;
use lajur_api::{Progress, check_map};
use lajur_words::{say, say_n};
use serde_json::json;

use crate::Call;
use crate::answer::Answer;
use crate::failure::Failure;
use crate::source::snapshot;

/// Writes a map as a file of the kind that the file's name ends with.
pub(crate) fn export(call: &Call, told: &ArgMatches) -> Result<Answer, Box<Failure>> {
    // clap lets no call without it through.
    let target = told.get_one::<PathBuf>("output").cloned().unwrap_or_default();
    let paper = told.get_one::<String>("paper").map(String::as_str);
    let failed = |error| Failure::of(&error, call.lang);
    // A wrong ending is named before the map is read.
    lajur_api::Format::of(&target).map_err(failed)?;
    let map = snapshot(call, told)?;
    lajur_api::export(&map, &target, paper, &Progress::silent()).map_err(failed)?;
    let file = target.display().to_string();
    Ok(Answer::new(
        &[say(call.lang, "cli.export.done", &[("file", &file)])],
        json!({ "file": file }),
    ))
}

/// Says whether a map keeps all rules and has letters for all its scripts.
pub(crate) fn check(call: &Call, told: &ArgMatches) -> Result<Answer, Box<Failure>> {
    let doc = snapshot(call, told)?.doc;
    let found = check_map(&doc, call.lang);
    let title = [("title", doc.map.title.as_str())];
    let mut lines = vec![match found.len() {
        0 => say(call.lang, "cli.check.fine", &title),
        count => say_n(call.lang, "cli.check.problems", count as u64, &title),
    }];
    lines.extend(found.iter().map(|finding| format!("  {}", finding.message)));
    let json = json!({ "id": doc.map.id, "title": doc.map.title, "problems": found });
    Ok(Answer {
        fine: found.is_empty(),
        ..Answer::new(&lines, json)
    })
}
