//! Watching a job until it is over.

use std::thread;
use std::time::{Duration, Instant};

use super::PrintError;
use super::printer::{PATIENCE, PrinterState, queue, running};
use super::status::{Job, Queue, jobs, page_in};
use super::tool::ask;
use super::trouble::Wait;

/// Between two looks at a queue.
const BETWEEN: Duration = Duration::from_millis(300);
/// How long a trouble must last before the person hears of it: trays change, and printers wake up.
const LASTING: Duration = Duration::from_secs(3);
/// How long a printer may take to answer: one that sleeps wakes up, warms up and joins its network.
const WAKING: Duration = Duration::from_secs(120);
/// Without any sign of progress, how long the person is left to wait: a plotter takes minutes for one large sheet.
const SILENCE: Duration = Duration::from_secs(600);

/// What is known of a job at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Standing {
    /// In the queue, behind others or at the printer; the page it is at, where the printer says so.
    Open {
        /// Counted from 1.
        page: Option<u32>,
        /// What it waits for, with the printer's words.
        wait: Option<(Wait, String)>,
    },
    /// On paper, as far as CUPS knows.
    Printed,
    /// Called off by somebody.
    CalledOff,
    /// It could not be printed; with the reason.
    Refused(String),
}

/// Follows a job to its end. `cancelled` is asked between looks, `at_page` is told the page that
/// is printed, and whether the printer still owes an answer.
///
/// # Errors
/// Where it does not reach the paper, or waits for something that a person must do. None where `cancelled` was true: the
/// caller then calls the job off.
pub(super) fn follow(
    printer: &str,
    job: &str,
    cancelled: &dyn Fn() -> bool,
    at_page: &dyn Fn(Option<u32>, bool),
) -> Result<Option<()>, PrintError> {
    let mut last = None;
    let mut since = Instant::now();
    while !cancelled() {
        let standing = look(printer, job)?;
        if last.as_ref() != Some(&standing) {
            since = Instant::now();
        }
        match &standing {
            Standing::Printed => return Ok(Some(())),
            Standing::CalledOff => {
                return Err(PrintError::CalledOff {
                    printer: printer.to_owned(),
                    job: job.to_owned(),
                });
            }
            Standing::Refused(reason) => {
                return Err(PrintError::Refused {
                    printer: printer.to_owned(),
                    reason: reason.clone(),
                });
            }
            Standing::Open { page, wait } => {
                at_page(*page, wait.as_ref().is_some_and(|wait| wait.0 == Wait::Reply));
                if let Some((why, reason)) = lasting(wait.as_ref(), since.elapsed()) {
                    return Err(PrintError::Waits {
                        printer: printer.to_owned(),
                        job: job.to_owned(),
                        why,
                        reason,
                    });
                }
            }
        }
        last = Some(standing);
        thread::sleep(BETWEEN);
    }
    Ok(None)
}

/// What the person must hear, of a wait that has lasted for so long.
fn lasting(wait: Option<&(Wait, String)>, time: Duration) -> Option<(Wait, String)> {
    match wait {
        Some(wait) if time >= patience(wait.0) => Some(wait.clone()),
        None if time >= SILENCE => Some((Wait::Nothing, String::new())),
        _ => None,
    }
}

/// How long a trouble may last. One that a person must end is told at once; who is told of a printer that would have
/// woken up prints a second time.
fn patience(wait: Wait) -> Duration {
    match wait {
        Wait::Reply => WAKING,
        _ => LASTING,
    }
}

fn look(printer: &str, job: &str) -> Result<Standing, PrintError> {
    if let Some(open) = find(printer, job, "not-completed")? {
        return Ok(standing(&open, queue(printer)?.as_ref()));
    }
    if let Some(over) = find(printer, job, "completed")? {
        return Ok(ended(&over));
    }
    match queue(printer)? {
        // A service that keeps no record of jobs forgets those that are over.
        Some(_) => Ok(Standing::Printed),
        None => Err(PrintError::Vanished {
            printer: printer.to_owned(),
        }),
    }
}

fn find(printer: &str, job: &str, which: &str) -> Result<Option<Job>, PrintError> {
    let said = ask("lpstat", &["-W", which, "-l", "-o", printer], PATIENCE)?;
    if !said.fine {
        // The printer is gone, or the whole service is.
        running()?;
    }
    Ok(jobs(&said.out).into_iter().find(|found| found.id == job))
}

fn standing(job: &Job, queue: Option<&Queue>) -> Standing {
    Standing::Open {
        page: page_in(&job.status),
        wait: wait_of(job, queue),
    }
}

/// What keeps a job from going on. Reports and warnings of a printer keep none.
fn wait_of(job: &Job, queue: Option<&Queue>) -> Option<(Wait, String)> {
    let has = |alerts: &[String], part: &str| {
        let grave = |alert: &&String| !alert.ends_with("-report") && !alert.ends_with("-warning");
        alerts.iter().filter(grave).any(|alert| alert.contains(part))
    };
    let of_job = |part| has(&job.alerts, part);
    let reason = || words_of(job, queue);
    if of_job("held-for-authentication") {
        return Some((Wait::Password, reason()));
    }
    if of_job("job-hold") || of_job("-held-") {
        return Some((Wait::Release, reason()));
    }
    if of_job("resources-are-not-ready") {
        return Some((Wait::Reply, reason()));
    }
    let queue = queue?;
    let of_queue = |part| has(&queue.alerts, part);
    let printing = queue.state == PrinterState::Printing && of_job("job-printing");
    let why = match () {
        () if queue.state == PrinterState::Stopped => Wait::Release,
        // What is the matter with the printer keeps others waiting before it keeps this job.
        () if !printing => return None,
        () if of_queue("media-empty") || of_queue("media-needed") || of_queue("input-tray-missing") => Wait::Paper,
        () if of_queue("media-jam") => Wait::Jam,
        () if of_queue("cover-open") || of_queue("door-open") || of_queue("interlock-open") => Wait::Door,
        () if of_queue("toner-empty") || of_queue("marker-supply-empty") || of_queue("ink-empty") => Wait::Ink,
        () if is_offline(&queue.alerts) => Wait::Reply,
        () => return None,
    };
    Some((why, reason()))
}

/// What the printer says of a job or of itself; without words of its own the keywords, which still say something.
fn words_of(job: &Job, queue: Option<&Queue>) -> String {
    let keywords = [queue.map(|queue| queue.alerts.join(", ")), Some(job.alerts.join(", "))];
    let words = [Some(job.status.clone()), queue.map(|queue| queue.message.clone())];
    let mut all = words.into_iter().chain(keywords).flatten();
    all.find(|text| !text.is_empty()).unwrap_or_default()
}

/// Backends report a printer that does not answer only as a report.
fn is_offline(alerts: &[String]) -> bool {
    let words = ["offline", "connecting-to-device", "timed-out", "shutdown"];
    alerts
        .iter()
        .any(|alert| words.iter().any(|word| alert.starts_with(word)))
}

/// How a job ended. CUPS 2.4 says of many that are over only that they stop: those count as printed.
fn ended(job: &Job) -> Standing {
    let has = |part: &str| job.alerts.iter().any(|alert| alert.contains(part));
    if has("cancel") {
        return Standing::CalledOff;
    }
    let failed = ["abort", "error", "unprintable", "unsupported"]
        .iter()
        .any(|part| has(part));
    if failed {
        let reason = if job.status.is_empty() {
            job.alerts.join(", ")
        } else {
            job.status.clone()
        };
        return Standing::Refused(reason);
    }
    Standing::Printed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(status: &str, alerts: &str) -> Job {
        Job {
            id: "Wall-4".to_owned(),
            status: status.to_owned(),
            alerts: alerts.split_whitespace().map(str::to_owned).collect(),
        }
    }

    fn printer(state: PrinterState, alerts: &str) -> Queue {
        Queue {
            name: "Wall".to_owned(),
            state,
            message: "from the printer".to_owned(),
            description: String::new(),
            location: String::new(),
            alerts: alerts.split_whitespace().map(str::to_owned).collect(),
            ppd: None,
        }
    }

    fn waits(alerts: &str, state: PrinterState, printers: &str) -> Option<Wait> {
        wait_of(&job("", alerts), Some(&printer(state, printers))).map(|(why, _)| why)
    }

    #[test]
    fn the_trouble_of_a_printer_is_the_wait_of_its_job() {
        use PrinterState::{Printing, Ready, Stopped};
        for (alerts, state, printers, expected) in [
            ("job-printing", Printing, "", None),
            ("job-printing", Printing, "media-empty-error", Some(Wait::Paper)),
            ("job-printing", Printing, "media-needed", Some(Wait::Paper)),
            ("job-printing", Printing, "media-empty-warning media-low-report", None),
            ("job-printing", Printing, "media-jam-error", Some(Wait::Jam)),
            ("job-printing", Printing, "cover-open", Some(Wait::Door)),
            ("job-printing", Printing, "toner-empty-error", Some(Wait::Ink)),
            ("job-printing", Printing, "toner-low-warning", None),
            ("job-printing", Printing, "connecting-to-device", Some(Wait::Reply)),
            ("job-printing", Printing, "offline-report", Some(Wait::Reply)),
            ("", Printing, "media-empty-error", None),
            ("", Stopped, "media-empty-error paused", Some(Wait::Release)),
            ("printer-stopped", Stopped, "paused", Some(Wait::Release)),
            ("resources-are-not-ready", Ready, "", Some(Wait::Reply)),
            ("cups-held-for-authentication", Ready, "", Some(Wait::Password)),
            ("job-hold-until-specified", Ready, "", Some(Wait::Release)),
        ] {
            assert_eq!(
                waits(alerts, state, printers),
                expected,
                "job {alerts:?}, printer {state:?} {printers:?}"
            );
        }
    }

    #[test]
    fn the_words_are_of_the_job_or_else_of_the_printer() {
        let stopped = printer(PrinterState::Stopped, "paused");
        let words = |status| wait_of(&job(status, ""), Some(&stopped)).map(|(_, words)| words);
        assert_eq!(words("from the job").as_deref(), Some("from the job"));
        assert_eq!(words("").as_deref(), Some("from the printer"));
        let silent = Queue {
            message: String::new(),
            ..stopped.clone()
        };
        let keyword = wait_of(&job("", ""), Some(&silent)).map(|(_, words)| words);
        assert_eq!(keyword.as_deref(), Some("paused"), "better than nothing");
    }

    #[test]
    fn a_trouble_must_last_before_it_is_told() {
        let wait = (Wait::Paper, String::new());
        assert_eq!(lasting(Some(&wait), Duration::ZERO), None, "a tray may change");
        assert_eq!(lasting(Some(&wait), LASTING), Some(wait));
        let asleep = (Wait::Reply, String::new());
        assert_eq!(lasting(Some(&asleep), LASTING), None, "a printer may wake up");
        assert_eq!(lasting(Some(&asleep), WAKING), Some(asleep));
        assert_eq!(lasting(None, LASTING), None, "printing takes time");
        assert_eq!(lasting(None, SILENCE), Some((Wait::Nothing, String::new())));
    }

    #[test]
    fn a_job_that_is_over_was_printed_called_off_or_refused() {
        for (status, alerts, expected) in [
            ("", "processing-to-stop-point", Standing::Printed),
            ("", "job-completed-successfully", Standing::Printed),
            ("", "job-completed-with-warnings", Standing::Printed),
            ("", "job-canceled-by-user", Standing::CalledOff),
            (
                "unable to find trailer dictionary",
                "job-completed-with-errors",
                Standing::Refused("unable to find trailer dictionary".to_owned()),
            ),
            (
                "",
                "aborted-by-system",
                Standing::Refused("aborted-by-system".to_owned()),
            ),
        ] {
            assert_eq!(ended(&job(status, alerts)), expected, "{alerts}");
        }
    }

    #[test]
    fn the_page_that_is_printed_is_told() {
        let open = standing(&job("Printing page 3, 40% complete.", "job-printing"), None);
        assert_eq!(
            open,
            Standing::Open {
                page: Some(3),
                wait: None
            }
        );
    }
}
