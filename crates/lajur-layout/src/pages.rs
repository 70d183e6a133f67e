//! A map on paper: laid out anew for its sheets, cut at the edges of columns and lanes, with heads, names and footer on
//! every one.
//!
//! In reading order: what a person wants (`setup`); how much room a sheet has (`room`) and what stands around the map
//! (`chrome`, `footer`, `glue`); where sheets end (`cuts`, `down`); how large the map is drawn (`fit`, `solve`); one sheet
//! drawn (`sheet`, `clip`); and all of it put together (`job`).

mod chrome;
mod clip;
mod cuts;
mod down;
mod fit;
mod footer;
mod glue;
mod job;
mod notes;
mod reading;
mod room;
mod setup;
mod sheet;
mod solve;

pub use reading::{PageWarning, READABLE_PT, WARN_PT, reads_from_m};
pub use setup::{Colors, Fit, PageSetup};

use std::borrow::Cow;

use lajur_model::{Cards, Doc, LaneId, StageId, View};

use crate::fonts::Fonts;
use crate::kit::{Kit, Sizes};
use crate::left_out::LeftOut;
use crate::measure::COLUMN;
use crate::paper::{Orientation, Paper};
use crate::scene::Scene;
use crate::theme::Theme;
use crate::whole::without_links;
use fit::Draft;
use job::Job;

/// On posters text of cards has at least this many points: it is read from a step away.
pub const POSTER_PT: f32 = 14.0;
/// Points per CSS pixel.
const PT_PER_PX: f32 = 0.75;
/// Longest side of a page that programs for PDF take: 200 inches.
const LONGEST_MM: f32 = 5_080.0;

/// A print, ready for painters.
#[derive(Debug, Clone, PartialEq)]
pub struct Pages {
    /// The sheets in reading order: row by row, slides column by column; then the notes.
    pub pages: Vec<Page>,
    /// Sheets of the map side by side.
    pub across: u32,
    /// Sheets of the map below each other.
    pub down: u32,
    /// How the map is spread over them; never [`Fit::Auto`].
    pub fit: Fit,
    /// Size of the smallest type on any sheet in points, never more than it is.
    pub smallest_pt: f32,
    /// Distance in metres from which that is read, see [`reads_from_m`].
    pub reads_from_m: f32,
    /// Size of the text of cards in points.
    pub card_pt: f32,
    /// Colors to paint them with.
    pub theme: Theme,
    /// What a person should know before printing.
    pub warnings: Vec<PageWarning>,
    /// What of the map is on no sheet.
    pub left_out: LeftOut,
}

/// A finished sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The drawing in CSS pixels of the sheet itself.
    pub scene: Scene,
    /// Its size of paper.
    pub paper: Paper,
    /// Width of the sheet as it lies.
    pub width_mm: f32,
    /// Height of the sheet as it lies.
    pub height_mm: f32,
    /// Size of the smallest type on it in points.
    pub smallest_pt: f32,
    /// Its name, such as `B2`; empty for sheets with notes.
    pub name: String,
}

/// A print that cannot be made as it was asked for.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum PageError {
    /// Nothing is left of the paper between its margins.
    #[error("margins of {margin_mm} mm on paper of {width_mm} x {height_mm} mm")]
    Margins {
        /// The margin.
        margin_mm: f32,
        /// Width of the sheet as it lies.
        width_mm: f32,
        /// Height of the sheet as it lies.
        height_mm: f32,
    },
    /// Title, head and names of lanes take the whole sheet.
    #[error("no room for a cell on paper of {width_mm} x {height_mm} mm")]
    Small {
        /// Width of the sheet as it lies.
        width_mm: f32,
        /// Height of the sheet as it lies.
        height_mm: f32,
    },
    /// No sheets were asked for.
    #[error("no sheets")]
    None,
    /// More sheets than [`PageSetup::most_sheets`]: to be asked whether they are wanted.
    #[error("{sheets} sheets")]
    Many {
        /// How many there would be.
        sheets: u32,
    },
}

/// Where the sheets of a print end, told by what of the map begins on them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PageEdges {
    /// Names of the sheets, row by row.
    pub names: Vec<String>,
    /// The column with which each sheet of a row begins, from left to right.
    pub columns: Vec<StageId>,
    /// Where each row of sheets begins, from top to bottom: a lane, and the share of its height that lies above.
    pub rows: Vec<(LaneId, f32)>,
}

/// Sets a map on paper.
///
/// # Errors
/// See [`PageError`]; with [`PageError::Many`] the caller asks, and tries again with a higher
/// [`PageSetup::most_sheets`].
pub fn pages(doc: &Doc, view: &View, setup: &PageSetup, fonts: &Fonts) -> Result<Pages, PageError> {
    let (mut pages, breaks_left_out) = settled(doc, view, setup, fonts, &|job, draft| job.print(draft))?;
    if breaks_left_out {
        pages.warnings.push(PageWarning::BreaksLeftOut);
    }
    pages.warnings.extend(unfilled(setup.fit, &pages));
    Ok(pages)
}

/// What of the fit that was asked for could not be had.
fn unfilled(asked: Fit, pages: &Pages) -> Option<PageWarning> {
    match asked {
        Fit::Sheets { across, down } | Fit::Poster { across, down } => {
            let is_fewer = across.unwrap_or(1) > pages.across || down.unwrap_or(1) > pages.down;
            is_fewer.then_some(PageWarning::FewerSheets)
        }
        Fit::Lanes => (pages.down == 1).then_some(PageWarning::OneGroup),
        _ => None,
    }
}

/// Where the sheets of [`pages`] end, without drawing them.
///
/// # Errors
/// As [`pages`].
pub fn page_edges(doc: &Doc, view: &View, setup: &PageSetup, fonts: &Fonts) -> Result<PageEdges, PageError> {
    Ok(settled(doc, view, setup, fonts, &|job, draft| job.edges(draft))?.0)
}

/// What is on no sheet of [`pages`], without drawing them.
///
/// # Errors
/// As [`pages`].
pub fn pages_left_out(doc: &Doc, view: &View, setup: &PageSetup, fonts: &Fonts) -> Result<LeftOut, PageError> {
    Ok(settled(doc, view, setup, fonts, &|job, draft| job.left_out(draft))?.0)
}

/// What `make` makes of the map on its sheets, and whether the view's own breaks had to be left out for that.
fn settled<T>(
    doc: &Doc,
    view: &View,
    setup: &PageSetup,
    fonts: &Fonts,
    make: &dyn Fn(&Job<'_>, &Draft) -> T,
) -> Result<(T, bool), PageError> {
    let mut setup = tiled(setup)?;
    let doc = &*workshop(doc, setup.empty);
    if setup.fit == Fit::Auto {
        setup.fit = propose(doc, view, &setup, fonts);
    }
    let made = made(doc, view, &setup, fonts, make);
    let has_breaks = !view.break_stages.is_empty() || !view.break_lanes.is_empty();
    if !(has_breaks && matches!(made, Err(PageError::Small { .. }))) {
        return Ok((made?, false));
    }
    // More breaks than sheets were asked for.
    let mut whole = view.clone();
    whole.break_stages.clear();
    whole.break_lanes.clear();
    Ok((self::made(doc, &whole, &setup, fonts, make)?, true))
}

fn made<T>(
    doc: &Doc,
    view: &View,
    setup: &PageSetup,
    fonts: &Fonts,
    make: &dyn Fn(&Job<'_>, &Draft) -> T,
) -> Result<T, PageError> {
    let ways = ways(doc, view, setup, fonts);
    let mut best: Option<(Job<'_>, Draft)> = None;
    let mut failed = None;
    for landscape in ways {
        let job = match Job::new(doc, view, setup, fonts, landscape) {
            Ok(job) => job,
            Err(error) => {
                failed.get_or_insert(error);
                continue;
            }
        };
        let Some(draft) = job.start() else { continue };
        let is_better = |other: &Draft| (draft.count(), -draft.by) < (other.count(), -other.by);
        if best.as_ref().is_none_or(|(_, other)| is_better(other)) {
            best = Some((job, draft));
        }
        if best.as_ref().is_some_and(|(_, draft)| draft.count() == 1) {
            break;
        }
    }
    let Some((job, start)) = best else {
        return Err(failed.unwrap_or_else(|| small(setup)));
    };
    let sheets = u32::try_from(start.count()).unwrap_or(u32::MAX);
    if sheets > setup.most_sheets {
        return Err(PageError::Many { sheets });
    }
    let draft = job.finish(start);
    Ok(make(&job, &draft))
}

/// How this map is spread best over this paper: on one sheet where that can be read, else on few readable ones, else by
/// stages where each has its sheet. [`PageSetup::fit`] is not asked.
#[must_use]
pub fn propose(doc: &Doc, view: &View, setup: &PageSetup, fonts: &Fonts) -> Fit {
    /// More sheets than this nobody lays side by side.
    const FEW: usize = 12;
    let setup = |fit: Fit| PageSetup { fit, ..setup.clone() };
    let job = |setup: &PageSetup| -> Option<usize> {
        let landscape = *ways(doc, view, setup, fonts).first()?;
        let job = Job::new(doc, view, setup, fonts, landscape).ok()?;
        job.readable_sheets()
    };
    let readable = job(&setup(Fit::Readable)).unwrap_or(usize::MAX);
    let by_stage = || job(&setup(Fit::Stages)).is_some();
    match readable {
        1 => Fit::ONE_PAGE,
        count if count > FEW && by_stage() => Fit::Stages,
        _ => Fit::Readable,
    }
}

fn small(setup: &PageSetup) -> PageError {
    PageError::Small {
        width_mm: setup.paper.width_mm,
        height_mm: setup.paper.height_mm,
    }
}

/// A side that is longer than a page can be is made of several sheets to glue.
fn tiled(setup: &PageSetup) -> Result<PageSetup, PageError> {
    let mut setup = setup.clone();
    let Paper {
        width_mm, height_mm, ..
    } = setup.paper;
    let parts = |side: f32| (side / LONGEST_MM).ceil().max(1.0);
    let (short, long) = (parts(width_mm), parts(height_mm));
    if long > 1.0 {
        let landscape = setup.orientation != Orientation::Portrait;
        // The strips to glue on are part of each sheet.
        setup.paper = Paper::own(width_mm / short, height_mm / long).unwrap_or(setup.paper);
        let is_turned = (height_mm / long) < (width_mm / short);
        setup.orientation = if landscape != is_turned {
            Orientation::Landscape
        } else {
            Orientation::Portrait
        };
        let (across, down) = if landscape { (long, short) } else { (short, long) };
        setup.fit = Fit::Poster {
            across: Some(across as u32),
            down: Some(down as u32),
        };
    }
    let none = matches!(setup.fit, Fit::Sheets { across, down } | Fit::Poster { across, down } if across == Some(0) || down == Some(0));
    if none { Err(PageError::None) } else { Ok(setup) }
}

/// The map without its cards, to be filled in by hand.
fn workshop(doc: &Doc, empty: bool) -> Cow<'_, Doc> {
    if !empty {
        return Cow::Borrowed(doc);
    }
    let mut grid = doc.clone();
    grid.cards = Cards::default();
    grid.links.clear();
    Cow::Owned(grid)
}

/// Whether sheets lie across, the way that fits better first.
fn ways(doc: &Doc, view: &View, setup: &PageSetup, fonts: &Fonts) -> Vec<bool> {
    match setup.orientation {
        Orientation::Landscape => vec![true],
        Orientation::Portrait => vec![false],
        Orientation::Auto => {
            let landscape = lies_better(doc, view, setup.fit, fonts);
            let is_open = match setup.fit {
                Fit::Auto | Fit::Readable | Fit::Percent(_) | Fit::Stages | Fit::Lanes => true,
                Fit::Sheets { across, down } | Fit::Poster { across, down } => across.is_none() || down.is_none(),
            };
            let both = is_open && doc.cards.len() <= fit::MANY_CARDS;
            if both {
                vec![landscape, !landscape]
            } else {
                vec![landscape]
            }
        }
    }
}

/// True where the map is wider than high, each sheet counted.
fn lies_better(doc: &Doc, view: &View, fit: Fit, fonts: &Fonts) -> bool {
    if doc.cards.len() > fit::MANY_CARDS {
        // To lay a large map out costs more than the answer is worth: paper that lies holds more columns.
        return true;
    }
    let sizes = Sizes {
        column: COLUMN,
        paper: true,
        ..Sizes::default()
    };
    let frame = without_links(&Kit::new(doc, view, fonts, sizes)).frame;
    let (across, down) = match fit {
        Fit::Sheets { across, down } | Fit::Poster { across, down } => (across.unwrap_or(1), down.unwrap_or(1)),
        _ => (1, 1),
    };
    frame.width * down as f32 >= frame.height * 0.9 * across as f32
}
