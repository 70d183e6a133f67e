//! Places for words that find none along their arrow: the nearest at the end of a line that leads there. Between two
//! cards that stand side by side an arrow is shorter than any word; the borders of the lanes above and below have room.

use std::sync::Arc;

use super::ground::Ground;
use super::search::{State, Tracks, bends};
use super::words::{Label, Place};
use super::{Spot, bounds};
use crate::draw::Area;
use crate::shape::Shaped;

/// How far around an arrow words are looked for a place, in CSS pixels: farther off nobody sees whose they are.
const FAR: f32 = 480.0;
/// From the end of words that stand aside to their line.
const INSET: f32 = 4.0;

/// The nearest place that fits for one of the texts.
pub(super) fn nearest(
    ground: &Ground<'_>,
    way: &[Spot],
    texts: &[Arc<Shaped>],
    fits: impl Fn(&Place) -> bool,
) -> Option<Label> {
    let middles: Vec<Spot> = way.windows(2).map(middle).collect();
    let tracks = tracks(ground, way, &middles);
    let mut found = None;
    tracks.walk(&starts(&tracks, &middles), |reached, _, state| {
        let (mut lead, _) = tracks.back(reached, state);
        lead.reverse();
        let lead = bends(&lead);
        found = texts.iter().find_map(|text| {
            let areas = areas(tracks.spot(state), text.width, text.height());
            let mut places = areas.map(|area| Place {
                area,
                lead: lead.clone(),
            });
            let place = places.find(|place| lead.len() > 1 && fits(place))?;
            Some(Label {
                text: text.clone(),
                place,
            })
        });
        found.is_some()
    });
    found
}

fn middle(ends: &[Spot]) -> Spot {
    ((ends[0].0 + ends[1].0) / 2.0, (ends[0].1 + ends[1].1) / 2.0)
}

/// Tracks around an arrow on which a line may lead to its words.
fn tracks<'a>(ground: &'a Ground<'_>, way: &[Spot], middles: &[Spot]) -> Tracks<'a> {
    let (mut xs, mut ys) = ground.tracks(&bounds(way).grown(FAR));
    xs.extend(middles.iter().map(|spot| spot.0));
    ys.extend(middles.iter().map(|spot| spot.1));
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
