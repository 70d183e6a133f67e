//! One print: the rooms of its sheets, its layout, and its sheets put together.

use std::borrow::Cow;

use lajur_model::{Doc, LaneId, View};

use super::chrome::{self, Chrome};
use super::fit::{Ask, Draft};
use super::footer::{self, Footer};
use super::glue::{self, Neighbours, PlanRoom};
use super::room::{GLUE_MM, PX_PER_MM, Rooms, SheetSize};
use super::sheet::Press;
use super::solve::Goal;
use super::{
    Colors, Fit, POSTER_PT, PT_PER_PX, Page, PageEdges, PageError, PageSetup, Pages, READABLE_PT, notes, reading,
    reads_from_m,
};
use crate::fonts::Fonts;
use crate::kit::{Kit, Sizes, language};
use crate::layout::Layout;
use crate::left_out::{LeftOut, missing};
use crate::measure::{CARD, COLUMN};
use crate::moved::shifted_group;
use crate::scene::{Group, Scene};
use crate::theme::Ink;

/// Height of the plan of all sheets on a poster.
const PLAN: f32 = 45.0;
/// From the footer to the plan of all sheets.
const BESIDE_PLAN: f32 = 10.0;

/// Which sheet it is.
#[derive(Clone, Copy)]
struct Place {
    row: usize,
    column: usize,
    /// Of several slides for the same columns, which one and of how many.
    part: Option<(usize, usize)>,
}

/// A print on sheets that lie one way.
pub(super) struct Job<'a> {
    setup: &'a PageSetup,
    size: SheetSize,
    width_mm: f32,
    height_mm: f32,
    chrome: Chrome,
    /// Where the map begins on sheets below those of the first row.
    top: f32,
    foot: f32,
    foot_lines: usize,
    ask: Ask<'a>,
}

impl<'a> Job<'a> {
    pub(super) fn new(
        doc: &'a Doc,
        view: &'a View,
        setup: &'a PageSetup,
        fonts: &'a Fonts,
        landscape: bool,
    ) -> Result<Self, PageError> {
        let (short, long) = (setup.paper.width_mm, setup.paper.height_mm);
        let (width_mm, height_mm) = if landscape { (long, short) } else { (short, long) };
        let margin_mm = setup.margin_mm.max(setup.edge_mm).max(0.0);
        if short - 2.0 * margin_mm <= 10.0 {
            return Err(PageError::Margins {
                margin_mm,
                width_mm,
                height_mm,
            });
        }
        let glue = matches!(setup.fit, Fit::Poster { .. }).then_some(GLUE_MM * PX_PER_MM);
        let by = if glue.is_some() { POSTER_PT / READABLE_PT } else { 1.0 };
        let size = SheetSize::new(width_mm, height_mm, margin_mm, by);
        let sizes = Sizes {
            column: COLUMN,
            paper: true,
            grey: setup.colors == Colors::Grey,
            saving: setup.saving,
            ..Sizes::default()
        };
        let kit = Kit::new(doc, view, fonts, sizes.clone());
        let chrome = if glue.is_some() {
            Chrome::reserved(&kit, &size)
        } else {
            Chrome::new(&kit, &size)
        };
        let has_plan = !setup.paper.is_slide() && setup.fit != Fit::ONE_PAGE;
        let beside = if has_plan {
            PlanRoom::new(&size, 0.0).w + BESIDE_PLAN
        } else {
            0.0
        };
        let foot_lines = footer::lines(&kit, setup, &size, beside);
        // Below the map of a poster stand the names of all its sheets.
        let line = footer::height(&size, foot_lines).max(if glue.is_some() { PLAN * size.scale } else { 0.0 });
        let foot = line + footer::ABOVE * size.scale;
        let high = size.h - size.margin - foot;
        let title = if setup.paper.is_slide() {
            chrome::slide_title_room()
        } else {
            0.0
        };
        let top = size.margin + title;
        let rooms = Rooms {
            w: size.inner(),
            first: high - chrome.key_h - chrome.top,
            // A poster has its legend at its foot, whichever row that is.
            other: high - top - if glue.is_some() { chrome.key_h } else { 0.0 },
            glue,
            plan: has_plan.then(|| PlanRoom::new(&size, line)),
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
            top,
            foot,
            foot_lines,
            ask,
        })
    }

    fn goal(&self) -> Goal {
        let count = |breaks: &[usize]| Some(u32::try_from(breaks.len() + 1).unwrap_or(u32::MAX));
        let (across, down, pt) = match self.setup.fit {
            Fit::Auto | Fit::Readable | Fit::Percent(_) => (None, None, READABLE_PT),
            Fit::Sheets { across, down } => (across, down, READABLE_PT),
            Fit::Poster { across, down } => (across, down, POSTER_PT),
            // A slide that cannot be read is none: a stage takes as many as it needs.
            Fit::Stages if self.setup.paper.is_slide() => (count(&self.ask.breaks), None, READABLE_PT),
            Fit::Stages | Fit::Lanes => (count(&self.ask.breaks), count(&self.ask.lane_breaks), READABLE_PT),
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
    pub(super) fn start(&self) -> Option<Draft> {
        match self.setup.fit {
            Fit::Percent(share) => self.ask.fixed(share),
            _ => self.ask.start(&self.goal()),
        }
    }

    /// How many sheets there are in type that can be read; none where so few of them do not suffice.
    pub(super) fn readable_sheets(&self) -> Option<usize> {
        match self.setup.fit {
            Fit::Stages | Fit::Lanes => self.ask.just(&self.goal()),
            _ => self.start(),
        }
        .map(|draft| draft.count())
    }

    /// The layout that is printed.
    pub(super) fn finish(&self, start: Draft) -> Draft {
        let draft = match self.setup.fit {
            Fit::Percent(_) => start,
            _ => self.ask.largest(start, &self.goal()),
        };
        self.ask.finish(draft)
    }

    pub(super) fn print(&self, draft: &Draft) -> Pages {
        let kit = self.ask.kit(draft.sizes.clone());
        let press = Press::new(&kit, draft, &self.ask.rooms, &self.size, (self.chrome.top, self.top));
        let sheet = |place: Place| {
            (
                glue::name(place.row, place.column),
                self.sheet(&kit, &press, draft, place),
            )
        };
        let mut sheets: Vec<(String, Vec<Group>)> = self.places(&press, draft).into_iter().map(sheet).collect();
        if self.setup.notes {
            let notes = notes::sheets(&kit, &self.size, self.foot);
            sheets.extend(notes.into_iter().map(|groups| (String::new(), groups)));
        }
        self.bind(&kit, sheets, draft)
    }

    /// What of the map is on no sheet.
    pub(super) fn left_out(&self, draft: &Draft) -> LeftOut {
        missing(&self.ask.kit(draft.sizes.clone()), &draft.layout)
    }

    /// Where the sheets end, told by what begins on them.
    pub(super) fn edges(&self, draft: &Draft) -> PageEdges {
        let kit = self.ask.kit(draft.sizes.clone());
        let (across, down) = (draft.columns.len(), draft.rows.len());
        let names = (0..down).flat_map(|row| (0..across).map(move |column| glue::name(row, column)));
        let columns = draft
            .columns
            .iter()
            .filter_map(|sheet| kit.grid.columns.get(sheet.start));
        let rows = draft.rows.iter().filter_map(|(top, _)| begins(&draft.layout, *top));
        PageEdges {
            names: names.collect(),
            columns: columns.map(|stage| stage.id.clone()).collect(),
            rows: rows.collect(),
        }
    }

    /// The sheets that are printed, by row and column: row by row; slides column by column, without those on which
    /// nothing lies.
    fn places(&self, press: &Press<'_>, draft: &Draft) -> Vec<Place> {
        let (across, down) = (draft.columns.len(), draft.rows.len());
        if self.setup.paper.is_slide() {
            return (0..across).flat_map(|column| slides(press, down, column)).collect();
        }
        let place = |at| Place {
            row: at / across,
            column: at % across,
            part: None,
        };
        (0..across * down).map(place).collect()
    }

    /// Everything on a sheet but its footer.
    fn sheet(&self, kit: &Kit<'_>, press: &Press<'_>, draft: &Draft, place: Place) -> Vec<Group> {
        let Place { row, column, part } = place;
        let area = press.area(row, column);
        let mut groups = Vec::new();
        let is_last = row + 1 == draft.rows.len();
        // Built only for the sheets that show it: the legend looks at all cards.
        let chrome = (column == 0 && (row == 0 || is_last)).then(|| {
            let is_only = draft.columns.len() == 1;
            self.chrome_within(kit, if is_only { self.size.inner() } else { area.w })
        });
        match (row, column) {
            (0, 0) => groups.extend(chrome.iter().flat_map(|chrome| chrome.groups.iter().cloned())),
            _ if self.setup.paper.is_slide() => groups.push(self.slide_title(kit, draft, column, part)),
            (0, _) if self.ask.rooms.glue.is_none() => groups.extend(chrome::running(kit, &self.size)),
            _ => {}
        }
        groups.extend(press.draw(row, column));
        let has_key = column == 0
            && if self.ask.rooms.glue.is_some() {
                is_last
            } else {
                row == 0
            };
        if let Some(key) = chrome
            .as_ref()
            .and_then(|chrome| chrome.key.as_ref())
            .filter(|_| has_key)
        {
            let y = area.bottom() + 14.0 * self.size.scale;
            groups.push(shifted_group(key.clone(), self.size.margin, y));
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

    fn slide_title(&self, kit: &Kit<'_>, draft: &Draft, column: usize, part: Option<(usize, usize)>) -> Group {
        let here = draft.columns.get(column).cloned().unwrap_or(0..0);
        let stages = kit.head.iter().filter(|node| node.level == 1);
        let seen = stages.filter(|node| node.column < here.end && here.start < node.column + node.columns);
        let names = seen.map(|node| node.stage.name.trim()).filter(|name| !name.is_empty());
        let names: Vec<&str> = if draft.columns.len() > 1 {
            names.collect()
        } else {
            Vec::new()
        };
        chrome::slide_title(kit, &self.size, &names, part)
    }

    /// Title and legend; those of a poster end where the next sheet is glued on.
    fn chrome_within(&self, kit: &Kit<'_>, width: f32) -> Cow<'_, Chrome> {
        if self.ask.rooms.glue.is_none() {
            return Cow::Borrowed(&self.chrome);
        }
        Cow::Owned(Chrome::within(kit, &self.size, width))
    }

    /// Gives every sheet its footer, which says the smallest type of all.
    fn bind(&self, kit: &Kit<'_>, sheets: Vec<(String, Vec<Group>)>, draft: &Draft) -> Pages {
        let (across, down) = (draft.columns.len(), draft.rows.len());
        let plan = self.plan(kit, draft, (0, 0));
        let foot = footer::kind(&self.size).size.min(reading::smallest(plan.as_slice()));
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
            lines: self.foot_lines,
            smallest: smallest_pt,
            reads_from,
        };
        let count = sheets.len();
        let pages = sheets.into_iter().enumerate().map(|(at, (name, mut groups))| {
            let smallest_pt = smallest_of(&groups);
            groups.extend(self.footer(kit, &footer, &name, (at, count), draft));
            self.page(kit, name, groups, smallest_pt)
        });
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Pages {
            pages: pages.collect(),
            across: number(across),
            down: number(down),
            fit: self.setup.fit,
            smallest_pt,
            reads_from_m: reads_from,
            card_pt: reading::floor_pt(CARD.size * draft.by * PT_PER_PX),
            theme: self.setup.theme(),
            warnings: reading::warnings(smallest_pt),
            left_out: missing(kit, &draft.layout),
        }
    }

    /// The plan of all sheets, as it stands in the right corner of one of them.
    fn plan(&self, kit: &Kit<'_>, draft: &Draft, marked: (usize, usize)) -> Option<Group> {
        let mut room = self.ask.rooms.plan?;
        if marked == (0, 0) {
            room.h += draft.plan;
        }
        glue::plan(kit, &room, (draft.columns.len(), draft.rows.len()), marked)
    }

    /// The footer of a sheet, and in its right corner where the sheet lies among all.
    fn footer(
        &self,
        kit: &Kit<'_>,
        footer: &Footer<'_>,
        name: &str,
        (at, count): (usize, usize),
        draft: &Draft,
    ) -> Vec<Group> {
        let (across, down) = (draft.columns.len(), draft.rows.len());
        let number = |count: usize| count.to_string();
        if self.setup.paper.is_slide() {
            let said = footer::Said { map: true, size: false };
            return vec![footer.draw(&number(at + 1), said, 0.0)];
        }
        let words = if across * down == 1 || name.is_empty() {
            kit.say("paper.sheet", &[("sheet", &number(at + 1)), ("sheets", &number(count))])
        } else {
            let params = [("sheet", name), ("across", &number(across)), ("down", &number(down))];
            kit.say("paper.sheet_of", &params)
        };
        let marked = (at / across.max(1), at % across.max(1));
        // Glued together, the sheets of a row have one footer: the map at the left, the type at the right.
        let glued = self.ask.rooms.glue.is_some() && !name.is_empty();
        let said = footer::Said {
            map: !glued || marked.1 == 0,
            size: !glued || marked.1 + 1 == across,
        };
        let plan = self.plan(kit, draft, marked).filter(|_| !name.is_empty());
        let right = self.size.w - self.size.margin;
        let bottom = self.size.h - self.size.margin;
        let beside = plan.as_ref().map_or(0.0, |plan| plan.w + BESIDE_PLAN);
        let plan = plan.map(|plan| {
            let (x, y) = (right - plan.w, bottom - plan.h);
            shifted_group(plan, x, y)
        });
        std::iter::once(footer.draw(&words, said, beside)).chain(plan).collect()
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

/// The lane at a height, and the share of it that lies above.
fn begins(layout: &Layout, y: f32) -> Option<(LaneId, f32)> {
    /// Lengths that differ by less are equal.
    const SLACK: f32 = 0.1;
    let lane = layout.frame.lanes.iter().rfind(|lane| lane.y <= y + SLACK)?;
    Some((lane.lane.clone(), ((y - lane.y) / lane.h.max(1.0)).clamp(0.0, 1.0)))
}

/// The slides of a column on which something lies; the first where nothing does.
fn slides(press: &Press<'_>, down: usize, column: usize) -> Vec<Place> {
    let mut rows: Vec<usize> = (0..down)
        .filter(|row| *row == 0 && column == 0 || press.holds(*row, column))
        .collect();
    if rows.is_empty() {
        rows.push(0);
    }
    let count = rows.len();
    let place = |(at, row)| Place {
        row,
        column,
        part: (count > 1).then_some((at + 1, count)),
    };
    rows.into_iter().enumerate().map(place).collect()
}
