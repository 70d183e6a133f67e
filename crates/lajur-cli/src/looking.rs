//! Files that are only looked into: `import --dry-run`.

use std::path::Path;

use lajur_api::{ApiError, App, Difference, Looked, MapCard, Source, TableChoice, TableLook, TableTrack};
use lajur_words::{Lang, say, say_n};
use serde_json::{Value, json};

use crate::Call;
use crate::importing::with_notes;

/// How a file is understood, and what would go into a map, without taking anything in.
pub(crate) fn look(
    call: &Call,
    app: &mut App,
    path: &Path,
    choice: &TableChoice,
    into: Option<&MapCard>,
) -> Result<(Vec<String>, Value), ApiError> {
    let source = Source::file(path);
    let file = path.display().to_string();
    let looked = app.look(&source, choice)?;
    let mut json = json!({ "file": file, "look": looked });
    let mut lines = match looked {
        Looked::Tables(look) => table(call.lang, &file, &look),
        Looked::Map => vec![say(call.lang, "cli.import.map", &[("file", &file)])],
        Looked::Workbook(look) => {
            let params = [("file", &*file), ("title", &look.title)];
            let differences = look.differences.iter().map(|one| difference(call.lang, one));
            let lines: Vec<String> = differences.chain(look.notes).collect();
            with_notes(say(call.lang, "cli.import.workbook", &params), &lines)
        }
    };
    if let Some(map) = into {
        let params = [("title", &*map.title), ("id", map.id.as_str())];
        let notes = app.look_into(&map.id, &source, choice)?;
        lines.extend(with_notes(
            format!("  {}", say(call.lang, "cli.import.into_map", &params)),
            &notes,
        ));
        json["into"] = json!({ "id": map.id, "title": map.title, "notes": notes });
    }
    Ok((lines, json))
}

fn table(lang: Lang, file: &str, look: &TableLook) -> Vec<String> {
    let count = |key: &str, count: u32| say_n(lang, key, u64::from(count), &[]);
    let layout = say(lang, &format!("import.layout.{}", look.layout), &[]);
    let params = [
        ("file", file),
        ("columns", &count("import.table.columns", look.columns)),
        ("lanes", &count("import.table.lanes", look.lanes)),
        ("cards", &count("library.card.cards", look.cards)),
        ("layout", &layout),
    ];
    let mut below: Vec<String> = look.tracks.iter().map(|one| track(lang, one)).collect();
    if look.entries_taken < look.entries_all {
        let is_row = look.entries.first().is_some_and(|entry| entry.is_row);
        let (taken, all) = (look.entries_taken.to_string(), look.entries_all.to_string());
        let key = if is_row {
            "import.table.entries_rows"
        } else {
            "import.table.entries_columns"
        };
        below.push(say(lang, key, &[("taken", &taken), ("all", &all)]));
    }
    below.extend(look.notes.iter().cloned());
    with_notes(say(lang, "cli.import.look", &params), &below)
}

fn track(lang: Lang, track: &TableTrack) -> String {
    let key = if track.is_row {
        "import.table.row"
    } else {
        "import.table.column"
    };
    let place = say(lang, key, &[("place", &track.place)]);
    let meaning = match track.meaning.strip_prefix("lane:") {
        Some(role) => {
            let role = say(lang, &format!("role.{role}"), &[]);
            say(lang, "import.meaning.lane", &[("role", &role)])
        }
        None => say(lang, &format!("import.meaning.{}", track.meaning), &[]),
    };
    let params = [("place", &*place), ("head", &track.head), ("meaning", &meaning)];
    say(lang, "cli.import.track", &params)
}

fn difference(lang: Lang, one: &Difference) -> String {
    let what = say(lang, &format!("workbook.{}", one.what), &[]);
    let kind = say(lang, &format!("kind.{}", one.kind.as_str()), &[]);
    let parts = [what, kind, one.place.clone()];
    let about: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let texts = [one.before.as_str(), one.after.as_str()];
    let texts: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    if texts.is_empty() {
        about.join(" · ")
    } else {
        format!("{}: {}", about.join(" · "), texts.join(" → "))
    }
}
