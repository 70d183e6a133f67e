//! The library as its callers see it, on real files.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod assets;
mod backups;
mod commits;
mod laws;
mod maps;
mod opening;
mod searching;
mod support;
mod undoing;
