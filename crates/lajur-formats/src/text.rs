//! Bytes as text, and text as a line.

use crate::{Fault, FormatError};

/// The text of a file, without a byte order mark.
pub(crate) fn utf8(bytes: &[u8]) -> Result<&str, FormatError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = line_at(bytes, error.valid_up_to());
        FormatError::new(Fault::NotUtf8).at(line).details(&error)
    })?;
    if text.trim().is_empty() {
        Err(FormatError::new(Fault::FileEmpty))
    } else {
        Ok(text)
    }
}

/// The line on which a byte lies, counted from 1.
pub(crate) fn line_at(bytes: &[u8], offset: usize) -> u32 {
    let before = &bytes[..offset.min(bytes.len())];
    let ends = before.iter().filter(|byte| **byte == b'\n').count();
    u32::try_from(ends + 1).unwrap_or(u32::MAX)
}

/// A text on one line, with one space between its words.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text for a message: its first line, at most 40 characters.
pub(crate) fn short(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default().trim();
    let cut: String = line.chars().take(40).collect();
    if cut.len() < line.len() {
        format!("{}…", cut.trim_end())
    } else {
        cut
    }
}
