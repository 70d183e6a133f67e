//! From a map to a job, and from the job to paper.

use std::time::Duration;

use lajur_render::Watch;
use serde::Serialize;

use super::PrintError;
use super::follow::follow;
use super::order::{PrintOrder, Slip};
use super::pages::{PageRange, page_range};
use super::paper::known;
use super::printer::{PATIENCE, Printer, PrinterState, chosen};
use super::status::job_of;
use super::tool::{Said, ask, feed};
use crate::exporting::{PdfFile, Printed, pdf_file};
use crate::{ApiError, Export, Printing, Progress, Result};

/// How long a service may take to take in a PDF.
const TAKING: Duration = Duration::from_secs(120);
/// Progress is told in hundredths: so far when the PDF is made,
const MADE: u32 = 40;
/// when it lies in the queue,
const SENT: u32 = 60;
/// and when all is done.
const ALL: u32 = 100;

/// What was printed.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct PrintJob {
    /// The printer.
    pub printer: String,
    /// The job, as CUPS calls it.
    pub job: String,
    /// Pages of one copy.
    pub pages: u32,
    /// Copies.
    pub copies: u32,
    /// What is on all sheets of the map. A window has shown that in its preview.
    #[serde(skip)]
    pub printed: Printed,
}

/// Prints a map and follows it until it is on paper; `printing` says how it is set on paper.
///
/// Whatever is wrong with the order or the printer is found before anything is sent. Calling it off takes the job out of
/// the queue.
///
/// # Errors
/// Where the order does not fit the printer or the map, the printer does not print, or it was called off.
pub fn print(what: &Export, printing: &Printing, order: &PrintOrder, progress: &Progress) -> Result<PrintJob> {
    order.check_copies()?;
    let printer = chosen(order.printer.as_deref())?;
    ready(&printer)?;
    let papers = known(&printer.name)?;
    let printing = &Printing {
        edge: papers.edge(&printing.paper()?),
        ..printing.clone()
    };
    let pdf = made(what, printing, progress)?;
    let range = range(order, &pdf)?;
    let media = papers.media(&printer.name, &pdf.paper)?;
    let slip = Slip {
        printer: &printer.name,
        title: &what.doc.map.title,
        media: &media,
        pages: order.pages.is_some().then_some(&range),
        grey: printing.grey,
    };
    unless_called_off(progress)?;
    let job = send(&printer.name, &order.arguments(&slip), pdf.bytes)?;
    progress.tell(SENT, ALL, false);
    await_paper(&printer.name, &job, order.copies.saturating_mul(range.count), progress)?;
    progress.tell(ALL, ALL, false);
    Ok(PrintJob {
        printer: printer.name,
        job,
        pages: range.count,
        copies: order.copies,
        printed: pdf.printed,
    })
}

/// A printer that stands still is told before anything waits in its queue.
fn ready(printer: &Printer) -> std::result::Result<(), PrintError> {
    let (name, reason) = (printer.name.clone(), printer.reason.clone());
    if !printer.accepts {
        return Err(PrintError::NotAccepting { printer: name, reason });
    }
    if printer.state == PrinterState::Stopped {
        return Err(PrintError::Stopped { printer: name, reason });
    }
    Ok(())
}

fn made(what: &Export, printing: &Printing, progress: &Progress) -> Result<PdfFile> {
    let watch = Watch {
        cancelled: &|| progress.is_cancelled(),
        progress: &|done, total| progress.tell(share(done, total, 0, MADE), ALL, false),
    };
    let pdf = pdf_file(what, printing, watch)?;
    unless_called_off(progress)?;
    Ok(pdf)
}

fn range(order: &PrintOrder, pdf: &PdfFile) -> std::result::Result<PageRange, PrintError> {
    match &order.pages {
        Some(text) => page_range(text, &pdf.names),
        None => page_range(&format!("1-{}", pdf.names.len()), &pdf.names),
    }
}

fn send(printer: &str, arguments: &[String], pdf: Vec<u8>) -> std::result::Result<String, PrintError> {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let said = feed("lp", &arguments, pdf, TAKING)?;
    job_of(&said.out).ok_or_else(|| not_taken(printer, &said))
}

/// Why `lp` did not take a job, from its complaint.
fn not_taken(printer: &str, said: &Said) -> PrintError {
    let printer = printer.to_owned();
    let complaint = said.complaint.trim();
    let reason = complaint.strip_prefix("lp: ").unwrap_or(complaint).to_owned();
    if reason.contains("not accepting") {
        return PrintError::NotAccepting { printer, reason };
    }
    if reason.contains("does not exist") {
        return PrintError::Vanished { printer };
    }
    if reason.contains("not running") || reason.contains("onnect") {
        return PrintError::NotRunning;
    }
    PrintError::Refused { printer, reason }
}

fn await_paper(printer: &str, job: &str, sheets: u32, progress: &Progress) -> Result<()> {
    let cancelled = || progress.is_cancelled();
    let at_page = |page: Option<u32>, waits: bool| {
        // The page is being printed, so those before it are done.
        let done = page.unwrap_or(1).saturating_sub(1);
        progress.tell(share(done, sheets, SENT, ALL - 1), ALL, waits);
    };
    if follow(printer, job, &cancelled, &at_page)?.is_some() {
        return Ok(());
    }
    // A job that is over by now cannot be called off any more, and need not be.
    ask("cancel", &[job], PATIENCE)?;
    Err(ApiError::Cancelled)
}

fn unless_called_off(progress: &Progress) -> Result<()> {
    if progress.is_cancelled() {
        return Err(ApiError::Cancelled);
    }
    Ok(())
}

/// A part of the way from `from` to `to`.
fn share(done: u32, total: u32, from: u32, to: u32) -> u32 {
    let total = u64::from(total.max(1));
    let way = u64::from(to - from) * u64::from(done).min(total) / total;
    // At most `to - from`, which is a u32.
    from + u32::try_from(way).unwrap_or(to - from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaint(text: &str) -> Said {
        Said {
            fine: false,
            out: String::new(),
            complaint: text.to_owned(),
        }
    }

    #[test]
    fn what_lp_complains_of_is_told_apart() {
        for (said, code) in [
            (
                "lp: Destination \"Wall\" is not accepting jobs.\n",
                "printer_not_accepting",
            ),
            ("lp: Error - The printer or class does not exist.\n", "printer_vanished"),
            ("lp: Error - Scheduler is not running.\n", "cups_not_running"),
            ("lp: Unable to connect to server\n", "cups_not_running"),
            ("lp: Unsupported document-format \"text/x\".\n", "print_refused"),
            ("", "print_refused"),
        ] {
            assert_eq!(not_taken("Wall", &complaint(said)).code(), code, "{said:?}");
        }
    }

    #[test]
    fn progress_stays_within_its_part_of_the_way() {
        assert_eq!(share(0, 10, 60, 99), 60);
        assert_eq!(share(5, 10, 60, 99), 79);
        assert_eq!(share(40, 10, 60, 99), 99, "a printer may count on");
        assert_eq!(share(u32::MAX, 0, 60, 99), 99, "nothing to do is all done");
    }
}
