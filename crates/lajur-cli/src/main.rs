//! The `lajur` command.
fn main() {}
