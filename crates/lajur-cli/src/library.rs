//! The library: `new`, `list` and `restore`.

use clap::ArgMatches;
use lajur_api::{MapCard, NewMap, library_path};
use lajur_words::{date, say};
use serde_json::json;

use crate::Call;
use crate::answer::Answer;
use crate::failure::Failure;
use crate::source::open;

/// Makes a map.
pub(crate) fn new(call: &Call, told: &ArgMatches) -> Result<Answer, Box<Failure>> {
    let text = |name: &str| told.get_one::<String>(name).cloned();
    let title = text("title").unwrap_or_default();
    let new = NewMap {
        title: title.clone(),
        goal: String::new(),
        language: text("language").unwrap_or_else(|| call.lang.as_str().to_owned()),
        template: text("template").unwrap_or_else(|| "five-stages".to_owned()),
    };
    let map = open(call)?
        .create_map(&new)
        .map_err(|error| Failure::of(&error, call.lang))?;
    let line = say(call.lang, "cli.new.done", &[("title", &title), ("id", map.as_str())]);
    Ok(Answer::new(&[line], json!({ "id": map, "title": title })))
}

/// Lists the maps that are not in the bin, last edited first.
pub(crate) fn list(call: &Call) -> Result<Answer, Box<Failure>> {
    let maps = open(call)?.maps().map_err(|error| Failure::of(&error, call.lang))?;
    let maps: Vec<MapCard> = maps.into_iter().filter(|map| !map.deleted).collect();
    let line = |map: &MapCard| {
        let day = date(call.lang, map.edited_at.get(..10).unwrap_or_default());
        format!("{}  {day}  {}", map.id, map.title)
    };
    let mut lines: Vec<String> = maps.iter().map(line).collect();
    if lines.is_empty() {
        lines.push(say(call.lang, "cli.list.empty", &[]));
    }
    Ok(Answer::new(&lines, json!(maps)))
}

/// Goes back to the newest backup that is whole.
pub(crate) fn restore(call: &Call) -> Result<Answer, Box<Failure>> {
    let library = library_path(call.library.as_deref());
    let (backup, restored) = lajur_api::restore(&library).map_err(|error| Failure::of(&error, call.lang))?;
    let day = backup.day.unwrap_or_default();
    let aside = restored.moved_aside.map(|path| path.display().to_string());
    let words = [
        ("date", &*date(call.lang, &day)),
        ("file", aside.as_deref().unwrap_or_default()),
    ];
    let key = if aside.is_some() {
        "cli.restore.done"
    } else {
        "cli.restore.done_fresh"
    };
    let json = json!({ "backup": backup.path, "day": day, "kept": aside });
    Ok(Answer::new(&[say(call.lang, key, &words)], json))
}
