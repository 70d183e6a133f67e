//! The `lajur` command: everything that needs no window. It puts words to what `lajur-api` does; it must not know SQL,
//! formats or layout.
//!
//! Answers go to standard output; errors to standard error, as text or with `--json` as one object. The command ends
//! with 0, with 1 where something failed, with 2 where it was called wrongly.

mod answer;
mod args;
mod failure;
mod files;
mod importing;
mod language;
mod library;
mod looking;
mod printing;
mod source;
mod steps;
mod usage;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ArgMatches;
use lajur_words::Lang;

use answer::Answer;
use failure::Failure;

/// What every command is told.
struct Call {
    /// Language of all that is said.
    lang: Lang,
    /// The library's file, where one was named.
    library: Option<PathBuf>,
    /// True where a program reads the answer.
    json: bool,
}

fn main() -> ExitCode {
    lajur_api::outlive_a_full_disk();
    let told: Vec<_> = std::env::args_os().collect();
    let lang = language::of(&told);
    let json = told.iter().any(|word| word == "--json");
    let result = match args::command(lang).try_get_matches_from(told) {
        Ok(matches) => run(&matches, lang),
        Err(error) => usage::explain(&error, lang),
    };
    match result.and_then(|answer| answer.print(json, lang)) {
        Ok(fine) => ExitCode::from(u8::from(!fine)),
        Err(failure) => failure.print(json, lang),
    }
}

fn run(matches: &ArgMatches, lang: Lang) -> Result<Answer, Box<Failure>> {
    let call = Call {
        lang,
        library: matches.get_one::<PathBuf>("library").cloned(),
        json: matches.get_flag("json"),
    };
    match matches.subcommand() {
        Some(("new", told)) => library::new(&call, told),
        Some(("list", _)) => library::list(&call),
        Some(("import", told)) => importing::import(&call, told),
        Some(("restore", _)) => library::restore(&call),
        Some(("export", told)) => files::export(&call, told),
        Some(("print", told)) => printing::print(&call, told),
        Some(("printers", _)) => printing::printers(&call),
        Some(("check", told)) => files::check(&call, told),
        Some(("undo", told)) => steps::undo(&call, told),
        Some(("redo", told)) => steps::redo(&call, told),
        Some(("history", told)) => steps::history(&call, told),
        // clap lets no other command through.
        _ => Err(Failure::usage(lang, "cli.error.no_command", &[])),
    }
}
