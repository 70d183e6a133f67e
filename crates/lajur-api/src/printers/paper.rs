//! What paper a printer takes, and what it cannot reach at its edges.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;

use lajur_layout::Paper;
use serde::Serialize;

use super::PrintError;
use super::printer::{PATIENCE, chosen, queue};
use super::tool::ask;
use crate::Result;
use crate::printing::paper_named;

/// Most that is read of a printer's description; real ones have up to one megabyte.
const LARGEST_PPD: u64 = 8 * 1024 * 1024;
/// Millimetres per point.
const MM_PER_PT: f32 = 25.4 / 72.0;
/// Sizes that differ by less are the same paper: descriptions round to points.
const SAME_MM: f32 = 1.5;
/// Longer sheets are not made.
const LONGEST_MM: f32 = 100_000.0;

/// What a printer can do with paper.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PrinterPapers {
    /// The sizes it takes, in its own order; empty where it does not say.
    pub sizes: Vec<PaperSize>,
    /// True where it takes sizes of one's own.
    pub own_sizes: bool,
    /// True where it can print on both sides.
    pub two_sides: bool,
}

/// How a printer gets along with one paper.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct PrinterPaper {
    /// False where the printer names its sizes, and this is none of them.
    pub takes: bool,
    /// The sizes it names.
    pub sizes: Vec<String>,
    /// The widest edge of this paper in millimetres that it cannot reach; none where it does not say.
    #[specta(type = Option<i32>)]
    pub edge_mm: Option<f32>,
    /// True where it can print on both sides.
    pub two_sides: bool,
}

/// A size of paper of a printer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PaperSize {
    /// Its name for programs.
    pub name: String,
    /// True for the one that the printer takes where none is named.
    pub usual: bool,
    /// Width in millimetres as the sheet stands; none where the printer does not say.
    pub width_mm: Option<f32>,
    /// Height in millimetres.
    pub height_mm: Option<f32>,
    /// What stays white at its edges; none where the printer does not say.
    pub margins: Option<Margins>,
}

/// Edges of a sheet in millimetres, which the printer cannot reach.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Margins {
    /// At the left.
    pub left: f32,
    /// Below.
    pub bottom: f32,
    /// At the right.
    pub right: f32,
    /// Above.
    pub top: f32,
}

/// What paper a printer takes; none names the usual printer. Margins are known where this machine holds the printer's
/// description (PPD) and the person may read it.
///
/// # Errors
/// Where there is no such printer, or CUPS does not answer.
pub fn papers_of(printer: Option<&str>) -> Result<PrinterPapers> {
    Ok(known(&chosen(printer)?.name)?)
}

/// How a printer gets along with a paper, by [`Paper::named`].
///
/// # Errors
/// Where there is no such paper or printer, or CUPS does not answer.
pub fn paper_at(printer: &str, paper: &str) -> Result<PrinterPaper> {
    let paper = paper_named(paper)?;
    let papers = known(&chosen(Some(printer))?.name)?;
    Ok(PrinterPaper {
        takes: papers.media(printer, &paper).is_ok(),
        edge_mm: papers.edge(&paper),
        sizes: papers.sizes.into_iter().map(|size| size.name).collect(),
        two_sides: papers.two_sides,
    })
}

/// The paper of a printer whose name is known.
pub(super) fn known(printer: &str) -> std::result::Result<PrinterPapers, PrintError> {
    // A printer without options complains instead of answering: nothing is known of it then.
    let options = ask("lpoptions", &["-d", printer, "-l"], PATIENCE)?;
    let ppd = queue(printer)?
        .and_then(|queue| queue.ppd)
        .and_then(|path| text_of(&path));
    Ok(papers(&options.out, &ppd.unwrap_or_default()))
}

/// A file that may be missing or closed to this person; letters beyond ASCII do not matter here.
fn text_of(path: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let file = File::open(path).ok()?;
    file.take(LARGEST_PPD).read_to_end(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

fn papers(options: &str, ppd: &str) -> PrinterPapers {
    let choices = |option: &str| {
        let line = options.lines().find(|line| line.starts_with(option));
        line.and_then(|line| line.split_once(": ")).map_or("", |(_, rest)| rest)
    };
    let sheets = sheets(ppd);
    let mut papers = PrinterPapers {
        two_sides: choices("Duplex/").split_whitespace().count() > 1,
        ..PrinterPapers::default()
    };
    for word in choices("PageSize/").split_whitespace() {
        let name = word.trim_start_matches('*');
        if name.starts_with("Custom") {
            papers.own_sizes = true;
        } else {
            papers.sizes.push(size(name, name != word, &sheets));
        }
    }
    papers
}

fn size(name: &str, usual: bool, sheets: &BTreeMap<&str, Sheet>) -> PaperSize {
    let sheet = sheets.get(name).copied().unwrap_or_default();
    let size = sheet.size.or_else(|| size_in(name));
    PaperSize {
        name: name.to_owned(),
        usual,
        width_mm: size.map(|(width, _)| width),
        height_mm: size.map(|(_, height)| height),
        margins: sheet.margins(),
    }
}

/// The size that a name tells: one that is known everywhere, `210x330mm`, or points as in `w612h935`.
fn size_in(name: &str) -> Option<(f32, f32)> {
    if let Some(paper) = Paper::named(name) {
        return Some((paper.width_mm, paper.height_mm));
    }
    let measured = |text: &str, cross: char, scale: f32| {
        let (width, height) = text.split_once(cross)?;
        let length = |text: &str| length(text.parse::<f32>().ok()? * scale);
        Some((length(width)?, length(height)?))
    };
    if let Some(text) = name.strip_suffix("mm") {
        return measured(text, 'x', 1.0);
    }
    measured(name.strip_prefix('w')?, 'h', MM_PER_PT)
}

/// What a description says of one paper, in millimetres.
#[derive(Debug, Clone, Copy, Default)]
struct Sheet {
    size: Option<(f32, f32)>,
    /// Left, lower, right and upper end of what can be printed, from the lower left corner.
    printable: Option<[f32; 4]>,
}

impl Sheet {
    fn margins(self) -> Option<Margins> {
        let ((width, height), [left, bottom, right, top]) = (self.size?, self.printable?);
        let margins = Margins {
            left,
            bottom,
            right: (width - right).max(0.0),
            top: (height - top).max(0.0),
        };
        (left + margins.right < width && bottom + margins.top < height).then_some(margins)
    }
}

fn sheets(ppd: &str) -> BTreeMap<&str, Sheet> {
    let mut sheets: BTreeMap<&str, Sheet> = BTreeMap::new();
    for line in ppd.lines() {
        if let Some((name, [width, height])) = numbers(line, "*PaperDimension ") {
            let size = length(width).zip(length(height));
            sheets.entry(name).or_default().size = size;
        } else if let Some((name, area)) = numbers::<4>(line, "*ImageableArea ") {
            let fits = area.iter().all(|end| (0.0..LONGEST_MM).contains(end));
            sheets.entry(name).or_default().printable = fits.then_some(area);
        }
    }
    sheets
}

/// `*Keyword A4/A4: "12 14"`: the name, and the numbers in millimetres.
fn numbers<'a, const COUNT: usize>(line: &'a str, keyword: &str) -> Option<(&'a str, [f32; COUNT])> {
    let (head, rest) = line.strip_prefix(keyword)?.split_once(':')?;
    let name = head.split('/').next()?.trim();
    let (values, _) = rest.trim().strip_prefix('"')?.split_once('"')?;
    let mut found = [0.0; COUNT];
    let mut words = values.split_whitespace();
    for place in &mut found {
        *place = words.next()?.parse::<f32>().ok()? * MM_PER_PT;
    }
    Some((name, found))
}

/// A length that a sheet can have.
fn length(mm: f32) -> Option<f32> {
    (mm > 0.0 && mm < LONGEST_MM).then_some(mm)
}

impl PrinterPapers {
    /// What CUPS is told for a paper, either way round.
    ///
    /// # Errors
    /// Where the printer names its sizes, this is none of them, and it takes no others.
    pub(super) fn media(&self, printer: &str, paper: &Paper) -> std::result::Result<String, PrintError> {
        if let Some(size) = self.size(paper) {
            return Ok(size.name.clone());
        }
        if self.own_sizes || !self.sizes.iter().any(|size| size.width_mm.is_some()) {
            return Ok(format!("Custom.{}x{}mm", paper.width_mm, paper.height_mm));
        }
        Err(PrintError::NoSuchPaper {
            printer: printer.to_owned(),
            paper: paper.name.to_owned(),
            found: self.sizes.iter().map(|size| size.name.clone()).collect(),
        })
    }

    /// The widest edge of a paper in millimetres that the printer cannot reach, either way round.
    pub(super) fn edge(&self, paper: &Paper) -> Option<f32> {
        let margins = self.size(paper)?.margins?;
        Some(margins.left.max(margins.right).max(margins.top).max(margins.bottom))
    }

    /// The printer's own size for a paper.
    fn size(&self, paper: &Paper) -> Option<&PaperSize> {
        let fitting = || {
            self.sizes
                .iter()
                .filter(|size| size.is(paper.width_mm, paper.height_mm))
        };
        // "A3.Borderless" and the like feed and scale in ways of their own.
        let plain = fitting().find(|size| !size.name.contains('.'));
        plain.or_else(|| fitting().next())
    }
}

impl PaperSize {
    fn is(&self, width: f32, height: f32) -> bool {
        let Some((w, h)) = self.width_mm.zip(self.height_mm) else {
            return false;
        };
        let near = |a: f32, b: f32| (a - b).abs() < SAME_MM;
        (near(w, width) && near(h, height)) || (near(w, height) && near(h, width))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // In the form of CUPS 2.4.2, written by hand with sizes as other drivers spell them, and with damage.
    const OPTIONS: &str = include_str!("recorded/lpoptions-l.txt");
    const PPD: &str = include_str!("recorded/wall.ppd");

    fn paper(name: &str) -> Paper {
        Paper::named(name).unwrap_or_default()
    }

    fn rounded(size: &PaperSize) -> Option<(f32, f32)> {
        size.width_mm.map(f32::round).zip(size.height_mm.map(f32::round))
    }

    #[test]
    fn sizes_come_from_the_description_or_from_their_names() {
        let papers = papers(OPTIONS, PPD);
        let read: Vec<_> = papers.sizes.iter().map(|size| (&*size.name, rounded(size))).collect();
        assert_eq!(
            read,
            [
                ("A4", Some((210.0, 297.0))),
                ("A3", Some((297.0, 420.0))),
                ("A3.Borderless", None),
                ("Folio210", Some((210.0, 330.0))),
                ("w612h935", Some((216.0, 330.0))),
                ("EnvUnknown", None),
                ("Letter", Some((216.0, 279.0))),
                ("210x330mm", Some((210.0, 330.0))),
            ]
        );
        assert!(papers.own_sizes && papers.two_sides && papers.sizes[0].usual && !papers.sizes[1].usual);
    }

    #[test]
    fn margins_come_from_the_description_alone() {
        let papers = papers(OPTIONS, PPD);
        let Some(margins) = papers.sizes[0].margins else {
            panic!("A4 has margins: {papers:?}")
        };
        let tenths = |mm: f32| (mm * 10.0).round();
        assert_eq!(
            [margins.left, margins.bottom, margins.right, margins.top].map(tenths),
            [42.0, 49.0, 43.0, 49.0],
            "12, 14, 12.3 and 13.9 points in tenths of millimetres"
        );
        assert!(papers.sizes[3].margins.is_some() && papers.sizes[1].margins.is_none());
    }

    #[test]
    fn the_edge_of_a_paper_is_the_widest_of_its_four() {
        let papers = papers(OPTIONS, PPD);
        let tenths = |name| papers.edge(&paper(name)).map(|mm| (mm * 10.0).round());
        assert_eq!([tenths("a4"), tenths("a3"), tenths("a0")], [Some(49.0), None, None]);
    }

    #[test]
    fn rubbish_in_a_description_is_passed_over() {
        let broken = sheets(PPD).get("Broken").copied().unwrap_or_default();
        assert!(broken.size.is_none() && broken.margins().is_none());
        let odd = "*ImageableArea A4: \"500 700 100 20\"\n*PaperDimension A4: \"595 842\"\n*PaperDimension";
        assert!(sheets(odd)["A4"].margins().is_none(), "nothing could be printed there");
        assert_eq!(papers("", ""), PrinterPapers::default(), "a printer that does not say");
    }

    #[test]
    fn cups_is_told_the_printers_own_name_of_a_paper() {
        let all = papers(OPTIONS, PPD);
        let media = |papers: &PrinterPapers, name| papers.media("Wall", &paper(name));
        assert_eq!(media(&all, "a3"), Ok("A3".to_owned()));
        assert_eq!(media(&all, "f4"), Ok("w612h935".to_owned()), "215 is 216 in points");
        assert_eq!(media(&all, "a0"), Ok("Custom.841x1189mm".to_owned()), "it takes others");
        assert_eq!(
            media(&papers("", ""), "a3"),
            Ok("Custom.297x420mm".to_owned()),
            "unknown"
        );
        let few = papers("PageSize/Media Size: *A4 EnvUnknown\n", PPD);
        assert_eq!(
            media(&few, "a3"),
            Err(PrintError::NoSuchPaper {
                printer: "Wall".to_owned(),
                paper: "a3".to_owned(),
                found: vec!["A4".to_owned(), "EnvUnknown".to_owned()],
            })
        );
    }
}
