//! End-to-end tests on the real window, each on a library of its own. `cargo xtask test` brings what they need: the
//! built window, WebKit's driver and a display.

#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod accessibility;
mod appearance;
mod clipboard;
mod closing;
mod composing;
mod counting;
mod dragging;
mod exporting;
mod finding;
mod harness;
mod hiding;
mod importing;
mod keyboard;
mod languages;
#[path = "../../crates/lajur-api/examples/large_map/map.rs"]
mod large_map;
mod linking;
mod personas;
mod printing;
mod saving;
mod selecting;
mod shared;
mod showing;
mod start;
mod steps;
mod tools;
mod undoing;
mod writing;
