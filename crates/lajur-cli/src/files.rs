//! Maps as files: `export` and `check`.

use std::path::PathBuf;

use clap::ArgMatches;
use clap::parser::ValueSource;
use lajur_api::{Exporting, Format, Loss, Printed, Printing, Progress, WARN_PT, check_map};
use lajur_words::{number, say, say_n};
use serde_json::{Value, json};

use crate::Call;
use crate::answer::Answer;
use crate::failure::Failure;
use crate::source::snapshot;

/// Writes a map as a file of the kind that the file's name ends with.
pub(crate) fn export(call: &Call, told: &ArgMatches) -> Result<Answer, Box<Failure>> {
    // clap lets no call without it through.
    let target = told.get_one::<PathBuf>("output").cloned().unwrap_or_default();
    let failed = |error| Failure::of(&error, call.lang);
    // A wrong ending is named before the map is read.
    let format = Format::of(&target).map_err(failed)?;
    let map = snapshot(call, told)?;
    let how = Exporting {
        print: printing(told),
        layout: told.get_one::<String>("layout").cloned().unwrap_or_default(),
        slides: told.get_one::<String>("slides").cloned().unwrap_or_default(),
    };
    let written = lajur_api::export(&map, &target, Some(&how), &Progress::silent()).map_err(failed)?;
    let file = target.display().to_string();
    let mut answer = match written.printed {
        Some(printed) => about_print(call, &file, &printed),
        None => Answer::new(
            &[say(call.lang, "cli.export.done", &[("file", &file)])],
            json!({ "file": file }),
        ),
    };
    let idle = idle(format, told);
    if !idle.is_empty() {
        let options: Vec<String> = idle.iter().map(|option| format!("--{option}")).collect();
        answer.aside += &say(call.lang, "cli.export.no_effect", &[("options", &options.join(", "))]);
        answer.aside.push('\n');
    }
    answer.json["without_effect"] = json!(idle);
    Ok(with_losses(call, answer, &written.losses, &written.kept))
}

/// Options of the call that mean nothing for a file of this kind.
fn idle(format: Format, told: &ArgMatches) -> Vec<&'static str> {
    let print = [
        "paper",
        "orientation",
        "fit",
        "margin",
        "grey",
        "ink-saving",
        "notes",
        "sheets",
    ];
    let tables = [Format::Csv, Format::Tsv, Format::Markdown];
    let print = print.into_iter().filter(|_| format != Format::Pdf);
    let layout = (!tables.contains(&format)).then_some("layout");
    let slides = (format != Format::Pptx).then_some("slides");
    let others = print.chain(layout).chain(slides);
    others
        .filter(|option| told.value_source(option) == Some(ValueSource::CommandLine))
        .collect()
}

/// What of the map is not in the file as it was, and beside that, what is.
fn with_losses(call: &Call, mut answer: Answer, losses: &[Loss], kept: &[Loss]) -> Answer {
    let of = |fate: &str| -> Vec<String> {
        let losses = losses.iter().chain(kept).filter(|loss| loss.fate == fate);
        let words = |loss: &Loss| say_n(call.lang, &format!("loss.{}", loss.what), u64::from(loss.count), &[]);
        losses.map(words).collect()
    };
    let fates = [
        ("left_out", "cli.loss.left_out"),
        ("changed", "cli.loss.changed"),
        ("kept", "cli.loss.kept"),
    ];
    for (fate, key) in fates {
        let items = of(fate);
        if !losses.is_empty() && !items.is_empty() {
            answer.aside += &say(call.lang, key, &[("items", &items.join(", "))]);
            answer.aside.push('\n');
        }
    }
    answer.json["losses"] = json!(losses);
    answer.json["kept"] = json!(kept);
    answer
}

/// How the map is to be printed.
pub(crate) fn printing(told: &ArgMatches) -> Printing {
    let word = |name: &str| told.get_one::<String>(name).cloned().unwrap_or_default();
    let names = |name: &str| {
        let word = word(name);
        let names = word.split(',').map(str::trim).filter(|name| !name.is_empty());
        names.map(str::to_owned).collect()
    };
    Printing {
        paper: word("paper"),
        orientation: word("orientation"),
        fit: word("fit"),
        margin: told.get_one::<f32>("margin").copied(),
        edge: None,
        grey: told.get_flag("grey"),
        saving: told.get_flag("ink-saving"),
        empty: told.get_flag("empty"),
        notes: told.get_flag("notes"),
        view: word("view"),
        shown: None,
        stages: names("stages"),
        lanes: names("lanes"),
        personas: names("personas"),
        without: Vec::new(),
        most_sheets: told.get_one::<u32>("sheets").copied(),
    }
}

/// How many sheets there are, how small their type is, and a word where that is too small.
fn about_print(call: &Call, file: &str, printed: &Printed) -> Answer {
    let lines = print_lines(call, "cli.export.done_pdf", ("file", file), printed);
    let mut json = print_facts(printed);
    json["file"] = json!(file);
    Answer::new(&lines, json)
}

/// What a person should know of a print, in words: `key` tells the sheets and their type.
pub(crate) fn print_lines(call: &Call, key: &str, named: (&str, &str), printed: &Printed) -> Vec<String> {
    let figure = |value: f32| number(call.lang, f64::from((value * 100.0).round()) / 100.0);
    let (size, metres) = (figure(printed.smallest_pt), figure(printed.reads_from_m));
    let params = [named, ("size", &*size), ("metres", &*metres)];
    let mut lines = vec![say_n(call.lang, key, printed.sheets as u64, &params)];
    if printed.is_small {
        let size = figure(WARN_PT);
        lines.push(say(call.lang, "cli.export.small_type", &[("size", &size)]));
    }
    lines.extend(printed.asides.iter().map(|aside| say(call.lang, aside, &[])));
    if !printed.missing.is_empty() {
        lines.push(say(call.lang, "problem.no_font", &[("name", &printed.missing)]));
    }
    lines
}

/// The same for programs.
pub(crate) fn print_facts(printed: &Printed) -> Value {
    json!({
        "sheets": printed.sheets,
        "smallest_pt": (f64::from(printed.smallest_pt) * 10.0).round() / 10.0,
        "reads_from_m": (f64::from(printed.reads_from_m) * 100.0).round() / 100.0,
        "asides": printed.asides,
        "missing_letters": printed.missing,
    })
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
