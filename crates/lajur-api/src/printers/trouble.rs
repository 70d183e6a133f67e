//! What can go wrong on the way to a sheet of paper.

/// A map was not printed, or is not printed yet. Those that are about a map in a queue say so in their words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PrintError {
    /// The programs of CUPS are not there.
    #[error("no CUPS: {0} is missing")]
    NoCups(String),
    /// CUPS is there and does not run.
    #[error("CUPS does not run")]
    NotRunning,
    /// CUPS knows no printer.
    #[error("no printers")]
    NoPrinters,
    /// There are several printers, none of them the usual one, and none was named.
    #[error("no usual printer among {}", found.join(", "))]
    NoDefault {
        /// The printers there are.
        found: Vec<String>,
    },
    /// There is no printer with this name.
    #[error("no printer {name}")]
    NoPrinter {
        /// The name.
        name: String,
        /// The printers there are.
        found: Vec<String>,
    },
    /// The printer has no such paper and takes no sizes of one's own.
    #[error("{printer} has no {paper}")]
    NoSuchPaper {
        /// The printer.
        printer: String,
        /// The paper that was asked for.
        paper: String,
        /// Those it has.
        found: Vec<String>,
    },
    /// The wanted pages are no pages of this map.
    #[error("pages {pages} of {count}")]
    BadPages {
        /// What was asked for.
        pages: String,
        /// Pages that there are.
        count: u32,
    },
    /// No copies, or far too many.
    #[error("{0} copies")]
    BadCopies(u32),
    /// The printer is stopped; nothing was sent.
    #[error("{printer} is stopped: {reason}")]
    Stopped {
        /// The printer.
        printer: String,
        /// What CUPS says of it.
        reason: String,
    },
    /// The printer takes no jobs; nothing was sent.
    #[error("{printer} takes no jobs: {reason}")]
    NotAccepting {
        /// The printer.
        printer: String,
        /// What CUPS says of it.
        reason: String,
    },
    /// The job was not taken, or could not be printed.
    #[error("{printer} refused: {reason}")]
    Refused {
        /// The printer.
        printer: String,
        /// What CUPS says of it.
        reason: String,
    },
    /// Somebody else called the job off.
    #[error("{job} was called off")]
    CalledOff {
        /// The printer.
        printer: String,
        /// The job.
        job: String,
    },
    /// The printer was removed while it printed.
    #[error("{printer} has vanished")]
    Vanished {
        /// The printer.
        printer: String,
    },
    /// The job is in the queue, and the printer does not go on with it.
    #[error("{job} waits: {why:?} {reason}")]
    Waits {
        /// The printer.
        printer: String,
        /// The job.
        job: String,
        /// What it waits for.
        why: Wait,
        /// What CUPS says of it.
        reason: String,
    },
    /// A program of CUPS gives no answer.
    #[error("{0} does not answer")]
    NoAnswer(String),
    /// A program of CUPS failed in a way that is not known here.
    #[error("{tool}: {said}")]
    Failed {
        /// The program.
        tool: String,
        /// What it said.
        said: String,
    },
}

/// What a job in a queue waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// Paper.
    Paper,
    /// Somebody who takes stuck paper out.
    Jam,
    /// Somebody who closes the printer.
    Door,
    /// Ink or toner.
    Ink,
    /// The printer, which does not answer.
    Reply,
    /// A password.
    Password,
    /// Somebody who lets the job or the printer go on.
    Release,
    /// Nobody knows: nothing has happened for long.
    Nothing,
}

impl PrintError {
    /// For programs, and for the words.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::NoCups(_) => "no_cups",
            Self::NotRunning => "cups_not_running",
            Self::NoPrinters => "no_printers",
            Self::NoDefault { .. } => "no_default_printer",
            Self::NoPrinter { .. } => "unknown_printer",
            Self::NoSuchPaper { .. } => "printer_lacks_paper",
            Self::BadPages { .. } => "bad_pages",
            Self::BadCopies(_) => "bad_copies",
            Self::Stopped { .. } => "printer_stopped",
            Self::NotAccepting { .. } => "printer_not_accepting",
            Self::Refused { .. } => "print_refused",
            Self::CalledOff { .. } => "print_called_off",
            Self::Vanished { .. } => "printer_vanished",
            Self::Waits { why, .. } => why.code(),
            Self::NoAnswer(_) => "cups_no_answer",
            Self::Failed { .. } => "cups_failed",
        }
    }

    /// True where the call was wrong, and not the printer.
    #[must_use]
    pub fn is_wrong_call(&self) -> bool {
        matches!(
            self,
            Self::NoDefault { .. } | Self::NoPrinter { .. } | Self::BadPages { .. } | Self::BadCopies(_)
        )
    }

    /// What its words need.
    pub(crate) fn params(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotRunning | Self::NoPrinters => Vec::new(),
            Self::NoCups(tool) | Self::NoAnswer(tool) => vec![("name", tool.clone())],
            Self::NoDefault { found } => vec![("found", found.join(", "))],
            Self::NoPrinter { name, found } => vec![("name", name.clone()), ("found", listed(found))],
            Self::NoSuchPaper { printer, paper, found } => {
                vec![
                    ("printer", printer.clone()),
                    ("name", paper.clone()),
                    ("found", listed(found)),
                ]
            }
            Self::BadPages { pages, count } => vec![("name", pages.clone()), ("last", count.to_string())],
            Self::BadCopies(copies) => vec![("name", copies.to_string())],
            Self::Stopped { printer, reason }
            | Self::NotAccepting { printer, reason }
            | Self::Refused { printer, reason } => vec![("printer", printer.clone()), ("reason", told(reason))],
            Self::Vanished { printer } => vec![("printer", printer.clone())],
            Self::CalledOff { printer, job } => vec![("printer", printer.clone()), ("job", job.clone())],
            Self::Waits {
                printer, job, reason, ..
            } => vec![
                ("printer", printer.clone()),
                ("job", job.clone()),
                ("reason", told(reason)),
            ],
            Self::Failed { tool, said } => vec![("name", tool.clone()), ("reason", told(said))],
        }
    }
}

impl Wait {
    fn code(self) -> &'static str {
        match self {
            Self::Paper => "printer_no_paper",
            Self::Jam => "printer_jam",
            Self::Door => "printer_open",
            Self::Ink => "printer_no_ink",
            Self::Reply => "printer_offline",
            Self::Password => "print_needs_password",
            Self::Release => "print_held",
            Self::Nothing => "print_slow",
        }
    }
}

/// A text that may be empty, in a sentence.
fn told(reason: &str) -> String {
    if reason.is_empty() {
        "–".to_owned()
    } else {
        reason.to_owned()
    }
}

fn listed(names: &[String]) -> String {
    told(&names.join(", "))
}
