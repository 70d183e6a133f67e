//! Where sheets end downwards: between lanes; in a lane that is higher than a sheet between its cards; in a card that is
//! higher than a sheet between its lines, and there in no card beside it that is not.

use lajur_model::LaneId;

use super::cuts::{Fine, Stops};
use super::fit::Ask;
use super::room::Rooms;
use crate::layout::{CardBox, Layout};
use crate::scene::Part;

/// The heights of each row of sheets, from where to where; `room` is the least that a sheet has.
pub(super) fn heights(ask: &Ask<'_>, rooms: &Rooms, layout: &Layout, by: f32, room: f32) -> Option<Vec<(f32, f32)>> {
    let frame = &layout.frame;
    let head = (frame.head_y, frame.grid_y - frame.head_y);
    let (mut edges, mut fine, mut held) = (Vec::new(), Fine::default(), Vec::new());
    for lane in &frame.lanes {
        edges.push(lane.y);
        if lane.h > room {
            let cards = cards_of(layout, &lane.lane);
            edges.extend(gaps(&cards).map(|y| lane.y + y));
            let lines = lines(&cards);
            fine.lines.extend(lines.iter().map(|(_, bottom)| lane.y + bottom));
            let clean = joined(lines, -0.5);
            fine.clean.extend(clean.windows(2).map(|pair| lane.y + pair[0].1));
            held.extend(cards.iter().map(|card| (lane.y + card.y, lane.y + card.y + card.h)));
        }
    }
    edges.push(frame.height.max(frame.grid_y));
    let forced: Vec<f32> = ask
        .lane_breaks
        .iter()
        .filter_map(|at| Some(frame.lanes.get(*at)?.y))
        .collect();
    let stops = Stops::new(&edges, &held, &fine, &forced, room);
    let cuts = stops.even(|at| rooms.down(at, by, head))?;
    let spans = stops.spans(&cuts);
    // A map without lanes still has a head.
    Some(if spans.is_empty() {
        vec![(frame.grid_y, frame.grid_y)]
    } else {
        spans
    })
}

fn cards_of<'a>(layout: &'a Layout, lane: &LaneId) -> Vec<&'a CardBox> {
    layout.cards.values().filter(|card| card.lane == *lane).collect()
}

/// The middles between cards where no card of the lane is.
fn gaps(cards: &[&CardBox]) -> impl Iterator<Item = f32> {
    let taken = joined(cards.iter().map(|card| (card.y, card.y + card.h)).collect(), 0.5);
    let ends: Vec<f32> = taken.windows(2).map(|pair| (pair[0].1 + pair[1].0) / 2.0).collect();
    ends.into_iter()
}

/// From where to where each line and each picture of these cards goes, the one that ends highest first.
fn lines(cards: &[&CardBox]) -> Vec<(f32, f32)> {
    let parts = cards
        .iter()
        .flat_map(|card| card.parts.iter().map(|part| (card.y, part)));
    let line = |(y, part): (f32, &Part)| match part {
        Part::Text(text) => Some((y + text.top, y + text.top + text.line)),
        Part::Image(image) => Some((y + image.y, y + image.y + image.h)),
        _ => None,
    };
    let mut lines: Vec<(f32, f32)> = parts.filter_map(line).collect();
    lines.sort_by(|a, b| a.1.total_cmp(&b.1));
    lines
}

/// Stretches in order, those that overlap by more than `-apart` made one.
fn joined(mut stretches: Vec<(f32, f32)>, apart: f32) -> Vec<(f32, f32)> {
    stretches.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut joined: Vec<(f32, f32)> = Vec::new();
    for (from, to) in stretches {
        match joined.last_mut() {
            Some(last) if from < last.1 + apart => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    joined
}
