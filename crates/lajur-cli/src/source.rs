//! The `MAP` of a command line: an id, a title, or a `.lajur` file. A file needs no library, and none is made for it.

use std::path::Path;

use clap::ArgMatches;
use lajur_api::{App, Export, library_path};
use lajur_model::MapId;

use crate::Call;
use crate::failure::Failure;

/// Opens the library, and makes it where there is none.
pub(crate) fn open(call: &Call) -> Result<App, Box<Failure>> {
    App::open(&library_path(call.library.as_deref()), call.lang).map_err(|error| Failure::of(&error, call.lang))
}

/// What the person calls the map.
pub(crate) fn name(told: &ArgMatches) -> &str {
    // clap lets no call without it through.
    told.get_one::<String>("map").map_or("", String::as_str)
}

/// The map at this moment, from the library or from a file.
pub(crate) fn snapshot(call: &Call, told: &ArgMatches) -> Result<Export, Box<Failure>> {
    let name = name(told);
    let failed = |error| Failure::of(&error, call.lang);
    if is_file(name) {
        return Export::of_file(Path::new(name), call.lang).map_err(failed);
    }
    let mut app = open(call)?;
    let map = app.find(name).map_err(failed)?;
    app.snapshot(&map).map_err(failed)
}

/// The map in the library. A file has no steps to walk.
pub(crate) fn in_library(call: &Call, told: &ArgMatches) -> Result<(App, MapId), Box<Failure>> {
    let name = name(told);
    if is_file(name) {
        return Err(Failure::usage(
            call.lang,
            "cli.error.file_without_steps",
            &[("file", name.to_owned())],
        ));
    }
    let mut app = open(call)?;
    let map = app.find(name).map_err(|error| Failure::of(&error, call.lang))?;
    Ok((app, map))
}

fn is_file(name: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("lajur"))
}
