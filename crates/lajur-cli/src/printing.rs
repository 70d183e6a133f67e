//! Paper: `print` and `printers`.

use std::io::{IsTerminal, Write};

use clap::ArgMatches;
use lajur_api::{ApiError, HowFar, PrintOrder, Printer, PrinterPapers, PrinterState, Progress, Sides, papers_of};
use lajur_words::say;
use serde_json::{Value, json};

use crate::Call;
use crate::answer::Answer;
use crate::failure::Failure;
use crate::files;
use crate::source::snapshot;

/// Prints a map and waits until it is on paper, and tells what is on it. Ctrl+C takes it out of the queue.
pub(crate) fn print(call: &Call, told: &ArgMatches) -> Result<Answer, Box<Failure>> {
    let map = snapshot(call, told)?;
    let printing = files::printing(told);
    let progress = shown_progress(call);
    lajur_api::call_off_on_interrupt(&progress.cancelled);
    let printed = lajur_api::print(&map, &printing, &order(told), &progress);
    if shows_progress(call) {
        tell("");
    }
    let printed = printed.map_err(|error| Failure::of(&error, call.lang))?;
    let title = &map.doc.map.title;
    let params = [
        ("title", &**title),
        ("printer", &printed.printer),
        ("job", &printed.job),
    ];
    let mut lines = vec![say(call.lang, "cli.print.done", &params)];
    lines.extend(files::print_lines(
        call,
        "cli.print.type",
        ("title", title),
        &printed.printed,
    ));
    let mut json = files::print_facts(&printed.printed);
    for (name, value) in json!(printed).as_object().into_iter().flatten() {
        json[name] = value.clone();
    }
    Ok(Answer::new(&lines, json))
}

/// True where a person looks at a terminal.
fn shows_progress(call: &Call) -> bool {
    !call.json && std::io::stderr().is_terminal()
}

/// Writes this over the terminal's last line.
fn tell(words: &str) {
    // Where nobody listens there is nobody to tell.
    let _ = write!(std::io::stderr().lock(), "\r\x1b[K{words}");
}

/// How far a print is, on a line of its own that is gone when it is over.
fn shown_progress(call: &Call) -> Progress {
    let silent = Progress::silent();
    if !shows_progress(call) {
        return silent;
    }
    let waking = say(call.lang, "cli.print.waking", &[]);
    let report = move |far: HowFar| {
        let aside = if far.waits { &*waking } else { "" };
        tell(&format!("{} %  {aside}", far.percent()));
    };
    Progress {
        report: Box::new(report),
        ..silent
    }
}

fn order(told: &ArgMatches) -> PrintOrder {
    let text = |name: &str| told.get_one::<String>(name).cloned();
    PrintOrder {
        printer: text("printer"),
        copies: told.get_one::<u32>("copies").copied().unwrap_or(1),
        pages: text("pages"),
        sides: match text("two-sided").as_deref() {
            Some("long") => Sides::Long,
            Some("short") => Sides::Short,
            _ => Sides::One,
        },
    }
}

/// Lists the printers of the system; for programs with the paper they take.
pub(crate) fn printers(call: &Call) -> Result<Answer, Box<Failure>> {
    let failed = |error: ApiError| Failure::of(&error, call.lang);
    let printers = lajur_api::printers().map_err(failed)?;
    let mut lines: Vec<String> = printers.iter().map(|printer| line(call, printer)).collect();
    if lines.is_empty() {
        lines.push(say(call.lang, "cli.printers.empty", &[]));
    }
    let mut list = Vec::with_capacity(printers.len());
    if call.json {
        for printer in &printers {
            let papers = papers_of(Some(&printer.name)).map_err(failed)?;
            list.push(entry(printer, &papers));
        }
    }
    Ok(Answer::new(&lines, json!(list)))
}

/// `Wall  ready, usual  Office plotter, second floor`
fn line(call: &Call, printer: &Printer) -> String {
    let word = |key: &str| say(call.lang, key, &[]);
    let mut state = match printer.state {
        _ if !printer.accepts => word("printer.state.closed"),
        PrinterState::Ready => word("printer.state.ready"),
        PrinterState::Printing => word("printer.state.printing"),
        PrinterState::Stopped => word("printer.state.stopped"),
    };
    if printer.usual {
        state = format!("{state}, {}", word("printer.usual"));
    }
    let about = [&printer.description, &printer.location, &printer.reason];
    let about: Vec<&str> = about
        .into_iter()
        .map(String::as_str)
        .filter(|text| !text.is_empty() && *text != printer.name)
        .collect();
    let line = format!("{}  {state}  {}", printer.name, about.join("; "));
    line.trim_end().to_owned()
}

fn entry(printer: &Printer, papers: &PrinterPapers) -> Value {
    let mut entry = json!(printer);
    entry["papers"] = json!(papers.sizes);
    entry["own_sizes"] = json!(papers.own_sizes);
    entry["two_sides"] = json!(papers.two_sides);
    entry
}
