//! Files coming in: `import`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use lajur_api::{ApiError, App, ImportResult, Known, Looked, MapCard, Source, TableChoice};
use lajur_model::MapId;
use lajur_words::say;
use serde_json::{Value, json};

use crate::Call;
use crate::answer::Answer;
use crate::failure::Failure;
use crate::looking;
use crate::source::open;

/// Endings of files in a folder that are taken in.
const ENDINGS: [&str; 8] = ["lajur", "csv", "tsv", "tab", "xlsx", "xlsm", "md", "markdown"];

/// What is said of all files of one call.
struct Wanted {
    dry_run: bool,
    sheet: Option<String>,
    into: Option<MapCard>,
    /// The maps that are in the library.
    known: BTreeSet<MapId>,
}

/// What was done with the files so far.
#[derive(Default)]
struct Done {
    lines: Vec<String>,
    list: Vec<Value>,
    /// Files of folders that could not be read, for people.
    failed: String,
}

impl Done {
    fn answer(self) -> Answer {
        Answer {
            fine: self.failed.is_empty(),
            aside: self.failed,
            ..Answer::new(&self.lines, json!(self.list))
        }
    }

    fn add(&mut self, (lines, json): (Vec<String>, Value)) {
        self.lines.extend(lines);
        self.list.push(json);
    }

    fn failed(&mut self, call: &Call, file: &Path, error: &ApiError) {
        let notice = error.notice(call.lang);
        let file = file.display().to_string();
        let params = [("file", &*file), ("message", &notice.message)];
        self.failed += &say(call.lang, "import.failed.file", &params);
        self.failed.push('\n');
        self.list.push(json!({ "file": file, "error": notice }));
    }
}

/// Takes files in, one after the other, and those of folders. The first that fails ends it, but one in a folder is only
/// named; what came in before stays and is told.
pub(crate) fn import(call: &Call, told: &ArgMatches) -> Result<Answer, Box<Failure>> {
    let mut app = open(call)?;
    let mut wanted = wanted(&mut app, told).map_err(|error| Failure::of(&error, call.lang))?;
    let mut done = Done::default();
    for path in told.get_many::<PathBuf>("file").into_iter().flatten() {
        let found = files_in(path);
        // A folder without any is refused like a file that is none.
        let files = if found.is_empty() { vec![path.clone()] } else { found };
        let is_one_of_many = path.is_dir() && files[0] != *path;
        for file in files {
            match one(call, &mut app, &file, &mut wanted) {
                Ok(said) => done.add(said),
                Err(error) if is_one_of_many => done.failed(call, &file, &error),
                Err(error) => {
                    let failure = Failure::of(&error, call.lang);
                    return Err(if done.list.is_empty() {
                        failure
                    } else {
                        failure.after(done.answer())
                    });
                }
            }
        }
    }
    Ok(done.answer())
}

fn wanted(app: &mut App, told: &ArgMatches) -> Result<Wanted, ApiError> {
    let into = told.get_one::<String>("into").map(|map| app.find(map)).transpose()?;
    let maps = app.maps()?;
    Ok(Wanted {
        dry_run: told.get_flag("dry-run"),
        sheet: told.get_one::<String>("sheet").cloned(),
        known: maps.iter().map(|map| map.id.clone()).collect(),
        into: into.and_then(|id| maps.into_iter().find(|map| map.id == id)),
    })
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

fn one(call: &Call, app: &mut App, path: &Path, wanted: &mut Wanted) -> Result<(Vec<String>, Value), ApiError> {
    let choice = choice(app, path, wanted)?;
    if wanted.dry_run {
        return looking::look(call, app, path, &choice, wanted.into.as_ref());
    }
    let file = path.display().to_string();
    if let Some(map) = &wanted.into {
        let (_, notes) = app.import_table_into(&map.id, &Source::file(path), &choice)?;
        let params = [("file", &*file), ("title", &map.title), ("id", map.id.as_str())];
        let lines = with_notes(say(call.lang, "cli.import.done", &params), &notes);
        return Ok((
            lines,
            json!({ "file": file, "id": map.id, "title": map.title, "notes": notes }),
        ));
    }
    take_in(call, app, path, &choice, wanted)
}

/// A line, and below it what should be known about it.
pub(crate) fn with_notes(line: String, notes: &[String]) -> Vec<String> {
    let notes = notes.iter().map(|note| format!("  {note}"));
    [line].into_iter().chain(notes).collect()
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
    wanted: &mut Wanted,
) -> Result<(Vec<String>, Value), ApiError> {
    let (key, result) = if wanted.sheet.is_some() {
        ("cli.import.done", app.import_table(&Source::file(path), choice)?)
    } else {
        match app.import_file(path, Known::Ask)? {
            // Both are kept: nobody is there to be asked.
            ImportResult::Known { .. } => ("cli.import.known", app.import_file(path, Known::KeepBoth)?),
            taken => ("cli.import.done", taken),
        }
    };
    let ImportResult::Imported { map, title, notes } = result else {
        // Keeping both asks nothing.
        return Ok((Vec::new(), Value::Null));
    };
    let is_new = wanted.known.insert(map.clone());
    let key = if is_new { key } else { "cli.import.same" };
    let file = path.display().to_string();
    let params = [("file", &*file), ("title", &title), ("id", map.as_str())];
    Ok((
        with_notes(say(call.lang, key, &params), &notes),
        json!({ "file": file, "id": map, "title": title, "notes": notes }),
    ))
}
