//! The project's own commands: `cargo xtask run | test | kill-test | fuzz | golden | large-map | bench`.
//!
//! Free of dependencies, so that it is built in a second. What it cannot do itself it names, with the fix.

mod bench;
mod checks;
mod display;
mod fuzz;
mod memory;
mod places;
mod process;
mod setup;
mod start;
mod steps;
mod window;
mod window_bench;

use std::process::ExitCode;

/// What a command ends with: nothing, or one line that says what went wrong and what to do.
pub type Result<T = ()> = std::result::Result<T, String>;

const HELP: &str = "\
Usage: cargo xtask COMMAND

  run                          build the window and start it; without a display under Xvfb, once, with a picture
  test                         everything that must hold: formatting, lints, tests, the real window
  kill-test                    end a writer 1,000 times at random moments and count what is lost
  fuzz [--minutes N] [READER]  bytes by chance for every reader of files and of the clipboard, ten minutes each
  golden                       write golden and generated files anew, where a change is meant
  large-map OUT.lajur [--cards N]
                               the map that is measured: 240 to 10,000 cards, always the same
  bench                        the bounds of the design beside what this machine reaches (release build)
  bench --window [--peer URL]  frames of the real window with 240, 1,000 and 10,000 cards, beside a page of others that
                               defines `window.bench` with `ready`, `load(n)`, `fit()` and `cardPoint()`

`run` and `test` install what they need: system packages (Debian, Ubuntu) and npm packages.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["run", rest @ ..] => window::run(rest),
        ["test"] => checks::test(),
        ["kill-test"] => checks::kill_test(),
        ["fuzz", rest @ ..] => fuzz::run(rest),
        ["golden"] => checks::golden(),
        ["large-map", rest @ ..] => bench::large_map(rest),
        ["bench"] => bench::bench(),
        ["bench", "--window", rest @ ..] => window_bench::run(rest),
        [] | ["help" | "-h" | "--help"] => {
            println!("{HELP}");
            return ExitCode::SUCCESS;
        }
        [other, ..] => Err(format!("There is no command `{other}`.\n\n{HELP}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("\n{reason}");
            ExitCode::FAILURE
        }
    }
}
