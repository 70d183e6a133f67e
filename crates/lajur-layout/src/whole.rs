//! A whole map laid out: columns, head, lanes from top to bottom, arrows.

use lajur_model::{Doc, Lane, View};

use crate::cards::{Known, Placed};
use crate::draw::{Area, Sheet, stroke};
use crate::fonts::Fonts;
use crate::kit::{Kit, Sizes};
use crate::lane::{Band, LaneLayout, lane};
use crate::layout::{ColumnTrack, Frame, LaneTrack, Layout};
use crate::moved::shifted_group;
use crate::scene::{Group, Tag};
use crate::shape::snap;
use crate::theme::Ink;
use crate::{head, links, title, tracks};

/// Lanes laid out on one thread; maps with fewer cards are not worth a second one.
const CARDS_FOR_THREADS: usize = 400;

/// Where everything on the map stands, in CSS pixels, as a window shows it. Cards in the tray have no place.
#[must_use]
pub fn layout(doc: &Doc, view: &View, fonts: &Fonts) -> Layout {
    laid_out(&Kit::new(doc, view, fonts, Sizes::screen()))
}

pub(crate) fn laid_out(kit: &Kit<'_>) -> Layout {
    let mut layout = without_links(kit);
    layout.frame.links = links::links(kit, &layout);
    layout
}

/// Everything but the arrows: they run around what stands already.
pub(crate) fn without_links(kit: &Kit<'_>) -> Layout {
    let left = tracks::lane_heads(kit);
    let columns = tracks::columns(kit, left);
    let mut layout = Layout::default();
    let mut bands = Vec::new();
    for done in lanes(kit, &kit.lanes, &columns, left, Known::default()) {
        let id = done.band.lane.clone();
        let drawn = done.cards.into_iter().filter_map(|(id, placed)| match placed {
            Placed::Drawn(card) => Some((id, card)),
            // Nothing is known of an earlier layout, so nothing is kept from it.
            Placed::Moved { .. } | Placed::Same => None,
        });
        layout.cards.extend(drawn);
        layout.figures.extend(done.figure.map(|figure| (id, figure)));
        bands.push(done.band);
    }
    layout.frame = frame(kit, left, columns, &bands.iter().collect::<Vec<_>>());
    layout
}

/// These lanes in order. A lane needs no other lane, so that large maps are laid out on several threads; the outcome is
/// the same.
pub(crate) fn lanes(
    kit: &Kit<'_>,
    wanted: &[&Lane],
    columns: &[ColumnTrack],
    left: f32,
    known: Known<'_>,
) -> Vec<LaneLayout> {
    let one = |(at, record): (usize, &Lane)| {
        let least = kit.sizes.least.get(at).copied().unwrap_or(0.0);
        lane(kit, columns, record, left, least, known)
    };
    let numbered: Vec<(usize, &Lane)> = wanted.iter().copied().enumerate().collect();
    let threads = std::thread::available_parallelism()
        .map_or(1, std::num::NonZero::get)
        .min(4);
    if threads == 1 || kit.doc.cards.len() < CARDS_FOR_THREADS || wanted.len() < threads {
        return numbered.into_iter().map(one).collect();
    }
    let share = numbered.len().div_ceil(threads);
    let work = |part: Vec<(usize, &Lane)>| part.into_iter().map(one).collect::<Vec<_>>();
    let work = &work;
    std::thread::scope(|scope| {
        let running: Vec<_> = numbered
            .chunks(share)
            .map(|part| part.to_vec())
            .map(|part| scope.spawn(move || work(part)))
            .collect();
        // A panic of a worker is a panic of the layout, as it would be on one thread.
        running
            .into_iter()
            .flat_map(|done| done.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}

/// Everything but cards, figures and arrows; `bands` are all lanes from top to bottom.
pub(crate) fn frame(kit: &Kit<'_>, left: f32, mut columns: Vec<ColumnTrack>, bands: &[&Band]) -> Frame {
    count(&mut columns, bands);
    let width = columns.last().map_or(left, |track| track.x + track.w);
    let (title, top) = if kit.sizes.paper {
        (Vec::new(), 0.0)
    } else {
        title::title(kit, width)
    };
    let head_y = snap(top + links::room(kit, &columns));
    let head = head::head(kit, &columns, head_y);
    let mut frame = Frame {
        width,
        grid_x: left,
        head_y,
        grid_y: snap(head_y + head.h),
        columns,
        title,
        heads: head.groups,
        ..Frame::default()
    };
    for band in bands {
        stack(&mut frame, band);
    }
    ground(&mut frame);
    frame
}

/// Says in each collapsed column how many cards of all lanes it holds.
fn count(columns: &mut [ColumnTrack], bands: &[&Band]) {
    for (at, column) in columns.iter_mut().enumerate() {
        let inside = || bands.iter().filter_map(|band| band.inside.get(at)).sum();
        column.collapsed = column.collapsed.map(|_| inside());
    }
}

fn stack(frame: &mut Frame, band: &Band) {
    let y = frame.lanes.last().map_or(frame.grid_y, |last| last.y + last.h);
    frame.lanes.push(LaneTrack {
        lane: band.lane.clone(),
        form: band.form,
        y,
        h: band.h,
        collapsed: band.collapsed,
    });
    frame.lane_heads.push(band.head.clone());
    let rule = band.ground.clone();
    frame.ground.extend(rule.map(|rule| shifted_group(rule, 0.0, y)));
}

/// The paper behind the lanes and the rules between them.
fn ground(frame: &mut Frame) {
    let bottom = frame.lanes.last().map_or(frame.grid_y, |last| last.y + last.h);
    frame.height = bottom;
    let (left, right) = (frame.grid_x, frame.width);
    let mut sheet = Sheet::default();
    sheet.rect(
        Area::new(left, frame.grid_y, right - left, bottom - frame.grid_y),
        0.0,
        Some(Ink::Token("paper")),
        None,
    );
    let folded = |column: &&ColumnTrack| column.collapsed.is_some();
    for column in frame.columns.iter().filter(folded) {
        let area = Area::new(column.x, frame.grid_y, column.w, bottom - frame.grid_y);
        sheet.rect(area, 0.0, Some(Ink::Token("ground")), None);
    }
    let rule = || stroke(Ink::Token("rule"), 1.0);
    for lane in frame.lanes.iter().skip(1) {
        sheet.line((0.0, lane.y), (right, lane.y), rule());
    }
    if !frame.lanes.is_empty() {
        sheet.line((0.0, bottom), (right, bottom), rule());
    }
    let behind: Group = Area::new(0.0, 0.0, right, bottom).group(Tag::Decoration, sheet.0);
    frame.ground.insert(0, behind);
}
