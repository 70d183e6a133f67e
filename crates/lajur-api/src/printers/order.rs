//! How a map is to be printed, and how `lp` is told.

use serde::Deserialize;

use super::PrintError;
use super::pages::PageRange;

/// Most copies in one go: more is a slip of the hand.
const MOST_COPIES: u32 = 999;
/// Most bytes of a title; IPP ends names at 255.
const LONGEST_TITLE: usize = 200;

/// What to print on which printer. The paper comes with the pages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, specta::Type)]
pub struct PrintOrder {
    /// Name of the printer; none is the usual one.
    pub printer: Option<String>,
    /// How many times, 1 to 999.
    pub copies: u32,
    /// Which pages, such as "1-3,5"; none is all of them.
    pub pages: Option<String>,
    /// Which sides of the paper.
    pub sides: Sides,
}

impl Default for PrintOrder {
    fn default() -> Self {
        Self {
            printer: None,
            copies: 1,
            pages: None,
            sides: Sides::One,
        }
    }
}

/// Which sides of the paper are printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Sides {
    /// One side.
    #[default]
    One,
    /// Both, turned over at the long edge, as books are.
    Long,
    /// Both, turned over at the short edge, as wall calendars are.
    Short,
}

impl Sides {
    fn keyword(self) -> &'static str {
        match self {
            Self::One => "one-sided",
            Self::Long => "two-sided-long-edge",
            Self::Short => "two-sided-short-edge",
        }
    }
}

/// The words behind `lp`, which reads the PDF itself from its input.
pub(super) struct Slip<'a> {
    pub(super) printer: &'a str,
    pub(super) title: &'a str,
    /// As CUPS calls the paper.
    pub(super) media: &'a str,
    pub(super) pages: Option<&'a PageRange>,
    /// True leaves the printer's colors unused.
    pub(super) grey: bool,
}

impl PrintOrder {
    /// # Errors
    /// Where there are no copies, or far too many.
    pub(super) fn check_copies(&self) -> Result<(), PrintError> {
        if (1..=MOST_COPIES).contains(&self.copies) {
            Ok(())
        } else {
            Err(PrintError::BadCopies(self.copies))
        }
    }

    pub(super) fn arguments(&self, slip: &Slip<'_>) -> Vec<String> {
        let mut arguments: Vec<String> = ["-d", slip.printer, "-t", &plain_title(slip.title), "-n"]
            .map(str::to_owned)
            .to_vec();
        arguments.push(self.copies.to_string());
        let options = [
            format!("media={}", slip.media),
            format!("sides={}", self.sides.keyword()),
            format!("print-color-mode={}", if slip.grey { "monochrome" } else { "color" }),
            // The page is as large as the paper and keeps its own margins: type has the size that was promised.
            "print-scaling=none".to_owned(),
        ];
        arguments.extend(options.into_iter().flat_map(|option| ["-o".to_owned(), option]));
        if let Some(pages) = slip.pages {
            arguments.extend(["-P".to_owned(), pages.spelled.clone()]);
        }
        arguments
    }
}

/// A title of one line, no longer than a queue takes.
fn plain_title(title: &str) -> String {
    let line: String = title
        .chars()
        .map(|sign| if sign.is_control() { ' ' } else { sign })
        .collect();
    let mut line = line.trim().to_owned();
    line.truncate(line.floor_char_boundary(LONGEST_TITLE));
    if line.is_empty() { "Lajur".to_owned() } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_becomes_arguments_each_in_one_piece() {
        let order = PrintOrder {
            copies: 2,
            sides: Sides::Short,
            ..PrintOrder::default()
        };
        let pages = PageRange {
            spelled: "1-3".to_owned(),
            count: 3,
        };
        let slip = Slip {
            printer: "Wall",
            title: "-o raw; \"Belanja\"\n",
            media: "A3",
            pages: Some(&pages),
            grey: true,
        };
        assert_eq!(
            order.arguments(&slip),
            [
                "-d",
                "Wall",
                "-t",
                "-o raw; \"Belanja\"",
                "-n",
                "2",
                "-o",
                "media=A3",
                "-o",
                "sides=two-sided-short-edge",
                "-o",
                "print-color-mode=monochrome",
                "-o",
                "print-scaling=none",
                "-P",
                "1-3"
            ],
            "a title cannot become an option"
        );
    }

    #[test]
    fn titles_are_one_line_that_a_queue_takes() {
        assert_eq!(plain_title(" \u{7}\n "), "Lajur", "there is always one");
        let long = plain_title(&"é".repeat(300));
        assert_eq!((long.len(), long.chars().count()), (200, 100), "cut between letters");
    }

    #[test]
    fn copies_are_at_least_one_and_no_slip_of_the_hand() {
        for (copies, fine) in [(0, false), (1, true), (999, true), (1000, false)] {
            let order = PrintOrder {
                copies,
                ..PrintOrder::default()
            };
            assert_eq!(order.check_copies().is_ok(), fine, "{copies} copies");
        }
    }
}
