//! What `lpstat` says, in the words it has without a language (`LC_ALL=C`).

use super::printer::PrinterState;

/// A queue as `lpstat -l -p` shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Queue {
    pub(super) name: String,
    pub(super) state: PrinterState,
    /// What the printer or its driver says, in its own words.
    pub(super) message: String,
    pub(super) description: String,
    pub(super) location: String,
    /// Keywords of IPP for what is the matter.
    pub(super) alerts: Vec<String>,
    /// Where its description of paper lies, if on this machine.
    pub(super) ppd: Option<String>,
}

/// A job as `lpstat -l -o` shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Job {
    pub(super) id: String,
    /// What the printer or a filter says of it.
    pub(super) status: String,
    /// Keywords of IPP for how it stands.
    pub(super) alerts: Vec<String>,
}

/// Reads `lpstat -l -p`.
pub(super) fn queues(said: &str) -> Vec<Queue> {
    let mut queues: Vec<Queue> = Vec::new();
    let mut in_message = false;
    for line in said.lines() {
        if let Some(queue) = queue_head(line) {
            queues.push(queue);
            in_message = true;
        } else if let (Some(queue), Some(line)) = (queues.last_mut(), line.strip_prefix('\t')) {
            in_message &= line != "Form mounted:";
            if in_message {
                add_words(&mut queue.message, line);
            } else {
                queue_line(queue, line);
            }
        }
    }
    queues
}

/// `printer Wall is idle.`, `printer Wall now printing Wall-4.` or `printer Wall disabled since`.
fn queue_head(line: &str) -> Option<Queue> {
    let (name, rest) = line.strip_prefix("printer ")?.split_once(' ')?;
    let state = if rest.starts_with("disabled") {
        PrinterState::Stopped
    } else if rest.starts_with("now printing") {
        PrinterState::Printing
    } else {
        PrinterState::Ready
    };
    Some(Queue {
        name: name.to_owned(),
        state,
        message: String::new(),
        description: String::new(),
        location: String::new(),
        alerts: Vec::new(),
        ppd: None,
    })
}

fn queue_line(queue: &mut Queue, line: &str) {
    match line.split_once(": ") {
        Some(("Description", text)) => text.trim().clone_into(&mut queue.description),
        Some(("Location", text)) => text.trim().clone_into(&mut queue.location),
        Some(("Alerts", text)) => queue.alerts = keywords(text),
        Some(("Interface", path)) => queue.ppd = Some(path.trim().to_owned()),
        _ => {}
    }
}

/// Reads `lpstat -l -o`.
pub(super) fn jobs(said: &str) -> Vec<Job> {
    let mut jobs: Vec<Job> = Vec::new();
    for line in said.lines() {
        let Some(line) = line.strip_prefix('\t') else {
            let id = line.split_whitespace().next().unwrap_or_default().to_owned();
            jobs.push(Job { id, ..Job::default() });
            continue;
        };
        let Some(job) = jobs.last_mut() else { continue };
        match line.split_once(": ") {
            Some(("Status", text)) => add_words(&mut job.status, text),
            Some(("Alerts", text)) => job.alerts = keywords(text),
            _ => {}
        }
    }
    jobs
}

/// Reads `lpstat -a`: the queues that take no jobs, with the reason.
pub(super) fn closed(said: &str) -> Vec<(String, String)> {
    let mut closed: Vec<(String, String)> = Vec::new();
    let mut inside = false;
    for line in said.lines() {
        if let Some(reason) = line.strip_prefix('\t') {
            if let Some((_, words)) = closed.last_mut().filter(|_| inside) {
                add_words(words, reason);
            }
            continue;
        }
        let head = line.split_once(" not accepting requests");
        inside = head.is_some();
        closed.extend(head.map(|(name, _)| (name.to_owned(), String::new())));
    }
    closed
}

/// Reads `lpstat -d`.
pub(super) fn default_queue(said: &str) -> Option<String> {
    let (_, name) = said.lines().next()?.split_once("destination: ")?;
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// Reads what `lp` answers: `request id is Wall-4 (0 file(s))`.
pub(super) fn job_of(said: &str) -> Option<String> {
    let (_, rest) = said.split_once("request id is ")?;
    rest.split_whitespace().next().map(str::to_owned)
}

/// The page that a printer says it is at: `Printing page 3, 40% complete.`
pub(super) fn page_in(status: &str) -> Option<u32> {
    let (_, rest) = status.split_once("page ")?;
    let digits = rest.split(|sign: char| !sign.is_ascii_digit()).next()?;
    digits.parse().ok()
}

fn keywords(text: &str) -> Vec<String> {
    text.split_whitespace()
        .filter(|word| *word != "none")
        .map(str::to_owned)
        .collect()
}

/// `lpstat` says "reason unknown" where it has no words; that says no more than silence.
fn add_words(text: &mut String, more: &str) {
    let more = more.trim();
    if more.is_empty() || more == "reason unknown" {
        return;
    }
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(more);
}

#[cfg(test)]
mod tests {
    use super::*;

    // As CUPS 2.4.2 says it, put together from what was recorded at several moments.
    const PRINTERS: &str = include_str!("recorded/lpstat-l-p.txt");
    const JOBS: &str = include_str!("recorded/lpstat-l-o.txt");
    const ACCEPTING: &str = include_str!("recorded/lpstat-a.txt");

    fn words(alerts: &[&str]) -> Vec<String> {
        alerts.iter().map(|alert| (*alert).to_owned()).collect()
    }

    #[test]
    fn printers_are_read_with_what_they_say_of_themselves() {
        let found = queues(PRINTERS);
        let names: Vec<(&str, PrinterState, &str)> = found
            .iter()
            .map(|queue| (&*queue.name, queue.state, &*queue.message))
            .collect();
        assert_eq!(
            names,
            [
                ("Bad", PrinterState::Stopped, ""),
                ("Plotter", PrinterState::Stopped, "Printhead is being cleaned"),
                ("Raw", PrinterState::Ready, ""),
                ("Wall", PrinterState::Printing, "Printing page 1"),
            ]
        );
        let wall = &found[3];
        assert_eq!(
            (&*wall.description, &*wall.location, wall.ppd.as_deref()),
            ("Écran – lantai “2”", "Lantai 2", Some("/etc/cups/ppd/Wall.ppd"))
        );
        assert_eq!(found[1].alerts, words(&["media-empty-error", "paused"]));
        assert_eq!(found[2].alerts, words(&[]), "“none” is no alert");
    }

    #[test]
    fn jobs_are_read_with_how_they_stand() {
        let found = jobs(JOBS);
        assert_eq!(
            found[0],
            Job {
                id: "Wall-4".to_owned(),
                status: "Printing page 1".to_owned(),
                alerts: words(&["job-printing"]),
            }
        );
        assert_eq!(
            (&*found[1].id, &*found[1].status, found[1].alerts.len()),
            ("Wall-5", "", 0)
        );
        assert_eq!(found[2].alerts, words(&["cups-held-for-authentication"]));
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn queues_that_take_no_jobs_are_read_with_the_reason() {
        assert_eq!(
            closed(ACCEPTING),
            [
                ("Bad".to_owned(), String::new()),
                ("Wall".to_owned(), "Moved to the second floor".to_owned())
            ]
        );
    }

    #[test]
    fn short_answers_are_read() {
        assert_eq!(
            default_queue("system default destination: Wall\n").as_deref(),
            Some("Wall")
        );
        assert_eq!(default_queue("no system default destination\n"), None);
        assert_eq!(
            job_of("request id is Wall-4-B-12 (0 file(s))\n").as_deref(),
            Some("Wall-4-B-12")
        );
        assert_eq!(job_of(""), None);
        assert_eq!(page_in("Printing page 13, 40% complete."), Some(13));
        assert_eq!(page_in("Ready to print."), None);
        assert_eq!(page_in("This page is blank"), None);
    }

    #[test]
    fn rubbish_is_no_printer_and_no_job() {
        for said in ["", "\n\n", "\tStatus: x\n", "printer\n", "lpstat: oops\n", "\u{0}\t\t:"] {
            assert_eq!(queues(said), [], "{said:?}");
            assert_eq!(closed(said), [], "{said:?}");
        }
        assert_eq!(jobs("\tStatus: x\n\tAlerts: y\n"), [], "lines of no job");
    }
}
