//! What the fuzzer kept: each input goes through its reader again.

#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

#[path = "../fuzz/readers.rs"]
mod readers;

use std::fs;
use std::path::Path;

#[test]
fn every_kept_input_ends_with_a_map_or_an_error() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for (name, reader) in readers::ALL {
        let inputs = fs::read_dir(corpus.join(name)).unwrap();
        let read = inputs
            .map(|input| reader(&fs::read(input.unwrap().path()).unwrap()))
            .count();
        assert!(read > 0, "nothing is kept for {name}");
    }
}

#[test]
fn every_reader_is_one_of_the_fuzzers() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/Cargo.toml")).unwrap();
    for (name, _) in readers::ALL {
        assert!(
            manifest.contains(&format!("path = \"targets/{name}.rs\"")),
            "{name} has no target"
        );
    }
}
