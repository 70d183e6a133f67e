//! Arrows between stages, above the head: each on a level of its own where it would touch another, the shorter below
//! the longer. Where ends meet at one stage they stand side by side, so that nested arrows do not cross.

use lajur_model::{Link, LinkKind, Target};

use super::{Spot, arrow, is_above};
use crate::draw::Area;
use crate::kit::Kit;
use crate::layout::{ColumnTrack, Frame, LinkBox};
use crate::measure::LABEL;
use crate::theme::Ink;

use super::words::Label;

/// Height of a level.
const BAND: f32 = 30.0;
/// Distance between two ends at one stage.
const STEP: f32 = 14.0;
/// Room between two arrows on one level, and around words.
const CLEAR: f32 = 6.0;

/// An arrow above the head: where its ends stand and how high it runs.
struct Bow<'a> {
    link: &'a Link,
    from: f32,
    to: f32,
    /// First and last column of each end.
    ends: [(usize, usize); 2],
    level: usize,
}

impl Bow<'_> {
    fn left(&self) -> f32 {
        self.from.min(self.to)
    }

    fn right(&self) -> f32 {
        self.from.max(self.to)
    }

    fn length(&self) -> f32 {
        self.right() - self.left()
    }
}

pub(super) fn room(kit: &Kit<'_>, columns: &[ColumnTrack]) -> f32 {
    let levels = bows(kit, columns).iter().map(|bow| bow.level + 1).max();
    BAND * levels.unwrap_or(0) as f32
}

/// The arrows, the lowest first, so that a higher one is drawn over what it must cross.
pub(super) fn arrows(kit: &Kit<'_>, frame: &Frame) -> Vec<LinkBox> {
    let mut bows = bows(kit, &frame.columns);
    bows.sort_by_key(|bow| bow.level);
    let behind = Ink::Token(if kit.sizes.paper { "paper" } else { "ground" });
    bows.iter()
        .map(|bow| {
            let bottom = frame.head_y - 4.0;
            let y = frame.head_y - BAND * bow.level as f32 - BAND / 2.0 - 2.0;
            let way: [Spot; 4] = [(bow.from, bottom), (bow.from, y), (bow.to, y), (bow.to, bottom)];
            arrow(kit, bow.link, &way, label(kit, &frame.columns, bow, &bows, y), &behind)
        })
        .collect()
}

fn bows<'a>(kit: &Kit<'a>, columns: &[ColumnTrack]) -> Vec<Bow<'a>> {
    let middle = |(first, last): (usize, usize)| (columns[first].x + columns[last].x + columns[last].w) / 2.0;
    let mut bows: Vec<Bow<'_>> = kit
        .doc
        .links
        .values()
        .filter(|link| is_above(link))
        .filter_map(|link| {
            let ends = [covered(kit, link.from.as_ref()?)?, covered(kit, link.to.as_ref()?)?];
            let (from, to) = (middle(ends[0]), middle(ends[1]));
            (from != to).then_some(Bow {
                link,
                from,
                to,
                ends,
                level: 0,
            })
        })
        .collect();
    spread(&mut bows, columns);
    raise(kit, &mut bows);
    bows
}

fn covered(kit: &Kit<'_>, end: &Target) -> Option<(usize, usize)> {
    let Target::Stage(stage) = end else { return None };
    let node = kit.head.iter().find(|node| node.stage.id == *stage)?;
    Some((node.column, node.column + node.columns - 1))
}

/// Ends at one place stand side by side: those of arrows that go left to the left, and of two that go the same way the
/// longer one outside.
fn spread(bows: &mut [Bow<'_>], columns: &[ColumnTrack]) {
    // The end's place in the row at its stage: by side, then by length signed by side.
    let mut ends: Vec<(usize, f32, usize, usize)> = Vec::new();
    for (at, bow) in bows.iter().enumerate() {
        for (end, here, there) in [(0, bow.from, bow.to), (1, bow.to, bow.from)] {
            let middle = here.to_bits() as usize;
            ends.push((middle, here - there, at, end));
        }
    }
    // Seen from its stage an arrow to the left is positive: the shortest first. One to the right is negative: the
    // longest first, as it must stand outside.
    ends.sort_by(|a, b| {
        let side = |end: &(usize, f32, usize, usize)| end.1 < 0.0;
        (a.0, side(a))
            .cmp(&(b.0, side(b)))
            .then(a.1.total_cmp(&b.1))
            .then_with(|| {
                // Of two that are equally long the later is taken as the longer one at both ends.
                if side(a) { b.2.cmp(&a.2) } else { a.2.cmp(&b.2) }
            })
    });
    for row in ends.chunk_by(|a, b| a.0 == b.0) {
        for (place, (_, _, at, end)) in row.iter().enumerate() {
            let (first, last) = bows[*at].ends[*end];
            let w = columns[last].x + columns[last].w - columns[first].x;
            let step = STEP.min((w - 24.0) / row.len() as f32).max(2.0);
            let by = (place as f32 - (row.len() - 1) as f32 / 2.0) * step;
            if *end == 0 {
                bows[*at].from += by;
            } else {
                bows[*at].to += by;
            }
        }
    }
}

/// Gives each arrow the lowest level above all shorter ones that it would touch.
fn raise(kit: &Kit<'_>, bows: &mut [Bow<'_>]) {
    let mut order: Vec<usize> = (0..bows.len()).collect();
    order.sort_by(|a, b| bows[*a].length().total_cmp(&bows[*b].length()).then(a.cmp(b)));
    let reach = |bow: &Bow<'_>| {
        let half = (words(kit, bow).width / 2.0 + CLEAR).max(bow.length() / 2.0);
        let middle = (bow.from + bow.to) / 2.0;
        (middle - half - CLEAR, middle + half + CLEAR)
    };
    let reaches: Vec<(f32, f32)> = bows.iter().map(reach).collect();
    for (place, at) in order.iter().enumerate() {
        let touched = order[..place]
            .iter()
            .filter(|other| reaches[**other].0 < reaches[*at].1 && reaches[*at].0 < reaches[**other].1);
        bows[*at].level = touched.map(|other| bows[*other].level + 1).max().unwrap_or(0);
    }
}

/// Words beside an arrow: its own, or what a loop says by itself.
fn words(kit: &Kit<'_>, bow: &Bow<'_>) -> std::sync::Arc<crate::shape::Shaped> {
    let words = match (&bow.link.kind, bow.link.label.trim()) {
        (Some(LinkKind::Loop), "") => kit.say("paper.loop", &[]),
        (_, label) => label.to_owned(),
    };
    kit.fonts.line(&words, LABEL)
}

/// The words in a gap of the line, where no higher arrow comes down.
fn label(kit: &Kit<'_>, columns: &[ColumnTrack], bow: &Bow<'_>, bows: &[Bow<'_>], y: f32) -> Option<Label> {
    let text = words(kit, bow);
    if text.is_blank() {
        return None;
    }
    let free = |x: f32| {
        let legs = bows
            .iter()
            .filter(|other| other.level > bow.level)
            .flat_map(|other| [other.from, other.to]);
        legs.into_iter()
            .all(|leg| leg < x - CLEAR || leg > x + text.width + CLEAR)
    };
    let slack = ((bow.length() - text.width) / 2.0 - 16.0).max(0.0);
    let middle = (bow.from + bow.to - text.width) / 2.0;
    let places = [0.0, -0.25, 0.25, -0.5, 0.5, -0.75, 0.75, -1.0, 1.0].map(|share| middle + share * slack);
    let area = |x: f32| Area::new(x, y - LABEL.line / 2.0, text.width, LABEL.line);
    // Beside the end of a sheet there is room even on a short arrow.
    let ends = kit.ends_of_sheets(columns);
    let beside = ends.flat_map(|x| [x - text.width - CLEAR, x + CLEAR]);
    let within = beside.filter(|x| bow.left() - text.width < *x && *x < bow.right());
    let places: Vec<f32> = places.into_iter().chain(within).collect();
    let whole = |x: &f32| !kit.is_cut(columns, &area(*x));
    let all = || places.iter().copied().filter(whole);
    let x = all().find(|x| free(*x)).or_else(|| all().next());
    // Between two ends of sheets there may be less room than the words need.
    let area = area(x.unwrap_or(middle));
    Some(Label::at(text, area))
}
