//! Which pages of a map: "1-3,5".

use super::PrintError;

/// Some of the pages, checked against how many there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PageRange {
    /// As `lp -P` reads it.
    pub(super) spelled: String,
    /// How many pages it names.
    pub(super) count: u32,
}

/// Reads a range. Pages are counted from 1 and named in rising order, as CUPS wants them.
///
/// # Errors
/// Where it is no range, or names pages beyond the last one.
pub(super) fn page_range(text: &str, count: u32) -> Result<PageRange, PrintError> {
    let bad = || PrintError::BadPages {
        pages: text.to_owned(),
        count,
    };
    let (mut last, mut named) = (0, 0);
    let mut parts = Vec::new();
    for part in text.split(',') {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        let (from, to) = (number(from).ok_or_else(bad)?, number(to).ok_or_else(bad)?);
        if from <= last || to < from || to > count {
            return Err(bad());
        }
        last = to;
        named += to - from + 1;
        parts.push(if from == to {
            from.to_string()
        } else {
            format!("{from}-{to}")
        });
    }
    Ok(PageRange {
        spelled: parts.join(","),
        count: named,
    })
}

fn number(text: &str) -> Option<u32> {
    text.trim().parse().ok().filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, u32)>) {
        let read = page_range(text, 9).ok();
        let read = read.as_ref().map(|range| (&*range.spelled, range.count));
        assert_eq!(read, expected, "{text:?} of 9 pages");
    }

    #[test]
    fn pages_are_single_ones_and_ranges_in_rising_order() {
        check("1", Some(("1", 1)));
        check("1-3", Some(("1-3", 3)));
        check(" 2 - 4 , 9", Some(("2-4,9", 4)));
        check("5-5", Some(("5", 1)));
        for wrong in [
            "",
            "0",
            "0-3",
            "3-1",
            "1-3,2",
            "10",
            "8-10",
            "1-",
            "-3",
            "all",
            "1;2",
            "1 -o x",
            "99999999999",
        ] {
            check(wrong, None);
        }
    }
}
