//! The real window measured: frames while hands pan, zoom, drag and write, openings, memory. `cargo xtask bench
//! --window` builds all it needs and starts it with `CARDS=MAP.lajur …` on a display of its own.
//!
//! With `--peer URL` the same wheel and drag run in the same engine against any page that defines `window.bench` with
//! `ready`, `load(n)`, `fit()` and `cardPoint()`.

#![allow(
    clippy::unwrap_used,
    reason = "a measurement that fails is a measurement that panics"
)]

#[allow(
    dead_code,
    unused_imports,
    reason = "the bench needs only some of what the end-to-end tests use"
)]
#[path = "../e2e/harness/mod.rs"]
mod harness;

mod frames;
mod hands;
mod lajur;
#[path = "../../crates/xtask/src/memory.rs"]
mod memory;
mod peer;
mod rows;

use std::path::PathBuf;

use rows::Rows;

#[tokio::main]
async fn main() {
    let mut maps: Vec<(u32, PathBuf)> = Vec::new();
    let mut peer = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--peer" {
            peer = Some(arguments.next().expect("--peer URL"));
        } else {
            let (cards, map) = argument.split_once('=').expect("CARDS=MAP.lajur");
            maps.push((cards.parse().expect("a number of cards"), PathBuf::from(map)));
        }
    }
    let mut rows = Rows::default();
    for (cards, map) in &maps {
        lajur::measure(*cards, map, &mut rows).await;
        if let Some(url) = &peer {
            peer::measure(url, *cards, &mut rows).await;
        }
    }
    rows.print();
}
