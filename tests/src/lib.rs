//! Fixtures, golden files and end-to-end tests on the real window; and what tests of several crates stand on.

#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

#[cfg(unix)]
pub mod cups;
pub mod workbook;
