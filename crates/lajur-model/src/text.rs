//! Texts: a small Markdown subset.

use unicode_normalization::UnicodeNormalization;

/// Text as records keep it: line ends as LF, composed (NFC), no control characters.
#[must_use]
pub fn normalise(input: &str) -> String {
    let unix = input.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
    unix.nfc()
        .filter(|letter| *letter == '\n' || !letter.is_control())
        .collect()
}

/// True for an address that a link may lead to: http, https or mailto.
#[must_use]
pub fn is_address(address: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|scheme| {
        address
            .get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            && address.len() > scheme.len()
    }) && !address
        .chars()
        .any(|letter| letter.is_whitespace() || letter.is_control())
}
