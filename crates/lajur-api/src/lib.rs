//! What a person can do with Lajur: one function per action, for window and command line alike.
//!
//! This is the only crate that knows all the others. It holds the clock, the source of ids and the file system; it must
//! not know Tauri, SQL, or how anything is drawn.

mod adopt;
mod app;
mod checking;
mod clipboard;
mod clock;
mod copying;
mod editing;
mod exporting;
mod fileids;
mod fonts;
mod guiding;
mod images;
mod importing;
mod library;
mod notice;
mod painted;
mod place;
mod previewing;
mod printers;
mod printing;
mod reading;
mod restoring;
mod searching;
mod shared;
mod signals;
mod start;
mod turns;
mod understanding;
mod wording;
mod workbooks;

pub use app::App;
pub use checking::{Finding, check_map};
pub use clipboard::{Content, Pasted, Pixels, picture};
pub use clock::now;
pub use copying::{Copied, Copy, LastCopy, Unsaved};
pub use editing::{MapUpdate, MapView};
pub use exporting::{
    Export, Exporting, Format, HowFar, Loss, Printed, Progress, Report, Shown, Written, export, report_of, shown,
};
pub use fonts::fonts_for;
pub use importing::{ImportResult, Known, read_file};
pub use lajur_formats::clip::Clip;
pub use lajur_layout::{CardParts, LayoutDelta, WARN_PT};
pub use lajur_store::{Backup, Restored, Step};
pub use library::{MapCard, NewMap, cover};
pub use notice::{ApiError, Notice, Result};
pub use place::library_path;
pub use previewing::{
    Preview, PreviewSheet, Previewed, Previews, PrintChoice, PrintChoices, RowEdge, SheetEdges, SheetPicture,
    sheet_edges,
};
pub use printers::{
    Margins, PaperSize, PrintError, PrintJob, PrintOrder, Printer, PrinterPaper, PrinterPapers, PrinterState, Sides,
    paper_at, papers_of, print, printers,
};
pub use printing::Printing;
pub use reading::Source;
pub use restoring::{backups, restore};
pub use searching::SearchHit;
pub use shared::SharedUpdate;
pub use signals::{call_off_on_interrupt, outlive_a_full_disk};
pub use start::{RoleInfo, Start};
pub use understanding::{EntryChoice, Looked, TableAbout, TableChoice, TableEntry, TableLook, TableTrack, TrackChoice};
pub use wording::{problem_words, step_words};
pub use workbooks::{Difference, WorkbookLook};
