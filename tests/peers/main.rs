//! What goes out of Lajur, in other people's programs: LibreOffice, openpyxl, python-pptx and Chromium. `cargo xtask test`
//! brings them.

#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod browser;
mod desk;
#[path = "../shared/driver.rs"]
mod driver;
mod hand;
mod office;
#[path = "../../crates/lajur-formats/tests/common/outline.rs"]
mod outline;
mod programs;
#[path = "../../crates/lajur-formats/tests/random/mod.rs"]
mod random;
mod slides;
#[path = "../shared/wait.rs"]
mod wait;
mod workbook;
