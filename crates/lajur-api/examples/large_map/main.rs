//! Writes the map that is measured: `large_map OUT.lajur [--cards N]`, 240 to 10,000 cards. Always the same bytes.

mod map;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use lajur_api::{Export, Progress, export};

/// Cards of the smallest map.
const LEAST: usize = 240;

const USAGE: &str = "Usage: cargo xtask large-map OUT.lajur [--cards N]   (N from 240 to 10000, 10000 if not given)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (out, cards) = match words.as_slice() {
        [out] | ["--", out] => (*out, Some(map::MOST)),
        [out, "--cards", count] | ["--cards", count, out] => (*out, count.parse().ok()),
        _ => ("", None),
    };
    let Some(cards) = cards.filter(|cards| (LEAST..=map::MOST).contains(cards)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let map = Export {
        doc: Arc::new(map::large(cards)),
        images: BTreeMap::new(),
    };
    match export(&map, Path::new(out), None, &Progress::silent()) {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
