//! How large the map is drawn, how wide its columns are and where its sheets end.

use std::ops::Range;

use lajur_model::{Doc, View, text};

use super::cuts::{Fine, Stops};
use super::down::heights;
use super::room::Rooms;
use crate::fonts::Fonts;
use crate::kit::{Kit, Sizes};
use crate::layout::{ColumnTrack, Layout};
use crate::measure::{CARD, CARD_ICON, CARD_PAD_X, CELL_INSET, COLUMN};
use crate::shape::snap;
use crate::whole::without_links;
use crate::{head, links, tracks};

/// Columns narrower than this are hard to read.
const COLUMN_LEAST: f32 = 138.0;
/// A word longer than such a column may be broken after all: an address must not shrink the whole map.
const WORD_MOST: f32 = 260.0;
/// Words of cards that are measured: the longest by their letters.
const WORDS: usize = 8;
/// Less room than this for cells is none.
const ROOM_LEAST: f32 = 60.0;
/// Maps with more cards are laid out as seldom as can be.
pub(crate) const MANY_CARDS: usize = 2_000;

/// The map, and the sheets it is to be spread over.
pub(crate) struct Ask<'a> {
    pub doc: &'a Doc,
    pub view: &'a View,
    pub fonts: &'a Fonts,
    /// What every layout for these sheets has in common.
    pub sizes: Sizes,
    pub rooms: Rooms,
    /// Columns before which a sheet ends.
    pub breaks: Vec<usize>,
    /// Lanes before which a sheet ends.
    pub lane_breaks: Vec<usize>,
    /// First and last column of each card that reaches over several.
    pub reaching: Vec<(usize, usize)>,
    /// The narrowest column in which no card breaks a word.
    pub narrowest: f32,
    /// True where each stage fills a sheet of its own.
    pub by_stage: bool,
}

/// A map laid out with the ends of its sheets. Lengths are those of the layout; on paper all are `by` times as long.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub layout: Layout,
    pub sizes: Sizes,
    pub by: f32,
    /// A size that is known to be too large.
    pub too_large: f32,
    /// The columns of each sheet, from left to right.
    pub columns: Vec<Range<usize>>,
    /// The heights of each row of sheets, from where to where.
    pub rows: Vec<(f32, f32)>,
    /// Height that the plan of all sheets takes on the first, beside that of the footer, on the paper.
    pub plan: f32,
}

impl<'a> Ask<'a> {
    pub(crate) fn new(doc: &'a Doc, view: &'a View, fonts: &'a Fonts, sizes: Sizes, rooms: Rooms) -> Self {
        let kit = Kit::new(doc, view, fonts, sizes.clone());
        let breaks = kit.grid.columns.iter().enumerate();
        let breaks = breaks
            .filter(|(at, _)| starts_sheet(&kit, *at))
            .map(|(at, _)| at)
            .collect();
        let lanes = kit.lanes.iter().enumerate();
        let lanes = lanes.filter(|(_, lane)| view.break_lanes.contains(&lane.id));
        Self {
            doc,
            view,
            fonts,
            sizes,
            rooms,
            breaks,
            lane_breaks: lanes.map(|(at, _)| at).collect(),
            reaching: reaching(&kit),
            narrowest: narrowest(doc, fonts),
            by_stage: false,
        }
    }

    /// One sheet for each stage, and one more for each end of a person's own.
    pub(crate) fn by_stage(mut self) -> Self {
        let kit = self.bare(self.sizes.clone());
        let stages = kit.head.iter().filter(|node| node.level == 1 && node.column > 0);
        self.breaks.extend(stages.map(|node| node.column));
        self.breaks.sort_unstable();
        self.breaks.dedup();
        self.by_stage = true;
        self
    }

    /// One sheet for each group of lanes, and one more for each end of a person's own; lanes without a group are one, too.
    pub(crate) fn by_group(mut self) -> Self {
        let kit = self.bare(self.sizes.clone());
        let pairs = kit.lanes.windows(2).enumerate();
        let changes = pairs.filter(|(_, pair)| pair[0].group.trim() != pair[1].group.trim());
        self.lane_breaks.extend(changes.map(|(at, _)| at + 1));
        self.lane_breaks.sort_unstable();
        self.lane_breaks.dedup();
        self
    }

    /// Sizes with columns of this width; where each stage fills its sheet, with the widths that follow from that.
    pub(crate) fn sized(&self, by: f32, column: f32) -> Sizes {
        let mut sizes = Sizes {
            column: snap(column),
            ..self.sizes.clone()
        };
        if self.by_stage {
            let kit = self.bare(self.sizes.clone());
            let room = self.rooms.across(0, by, tracks::lane_heads(&kit));
            sizes.widths = stage_widths(&kit, room);
        }
        sizes
    }

    pub(crate) fn kit(&self, sizes: Sizes) -> Kit<'a> {
        Kit::new(self.doc, self.view, self.fonts, sizes)
    }

    /// How many columns there are.
    pub(crate) fn columns(&self) -> usize {
        self.bare(self.sizes.clone()).grid.columns.len()
    }

    /// True for a map that must not be laid out many times.
    pub(crate) fn is_large(&self) -> bool {
        self.doc.cards.len() > MANY_CARDS
    }

    /// How many sheets stand side by side at this size and width of columns; none where a sheet has no room for one.
    pub(crate) fn across(&self, by: f32, column: f32) -> Option<usize> {
        let sizes = self.sized(by, column);
        if sizes.widths.iter().any(|width| *width < self.narrowest) {
            return None;
        }
        Some(self.sheets(&self.bare(sizes), by)?.0.len())
    }

    /// The widest columns with which the map needs no more than so many sheets side by side.
    pub(crate) fn widest(&self, by: f32, across: usize) -> Option<f32> {
        const STEPS: usize = 10;
        let fits = |column: f32| self.across(by, column).is_some_and(|count| count <= across);
        let (mut low, mut high) = (self.narrowest, self.rooms.across(0, by, 0.0));
        if !fits(low) {
            return None;
        }
        for _ in 0..STEPS {
            let middle = (low + high) / 2.0;
            if fits(middle) { low = middle } else { high = middle }
        }
        Some(low)
    }

    /// The map without its cards: enough to know columns and head.
    fn bare(&self, sizes: Sizes) -> Kit<'a> {
        let none = std::collections::BTreeSet::new();
        Kit::with_cards(self.doc, self.view, self.fonts, sizes, std::iter::empty(), Some(&none))
    }

    /// The columns of each sheet, all columns, and the width of the lanes' names.
    fn sheets(&self, kit: &Kit<'_>, by: f32) -> Option<(Vec<Range<usize>>, f32)> {
        let left = tracks::lane_heads(kit);
        let room = |at: usize| self.rooms.across(at, by, left);
        if room(0) < ROOM_LEAST {
            return None;
        }
        let columns = columns(kit, left, room(0));
        let edges = edges(&columns, left);
        let held: Vec<(f32, f32)> = self
            .reaching
            .iter()
            .map(|(first, last)| (edges[*first], edges[last + 1]))
            .collect();
        let forced: Vec<f32> = self.breaks.iter().map(|at| edges[*at]).collect();
        let stops = Stops::new(&edges, &held, &Fine::default(), &forced, room(0));
        let index = |stop: usize| edges.partition_point(|edge| *edge < stops.at[stop] - 0.01);
        let cuts = stops.even(room)?;
        let mut sheets: Vec<Range<usize>> = cuts.iter().map(|cut| index(cut.start)..index(cut.end)).collect();
        if sheets.is_empty() {
            // A map without columns has its sheet, too.
            sheets.push(0..0);
        }
        Some((sheets, left))
    }

    /// Lays the map out and cuts it; none where a sheet has no room for head, lane names and one cell.
    pub(crate) fn lay(&self, by: f32, sizes: Sizes) -> Option<Draft> {
        let mut kit = self.bare(sizes.clone());
        let (columns, left) = self.sheets(&kit, by)?;
        let mut sizes = sizes;
        sizes.widest = Some(self.rooms.across(0, by, left));
        sizes.sheets = if columns.len() > 1 { columns.clone() } else { Vec::new() };
        kit.sizes = sizes.clone();
        let head = self.head(&kit, left);
        let least = self.rooms.least_down(by, head);
        if least < ROOM_LEAST {
            return None;
        }
        sizes.tallest = Some(least);
        let kit = self.kit(sizes.clone());
        let layout = without_links(&kit);
        let rows = heights(self, &self.rooms, &layout, by, least)?;
        let draft = Draft {
            layout,
            sizes,
            by,
            too_large: f32::MAX,
            columns,
            rows,
            plan: 0.0,
        };
        Some(self.with_plan(draft, least))
    }

    /// The same with room for the plan of all sheets on the first, where that takes no sheet more: else the plan is as
    /// small as its footer.
    fn with_plan(&self, draft: Draft, least: f32) -> Draft {
        let count = draft.rows.len();
        for plan in self.rooms.plan_more(draft.columns.len(), count) {
            let first = self.rooms.first - plan;
            let rooms = Rooms { first, ..self.rooms };
            let rows = heights(self, &rooms, &draft.layout, draft.by, least);
            if let Some(rows) = rows.filter(|rows| rows.len() == count) {
                return Draft { rows, plan, ..draft };
            }
        }
        draft
    }

    /// Height of the arrows above the head, and of the head.
    fn head(&self, kit: &Kit<'_>, left: f32) -> (f32, f32) {
        let widest = kit.sizes.widest.unwrap_or(f32::MAX);
        let columns = columns(kit, left, widest);
        (links::room(kit, &columns), head::head(kit, &columns, 0.0).h)
    }

    /// Puts in what is drawn last: the arrows, whose words keep off the ends of sheets.
    pub(crate) fn finish(&self, mut draft: Draft) -> Draft {
        draft.sizes.seams = draft.rows.iter().skip(1).map(|row| row.0).collect();
        let kit = self.kit(draft.sizes.clone());
        draft.layout.frame.links = links::links(&kit, &draft.layout);
        draft
    }
}

/// The columns, none wider than a sheet.
fn columns(kit: &Kit<'_>, left: f32, widest: f32) -> Vec<ColumnTrack> {
    let mut columns = tracks::columns(kit, left);
    let mut x = left;
    for column in &mut columns {
        (column.x, column.w) = (x, column.w.min(widest));
        x += column.w;
    }
    columns
}

/// Left edges of all columns, and the right edge of the last.
fn edges(columns: &[ColumnTrack], left: f32) -> Vec<f32> {
    let mut edges: Vec<f32> = columns.iter().map(|column| column.x).collect();
    edges.push(columns.last().map_or(left, |column| column.x + column.w));
    edges
}

/// True where a person wants a sheet to begin at a column: at itself, or at a stage that begins there.
fn starts_sheet(kit: &Kit<'_>, column: usize) -> bool {
    let begins = kit.head.iter().filter(|node| node.column == column);
    column > 0
        && begins
            .into_iter()
            .any(|node| kit.view.break_stages.contains(&node.stage.id))
}

fn reaching(kit: &Kit<'_>) -> Vec<(usize, usize)> {
    let spans = kit.boxed().filter_map(|card| kit.grid.span(card));
    let mut found: Vec<_> = spans.filter(|(first, last)| first < last).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The narrowest column in which no card breaks a word.
fn narrowest(doc: &Doc, fonts: &Fonts) -> f32 {
    let texts: Vec<String> = doc.cards.values().map(|card| text::parse(&card.text).plain()).collect();
    let mut words: Vec<&str> = texts.iter().flat_map(|text| text.split_whitespace()).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    let around = 2.0 * (CELL_INSET + CARD_PAD_X) + CARD_ICON + 8.0;
    let widest = |kind| {
        words
            .iter()
            .take(WORDS)
            .map(|word| fonts.longest_word(word, kind))
            .fold(0.0, f32::max)
    };
    (widest(CARD).max(widest(CARD.slanted())) + around).clamp(COLUMN_LEAST, WORD_MOST)
}

/// Widths with which each of these stages fills a sheet of its own, where its columns do not get too wide by that.
fn stage_widths(kit: &Kit<'_>, room: f32) -> Vec<f32> {
    const WIDEST: f32 = 3.0;
    let stages = kit.head.iter().filter(|node| node.level == 1);
    stages
        .flat_map(|node| {
            let width = (room / node.columns as f32).min(COLUMN * WIDEST);
            std::iter::repeat_n(snap(width), node.columns)
        })
        .collect()
}
