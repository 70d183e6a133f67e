//! What stands on the command line: a library of one's own, and files to open.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// What a start of the program asks for.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    /// The library to work on instead of the usual one.
    pub library: Option<PathBuf>,
    /// Map files to open.
    pub files: Vec<PathBuf>,
}

impl Arguments {
    /// Reads arguments without the program's name. Paths are taken from `folder` on, because a second start hands its
    /// arguments to a window that runs elsewhere. Options that the window does not know are left to the toolkit.
    pub fn read(arguments: impl IntoIterator<Item = OsString>, folder: &Path) -> Self {
        let mut read = Self::default();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let text = argument.to_string_lossy();
            if text == "--library" {
                read.library = arguments.next().map(|path| folder.join(path));
            } else if let Some(path) = text.strip_prefix("--library=") {
                read.library = Some(folder.join(path));
            } else if !text.starts_with('-') {
                read.files.push(folder.join(&argument));
            }
        }
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, library: Option<&str>, files: &[&str]) {
        let read = Arguments::read(line.split_whitespace().map(OsString::from), Path::new("/home/rina"));
        let expected = Arguments {
            library: library.map(PathBuf::from),
            files: files.iter().map(PathBuf::from).collect(),
        };
        assert_eq!(read, expected, "arguments {line:?}");
    }

    #[test]
    fn files_are_taken_from_the_folder_of_the_start() {
        check("", None, &[]);
        check("a.lajur /tmp/b.lajur", None, &["/home/rina/a.lajur", "/tmp/b.lajur"]);
    }

    #[test]
    fn a_library_is_named_in_both_spellings_and_other_options_are_passed_over() {
        check(
            "--library team.db a.lajur",
            Some("/home/rina/team.db"),
            &["/home/rina/a.lajur"],
        );
        check("--library=/srv/team.db --display=:7", Some("/srv/team.db"), &[]);
        check("--library", None, &[]);
    }
}
