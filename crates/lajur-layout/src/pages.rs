//! A map on paper: laid out anew for its sheets, cut at the edges of columns and lanes, with heads, names and footer on
//! every one.
//!
//! In reading order: what a person wants ([`setup`]); how much room a sheet has (`room`) and what stands around the map
//! (`chrome`, `footer`, `glue`); where sheets end (`cuts`, `down`); how large the map is drawn (`fit`, `solve`); and one
//! sheet drawn (`sheet`, `clip`).

mod chrome;
mod clip;
mod cuts;
mod down;
mod fit;
mod footer;
mod glue;
mod notes;
mod reading;
mod room;
mod setup;
mod sheet;
mod solve;

pub use reading::{PageWarning, READABLE_PT, WARN_PT, reads_from_m};
pub use setup::{Colors, Fit, PageSetup};

use std::borrow::Cow;

use lajur_model::{Doc, View};

use crate::fonts::Fonts;
use crate::kit::{Kit, Sizes, language};
use crate::measure::{CARD, COLUMN};
use crate::paper::{Orientation, Paper};
use crate::scene::{Group, Scene};
use crate::theme::{Ink, Theme};
use crate::whole::laid_out;
use chrome::Chrome;
use fit::{Ask, Draft};
use footer::Footer;
use glue::Neighbours;
use room::{GLUE_MM, PX_PER_MM, Rooms, SheetSize};
use sheet::Press;
use solve::Goal;

/// On posters text of cards has at least this many points: it is read from a step away.
pub const POSTER_PT: f32 = 14.0;
/// Height of the plan of all sheets on a poster.
const PLAN: f32 = 60.0;
/// Points per CSS pixel.
const PT_PER_PX: f32 = 0.75;
/// Longest side of a page that programs for PDF take: 200 inches.
const LONGEST_MM: f32 = 5_080.0;

/// A print, ready for painters.
#[derive(Debug, Clone, PartialEq)]
pub struct Pages {
    /// The sheets in reading order: row by row, then the notes.
    pub pages: Vec<Page>,
    /// Sheets of the map side by side.
    pub across: u32,
    /// Sheets of the map below each other.
    pub down: u32,
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

/// Sets a map on paper.
///
/// # Errors
/// See [`PageError`]; with [`PageError::Many`] the caller asks, and tries again with a higher
/// [`PageSetup::most_sheets`].
pub fn pages(doc: &Doc, view: &View, setup: &PageSetup, fonts: &Fonts) -> Result<Pages, PageError> {
    let setup = &tiled(setup)?;
    let doc = &*workshop(doc, setup.empty);
    let made = made(doc, view, setup, fonts);
    let has_breaks = !view.break_stages.is_empty() || !view.break_lanes.is_empty();
    if !(has_breaks && matches!(made, Err(PageError::Small { .. }))) {
        return made;
    }
    // More breaks than sheets were asked for.
    let mut whole = view.clone();
    whole.break_stages.clear();
    whole.break_lanes.clear();
    let mut made = self::made(doc, &whole, setup, fonts)?;
    made.warnings.push(PageWarning::BreaksLeftOut);
    Ok(made)
}

fn made(doc: &Doc, view: &View, setup: &PageSetup, fonts: &Fonts) -> Result<Pages, PageError> {
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
        if best.as_ref().is_none_or(|(_, other)| draft.count() < other.count()) {
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
    Ok(job.print(&draft))
}

/// How this map is spread best over this paper: on one sheet where that can be read, else on few readable ones, else by
/// stages where each has its sheet. [`PageSetup::fit`] is not asked.
#[must_use]
pub fn propose(doc: &Doc, view: &View, setup: &PageSetup, fonts: &Fonts) -> Fit {
    /// More sheets than this nobody lays side by side.
    const FEW: usize = 12;
    let start = |fit: Fit| {
        let setup = PageSetup { fit, ..setup.clone() };
        let landscape = *ways(doc, view, &setup, fonts).first()?;
        Job::new(doc, view, &setup, fonts, landscape).ok()?.start()
    };
    let readable = start(Fit::Readable).map_or(usize::MAX, |draft| draft.count());
    let by_stage = || start(Fit::Stages).is_some_and(|draft| draft.by >= READABLE_PT / (CARD.size * PT_PER_PX));
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
    grid.cards.clear();
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
            let both = matches!(setup.fit, Fit::Readable | Fit::Percent(_)) && doc.cards.len() <= fit::MANY_CARDS;
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
    let frame = laid_out(&Kit::new(doc, view, fonts, sizes)).frame;
    let (across, down) = match fit {
        Fit::Sheets { across, down } | Fit::Poster { across, down } => (across.unwrap_or(1), down.unwrap_or(1)),
        _ => (1, 1),
    };
    frame.width * down as f32 >= frame.height * 0.9 * across as f32
}

/// A print on sheets that lie one way.
struct Job<'a> {
    setup: &'a PageSetup,
    size: SheetSize,
    width_mm: f32,
    height_mm: f32,
    chrome: Chrome,
    foot: f32,
    ask: Ask<'a>,
}

impl<'a> Job<'a> {
    fn new(
        doc: &'a Doc,
        view: &'a View,
        setup: &'a PageSetup,
        fonts: &'a Fonts,
        landscape: bool,
    ) -> Result<Self, PageError> {
        let (short, long) = (setup.paper.width_mm, setup.paper.height_mm);
        let (width_mm, height_mm) = if landscape { (long, short) } else { (short, long) };
        let margin_mm = setup.margin_mm.max(setup.edge_mm).max(0.0);
        if !(2.0 * margin_mm < short - 10.0) {
            return Err(PageError::Margins {
                margin_mm,
                width_mm,
                height_mm,
            });
        }
        let size = SheetSize::new(width_mm, height_mm, margin_mm);
        let sizes = Sizes {
            column: COLUMN,
            paper: true,
            grey: setup.colors == Colors::Grey,
            saving: setup.saving,
            ..Sizes::default()
        };
        let chrome = Chrome::new(&Kit::new(doc, view, fonts, sizes.clone()), &size);
        let glue = matches!(setup.fit, Fit::Poster { .. }).then_some(GLUE_MM * PX_PER_MM);
        // Below the map of a poster stand the names of all its sheets.
        let line = footer::height(&size).max(if glue.is_some() { PLAN } else { 0.0 });
        let foot = line + footer::ABOVE * size.scale;
        let high = size.h - size.margin - foot;
        let rooms = Rooms {
            w: size.inner(),
            first: high - chrome.key_h - chrome.top,
            // A poster has its legend at its foot, whichever row that is.
            other: high - size.margin - if glue.is_some() { chrome.key_h } else { 0.0 },
            glue,
        };
        let ask = Ask::new(doc, view, fonts, sizes, rooms);
        let ask = match setup.fit {
            Fit::Stages => ask.by_stage(),
            Fit::Lanes => ask.by_group(),
            _ => ask,
        };
        Ok(Self {
            setup,
            size,
            width_mm,
            height_mm,
            chrome,
            foot,
            ask,
        })
    }

    fn goal(&self) -> Goal {
        let count = |breaks: &[usize]| Some(u32::try_from(breaks.len() + 1).unwrap_or(u32::MAX));
        let (across, down, pt) = match self.setup.fit {
            Fit::Readable | Fit::Percent(_) => (None, None, READABLE_PT),
            Fit::Sheets { across, down } => (across, down, READABLE_PT),
            Fit::Poster { across, down } => (across, down, POSTER_PT),
            Fit::Stages => (count(&self.ask.breaks), Some(1), READABLE_PT),
            Fit::Lanes => (Some(1), count(&self.ask.lane_breaks), READABLE_PT),
        };
        let least = pt / (CARD.size * PT_PER_PX);
        Goal {
            across,
            down,
            least,
            most: (2.0 * self.size.scale).max(least),
        }
    }

    /// A first layout, which tells how many sheets there are.
    fn start(&self) -> Option<Draft> {
        match self.setup.fit {
            Fit::Percent(share) => self.ask.fixed(share),
            _ => self.ask.start(&self.goal()),
        }
    }

    /// The layout that is printed.
    fn finish(&self, start: Draft) -> Draft {
        let draft = match self.setup.fit {
            Fit::Percent(_) => start,
            _ => self.ask.largest(start, &self.goal()),
        };
        self.ask.finish(draft)
    }

    fn print(&self, draft: &Draft) -> Pages {
        let kit = self.ask.kit(draft.sizes.clone());
        let press = Press::new(&kit, draft, &self.ask.rooms, &self.size, self.chrome.top);
        let (across, down) = (draft.columns.len(), draft.rows.len());
        let mut sheets: Vec<(String, Vec<Group>)> = Vec::new();
        for row in 0..down {
            for column in 0..across {
                sheets.push((glue::name(row, column), self.sheet(&kit, &press, draft, (row, column))));
            }
        }
        if self.setup.notes {
            let notes = notes::sheets(&kit, &self.size, self.foot);
            sheets.extend(notes.into_iter().map(|groups| (String::new(), groups)));
        }
        self.bind(&kit, sheets, draft)
    }

    /// Everything on a sheet but its footer.
    fn sheet(&self, kit: &Kit<'_>, press: &Press<'_>, draft: &Draft, (row, column): (usize, usize)) -> Vec<Group> {
        let area = press.area(row, column);
        let mut groups = Vec::new();
        match (row, column) {
            (0, 0) => groups.extend(self.chrome.groups.iter().cloned()),
            (0, _) if self.ask.rooms.glue.is_none() => groups.extend(chrome::running(kit, &self.size)),
            _ => {}
        }
        groups.extend(press.draw(row, column));
        let is_last = row + 1 == draft.rows.len();
        let has_key = column == 0
            && if self.ask.rooms.glue.is_some() {
                is_last
            } else {
                row == 0
            };
        if let Some(key) = self.chrome.key.as_ref().filter(|_| has_key) {
            let y = area.bottom() + 14.0 * self.size.scale;
            groups.push(crate::moved::shifted_group(key.clone(), self.size.margin, y));
        }
        if let Some(glue) = self.ask.rooms.glue {
            let near = Neighbours {
                left: column > 0,
                above: row > 0,
                right: (column + 1 < draft.columns.len()).then_some((row, column + 1)),
                below: (row + 1 < draft.rows.len()).then_some((row + 1, column)),
            };
            groups.push(glue::marks(kit, &self.size, &area, glue, &near));
        }
        groups
    }

    /// Gives every sheet its footer, which says the smallest type of all.
    fn bind(&self, kit: &Kit<'_>, sheets: Vec<(String, Vec<Group>)>, draft: &Draft) -> Pages {
        let foot = footer::kind(&self.size).size;
        let smallest_of = |groups: &[Group]| reading::floor_pt(reading::smallest(groups).min(foot) * PT_PER_PX);
        let smallest_pt = sheets
            .iter()
            .map(|(_, groups)| smallest_of(groups))
            .fold(f32::MAX, f32::min);
        let reads_from = reads_from_m(smallest_pt);
        let footer = Footer {
            kit,
            setup: self.setup,
            sheet: &self.size,
            smallest: smallest_pt,
            reads_from,
        };
        let (across, down) = (draft.columns.len(), draft.rows.len());
        let count = sheets.len();
        let pages = sheets.into_iter().enumerate().map(|(at, (name, mut groups))| {
            let smallest_pt = smallest_of(&groups);
            groups.extend(self.footer(kit, &footer, &name, (at, count), (across, down)));
            self.page(kit, name, groups, smallest_pt)
        });
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Pages {
            pages: pages.collect(),
            across: number(across),
            down: number(down),
            smallest_pt,
            reads_from_m: reads_from,
            card_pt: reading::floor_pt(CARD.size * draft.by * PT_PER_PX),
            theme: self.setup.theme(),
            warnings: reading::warnings(smallest_pt),
        }
    }

    /// The footer of a sheet, and in its right corner where the sheet lies among all.
    fn footer(
        &self,
        kit: &Kit<'_>,
        footer: &Footer<'_>,
        name: &str,
        (at, count): (usize, usize),
        (across, down): (usize, usize),
    ) -> Vec<Group> {
        let number = |count: usize| count.to_string();
        let words = if across * down == 1 || name.is_empty() {
            kit.say("paper.sheet", &[("sheet", &number(at + 1)), ("sheets", &number(count))])
        } else {
            let params = [("sheet", name), ("across", &number(across)), ("down", &number(down))];
            kit.say("paper.sheet_of", &params)
        };
        let marked = (at / across.max(1), at % across.max(1));
        let plan = glue::plan(kit, (across, down), marked, self.foot - footer::ABOVE * self.size.scale)
            .filter(|_| !name.is_empty());
        let right = self.size.w - self.size.margin;
        let bottom = self.size.h - self.size.margin;
        let beside = plan.as_ref().map_or(0.0, |plan| plan.w + 10.0);
        let plan = plan.map(|plan| {
            let (x, y) = (right - plan.w, bottom - plan.h);
            crate::moved::shifted_group(plan, x, y)
        });
        std::iter::once(footer.draw(&words, beside)).chain(plan).collect()
    }

    fn page(&self, kit: &Kit<'_>, name: String, groups: Vec<Group>, smallest_pt: f32) -> Page {
        Page {
            scene: Scene {
                width: self.size.w,
                height: self.size.h,
                language: language(kit.doc).as_str().to_owned(),
                title: kit.doc.map.title.clone(),
                ground: Ink::Token("paper"),
                groups,
            },
            paper: self.setup.paper,
            width_mm: self.width_mm,
            height_mm: self.height_mm,
            smallest_pt,
            name,
        }
    }
}
