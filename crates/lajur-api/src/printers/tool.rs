//! Running the programs of CUPS. Arguments are handed over as they are; no shell reads them.

use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::PrintError;

/// Most that is read of what a program says.
const LONGEST: u64 = 4 * 1024 * 1024;

/// What a program said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    /// True where it ended well.
    pub(super) fine: bool,
    /// Its answer.
    pub(super) out: String,
    /// Its complaints.
    pub(super) complaint: String,
}

/// Runs a program and waits for its end, at most for `patience`.
///
/// # Errors
/// Where there is no such program, or it gives no answer.
pub(super) fn ask(tool: &str, arguments: &[&str], patience: Duration) -> Result<Said, PrintError> {
    converse(tool, arguments, None, patience)
}

/// Runs a program that reads `input`.
///
/// # Errors
/// As [`ask`].
pub(super) fn feed(tool: &str, arguments: &[&str], input: Vec<u8>, patience: Duration) -> Result<Said, PrintError> {
    converse(tool, arguments, Some(input), patience)
}

fn converse(tool: &str, arguments: &[&str], input: Option<Vec<u8>>, patience: Duration) -> Result<Said, PrintError> {
    let until = Instant::now() + patience;
    let mut child = start(tool, arguments, input.is_some())?;
    if let (Some(bytes), Some(mut pipe)) = (input, child.stdin.take()) {
        // A program that reads no more says why itself.
        thread::spawn(move || drop(pipe.write_all(&bytes)));
    }
    let out = child.stdout.take().map(listen);
    let complaint = child.stderr.take().map(listen);
    let heard = hear(out, until).and_then(|out| Some((out, hear(complaint, until)?)));
    let Some((out, complaint)) = heard else {
        // It may have ended by itself just now.
        let _ = child.kill();
        let _ = child.wait();
        return Err(PrintError::NoAnswer(tool.to_owned()));
    };
    let fine = child.wait().is_ok_and(|status| status.success());
    Ok(Said { fine, out, complaint })
}

fn start(tool: &str, arguments: &[&str], reads: bool) -> Result<Child, PrintError> {
    let mut command = Command::new(tool);
    command
        .args(arguments)
        // Its words are read by a program: they must not change with the person's language.
        .env("LC_ALL", "C")
        .stdin(if reads { Stdio::piped() } else { Stdio::null() })
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    // Ctrl+C is for Lajur, which then calls the job off in order.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command.spawn().map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => PrintError::NoCups(tool.to_owned()),
        _ => PrintError::Failed {
            tool: tool.to_owned(),
            said: error.to_string(),
        },
    })
}

/// Reads beside the caller, who can so stop waiting.
fn listen(pipe: impl Read + Send + 'static) -> Receiver<String> {
    let (done, heard) = channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        // What was read before a pipe broke is what there is.
        let _ = pipe.take(LONGEST).read_to_end(&mut bytes);
        let _ = done.send(String::from_utf8_lossy(&bytes).into_owned());
    });
    heard
}

fn hear(pipe: Option<Receiver<String>>, until: Instant) -> Option<String> {
    let Some(pipe) = pipe else { return Some(String::new()) };
    pipe.recv_timeout(until.saturating_duration_since(Instant::now())).ok()
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

    use super::*;

    const LONG: Duration = Duration::from_secs(60);

    #[test]
    fn a_program_gets_its_arguments_and_its_input_as_they_are() {
        let said = ask("printf", &["%s", "$HOME; `ls` \"x\""], LONG).unwrap();
        assert_eq!(
            (said.fine, &*said.out),
            (true, "$HOME; `ls` \"x\""),
            "no shell reads them"
        );
        let bytes = vec![b'x'; 300_000];
        let said = feed("cat", &[], bytes.clone(), LONG).unwrap();
        assert_eq!(said.out.into_bytes(), bytes, "more than a pipe holds");
    }

    #[test]
    fn a_program_that_is_missing_and_one_that_never_ends_are_told_apart() {
        assert_eq!(
            ask("lajur-has-no-such-program", &[], LONG),
            Err(PrintError::NoCups("lajur-has-no-such-program".to_owned()))
        );
        assert_eq!(
            ask("tail", &["-f", "/dev/null"], Duration::from_millis(50)),
            Err(PrintError::NoAnswer("tail".to_owned())),
            "it was ended"
        );
    }
}
