//! Which pages of a map: "1-3,5", or by the names that stand on them: "A1-B2".

use super::PrintError;

/// Some of the pages, checked against how many there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PageRange {
    /// As `lp -P` reads it.
    pub(super) spelled: String,
    /// How many pages it names.
    pub(super) count: u32,
}

/// Reads a range. Pages are counted from 1 or called by their `names`, in rising order, as CUPS wants them.
///
/// # Errors
/// Where it is no range, or names pages that are not there.
pub(super) fn page_range(text: &str, names: &[String]) -> Result<PageRange, PrintError> {
    let count = u32::try_from(names.len()).unwrap_or(u32::MAX);
    let page = |text: &str| number(text).or_else(|| named(text, names));
    let bad = || PrintError::BadPages {
        pages: text.to_owned(),
        count,
    };
    let (mut last, mut named) = (0, 0);
    let mut parts = Vec::new();
    for part in text.split(',') {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        let (from, to) = (page(from).ok_or_else(bad)?, page(to).ok_or_else(bad)?);
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

/// The number of the page with this name.
fn named(text: &str, names: &[String]) -> Option<u32> {
    let text = text.trim();
    let at = names
        .iter()
        .position(|name| !name.is_empty() && name.eq_ignore_ascii_case(text))?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three rows of three sheets, and one of them is a sheet of notes.
    fn check(text: &str, expected: Option<(&str, u32)>) {
        let names = ["A1", "A2", "A3", "B1", "B2", "B3", "C1", "C2", ""].map(str::to_owned);
        let read = page_range(text, &names).ok();
        let read = read.as_ref().map(|range| (&*range.spelled, range.count));
        assert_eq!(read, expected, "{text:?} of 9 pages");
    }

    #[test]
    fn pages_are_single_ones_and_ranges_in_rising_order() {
        check("1", Some(("1", 1)));
        check("1-3", Some(("1-3", 3)));
        check(" 2 - 4 , 9", Some(("2-4,9", 4)));
        check("5-5", Some(("5", 1)));
        check("A2-b1, 6", Some(("2-4,6", 4)));
        check("c2", Some(("8", 1)));
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
            "B1-A1",
            "D1",
            "1;2",
            "1 -o x",
            "99999999999",
        ] {
            check(wrong, None);
        }
    }
}
