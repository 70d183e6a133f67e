//! Which printers there are, and how they are.

use std::time::Duration;

use serde::Serialize;

use super::PrintError;
use super::status::{Queue, closed, default_queue, queues};
use super::tool::{Said, ask};
use crate::Result;

/// How long a program may take that only asks the service on this machine, or looks around for printers.
pub(super) const PATIENCE: Duration = Duration::from_secs(15);
/// Longest name of a queue in CUPS, in bytes.
const LONGEST_NAME: usize = 127;

/// A printer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Printer {
    /// Its name for programs, by which an order names it.
    pub name: String,
    /// Its name for people; empty where it has none.
    pub description: String,
    /// Where it stands; empty where nobody wrote it down.
    pub location: String,
    /// True for the one that is taken where none is named.
    pub usual: bool,
    /// What it does.
    pub state: PrinterState,
    /// False where its queue takes no jobs.
    pub accepts: bool,
    /// Why it is stopped or takes none, in the printer's own words; else what it says of itself.
    pub reason: String,
}

/// What a printer does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum PrinterState {
    /// Waits for work.
    Ready,
    /// Prints.
    Printing,
    /// Stands still until somebody lets it go on.
    Stopped,
}

/// All printers, the usual one first. None is no error.
///
/// # Errors
/// Where there is no CUPS, or it does not run or answer.
pub fn printers() -> Result<Vec<Printer>> {
    Ok(known()?)
}

/// The printers behind [`printers`].
pub(super) fn known() -> std::result::Result<Vec<Printer>, PrintError> {
    running()?;
    // "No destinations added" is a complaint and an answer: there are none.
    let local = ask("lpstat", &["-l", "-p"], PATIENCE)?;
    let accepting = ask("lpstat", &["-a"], PATIENCE)?;
    let usual = ask("lpstat", &["-d"], PATIENCE)?;
    // Printers of the network that have no queue here until something is printed.
    let around = ask("lpstat", &["-e"], PATIENCE)?;
    Ok(listed(&local.out, &accepting.out, &usual.out, &around.out))
}

/// The printer of an order: the named one, the usual one, or the only one.
///
/// # Errors
/// Where there is no such printer, or none can be told from the others.
pub(super) fn chosen(name: Option<&str>) -> std::result::Result<Printer, PrintError> {
    choose(known()?, name)
}

fn choose(printers: Vec<Printer>, name: Option<&str>) -> std::result::Result<Printer, PrintError> {
    if printers.is_empty() {
        return Err(PrintError::NoPrinters);
    }
    let found = printers.iter().map(|printer| printer.name.clone()).collect();
    let only = printers.len() == 1;
    let mut fitting = printers
        .into_iter()
        .filter(|printer| name.map_or(printer.usual || only, |name| printer.name == name));
    match (fitting.next(), name) {
        (Some(printer), _) => Ok(printer),
        (None, Some(name)) => Err(PrintError::NoPrinter {
            name: name.to_owned(),
            found,
        }),
        (None, None) => Err(PrintError::NoDefault { found }),
    }
}

/// The queue of this name as it is now; none where there is no such queue.
pub(super) fn queue(name: &str) -> std::result::Result<Option<Queue>, PrintError> {
    running()?;
    let said = ask("lpstat", &["-l", "-p", name], PATIENCE)?;
    Ok(queues(&said.out).into_iter().find(|queue| queue.name == name))
}

/// # Errors
/// Where CUPS is not there, or does not run.
pub(super) fn running() -> std::result::Result<(), PrintError> {
    let Said { out, .. } = ask("lpstat", &["-r"], PATIENCE)?;
    if out.contains("not running") {
        return Err(PrintError::NotRunning);
    }
    Ok(())
}

fn listed(local: &str, accepting: &str, usual: &str, around: &str) -> Vec<Printer> {
    let closed = closed(accepting);
    let usual = default_queue(usual);
    let mut printers: Vec<Printer> = queues(local).into_iter().map(printer).collect();
    for name in around.lines().map(str::trim) {
        if !printers.iter().any(|printer| printer.name == name) {
            printers.push(elsewhere(name));
        }
    }
    // What could be read as an option or as several names is no name of a printer.
    printers.retain(|printer| is_name(&printer.name));
    for printer in &mut printers {
        printer.usual = usual.as_ref() == Some(&printer.name);
        if let Some((_, reason)) = closed.iter().find(|(name, _)| *name == printer.name) {
            printer.accepts = false;
            if !reason.is_empty() {
                reason.clone_into(&mut printer.reason);
            }
        }
    }
    printers.sort_by(|a, b| b.usual.cmp(&a.usual).then_with(|| a.name.cmp(&b.name)));
    printers
}

fn printer(queue: Queue) -> Printer {
    // Without a message the keywords still say something: "paused".
    let reason = if queue.message.is_empty() && queue.state == PrinterState::Stopped {
        queue.alerts.join(", ")
    } else {
        queue.message
    };
    Printer {
        name: queue.name,
        description: queue.description,
        location: queue.location,
        usual: false,
        state: queue.state,
        accepts: true,
        reason,
    }
}

fn elsewhere(name: &str) -> Printer {
    Printer {
        name: name.to_owned(),
        description: String::new(),
        location: String::new(),
        usual: false,
        state: PrinterState::Ready,
        accepts: true,
        reason: String::new(),
    }
}

/// The rules of CUPS for names, and no beginning of an option.
fn is_name(name: &str) -> bool {
    let odd = |sign: char| sign.is_whitespace() || sign.is_control() || "/\\#?,'\"".contains(sign);
    !name.is_empty() && name.len() <= LONGEST_NAME && !name.starts_with('-') && !name.contains(odd)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCAL: &str = include_str!("recorded/lpstat-l-p.txt");
    const ACCEPTING: &str = include_str!("recorded/lpstat-a.txt");

    fn all() -> Vec<Printer> {
        listed(
            LOCAL,
            ACCEPTING,
            "system default destination: Wall\n",
            "Bad\nOffice_2F\nPlotter\nRaw\nWall\n",
        )
    }

    #[test]
    fn the_usual_printer_comes_first_and_those_of_the_network_are_listed_too() {
        let all = all();
        let names: Vec<&str> = all.iter().map(|printer| &*printer.name).collect();
        assert_eq!(names, ["Wall", "Bad", "Office_2F", "Plotter", "Raw"]);
        assert!(all[0].usual && all[1..].iter().all(|printer| !printer.usual));
        assert_eq!(
            (all[0].accepts, &*all[0].reason),
            (false, "Moved to the second floor"),
            "why it takes no jobs is said before what it does"
        );
        assert_eq!(all[1].reason, "paused", "the keyword, where nobody said why");
        assert_eq!(all[3].reason, "Printhead is being cleaned");
    }

    #[test]
    fn the_named_the_usual_or_the_only_printer_is_chosen() {
        let name = |printers: Vec<Printer>, name| choose(printers, name).map(|printer| printer.name);
        assert_eq!(name(all(), Some("Raw")), Ok("Raw".to_owned()));
        assert_eq!(name(all(), None), Ok("Wall".to_owned()), "the usual one");
        assert_eq!(name(vec![elsewhere("One")], None), Ok("One".to_owned()), "the only one");
        assert_eq!(name(Vec::new(), None), Err(PrintError::NoPrinters));
        let two = vec![elsewhere("One"), elsewhere("Two")];
        let found = vec!["One".to_owned(), "Two".to_owned()];
        assert_eq!(
            name(two.clone(), None),
            Err(PrintError::NoDefault { found: found.clone() })
        );
        for odd in ["one", "-o", "One,Two", ""] {
            let error = PrintError::NoPrinter {
                name: odd.to_owned(),
                found: found.clone(),
            };
            assert_eq!(name(two.clone(), Some(odd)), Err(error), "{odd:?} is none of them");
        }
    }

    #[test]
    fn a_name_that_could_be_an_option_is_no_printer() {
        let around = "-P\n--help\nA B\nA/B\nA,B\nA#B\n\u{7}\nÉcran_2\nHP-Deskjet.3\n";
        let names: Vec<String> = listed("", "", "", around).into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["HP-Deskjet.3", "Écran_2"]);
        assert!(
            !is_name(&"x".repeat(128)) && is_name(&"x".repeat(127)),
            "no longer than CUPS takes"
        );
    }
}
