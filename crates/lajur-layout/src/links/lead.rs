//! Places for words that find none along their arrow: the nearest at the end of a line that leads there. Between two
//! cards that stand side by side an arrow is shorter than any word; the borders of the lanes above and below have room.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Spot;
use super::ground::Ground;
use super::search::{State, Tracks, cost};
use super::words::{self, Bears, Label};
use crate::draw::Area;
use crate::shape::Shaped;

/// The longest line to words, a bend counted as in the search, in CSS pixels: farther off nobody sees whose they are.
const FAR: f32 = 960.0;
/// From the end of words that stand aside to their line.
const INSET: f32 = 4.0;

/// The nearest of the best places for one of the texts: one with `room`, and that a line `may_lead` to.
pub(super) fn nearest(
    ground: &Ground<'_>,
    way: &[Spot],
    texts: &[Arc<Shaped>],
    room: impl Fn(&Area) -> Option<Bears>,
    may_lead: impl Fn(&[Spot]) -> bool,
) -> Option<(Bears, Label)> {
    let middles: Vec<Spot> = way.windows(2).map(middle).collect();
    let tracks = tracks(ground, &middles);
    let mut best: Option<(Bears, Label)> = None;
    let mut full = BTreeSet::new();
    tracks.walk(&starts(&tracks, &middles), |reached, so_far, state| {
        if so_far > cost(FAR) {
            return true;
        }
        let is_better = |bears: &Bears| best.as_ref().is_none_or(|(best, _)| bears < best);
        // Reached along the other track there is no more room.
        if full.contains(&(state.0, state.1)) {
            return false;
        }
        let spot = tracks.spot(state);
        let places = texts.iter().flat_map(|text| {
            let areas = areas(spot, text.width, text.height());
            areas.map(move |area| (text, area))
        });
        let place = words::best(places, |area| room(area).filter(is_better));
        if place.is_none() {
            full.insert((state.0, state.1));
        }
        if let Some((bears, mut label)) = place {
            label.lead = tracks.way(reached, state);
            if label.lead.len() > 1 && may_lead(&label.lead) {
                best = Some((bears, label));
            }
        }
        best.as_ref().is_some_and(|(bears, _)| *bears == Bears::Nothing)
    });
    best
}

fn middle(ends: &[Spot]) -> Spot {
    ((ends[0].0 + ends[1].0) / 2.0, (ends[0].1 + ends[1].1) / 2.0)
}

/// Tracks around the middles of an arrow's stretches, on which a line may lead to its words.
fn tracks<'a>(ground: &'a Ground<'_>, middles: &[Spot]) -> Tracks<'a> {
    let (mut xs, mut ys) = (Vec::new(), Vec::new());
    for spot in middles {
        let (upright, level) = ground.near(*spot, FAR);
        xs.extend(upright.into_iter().chain([spot.0]));
        ys.extend(level.into_iter().chain([spot.1]));
    }
    Tracks::new(ground, xs, ys)
}

/// A line may leave the middle of each stretch in all directions.
fn starts(tracks: &Tracks<'_>, middles: &[Spot]) -> Vec<(u32, State)> {
    let number = |line: &[f32], at: f32| line.iter().position(|track| *track == at);
    let crossings = middles
        .iter()
        .filter_map(|spot| number(&tracks.xs, spot.0).zip(number(&tracks.ys, spot.1)));
    crossings
        .flat_map(|(x, y)| [true, false].map(|upright| (0, (x, y, upright))))
        .collect()
}

/// Around the end of a line, the best first.
fn areas((x, y): Spot, w: f32, h: f32) -> impl Iterator<Item = Area> {
    let across = [x - w / 2.0, x - INSET, x + INSET - w];
    let down = [y - h / 2.0, y, y - h];
    down.into_iter()
        .flat_map(move |y| across.map(|x| Area::new(x, y, w, h)))
}
