//! The real program in folders of its own: what it answers, what it refuses, how it ends.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod bad_input;
#[cfg(target_os = "linux")]
mod files;
#[cfg(target_os = "linux")]
mod importing;
mod maps;
mod place;
#[cfg(target_os = "linux")]
mod printing;
mod usage;
