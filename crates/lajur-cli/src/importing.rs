//! Files coming in: `import`.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use lajur_api::{ApiError, App, ImportResult, Known, Looked, MapCard, Source, TableChoice, TableLook};
use lajur_model::MapId;
use lajur_words::say;
use serde_json::{Value, json};

use crate::Call;
use crate::answer::Answer;
use crate::failure::Failure;
use crate::source::open;

/// Endings of files in a folder that are taken in.
const ENDINGS: [&str; 8] = ["lajur", "csv", "tsv", "tab", "xlsx", "xlsm", "md", "markdown"];

/// What is said of all files of one call.
struct Wanted {
    dry_run: bool,
    sheet: Option<String>,
    into: Option<MapId>,
}

/// Takes files in, one after the other, and those of folders. The first that fails ends it, but one in a folder is only
/// named; what came in before stays and is told.
pub(crate) fn import(call: &Call, told: &ArgMatches) -> Result<Answer, Box<Failure>> {
    let mut app = open(call)?;
    let failed = |error: ApiError| Failure::of(&error, call.lang);
    let into = told.get_one::<String>("into");
    let wanted = Wanted {
        dry_run: told.get_flag("dry-run"),
        sheet: told.get_one::<String>("sheet").cloned(),
        into: into.map(|map| app.find(map)).transpose().map_err(failed)?,
    };
    let (mut lines, mut list) = (Vec::new(), Vec::new());
    for path in told.get_many::<PathBuf>("file").into_iter().flatten() {
        let found = files_in(path);
        // A folder without any is refused like a file that is none.
        let files = if found.is_empty() { vec![path.clone()] } else { found };
        let is_one_of_many = path.is_dir() && files[0] != *path;
        for file in files {
            match one(call, &mut app, &file, &wanted) {
                Ok((said, json)) => {
                    lines.extend(said);
                    list.push(json);
                }
                Err(error) if is_one_of_many => {
                    let notice = error.notice(call.lang);
                    let file = file.display().to_string();
                    lines.push(say(
                        call.lang,
                        "import.failed.file",
                        &[("file", &file), ("message", &notice.message)],
                    ));
                    list.push(json!({ "file": file, "error": notice }));
                }
                Err(error) => {
                    let failure = Failure::of(&error, call.lang);
                    let done = (!list.is_empty()).then(|| Answer::new(&lines, json!(list)));
                    return Err(match done {
                        Some(done) => failure.after(done),
                        None => failure,
                    });
                }
            }
        }
    }
    Ok(Answer::new(&lines, json!(list)))
}

/// The files of a folder that Lajur reads, by name; none where it is no folder. Folders in it are left alone.
fn files_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let is_read = |path: &PathBuf| {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        path.is_file() && ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(is_read)
        .collect();
    files.sort();
    files
}

fn one(call: &Call, app: &mut App, path: &Path, wanted: &Wanted) -> Result<(Vec<String>, Value), ApiError> {
    let choice = choice(app, path, wanted)?;
    if wanted.dry_run {
        return Ok(told(call, path, app.look(&Source::file(path), &choice)?));
    }
    let file = path.display().to_string();
    if let Some(map) = &wanted.into {
        let (_, notes) = app.import_table_into(map, &Source::file(path), &choice)?;
        let line = say(
            call.lang,
            "cli.import.done",
            &[("file", &file), ("title", map.as_str()), ("id", map.as_str())],
        );
        let lines = [line]
            .into_iter()
            .chain(notes.iter().map(|note| format!("  {note}")))
            .collect();
        return Ok((lines, json!({ "file": file, "id": map, "notes": notes })));
    }
    take_in(call, app, path, &choice, wanted)
}

/// The table that is wanted, by its name or number.
fn choice(app: &mut App, path: &Path, wanted: &Wanted) -> Result<TableChoice, ApiError> {
    let Some(sheet) = &wanted.sheet else {
        return Ok(TableChoice::default());
    };
    let Looked::Tables(look) = app.look(&Source::file(path), &TableChoice::default())? else {
        return Ok(TableChoice::default());
    };
    let named = look.tables.iter().position(|table| table.name == *sheet);
    let numbered = sheet.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let table = named.or(numbered).filter(|at| *at < look.tables.len());
    let Some(table) = table else {
        return Err(ApiError::NoPart {
            name: sheet.clone(),
            found: look.tables.into_iter().map(|table| table.name).collect(),
        });
    };
    Ok(TableChoice {
        table: u32::try_from(table).ok(),
        ..TableChoice::default()
    })
}

fn take_in(
    call: &Call,
    app: &mut App,
    path: &Path,
    choice: &TableChoice,
    wanted: &Wanted,
) -> Result<(Vec<String>, Value), ApiError> {
    let before = app.maps()?;
    let (key, result) = if wanted.sheet.is_some() {
        ("cli.import.done", app.import_table(&Source::file(path), choice)?)
    } else {
        match app.import_file(path, Known::Ask)? {
            // Both are kept: nobody is there to be asked.
            ImportResult::Known { .. } => ("cli.import.known", app.import_file(path, Known::KeepBoth)?),
            same @ ImportResult::Imported { .. } if before.iter().any(|map| is(&same, map)) => {
                ("cli.import.same", same)
            }
            taken => ("cli.import.done", taken),
        }
    };
    let ImportResult::Imported { map, title, notes } = result else {
        // Keeping both asks nothing.
        return Ok((Vec::new(), Value::Null));
    };
    let file = path.display().to_string();
    let mut lines = vec![say(
        call.lang,
        key,
        &[("file", &file), ("title", &title), ("id", map.as_str())],
    )];
    lines.extend(notes.iter().map(|note| format!("  {note}")));
    Ok((
        lines,
        json!({ "file": file, "id": map, "title": title, "notes": notes }),
    ))
}

fn is(result: &ImportResult, other: &MapCard) -> bool {
    matches!(result, ImportResult::Imported { map, .. } if *map == other.id)
}

/// How a file is understood, without taking it in.
fn told(call: &Call, path: &Path, looked: Looked) -> (Vec<String>, Value) {
    let file = path.display().to_string();
    let json = json!({ "file": file, "look": looked });
    let lines = match looked {
        Looked::Tables(look) => table_lines(call, &file, &look),
        Looked::Map => vec![say(call.lang, "cli.import.map", &[("file", &file)])],
        Looked::Workbook(look) => {
            let line = |difference: &lajur_api::Difference| {
                format!(
                    "  {} {}: {} -> {}",
                    difference.what, difference.place, difference.before, difference.after
                )
            };
            let lines = [say(call.lang, "cli.import.map", &[("file", &file)])].into_iter();
            lines.chain(look.differences.iter().map(line)).collect()
        }
    };
    (lines, json)
}

fn table_lines(call: &Call, file: &str, look: &TableLook) -> Vec<String> {
    let words = [
        ("file", file.to_owned()),
        ("columns", look.columns.to_string()),
        ("lanes", look.lanes.to_string()),
        ("cards", look.cards.to_string()),
        ("layout", look.layout.clone()),
    ];
    let words: Vec<(&str, &str)> = words.iter().map(|(name, word)| (*name, word.as_str())).collect();
    let mut lines = vec![say(call.lang, "cli.import.look", &words)];
    for track in &look.tracks {
        let words = [
            ("place", track.place.as_str()),
            ("head", &track.head),
            ("meaning", &track.meaning),
        ];
        lines.push(format!("  {}", say(call.lang, "cli.import.track", &words)));
    }
    lines.extend(look.notes.iter().map(|note| format!("  {note}")));
    lines
}
