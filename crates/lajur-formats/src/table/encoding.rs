//! The letters of a text file, whichever way they are written down.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::{Fault, FormatError};

/// The text of a file in UTF-8, UTF-16 or, where it is neither, Windows-1252, the old encoding of western Windows. A byte
/// order mark is believed and taken off.
///
/// # Errors
/// Where there is nothing in the file, or it holds what no text does.
pub(super) fn text(bytes: &[u8]) -> Result<Cow<'_, str>, FormatError> {
    let (encoding, mark) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (Some(encoding), mark),
        None => (utf16(bytes), 0),
    };
    let bytes = &bytes[mark..];
    let text = match encoding {
        Some(encoding) => encoding.decode_without_bom_handling(bytes).0,
        None => match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) if bytes.contains(&0) => return Err(FormatError::new(Fault::NotText)),
            Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
        },
    };
    if text.trim().is_empty() {
        return Err(FormatError::new(Fault::FileEmpty));
    }
    if text.contains('\0') {
        return Err(FormatError::new(Fault::NotText));
    }
    Ok(lines(text))
}

/// Lines that end with a carriage return alone, as on Macs of the last century and in some of Excel's files, end as all
/// others do.
fn lines(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\n') || !text.contains('\r') {
        text
    } else {
        Cow::Owned(text.replace('\r', "\n"))
    }
}

/// UTF-16 without a mark: in a text of mostly plain letters every other byte is zero.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    const ENOUGH: usize = 4;
    let start = &bytes[..bytes.len().min(2_000) & !1];
    let zeros = |from: usize| start.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let most = start.len() / 2 - start.len() / 8;
    let (even, odd) = (zeros(0), zeros(1));
    if start.len() < ENOUGH {
        None
    } else if even == 0 && odd >= most {
        Some(UTF_16LE)
    } else if odd == 0 && even >= most {
        Some(UTF_16BE)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]
    use super::*;

    fn utf16_bytes(source: &str, big: bool) -> Vec<u8> {
        let pair = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
        source.encode_utf16().flat_map(pair).collect()
    }

    #[test]
    fn the_same_text_comes_out_of_every_encoding() {
        const TEXT: &str = "Tahap\tPikiran\r\nBeli\t“Café, ya?”\r\n";
        assert_eq!(text(TEXT.as_bytes()).unwrap(), TEXT);
        assert_eq!(
            text(format!("\u{feff}{TEXT}").as_bytes()).unwrap(),
            TEXT,
            "a mark is no letter"
        );
        for big in [false, true] {
            assert_eq!(text(&utf16_bytes(TEXT, big)).unwrap(), TEXT, "UTF-16 without a mark");
            assert_eq!(text(&utf16_bytes(&format!("\u{feff}{TEXT}"), big)).unwrap(), TEXT);
        }
        let old = WINDOWS_1252.encode(TEXT).0;
        assert_eq!(text(&old).unwrap(), TEXT, "Windows-1252");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(text(b"").unwrap_err().code(), "file_empty");
        assert_eq!(text(b"\xEF\xBB\xBF \r\n").unwrap_err().code(), "file_empty");
        assert_eq!(
            text(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff").unwrap_err().code(),
            "not_text"
        );
        assert_eq!(text(b"a,b\n\0,c\n").unwrap_err().code(), "not_text");
    }
}
