//! Printing: a map goes as PDF to a printer of the system, through CUPS.
//!
//! It speaks to CUPS by the programs that come with it (`lpstat`, `lpoptions`, `lp`, `cancel`), which are the same on
//! Linux and macOS, need no library, and know where the service is. Nothing here opens a connection itself. What the
//! programs say is read by plain functions, which are tested on what was recorded.

mod follow;
mod job;
mod order;
mod pages;
mod paper;
mod printer;
mod status;
mod tool;
mod trouble;

pub use job::{PrintJob, print};
pub use order::{PrintOrder, Sides};
pub use paper::{Margins, PaperSize, PrinterPaper, PrinterPapers, paper_at, papers_of};
pub use printer::{Printer, PrinterState, printers};
pub use trouble::PrintError;
